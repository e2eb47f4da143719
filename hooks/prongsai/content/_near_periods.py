"""What was most likely meant by a period that is none (ระยะเวลา), so that the very form can be told."""

from __future__ import annotations

import re

from prongsai.content._dates import answering_year
from prongsai.content._near_dates import NOTHING, mended, near_date
from prongsai.content._periods import PERIODS, as_window, named_beside, read_period
from prongsai.text import fold_digits, nearest

_HALVES = re.compile(r"(?:รอบ|ช่วง|ภายใน|ระยะเวลา)?\s*(?:6|หก)\s*เดือน|ครึ่งปี")
_QUARTERS = re.compile(r"ไตรมาส(?:ที่)?\s*([0-9]+)(?:\s*(?:-|–|ถึง)\s*([0-9]+))?")
_END_OF_YEAR = re.compile(r"(?:ภายใน)?(?:สิ้น|ปลาย)ปี(?:งบประมาณ)?")
_YEAR_ALONE = re.compile(r"(?:ปี\s*)?(?:พ\.?\s?ศ\.?|(?<=ปี))\s*(25[0-9]{2})")
_LAST_QUARTER = 4


def near_period(text: str, year: int | None) -> str:
    """Return the clause that says how the period that was meant is written, in a report on the results of `year`."""
    slip = mended(text)
    if NOTHING.fullmatch(text.strip()):
        return " (ถ้ารายงานไม่ระบุ ให้ลบบรรทัดนี้)"
    if _HALVES.fullmatch(fold_digits(text.strip())):
        return " (ใกล้เคียงที่สุด: 6 เดือนแรก หรือ 6 เดือนหลัง)"
    if quarters := _QUARTERS.fullmatch(slip):
        return _of_quarters(*sorted(int(one) for one in quarters.groups() if one))
    if alone := _YEAR_ALONE.fullmatch(fold_digits(text.strip())):
        return f" (ใกล้เคียงที่สุด: ปีงบประมาณ พ.ศ. {alone[1]})"
    if _END_OF_YEAR.fullmatch(text.strip()) and year:
        return f" (ใกล้เคียงที่สุด: ภายใน ก.ย. {answering_year(year)})"
    if year and (both := named_beside(text, year)):
        days = as_window(both[1], answering_year(year))
        return f" ({both[0]} คือ {days['start']} – {days['end']})"
    if slip != text and read_period(slip, year) is not None:
        return f" (ใกล้เคียงที่สุด: {slip})"
    if slip.isascii() and (name := nearest(re.sub(r"[\s-]+", "_", slip.casefold()), PERIODS)):
        return f" (ใกล้เคียงที่สุด: {PERIODS[name]})"
    return near_date(text, year)


def _of_quarters(first: int, last: int | None = None) -> str:
    if first < 1 or max(first, last or 0) > _LAST_QUARTER:
        return " (ไตรมาสมี 1 ถึง 4)"
    return f" (ใกล้เคียงที่สุด: ไตรมาส {first}{f'-{last}' if last and last > first else ''})"
