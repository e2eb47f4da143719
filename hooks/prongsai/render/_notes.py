"""What a reader should know of the figures (ข้อสังเกตต่อข้อมูล): contradictions that were found, and the author's notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from prongsai.render._shown import html
from prongsai.words import say

if TYPE_CHECKING:
    from markupsafe import Markup

    from prongsai.assess import Assessment
    from prongsai.content import Note
    from prongsai.findings import Finding


class Told(NamedTuple):
    """Something to know, and the anchor of the first of its kind; empty for the others."""

    words: Markup
    place: str = ""


def notes(a: Assessment) -> list[Told]:
    """Return the contradictions, and the notes that acknowledge none of them."""
    told, last = [], None
    for finding in a.contradictions:
        told.append(Told(_contradiction(finding), "" if finding.code == last else finding.code.lower()))
        last = finding.code
    return told + [Told(_note(note)) for note in a.notes if not note.finding]


def _contradiction(finding: Finding) -> Markup:
    if not finding.acknowledged:
        return html("<strong>{}</strong>", finding.message)
    return html("<strong>{}</strong> {}", finding.message, say("blocks.acknowledged", reason=finding.acknowledged))


def _note(note: Note) -> Markup:
    if not note.line:
        return html("{}", note.text)
    return html("{} <small>{}</small>", note.text, say("blocks.note_line", line=note.line))
