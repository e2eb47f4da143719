"""Dates as Thai officers write them (วันที่ พ.ศ.): `2568-10-01`, `1 ต.ค. 2568`, `ตุลาคม 2568`, in either digits."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
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
_MONTH = {name: number for names in (MONTHS, MONTHS_SHORT) for number, name in enumerate(names, 1)}
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_WORDS = re.compile(r"(?:([0-9]{1,2})\s*)?([ก-ฮะ-์.]+?)\s*(?:พ\.ศ\.\s*)?([0-9]{4})")
FIRST_YEAR, LAST_YEAR = 2500, 2699


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


def parse_date(text: str) -> ThaiDate | None:
    """Read a B.E. date or month, or return None when it is none (a C.E. year is none: it is a slip, not a date)."""
    parts = _split(" ".join(fold_digits(text).split()))
    if parts is None:
        return None
    year, month, day = parts
    try:
        date(year - BE, month, day or 1)
    except ValueError:
        return None
    return ThaiDate(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None


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


def _split(text: str) -> tuple[int, int, int | None] | None:
    if match := _ISO.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3]) if match[3] else None
    if match := _SLASHED.fullmatch(text):
        return int(match[3]), int(match[2]), int(match[1])
    if (match := _WORDS.fullmatch(text)) and match[2] in _MONTH:
        return int(match[3]), _MONTH[match[2]], int(match[1]) if match[1] else None
    return None
