"""Whether a number is a score (คะแนน), and whose: how it looks, and what stands between it and its subject."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from prongsai.assess.figures.arithmetic import FULL
from prongsai.assess.prose.frames import AN_AIM, AN_AMOUNT, SILENCING, Said, State
from prongsai.assess.prose.tokens import NOTHING, YEARS, Subject, Token, has, singly
from prongsai.assess.prose.words import patterns

if TYPE_CHECKING:
    from collections.abc import Callable

_SCALE = 5
"""Up to here a figure is one of a scale of answers, and no score."""
_OPENING = ("จาก", "ตาม", "หลัง", "ด้วย", "โดย", "เมื่อ")
"""What begins an aside, which names nobody: "ตามที่ได้รับแจ้งผล ได้ 86.25 คะแนน"."""
_FAR = 300
"""How far from its subject a score is looked for, in letters."""
PERCENT = ("%", "เปอร์เซ็นต์")
_FORMS = patterns("amounts")


class Scores(State):
    """Takes numbers for scores."""

    def _value(self, index: int, token: Token, words: list[Token], *, points: bool) -> None:
        """A score, where it looks like one, nobody else's is spoken of, and it reaches to its subject."""
        frame = self._frame
        of_tool = [one.subject.kind for one in frame.subjects if one.subject] == ["tool"]
        counted = frame.count is not None and frame.latest == frame.count.start and of_tool
        if counted and self._ahead(index, "points", "and", "link").may("number"):
            self._blocks.add("else")  # "OIT สองตัวชี้วัด ได้ 97.20 และ 95.00 คะแนน"
            return
        if self._is_aside(index, token, words):
            return
        signed = token.signed and abs(token.figure) < AN_AMOUNT
        # By how much the greatest has risen: "เพิ่มขึ้นมากที่สุดคือ … (6.25 คะแนน)".
        risen = frame.greatest and frame.amount is None and abs(token.figure) < AN_AMOUNT
        if signed or risen or self._distance(token, words):
            rest = signed and (frame.of_change or (not points and self._solid(index).may("gap", "text")))
            if not (self._blocks or rest):
                frame.amount = frame.amount or self._said(token)
            return
        self._of_its_tool(token, words)
        frame = self._frame
        before = frame.result or (frame.values[-1] if frame.values else None)
        if before is not None and self._goes_on_to(token, before):
            frame.origin = frame.origin or replace(frame.values.pop(), year=None)
            frame.result = self._said(token)
            return
        if frame.result is not None and token.figure >= AN_AMOUNT and self._follows(index, frame.result):
            frame.result = self._said(token)
            return
        blocked = not self._like_score(token, words, points=points) or self._blocked(index, words, points=points)
        if blocked or not self._reaches(index, words, points=points):
            return
        against = [] if frame.against is None else [frame.against]
        continued = self._continues(index)
        if (of := frame.values[-1].of if continued else against) or continued:
            frame.values.append(Said(token.start, token.end, token.figure, of, self._year))
            return
        # The level in brackets before it, and its year, are those of the figure before: "(ระดับ B) ในปี 2565 เป็น 88.33".
        over = frame.level is not None and frame.year not in {None, self._current} and has(words, "to")
        if (frame.values or frame.rank is not None or over) and not (frame.headed and (frame.own or frame.both)):
            self._next()
        of = self._frame.subjects[-1:] if self._frame.headed else self._frame.subjects
        got = any(one.may("got") and not one.may("link") for one in words)
        self._frame.values.append(Said(token.start, token.end, token.figure, of, self._frame.year, got))

    def _is_aside(self, index: int, token: Token, words: list[Token]) -> bool:
        """Tell whether a number is of before, whenever that was, or by how much another has risen."""
        frame = self._frame
        if self._at(index - 1).may("open") and self._at(index - 2).may("above", "below"):
            return True  # "ปีก่อนสูงกว่า (93.05 คะแนน) 4.14 คะแนน"
        if any(one.text.startswith(("เคย", "ที่เคย", "ซึ่งเคย")) for one in self._near(index, 0, 3)):
            return True  # "จึงพ้นจาก 84.68 คะแนนที่เคยต่ำกว่าค่าเป้าหมาย"
        if any("เคย" in one.text for one in words) and not has(self._near(index, 0, 4), *YEARS):
            self._blocks.add("else")  # "ซึ่งเคยได้ 83.72 คะแนน"
            return True
        its = frame.of_change and self._solid(index) is frame.against and has(words[:1], "open")
        return its and abs(token.figure) < AN_AMOUNT  # "EIT เพิ่มขึ้นมากที่สุด (4.03 คะแนน) มากกว่า OIT (3.57 คะแนน)"

    def _of_its_tool(self, token: Token, words: list[Token]) -> None:
        """Begin what is said of a tool: "ทุกตัวชี้วัดของ IIT ได้เกิน 85 คะแนน เฉลี่ย 93.74 คะแนน เพิ่มขึ้น …"."""
        tool, of_all = self._frame.tool, self._frame.within or self._frame.quantity == "every"
        if tool and of_all and self._frame.limit and any(one.text == "เฉลี่ย" for one in words):
            self._next_of(token._replace(subject=Subject("tool", (tool,))))

    def _goes_on_to(self, token: Token, before: Said) -> bool:
        """Tell whether the number before is what a subject had and this one what it has: "86.77 → 87.25"."""
        between = self._clause.text[before.end : token.start]
        alone = sum(1 for _ in singly(self._frame.subjects)) <= 1 and not (self._frame.years or self._aimed)
        return alone and token.exact and token.figure != FULL and _FORMS["onward"].fullmatch(between) is not None

    def _distance(self, token: Token, words: list[Token]) -> bool:
        """Tell whether a number is how far two figures are apart: "สูงกว่าเป้าหมาย 85 คะแนน อยู่ 5.18 คะแนน"."""
        gap = self._frame.change_at is not None and self._frame.change_at.may("differ")
        small = token.figure < AN_AMOUNT and not has(words, "got", "score", "open", "and", *() if gap else ("is",))
        return small and self._frame.compared and not self._blocks & SILENCING

    def _like_score(self, token: Token, words: list[Token], *, points: bool) -> bool:
        frame, number = self._frame, token.figure
        whole, exact = number == number.to_integral_value(), token.exact
        narrow = frame.own and frame.narrow
        if (self._full and number == FULL and not exact) or (whole and not exact and not narrow and not frame.extreme):
            return False
        if frame.quantity == "vague" and not exact:
            return False  # "ครึ่งหนึ่งของตัวชี้วัดได้ 90 คะแนน"
        if number > FULL and any("กัน" in one.text for one in words):
            return False  # "ทั้งสิบตัวชี้วัดรวมกันได้ 864.40 คะแนน"
        slip = exact or (narrow and not whole)  # 770.2, or 107.00
        said = exact or points or any(one.may("score") or "ได้" in one.text for one in words)
        return said and (number == 0 or _SCALE < number <= (FULL * 10 if slip else FULL))

    def _blocked(self, index: int, words: list[Token], *, points: bool) -> bool:
        if len(words) == 1 and words[0].may("open"):
            self._blocks.discard("wish")  # "ต้องพัฒนาข้อ e7 (78.30)"
        asked = [one for one in self._frame.subjects if one.subject and one.subject.kind == "question"]
        if asked and has(words, "got") and self._tokens[index].exact and not self._frame.values:
            before = self._tokens[: self._tokens.index(asked[-1])] if asked[-1] in self._tokens else []
            self._blocks -= {"persons"} if has(before, "if", "wish") else {"persons", "wish"}  # what it asks
        named = any(one.subject and one.subject.printed for one in self._frame.subjects) and has(words, "score")
        if (has(words, "got") or named) and self._tokens[index].exact and self._tokens[index].figure % AN_AIM:
            self._blocks -= {"wish", "if"} if self._then else {"wish"}  # aims are rounder
        scored = (points and self._at(index + 1).text not in PERCENT) or not words or has(words, "score")
        return bool(self._blocks - ({"persons"} if scored else set()))

    def _reaches(self, index: int, words: list[Token], *, points: bool) -> bool:
        """Tell whether a number may be the score of what was named last, by what stands between."""
        frame, solid = self._frame, self._solid(index)
        if self._is_default() and solid is not NOTHING:
            return False
        anew = not (frame.own and frame.subjects) or has(self._near(index, len(words) + 2, 0), "turn")
        if (anew and self._others_got(solid, words)) or (not frame.subjects and self._of_else(index)):
            return False
        got, exact = has(words, "got"), self._tokens[index].exact
        subjects = [one.subject for one in frame.subjects if one.subject is not None and frame.own]
        # "การใช้งบประมาณ ซึ่งครอบคลุมการจัดซื้อจัดจ้าง ได้รับ 83.62", and not "การใช้งบประมาณ ซึ่งกองช่างได้ 92.40"
        coded = any(one.kind == "indicator" for one in subjects) and exact and bool(words)
        coded = coded and self._clause.text[words[-1].start - 1].isspace()
        coded |= any(one.printed or one.kind in ("question", "item") for one in subjects)
        dated = has(words, *YEARS)
        behind = self._near(index, 0, 3)[points:]
        dated |= exact and has(behind[:1], "of", "open") and has(behind[1:2], *YEARS)  # "86.77 ในปี 2567"
        named = frame.own and exact and has(words, "is")  # "การใช้อำนาจ ซึ่งสะท้อน … คือ 89.75"
        share = points and self._tokens[index + 1].text in PERCENT
        scored = (points and not share) or has(words, "score")
        possessed = exact and solid.may("own", "agency") and has(self._words(self._tokens.index(solid)), "score")
        strong = scored or possessed or named or ((got or exact) and dated) or (got and coded)
        strong = strong or self._bare(index, words)
        if not solid.may("gap", "text", "number"):
            return frame.own or strong or frame.year is not None or bool(frame.extreme)
        if frame.subjects and frame.subjects[-1].start > solid.start:
            return True  # "94.40 (การเปิดเผยข้อมูล) และ 93.48 (การใช้อำนาจ)"
        if got and exact and solid.may("number") and frame.own and not frame.values:
            return True  # "EIT ซึ่งมีน้ำหนัก 30 ได้ 84.90"
        near = not frame.subjects or self._tokens[index].start - frame.subjects[-1].end <= _FAR
        return (strong and near) or (solid.may("number") and not frame.own) or self._continues(index)

    def _of_else(self, index: int) -> bool:
        """Tell whether something that is not known stands where a subject would: "### ยืมของหลวง (83.90 คะแนน)"."""
        found, last = False, NOTHING
        for token in self._behind(index):
            beside = token.may("score") and (last is NOTHING or last.may("got"))  # "ได้คะแนน 86.25", "คะแนนลดลง"
            if token.subject or beside or token.may("own", "agency", "fact") or token.text == "รวม":
                return False
            if token.number is not None or token.may("turn"):
                break
            found = found or (token.may("gap", "text") and not token.text.isascii())
            found = found and not (token.text in _OPENING and last.may("gap", "text") and not last.text.isascii())
            last = token
        return found

    @staticmethod
    def _others_got(solid: Token, words: list[Token]) -> bool:
        """Tell whether somebody or something that is not known got a score: "กองช่างได้ 92.40 คะแนน"."""
        joined = bool(words) and solid.may("gap", "text") and words[-1].start == solid.end
        return joined and (words[-1].may("got") or words[-1].text == "ของ") and not has(words, "score", "overall")

    def _bare(self, index: int, words: list[Token]) -> bool:
        """Tell whether no more is said of a score: "เทศบาลได้ 90.18", and "90.18 เพิ่มขึ้นจาก …" at the beginning."""
        agency = has(self._near(index, len(words) + 1, 0), "agency", "own")
        got = agency and any("ได้" in one.text for one in words[: 1 + has(words[:1], "link")])
        bare = got or (not index and has(self._near(index, 0, 1), "rose", "fell"))
        bare &= not self._frame.narrow and self._tokens[index].exact
        self._scored = self._frame.scored = self._scored or bare
        return bare

    def _continues(self, index: int) -> bool:
        """Tell whether a number goes on a list of numbers, one for each subject of a list."""
        several = sum(len(one.subject.values) for one in self._frame.subjects if one.subject is not None) > 1
        return (
            (several or bool(self._frame.years))
            and bool(self._frame.values)
            and self._follows(index, self._frame.values[-1])
        )

    def _follows(self, index: int, said: Said) -> bool:
        """Tell whether only a comma or the like stands between a number and the one before."""
        between: Callable[[Token], bool] = lambda one: one.may("and", "points") or one.text == "ร้อยละ"  # noqa: E731
        behind = next((one for one in reversed(self._tokens[:index]) if not between(one)), NOTHING)
        return behind.start == said.start

    @property
    def _aimed(self) -> bool:
        """Whether what is to be reached is spoken of, by its words or, of no year yet, in a field for it."""
        frame = self._frame
        past = bool(frame.values) or frame.change == -1 or (self._year is not None and self._year <= self._current)
        return bool({"wish", "if"} & self._blocks) or (self._clause.is_plan and not past)

    def _origin(self, token: Token, year: int | None) -> None:
        self._frame.origin = self._said(token, year)
