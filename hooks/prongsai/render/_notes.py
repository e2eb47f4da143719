"""What a reader should know of the figures (ข้อสังเกตต่อข้อมูล): contradictions that were found, and the author's notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from prongsai.render._shown import anchor, html
from prongsai.words import say

if TYPE_CHECKING:
    from markupsafe import Markup

    from prongsai.assess import Assessment, Remark
    from prongsai.content import Location, Note


class Told(NamedTuple):
    """Something to know, and the anchor of the first of its kind; empty for the others."""

    words: Markup
    place: str = ""


def notes(a: Assessment) -> list[Told]:
    """Return the contradictions, why else something stands in the scores, and the notes that acknowledge nothing."""
    told, last = [], None
    for finding in a.contradictions:
        told.append(
            Told(_known(finding.to_readers, finding.acknowledged), "" if finding.code == last else finding.code.lower())
        )
        last = finding.code
    scores, shown = a.report.sources["scores.yml"].file, {*a.contradictions}
    others = [one for one in a.findings if one.acknowledged and one.place.file == scores and one not in shown]
    told += [Told(_known(one.to_readers, one.acknowledged)) for one in others]
    return told + [Told(_note(note, a)) for note in a.notes if not note.finding]


def _known(found: str, reason: str | None) -> Markup:
    """Return what was found, and why the author lets it stand; what does not concern readers is left out."""
    if not found or not reason:
        return html("<strong>{}</strong>" if found else "{}", found or reason)
    return html("<strong>{}</strong> {}", found, say("blocks.acknowledged", reason=reason))


def _note(note: Note | Remark, a: Assessment) -> Markup:
    """Return a note with the line of the original that it speaks of, which leads there where its address is known."""
    if not note.line:
        return html("{}", note.text)
    line, source = say("blocks.note_line", line=note.line), a.agency.compiled_from
    shown = anchor(source.url, line) if source and source.url else line
    return html('{} <small class="ps-line">{}</small>', note.text, shown)


def remarks(a: Assessment, file: str, at: Location = ()) -> list[Told]:
    """Return what the author remarks on a file, or on what stands at a location of it."""
    own = (one for one in a.remarks if one.file == file and one.at[: len(at)] == at)
    return [Told(_known(one.found, one.text) if one.found else _note(one, a)) for one in own]


def acknowledged(a: Assessment) -> list[Markup]:
    """Return what readers should know of the report and the author lets stand, with the reason that no note tells."""
    noted = {note.text for note in a.notes}
    own = (one for one in a.remarks if one.found and one.file != "progress.yml" and one.text not in noted)
    return [*dict.fromkeys(_known(one.found, one.text) for one in own)]


def elsewhere(a: Assessment, file: str, part: str) -> list[Told]:
    """Return what the author remarks on a file, but for what stands with the records of the list `part`."""
    own = (one for one in a.remarks if one.file == file and not (len(one.at) > 1 and one.at[0] == part))
    return [Told(_known(one.found, one.text) if one.found else _note(one, a)) for one in own]
