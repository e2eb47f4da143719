"""The pieces of the analysis (ผลการวิเคราะห์รายเรื่อง), each with a place of its own on the page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from prongsai.addresses import places
from prongsai.assess import unit_names
from prongsai.content import ENTRY_KINDS
from prongsai.render._notes import remarks
from prongsai.render._shown import Line, listing, paragraphs, score
from prongsai.text import item_key
from prongsai.words import one_line, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markupsafe import Markup

    from prongsai.assess import Assessment, Subject
    from prongsai.content import Entry, Point


class Piece(NamedTuple):
    """A piece of the analysis.

    Attributes:
        place: its anchor, by what it is about and not by its order on the page, so that a link to it lasts.
        score: that of its subject; None where there is none.
        kind: what kind of finding it is, and that in words; None where it is not said.
        analysed: the items by which it was analysed.
        remarks: what the author remarks on it.
    """

    place: str
    title: str
    score: str | None
    kind: tuple[str, str] | None
    analysed: str
    finding: str
    guidance: Markup | None
    remarks: tuple[Markup, ...] = ()


def pieces(a: Assessment) -> list[Piece]:
    """Return the pieces of a year's analysis in the report's own order; of several about one thing the later count."""
    seen = Counter[str]()
    found = []
    for index, entry in enumerate(a.report.analysis.entries):
        subject = a.subjects.find(entry.about)
        first = places.about(subject.kind, subject.value)
        seen[first] += 1
        made = _piece(a, entry, subject, places.about(subject.kind, subject.value, seen[first]))
        told = remarks(a, "analysis.yml", ("entries", index))
        found.append(made._replace(remarks=tuple(one.words for one in told)))
    return found


def _piece(a: Assessment, entry: Entry, subject: Subject, place: str) -> Piece:
    question = f"{say('blocks.question')} " if subject.kind == "question" else ""
    labels = (str(one_line(a.subjects.item(item_key(code)).label)) for code in entry.items)
    return Piece(
        place,
        f"{question}{subject.label}",
        None if subject.score is None else score(subject.score),
        (entry.kind, ENTRY_KINDS[entry.kind]) if entry.kind else None,
        ", ".join(labels),
        entry.finding,
        guidance(entry.guidance, unit_names(a.agency)),
    )


def guidance(points: Sequence[Point], units: Mapping[str, str]) -> Markup | None:
    """Return what is to be done, with the units that are to do it: one text as paragraphs, several as a list."""
    if not points:
        return None
    shown = [Line(one.text, one.mark or "", ", ".join(units[unit] for unit in one.responsible)) for one in points]
    if len(shown) == 1 and not shown[0].mark and not shown[0].note:
        return paragraphs(points[0].text)
    return listing(shown)
