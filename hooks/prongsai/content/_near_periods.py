"""What was most likely meant by a period that is none (ระยะเวลา), so that the very form can be told."""

from __future__ import annotations

import re
from datetime import timedelta

from prongsai.content._dates import BE, ThaiDate, answering_year
from prongsai.content._near_dates import NOTHING, mended, near_date
from prongsai.content._periods import (
    CALENDAR,
    PERIODS,
    as_window,
    days_of,
    lies_within,
    named_beside,
    read_period,
)
from prongsai.text import fold_digits, nearest

_HALVES = re.compile(r"(?:รอบ|ช่วง|ภายใน|ระยะเวลา)?\s*(?:6|หก)\s*เดือน|ครึ่งปี")
_QUARTERS = re.compile(r"ไตรมาส(?:ที่)?\s*([0-9]+)(?:\s*(?:-|–|ถึง)\s*([0-9]+))?")
_END_OF_YEAR = re.compile(r"(?:ภายใน|ก่อน)?(?:สิ้น|ปลาย)ปี(?:งบประมาณ)?")
_YEAR_ALONE = re.compile(r"(?:ปี\s*)?(?:พ\.?\s?ศ\.?|(?<=ปี))\s*(25[0-9]{2})")
_BEFORE = re.compile(r"(?:ให้)?(?:ดำเนินการ)?(?:แล้วเสร็จ)?ก่อน\s*(?:ถึง)?(?:วันที่|เดือน)?\s*(?P<from>.+)")
_BY_THE_END = re.compile(r"(?:ให้)?(?:ดำเนินการ)?(?:แล้วเสร็จ)?(?:ภายใน|ก่อน)?\s*(?:สิ้น|ปลาย)(?:สุด)?\s*(?:เดือน)?(?P<of>.+)")
_LAST_QUARTER = 4


def near_period(text: str, year: int | None) -> str:
    """Return the clause that says how the period that was meant is written, in a report on the results of `year`."""
    slip, said = mended(text), fold_digits(text.strip())
    if NOTHING.fullmatch(said):
        return " (ถ้ารายงานไม่ระบุ ให้ลบบรรทัดนี้)"
    if year and (meant := _by_then(said, year) or _of_calendar(said, year)):
        return f" (ใกล้เคียงที่สุด: {meant})"
    if _HALVES.fullmatch(said):
        return " (ใกล้เคียงที่สุด: 6 เดือนแรก หรือ 6 เดือนหลัง)"
    if quarters := _QUARTERS.fullmatch(slip):
        return _of_quarters(*sorted(int(one) for one in quarters.groups() if one))
    if alone := _YEAR_ALONE.fullmatch(said):
        return f" (ใกล้เคียงที่สุด: ปีงบประมาณ พ.ศ. {alone[1]})"
    if year and (both := named_beside(text, year)):
        days = as_window(both[1], answering_year(year))
        return f" ({both[0]} คือ {days['start']} – {days['end']})"
    for meant in (slip, " ".join(re.sub("[()]", " ", slip).split())):
        if meant != text and read_period(meant, year) is not None:
            return f" (ใกล้เคียงที่สุด: {meant})"
    if slip.isascii() and (name := nearest(re.sub(r"[\s-]+", "_", slip.casefold()), PERIODS)):
        return f" (ใกล้เคียงที่สุด: {PERIODS[name]})"
    return near_date(text, year)


def _by_then(text: str, year: int) -> str:
    """Return the last day or month by which something is done that is done before a day, or by the end of a time."""
    if _END_OF_YEAR.fullmatch(text):
        return f"ภายใน ก.ย. {answering_year(year)}"
    if (end := _BY_THE_END.fullmatch(text)) and read_period(by := f"ภายใน {end['of'].strip()}", year):
        return by
    before = _BEFORE.fullmatch(text)
    read = read_period(before["from"], year) if before else None
    day = as_window(read, answering_year(year)).get("start") if read else None
    if not isinstance(day, ThaiDate):
        return ""
    last = day.first() - timedelta(1)
    return f"ภายใน {ThaiDate(last.year + BE, last.month, last.day if day.day else None)}"


def _of_calendar(text: str, year: int) -> str:
    """Return the months of a quarter or half of a calendar year that is not said, where one lies in the fiscal year."""
    fiscal = answering_year(year)
    years = (fiscal, fiscal - 1) if text.endswith(CALENDAR) else ()
    reads = [read for one in years if (read := read_period(f"{text} {one}", year)) and "start" in read]
    whole = days_of({"name": "fiscal_year"}, fiscal)
    return next((f"{read['start']} – {read['end']}" for read in reads if lies_within(days_of(read, fiscal), whole)), "")


def _of_quarters(first: int, last: int | None = None) -> str:
    if first < 1 or max(first, last or 0) > _LAST_QUARTER:
        return " (ไตรมาสมี 1 ถึง 4)"
    return f" (ใกล้เคียงที่สุด: ไตรมาส {first}{f'-{last}' if last and last > first else ''})"
