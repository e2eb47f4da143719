"""What a report must have to be complete (ความครบถ้วน), as an assessor would tick it, and what is missing.

The criteria name the seven topics only for ITA 2567, the one year whose elements were seen in two reports: topics,
measures with steps, unit and period, and limitations. For other years the list holds what agencies published, so that
a topic or an indicator which such a report passes over is a hint at most.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from prongsai.assess._expanded import without_comments
from prongsai.assess.elements.coverage import Coverage
from prongsai.assess.elements.element import Lacking, Required, says, tells
from prongsai.findings import Finding
from prongsai.text import round2
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from decimal import Decimal

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.elements.named import Named
    from prongsai.assess.figures.measures import MeasureView
    from prongsai.findings import Place

_FULL = 100
_WORD = 2
"""A step, or monitoring, may be one short word."""


def checklist(assessment: Assessment) -> tuple[Required, ...]:
    """Return the elements that a report of its year and layout should have, and whether it has them."""
    return tuple(_elements(assessment))


def check_completeness(assessment: Assessment) -> Iterator[Finding]:
    """Yield what tells the officer of each element that is lacking."""
    for element in checklist(assessment):
        yield from element.findings


def _elements(assessment: Assessment) -> Iterator[Required]:
    coverage = Coverage(assessment)
    asked_in = assessment.item.ita_year
    asked = asked_in is not None and bool(assessment.framework.year(asked_in).topics)
    report = assessment.report
    analysis = bool(coverage.telling) or tells(without_comments(report.narrative.text))
    yield Required("analysis", asked, present=analysis)
    if assessment.subjects.topics and (asked or coverage.by_topic):
        yield from _topics(assessment, coverage, asked=asked)
    if coverage.by_indicator:
        yield from _indicators(assessment, coverage)
    yield Required("measures", asked, present=bool(report.measures.measures))
    if report.measures.measures:
        yield from _measures(assessment, asked=asked)
    yield from _limitations(assessment, asked=asked)
    yield from _low_indicators(assessment, coverage)
    yield from _lost_items(assessment, coverage)
    yield from _low_questions(assessment, coverage)


def _topics(assessment: Assessment, coverage: Coverage, *, asked: bool) -> Iterator[Required]:
    """ITA 2567: seven topics, each analysed and each brought into practice by a measure (seen in two reports)."""
    names = {number: assessment.subjects.topic(number).label for number in assessment.subjects.topics}
    unread = [name for number, name in names.items() if not coverage.topic_analysed(number)]
    unanswered = [name for number, name in names.items() if ("topic", number) not in coverage.named]
    analysed = Required("topics", asked)
    yield _each(analysed, unread, len(names), "W706" if asked else "H715", _entries(assessment))
    answered = Required("topic_measures", asked)
    yield _each(answered, unanswered, len(names), "W707" if asked else "H716", _measures_key(assessment))


def _indicators(assessment: Assessment, coverage: Coverage) -> Iterator[Required]:
    """No year is known to ask for all ten; where most are there, the rest that lose points may have been forgotten.

    A report that gives measures only to what is low has chosen so: it is not expected to have the others. Of one that
    leaves scores out nobody knows which lose points.
    """
    if not assessment.whole:
        return
    results = assessment.indicators
    names = {result.number: assessment.subjects.indicator(result.number).label for result in results}
    losing = [result.number for result in results if result.score < _FULL]
    unread = [names[number] for number in losing if not coverage.indicator_analysed(number)]
    unanswered = [names[number] for number in losing if not coverage.indicator(number)]
    line = _line(assessment)
    answered = [result for result in results if coverage.indicator(result.number)]
    only_low = line is not None and all(result.score < line for result in answered)
    if len(unread) * 2 < len(names):
        place, lacking = _entries(assessment), plain("common.part.analysis")
        yield _each(Required("indicators"), unread, len(names), "H708", place, lacking=lacking)
    if len(unanswered) * 2 < len(names) and not only_low:
        place, lacking = _measures_key(assessment), plain("common.part.measures")
        yield _each(Required("indicator_measures"), unanswered, len(names), "H708", place, lacking=lacking)


def _each(element: Required, names: Sequence[str], count: int, code: str, place: Place, **figures: object) -> Required:
    findings = [Finding.make(code, place, subjects=", ".join(names), **figures)] if names else []
    return element.ticked(Lacking(subjects=tuple(names)), count, findings)


def _entries(assessment: Assessment) -> Place:
    """Return the place of the entries, or that of the measures where there is no analysis.yml."""
    source = assessment.report.sources["analysis.yml"]
    return source.at_key("entries") if source.text else _measures_key(assessment)


def _measures_key(assessment: Assessment) -> Place:
    return assessment.report.sources["measures.yml"].at_key("measures")


@dataclass(frozen=True, slots=True)
class _Field:
    """What each measure must state.

    Attributes:
        code: the finding that tells its absence.
        stated: tells whether a measure has it.
        asked: ITA 2567, the year known by its elements, asks for it.
    """

    key: str
    code: str
    stated: Callable[[MeasureView], object]
    asked: bool = True


# Every table of measures seen has a column for steps, units and period, whatever the year.
_FIELDS = (
    _Field("steps", "W701", lambda view: tells(*(step.title for step in view.measure.steps), fewest=_WORD)),
    _Field("responsible", "W702", lambda view: view.measure.responsible),
    _Field("period", "H703", lambda view: view.measure.period),
    _Field("addresses", "W712", lambda view: view.subjects, asked=False),
)


def _measures(assessment: Assessment, *, asked: bool) -> Iterator[Required]:
    # Of two reports for ITA 2567 only one has monitoring; those of all other years seen have it, or reporting rounds.
    # Reports under other frameworks were not seen, so that nothing is told to lack what the NACC's have.
    monitoring = _Field(
        "monitoring",
        "H717" if asked else "W704",
        lambda view: tells(*view.measure.monitoring, fewest=_WORD) or view.measure.rounds or view.measure.frequency,
        asked=False,
    )
    views = assessment.measures
    for field in (*_FIELDS, monitoring) if assessment.framework.national else _FIELDS:
        lacking = [view for view in views if not field.stated(view)]
        where = Lacking(measures=tuple(view.number for view in lacking))
        findings = [_of_measures(assessment, field.code, lacking)] if lacking else []
        yield Required(field.key, asked and field.asked).ticked(where, len(views), findings)


def _of_measures(assessment: Assessment, code: str, views: Sequence[MeasureView]) -> Finding:
    """Return what the measures of a table lack: told at the measure where one lacks it, else once for the table."""
    year = assessment.item.ita_year
    if len(views) == 1:
        place = assessment.report.sources["measures.yml"].at("measures", views[0].number - 1)
        which = plain("assessor.which.one", number=views[0].number, title=views[0].measure.title)
        return Finding.make(code, place, which=which, year=year)
    if len(views) == len(assessment.measures):
        which = plain("assessor.which.all", count=len(views))
    else:
        which = plain("assessor.which.some", numbers=", ".join(str(view.number) for view in views))
    return Finding.make(code, _measures_key(assessment), which=which, year=year)


def _limitations(assessment: Assessment, *, asked: bool) -> Iterator[Required]:
    """Both reports for ITA 2567 have the section, one with only the word ไม่มี; those of other years have none."""
    element = Required("limitations", asked)
    found, item = assessment.report.analysis.limitations, assessment.item
    told = [text for one in found or () for text in (one.text, one.analysis, one.handling)]
    if found is not None and (not told or says(*told)):
        # Limitations in prose are not counted: one text may name several.
        in_prose = len(found) == 1 and not (found[0].analysis or found[0].handling)
        yield element if in_prose else replace(element, stated=len(found))
    elif asked:
        finding = Finding.make("W705", _entries(assessment), item=item.code or item.title, year=item.ita_year)
        yield replace(element, present=False, findings=(finding,))


def _line(assessment: Assessment) -> Decimal | None:
    """Return the score below which the agency says it must improve: its own line, or else that of weakness.

    None where neither is told and the year's target is not known.
    """
    own = assessment.report.measures.thresholds
    return next((line for line in (own.improve, own.weakness) if line is not None), assessment.target)


def _low_indicators(assessment: Assessment, coverage: Coverage) -> Iterator[Required]:
    line, scores = _line(assessment), assessment.report.scores
    low = [result for result in assessment.indicators if line is not None and result.score < line]
    keys = {int(raw): raw for raw in scores.indicators}
    findings = {}
    for result in low:
        if coverage.indicator(result.number):
            continue
        findings[str(result.number)] = Finding.make(
            "H718" if coverage.may_answer(result.number) else "W709",
            assessment.report.sources["scores.yml"].at("indicators", keys[result.number]),
            subject=assessment.subjects.indicator(result.number).label,
            score=round2(result.score),
            line=line,
        )
    if not findings and not assessment.whole:
        return
    unclear = all(coverage.may_answer(int(number)) for number in findings)
    element = Required("low_indicators", unclear=unclear, line=line)
    yield from _answered(element, [("indicator", str(result.number)) for result in low], findings)


def _lost_items(assessment: Assessment, coverage: Coverage) -> Iterator[Required]:
    source, items = assessment.report.sources["scores.yml"], assessment.subjects.items
    lost = [code for code, one in items.items() if one.lost or (one.score is not None and one.score < _FULL)]
    keys = dict(zip(items, assessment.report.scores.items, strict=True))
    findings = {
        code: Finding.make(
            "H733" if coverage.may_answer_item(code) else "W710",
            source.at_key("items", keys[code]),
            subject=assessment.subjects.item(code).label,
        )
        for code in lost
        if not coverage.item(code)
    }
    unclear = all(map(coverage.may_answer_item, findings))
    element = Required("lost_items" if assessment.framework.national else "other_lost_items", unclear=unclear)
    yield from _answered(element, [("item", code) for code in lost], findings)


def _low_questions(assessment: Assessment, coverage: Coverage) -> Iterator[Required]:
    named = _named_questions(assessment)
    findings = {}
    for code, (place, reason) in named.items():
        if coverage.question(code):
            continue
        weak = coverage.may_answer_question(code)
        title = assessment.subjects.question(code).title
        subject = f"{code} “{title}”" if title else code
        findings[code] = Finding.make("H719" if weak else "W711", place, subject=subject, reason=reason)
    unclear = all(map(coverage.may_answer_question, findings))
    element = Required("low_questions", unclear=unclear)
    yield from _answered(element, [("question", code) for code in named], findings)


def _named_questions(assessment: Assessment) -> dict[str, tuple[Place, str]]:
    """Return the questions that score below the line, then those that the assessors advise on, each once."""
    line, report = _line(assessment), assessment.report
    found: dict[str, tuple[Place, str]] = {}
    for (code, score), raw in zip(assessment.subjects.questions.items(), report.scores.questions, strict=True):
        if line is not None and score < line:
            place = report.sources["scores.yml"].at("questions", raw)
            found[code] = (place, plain("assessor.wanting.low", score=round2(score), line=line))
    for index, one in enumerate(report.analysis.advice):
        if one.about is not None and one.about.kind == "question":
            place = report.sources["analysis.yml"].at("advice", index, "about")
            found.setdefault(one.about.value, (place, plain("assessor.wanting.advised")))
    return found


def _answered(element: Required, wanting: Sequence[Named], findings: dict[str, Finding]) -> Iterator[Required]:
    """Yield the element that each subject wanting a measure has one, unless none wants; findings by its value."""
    if wanting:
        lacking = tuple((kind, value) for kind, value in wanting if value in findings)
        names = (plain("names.subject.indicator", value=one) if kind == "indicator" else one for kind, one in lacking)
        about = replace(element, about=lacking or tuple(wanting))
        yield about.ticked(Lacking(subjects=tuple(names)), len(wanting), findings.values())
