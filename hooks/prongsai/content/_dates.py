"""Dates as Thai officers write them (วันที่ พ.ศ.): `2568-10-01`, `1 ต.ค. 2568`, `เดือนตุลาคม 2568`, in either digits.

A year of two digits (`1 ต.ค. 68`) is a date where a year is near by which it can be told.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date

from prongsai.text import fold_digits

BE = 543
"""Years between the Buddhist Era and the Common Era."""
MONTHS = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
MONTHS_SHORT = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]
# Points are left out as often as not: `มิ.ย 2566`, `4 สค 2566`.
_MONTH = {name.replace(".", ""): number for names in (MONTHS, MONTHS_SHORT) for number, name in enumerate(names, 1)}
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?")
_FIGURES = re.compile(rf"(?P<day>[0-9]{{1,2}})(?P<sign>[/.-])(?P<month>[0-9]{{1,2}})(?P=sign){_YEAR}")
_WORDS = re.compile(
    r"(?:วันที่\s*)?(?:(?P<day>[0-9]{1,2})\s*)?(?:เดือน\s*)?(?P<name>[ก-ฮะ-์.]+?)\s*"
    rf"(?:(?:ปี\s*)?พ\.?\s?ศ\.?\s*|ปี\s*)?{_YEAR}"
)
FIRST_YEAR, LAST_YEAR = 2500, 2699
_CENTURY = 100
_NEAR = 5
"""How many years a year of two digits may lie from the report's own to be told for sure."""


@dataclass(frozen=True, slots=True)
class ThaiDate:
    """A day, or a whole month when `day` is None; `year` is B.E., 2500 to 2699."""

    year: int
    month: int
    day: int | None = None

    def first(self) -> date:
        """The day itself, or the first day of the month."""
        return date(self.year - BE, self.month, self.day or 1)

    def last(self) -> date:
        """The day itself, or the last day of the month."""
        return date(self.year - BE, self.month, self.day or calendar.monthrange(self.year - BE, self.month)[1])

    def after(self, months: int, *, to_end: bool) -> ThaiDate:
        """Return the day so many months later, the last of its month where there is no such day, or `to_end`."""
        count = self.year * 12 + self.month - 1 + months
        month = ThaiDate(count // 12, count % 12 + 1)
        if self.day is None:
            return month
        last = month.last().day
        return ThaiDate(month.year, month.month, last if to_end else min(self.day, last))

    def __str__(self) -> str:
        """Return the short Thai form: `1 ต.ค. 2568`, or `ต.ค. 2568` for a month."""
        month = f"{MONTHS_SHORT[self.month - 1]} {self.year}"
        return month if self.day is None else f"{self.day} {month}"


def answering_year(year: int) -> int:
    """Return the fiscal year of the measures that answer a year, and the ITA year that asks for both: the one after."""
    return year + 1


def long_date(day: date) -> str:
    """Return a day in full Thai: `1 ตุลาคม 2568`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year + BE}"


def short_date(day: date) -> str:
    """Return a day in short Thai: `1 ต.ค. 2568`."""
    return str(ThaiDate(day.year + BE, day.month, day.day))


def month_named(text: str) -> int | None:
    """Return the number of a month by its name, long or short, with or without its points; None when it is none."""
    return _MONTH.get(text.strip().replace(".", ""))


def full_year(year: int, near: int | None) -> int | None:
    """Return a year of two digits as the B.E. year that it stands for in a report of the year `near`.

    None where that is not sure: no year is near, or none of these digits lies within `_NEAR` years of it.
    """
    if year >= _CENTURY:
        return year
    years = () if near is None else range(near - _NEAR, near + _NEAR + 1)
    return next((one for one in years if one % _CENTURY == year), None)


def parse_date(text: str, near: int | None = None) -> ThaiDate | None:
    """Read a B.E. date or month, or return None when it is none (a C.E. year is none: it is a slip, not a date).

    A year of two digits is read where `near`, the year of the report around it, makes it sure.
    """
    parts = _split(" ".join(fold_digits(text).split()))
    if parts is None:
        return None
    year, month, day = parts
    year = full_year(year, near) or year
    try:
        date(year - BE, month, day or 1)
    except ValueError:
        return None
    return ThaiDate(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None


def last_day(text: str, near: int | None = None) -> ThaiDate | None:
    """Return the last day of the month that a date names which has no such day (`31 เม.ย. 2568`), else None."""
    year, month, day = _split(" ".join(fold_digits(text).split())) or (0, 0, None)
    found = parse_date(f"{full_year(year, near) or year}-{month}") if day else None
    return None if found is None or not day or day <= found.last().day else replace(found, day=found.last().day)


def christian_year(text: str) -> int | None:
    """Return the B.E. year that was meant when `text` holds a date with a C.E. year, else None."""
    parts = _split(" ".join(fold_digits(text).split()))
    if parts is None or not FIRST_YEAR <= parts[0] + BE <= LAST_YEAR:
        return None
    return parts[0] + BE


def converted_twice(text: str) -> int | None:
    """Return the B.E. year that was meant when 543 was added to it once more (3109 for 2566), else None."""
    parts = _split(" ".join(fold_digits(text).split()))
    if parts is None or not FIRST_YEAR <= parts[0] - BE <= LAST_YEAR:
        return None
    return parts[0] - BE


def cut_short(text: str) -> bool:
    """Tell whether `text` is a date whose year has two digits alone."""
    parts = _split(" ".join(fold_digits(text).split()))
    return parts is not None and parts[0] < _CENTURY


def _split(text: str) -> tuple[int, int, int | None] | None:
    if match := _ISO.fullmatch(text) or _FIGURES.fullmatch(text):
        return int(match["year"]), int(match["month"]), int(match["day"]) if match["day"] else None
    if (match := _WORDS.fullmatch(text)) and (month := month_named(match["name"])):
        return int(match["year"]), month, int(match["day"]) if match["day"] else None
    return None
