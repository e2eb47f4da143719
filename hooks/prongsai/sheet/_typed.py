"""What was typed in a cell (ค่าที่พิมพ์), as text: what a program made of it is read where that is sure, and told else."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from prongsai.content import BE, ThaiDate, short_date
from prongsai.findings import Finding
from prongsai.sheet._grids import Fault
from prongsai.text import round2
from prongsai.words import plain

if TYPE_CHECKING:
    from prongsai.content import Shape
    from prongsai.findings import Place
    from prongsai.sheet._grids import Value

_BUDDHIST = 2400
"""From here on a year of a date is one of the Buddhist Era that a program took for another."""
_NEAR = 10
"""How many years the day of a program may lie from the report's own to be the one that was typed."""
_WORDS = ("text", "lines", "groups", "group")


class RefusedError(Exception):
    """What was typed cannot be known; the finding says so.

    Attributes:
        finding: where and why.
    """

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


def typed(value: Value, shape: Shape, year: int, place: Place) -> str:
    """Return what was typed in a cell of a report of a year.

    Raises:
        RefusedError: a program made a number or a day of it, by which it is not known what it was.
    """
    if isinstance(value, str):
        return "\n".join(line.rstrip() for line in value.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()
    if isinstance(value, bool):
        return _flag(value, shape, place)
    if isinstance(value, int | float):
        return _number(value, shape, place)
    if isinstance(value, date):
        return _day(value, shape, year, place)
    what, sign = ("ค่าที่คำนวณไม่ได้", value.sign) if isinstance(value, Fault) else ("เวลา", str(value))
    raise RefusedError(Finding.make("E946", place, what=what, found=sign, hint=""))


def _flag(value: bool, shape: Shape, place: Place) -> str:  # noqa: FBT001 - a cell's own
    if shape.kind == "flag":
        return "ใช่" if value else ""
    raise RefusedError(Finding.make("E945", place, found=str(value).upper(), near=str(value).lower()))


def _number(value: float, shape: Shape, place: Place) -> str:
    exact = Decimal(f"{value:.12g}")
    whole = exact == exact.to_integral_value()
    text = str(int(exact)) if whole else f"{exact:f}"
    if shape.holds == "score" and 0 < exact < 1 and place.file == plain("sheet.title.scores"):
        # A cell that shows 95 % holds 0.95, and no score of a report is so low.
        raise RefusedError(Finding.make("E945", place, found=text, near=f"{exact * 100:.2f}"))
    if shape.holds == "score":
        return f"{exact:.2f}" if round2(exact) == exact else text
    if (shape.holds == "number" or (not shape.short and shape.kind in _WORDS)) and (whole or shape.holds == "number"):
        return text
    raise RefusedError(Finding.make("E945", place, found=text, near=text))


def _day(value: date, shape: Shape, year: int, place: Place) -> str:
    day = value.date() if isinstance(value, datetime) else value
    buddhist = day.year if day.year >= _BUDDHIST else day.year + BE
    meant = ThaiDate(buddhist, day.month, day.day)
    if shape.holds == "date" and abs(buddhist - year) <= _NEAR:
        return str(meant)
    hint = f" เช่น {meant}" if abs(buddhist - year) <= _NEAR else ""
    found = short_date(day) if day.year < _BUDDHIST else str(meant)
    raise RefusedError(Finding.make("E946", place, what="วันที่", found=found, hint=hint))
