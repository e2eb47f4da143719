"""Years and dates (ปีและวันที่): measures lie in their fiscal year, years are B.E. years, and days are in the calendar."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import TYPE_CHECKING

from prongsai.assess.checks.words import any_of, words
from prongsai.assess.figures.measures import fiscal_dates, given_times
from prongsai.assess.prose.passages import numbered
from prongsai.assess.prose.words import patterns
from prongsai.content import BE, MONTHS, MONTHS_SHORT, answering_year, short_date
from prongsai.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.prose.passages import Passage
    from prongsai.content import ThaiDate

_NUMBER = {name: number for names in (MONTHS, MONTHS_SHORT) for number, name in enumerate(names, 1)}
_FORMS = patterns("years")
_FAR, _NEVER, _NEAR = 8, 30, 3
"""Years after the results that a report rarely (of a day: never) and never speaks of, and the nearest ones."""
_LEAP = 2024
_CALENDAR, _AROUND = "ปฏิทิน", 20
_BACK = 150
"""How far before the date of a letter it is said what the letter is about, in letters."""
_YEAR = re.compile(r"(?<![0-9/])25[0-9]{2}(?![0-9])")
_EARLIEST = (4, 1)
"""Results of a year are never announced before April of it."""


def check_years(assessment: Assessment) -> Iterator[Finding]:
    """Yield dates outside the fiscal year, years of another era, and a disclosure in an unusual ITA year."""
    today, report, own = assessment.today, assessment.report, assessment.report.measures.disclosure.ita_year
    if today is not None and assessment.year > today.year + BE:  # results of a year to come
        place = report.sources["scores.yml"].at("overall")
        yield Finding.make("W319", place, year=assessment.year, today=short_date(today))
    yield from _check_periods(assessment)
    for passage, text in numbered(assessment):
        if passage.location == ("table", "title"):
            yield from _check_title(passage, text, assessment)
        else:
            yield from _check_era(passage, _FORMS["named"].finditer(text), assessment.year)
    expected = answering_year(assessment.year)
    if own is not None and own != expected and assessment.framework.national:
        place = report.sources["measures.yml"].at("disclosure", "ita_year")
        yield Finding.make("H506", place, found=own, expected=expected, year=assessment.year)


def _check_periods(assessment: Assessment) -> Iterator[Finding]:
    """A fiscal year (ปีงบประมาณ) runs from 1 October of the year before to 30 September."""
    source = assessment.report.sources["measures.yml"]
    first, last = (day.first() for day in fiscal_dates(assessment.fiscal_year, "fiscal_year"))
    bounds = {"year": assessment.fiscal_year, "first": short_date(first), "last": short_date(last)}
    for start, end, location in given_times(assessment.report.measures):
        found = _outside(start, end, first, last)
        if found is not None:
            code, field = found
            place = source.at(*location, "due" if "steps" in location else field)
            yield Finding.make(code, place, found=str(end if field != "start" else start), **bounds)


def _outside(start: ThaiDate | None, end: ThaiDate | None, first: date, last: date) -> tuple[str, str] | None:
    """Return the finding's code and the field that lies outside; a measure may run on, but starts in its year."""
    if start is not None and not (start.last() >= first and start.first() <= last):
        return "W503", "start"
    if end is not None and end.first() > last:
        return ("W503" if start is None else "H504"), "end"
    return ("W503", "end") if end is not None and end.last() < first else None


def _check_era(passage: Passage, named: Iterable[re.Match[str]], own: int) -> Iterator[Finding]:
    for match in named:
        wrong = _era(int(match[1])) or _turned(match[1], own, _FAR if match[0][0].isdigit() else _NEVER)
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


def _turned(year: str, own: int, never: int = _NEVER) -> tuple[str, str] | None:
    """Return what is wrong with a far year whose digits, turned round or with one mended, give one that is meant."""
    far = int(year) - own
    nearest = sorted(range(own - _NEAR, own + _NEAR + 1), key=lambda one: abs(one - own))
    turned = [one for one in nearest if sorted(f"{one}") == sorted(year)]
    mended = [one for one in nearest if far > never and sum(a != b for a, b in zip(f"{one}", year, strict=True)) == 1]
    meant = next(iter(turned + mended), None)
    return (f"อยู่ห่างจากปีของผล ({own}) มาก", f"น่าจะเป็น {meant}") if far > _FAR and meant else None


