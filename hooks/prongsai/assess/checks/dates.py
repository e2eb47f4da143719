"""Dates in prose (วันที่ในข้อความ): days that no calendar has, and fiscal years that do not last a year."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import TYPE_CHECKING

from prongsai.assess.checks.words import any_of, words
from prongsai.assess.prose.passages import numbered
from prongsai.content import BE, MONTHS, MONTHS_SHORT
from prongsai.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.prose.passages import Passage
    from prongsai.content import ThaiDate

_NUMBER = {name: number for names in (MONTHS, MONTHS_SHORT) for number, name in enumerate(names, 1)}
# The digit goes first, so that the search skips from one to the next.
_DATE = re.compile(
    rf"([0-9](?<![0-9/][0-9])[0-9]?)\s*({'|'.join(map(re.escape, _NUMBER))})"
    r"\s*(?:พ\.\s?ศ\.\s*)?(25[0-9]{2})?(?![0-9])"
)
_NUMERIC = re.compile(r"(?<![0-9/.-])(29|3[01])/(0?[1-9]|1[0-2])/(25[0-9]{2})(?![0-9/])")
_FISCAL = re.compile(
    r"1(?<![0-9]1)\s*(?:ตุลาคม|ต\.ค\.)\s*(?:พ\.\s?ศ\.\s*)?(25[0-9]{2})[^\n0-9]{0,40}30\s*(?:กันยายน|ก\.ย\.)\s*(?:พ\.\s?ศ\.\s*)?(25[0-9]{2})"
)
_LEAP = 2024
# ตามบันทึกข้อความ ที่ บน 1/155 ลงวันที่ 4 ส.ค. 2566 เรื่อง รายงานผลการประเมิน
_DATED = re.compile(rf"ลงวันที่\s*{_DATE.pattern}(?P<subject>\s*เรื่อง[^\n]{{0,90}})?")
_LETTER = re.compile(r"(?:บันทึกข้อความ|หนังสือ|รายงาน)[^\n]{0,60}$")
_BACK = 150
"""How far before the date of a letter it is said what the letter is about, in letters."""
_YEAR = re.compile(r"(?<![0-9/])25[0-9]{2}(?![0-9])")
_EARLIEST = (4, 1)
"""Results of a year are never announced before April of it."""


def check_dates(assessment: Assessment) -> Iterator[Finding]:
    """Yield the days that there are not, and the fiscal years that are not one year long."""
    for passage, text in numbered(assessment):
        if assessment.framework.national:
            yield from _check_letters(passage, text, assessment)
        for match in _DATE.finditer(text):
            year = int(match[3]) - BE if match[3] else _LEAP
            last = calendar.monthrange(year, _NUMBER[match[2]])[1]
            if not 1 <= int(match[1]) <= last:
                yield Finding.make("W511", passage.place(match.start()), found=" ".join(match[0].split()), right=last)
        for match in _NUMERIC.finditer(text):
            last = calendar.monthrange(int(match[3]) - BE, int(match[2]))[1]
            if int(match[1]) > last:
                yield Finding.make("W511", passage.place(match.start()), found=match[0], right=last)
        for match in _FISCAL.finditer(text):
            if int(match[2]) != int(match[1]) + 1:
                figures = {"found": match[1], "last": match[2], "right": int(match[2]) - 1}
                yield Finding.make("W512", passage.place(match.start(1)), **figures)


def earliest_of(year: int, announced: ThaiDate | None = None) -> date:
    """Return the first day on which anybody can write of the results of a year."""
    first = date(year - BE, *_EARLIEST)
    return max(first, announced.first()) if announced else first


def _check_letters(passage: Passage, text: str, assessment: Assessment) -> Iterator[Finding]:
    """A letter on the results is dated after they are known, or says the other year whose results it is on."""
    source = assessment.report.scores.source
    earliest = earliest_of(assessment.year, source.announced if source else None)
    for match in _DATED.finditer(text):
        before = text[max(0, match.start() - _BACK) : match.start()].rpartition("\n")[2]
        said, (day, month, year) = f"{before}{match['subject'] or ''}", match.group(1, 2, 3)
        on_results = any_of(words()["resulted"]).search(said) and not any_of(words()["compared"]).search(said)
        others = {int(one) for one in _YEAR.findall(said)} - {assessment.year}
        early = year and (int(year) - BE, _NUMBER[month], int(day)) < earliest.timetuple()[:3]
        if early and on_results and not others and _LETTER.search(before):
            figures = {"found": f"{day} {month} {year}", "what": "หนังสือลงวันที่", "year": assessment.year}
            yield Finding.make("W510", passage.place(match.start(1)), **figures)
