"""Tasks of the analysis (งานที่มอบหมาย) that no measure takes up: what units are to do, and what is promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.assess.checks.promises import PROMISE
from prongsai.assess.checks.words import any_of, words
from prongsai.assess.prose.passages import prose
from prongsai.findings import Finding

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.figures.measures import MeasureView
    from prongsai.assess.figures.subjects import Subject

_EVERYONE = "ทุก"
"""How a unit begins that stands for all of them: ทุกสำนัก/กอง."""
_NEAR = 90
"""How far after a promise what is promised is looked for, in letters."""
_OF_MEASURES = ("measures", "defaults")


def check_tasks(assessment: Assessment) -> Iterator[Finding]:
    """Yield the tasks that the analysis gives to a unit, and what it promises by name, where no measure has them."""
    if assessment.report.measures.measures:
        yield from _guidance(assessment)
        yield from _things(assessment)


def _guidance(assessment: Assessment) -> Iterator[Finding]:
    """Look at the points of guidance that name who is to do them."""
    source = assessment.report.sources["analysis.yml"]
    names = {unit.id: unit.name for unit in assessment.agency.units}
    for entry, at in assessment.report.analysis.located:
        subject = assessment.subjects.find(entry.about)
        for number, point in enumerate(entry.guidance):
            for position, unit in enumerate(point.responsible):
                lacking = _lacking(unit, subject, assessment)
                if lacking:
                    place = source.at(*at, "guidance", number, "responsible", position)
                    of = f" เรื่อง{subject.label}"
                    yield Finding.make("H728", place, unit=names.get(unit, unit), subject=of, lacking=lacking)


def _lacking(unit: str, subject: Subject, assessment: Assessment) -> str:
    """Return what is lacking for a unit to do something about a subject; nothing where a measure may have it."""
    theirs = _family(unit, assessment)
    if not any(theirs & {*view.measure.responsible} for view in assessment.measures):
        return "ไม่มีมาตรการใดที่ส่วนราชการนี้รับผิดชอบ"
    answering = [view for view in assessment.measures if _answers(view, subject)]
    if not answering:
        sure = subject.indicators and not any(
            view.may_answer(n) for view in assessment.measures for n in subject.indicators
        )
        return "ไม่มีมาตรการของเรื่องนี้" if sure else ""
    everyone = {one.id for one in assessment.agency.units if one.name.startswith(_EVERYONE)}
    kept = any((theirs | everyone) & {*view.measure.responsible} for view in answering)
    return "" if kept else "มาตรการของเรื่องนี้ไม่ได้ให้ส่วนราชการนี้รับผิดชอบ"


def _family(unit: str, assessment: Assessment) -> set[str]:
    """Return a unit with what it is part of and with its own parts."""
    units = assessment.agency.units
    above = {one.part_of for one in units if one.id == unit and one.part_of}
    return {unit, *above, *(one.id for one in units if one.part_of == unit)}


def _answers(view: MeasureView, subject: Subject) -> bool:
    """Tell whether a measure is about a subject, or about an indicator of it."""
    same = any((one.kind, one.value) == (subject.kind, subject.value) for one in view.subjects)
    return same or bool(view.answers & {*subject.indicators})


def _things(assessment: Assessment) -> Iterator[Finding]:
    """Look at what agencies are asked to have, where it is promised or said to be in the table."""
    scalars = assessment.report.sources["measures.yml"].scalars
    measures = "\n".join(scalar.value for location, scalar in scalars.items() if location[0] in _OF_MEASURES)
    named = {said: name for name, of in words()["things"].items() for said in of["said"]}
    find, told = any_of([*named]).finditer, set[str]()
    for passage in prose(assessment):
        if passage.is_narrative or passage.source.file.endswith("/analysis.yml"):
            for said in find(passage.text):
                name = named[next(one for one in named if one.casefold() == said[0].casefold())]
                if name not in told and _is_said_to_be(said) and not _kept(name, measures):
                    told.add(name)
                    yield Finding.make("H729", passage.place(said.start()), thing=name)


def _kept(name: str, measures: str) -> bool:
    return any_of(words()["things"][name]["kept"]).search(measures) is not None


def _is_said_to_be(said: re.Match[str]) -> bool:
    """Tell whether a thing is said to be in the table, in its paragraph, or promised shortly before."""
    text = said.string
    first, last = text.rfind("\n", 0, said.start()) + 1, text.find("\n", said.end())
    paragraph = text[first : last if last >= 0 else len(text)]
    before = text[max(first, said.start() - _NEAR) : said.start()]
    return any_of(words()["attached"]).search(paragraph) is not None or PROMISE.search(before) is not None
