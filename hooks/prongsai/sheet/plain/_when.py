"""Periods, rounds and frequencies of a cell (ระยะเวลา, รอบรายงาน, ความถี่)."""

from __future__ import annotations

import re
from typing import NamedTuple

from prongsai.content import read_period
from prongsai.sheet.plain._points import points_of, texts_of
from prongsai.text import fold_digits

_ROUND = re.compile(r"รอบ(?:ที่)?\s*([1-9][0-9]?)\s*เดือน")
_ALSO = re.compile(r"(?:\s*(?:และ|,|กับ)\s*(?:รอบ)?\s*([1-9][0-9]?)\s*เดือน)")
_OFTEN = re.compile(
    r"\s*((?:อย่างน้อย|ไม่น้อยกว่า)?\s*(?:(?:ปี|ไตรมาส|เดือน|สัปดาห์)ละ|ทุกๆ?\s*(?:[0-9๐-๙]+\s*)?(?:เดือน|ไตรมาส|ปี|สัปดาห์)"
    r"|ราย(?:เดือน|ไตรมาส|ปี))[^\n]{0,20})$"
)
_YEAR_PRINTED = re.compile("[0-9๐-๙]{2}")
_YEAR, _HALF = "12", "6"


class When(NamedTuple):
    """What a cell says of time.

    Attributes:
        period: a period that the reader of content reads, empty for none.
        rounds: the months after which it is reported.
        frequency: how often, in words.
        rest: what it says besides.
    """

    period: str = ""
    rounds: tuple[str, ...] = ()
    frequency: str = ""
    rest: tuple[str, ...] = ()


def rounds_of(text: str) -> tuple[str, ...]:
    """Return the months of the rounds that a text speaks of."""
    folded, found = fold_digits(text), set[str]()
    for match in _ROUND.finditer(folded):
        found.add(match[1])
        end = match.end()
        while more := _ALSO.match(folded, end):
            found.add(more[1])
            end = more.end()
    return tuple(sorted(found, key=int))


def read_when(text: str, year: int, *, monitoring: bool) -> When:
    """Return what the cell of a report on the results of a year says; with `monitoring` its other words are of that."""
    if period := _period(text, year):
        return When(period)
    rounds = rounds_of(text)
    if not monitoring:
        whole = "fiscal_year" if rounds[-1:] == (_YEAR,) else "first_half" if rounds == (_HALF,) else ""
        return When(whole, rounds, rest=() if rounds else (text,))
    lines = texts_of(points_of(text))
    periods = [found for line in lines if (found := _period(line, year))]
    rest = [line for line in lines if not _period(line, year)]
    often = _OFTEN.search(rest[-1]) if rest else None
    if often:
        rest[-1] = rest[-1][: often.start()].rstrip(" ,")
    return When(next(iter(periods), ""), rounds, often[1].strip() if often else "", tuple(filter(None, rest)))


def _period(text: str, year: int) -> str:
    """Return the period that a text is, by its name where it has one and prints no year; empty for none."""
    said = " ".join(text.split())
    read = read_period(said, year)
    named = read is not None and read.keys() == {"name"} and not _YEAR_PRINTED.search(said)
    return "" if read is None else str(read["name"]) if named else said
