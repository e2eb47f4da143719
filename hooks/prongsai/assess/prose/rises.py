"""Rises and falls in prose (เพิ่มขึ้น ลดลง ต่างกัน): of whom, and whether of scores, levels, ranks or counts."""

from __future__ import annotations

from prongsai.assess.prose.levels import LEVEL
from prongsai.assess.prose.places import PLACES
from prongsai.assess.prose.scores import Scores
from prongsai.assess.prose.tokens import Token, has, singly
from prongsai.assess.prose.whose import Whose
from prongsai.assess.prose.words import together

_PASSED = together("passed")


class Rises(Scores, Whose):
    """Takes the words for changes, and for how far two are apart."""

    def _change(self, index: int, token: Token) -> None:
        self._of_rest()
        self._changes_anew(index, token)
        if self._is_no_change(index, token):
            return
        words, frame = self._words(index), self._frame
        if frame.against is not None and frame.of_change and self._at(index - 1) is frame.against:
            self._blocks.add("else")  # "เพิ่มขึ้น 1.74 คะแนน มากกว่าที่ตัวชี้วัดที่ 2 เพิ่มเพียง 0.01 คะแนน"
            return
        if frame.against is not None and has(words[:1], "rel"):
            self._next_of(frame.against)  # "… มากกว่า IIT ที่เพิ่ม 1.50"
        if self._frame.greatest and self._at(index + 1).may(*PLACES):
            self._next()  # "เพิ่มขึ้นมากที่สุดคือ … ที่เพิ่มขึ้นน้อยที่สุดคือ …"
        if token.may("differ"):
            self._apart(index)
            frame = self._frame
        changed = token.may("rose", "fell", "same") or self._ahead(index, *_PASSED).may("year", "last year")
        if (
            changed
            and frame.extreme
            and frame.own
            and frame.narrow
            and not (frame.change_at or any(one.filled for one in self._done))
        ):
            self._next()  # "การเปิดเผยข้อมูลได้คะแนนสูงสุด และเพิ่มขึ้นจากปีก่อน …"
        ways = {"rose": 1, "fell": -1, "same": 0}
        self._rise(next((way for kind, way in ways.items() if kind in token.kinds), None), token)

    def _changes_anew(self, index: int, token: Token) -> None:
        """Begin another frame where a change is said of somebody or something else than what was said before it."""
        frame, words = self._frame, self._words(index)
        if token.may("differ") and frame.change_at is not None and frame.amount is not None:
            self._next()  # "เพิ่มขึ้น 1.26 คะแนน และยังขาดอีก 0.63 คะแนนจึงจะถึง 85"
            self._frame.own = frame.own
        elif frame.count and frame.change is None and self._noun(self._at(index + 2)) and self._parted(token):
            self._next()  # "ดีขึ้น 8 ตัวชี้วัด ลดลง 2 ตัวชี้วัด"
        elif frame.change is None and frame.change_at and frame.amount is not None and token.may("rose", "fell"):
            self._next()  # "ตามมาห่างกันเพียง 0.01 คะแนน ตัวชี้วัดที่เพิ่มขึ้นน้อยที่สุดคือ …"
        elif has((tail := words[has(words[:1], "score") :])[:1], "rel") and has(tail[1:2], "noun tools"):
            if self._at(index + 1).may("is"):
                self._next_of()  # "จุดเด่นคือแบบวัด IIT ส่วนแบบวัดที่คะแนนลดลงคือ OIT"
            else:
                self._of_other(token)  # "สวนทางกับอีกสองเครื่องมือที่สูงขึ้น"

    def _parted(self, token: Token) -> bool:
        """Tell whether a space stands before a word."""
        return self._clause.text[token.start - 1 : token.start].isspace()

    def _is_no_change(self, index: int, token: Token) -> bool:
        """Tell whether a word for a change is of a level, a rank, of what is no score, or asks for one."""
        since = token if token.text.endswith("จาก") else self._at(index + 1)
        if since.text.endswith("จาก") and LEVEL.match(self._clause.text, since.end):
            return True  # "ระดับกลับลดจากผ่านดีเหลือผ่าน"
        moves = token.text.startswith(("เลื่อน", "ขยับ"))
        if moves and self._at(index + 1).may("grade"):
            return True  # "ยังไม่ได้เลื่อนระดับขึ้น"
        steps = self._at(index + 1)
        if steps.may("numerals", "number") and steps.figure % 1 == 0 and self._at(index + 2).may("grade"):
            return True  # "ระดับผลการประเมินกลับลดลงหนึ่งระดับ"
        after = [one for one in self._near(index, 0, 4) if not one.may("from", "to", "link")]
        if (
            (token.text.endswith("จาก") or self._at(index + 1).may("from", "to"))
            and after
            and after[0].figure % 1 == 0
            and has(after[1:2], "noun indicators")
        ):
            return True  # "เหลือ 2 ตัว คือ ตัวชี้วัดที่ 7 และ 8 ลดลงจาก 3 ตัวในปีก่อน"
        if self._at(index - 1).may("noun indicators") and self._at(index - 2).may("number") and token.may("same"):
            return True  # "ได้เกิน 85 คะแนน 4 ตัวชี้วัดจาก 5 ตัวชี้วัด เท่ากับปีก่อน"
        if self._at(index + 1).may("from") and self._at(index + 2).may("grade") and self._frame.level is not None:
            return True  # "ระดับผลการประเมินอยู่ที่ ผ่าน ลดลงจากระดับผ่านดีในปี 2566"
        if token.may("same") and has(self._words(index), "rank"):
            return True  # "ลำดับของทั้งสามเครื่องมือไม่เปลี่ยนแปลงจากปีก่อน"
        frame, said = self._frame, self._solid(index).start
        scored = has(self._words(index), "score") or any(one.start == said for one in frame.values)
        if "persons" in self._blocks and not scored:
            return True  # "เบิกจ่ายได้เพิ่มขึ้น"
        side = has(frame.subjects[-1:], "side IIT", "side EIT") and self._solid(index).may("gap", "text")
        said_rank = frame.rank is not None and frame.latest == frame.rank.start
        moved = token.text.startswith(("แย่ลง", "ดีขึ้น", "ตกลง", "ขยับ", "เลื่อน")) and self._at(index + 1).may("from")
        moved = moved and not has(self._words(index), "score", "overall")  # "อยู่ลำดับที่ 9 แย่ลงจากปีก่อน"
        of_rank = said_rank and (moved or token.text.isascii())
        asked = of_rank or "หรือ" in {self._at(index - 1).text.strip(), self._at(index + 1).text.strip()}
        words = self._words(index)[:2]
        graded = has(words, "grade") and not (frame.level and frame.latest == frame.level.start)
        onward = self._ahead(index, "link", "to", "by", "upward", "downward")  # "อันดับดีขึ้น", "เลื่อนลงมาเป็นลำดับที่ 6"
        ranked = has(words[:1], "rank") or onward.may("rank") or graded
        # "ดีขึ้นหรือแย่ลง", "ประชาชนมาติดต่อด้วยตนเองน้อยลง", "ข้อที่พลาดลดลงเกือบครึ่ง"
        return asked or (side and not scored) or ranked or (not frame.subjects and self._of_else(index))

    def _apart(self, index: int) -> None:
        """Speak of two that were told one after the other: "IIT ได้ 93.00 ขณะที่ EIT ได้ 86.00 ต่างกัน 7.00"."""
        told = [one for one in (*self._done, self._frame) if one.values or (one.extreme and one.own)]
        if "กัน" in (self._at(index).text[-3:], self._at(index + 1).text) and len(told) == 2:  # noqa: PLR2004 - of two
            subjects = [of for one in told for of in one.subjects]
            if told[-1] is self._frame and len([*singly(subjects)]) == 2:  # noqa: PLR2004
                self._next_of(*subjects)

    def _rise(self, change: int | None, token: Token) -> None:
        if self._made_of:  # "90.18 จาก IIT 90.60, EIT 85.00, OIT 93.75 เพิ่มขึ้น …"
            self._next_of()
            self._frame.scored, self._made_of = True, False
        frame = self._frame
        if change is not None and frame.amount is not None and frame.limit and not frame.change:
            self._next()  # "สูงกว่าค่าเป้าหมาย 85 คะแนน อยู่ 5.03 คะแนน และสูงกว่าปีก่อน"
        elif change is not None and frame.quantity == "sole" and frame.limit and frame.own and not frame.change:
            self._next()  # "เป็นตัวชี้วัดเดียวของ EIT ที่เกิน 90 คะแนน เพิ่มขึ้นจากปีก่อน 2.36 คะแนน"
            self._frame.own = True
        if self._frame.change is not None and change is not None:
            if self._frame.greatest and self._frame.change == change and self._frame.amount is None:
                asked = self._frame.change_at is not None and not self._frame.change_at.end
                self._frame.change_at = token if asked else self._frame.change_at
                return  # "เพิ่มขึ้นมากที่สุด ได้แก่ … เพิ่มขึ้น 6.25"
            self._next()
        if change is not None or self._frame.change_at is None:
            self._frame.change_at = token
        self._frame.change = change if change is not None else self._frame.change
