"""Of how many something is said (จำนวนที่กล่าวถึง): of all, none, the sole one, most, or the rest."""

from __future__ import annotations

from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from prongsai.assess.prose.frames import FARTHEST
from prongsai.assess.prose.places import Places
from prongsai.assess.prose.tokens import OTHER, has, numerals

if TYPE_CHECKING:
    from prongsai.assess.prose.tokens import Token

_ALL = 10
"""So many indicators there are in all."""
_TOOLS, _OF_TOOLS = 3, {"IIT": 5, "EIT": 3, "OIT": 2}
"""How many tools there are, and of how many indicators each is."""
_QUANTITIES = ("every", "none", "vague", "sole")


class Quantities(Places):
    """Takes the words for all, none, some, the sole one and the rest."""

    def _quantity(self, index: int, token: Token) -> None:
        kind = next(kind for kind in _QUANTITIES if kind in token.kinds)
        behind, all_named = self._at(index - 1), kind == "every" and self._names_all(index)
        ahead = self._at(index + 1) if all_named else self._ahead(index, "number", "numerals")
        noun = self._noun(ahead) or (
            self._noun(behind) if all_named or kind in ("sole", "vague") or token.text == "ทุกประเภท" else ""
        )
        if kind in ("every", "none") and not noun:
            self._of_few(index)
            return
        if self._says_nothing(index, token, ahead, noun):
            return
        if self._left is self._frame and kind in ("every", "none"):
            self._next_of()
            self._frame.but = self._left
        elif kind == "every" and behind.may("and") and self._frame.own and self._frame.filled and noun:
            self._next_of()  # "ตัวชี้วัดที่ 7 และ 8 เพิ่มขึ้นมาก และทุกตัวชี้วัดเพิ่มขึ้นจากปีก่อน"
        elif kind in ("sole", "every") and self._frame.change is not None and self._frame.amount is not None:
            self._next()  # "เพิ่มขึ้น 4.38 คะแนน หลังจากปีก่อนเป็นตัวเดียวที่ไม่ถึง 85 คะแนน"
        elif (
            kind == "sole"
            and token.text.startswith("มี")
            and self._frame.limit
            and (behind.may("and") or self._frame.count)
        ):
            self._next_of()  # "คะแนนรวมยังไม่ถึง 95 และมีเพียง OIT ที่เกิน 95"
        elif kind == "sole" and self._frame.limit and behind.may("noun indicators") and self._goes_on(index):
            self._next()  # "ได้เกิน 85 คะแนน … และเป็นตัวชี้วัดเดียวที่เกินทั้งสองปี"
            self._frame.own = True
        elif kind == self._frame.quantity == "sole" and not (self._frame.own or self._frame.values):
            return  # "มีเพียงตัวชี้วัดเดียว"
        elif self._frame.quantity or (kind == "none" and self._frame.filled) or self._counts_else(noun):
            self._next()
        whole = token._replace(end=max(token.end, ahead.end)) if kind in ("every", "none") else token
        self._frame.quantity, self._frame.quantity_at, self._frame.noun = kind, whole, noun

    def _says_nothing(self, index: int, token: Token, ahead: Token, noun: str) -> bool:
        """Tell whether it is of none of the scores, or says again of how many something is said."""
        kind = next(kind for kind in _QUANTITIES if kind in token.kinds)
        if kind == "none":
            return not (ahead.text.endswith("ที่") or has(self._near(index, 0, 3), "any"))
        if kind == "every":
            return self._is_not_of_all(index, ahead, noun)
        if token.text == "เฉพาะ" and not noun and ahead.may("of", "gap", "text"):
            return True  # "เพราะเผยแพร่เฉพาะในระบบภายใน"
        left = any(one.text.startswith("เหลือ") for one in self._near(index, 4, 0))
        if kind == "sole" and left and any(one.year and one.year < self._current for one in self._done):
            return True  # "ปี 2566 … 3 ตัว … เหลือตัวชี้วัดที่ 4 ตัวเดียวที่ยังไม่ผ่าน" is of those
        # "เพิ่มขึ้น … เพราะบุคลากรหลายกองยังไม่เห็นแผน", "… พนักงานส่วนใหญ่ยังไม่รู้"
        behind, changed = self._at(index - 1), kind == "vague" and not noun and self._frame.change is not None
        return changed and (ahead.may("gap", "text") or behind.may("gap", "text", "persons", "counted"))

    def _is_not_of_all(self, index: int, ahead: Token, noun: str) -> bool:
        """Tell whether it says of some only, is wished for, or says again that it is of all."""
        behind = self._at(index - 1)
        sole = self._frame.quantity == "sole"
        those = behind.may("rel") and (self._noun(self._at(index - 2)) or self._frame.narrow or sole)
        of_some = ahead.text.endswith("ที่") or those
        if those and sole:
            self._frame.quantity = "vague"  # "เป็นเครื่องมือเดียวที่ทุกตัวชี้วัดได้เกิน 90 คะแนน"
        # "ตัวชี้วัดอื่นเพิ่มขึ้นทุกตัว", but not "เครื่องมือทั้งสามได้เกิน 85 และทุกตัวชี้วัด …"
        again = self._frame.quantity in {"every", "rest"} and noun == self._frame.noun
        if self._of_all(index) or of_some or behind.text == "ให้" or again:
            return True  # "ทุกตัวชี้วัดที่ …", "เครื่องมือที่ทุกตัวชี้วัด…"
        # "ตัวชี้วัดใน OIT ทั้งสองตัว", "ทั้งสองตัวชี้วัดของ OIT" are all of it, and "ตัวชี้วัดทั้ง 10 ตัว" all that there are
        many = self._number_at(index + 1)
        whole = self._frame.within or many == _ALL or many == _OF_TOOLS.get(self._tool_behind(index + 3))
        if (self._those(index + 1) and not whole) or self._told_as_aim(index):
            self._of_those(index + 1)
            return True
        return False

    def _goes_on(self, index: int) -> bool:
        """Tell whether something more is said of who was spoken of: "… และเป็นตัวชี้วัดเดียวที่ …"."""
        told = bool(self._frame.own and self._frame.narrow)
        return told and has(self._near(index, 4, 0), "and") and self._at(index + 1).may("rel")

    def _counts_else(self, noun: str) -> bool:
        """Tell whether something else is counted already: "กำหนดมาตรการรวม 7 มาตรการ ครอบคลุมทั้ง 7 ประเด็น"."""
        return self._frame.count is not None and bool(noun) and noun != self._frame.noun

    def _number_at(self, index: int) -> int:
        """Return the number that a token is, in digits or words; 0 for none."""
        token = self._at(index)
        return numerals().get(token.text.casefold(), 0) if token.number is None else int(token.figure)

    def _many(self, index: int) -> int:
        """Return how many are said to be meant, where what they are stands before: "เครื่องมือทั้งสามได้ …"; 0 for none."""
        return 0 if self._noun(self._at(index + 2)) else self._number_at(index + 1)

    def _names_all(self, index: int) -> bool:
        """Tell whether so many are all that there are: "เครื่องมือทั้งสามลดลง", "ตัวชี้วัดทั้งสิบลดลง"."""
        noun, many = self._at(index - 1), self._many(index)
        if self._at(index + 2).text.endswith("มี") and self._at(index + 3).may("number", "numerals"):
            return False  # "เครื่องมือทั้งสามมี 2 เครื่องมือที่ได้เกิน 85 คะแนน"
        return many == (_TOOLS if noun.may("noun tools") else _ALL) and noun.may("noun tools", "noun indicators")

    def _of_few(self, index: int) -> None:
        """Speak of some only, of which it is said elsewhere which they are: "ตัวชี้วัดทั้งห้ามีคะแนนเฉลี่ย …"."""
        noun = self._at(index - 1)
        few = 0 < self._many(index) < numerals()["สิบ"]
        if few and self._at(index).text == "ทั้ง" and noun.may("noun indicators"):
            self._next_of(noun._replace(subject=OTHER))

    def _of_all(self, index: int) -> bool:
        """Tell whether it only says among whom a rank is: "เป็นลำดับที่เจ็ดของทุกตัวชี้วัด"."""
        words = self._words(index)[:1]
        among = (self._frame.rank is not None or bool(self._frame.extreme)) and has(words, "of", "group")
        self._frame.own = self._frame.own or (among and self._frame.narrow)
        return among

    def _told_as_aim(self, index: int) -> bool:
        """Tell whether an aim is told, and not what was held against it: "เป้าหมายของแผนคือทุกตัวชี้วัดไม่ต่ำกว่า 90"."""
        before = [
            *takewhile(lambda one: one.number is None and not one.may("turn"), self._near(index, FARTHEST, 0)[::-1])
        ]
        told = [*dropwhile(lambda one: not one.may("aim"), dropwhile(lambda one: not one.may("is"), before))]
        return bool(told) and not has(told[1:2], "differ", "above", "below")

    def _rest(self, index: int, token: Token) -> None:
        """All but those named before: "การใช้งบประมาณลดลง ส่วนตัวชี้วัดอื่นเพิ่มขึ้นทั้งหมด"."""
        left = self._left or self._frame
        self._next_of(token._replace(subject=OTHER))
        frame, self._left = self._frame, None
        if "ข้อ" in token.text or "คำถาม" in token.text:
            return  # "e13 79.63 … ข้ออื่นของตัวชี้วัดนี้เกิน 86 คะแนนทุกข้อ", "i12 ได้ 93.51 คะแนน ไม่มีข้อใดถึง 95"
        frame.but = left
        if has(self._near(index, 0, 5), "every", "total"):  # and where nobody is left out, those stand elsewhere
            several = sum(one.own and one.narrow and one.change is not None for one in self._done) > 1
            kind = "every" if left.narrow and not several else "rest"  # "S ลดลง ส่วน S เท่าเดิม นอกนั้นเพิ่มขึ้นทั้งหมด"
            frame.quantity, frame.quantity_at, frame.noun = kind, token, "noun indicators"
