"""What a number is (ตัวเลข): a score, a line, a difference, a count, a rank; or none of the agency's figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise, takewhile

from prongsai.assess.figures.arithmetic import FULL
from prongsai.assess.prose.frames import AN_AIM, AN_AMOUNT, NOUNS, SILENCING, Frame, Said
from prongsai.assess.prose.lines import Lines
from prongsai.assess.prose.places import Places
from prongsai.assess.prose.ranks import Ranks
from prongsai.assess.prose.scores import Scores
from prongsai.assess.prose.tokens import NOTHING, YEARS, Token, has, numerals, singly
from prongsai.assess.prose.whose import Whose
from prongsai.assess.prose.words import patterns, together
from prongsai.text import fold_digits

_FORMS = patterns("amounts")
_NAMED = ("ได้แก่", "คือ")
_CHANGES = ("rose", "fell", "same", "differ", "by")
_MOVES = (*YEARS, *_CHANGES, "from", "to")
_DECIDES = together("decides")


@lru_cache(maxsize=4)
def _in_rows(text: str) -> frozenset[int]:
    """Return where the figures begin that stand in rows of three or more: "84.36, 87.90 และ 90.70"."""
    rows = _FORMS["row"].finditer(text)
    return frozenset(one.start() for row in rows for one in _FORMS["exact"].finditer(text, *row.span()))


class Amounts(Places, Scores, Ranks, Lines, Whose):
    """Takes numbers, each for what the words right before and after it say."""

    def _number(self, index: int, token: Token) -> None:
        after, beyond = self._at(index + 1), self._at(index + 2)
        points = after.may("points")
        last = beyond if points else after
        # "หัวข้อที่ 34 มาตรการส่งเสริม …", "2. มาตรการ"
        listed = has(self._words(index)[:1], "ordinal", "else", "rank") or self._clause.text.startswith(".", token.end)
        named = token.exact and after.may("of")  # "58.00 ด้าน…"
        asks = token.exact and beyond.subject is not None  # "ร้อยละ 89.10 ข้อ i20 …"
        asked = beyond.subject is not None and beyond.subject.kind == "question" and self._at(index + 3).may("close")
        if token.exact and after.may("open") and asked:
            self._next_of(beyond)  # "ต่ำสุด 3 ข้อ 79.35 (i20), 82.40 (i5)"
        ranged = self._in_range(index)
        if ranged:
            self._bound(token)
        if self._at(index - 1).may("part"):
            self._part(index, token)
        elif ("foreign" in self._blocks and token.exact and self._of_mean(token)) or (
            ranged
            or (after.may("full") and not after.text.startswith("จาก") and beyond.number is None)
            or after.may("top", "bottom")
            or self._steps(index, token)
            or self._reckoned(index, token)
            or self._of_others(index, token, points=points)
        ):
            return
        elif (
            not listed
            and (after.may("of", "among") and beyond.may("number"))
            and (noun := self._noun(self._at(index + 3)))
        ):
            self._count(index, token, noun)  # "7 ใน 10 ตัวชี้วัด"
        elif self._noun(after) and token.figure % 1 == 0 and not listed and self._at(index - 1).text != "ร้อยละ":
            self._count(index, token, self._noun(after))
        elif self._opens(index + 1 + points) and not has(self._words(index)[:1], "rank"):
            if not self._blocks & {"if", "wish"}:
                self._line(token, last.end, below=last.may("downward"))
        elif after.may("counted", "else") and not (points or named or asks) and after.start - token.end <= 1:
            self._counts_others(index)
        else:
            self._role(index, token, points=points)

    def _opens(self, index: int) -> bool:
        """Tell whether a word makes a line of the number before it: "90 คะแนนขึ้นไป", "90 คะแนนขึ้นไปถึง 9 ตัวชี้วัด"."""
        word = self._at(index)
        counted = word.text == "ขึ้นไปถึง" and self._noun(self._at(index + 2))
        return bool(counted) or (word.may("upward", "downward") and word.text != "ขึ้น")

    def _counts_others(self, index: int) -> None:
        """Speak of what is counted, and of no change of scores: "เวลารอลดจาก 95.13 นาที"."""
        frame = self._frame
        if frame.change_at in self._words(index):
            frame.change = frame.change_at = None
        self._blocks.add("persons")

    def _of_others(self, index: int, token: Token, *, points: bool) -> bool:
        """Tell whether a number is of something else than scores, or of a part of an indicator."""
        before, after, beyond = (self._at(index + place) for place in (-1, 1, 2))
        words = self._words(index)
        mean = any(one.text == "ค่าเฉลี่ย" for one in words[:3]) and not has(words, "got", "own", "agency", "total")
        if mean and not self._frame.subjects:
            return True  # nobody's: "เมื่อเทียบกับประเทศ ปีก่อนค่าเฉลี่ย 81.25 คะแนน"
        if before.may("except"):
            self._leave_some()
            return True
        sub = _FORMS["sub"].fullmatch(fold_digits(token.text)) and not (points or after.may("points"))
        first = all(one.may("range") for one in self._tokens[:index])  # "- 9.2 การบริหารงานและการใช้จ่ายงบประมาณ"
        if (before.text == "ตัวชี้วัดที่" and "." in token.text) or (sub and (first or after.may("got", "and", "of"))):
            self._blocks.add("else")  # "ตัวชี้วัดที่ 9.1"
            return True
        if before.may("from") and "." not in token.text and self._counts_to(index):
            self._counts_others(index)
            return True
        if self._share(index, after, beyond):
            return True
        if points:  # "0 คะแนนใน 5 ข้อ"
            return beyond.may("of", "among") and self._at(index + 4).may("counted")
        return self._one_of(index)

    def _reckoned(self, index: int, token: Token) -> bool:
        """Tell whether a number is reckoned with, given for a case, or one of a row without years or subjects."""
        text, after, frame = self._clause.text, self._at(index + 2), self._frame
        when = after.may("if") or (after.text == "เมื่อ" and not self._at(index + 3).may(*YEARS))
        case = when and not token.exact and self._at(index + 1).may("points") and not has(self._words(index), "won")
        factor = any(_FORMS["times"].match(text, one.end) for one in frame.subjects[-1:])
        several = frame.years or frame.headed or len([*singly(frame.subjects[:2])]) > 1
        close = text[max(0, token.start - 5) : token.start]
        row = not several and token.start in _in_rows(text)
        # "ส่วนที่ 1 ได้ 93.18 ส่วนที่ 2 ได้ 90.60 ปีก่อนได้ 91.05 และ 88.17"
        row = row or bool(not (several or frame.own) and frame.year and _FORMS["pair"].match(text, token.start))
        summed = _FORMS["sum"].match(text, token.end) or _FORMS["added"].search(close)
        yearly = has((*self._words(index), *self._near(index, 0, 2)), "yearly")  # "เพิ่มขึ้นเฉลี่ยปีละ 3.17 คะแนน"
        return bool(case or yearly or row or summed or (factor and close.rstrip().endswith("=")))

    def _share(self, index: int, after: Token, beyond: Token) -> bool:
        """Tell whether a number is a share of something else than scores: "ร้อยละ 82.50 ของแผน"."""
        if self._at(index - 1).text != "ร้อยละ":
            return False
        last = next((one for one in reversed(self._tokens[:index]) if one.number is not None), NOTHING)
        if _FORMS["of so many others"].search(self._clause.text[last.end : self._at(index).start]):
            return True  # "ผ่านค่าเป้าหมาย 6,737 แห่ง จาก 8,323 แห่ง หรือร้อยละ 80.94 คะแนนของกรมจึง …"
        if self._at(index - 2).text == "คิดเป็น" and last.may("number") and "." not in last.text:
            return True  # "9 มาตรการ แล้วเสร็จ 8 มาตรการ คิดเป็นร้อยละ 88.89"
        if self._at(index - 2).may("side EIT", "side IIT"):  # "ผู้รับบริการร้อยละ 78.60 เห็นว่า …"
            return after is not NOTHING and not after.may("points")
        if _FORMS["or so many"].match(self._clause.text, after.start):
            return True  # "ผ่านเกณฑ์ร้อยละ 94.17 หรือ 7,832 หน่วยงาน"
        others = after.text == "ของ" and beyond.may("gap", "text", "persons", "counted")
        return others and not has(self._words(index), "score", "got")

    def _one_of(self, index: int) -> bool:
        """Tell whether numbers only say among how many the agency stands: "ติด 1 ใน 10 ของจังหวัด"."""
        first, before, after, beyond, last = (self._at(index + place) for place in (-2, -1, 1, 2, 3))
        many = beyond is NOTHING or beyond.may("number")
        ahead = after.text == "ใน" and many and not has(self._words(index), "rank")
        behind = before.text == "ใน" and first.may("number")
        return (ahead and not self._noun(last)) or (behind and not self._noun(after))

    def _numeral(self, index: int, token: Token) -> None:
        """A number written as a word counts what is named after it, or is a part's: "ส่วนที่หนึ่งของ EIT"."""
        rest = self._at(index - 1).text == "อีก" and self._at(index + 1).may("noun indicators")
        if rest and any("เฉลี่ย" in one.text for one in self._near(index, 0, 4)):
            self._of_other(token)  # "อีกสี่ตัวเฉลี่ยได้ 88.30 คะแนน"
        elif self._at(index - 1).may("except"):
            self._leave_some()
        elif self._at(index - 1).may("part"):
            self._part(index, token._replace(number=Decimal(numerals()[token.text.casefold()])))
        elif noun := self._noun(self._at(index + 1)):
            self._count(index, token._replace(number=numerals()[token.text.casefold()]), noun)
        elif self._at(index + 1).text == "ข้อที่":
            self._of_other(token)

    def _in_range(self, index: int) -> bool:
        around = [self._tokens[max(0, index - 2) : index], self._tokens[index + 1 : index + 3][::-1]]
        joined = any("range" in link.kinds and "number" in end.kinds for two in around for end, link in pairwise(two))
        words = [*takewhile(lambda one: not one.may(*YEARS, *NOUNS), self._words(index))]
        return joined or any(one.may("range") and len(one.text) > len("ถึง") for one in words)

    def _count(self, index: int, token: Token, noun: str) -> None:
        frame, words, of = self._frame, self._words(index), self._tokens[index + 2 : index + 4]
        shared = noun == "noun measures" and has(self._near(index, 2, 0), "shared")  # "กองคลังรับผิดชอบ 1 มาตรการ"
        above = frame.change is not None and "else" in self._blocks  # "ที่เพิ่มขึ้นมากกว่า 2 คะแนน มี 6 ตัว"
        others = [one.text for one in of[:1]] == ["ของ"] and has(of[1:], "gap", "text")
        if shared or above or others or self._counts_some(words) or self._those(index):
            return  # "15 ตัวชี้วัดของแผนพัฒนาจังหวัด"
        listed = self._clause.text[self._tokens[index + 1].end :].lstrip().startswith(_NAMED)
        if noun == "noun topics" and listed:
            self._blocks.add("else")  # "มี 2 ประเด็น ได้แก่ …"
        if has(words[:2], "among", "of", "after", "group") and not has(words[:1], *YEARS):
            # "ใน 3 ตัวชี้วัด ได้แก่ …" tells which ones, not how many there are; nor does "ลดลงจาก 3 ตัวชี้วัด".
            if listed or has(words, "rose", "fell"):
                return
            if has(words, "among", "every", "total"):
                self._of_so_many(index, token, noun)
        elif any(one.text.startswith("เหลือ") for one in words[:2]):
            self._next()  # "ที่เหลืออีก 3 ตัวชี้วัด"
        else:
            last = frame.noun if frame.count and not frame.limit else ""
            if frame.quantity in {"none", "every"} and (frame.limit or frame.noun not in {"", noun}):
                # "ทุกเครื่องมือผ่านเป้าหมาย 8 จาก 10 ตัวชี้วัดผ่าน 85 คะแนน"
                self._next()  # "ไม่มีตัวชี้วัดใดต่ำกว่า 80 และมี 8 ตัวชี้วัดที่ได้ 85 ขึ้นไป"
                self._frame.base, frame = frame.base, self._frame
            if (
                frame.count
                or frame.values
                or frame.weight
                or frame.rank
                or frame.origin
                or (frame.amount and frame.change)
            ):
                own = frame.limit and not frame.count and all(one.start < frame.limit.start for one in frame.values)
                limit, frame.limit = (frame.limit, None) if own else (None, frame.limit)
                self._next()
                self._frame.limit = limit
            beside = bool(words) and all(one.may(*NOUNS, "and", "link") for one in words)
            total = (frame.total or "ทั้งหมด" * (last == "noun tools")) if beside else ""
            self._frame.count, self._frame.noun = self._said(token), noun
            self._frame.total = next((one.text for one in words if one.may("total")), total)
            if has(words[:2], "rel") and has(words[2:3], "year", "last year") and self._frame.base:
                self._year = self._frame.year = self._frame.base  # "ต่างจากปี 2565 ที่มี 1 ตัวชี้วัด"

    def _counts_some(self, words: list[Token]) -> bool:
        """Tell whether only some of those are counted that were spoken of: "ในจำนวนนี้ 3 ตัว", "เช่นเดียวกับอีก 4 ตัว"."""
        if has(words[:1], "rose", "fell") and words[0].text.endswith("จาก"):
            return True  # "ลดจาก 5 ตัว เหลือ 2 ตัว"
        told = bool(self._frame.subjects) and self._frame.limit is not None
        told = told or (self._left is not None and self._frame.change is not None)  # "นอกจาก S ตัวชี้วัดที่ลดลงมีอีก 3 ตัว"
        rest = [one.text for one in words[:1]] == ["อีก"] and told
        return rest or (has(words[:1], "group") and words[0].text.endswith("นี้"))

    def _of_so_many(self, index: int, token: Token, noun: str) -> None:
        """How many there are in all: "7 ใน 10 ตัวชี้วัด"."""
        frame = self._frame
        among = Frame(self._clause, frame.subjects, own=frame.own, tool=frame.tool, year=self._year)
        among.count, among.noun, among.total = self._said(token), noun, "ทั้งหมด"
        if tool := self._tool_behind(index + 2):
            among.tool, among.within = tool, True  # "จาก 5 ตัวชี้วัดของ IIT มี 3 ตัวที่ได้เกิน 90 คะแนน"
        self._done.append(among)

    def _role(self, index: int, token: Token, *, points: bool) -> None:
        words = self._words(index)
        at, word = next(((at, one) for at, one in enumerate(words) if one.may(*_DECIDES)), (0, None))
        if self._at(index + 1).may("times") or self._ranks_on(token, words) or self._weighs_on(token, words):
            return
        if word is None and self._frame.apart and has(words[:1], "open") and "." not in token.text:
            self._frame.aim = self._line_before = token.figure  # "สูงกว่าค่าเป้าหมายตามแผน (85 คะแนน) อยู่ 5.70"
        elif word is None or word.may("second", "third"):
            self._value(index, token, words, points=points)
        elif word.may("weight") and not word.text.endswith("ละ"):
            self._weighs(token)
        elif word.may("ordinal"):
            self._blocks |= {"else"} if word.text.startswith(("ข้อ", "ประเด็น", "ด้าน", "เรื่อง")) else set()
        elif word.may("rank"):
            self._rank(index, token, word)
        elif word.may("from") and has(words, "rank"):
            self._rank(index, token, word)  # "อันดับดีขึ้นจากที่ 5"
        elif word.may("above", "below", "aim") or (
            word.may("by") and has(words, "aim") and has(words, "above", "below")
        ):
            self._against(index, token, words, at, points=points)  # "สูงกว่าเกณฑ์อยู่ 2.30 คะแนน", too
        elif word.may(*_MOVES):
            self._moved(index, token, words, at, points=points)

    def _won(self, index: int, token: Token) -> None:
        """Full marks that something got: its score, or of several the line that all of them reach."""
        said = next((one for one in self._tokens[max(0, index - 2) : index + 2] if one.number == FULL), token)
        at = min(index, self._tokens.index(said))  # "ได้ 100 คะแนนเต็ม"
        words, frame, solid = self._words(at), self._frame, self._solid(at)
        won = next((one for one in self._behind(at) if not one.may("score", "link", "points", "overall")), token)
        if self._blocks or not won.may("won") or solid.may("gap", "text"):
            return
        around = [*words, *self._near(index + (said is not token), 0, 2)]
        if self._of_items(index):
            return
        several = has(around, *NOUNS, "every", "vague") or frame.count or frame.quantity
        if several or sum(1 for _ in singly(frame.subjects)) > 1:
            self._line(said._replace(number=FULL), said.end, below=False)
        elif frame.subjects or solid.may("own", "agency"):
            self._frame.scored = True
            self._frame.values.append(Said(said.start, said.end, FULL, frame.subjects, frame.year, got=True))

    def _moved(self, index: int, token: Token, words: list[Token], at: int, *, points: bool) -> None:
        """From, to, by how much, or in which year."""
        word, frame = words[at], self._frame
        if self._blocks & {"foreign", "else"} or ("weight" in self._blocks and token.figure == FULL):
            return  # "น้ำหนัก 40 จาก 100"
        compared = (frame.change_at or frame.base) and not frame.years
        if word.may(*YEARS, "from") and compared and has(words, "year", "last year"):
            self._of_last_year(token, told=has(words[:at], "rel", "got", "score"))
        elif token.figure >= AN_AMOUNT and self._apart_of(word, frame, whole=not at and "." not in token.text):
            frame.aim = token.figure
        elif word.may(*_CHANGES) and not word.may("from", "to") and (frame.change_at or frame.against):
            frame.amount = self._said(token) if token.figure < AN_AMOUNT or not word.may("by") else frame.amount
        elif word.may("from") and (frame.change_at or self._was(word) or has(self._near(index, 0, 7), "to", "wish")):
            if frame.change_at and abs(token.figure) < AN_AMOUNT:  # "เพิ่มขึ้นจากเดิม 1.33 คะแนน"
                frame.amount = self._said(token)
                return
            self._origin(token, self._current if self._aimed else None)
        elif self._aimed and word.may("to") and (frame.origin is not None or frame.change_at):
            return  # "ยกระดับคะแนนจาก 90.18 เป็น 95.00"
        elif word.may("to") and frame.origin is not None and frame.result is None:
            frame.result = self._said(token)
        elif word.may("to") or not word.may("rose", "fell", "same", "differ"):
            self._value(index, token, words, points=points)

    def _counts_to(self, index: int) -> bool:
        """Tell whether a number goes on to one that counts something: "เพิ่มจาก 2 เป็น 4 เรื่อง"."""
        to, number, unit = self._near(index, 0, 3) if len(self._tokens) > index + 3 else [NOTHING] * 3
        return to.may("to") and number.may("number") and unit.may("counted", "gap", "text")

    @staticmethod
    def _apart_of(word: Token, frame: Frame, *, whole: bool) -> bool:
        """Tell whether it is a line: "ห่างจาก 85 คะแนน อยู่ 4.75 คะแนน", "ขาดอีก 1.25 คะแนนจึงจะถึง 85 คะแนน"."""
        return (word.may("differ") and whole) or (word.may("by") and frame.amount is not None)

    def _against(self, index: int, token: Token, words: list[Token], at: int, *, points: bool) -> None:
        """A line or an aim; but "บรรลุเป้าหมาย ได้ 90" tells a score."""
        if token.figure >= FULL and words[at].text.startswith("เกิน"):
            self._blocks.add("else")  # "ผลรวมจึงเกินร้อยละ 100"
            return
        line = next((one for one in words if one.may("above", "below")), None)
        if token.exact and token.figure >= AN_AMOUNT and token.figure % AN_AIM and has(words[:at], "is", "open"):
            self._value(index, token, words, points=points)  # "เกินเกณฑ์ คือ 89.34 คะแนน": lines are rounder
            return
        if line is not None and token.exact and token.figure < AN_AMOUNT and has(words, "aim"):
            self._beside_line(token, line)
            return
        if line is not None and token.figure < AN_AMOUNT and (token.exact or self._frame.change is not None):
            self._blocks |= set() if token.exact else {"else"}
            return  # "ต่ำกว่า 5.40 คะแนน", "เพิ่มขึ้นมากกว่า 5 คะแนนเพียงตัวเดียว"
        if has(words[:at], "got") or any(one.text == "ด้วย" for one in words[:at]):
            self._value(index, token, words, points=points)
        elif line is not None and not self._blocks & SILENCING and not has(words, "not"):
            self._line(token, self._at(index + points).end, below=line.may("below"))
            if (
                self._frame.limit
                and line.may("reached line")
                and not has(words, "rel", "ordinal", "noun questions", *NOUNS)
            ):
                self._frame.limit = replace(self._frame.limit, start=line.start, reached=True)
        self._frame.aim = token.figure if line is None or line.may("above") else self._frame.aim
        self._line_before = token.figure if line is None else self._line_before

    def _was(self, word: Token) -> bool:
        """Tell whether a number behind another is what was before it: "ได้ 100 คะแนน จากเดิม 93.75 คะแนน"."""
        return bool(self._frame.values) and word.text.startswith(("จากเดิม", "จากที่"))

    def _of_last_year(self, token: Token, *, told: bool) -> None:
        """After "than last year": last year's score where that is said or it is large, else the difference."""
        frame = self._frame
        if told or abs(token.figure) >= AN_AMOUNT:
            frame.origin = self._said(token, frame.base or frame.year)
        else:
            frame.amount = self._said(token)
