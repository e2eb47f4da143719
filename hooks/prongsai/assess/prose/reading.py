"""Reads the tokens of a clause as frames, word after word: claims are told by their subject, not by an equal number.

A frame ends where something is said again that it has already: another subject after a figure, another extreme, another
count. What is said of others, of a wish or of a share of persons is passed over.
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from prongsai.assess.figures.arithmetic import FULL
from prongsai.assess.prose.amounts import Amounts
from prongsai.assess.prose.frames import AN_AMOUNT, SILENCING, Frame, Limit
from prongsai.assess.prose.levels import BOUNDED, DEFINED, KEPT, LEVEL, SCALE, without_scale
from prongsai.assess.prose.quantities import Quantities
from prongsai.assess.prose.rises import Rises
from prongsai.assess.prose.tokens import YEARS, Token, has
from prongsai.assess.prose.when import When
from prongsai.assess.prose.words import lists, together

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from prongsai.assess.prose.frames import Context
    from prongsai.assess.prose.passages import Clause

_MANY = 10
"""So many letters that are no known word may name somebody or something else."""
_BLOCKS = ("foreign", "else", "persons", "weight")
_PASSED = together("passed")
_ANEW = together("anew")
_CLAIMING = together("claiming")
_SCORED, _GRADED = frozenset({"score", "points", "by score"}), frozenset({"grade", "open"})


def read(clause: Clause, tokens: Sequence[Token], context: Context) -> list[Frame]:
    """Return what a clause says."""
    return _Reader(clause, without_scale(clause.text, tokens), context).frames()


@cache
def _taker(kinds: frozenset[str]) -> str:
    """Return the method that takes words of these kinds, the first that `kinds.yml` names; empty for none."""
    return next((f"_{name}" for name, of in lists("kinds.yml")["takes"].items() if not kinds.isdisjoint(of)), "")


class _Reader(When, Quantities, Rises, Amounts):
    """Takes each token for what it does."""

    def frames(self) -> list[Frame]:
        self._blocks |= {"wish"} if self._aims else set()
        for index in range(len(self._tokens)):
            token = self._tokens[index]
            if not _SCORED.isdisjoint(token.kinds):
                self._scored = self._frame.scored = True
            graded = not _GRADED.isdisjoint(token.kinds) or self._regraded(index, token) or self._keeps(token)
            if graded and self._grade(index, token) and not token.may("open"):
                continue
            if token.subject is not None:
                self._subject(index, token)
            elif (method := _taker(token.kinds)) and not (self._blocks & SILENCING and token.may(*_CLAIMING)):
                getattr(self, method)(index, token)
        if len(self._ordered) > 2 and [*self._ordered] == [*range(1, len(self._ordered) + 1)]:  # noqa: PLR2004 - a list
            self._done.append(Frame(self._clause, [*self._ordered.values()], own=True, ordered=True))
        found = [one for frame in (*self._done, self._frame) for one in frame.parted()]
        unknown = sum(len(one.text.strip()) for one in self._tokens if one.may("gap", "text"))
        for frame in found:
            frame.strange = unknown >= _MANY or (unknown > 0 and frame.is_long)
        return found

    @property
    def _aims(self) -> bool:
        """Whether the clause begins with an aim, and not with one that was reached: "เป้าหมายถูกบรรลุแล้ว"."""
        return has(self._tokens[:1], "planned") and not has(self._tokens[1:4], "reached line")

    # What the rest means

    def _turn(self, _: int, token: Token) -> None:
        self._blocks &= {"if", *self._silenced}
        self._blocks |= {"else"} if self._defines and token.text == "แต่" else set()
        self._ranged = self._defines = False
        self._year = self._current if token.text == "." else self._year
        if token.text == "ต่อมา":
            self._year = None  # "ปี 2567 ได้ 86.77 คะแนน ต่อมาได้ 87.25 คะแนน"
        elif token.text in _ANEW and any(one.filled and one.year is None for one in self._done):
            self._year = None  # "… 4 ตัวชี้วัด ขณะที่ปี 2565 มี 5 ตัวชี้วัด นอกจากนี้ …"
        if self._frame.filled or token.text == ".":
            self._next()

    def _own(self, index: int, token: Token) -> None:
        """The agency itself, or this year: what others did is over; but "8,323 หน่วยงาน" are others."""
        if token.may("counted", "agency") and self._at(index - 1).may("number"):
            return
        if token.text.endswith("ครั้งนี้") and self._at(index - 1).may("gap", "text", "counted", "foreign"):
            return  # "ในการศึกษาดูงานครั้งนี้"
        if self._are_others(index, token):
            self._blocks.add("foreign")
            return
        possessed, others, after = has(self._words(index), "of"), "foreign" in self._blocks, self._at(index + 1)
        beside = has(self._words(index)[:1], "above", "below", "differ", "from") or self._at(index - 1).text == "กับ"
        so_far = self._another and token.may("this year") and not after.may("overall")
        theirs = token.may("this year") and (
            possessed or self._at(index - 1).may("highest", "lowest")
        )  # "ในระดับประเทศ ตัวชี้วัดที่ได้คะแนนสูงสุดของปีนี้คือ …"
        if others and ((beside and not after.may("rel")) or so_far or theirs):
            return  # "อบต.หนองแคนใหญ่ซึ่งปีก่อนได้ 83.10 คะแนน สูงกว่าเรา 0.86 คะแนน ปีนี้ได้ 85.92 คะแนน"
        told = self._words(index)[:2]
        if token.may("agency") and has(told[:1], "rel") and has(told[1:], "year") and self._frame.base:
            self._of_year(self._frame.base)  # "เทียบกับปี 2565 ซึ่งกรมได้ 89.31"
            self._aside = True
            return
        if token.may("this year") and self._frame.year not in (None, self._current):
            self._next()  # "ระดับผ่านในปี 2567 กลายเป็นผ่านดีในปีนี้"
        if not possessed and self._frame.filled and (self._blocks or self._frame.values or not token.may("agency")):
            self._next()
        self._blocks -= {"foreign"} if possessed else {*_BLOCKS}
        self._ranged = False
        if token.may("this year"):
            self._of_year(self._current)

    def _are_others(self, index: int, token: Token) -> bool:
        """Tell whether others are called as the agency is: by how many there are, or behind whom it stands."""
        before, after = self._at(index - 1), self._at(index + 1)
        first = index + 1 + after.may("every", "total")
        several = token.may("agency") or token.text == "หน่วยงาน"
        # "เทศบาลนครทั้ง 30 แห่ง มีคะแนนเฉลี่ย …", "และมีหน่วยงานผ่านเกณฑ์ร้อยละ 94.17"
        counted = several and self._at(first).may("number") and self._at(first + 1).text in {"แห่ง", "หน่วยงาน"}
        some = (
            token.text == "หน่วยงาน"
            and before.text.endswith("มี")
            and not (after.may("score") or has(self._words(index), "own", "agency"))
        )
        # "อยู่อันดับที่ 2 รองจากจังหวัดที่ได้ 97.85 คะแนน"
        # "เทศบาลนครซึ่งได้คะแนนสูงสุดของกลุ่มได้ 98.07 คะแนน"
        best = token.may("agency") and after.may("rel") and has(self._near(index, 0, 3), "highest", "lowest")
        return counted or some or best or (token.may("agency") and has(self._words(index)[:1], "after"))

    def _mark(self, index: int, token: Token) -> None:
        """A wish; but "เทศบาลสามารถเพิ่มคะแนน" and "เทศบาลเพิ่มคะแนนได้" tell what was reached."""
        before = self._at(index - 1)
        if token.may("if") and self._frame.filled:
            self._next()  # "รองลงมาคือ i20 … ถ้าเฉลี่ยสามข้อท้าย (i20 i23 i24) จะได้ …"
        if token.text == "จะ" and any(one.text.startswith("แม้") for one in self._near(index, 3, 0)):
            return  # "แม้คะแนนภาพรวมจะสูงกว่าเกณฑ์"
        # "ตัวชี้วัดที่ต้องพัฒนา" are some, and "คะแนนที่ต้องได้ 95" is an aim
        some = before.text.endswith("ที่") and before.end == token.start and self._at(index + 1).may("gap", "text")
        group = self._at(index + 1).may("gap", "text") and self._at(index + 2).may("open")  # "ต้องพัฒนา (80 คะแนนขึ้นไป …)"
        if not (some or group) and not (token.may("reached") and before.may("own", "agency")):
            self._blocks |= token.kinds & {"if", "wish"}

    def _fact(self, _: int, token: Token) -> None:
        if self._aims and token.may("is"):
            self._blocks.add("wish")  # "ค่าเป้าหมาย ตัวชี้วัดที่ 7 = 88 คะแนน"
        else:
            # "เมื่อจัดกลุ่มตามช่วงคะแนน พบว่า …"
            self._blocks -= {"wish"} if token.may("is") else {"wish", "weight", *["else"] * (token.text == "พบว่า")}

    def _gets(self, index: int, token: Token) -> None:
        """After its weight what it got: "ซึ่งมีน้ำหนัก 30 ได้ 84.90"; or that there are some: "แต่มีเครื่องมือที่ไม่ถึง 85"."""
        some, beyond = self._at(index + 1), self._at(index + 2)
        if token.text.endswith("มี") and self._noun(some) and (some.text.endswith("ที่") or beyond.may("rel", "got")):
            self._next_of()
        if "ได้" in token.text:
            self._blocks -= {"weight", "wish"} if self._aims else {"weight"}

    def _open(self, _: int, __: Token) -> None:
        self._saved.append((set(self._blocks), self._year, self._frame.subjects))

    def _shut(self, index: int, _: Token) -> None:
        if self._saved:
            year, frame = self._year, self._frame
            self._blocks, self._year, subjects = self._saved.pop()
            opened = self._opened.get(index, index)
            if self._at(opened - 1).text.endswith("ปีที่ผ่านมา") and self._at(opened + 1).may("year"):
                self._year = year  # "ในรอบปีที่ผ่านมา (ปีงบประมาณ พ.ศ. 2567) เทศบาลได้ …"
            of = frame.subjects[0].start if frame.subjects else 0
            passed = not frame.filled and any(one.exact for one in self._after(of, index))
            named = frame.subjects is not subjects and bool((frame.filled or passed) and frame.subjects)
            # So it goes on behind a list in brackets: "90.18 (IIT 90.60, EIT 85.00) เพิ่มขึ้น …", "82.20 (S) ถึง 97.50 (S)"
            on = self._at(index + 1).may("range", "and") and self._at(index + 2).number is not None
            inner = named and (on or passed or any(one.start > of for one in frame.values[:1]))
            if year != self._year or inner:
                self._next()
            if inner:
                self._frame.subjects = subjects

    def _block(self, index: int, token: Token) -> None:
        if token.may("foreign there"):
            if self._at(index - 1).may("gap", "text", "persons", "side IIT", "side EIT"):
                return
            token = token._replace(kinds=frozenset({"foreign"}))
        who = token.may("called") or "ที่ได้" in token.text  # "เทศบาลเป็นลำดับที่ 2 โดยเทศบาลนครที่ได้ลำดับที่ 1 ได้ …"
        if token.may("foreign") and not who and self._ranks(index, token):
            return
        counted = self._at(index - 1).may("number", "numerals") and self._at(index + 1).may("got")
        if token.may("else") and counted:
            return  # "ซึ่งประกอบด้วย 5 ตัวชี้วัดย่อย ได้คะแนน …"
        if token.may("foreign") and has(self._words(index), "is"):
            self._frame.rank, self._frame.extreme = None, 0  # "อันดับ 1 ของจังหวัดคือ …"
        if self._frame.filled and not token.may("weight"):
            self._next()
        if self._than is None or not self._at(index - 1).may("foreign"):
            self._than = next((one for one in self._words(index) if one.may("above", "below")), None)
        self._blocks |= token.kinds & {*_BLOCKS}
        self._another = token.may("called")

    def _whole(self, index: int, token: Token) -> None:
        """Full marks: "ขาดไป 11.65 คะแนนจึงจะเต็มร้อย"."""
        self._full = True
        self._won(index, token)
        if self._frame.amount is not None and self._frame.change_at is not None:
            self._frame.aim = FULL
            if token.text.startswith("จาก") and "หาย" in self._frame.change_at.text:
                self._frame.change = None  # "หายไป 16.67 คะแนนจากคะแนนเต็ม"

    def _asked(self, index: int, token: Token) -> None:
        if token.may("ordinal") and not self._at(index + 1).may("above", "below", "got", "highest", "lowest", "wish"):
            return  # "ข้อที่ 5"
        named = [one.subject.kind for one in self._frame.subjects if one.subject] if self._frame.own else []
        if self._at(index - 1).text == "เป็น" and named == ["question"]:
            return  # "ข้อ e13 … เป็นข้อที่ต่ำที่สุดของตัวชี้วัดที่ 8 ได้ 80.92 คะแนน"
        if token.text.startswith(("ข้อที่", "มีข้อที่")) or (self._at(index + 1).may("rel") and self._frame.limit):
            self._of_other(token)  # "ได้ 84.37 คะแนน … ข้อที่ได้น้อยที่สุดคือช่องทางรับฟัง ได้ 76.20 คะแนน"
        if self._at(index + 1).may("every") and self._at(index + 2).may("number", "numerals"):
            self._blocks.add("else")  # "ข้อคำถามทั้ง 6 ข้อ … ได้คะแนนเฉลี่ยรวม 79.36 คะแนน"
        if not self._frame.filled:
            self._frame.noun = "noun questions"

    def _this(self, index: int, token: Token) -> None:
        """One that was named elsewhere, whichever it is: "ตัวชี้วัดนี้เป็นตัวชี้วัดเดียวที่ไม่ถึง 85 คะแนน", "ตัวที่สามได้ …"."""
        kinds = {one.subject.kind for one in self._frame.subjects if one.subject}
        counted = self._at(index + 1).may("number", "numerals")
        if counted if token.may("rel") else kinds.isdisjoint({"indicator", "part", "question", "item"}):
            self._of_other(token)

    # What is said

    def _relation(self, index: int, token: Token) -> None:
        """Above or below: another year, the line told before ("ไม่ผ่าน"), else what follows."""
        ahead = self._ahead(index, *_PASSED)
        self._frame.apart = True
        solid, again = self._solid(index), has(self._words(index), "and")
        gap = solid.may("number") and "." in solid.text and solid.figure < AN_AMOUNT and not again
        if gap and ahead.may("year", "last year"):
            self._blocks.add("else")  # "ต่ำกว่าประเทศ 4.63 คะแนน น้อยกว่าปีก่อนที่ต่ำกว่าถึง 10.43 คะแนน"
        elif token.may("reached line") and self._at(index + 1).text in {"เมื่อ", "ใน"} and ahead.may(*YEARS):
            return  # "พ้นเส้น 85 คะแนนที่ยังไม่ถึงเมื่อปีก่อน"
        elif ahead.may("year", "last year"):
            self._rise(1 if token.may("above") else -1, token)
        elif self._line_before is not None and self._counted_by(token, ahead):
            if self._frame.limit is not None:
                self._next()
            self._frame.limit = Limit(token.start, token.end, token.may("below"), self._line_before)
        elif token.text.startswith("ไม่ผ่าน") and self._limit is not None:
            if self._frame.limit is not None:
                self._next()  # "ผ่านเกณฑ์ 85 คะแนน จำนวน 8 ตัวชี้วัด ไม่ผ่านจำนวน 2 ตัวชี้วัด"
            self._frame.limit = Limit(token.start, token.end, below=True, value=self._limit.value)
        elif self._at(index + 1).may("is") and ahead.subject is not None and "เกณฑ์" not in token.text:
            self._extreme(index, token._replace(kinds=frozenset({"lowest" if token.may("below") else "highest"})))

    def _counted_by(self, token: Token, ahead: Token) -> bool:
        """Tell whether those are counted that reached the line named before: "เกณฑ์คือ 90 มี 6 ตัวชี้วัดที่ผ่าน"."""
        counts = ahead.may("number") and self._noun(self._ahead(self._tokens.index(ahead)))
        counted = self._frame.count is not None and self._frame.limit is None and not ahead.may("number")
        return token.may("reached line") and bool(counts or counted)

    def _grade(self, index: int, token: Token) -> bool:
        """Read the level that follows, but for a scale of levels, and one that is not reached."""
        match = LEVEL.match(self._clause.text, token.end)
        if match is None or (token.may("open") and not self._bracketed(index, match)):
            return False
        for place in range(index + 1, len(self._tokens)):
            if self._tokens[place].start < match.end():
                self._tokens[place] = self._tokens[place]._replace(kinds=frozenset(), subject=None)
        before = self._at(index - 1)
        rest = self._clause.text, match.end()
        defined = not token.may("from") and DEFINED.match(*rest) is not None
        scale = not token.may("from") and (self._ranged or defined or SCALE.match(*rest) is not None)
        bounded = defined and BOUNDED.match(*rest) is not None
        self._defines |= bounded
        passed = before.text.startswith(("ผ่านเกณฑ์", "ผ่านการประเมิน"))
        # "เว็บไซต์ของเทศบาลผ่านการประเมิน"
        whose = [one for one in self._behind(index) if not one.may("got", "link", "rel", "above")]
        whose = whose[2 * (has(whose[:1], "own", "agency") and has(whose[1:2], "of")) :]
        others = has(whose[:1], "gap", "text", "persons") and (passed or token.text.endswith(("เกรด", "กลุ่ม")))
        some = any(one.text.endswith("ตัวชี้วัดที่") for one in whose[:1])  # "ตัวชี้วัดที่ได้ระดับผ่านดี มี 7 ตัวชี้วัด"
        scored = passed or self._frame.values or self._frame.own or has(self._words(index), "score", "overall")
        praise = bool(together("levels", match[1])) and not scored  # "การสื่อสารอยู่ในเกณฑ์ดีเยี่ยม"
        near = takewhile(lambda one: one.number is None and one.subject is None, self._near(index, 4, 0)[::-1])
        denied = has(takewhile(lambda one: not one.may("turn", "own", "agency"), near), "not")
        aside = denied or before.may("below", "wish", "differ") or (before.may("above") and not passed)
        ranged = before.may("range") and index > 1  # the first is a bullet
        if not (self._blocks & SILENCING or scale or praise or aside or ranged or others or some):
            frame, base = self._frame, self._frame.base
            level = token._replace(start=match.start(1), end=match.end(1), text=match[1])
            of_then = frame.origin is not None and frame.origin.year and frame.latest == frame.origin.start
            if frame.origin and of_then and (frame.level or not frame.values):
                # "… ระดับผ่านดี เพิ่มขึ้นจากปี 2567 ซึ่งได้ 88.24 คะแนน ระดับผ่าน จำนวน 2.55 คะแนน"
                self._done.append(Frame(self._clause, [], level=level, year=frame.origin.year))
                return True
            if frame.level is not None:
                self._next()
                self._frame.base = base
            was = any(one.text.startswith("จากเดิม") for one in self._words(index)[:4]) or token.may("from")
            was = was and self._frame.year in {None, self._current}
            was = was or before.may("from") or (before.may("open") and self._frame.origin is not None)
            if was and self._frame.filled:
                self._next()  # "จากร้อยละ 80.33 (ระดับ B)"
            self._frame.level = level
            then = frame.origin.year if frame.origin and frame.origin.year else self._current - 1
            self._frame.year = then if was else self._frame.year
        self._blocks |= {"else"} if bounded else set()  # "ระดับผ่าน คือภาพรวมตั้งแต่ 85 คะแนนขึ้นไป แต่มีบางเครื่องมือ…"
        return True

    def _keeps(self, token: Token) -> bool:
        """Tell whether a level was kept, and not only is to be: "รักษาระดับผ่านดีไว้ได้เป็นปีที่สอง"."""
        kept = LEVEL.match(self._clause.text, token.end) if token.text.startswith("รักษาระดับ") else None
        return kept is not None and KEPT.match(self._clause.text, kept.end()) is not None

    def _regraded(self, index: int, token: Token) -> bool:
        """Tell whether a level follows that was or became another: "ระดับเลื่อนจาก B เป็น A"."""
        level = self._frame.level
        behind = level is not None and not self._clause.text[level.end : token.start].strip('”" ')
        return token.may("from", "to") and (has(self._words(index), "grade") or behind)

    def _bracketed(self, index: int, match: re.Match[str]) -> bool:
        """Tell whether a level stands alone in brackets behind a score: "90.18 (ผ่านดี)"; "(ผ่าน)" may be of a line."""
        alone = self._clause.text[match.end() :].lstrip().startswith((")", "]")) and match[1] != "ผ่าน"
        return alone and self._at(index - 1).may("number", "points")

    def _failed(self, index: int, token: Token) -> None:
        """What the agency as a whole did not pass is its level; else a line is spoken of."""
        words, ahead = self._words(index), self._ahead(index, *_PASSED)
        whole = has((*words, *self._tokens[index - len(words) - 1 : index]), "own", "agency", "score")
        alone = not (ahead.subject or ahead.may("number", "gap", "text"))
        told = self._limit or self._frame.narrow or self._blocks & SILENCING or has(words, "rel")
        if whole and alone and not told and index:
            self._frame.level = token
        else:
            self._relation(index, token)
