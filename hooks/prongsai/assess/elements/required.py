"""What a report must have to be complete (ความครบถ้วน), as an assessor would tick it, and what is missing.

The criteria name the seven topics only for ITA 2567, the one year whose elements were seen in two reports: topics,
measures with steps, unit and period, and limitations. For other years the list holds what agencies published, so that
a topic or an indicator which such a report passes over is a hint at most.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from prongsai.assess.elements.coverage import Coverage
from prongsai.criteria import load_criteria
from prongsai.findings import Finding
from prongsai.text import round2

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence, Sized
    from decimal import Decimal

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.figures.measures import MeasureView
    from prongsai.assess.prose.mentions import Named
    from prongsai.findings import Place

_FULL = 100


@dataclass(frozen=True, slots=True)
class Required:
    """One element of a complete report.

    Attributes:
        key: its name for programs.
        label: its Thai name.
        asked: the year's criteria are known to ask for it; else it is what complete reports were seen to have.
        present: it is there, in every place where it must be.
        partly: it is there in some of those places only.
        detail: where it is missing, or what was stated; may be empty.
        findings: what tells the officer of its absence.
        about: the subjects of which it speaks, as kind and value: those that lack it, or else all that have it.
    """

    key: str
    label: str
    asked: bool = False
    present: bool = True
    partly: bool = False
    detail: str = ""
    findings: tuple[Finding, ...] = ()
    about: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> str:
        """The tick in words."""
        if self.present:
            return "มี"
        return "มีไม่ครบ" if self.partly else "ไม่มี"


def checklist(assessment: Assessment) -> tuple[Required, ...]:
    """Return the elements that a report of its year and layout should have, and whether it has them."""
    return tuple(_elements(assessment))


def check_completeness(assessment: Assessment) -> Iterator[Finding]:
    """Yield what tells the officer of each element that is lacking."""
    for element in checklist(assessment):
        yield from element.findings


def _elements(assessment: Assessment) -> Iterator[Required]:
    coverage = Coverage(assessment)
    asked = bool(load_criteria(assessment.item.ita_year).topics)
    report = assessment.report
    analysis = bool(report.analysis.entries or report.narrative.text.strip())
    yield Required("analysis", "การวิเคราะห์ผลการประเมิน", asked, present=analysis)
    if asked or coverage.by_topic:
        yield from _topics(assessment, coverage, asked=asked)
    if coverage.by_indicator:
        yield from _indicators(assessment, coverage)
    yield Required("measures", "มาตรการ", asked, present=bool(report.measures.measures))
    if report.measures.measures:
        yield from _measures(assessment, asked=asked)
    yield from _limitations(assessment, asked=asked)
    yield from _low_indicators(assessment, coverage)
    yield from _lost_items(assessment, coverage)
    yield from _low_questions(assessment, coverage)


def _ticked(element: Required, lacking: Sized, count: int, detail: str, findings: Sequence[Finding]) -> Required:
    """Return an element ticked or not, by how many of the `count` that must have it are lacking it."""
    if not lacking:
        return element
    return replace(element, present=False, partly=len(lacking) < count, detail=detail, findings=tuple(findings))


def _topics(assessment: Assessment, coverage: Coverage, *, asked: bool) -> Iterator[Required]:
    """ITA 2567: seven topics, each analysed and each brought into practice by a measure (seen in two reports)."""
    names = {number: f"ประเด็นที่ {number} {title}" for number, title in assessment.subjects.topics.items()}
    unread = [name for number, name in names.items() if not coverage.topic_analysed(number)]
    unanswered = [name for number, name in names.items() if ("topic", number) not in coverage.named]
    analysed = Required("topics", "การวิเคราะห์ครบทุกประเด็น", asked)
    yield _each(analysed, unread, len(names), "W706" if asked else "H715", _entries(assessment))
    answered = Required("topic_measures", "มาตรการครบทุกประเด็น", asked)
    yield _each(answered, unanswered, len(names), "W707" if asked else "H716", _measures_key(assessment))


def _indicators(assessment: Assessment, coverage: Coverage) -> Iterator[Required]:
    """No year is known to ask for all ten; where most are there, the rest may have been forgotten.

    A report that gives measures only to what is low has chosen so: it is not expected to have the others.
    """
    results = assessment.indicators
    names = {result.number: f"ตัวชี้วัดที่ {result.number} {result.name}" for result in results}
    unread = [name for number, name in names.items() if not coverage.indicator_analysed(number)]
    unanswered = [name for number, name in names.items() if not coverage.indicator(number)]
    only_low = all(result.score < _line(assessment) for result in results if coverage.indicator(result.number))
    if len(unread) * 2 < len(names):
        element = Required("indicators", "การวิเคราะห์ครบทุกตัวชี้วัด")
        yield _each(element, unread, len(names), "H708", _entries(assessment), lacking="การวิเคราะห์")
    if len(unanswered) * 2 < len(names) and not only_low:
        element = Required("indicator_measures", "มาตรการครบทุกตัวชี้วัด")
        yield _each(element, unanswered, len(names), "H708", _measures_key(assessment), lacking="มาตรการ")


def _each(element: Required, names: Sequence[str], count: int, code: str, place: Place, **figures: object) -> Required:
    subjects = ", ".join(names)
    return _ticked(element, names, count, f"ขาด {subjects}", [Finding.make(code, place, subjects=subjects, **figures)])


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
    label: str
    code: str
    stated: Callable[[MeasureView], object]
    asked: bool = True


# Every table of measures seen has a column for steps, units and period, whatever the year.
_FIELDS = (
    _Field("steps", "ขั้นตอนของทุกมาตรการ", "W701", lambda view: view.measure.steps),
    _Field("responsible", "ผู้รับผิดชอบของทุกมาตรการ", "W702", lambda view: view.measure.responsible),
    _Field("period", "ระยะเวลาของทุกมาตรการ", "H703", lambda view: "period" in view.measure.model_fields_set),
    _Field("addresses", "เรื่องที่แต่ละมาตรการมุ่งแก้", "W712", lambda view: view.subjects, asked=False),
)


def _measures(assessment: Assessment, *, asked: bool) -> Iterator[Required]:
    # Of two reports for ITA 2567 only one has monitoring; those of all other years seen have it, or reporting rounds.
    monitoring = _Field(
        "monitoring",
        "การกำกับติดตามหรือรอบรายงานผลของทุกมาตรการ",
        "H717" if asked else "W704",
        lambda view: view.measure.monitoring or view.measure.rounds,
        asked=False,
    )
    views = assessment.measures
    for field in (*_FIELDS, monitoring):
        lacking = [view for view in views if not field.stated(view)]
        detail = "ขาดในมาตรการที่ " + ", ".join(str(view.number) for view in lacking)
        findings = [_of_measure(assessment, field.code, view) for view in lacking]
        yield _ticked(Required(field.key, field.label, asked and field.asked), lacking, len(views), detail, findings)


def _of_measure(assessment: Assessment, code: str, view: MeasureView) -> Finding:
    place = assessment.report.sources["measures.yml"].at("measures", view.number - 1)
    year = assessment.item.ita_year
    return Finding.make(code, place, number=view.number, title=view.measure.title, year=year)


def _limitations(assessment: Assessment, *, asked: bool) -> Iterator[Required]:
    """Both reports for ITA 2567 have the section, one with only the word ไม่มี; those of other years have none."""
    element = Required("limitations", "การระบุข้อจำกัดของหน่วยงาน", asked)
    found, item = assessment.report.analysis.limitations, assessment.item
    if found is not None:
        yield replace(element, detail=f"ระบุไว้ {len(found)} ข้อ" if found else "ระบุว่าไม่มีข้อจำกัด")
    elif asked:
        finding = Finding.make("W705", _entries(assessment), item=item.code or item.title, year=item.ita_year)
        yield replace(element, present=False, findings=(finding,))


def _line(assessment: Assessment) -> Decimal:
    """Return the score below which the agency says it must improve: its own line, or else that of weakness."""
    own = assessment.report.measures.thresholds
    return assessment.lines.weakness if own.improve is None and own.weakness is not None else assessment.lines.improve


def _low_indicators(assessment: Assessment, coverage: Coverage) -> Iterator[Required]:
    line, scores = _line(assessment), assessment.report.scores
    low = [result for result in assessment.indicators if result.score < line]
    keys = {int(raw): raw for raw in scores.indicators}
    findings = {}
    for result in low:
        if coverage.indicator(result.number):
            continue
        findings[str(result.number)] = Finding.make(
            "H718" if coverage.by_topic else "W709",
            assessment.report.sources["scores.yml"].at("indicators", keys[result.number]),
            subject=f"ตัวชี้วัดที่ {result.number} {result.name}",
            score=round2(result.score),
            line=line,
        )
    element = Required("low_indicators", f"มาตรการของทุกตัวชี้วัดที่ต่ำกว่า {line} คะแนน")
    yield from _answered(element, [("indicator", str(result.number)) for result in low], findings)


def _lost_items(assessment: Assessment, coverage: Coverage) -> Iterator[Required]:
    source, items = assessment.report.sources["scores.yml"], assessment.subjects.items
    lost = [code for code, one in items.items() if one.lost or (one.score is not None and one.score < _FULL)]
    keys = dict(zip(items, assessment.report.scores.items, strict=True))
    findings = {
        code: Finding.make("W710", source.at_key("items", keys[code]), subject=assessment.subjects.item(code).label)
        for code in lost
        if not coverage.item(code)
    }
    element = Required("lost_items", "มาตรการของทุกข้อ OIT ที่เสียคะแนน")
    yield from _answered(element, [("item", code) for code in lost], findings)


def _low_questions(assessment: Assessment, coverage: Coverage) -> Iterator[Required]:
    named = _named_questions(assessment)
    findings = {}
    for code, (place, reason) in named.items():
        if coverage.question(code):
            continue
        # Items cited for a question tell whether a topic's measure answers it; without any, that is not known.
        weak = coverage.by_topic and not coverage.cited(code)
        title = assessment.subjects.question(code).title
        subject = f"{code} “{title}”" if title else code
        findings[code] = Finding.make("H719" if weak else "W711", place, subject=subject, reason=reason)
    element = Required("low_questions", "มาตรการของทุกข้อคำถามที่ต้องพัฒนา")
    yield from _answered(element, [("question", code) for code in named], findings)


def _named_questions(assessment: Assessment) -> dict[str, tuple[Place, str]]:
    """Return the questions that score below the line, then those that the assessors advise on, each once."""
    line, report = _line(assessment), assessment.report
    found: dict[str, tuple[Place, str]] = {}
    for (code, score), raw in zip(assessment.subjects.questions.items(), report.scores.questions, strict=True):
        if score < line:
            place = report.sources["scores.yml"].at("questions", raw)
            found[code] = (place, f"ได้ {round2(score)} ต่ำกว่า {line}")
    for index, one in enumerate(report.analysis.advice):
        if one.about is not None and one.about.kind == "question":
            place = report.sources["analysis.yml"].at("advice", index, "about")
            found.setdefault(one.about.value, (place, "มีข้อเสนอแนะจากผู้ตรวจประเมิน"))
    return found


def _answered(element: Required, wanting: Sequence[Named], findings: dict[str, Finding]) -> Iterator[Required]:
    """Yield the element that each subject wanting a measure has one, unless none wants; findings by its value."""
    if wanting:
        lacking = tuple((kind, value) for kind, value in wanting if value in findings)
        names = [f"ตัวชี้วัดที่ {value}" if kind == "indicator" else value for kind, value in lacking]
        about = replace(element, about=lacking or tuple(wanting))
        yield _ticked(about, lacking, len(wanting), "ขาด " + ", ".join(names), list(findings.values()))
