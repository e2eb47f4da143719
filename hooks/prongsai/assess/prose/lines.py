"""Lines in prose (เกณฑ์ ค่าเป้าหมาย ค่าเฉลี่ย): what scores are held against, and how far from it they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.assess.prose.frames import AN_AMOUNT, SILENCING, Limit, Said, State
from prongsai.assess.prose.words import patterns, together

if TYPE_CHECKING:
    from prongsai.assess.prose.tokens import Token

_FORMS = patterns("amounts")
_LINES = together("lines of all")


class Lines(State):
    """Takes the numbers that are lines, ends of ranges and means of others."""

    def _bound(self, token: Token) -> None:
        """An end of a range: "85 ถึง 89.99 คะแนน", perhaps behind another: "… 4 ตัวชี้วัด ได้ 80 ถึง 84.99 คะแนน"."""
        self._ranged, frame = True, self._frame
        told = frame.limit or frame.quantity
        if (frame.count and len(frame.bounds) > 1) if frame.bounds else told:
            self._next()
        if not self._blocks:
            self._frame.bounds = [*self._frame.bounds, self._said(token)]

    def _of_mean(self, token: Token) -> bool:
        """Tell whether a number is how far the agency is from a mean, which is kept: "สูงกว่าค่าเฉลี่ยของประเทศ 3.13"."""
        place, than = next((one for one in ("ประเทศ", "จังหวัด") if one in self._scope), ""), self._than
        if self._blocks & {"if", "wish"}:
            return False
        if token.figure >= AN_AMOUNT or than is None:
            share = self._clause.text[: token.start].rstrip().endswith("ร้อยละ")
            if token.figure >= AN_AMOUNT and place and not (self._frame.narrow or share):
                self._means[place] = token.figure
            return False
        named = place and place in self._clause.text[than.end : token.start]
        if named and place in self._means and not self._frame.narrow:
            self._frame.limit = Limit(than.start, token.end, than.may("below"), self._means[place], reached=True)
            self._frame.amount = self._said(token)
        self._blocks.discard("foreign")
        self._than = None
        return True

    def _line(self, token: Token, end: int, *, below: bool) -> None:
        last = self._done[-1] if self._done else self._frame
        if (
            last.limit
            and below
            and not last.limit.below
            and _FORMS["up to"].fullmatch(self._clause.text, last.limit.end, token.start)
        ):
            last.count = None  # "มี 3 ตัวชี้วัดที่ได้เกิน 85 แต่ไม่ถึง 90"
            low = Said(last.limit.start, last.limit.end, last.limit.value, [])
            self._frame.bounds = [low, self._said(token)]  # "ได้ตั้งแต่ 85 แต่ไม่ถึง 90 คะแนนมี 3 ตัวชี้วัด"
            return
        self._of_rest()
        between = self._frame.bounds and self._frame.count  # "ระหว่าง 85 ถึง 90 คะแนน 3 ตัวชี้วัด และต่ำกว่า 85 คะแนน 1 ตัวชี้วัด"
        if self._frame.limit is not None or self._frame.change_at is not None or between:
            self._next()
        self._limit = self._frame.limit = Limit(token.start, end, below, token.figure)

    def _beside_line(self, token: Token, line: Token) -> None:
        """How far something is above or below the line named before: "เป้าหมาย 85 คะแนน จึงสูงกว่าเป้าหมาย 1.13 คะแนน"."""
        of_all = self._limit.value if self._limit and f"{self._limit.value:f}" in _LINES else None
        value = self._line_before or of_all or self._aim
        if value is None or self._blocks & SILENCING:
            return
        told = (self._frame.limit, self._frame.count, self._frame.change, self._frame.amount)
        if any(one is not None for one in told):
            self._next()
        self._frame.limit = Limit(line.start, token.end, line.may("below"), value, reached=True)
        self._frame.amount = self._said(token)
