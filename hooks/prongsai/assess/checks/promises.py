"""What the analysis says will be done (คำมั่นและงานที่มอบหมาย) and no measure takes up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.assess.checks.words import any_of, words
from prongsai.assess.elements.coverage import Coverage
from prongsai.assess.elements.named import named
from prongsai.assess.prose.passages import prose, typed_narrative
from prongsai.assess.prose.words import patterns
from prongsai.content import Reference
from prongsai.findings import Finding
from prongsai.text import cut

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.elements.named import Named
    from prongsai.assess.figures.measures import MeasureView
    from prongsai.assess.figures.subjects import Subject
    from prongsai.findings import Place

_EXCERPT = 60
_FORMS = patterns("promises")
_EVERYONE = "ทุก"
"""How a unit begins that stands for all of them: ทุกสำนัก/กอง."""
_NEAR = 90
"""How far after a promise what is promised is looked for, in letters."""
_CITED = 15
"""How far before a thing it is said that something is in line with it, in letters."""
_OF_MEASURES = ("measures", "defaults")
_OF_TABLE = "มาตรการ"
_NONE = "ไม่มีมาตรการใดกล่าวถึง"


def check_promises(assessment: Assessment) -> Iterator[Finding]:
    """Yield what the narrative or a guidance says will be done about an indicator or topic that no measure answers."""
    coverage, subjects = Coverage(assessment), assessment.subjects
    # What a topic's measure does for an indicator is not written anywhere, so by topic only topics are judged.
    kind = "topic" if coverage.by_topic else "indicator"
    known = {*subjects.topics} if coverage.by_topic else {*map(str, subjects.indicators)}
    for text, start, place, about in _promised(assessment):
        own = sorted(int(value) for name, value in about if name == kind and value in known)
        if own and not any(_answered(coverage, kind, number) for number in own):
            promise = cut(text[start : start + 2 * _EXCERPT].partition("\n")[0].strip(), _EXCERPT)
            found = (subjects.find(Reference.model_validate({kind: str(number)})).label for number in own)
            yield Finding.make("H714", place, promise=promise, subjects=", ".join(found))


def _promised(assessment: Assessment) -> Iterator[tuple[str, int, Place, set[Named]]]:
    """Yield the first promise of each text: that, where it begins, its place, and what it is about.

    A paragraph is about what it names, or else its heading; a guidance is about what its entry is.
    """
    narrative, source = typed_narrative(assessment), assessment.report.sources["analysis.yml"]
    heading: set[Named] = set()
    for paragraph in _FORMS["paragraph"].finditer(narrative.text):
        if paragraph[0].startswith("#"):
            heading = named(paragraph[0].partition("\n")[0])
        if match := _FORMS["promise"].search(paragraph[0]):
            start = paragraph.start() + match.start()
            yield narrative.text, start, narrative.place(start), named(paragraph[0]) or heading
    for entry, at in assessment.report.analysis.located:
        for number, point in enumerate(entry.guidance):
            if match := _FORMS["promise"].search(point.text):
                place = source.at(*at, "guidance", number, "text")
                yield point.text, match.start(), place, {(entry.about.kind, entry.about.value)}


def _answered(coverage: Coverage, kind: str, number: int) -> bool:
    """Tell whether a measure names a topic or an indicator, or answers the indicator in another way."""
    return (kind, str(number)) in coverage.named or (kind == "indicator" and coverage.indicator(number))


def check_tasks(assessment: Assessment) -> Iterator[Finding]:
    """Yield the tasks that the analysis gives to a unit, and what it promises by name, where no measure has them."""
    if assessment.report.measures.measures:
        yield from _guidance(assessment)
        yield from _things(assessment)
    elif assessment.report.has_measures:
        yield from _table(assessment)


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
    theirs = family(unit, assessment)
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


def family(unit: str, assessment: Assessment) -> set[str]:
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
    named = {said.casefold(): name for name, of in words()["things"].items() for said in of["said"]}
    find, told = any_of([*named]).finditer, set[str]()
    for passage in prose(assessment):
        if passage.is_narrative or passage.source.file.endswith("/analysis.yml"):
            for said in find(passage.text):
                name = named[said[0].casefold()]
                kept = any_of(words()["things"][name]["kept"])
                if name not in told and _is_said_to_be(said) and not kept.search(measures):
                    told.add(name)
                    yield Finding.make("H729", passage.place(said.start()), thing=name, lacking=_NONE)


def _table(assessment: Assessment) -> Iterator[Finding]:
    """Look once at where measures are said to stand in a table, though the report has none."""
    for passage in prose(assessment):
        said = any_of(words()["attached"]).search(passage.text)
        if said is not None and _OF_TABLE in passage.text[max(0, said.start() - _NEAR) : said.end()]:
            yield Finding.make("H729", passage.place(said.start()), thing="ตารางมาตรการ", lacking="รายงานไม่มีมาตรการ")
            return


def _is_said_to_be(said: re.Match[str]) -> bool:
    """Tell whether a thing is said to be in the table, in its paragraph, or is promised or set up shortly before."""
    line = said.string[: said.start()].rpartition("\n")[2]
    paragraph, before = line + said[0] + said.string[said.end() :].partition("\n")[0], line[-_NEAR:]
    if any_of(words()["in line"]).search(before[-_CITED:]):
        return False
    told = any_of(words()["attached"]).search(paragraph) or any_of(words()["set up"]).search(before)
    return bool(told or _FORMS["promise"].search(before))
