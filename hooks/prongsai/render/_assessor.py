"""The box for assessors (องค์ประกอบที่ต้องแสดง): each element of an item's page, with the very place where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prongsai.addresses import paths, places
from prongsai.assess import checklist, report_elements
from prongsai.words import plain, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from prongsai.assess import Assessment, DisclosedItem, MeasureView, ProgressLine, Required
    from prongsai.render._measures_table import MeasuresTable


@dataclass(frozen=True, slots=True)
class Box:
    """What a box shows.

    Attributes:
        years: of which years the page tells.
        groups: what the year is known to ask for, then the rest under words that say so; each element with the address
            of its place: an anchor of the page, or another page.
        path: the way from the site's home in words, to paste where it is asked for.
    """

    title: str
    years: str
    groups: tuple[tuple[str, tuple[tuple[Required, str], ...]], ...]
    path: str


def counted(elements: Sequence[Required]) -> tuple[int, int]:
    """Return how many elements are there of how many: of those that the year asks for, else of all that are usual."""
    told = [one for one in elements if one.asked] or elements
    return sum(one.present for one in told), len(told)


def _box(assessment: Assessment, item: DisclosedItem, elements: Sequence[tuple[Required, str]], part: str) -> Box:
    asked = tuple(one for one in elements if one[0].asked)
    other = tuple(one for one in elements if not one[0].asked)
    figures = {"year": assessment.year, "fiscal_year": assessment.fiscal_year, "code": item.code}
    known = "years_item" if item.code else "years"
    if item.national:
        years, usual = say(f"assessor.{known}", ita_year=item.ita_year, **figures), say("assessor.usual")
    else:
        years, usual = say(f"assessor.other_{known}", asked=item.asked_in, **figures), say("assessor.other_usual")
    groups = (("", asked), (usual, other))
    present, count = counted([one for one, _ in elements])
    title = say("assessor.whole" if present == count else "assessor.partly", present=present, count=count)
    path = say("assessor.path" if item.national else "assessor.other_path", path=_path(assessment, part))
    return Box(title, years, tuple(group for group in groups if group[1]), path)


_FIELDS: dict[str, Callable[[MeasureView], str | None]] = {
    "steps": lambda view: "steps" if view.measure.steps else None,
    "responsible": lambda view: "responsible" if view.units else None,
    "period": lambda view: "period" if view.measure.period else None,
    "monitoring": lambda view: next(
        (field for field in ("monitoring", "rounds", "frequency") if getattr(view.measure, field)), None
    ),
    "measures": lambda _: None,
}
"""The field by which a measure states an element; what measures answer stands with their subjects."""
_ANALYSED = {"analysis": None, "topics": "topic", "indicators": "indicator"}
"""What the entries of the analysis are about, for each element of it; None for anything."""


def measures_box(assessment: Assessment, table: MeasuresTable) -> Box:
    """Return the box of the measures item."""
    elements = [(element, _measures_place(element, assessment, table)) for element in checklist(assessment)]
    return _box(assessment, assessment.item, elements, "measures")


def _path(assessment: Assessment, part: str) -> str:
    year = plain("common.year", year=assessment.year)
    return " › ".join((plain("common.home"), assessment.agency.short_name, year, plain(f"common.part.{part}")))


def _measures_place(element: Required, assessment: Assessment, table: MeasuresTable) -> str:
    """Return the first place that shows an element, or the section where it should stand."""
    key = element.key
    if key in _ANALYSED:
        return _analysis_place(_ANALYSED[key], assessment)
    if element.about:
        return _subject_place(element, assessment, table)
    if key == "limitations":
        return f"#{places.LIMITATIONS}"
    stated = _FIELDS.get(key, _answers)
    found = ((view.measure.id, field) for view in assessment.measures if (field := stated(view)))
    return next((f"#{table.place(*one)}" for one in found), f"#{places.MEASURES}")


def _subject_place(element: Required, assessment: Assessment, table: MeasuresTable) -> str:
    """Return the first measure for the subjects of an element; what lacks one stands in the analysis, if anywhere."""
    if not element.present:
        entries = enumerate(assessment.report.analysis.every_entry, 1)
        told = (number for number, entry in entries if (entry.about.kind, entry.about.value) in element.about)
        return next((f"#{places.entry(number)}" for number in told), f"#{places.MEASURES}")
    wanted = set(element.about)
    find = {"item": assessment.subjects.item, "question": assessment.subjects.question}
    within = {number for kind, code in wanted if kind in find for number in find[kind](code).indicators}
    exact = [view for view in assessment.measures if {(one.kind, one.value) for one in view.subjects} & wanted]
    around = [view for view in assessment.measures if view.answers & within]
    first = next(iter(exact or around), None)
    return f"#{table.place(first.measure.id, 'addresses')}" if first else f"#{places.MEASURES}"


def _answers(view: MeasureView) -> str | None:
    return "addresses" if view.subjects else None


def _analysis_place(kind: str | None, assessment: Assessment) -> str:
    """Return the first entry of a kind; an analysis that is a narrative alone stands on its own page."""
    entries = assessment.report.analysis.every_entry
    if not entries:
        here = paths.part(assessment.slug, assessment.year, "measures")
        return paths.relative(paths.part(assessment.slug, assessment.year, "analysis"), here)
    found = (number for number, entry in enumerate(entries, 1) if kind in (None, entry.about.kind))
    return next((f"#{places.entry(number)}" for number in found), f"#{places.ANALYSIS}")


def progress_box(assessment: Assessment) -> Box | None:
    """Return the box of the report on the measures; None where there is none."""
    progress = assessment.progress
    if progress is None:
        return None
    shown: dict[str, str] = {}
    for line in (line for one in progress.rounds for line in one.lines):
        for key in _told(line):
            shown.setdefault(key, f"#{places.cell(key, line.months, line.entry.measure)}")
    lacking = next((f"#{places.round_of(one.months)}" for one in progress.rounds if one.missing), None)
    if lacking:
        shown["status"] = lacking
    elements = [(element, shown.get(element.key, f"#{places.TOTAL}")) for element in report_elements(assessment)]
    return _box(assessment, progress.item, elements, "progress")


def _told(line: ProgressLine) -> Iterator[str]:
    """Yield the elements that a line shows."""
    entry = line.entry
    yield "status"
    if entry.work or entry.result:
        yield "work"
    if entry.problems:
        yield "problems"
    if entry.suggestions:
        yield "suggestions"
    if entry.evidence and entry.status == "done":
        yield "evidence"
