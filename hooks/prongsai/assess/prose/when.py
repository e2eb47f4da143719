"""When it was (ปีที่กล่าวถึง): the year of what is said, one to compare with, or several in a row."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from prongsai.assess.prose.frames import AN_AMOUNT, State
from prongsai.assess.prose.tokens import Token, has, numerals
from prongsai.text import fold_digits

if TYPE_CHECKING:
    from prongsai.assess.prose.frames import Said

_YEARS = re.compile("[0-9๐-๙]{4}")
_SOME = range(1, 20)
"""So many years ago something may be said to be: "สองปีก่อน"."""


class When(State):
    """Takes years, each for what it is the year of."""

    def _when(self, index: int, token: Token) -> None:
        """A year: of the number before ("ในปี"), one to compare with ("จากปี"), or that of what follows."""
        words, year = self._words(index), int(token.figure) or self._current - token.may("last year")
        before, after = self._at(index - 1), self._at(index + 1)
        counted = before.may("numerals") or (before.figure in _SOME and "." not in before.text)
        if token.may("last year") and counted:  # "สองปีที่ผ่านมา"
            self._tokens[index] = token._replace(kinds=frozenset({"dated"}))
            ago = self._current - int(before.figure or numerals()[before.text.casefold()])
            if has(words[1:2], "from"):
                self._frame.base = ago
            elif not token.text.endswith("ผ่านมา"):
                self._of_year(ago)  # "เมื่อสองปีก่อนได้ 86.45"
            return
        beside = words[1:2] == self._near(index, 2, 0)[:1]  # and not "ปี 2567 (87.25) และปี 2566"
        if token.may("years") or (has(words[:1], "and", "range") and has(words[1:2], "year") and beside):
            self._several_years(token, words)
            return
        self._years, self._named_last = [], year
        opened = bool(words) and words[0].may("open")
        of_last = (opened and after.may("close")) or (
            bool(words) and (words[0].may("of") or words[0].text in {"เมื่อ", "ภายใน"})
        )
        if of_last and self._dates(year, token):
            self._tokens[index] = token._replace(kinds=frozenset({"dated"}))  # and of no number behind it
            return
        further = has(words[:1], "and") and self._frame.filled
        anew = self._frame.change is not None and after.may("rose", "fell", "same")
        now = year == self._current and has(words[:5], "differ")  # "เมื่อเทียบกันแล้วปี 2568 เพิ่มขึ้น …"
        that = has(words[:1], "rel") and has(words[1:2], "differ")  # "ต่างกันที่ปี 2567 ติดที่ EIT (84.51)"
        near = takewhile(lambda one: not one.text.startswith(("เพราะ", "เนื่องจาก")), words[:5])  # a cause begins anew
        compared = has(near, "from", "above", "below", "differ") and not (further or now or that)
        risen = self._frame.change is not None and self._frame.amount is None
        filled = self._frame.filled and (now or (not compared and (opened or not risen)))
        if further or anew or filled:
            self._next()  # "… เพิ่มขึ้น 6.27 ปี 2568 เพิ่มขึ้น 0.48"
        if compared:
            self._frame.base = year
            return
        self._of_year(year, aside=has(words[:1], "rel"))

    def _that(self, _: int, __: Token) -> None:
        """The year that was named last: "ปี 2566 ได้ 80.50 คะแนน ขณะนั้น IIT ได้ 71.00 คะแนน"."""
        if self._frame.filled:
            self._next()  # "ปี 2567 ซึ่งได้ 85.77 คะแนน (เพราะปีนั้น OIT ได้ 84.00 คะแนน)"
        self._of_year(self._named_last or self._current - 1)

    def _of_year(self, year: int, *, aside: bool = False) -> None:
        """Take a year for that of what follows; what is said of one that is over is no aim."""
        if aside and self._frame.origin is not None and self._frame.result is None:
            return  # "เพิ่มจาก 84.39 คะแนน ซึ่งปีก่อนต่ำกว่าเกณฑ์ เป็น 86.26 คะแนน"
        if self._frame.filled and self._frame.year not in {None, year}:
            self._next()
        frame = self._frame  # "การใช้อำนาจ ได้ 85.45 … เพราะในปีก่อนได้ 80.50"
        this = any(one.year is None for before in (*self._done, frame) for one in before.values)
        self._aside = year < self._current and frame.narrow and (this or aside)  # "…, ซึ่งปีก่อนต่ำที่สุดใน IIT"
        self._year = self._frame.year = year
        self._blocks -= {"wish"} if "wish" in self._silenced and year <= self._current else set()

    def _several_years(self, token: Token, words: list[Token]) -> None:
        """Years in a row, each with its own of the figures in a row: "ปี 2565 และ 2566", "ปี 2564 ถึง 2566"."""
        named = [int(fold_digits(year)) for year in _YEARS.findall(token.text)] or [self._current - 1]
        before = self._frame.years or [int(one.figure) for one in words[1:2] if one.may("year")]
        if token.may("years") or has(words[:1], "range"):
            first, last = [*before, *named][-2:]
            before, named = before[:-1] * (len(named) == 1), [*range(first, last, 1 if first < last else -1), last]
        self._frame.years = self._years = [*before, *named]

    def _is_rise(self, amount: Said) -> bool:
        """Tell whether a number stands right behind a rise: "เพิ่มขึ้น 37.50 คะแนน จากที่เคยต่ำสุดในปีก่อน"."""
        before = [one for one in self._tokens if one.end <= amount.start]
        return has(before[-1:], "rose", "fell")

    def _dates(self, year: int, token: Token) -> bool:
        """Give the year to the number or level that was said last."""
        frame, level = self._frame, self._frame.level
        at = frame.extreme_at
        if at is not None and at.end and self._clause.text[at.end : token.start].strip() in {"", "ของ", "ใน"}:
            if frame.values and frame.values[-1].end <= at.start:
                frame.extreme, frame.extreme_at = 0, None  # "ได้ 87.50 คะแนน ขยับจากอันดับสุดท้ายในปี 2567"
            else:
                frame.year = year  # "พ้นจากตัวชี้วัดที่ต่ำสุดของปี 2567"
            return True
        amount = frame.amount if frame.amount is not None and frame.amount.start == frame.latest else None
        if amount is not None and amount.number >= AN_AMOUNT and not self._is_rise(amount):
            frame.origin, frame.amount = amount, None  # "เทียบกับ 86.77 ในปี 2567"
        said = [one for one in (frame.result, frame.origin, frame.rank, *frame.values) if one is not None]
        last = max(said, key=lambda one: one.start, default=None)
        if level is not None and (last is None or level.start > last.start):
            rest = [one for one in self._tokens if one.start >= level.end]
            between = [one for one in rest if one.start < token.start]
            apart = frame.year is not None and has(between, "gap", "text", "differ")
            if apart or has(rest, "dated"):
                return False  # "ปี 2565 อยู่ในระดับ A เมื่อเปลี่ยนเกณฑ์ในปี 2566 …"
            frame.year = year
            return True
        between = [
            one for one in self._tokens if last and last.end <= one.start < token.start and one.number is not None
        ]
        if last is None or last.year is not None or last.start < frame.latest or between:
            return last is not None and last.year == year
        last.year = year
        return True