def _check_title(passage: Passage, text: str, assessment: Assessment) -> Iterator[Finding]:
    named = list(_FORMS["of a title"].finditer(text))
    mistakes = list(_check_era(passage, named, assessment.year))
    yield from mistakes
    own = (assessment.year, assessment.fiscal_year)
    if named and not mistakes and not any(int(match[1]) in own for match in named):
        problem = f"ในชื่อตารางไม่ใช่ปีของผลการประเมิน ({own[0]}) หรือปีงบประมาณของมาตรการ ({own[1]})"
        yield Finding.make("W505", passage.place(named[0].start(1)), found=named[0][1], problem=problem, advice="")


def check_dates(assessment: Assessment) -> Iterator[Finding]:
    """Yield the days that there are not, quarters of other months, and fiscal years that are not one year long."""
    for passage, text in numbered(assessment):
        if assessment.framework.national:
            yield from _check_letters(passage, text, assessment)
        for match in (*_FORMS["date"].finditer(text), *_FORMS["numeric"].finditer(text)):
            year = int(match[3]) - BE if match[3] else _LEAP
            last = calendar.monthrange(year, _NUMBER.get(match[2]) or int(match[2]))[1]
            if not 1 <= int(match[1]) <= last:
                yield Finding.make("W511", passage.place(match.start()), found=" ".join(match[0].split()), right=last)
        yield from _quarters(passage, text)
        for match in _FORMS["fiscal"].finditer(text):
            if int(match[2]) != int(match[1]) + 1:
                figures = {"found": match[1], "last": match[2], "right": int(match[2]) - 1}
                yield Finding.make("W512", passage.place(match.start(1)), **figures)


def _quarters(passage: Passage, text: str) -> Iterator[Finding]:
    """A quarter of the fiscal year begins in October: the second is from January to March."""
    forms = (_FORMS["quarter"], _FORMS["quarter behind"]) if "ไตรมาส" in text else ()
    for match in (one for form in forms for one in form.finditer(text)):
        first = (int(match["no"]) * 3 + 6) % 12 + 1
        around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        if (_NUMBER[match["first"]], _NUMBER[match["last"]]) != (first, first + 2) and _CALENDAR not in around:
            months = f"{MONTHS_SHORT[first - 1]} ถึง {MONTHS_SHORT[first + 1]}"
            figures = {"named": f"ไตรมาส {match['no']} ของปีงบประมาณ", "found": f"{match['first']} ถึง {match['last']}"}
            yield Finding.make("W517", passage.place(match.start()), **figures, right=months)


def earliest_of(year: int, announced: ThaiDate | None = None) -> date:
    """Return the first day on which anybody can write of the results of a year."""
    first = date(year - BE, *_EARLIEST)
    return max(first, announced.first()) if announced else first


def _check_letters(passage: Passage, text: str, assessment: Assessment) -> Iterator[Finding]:
    """Results are announced in their year, and a letter on them is dated after that or says of which year it speaks."""
    source = assessment.report.scores.source
    announced = source.announced if source else None
    earliest = earliest_of(assessment.year, announced)
    forms = [_FORMS[name] for name in ("dated", "announced", "day announced")]
    for match in (one for form in forms for one in form.finditer(text)):
        before = text[max(0, match.start() - _BACK) : match.start()].rpartition("\n")[2]
        (day, month, year), of_day = match.group(1, 2, 3), match.re is not _FORMS["dated"]
        after = text[match.end(2) : match.end()].replace(year or "", "", 1)
        said = before + text[match.start() : match.start(1)] + after
        of_results = of_day or bool(any_of(words()["resulted"]).search(said))
        on_results = of_results and not any_of(words()["compared"]).search(said)
        others = {int(one) for one in _YEAR.findall(said)} - {assessment.year}
        known = (earliest.year, 1) if of_day else earliest.timetuple()[:3]
        early = year and (int(year) - BE, _NUMBER[month], int(day)) < known
        if early and on_results and not others and (of_day or _FORMS["letter"].search(before)):
            figures = {"found": f"{day} {month} {year}", "what": "ประกาศผลเมื่อ" if of_day else "หนังสือลงวันที่"}
            right = f" scores.yml ว่า {announced}" if of_day and announced else ""
            yield Finding.make("W510", passage.place(match.start(1)), **figures, year=assessment.year, right=right)
