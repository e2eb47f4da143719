"""Dates in prose (วันที่ในข้อความ): days that no calendar has, and fiscal years that do not last a year."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING

from prongsai.assess.prose.passages import prose
from prongsai.content import BE, MONTHS, MONTHS_SHORT
from prongsai.findings import Finding
from prongsai.text import fold_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess._assessment import Assessment

_NUMBER = {name: number for names in (MONTHS, MONTHS_SHORT) for number, name in enumerate(names, 1)}
_DATE = re.compile(
    rf"(?<![0-9/])([0-9]{{1,2}})\s*({'|'.join(map(re.escape, _NUMBER))})\s*(?:พ\.\s?ศ\.\s*)?(25[0-9]{{2}})?(?![0-9])"
)
_FISCAL = re.compile(
    r"(?<![0-9])1\s*(?:ตุลาคม|ต\.ค\.)\s*(?:พ\.\s?ศ\.\s*)?(25[0-9]{2})[^\n0-9]{0,40}30\s*(?:กันยายน|ก\.ย\.)\s*(?:พ\.\s?ศ\.\s*)?(25[0-9]{2})"
)
_LEAP = 2024


def check_dates(assessment: Assessment) -> Iterator[Finding]:
    """Yield the days that there are not, and the fiscal years that are not one year long."""
    for passage in prose(assessment):
        text = fold_digits(passage.text)
        for match in _DATE.finditer(text):
            year = int(match[3]) - BE if match[3] else _LEAP
            last = calendar.monthrange(year, _NUMBER[match[2]])[1]
            if not 1 <= int(match[1]) <= last:
                yield Finding.make("W511", passage.place(match.start()), found=" ".join(match[0].split()), right=last)
        for match in _FISCAL.finditer(text):
            if int(match[2]) != int(match[1]) + 1:
                figures = {"found": match[1], "last": match[2], "right": int(match[2]) - 1}
                yield Finding.make("W512", passage.place(match.start(1)), **figures)
