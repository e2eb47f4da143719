"""Years and dates (ปีและวันที่): measures lie in their fiscal year, and every year is a B.E. year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prongsai.assess.figures.measures import fiscal_dates
from prongsai.assess.prose.passages import numbered
from prongsai.content import BE, MONTHS, MONTHS_SHORT, answering_year, short_date
from prongsai.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.prose.passages import Passage
    from prongsai.content import Location, Measures, ThaiDate

_DAY_OF = rf"[0-9]{{1,2}}\s*(?:{'|'.join(map(re.escape, (*MONTHS, *MONTHS_SHORT)))})"
_NAMED_BE = re.compile(
    rf"(?:ปีงบประมาณ\s*(?:พ\.\s?ศ\.)?|พ\.\s?ศ\.|(?<![0-9/]){_DAY_OF}(?=\s*[12][0-9]{{3}}))\s*([0-9]{{4}})(?![0-9])"
)
_FAR, _NEAR = 10, 3
"""Years after the results that a report rarely speaks of, and the nearest ones."""
# The year of a table's title; one of a range (2566-2570) is a plan's.
_OF_TITLE = re.compile(r"ปี(?:งบประมาณ)?\s*(?:พ\.\s?ศ\.)?\s*([0-9]{4})(?![0-9]|\s*[-–]|\s*ถึง)")


def check_years(assessment: Assessment) -> Iterator[Finding]:
    """Yield dates outside the fiscal year, years of another era, and a disclosure in an unusual ITA year."""
    yield from _check_future(assessment)
    yield from _check_periods(assessment)
    for passage, text in numbered(assessment):
        if passage.location == ("table", "title"):
            yield from _check_title(passage, text, assessment)
        else:
            yield from _check_era(passage, _NAMED_BE.finditer(text), assessment.year)
    yield from _check_disclosure(assessment)


def _check_future(assessment: Assessment) -> Iterator[Finding]:
    """Yield that the results are those of a year to come; told only where a day is given to look from."""
    today, scores = assessment.today, assessment.report.sources["scores.yml"]
    if today is not None and assessment.year > today.year + BE:
        yield Finding.make("W319", scores.at("overall"), year=assessment.year, today=short_date(today))


def _check_periods(assessment: Assessment) -> Iterator[Finding]:
    """A fiscal year (ปีงบประมาณ) runs from 1 October of the year before to 30 September."""
    source = assessment.report.sources["measures.yml"]
    first, last = (day.first() for day in fiscal_dates(assessment.fiscal_year, "fiscal_year"))
    bounds = {"year": assessment.fiscal_year, "first": short_date(first), "last": short_date(last)}
    for start, end, location in _times(assessment.report.measures):
        found = _outside(start, end, first, last)
        if found is not None:
            code, field = found
            place = source.at(*location, "due" if "steps" in location else field)
            yield Finding.make(code, place, found=str(end if field != "start" else start), **bounds)


def _times(measures: Measures) -> Iterator[tuple[ThaiDate | None, ThaiDate | None, Location]]:
    """Yield each time that measures and their steps give, and where."""
    periods = [(one.period, ("measures", index, "period")) for index, one in enumerate(measures.measures)]
    for period, at in [(measures.defaults.period, ("defaults", "period")), *periods]:
        if period is not None:
            yield period.start, period.end, at
            yield from ((one.start, one.end, (*at, "windows", number)) for number, one in enumerate(period.windows))
    for index, measure in enumerate(measures.measures):
        for number, step in enumerate(measure.steps):
            at = ("measures", index, "steps", number)
            yield None, step.due, at
            yield from ((None, inner.due, (*at, "steps", place)) for place, inner in enumerate(step.steps))


def _outside(start: ThaiDate | None, end: ThaiDate | None, first: date, last: date) -> tuple[str, str] | None:
    """Return the finding's code and the field that lies outside; a measure may run on, but starts in its year."""
    if start is not None and not (start.last() >= first and start.first() <= last):
        return "W503", "start"
    if end is not None and end.first() > last:
        return ("W503" if start is None else "H504"), "end"
    return ("W503", "end") if end is not None and end.last() < first else None


def _check_era(passage: Passage, named: Iterable[re.Match[str]], own: int) -> Iterator[Finding]:
    for match in named:
        wrong = _era(int(match[1])) or _turned(match[1], own)
        if wrong is not None:
            problem, advice = wrong
            yield Finding.make("W505", passage.place(match.start(1)), found=match[1], problem=problem, advice=advice)


def _era(year: int) -> tuple[str, str] | None:
    """Return what is wrong with a year that stands where a B.E. year belongs, and what to use; None for nothing."""
    if 1950 <= year <= 2100:  # noqa: PLR2004 - C.E. years that a report can mean
        return "เป็นปี ค.ศ.", f"ให้ใช้ พ.ศ. {year + BE}"
    if 3050 <= year <= 3200:  # noqa: PLR2004 - B.E. years of our time with 543 added again
        return "บวก 543 ซ้ำ", f"ให้ใช้ พ.ศ. {year - BE}"
    return None


def _turned(year: str, own: int) -> tuple[str, str] | None:
    """Return what is wrong with a far year whose last digits, turned round, give one that the report can mean."""
    meant = int(f"{year[:2]}{year[:1:-1]}")
    far = int(year) - own > _FAR
    near = far and abs(meant - own) <= _NEAR
    return (f"อยู่ห่างจากปีของผล ({own}) มาก", f"น่าจะเป็น {meant}") if near else None


def _check_title(passage: Passage, text: str, assessment: Assessment) -> Iterator[Finding]:
    named = list(_OF_TITLE.finditer(text))
    mistakes = list(_check_era(passage, named, assessment.year))
    yield from mistakes
    own = (assessment.year, assessment.fiscal_year)
    if named and not mistakes and not any(int(match[1]) in own for match in named):
        problem = f"ในชื่อตารางไม่ใช่ปีของผลการประเมิน ({own[0]}) หรือปีงบประมาณของมาตรการ ({own[1]})"
        yield Finding.make("W505", passage.place(named[0].start(1)), found=named[0][1], problem=problem, advice="")


def _check_disclosure(assessment: Assessment) -> Iterator[Finding]:
    own, expected = assessment.report.measures.disclosure.ita_year, answering_year(assessment.year)
    if own is not None and own != expected and assessment.framework.national:
        place = assessment.report.sources["measures.yml"].at("disclosure", "ita_year")
        yield Finding.make("H506", place, found=own, expected=expected, year=assessment.year)
