"""What is planned (แผน) against what is there: targets, measures referred to or carried on, the item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prongsai.assess.figures.measures import given_periods, overlapping
from prongsai.assess.figures.results import scores_of
from prongsai.assess.prose.passages import prose
from prongsai.assess.prose.words import patterns
from prongsai.content import (
    PERIODS,
    answering_year,
    contradiction,
    days_of,
    differ,
    lies_within,
    read_period,
    short_date,
    span_words,
)
from prongsai.findings import Finding
from prongsai.text import fold_digits, item_key, parse_number, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from prongsai.assess._assessment import Assessment
    from prongsai.content import Period

    Days = tuple[date | None, date | None]

_FORMS = patterns("plan")


def check_plan(assessment: Assessment) -> Iterator[Finding]:
    """Yield targets below what was reached, measures that are not there, another item."""
    measures = assessment.report.measures.measures
    there = {*range(len(measures) + 1)} | {_number(one.printed) for one in measures}
    # A measure is referred to by its place, or by the number that is printed before it.
    for passage in prose(assessment) if measures else ():
        for match in _FORMS["referred"].finditer(passage.text):
            if (number := _number(match[1])) not in there:
                yield Finding.make("W731", passage.place(match.start(1)), number=number, count=len(measures))
    yield from _periods(assessment)
    yield from _targets(assessment)
    yield from _item(assessment)


def _periods(assessment: Assessment) -> Iterator[Finding]:
    """The name of a period, its own days and its words say the same time."""
    measures, source = assessment.report.measures, assessment.report.sources["measures.yml"]
    for at, period in given_periods(measures):
        in_words = at in source.scalars or (*at, 0) in source.scalars
        if not period.every and (found := _two_times(period, assessment.year, in_words=in_words)):
            field, named, right, printed = found
            yield Finding.make("W517", source.at(*at, field), named=named, right=_span(right), found=printed)
        for one, other in overlapping(period.windows):
            yield Finding.make("H519", source.at(*at), first=one, second=other)


def _two_times(period: Period, year: int, *, in_words: bool) -> tuple[str, str, Days, str] | None:
    """Return the field that says another time than the rest, what the rest is called, its days, and what is printed.

    The text of a record is prose, in which a quarter is held against its months as everywhere.
    """
    fiscal = answering_year(year)
    own = {field: day for field, day in (("start", period.start), ("end", period.end)) if day}
    if in_words and (found := contradiction(period.text or "", year)):
        said, name, named = found
        return "text", f"{name} ", named, said
    if period.name and differ(days_of(own, fiscal), whole := days_of({"name": period.name}, fiscal)):
        return next(iter(own)), _called(period.name), whole, span_words(period.start, period.end)
    if not period.text or period.windows:
        return None
    days = days_of(own | ({"name": period.name} if period.name else {}), fiscal)
    printed = days_of(read_period(period.text, year) or {}, fiscal)
    # Days of its own may be closer than the words: from the 5th of a month that the words only name.
    if lies_within(days, printed):
        return None
    return "text", _called(period.name) if period.name else "วันที่ระบุ", days, period.text


def _called(name: str) -> str:
    return PERIODS[name] if name == "fiscal_year" else f"{PERIODS[name]} ของปีงบประมาณ"


def _span(days: Days) -> str:
    start, end = (short_date(day) if day else "" for day in days)
    return f"{start} ถึง {end}" if start and end else f"ตั้งแต่ {start}" if start else f"ภายใน {end}"


def _number(printed: str | None) -> int:
    return int(re.sub(r"\D", "", printed or "") or 0)


def _targets(assessment: Assessment) -> Iterator[Finding]:
    """A score is no strength and a weakness at once; a target that was reached before it was set asks for nothing."""
    measures, source = assessment.report.measures, assessment.report.sources["measures.yml"]
    strength, weakness = measures.thresholds.strength, measures.thresholds.weakness
    if strength is not None and weakness is not None and weakness > strength:
        figures = {"strength": f"{strength.normalize():f}", "weakness": f"{weakness.normalize():f}"}
        yield Finding.make("W734", source.at("thresholds", "weakness"), **figures)
    target, last = assessment.own_target, assessment.year - 1
    score = scores_of(last, assessment.report, assessment.previous).get(("overall", ""))
    if target is not None and score is not None and target < score:
        figures = {"target": f"{target.normalize():f}", "reached": f"ปี {last} ({score})"}
        yield Finding.make("H732", source.at("thresholds", "target"), **figures)
    for index, measure in enumerate(measures.measures):
        for position, kpi in enumerate(measure.kpi):
            base, aim = _figure(kpi.baseline), _figure(kpi.target)
            words = f"{kpi.text} {kpi.target} {kpi.unit}"
            if base is not None and aim is not None and aim < base and not _FORMS["less"].search(words):
                place = source.at("measures", index, "kpi", position, "target")
                yield Finding.make("H732", place, target=kpi.target, reached=f"ค่าฐาน {kpi.baseline}")


def _figure(text: str | None) -> Decimal | None:
    """Return the one number of a text; None where there is none, or several."""
    found = re.findall(r"[0-9]+(?:\.[0-9]+)?", fold_digits(text or "").replace(",", ""))
    return parse_number(found[0]) if len(found) == 1 else None


def _item(assessment: Assessment) -> Iterator[Finding]:
    """The item under which measures are disclosed has another number nearly each year, and had another title."""
    own, year = assessment.report.measures.disclosure, assessment.item.ita_year
    asked = assessment.framework.year(year).measures_item if year else None
    if year is None or asked is None or not assessment.framework.national:
        return
    source, right = assessment.report.sources["measures.yml"], {"right": asked.code, "title": asked.title, "year": year}
    if own.item is not None and item_key(own.item) != asked.code:
        yield Finding.make("H516", source.at("disclosure", "item"), found=item_key(own.item), **right)
    of = assessment.framework.year_titled(own.title, asked) if own.title is not None else None
    if of is not None:
        yield Finding.make("H516", source.at("disclosure", "title"), found=f"“{own.title}” ของ ITA {of}", **right)


def check_continued(assessment: Assessment) -> Iterator[Finding]:
    """Yield what a measure says to carry on that last year's report, where there is one, does not have."""
    if assessment.previous is None:
        return
    known = [measure.id for measure in assessment.previous.measures.measures]
    source = assessment.report.sources["measures.yml"]
    for index, measure in enumerate(assessment.report.measures.measures):
        if measure.continues and measure.continues not in known:
            place = source.at("measures", index, "continues")
            figures = {"found": measure.continues, "year": assessment.previous.year}
            yield Finding.make("W720", place, **figures, hint=suggestion(measure.continues, known))
