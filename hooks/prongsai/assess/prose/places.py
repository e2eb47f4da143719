"""Highest, lowest and the places between (สูงสุด ต่ำสุด รองลงมา): of what, among whom, and how many together."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from prongsai.assess.prose.frames import SILENCING, Frame, Said
from prongsai.assess.prose.tokens import OTHER, Subject, has, numerals, singly
from prongsai.assess.prose.whose import Whose
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
_HEADS = (*together("joins"), *together("heads"))


class Places(Whose):
    """Takes the words that say who is the highest or the lowest, and ranks."""

    def _extreme(self, index: int, token: Token) -> None:
        kind = next(kind for kind in PLACES if kind in token.kinds)
        several, heads, frame = self._several(index, token), self._heads(index), self._frame
        words = self._words(index)
        if kind == "top" and self._at(index - 1).text == "เป็น" and frame.own and frame.narrow and frame.values:
            kind = "highest"  # "ได้ร้อยละ 90.45 เป็นอันดับแรก"
        denied = (
            self._clause.text.endswith("เรียงจาก", 0, token.start)
            or has(words, "not")
            or "เคย" in self._at(index - 1).text
        )  # "ซึ่งเคยสูงสุดในปี 2567"
        if denied or (not (frame.own and heads) and self._continued(index, kind, several)):
            return
        if has(words, "differ"):
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
        # "ได้ 90.18 คะแนน คะแนนต่ำสุดคือ …"
        anew = heads and frame.values and has(words, "score") and not has(words, "to", "rel")
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
        if at is not None and not self._clause.text[at.end : token.start].strip():
            self._frame.change, self._frame.change_at = last.change, at
            last.change = last.change_at = None

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
            frame.both, frame.several, frame.subjects = place, 2, frame.subjects if frame.own else []
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
            if not token.may(*_HEADS):
                return False
        return False

    def _ends(self, index: int) -> bool:
        """Tell whether an end is that of the subject before it: "S เป็นอันดับหนึ่ง S เป็นอันดับสอง"."""
        told = self._at(index).text.startswith("เป็น") or self._at(index - 1).text == "เป็น"
        return told and self._frame.own and self._frame.narrow and not self._frame.extreme

    def _rank(self, index: int, token: Token, word: Token) -> None:
        ahead = self._ahead(index, "link", "is", "open", "close", "indicator")
        last = max((at for at, one in enumerate(self._tokens) if one.may("rank")), default=index)
        ends = any(one.subject is not None for one in self._tokens[last:])  # "อันดับ 1 S อันดับ 2 S"
        listed = ends or self._ordered or self._frame.rank is not None
        beside = self._frame.own and not listed and self._solid(index) in self._frame.subjects
        heads = ahead.subject is not None and ahead.subject.kind == "indicator" and not beside  # "S อันดับ 1 S อันดับ 2"
        if heads and word.text.startswith("ลำดับ"):
            self._ordered[int(token.figure)] = ahead  # a number in a list, perhaps of ranks
            return
        if (self._blocks - ({"foreign"} if self._than and not self._another else set())) & SILENCING:
            return
        words, year = self._words(index), self._year
        if group := _FORMS["in group"].search(self._clause.text, max(0, word.start - _FAR * 4), word.start):
            self._scope = group[0]  # "ในกลุ่มเครือข่ายเทศบาลเมือง … เทศบาลอยู่ในลำดับที่ 3"
        if self._of_before(words[words.index(word) :]):
            year = self._frame.base or self._current - 1
        told = self._frame.rank
        if year is None and told and _FORMS["and rank"].fullmatch(self._clause.text, told.end, token.start):
            year = told.year  # "ปี 2566 ซึ่งอยู่ลำดับที่ 18 ของจังหวัดและลำดับที่ 15 ของประเทศ"
        if self._frame.rank is not None or (heads and self._frame.own):
            self._next()
            self._frame.own = self._frame.own and not heads
        self._frame.scope, self._frame.rank = self._scope, self._said(token, year)

    def _steps(self, index: int, token: Token) -> bool:
        """Tell whether a number says by how many places a rank has moved: "ดีขึ้นจากเดิม 3 ลำดับ"."""
        after, frame = self._at(index + 1), self._frame
        if after.may("foreign") or not after.may("rank"):
            return False
        if not after.text.startswith(("ลำดับ", "อันดับ")):
            return True
        way = next((one for one in self._behind(index) if one.may("rose", "fell", "turn")), None)
        words = self._words(index)
        aside = self._blocks & {"if", "wish", "else", "persons"} or has(words[has(words[:1], "total") :][:1], "among")
        if way is not None and way.may("rose", "fell") and not aside:
            scope, base = _FORMS["moved among"].match(self._clause.text, after.end), frame.base
            if frame.change_at is way:
                frame.change = frame.change_at = None  # and no score has
            if frame.filled:
                self._next()
            self._frame.steps, self._frame.base, self._frame.change_at = self._said(token), base, way
            self._frame.scope = scope[0] if scope else self._scope
        return True

    def _ranks(self, index: int, token: Token) -> bool:
        """Tell whether province or country only say among whom the agency has its rank."""
        narrow = _FORMS["of a group"].search(self._clause.text, max(0, token.start - _FAR), token.start)
        self._scope, solid = f"{narrow[0] if narrow else ''}{token.text}", self._solid(index)
        if token.may("rank") or has(self._near(index, 1, 0), "rank"):  # "อันดับในจังหวัด: 2"
            self._tokens[index] = token._replace(kinds=frozenset({"rank"}))
            return True
        rank = self._frame.rank
        among = None if rank is None else _FORMS["local"].search(self._clause.text, rank.end, token.end)
        # "อันดับที่ 2 ของเทศบาลตำบลในจังหวัด", "อันดับที่ 412 ของประเทศ ขยับขึ้น 8 ลำดับในระดับจังหวัด"
        narrower = among or (rank and has(self._after(rank.end, index), "rank", "rose", "fell"))
        if rank is not None and solid.may("number", "counted") and not narrower:
            self._frame.scope = token.text
            return True
        return self._ahead(index, "link", "of", "is", "gap").may("rank")

    def _ranks_on(self, token: Token, words: list[Token]) -> bool:
        """Take a rank behind the one before it: "อันดับ 9 → 4", "อันดับ 530 มาอยู่ที่ 212"."""
        before, between = self._frame.rank, has(words, "to") and all(one.may("to", "rank", "by") for one in words)
        if before is None or self._frame.latest != before.start or "." in token.text:
            return False
        if not (between or _FORMS["onward"].fullmatch(self._clause.text, before.end, token.start)):
            return False
        before.year, own = before.year or self._frame.base or self._current - 1, self._frame.own
        self._next()
        self._frame.own = own  # "ลงจากอันดับ 1 เป็นอันดับ 5"
        self._frame.scope, self._frame.rank = self._scope, self._said(token, self._year)
        return True

    def _of_before(self, words: list[Token]) -> bool:
        """Tell whether a rank is the one before: "ดีกว่าปีก่อนที่อยู่อันดับ 6", and not "จากผลการประเมิน ได้อันดับที่ 4"."""
        at = next((at for at, one in enumerate(words) if one.may("rel", "from", "last year")), len(words))
        if has(words[at : at + 1], "rel"):
            return has(words[at + 1 : at + 2], "from", "last year", "year")
        straight = all(one.may("rank", "link", "of") for one in words[:at]) and has(words[at : at + 1], "from")
        return straight or has(words[1:2], "last year")

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

    def _part(self, index: int, token: Token) -> None:
        part = f"{token.figure:f}"
        of = (
            "EIT" in (self._clause.tool, self._frame.tool)
            or has(self._tokens[:index], "EIT", "side EIT")
            or "EIT" in self._clause.text
        )
        if of and part in ("1", "2"):
            subject, start = Subject("part", (f"EIT {part}",)), self._tokens[index - 1].start
            self._tokens[index] = token._replace(start=start, kinds=frozenset({"subject"}), subject=subject)
            self._subject(index, self._tokens[index])

    def _parts(self, _: int, token: Token) -> None:
        """Both parts of EIT: "คะแนน EIT ทั้งสองส่วนห่างกัน 1.20 คะแนน"."""
        named = [one.subject for one in self._frame.subjects]
        part = len(named) == 1 and named[0] is not None and named[0].values[:1] in {("EIT 1",), ("EIT 2",)}
        if part or (named == [Subject("tool", ("EIT",))] and not self._frame.filled):
            if self._frame.filled:
                self._next()
                self._frame.own = True
            self._frame.subjects = [token._replace(subject=Subject("part", (f"EIT {no}",))) for no in (1, 2)]

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
