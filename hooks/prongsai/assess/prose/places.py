"""Highest, lowest and the places between (สูงสุด ต่ำสุด รองลงมา): of what, among whom, and how many together."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from prongsai.assess.prose.frames import Frame, Said, State
from prongsai.assess.prose.tokens import OTHER, has, numerals, singly
from prongsai.assess.prose.words import patterns, together

if TYPE_CHECKING:
    from prongsai.assess.prose.frames import Limit
    from prongsai.assess.prose.tokens import Token

PLACES = {"highest": 1, "lowest": -1, "second last": -2, "second": 2, "third": 3, "top": 1, "bottom": -1}
"""Which place each kind of words tells of, those below 0 from the lowest up."""
_BETWEEN = ("and", "range", "score", "points", "link", "indicator", "got", "rel")
_FORMS = patterns("amounts")
_FAR = 40
_MOST = 50
"""No tool weighs more of a hundred."""
_ENDS = frozenset({"highest", "lowest"})
_HEADS = (*together("joins"), *together("heads"))


class Places(State):
    """Takes the words that say who is the highest or the lowest, and what weighs how much."""

    def _extreme(self, index: int, token: Token) -> None:
        kind = next(kind for kind in PLACES if kind in token.kinds)
        several, heads, frame = self._several(index, token), self._heads(index), self._frame
        words = self._words(index)
        if kind == "top" and self._at(index - 1).text == "เป็น" and frame.own and frame.narrow and frame.values:
            kind = "highest"  # "ได้ร้อยละ 90.45 เป็นอันดับแรก"
        if self._ends_apart(index):
            self._next_of()  # "เฉลี่ยสองตัวนี้ได้ 82.09 คะแนน คะแนนสูงสุดกับต่ำสุดต่างกัน 15.83 คะแนน"
            heads, frame = False, self._frame
        if self._is_no_end(index, kind, words) or (not (frame.own and heads) and self._continued(index, kind, several)):
            return
        than = has(words[:3], "above", "below") and has(words[:3], "noun indicators", "noun tools")
        if than or has(words, "differ"):  # "ต่ำกว่าตัวชี้วัดสูงสุดถึง 13.98 คะแนน"
            self._apart_from(token, words, PLACES[kind])
            return
        if not self._of_scores(index, kind):
            self._blocks.add("else")
            return
        if frame.against is not None and has(words, "rel"):  # "ต่ำกว่าข้อ e15 ซึ่งสูงที่สุด … อยู่ 9.95 คะแนน"
            self._done.append(Frame(self._clause, [frame.against], own=True, extreme=PLACES[kind], extreme_at=token))
            return
        next_best = kind in {"second", "third"}
        risen = self._first(index, token) if next_best else frame if frame.filled or not self._done else self._done[-1]
        if risen is None or self._unsure(index, risen, PLACES[kind], next_best=next_best):
            return
        several = self._counted(index) if several == 1 else several
        whole = frame.tool is not None and not frame.filled and not heads
        if whole and (frame.subjects == [self._inside] or (frame.own and has(words, "is"))):
            frame.subjects, frame.own, frame.within = [], False, True  # "ใน IIT คะแนนสูงสุด …", "EIT: สูงสุด …"
        self._begin_end(index, token, heads=heads)
        if risen.greatest and next_best:  # "เพิ่มขึ้นมากที่สุด รองลงมาคือ …"
            at = risen.change_at
            at = at._replace(start=0, end=0) if at and risen is self._before else at  # that of the clause before
            self._frame.of_change, self._frame.change, self._frame.change_at = True, risen.change, at
        self._frame.among = self._line_of_all(index)
        place = PLACES[kind]
        self._way = place if place in {1, -1} else self._way
        self._frame.extreme = place if place < 0 else place * (1 if place == 1 else self._way)
        self._frame.extreme_at, self._frame.several = token, several

    def _is_no_end(self, index: int, kind: str, words: list[Token]) -> bool:
        """Tell whether it is denied, of before or of another, or says again what was said."""
        token, before, frame = self._at(index), self._at(index - 1), self._frame
        denied = self._clause.text.endswith("เรียงจาก", 0, token.start) or has(words, "not")
        # "ได้คะแนนสูงสุด 96.21 คะแนน และเป็นอันดับหนึ่งติดต่อกันสองปี"
        again = frame.own and bool(frame.values) and before.text == "เป็น"
        # "ต่ำสุด 3 ลำดับสุดท้าย"
        again |= frame.several > 1 and frame.latest == getattr(frame.extreme_at, "start", -1)
        if again and PLACES[kind] == frame.extreme:
            return True
        return denied or "เคย" in before.text or self._of_another(index, words)  # "ซึ่งเคยสูงสุดในปี 2567"

    def _ends_apart(self, index: int) -> bool:
        """Tell whether both ends are named at once, and how far they are apart, behind what is said of others."""
        joins, end, differ = self._at(index + 1), self._at(index + 2), self._near(index, 0, 5)[2:]
        told = self._frame.filled and self._frame.own and not self._is_default()
        return told and joins.may("and") and end.may("highest", "lowest") and has(differ, "differ")

    def _of_another(self, index: int, words: list[Token]) -> bool:
        """Tell whether another is the end: "มากกว่าทุกตัวชี้วัดของ IIT", "ช่องว่างระหว่าง IIT กับเครื่องมือที่ต่ำสุด"."""
        token = self._at(index)
        than = "กว่า" in token.text and self._at(index + 1).may("of") and self._at(index + 2).subject is not None
        last = [*takewhile(lambda one: one.text != "กับ", words)]
        between = len(last) < len(words) and has(last, "noun tools", "noun indicators")
        return than or (between and "ระหว่าง" in self._clause.text[: token.start])

    def _first(self, index: int, token: Token) -> Frame | None:
        """Return what was said of the first to whom one is second; None where it is not told of what it is so."""
        if told := [one for one in (*self._done, self._frame) if one.extreme]:
            return told[-1]
        before, order = self._before, "ดับ" in token.text
        if before and all(one.may("range", "number", "link", "turn") for one in self._tokens[:index]):
            self._way = 1 if before.extreme > 0 else -1
            return before if abs(before.extreme) == 1 else None
        named = self._at(index + 1).may("from") and self._at(index + 2).subject
        sure = named or has(self._words(index), "score") or order
        if not sure and self._frame.limit is not None:
            self._next_of()  # "ได้เกิน 93 คะแนนทั้งคู่ รองลงมาคือ … ซึ่งได้เกิน 91 คะแนน"
        return self._frame if sure else None  # "จุดอ่อนคือ … รองลงมาคือ …"

    def _counted(self, index: int) -> int:
        """Return how many are counted right before: "สองตัวชี้วัดท้ายสุดคือ …", "สองตัวชี้วัดของ EIT ที่อยู่ท้ายสุด …"."""
        frame = self._frame
        last = self._done[-1] if frame.within and not frame.filled and self._done else frame
        between = self._after(last.count.end, index) if last.count else []
        beside = sum(one.may("noun indicators") for one in between) <= 1
        if last.count is None or last.latest != last.count.start or not beside:
            return 1
        several, last.count = int(last.count.number), None
        return several

    def _begin_end(self, index: int, token: Token, *, heads: bool) -> None:
        """Begin another end where one is told already, or none of those that were spoken of is meant."""
        frame, words = self._frame, self._words(index)
        # "ได้ 90.18 คะแนน คะแนนต่ำสุดคือ …", "เทศบาลได้ 90.18 คะแนน สูงสุดคือ …"
        own = bool(frame.values) and frame.values[-1].got and not frame.own
        own = own and has((one for one in self._tokens if one.end <= frame.values[-1].start), "own", "agency")
        anew = heads and frame.values and (own or has(words, "score")) and not has(words, "to", "rel")
        if frame.extreme or (frame.own and heads) or frame.limit or frame.count or anew:
            self._other_end(token, frame, heads=heads)
        elif not frame.own and self._at(index - 1).may("noun indicators") and self._at(index + 1).may("differ"):
            frame.subjects = []  # "… ส่วนตัวชี้วัดต่ำสุดเปลี่ยนจาก S เป็น S"

    def _other_end(self, token: Token, last: Frame, *, heads: bool) -> None:
        """Begin another end, with a change right before it: "… ได้ 85.41 ตัวชี้วัดที่มีพัฒนาการมากที่สุดคือ …"."""
        at = last.change_at if last.amount is None and last.origin is None else None
        self._next()
        self._frame.subjects = [] if heads else last.subjects
        self._frame.own = last.own and not last.extreme and not heads
        between = self._clause.text[at.end : token.start] if at is not None else ""
        if at is not None and not between.strip():
            self._frame.change, self._frame.change_at = last.change, at
            last.change = last.change_at = None
        elif at is not None and last.count and _FORMS["so many rose"].fullmatch(between):
            self._frame.of_change, self._frame.change, self._frame.change_at = True, last.change, at

    def _apart_from(self, token: Token, words: list[Token], place: int) -> None:
        """An end that another is apart from: "อ่อนที่สุด … ห่างจากที่สูงสุด", "ช่องว่างระหว่างคะแนนสูงสุดกับต่ำสุด"."""
        first = [*takewhile(lambda one: not one.text.endswith("ระหว่าง"), words)]
        if len(first) < len(words) and not has(first, "highest", "lowest"):
            if self._frame.filled:
                self._next_of()  # "… ต่ำสุดคือ … 81.47 คะแนน ช่วงห่างระหว่างสูงสุดกับต่ำสุดเท่ากับ …"
            frame = self._frame
            frame.extreme, frame.extreme_at, frame.noun = place, token, "noun tools" * has(words, "noun tools")
        else:
            self._frame.both, self._frame.apart = self._frame.extreme and place, True

    def _unsure(self, index: int, risen: Frame, place: int, *, next_best: bool) -> bool:
        """Tell whether rises may be meant, or some: "เพิ่มขึ้นสูงสุดคือ … ส่วนต่ำสุดคือ …", "ในกลุ่มที่ลดลง สูงสุดคือ …"."""
        some, frame = self._some(index), self._frame
        if not some and (not risen.greatest or next_best or has(self._words(index), "score")):
            return False
        if frame.change_at in some:
            frame.change = frame.change_at = None
        if frame.filled:
            self._next()
        if not some:
            self._frame.either = place, self._tokens[index], risen
        return True

    def _some(self, index: int) -> list[Token]:
        """Return what says that only some are spoken of, and not by a line: "ในกลุ่มที่ลดลง สูงสุดคือ …"."""
        group = next((one for one in self._behind(index) if one.may("group")), None)
        among = [] if group is None or self._limit is not None else self._after(group.end, index)
        named = takewhile(lambda one: one.subject is None, among)
        return [one for one in named if one.may("above", "below", "rose", "fell")]

    def _line_of_all(self, index: int) -> Limit | None:
        """Return the line that says among whom, and is no line that a sole one is said to be above or below."""
        limit = self._limit
        of = next((one.subjects for one in (self._frame, *self._done[::-1]) if one.limit is limit), [])
        if limit is None or has(self._after(limit.end, index), "turn"):
            return None
        sole = len([*singly(of[:2])]) == 1 and of[0].text and of[0].start < limit.start
        return None if sole else limit

    def _continued(self, index: int, kind: str, several: int) -> bool:
        """Tell whether the highest or lowest is spoken of already: "ต่ำสุดสามอันดับแรก", "สูงสุดและต่ำสุด"."""
        frame, at = self._frame, self._frame.extreme_at
        if kind in ("top", "bottom"):
            return several == 1 or (at is not None and frame.several > 1 and frame.latest == at.start)
        place = PLACES[kind] * (1 if abs(PLACES[kind]) == 1 else self._way)
        if at is None or frame.extreme == place or frame.latest != at.start:
            return False
        between = self._after(at.end, index)
        if has(between, "and", "range") and all(one.may(*_BETWEEN) for one in between):
            frame.both, frame.several = place, 2
            frame.noun = "noun tools" if has(self._words(self._tokens.index(at)), "noun tools") else frame.noun
            of_default = self._is_default() and frame.tool is not None  # "### EIT ⏎ สูงสุดกับต่ำสุดของแบบวัดนี้ …"
            frame.within, frame.own = of_default, frame.own and not of_default
            frame.subjects = frame.subjects if frame.own else []
        return bool(frame.both)

    def _of_scores(self, index: int, kind: str) -> bool:
        """Tell whether scores are said to be the highest, and not interest or risk."""
        token, before = self._tokens[index], self._at(index - 1)
        latin = before.text.isascii() and before.text.endswith(" ")
        if before.may("text", "weight") or (before.end == token.start and before.may("gap", "persons") and not latin):
            return False
        vague = token.text.startswith(("มาก", "น้อย")) and not self._scored and self._frame.change is None
        return not vague or kind in ("second", "third")

    def _several(self, index: int, token: Token) -> int:
        """Return how many are the highest together: "สามอันดับแรก", "3 อันดับแรก", "สามตัวชี้วัดรั้งท้าย"."""
        pairs = pairwise(self._near(index, 4, 0))
        those = next((one for one, noun in pairs if one.may("numerals") and noun.text == "ตัวที่"), None)
        if those:
            return numerals()[those.text]  # "สองตัวที่คะแนนเพิ่มน้อยที่สุด"
        after = self._near(index, 0, 3)
        around = after if has(after[1:], "top", "bottom", "rank", "noun indicators") else []
        around = around or (self._near(index, 3, 0) if token.may("top", "bottom") else [])
        told = (one for one in around if one.may("numerals") or (one.number is not None and "." not in one.text))
        return next((numerals()[one.text.casefold()] if one.number is None else int(one.figure) for one in told), 1)

    def _heads(self, index: int) -> bool:
        """Tell whether the subject of a highest or lowest is named after it: "สูงสุดคือ …"."""
        taken = self._frame.own and self._frame.extreme and self._frame.values  # "สูงสุด 97.50 S ต่ำสุด 82.20 S"
        for place, token in enumerate(self._tokens[index + 1 : index + 9], index + 1):
            if token.subject is not None:
                beside = self._at(index - 1).subject is not None  # "S สูงสุด S ต่ำสุด"
                between = self._tokens[index + 1 : place]  # and not "S สูงสุด (97.12) S ต่ำสุด (81.65)"
                leads = has(between, "is") or any(one.text == "เป็น" for one in between)
                leads = leads or (has(between, "open") and not has(between, "close"))
                return bool(taken) or leads or (place == index + 1 and not beside and not self._ends(index))
            if not token.may(*_HEADS, *_ENDS & self._at(index).kinds):
                return False
        return False

    def _ends(self, index: int) -> bool:
        """Tell whether an end is that of the subject before it: "S เป็นอันดับหนึ่ง S เป็นอันดับสอง"."""
        told = self._at(index).text.startswith("เป็น") or self._at(index - 1).text == "เป็น"
        return told and self._frame.own and self._frame.narrow and not self._frame.extreme

    def _weighs(self, token: Token) -> None:
        """What a tool weighs, or its score by that weight: "IIT มีน้ำหนัก 30 ได้คะแนนถ่วงน้ำหนัก 25.50"."""
        if self._frame.against is not None:  # "OIT มีสัดส่วนร้อยละ 40 มากกว่า IIT ซึ่งมีสัดส่วนร้อยละ 30"
            self._next_of(self._frame.against)
        frame, subjects = self._frame, self._frame.subjects
        if self._weigh_each(token):
            return
        kinds = {one.subject.kind for one in subjects if one.subject}
        range_of = kinds == {"indicator"} and len(subjects) == 1 and len([*singly(subjects)]) > 1
        alone = kinds == {"tool"}
        # So in a row: "น้ำหนัก 40 : 30 : 30", "ถ่วงแล้วได้ 27.90, 25.80 และ 37.00".
        listed = _FORMS["goes on"].match(self._clause.text, token.end) is not None
        listed = listed or has(
            [one for one in self._tokens if subjects and subjects[0].end <= one.start < token.start], "numerals"
        )
        near = self._clause.text[max(subjects[0].end, token.start - _FAR) : token.start] if subjects else ""
        if not listed and (range_of or (alone and ("ตัวชี้วัด" not in near or _FORMS["of so many"].search(near)))):
            said = self._said(token)
            if "." not in token.text:
                frame.weight = said
            elif len(subjects) == 1:
                frame.weighted = said

    def _weigh_each(self, token: Token) -> bool:
        """Take a row of weights for those of as many tools: "IIT EIT และ OIT มีน้ำหนัก 30 30 และ 40 ตามลำดับ"."""
        row = _FORMS["weights"].match(self._clause.text, token.start)
        tools = [one for one in self._tokens if one.start < token.start and one.subject and one.subject.kind == "tool"]
        numbers = [*_FORMS["a weight"].finditer(row[0])] if row else []
        tools = [*{one.subject: one for one in reversed(tools)}.values()][: len(numbers)][::-1]
        if row is None or len(numbers) != len(tools):
            return False
        for at, one in enumerate(self._tokens):
            if token.start < one.start < row.end():
                self._tokens[at] = one._replace(kinds=frozenset())
        for one, number in zip(tools, numbers, strict=True):
            start, end = token.start + number.start(), token.start + number.end()
            said = Said(start, end, Decimal(number[0]), [one])
            self._done.append(Frame(self._clause, [one], own=True, weight=said, year=self._frame.year))
        return True

    def _weighs_on(self, token: Token, words: list[Token]) -> bool:
        """Take the weights of several tools behind the word: "ถ่วงน้ำหนัก IIT ร้อยละ 30, EIT ร้อยละ 30"."""
        plain = bool(words) and words[0].text == "ร้อยละ" and all(one.may("link", "is") for one in words)
        made_of = token.figure <= _MOST and _FORMS["made of"].search(self._clause.text, 0, token.start)
        if not plain or not ("weight" in self._blocks or made_of):
            return False
        self._weighs(token)
        return True

    def _of_items(self, index: int) -> bool:
        """Tell whether full marks are those of items or questions: "ได้คะแนนเต็มในข้อ o1"."""
        near = self._near(index, 8, 4)
        if (
            any(one.may("number") and after.text == "ข้อ" for one, after in pairwise(near))
            or "ทุกข้อ" in self._clause.text[self._tokens[index].end :][:_FAR]
        ):
            return True  # "ได้คะแนนเต็ม 39 ข้อ", "อีก 26 ข้อที่เหลือของ OIT ได้คะแนนเต็มทุกข้อ"
        aside, joins = ("points", "number"), ("of", "every", "except")
        code = self._ahead(index, *aside, *joins, "ordinal", "noun questions").subject
        return self._ahead(index, *aside).may(*joins) and code is not None and code.kind in ("question", "item")

    def _tool_behind(self, index: int) -> str:
        """Return the tool whose they are said to be: "… ของ OIT", "… ในแบบวัด OIT"; empty for none."""
        tool = self._at(index + 1 + self._at(index + 1).may("noun tools")).subject
        return tool.values[0] if self._at(index).may("of") and tool is not None and tool.kind == "tool" else ""

    def _of_those(self, index: int) -> None:
        """Speak of the two that were spoken of, whoever they are where one or none was: "แบบวัดทั้งสองแบบสูงขึ้น"."""
        if self._those(index) and not self._frame.narrow:
            self._next_of(self._at(index)._replace(subject=OTHER))

    def _those(self, index: int) -> bool:
        """Tell whether a number says how many were spoken of before: "ทั้งสองตัวเพิ่มขึ้น"."""
        token, noun = self._at(index), self._at(index + 1)
        number = numerals().get(token.text.casefold()) if token.number is None else token.figure
        both = number == numerals()["สอง"]
        return self._at(index - 1).text.endswith("ทั้ง") and number is not None and (both or noun.text == "ตัว")
