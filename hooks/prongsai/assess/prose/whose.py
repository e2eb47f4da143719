"""Of whom something is said (ประธาน): the subject of a number or a claim, found by the words that join them."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from prongsai.assess.prose.frames import Frame, State
from prongsai.assess.prose.tokens import NOTHING, OTHER, Subject, has
from prongsai.assess.prose.words import patterns, together

if TYPE_CHECKING:
    from prongsai.assess.prose.tokens import Token

_ONWARD = ("got", "score", "number", "link", "is", "rel", "open")
"""What goes on to say something of a subject."""
_FORMS = patterns("amounts")
_BACK = 80
"""So far before a subject it is said what it is of, or that something else begins, in letters."""
_JOINS = together("joins")
_BRACKETED = {("tool", one) for one in ("indicator", "question", "item", "tool")} | {
    ("part", one) for one in ("indicator", "question")
}


class Whose(State):
    """Takes subjects: alone, on a list, after what is said of them, or as what others are compared with."""

    def _subject(self, index: int, token: Token) -> None:
        subject, frame = token.subject, self._frame
        gives = token.may("side IIT") and self._at(index + 1).text.startswith(("ให้", "ประเมิน", "เห็น", "ตอบ"))
        after, beyond = self._at(index + 1), self._at(index + 2)  # "มากกว่าผลรวมของทั้งสองตัว"
        sums = token.text == "ผลรวม" and after.may("of") and not beyond.may("own", "agency")
        given = token.may("side EIT") and self._at(index - 1).text.endswith("ให้")  # "ให้บุคคลภายนอกนำไปใช้ ได้เกิน 90"
        if subject is None or sums or given or ((gives or token.may("side EIT")) and (frame.own or self._blocks)):
            return
        inside = frame.own and frame.narrow and not frame.filled and not has(self._words(index), "agency", "turn")
        since = self._after(frame.subjects[-1].end, index) if inside else []
        # "มีระบบภายในและการเปิดเผยข้อมูลที่ดี แต่ผู้รับบริการยังไม่รับรู้ … คะแนนภาพรวม 91.76 คะแนน"
        inside = inside and not any(one.number is not None or one.may("gap", "text") for one in since)
        if subject.kind == "overall" and inside and (not self._is_default() or self._at(index + 1).may("every")):
            return  # "การใช้งบประมาณ ในภาพรวม ได้ …", "### IIT ⏎ คะแนนรวมทั้งห้าด้านเฉลี่ย …"
        before = self._at(index - 1)
        numbered = subject.values == (f"{before.number}",)  # "ข้อ 2 การใช้งบประมาณ"
        if numbered or subject.printed or subject.kind in ("question", "item") or token.text.startswith("ตัวชี้วัด"):
            self._blocks -= {"else", "persons"}
        words = self._words(index)
        if has(words, "except"):
            self._leave_out(token)
        elif (
            before.may("open") and token.end == subject.numbered[1] and self._at(index - 2) in self._frame.subjects[-1:]
        ):
            self._numbers(token, subject)
        elif self._at(index + 1).may("close") and (
            self._in_brackets(index, token, subject) or self._holds(index, token, subject)
        ):
            return
        elif has(words[:3], "after") and (frame.subjects or frame.extreme):
            if frame.rank is None:  # and with it that says it already
                self._next_to(words, token)
        elif not (
            self._has_some(index, words, token, subject)
            or self._again(words, token, subject)
            or self._is_asked_of(index, token, subject)
            or self._within(words, token, subject)
            or self._among(words, token, subject)
            or self._listed(index, words, token, subject)
        ):
            self._named(index, words, token, subject)

    def _has_some(self, index: int, words: list[Token], token: Token, subject: Subject) -> bool:
        """Tell whether a tool has some of the questions: "ข้อที่ยกมาเป็นของ IIT 3 ข้อ และ EIT 3 ข้อ ค่าเฉลี่ยของทั้ง 6 ข้อ …"."""
        counted = self._at(index + 1).may("number", "numerals") and self._at(index + 2).text == "ข้อ"
        goes_on = has(words[:1], "and") and any(one.subject == OTHER for one in self._frame.subjects)
        some = subject.kind == "tool" and counted and (goes_on or has(words[:2], "is"))
        if some:
            self._of_other(token)
        return some

    def _numbers(self, token: Token, subject: Subject) -> None:
        """Take a number in brackets for that of the name before it: "การใช้งบประมาณ (ตัวชี้วัดที่ 2)"."""
        named = self._frame.subjects[-1]
        if named.subject and named.subject.kind == "indicator":
            printed = named.subject._replace(printed=subject.printed, numbered=subject.numbered)
            self._frame.subjects[-1] = named._replace(subject=printed, end=token.end)

    def _in_brackets(self, index: int, token: Token, subject: Subject) -> bool:
        """Tell whether a tool only says of which one the name before it is: "การเปิดเผยข้อมูล (OIT) ได้ 83.33"."""
        opened = self._at(index - 2 if self._at(index - 1).may("noun tools") else index - 1)
        last = self._frame.subjects[-1:] if self._frame.own else []
        if not opened.may("open") or (last and self._clause.text[last[0].end : opened.start].strip()):
            return False  # "การเปิดเผยข้อมูลครบ ทำให้คะแนน (OIT) …"
        kind = last[0].subject.kind if last and last[0].subject else ""
        if subject.kind == "tool" and kind in ("indicator", "question", "tool"):
            self._done.append(Frame(self._clause, last, own=True, part_of=token))
        return (subject.kind, kind) in _BRACKETED

    def _holds(self, index: int, token: Token, subject: Subject) -> bool:
        """Tell whether it only says which indicators the tool before it has: "EIT (ตัวชี้วัดที่ 6 ถึง 8)"."""
        last = self._frame.subjects[-1:] if self._frame.own and self._at(index - 1).may("open") else []
        of_tool = bool(last) and last[0].subject is not None and last[0].subject.kind == "tool"
        beside = of_tool and not self._clause.text[last[0].end : self._at(index - 1).start].strip()
        if subject.kind == "indicator" and beside:
            self._done.append(Frame(self._clause, [token], own=True, part_of=last[0]))
        return subject.kind == "indicator" and beside

    def _leave_out(self, token: Token) -> None:
        """Begin what is said of those of whom something else is not said: "ยกเว้น …", "นอกจาก … ทุกตัวชี้วัด"."""
        left = self._frame
        self._next_of(token)
        left.but, self._left = self._frame, self._frame
        told = left.limit or left.values or left.count or left.change is not None
        self._rests = None if told or left.quantity not in {"every", "none", "rest"} else left
        if self._rests and left.quantity == "rest":
            left.quantity, left.subjects, left.own = "every", [], False  # "ตัวชี้วัดอื่นทุกตัวนอกจาก …"

    def _leave_some(self) -> None:
        """Leave out some of whom it is not said who they are: "ทุกตัวชี้วัดยกเว้น 3 ตัวชี้วัด", "ยกเว้นสองอันดับสุดท้าย"."""
        self._frame.quantity = "vague"

    def _next_to(self, words: list[Token], token: Token) -> None:
        """Begin what is said of those who stand one behind the other, or of the first, to whom somebody is second."""
        frame, at = self._frame, next(one for one in words if one.may("after"))
        way = -1 if has(words, "lowest", "second last") or frame.extreme < 0 else 1
        behind = frame.own and not frame.extreme
        if behind and at.text.startswith("เป็นรอง"):  # to nobody else
            self._done.append(Frame(self._clause, frame.subjects, own=True, extreme=2 * way, extreme_at=at))
            behind = False
        told = Frame(self._clause, frame.subjects if behind else [token], own=True, extreme=way, extreme_at=at)
        told.year, told.tool, told.after = self._year, frame.tool, token if behind else None
        self._done.append(told)

    def _named(self, index: int, words: list[Token], token: Token, subject: Subject) -> None:
        """Take it for the subject of what follows, or of what was said before it."""
        if self._completes(index, words):
            for said in self._frame.values:
                said.of = said.of if self._frame.headed and said.of else [token]
        elif self._frame.filled or (self._frame.own and self._frame.narrow):
            whole = self._frame.values and not self._frame.narrow and has(words[:1], "from", "open")
            self._made_of = bool(whole) or (self._made_of and token.may("IIT", "EIT", "OIT"))
            self._next()
        self._then = {"if", "wish"} <= self._blocks
        of_then = subject.kind == "overall" and has(words, "rel")  # "ปี 2565 ซึ่งเทศบาลได้คะแนนภาพรวม 86.93"
        if self._aside and not (self._frame.filled or of_then or has(words[:1], "last year", "that year")):
            self._year = self._frame.year = None
        self._frame.own, self._frame.subjects = True, [token]
        self._inside, self._aside = None, self._aside and of_then
        if has(words[:1], "rel") and has(words[1:2], "year", "last year") and words[1].figure != self._current:
            self._frame.year = int(words[1].figure) or self._current - 1  # "ต่างจากปี 2567 ที่ EIT ได้ 83.39"
        if subject == Subject("tool", ("EIT",)) and has(words, "parts"):  # "ทั้งสองส่วนของแบบวัด EIT"
            self._frame.subjects = [token._replace(subject=Subject("part", (f"EIT {no}",))) for no in (1, 2)]
        if subject.kind == "tool":
            self._frame.tool = subject.values[0]
            self._inside = token if has(words[:2], "of") else None  # and not "เรียงตามเครื่องมือ แบบวัด IIT …"

    @staticmethod
    def _of_its_own(words: list[Token]) -> bool:
        """Tell whether the indicators of what follows are spoken of: "ตัวชี้วัดของ IIT", "ตัวชี้วัดใดใน IIT"."""
        words = words[has(words[:1], "noun tools") :]  # "ตัวชี้วัดในแบบวัด IIT"
        last = words[1 + has(words[1:2], "any", "total") :]
        counted = [one.text for one in last[:1]] == ["ตัว"]  # "ตัวชี้วัดทั้ง 5 ตัวของ IIT"
        return has(words[:1], "of", "group") and (counted or has(last[:1], "indicator"))

    def _again(self, words: list[Token], token: Token, subject: Subject) -> bool:
        """Tell whether a tool is only named again, by its code or its part: "แบบวัดภายใน (IIT)", "EIT (Survey)"."""
        frame = self._frame
        if frame.against is not None or self._of_its_own(words):
            return False
        part = (
            subject.kind == "part" and frame.extreme and frame.own and subject.values[0].startswith(frame.tool or "-")
        )
        if frame.within and (part or (not frame.own and subject == Subject("tool", (frame.tool or "",)))):
            return True  # "คะแนนต่ำสุดของแบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT) คือ …"
        last = frame.subjects[-1].subject if frame.own and frame.latest < frame.subjects[0].start else None
        if last is None:
            return False
        if last.kind == "tool" and subject.kind == "part" and subject.values[0].startswith(last.values[0]):
            frame.subjects[-1] = token
            return True
        same = (last.kind, last.values) == (subject.kind, subject.values)
        frame.subjects = [token] if same and self._is_default() else frame.subjects
        return same

    def _is_asked_of(self, index: int, token: Token, subject: Subject) -> bool:
        """Tell whether it says of what the question or indicator before is one: "ข้อ i24 … เป็นข้อหนึ่งของตัวชี้วัดที่ 4"."""
        within = _FORMS["is of"].search(self._clause.text, max(0, token.start - _BACK), token.start)
        kind = {"indicator": "question", "tool": "indicator"}.get(subject.kind)
        if within is None or (kind == "indicator" and within["own"]):
            return False
        frame, last = self._frame, self._frame.subjects[-1:]
        plain = frame.own and not (frame.extreme or frame.noun)
        asked = [one for one in last if plain and one.subject and one.subject.kind == kind]
        if asked and not has(self._after(asked[0].end, index), "turn", "else", "none"):
            self._done.append(Frame(self._clause, asked, own=True, part_of=token))
            return True
        return False

    def _within(self, words: list[Token], token: Token, subject: Subject) -> bool:
        """Tell whether it only says of what something is a part: "คำถาม i11 ของตัวชี้วัดที่ 2 ได้ …", "ตัวชี้วัดของ IIT"."""
        frame = self._frame
        if self._of_its_own(words) and subject.kind == "tool" and not any("เฉลี่ย" in one.text for one in words):
            counted = frame.count is not None and frame.latest == frame.count.start
            alone = frame.quantity in {"every", "none"} and (
                counted or frame.latest < 0
            )  # "ทั้ง 5 ตัวชี้วัดของ IIT ได้เกิน 90"
            counted = counted and words[0].may("group")
            if frame.filled and not (counted or alone):  # "2 ตัวชี้วัดในกลุ่ม EIT ที่ไม่ถึง 80 คะแนน คือ …"
                self._next()
            goes_on = has(words[2:4], "and") or any(one.text == "โดย" for one in words)
            if self._frame.own and self._frame.narrow and not self._frame.filled and not goes_on:
                self._frame.part_of = token  # "ตัวชี้วัดที่ 9 เป็นตัวชี้วัดใน EIT"
            else:
                self._frame.subjects, self._frame.own, self._frame.within = [], False, True
                if (whole := next((one for one in words[:2] if one.may("total")), None)) and not self._frame.quantity:
                    frame = self._frame  # "ตัวชี้วัดทั้งหมดของ IIT ได้ไม่น้อยกว่า 85 คะแนน"
                    frame.quantity, frame.quantity_at, frame.noun = "every", whole, "noun indicators"
            self._frame.tool = subject.values[0]
            return True
        of_tool = subject.kind == "tool"
        some = [one.text for one in words[1:2]] == ["ข้อ"] if of_tool else has(words[1:2], "noun questions")
        if has(words[:1], "of") and some and (of_tool or self._at(self._tokens.index(token) + 1).may("rel")):
            self._of_other(token)  # "เป็นเพียงสองข้อใน IIT ที่ …", "ข้อคำถามของตัวชี้วัดที่ 7 ที่ได้ต่ำกว่า 85 คะแนน มี 3 ข้อ"
            return True
        if (
            has(words[:1], "of")
            and any(one.text == "อีก" for one in words)
            and has(words, "numerals", "noun indicators")
        ):
            self._of_other(token)  # "อีกสามด้านของตัวชี้วัดที่ 9 ได้เต็ม 100 คะแนน"
            return True
        last = frame.subjects[-1].subject if frame.own and not frame.filled else None
        narrower = last is not None and last.kind in ("question", "item", "part")
        narrower |= last is not None and last.kind == "indicator" and subject.kind == "tool"
        wider = ("indicator", "tool", *("part",) * (last is not None and last.kind == "question"))
        of = has(words[:2], "of") and not has(words, "and", "weight")
        since = [one for one in self._tokens if narrower and frame.subjects[-1].end <= one.start < token.start]
        of = of and not has(since, "close")  # "(e8) … กระบวนการสร้างความโปร่งใสในการใช้งบประมาณ"
        # "S ในแบบวัด IIT และการรายงานผลในแบบวัด OIT", "เมื่อรวม S แล้ว ค่าเฉลี่ยของ IIT เหลือ …"
        other = any(one.may("and") and after.may("gap", "text") for one, after in pairwise(since))
        of = of and not (other or has(words[1:2], "score") or any(one.text.startswith("ค่าเฉลี่ย") for one in words[1:2]))
        within = narrower and subject.kind in wider and of
        if within and last and last.kind != "item":
            frame.part_of = token
        return within

    def _among(self, words: list[Token], token: Token, subject: Subject) -> bool:
        """Tell whether it is what others are compared with, or only stand in: "IIT สูงกว่า EIT", "สูงสุดในแบบวัด IIT"."""
        frame = self._frame
        asked = not frame.own or {one.subject.kind for one in frame.subjects if one.subject} == {"question"}
        if subject.kind == "indicator" and frame.extreme and asked and [one.text for one in words[:1]] == ["ของ"]:
            return True  # "ประเด็นที่ได้คะแนนน้อยที่สุดของตัวชี้วัดที่ 7 คือ …", "e13 เป็นข้อที่ต่ำที่สุดของตัวชี้วัดที่ 8"
        if frame.against is not None and has(words[:1], "of"):
            return True  # "ต่ำกว่าข้อ e15 ซึ่งสูงที่สุดในตัวชี้วัดที่ 8 อยู่ 9.95 คะแนน"
        if not frame.own and frame.quantity == "none" and not frame.limit and has(words, "above", "below"):
            at = next(one for one in words if one.may("above", "below"))
            frame.extreme, frame.extreme_at, frame.quantity = (-1 if at.may("below") else 1), at, ""
            frame.own, frame.subjects = True, [token]  # "ไม่มีตัวชี้วัดใดได้คะแนนสูงกว่าการใช้อำนาจ"
            return True
        placed = (
            frame.extreme or frame.either or ((frame.rank is not None or frame.quantity == "sole") and frame.narrow)
        )
        compared = has(words, "is", "above", "below")  # "สูงสุดกับต่ำสุดห่างกัน 6.89 คะแนน มากกว่าของ OIT"
        if subject.kind in ("tool", "part") and placed and has(words, "of", "group") and not compared:
            frame.within, frame.tool = True, subject.values[0].split(" ")[0]
            frame.part_of = token if frame.own and subject.kind == "tool" else None
            return True
        if frame.extreme and not frame.values and [one.text for one in words[:2]] == ["จาก", "เปลี่ยน"]:
            self._next_of(token)  # "ตัวต่ำสุดเปลี่ยนจาก S ในปีก่อน (76.18) เป็น S ในปีนี้ (77.97)"
            return True
        words = [*takewhile(lambda one: not one.may("aim", "turn", "is", "open"), words)]  # "ต่ำกว่าค่าเป้าหมาย โดยข้อ e8 …"
        words = [one for one in words if not one.may("reached line")]
        with_year = has(words[:1], "year", "last year")  # "เมื่อเทียบกับปีก่อน EIT ลดลง"
        if with_year or not frame.subjects or not has(words, "above", "below", *["differ"] * frame.own):
            return False
        risen = frame.against is not None and frame.of_change
        if frame.change is not None and frame.amount is not None and has(words, "and") and not risen:
            self._next()  # "เพิ่ม 1.25 คะแนน และสูงกว่าค่าเฉลี่ย IIT เพียง 0.02 คะแนน"
            frame = self._frame
        frame.against, frame.own = token, True
        way = next((-1 if one.may("below") else 1 for one in words if one.may("above", "below")), None)
        told = risen or (frame.change is not None and frame.amount is not None)  # "เพิ่มขึ้น 4.37 คะแนน มากกว่า IIT"
        frame.of_change = way is not None and (told or has(words, "rose", "fell"))  # "เพิ่มขึ้นมากกว่า IIT"
        if way and frame.of_change:
            way, frame.amount = way * (frame.change or 1), None
        frame.change = way
        return True

    def _listed(self, index: int, words: list[Token], token: Token, subject: Subject) -> bool:
        """Tell whether it goes on a list of subjects: "S, S และ S", and "สามอันดับแรก ได้แก่ S (N) และ S (N)"."""
        frame, solid = self._frame, self._solid(index)
        joined = all(one.may(*_JOINS) or one.text == "ข้อ" for one in words)  # "ข้อ i11 และข้อ i12"
        joined = joined and solid is not NOTHING and not solid.may("gap", "text")
        last = frame.subjects[-1].subject if frame.own and joined and frame.against is None else None
        alike = last is not None and (last.kind == subject.kind or {last.kind, subject.kind} == {"tool", "part"})
        # "คะแนนภาพรวมและ EIT ได้ 87.25 และ 78.92 คะแนน ตามลำดับ", of whatever kinds
        each = frame.own and has(words[:2], "and") and _FORMS["respectively"].match(self._clause.text, token.end)
        listed = (alike or each) and (frame.latest < frame.subjects[0].start or frame.headed)
        frame.subjects = [*frame.subjects, token] if listed else frame.subjects
        return bool(listed)

    def _completes(self, index: int, words: list[Token]) -> bool:
        """Tell whether it is the subject of what was said before it: "97.50 ของ …", "สูงสุด 97.50 …", "มีเพียง …"."""
        frame = self._frame
        if frame.own or not frame.filled or frame.level is not None or frame.quantity in ("every", "none"):
            return False
        kind = token.subject.kind if (token := self._at(index)).subject else ""
        if frame.noun == "noun indicators" and kind in ("question", "item"):
            return False  # "เป็นตัวชี้วัดเดียวที่คะแนนลดลง สาเหตุมาจากข้อ O24"
        if has(words[:1], "and") and frame.subjects:
            return False  # "OIT … กลับได้คะแนนต่ำสุด และ IIT ได้คะแนนสูงสุด"
        start = self._at(index).start
        if _FORMS["told anew"].search(self._clause.text, max(0, start - _BACK), start):
            return False  # "ได้ 88.93 คะแนน ผ่านค่าเป้าหมาย 3.93 คะแนน จุดที่ต้องเร่งแก้คือ …"
        if frame.values and frame.values[-1].year and has(words, "second"):
            return False  # "S (7.50) ซึ่งปีก่อนได้คะแนนเต็ม รองลงมาคือ S (3.00)"
        if frame.amount is not None and has(words, "above", "below"):
            return False  # "สูงสุดกับต่ำสุดห่างกัน 6.89 คะแนน มากกว่าของแบบวัด OIT"
        solid = self._solid(index)
        if (
            frame.values
            and solid.number is not None
            and solid.start != frame.values[-1].start
            and solid.number % 1 == 0
        ):
            return False  # "ปีนี้ 87.50 เหลือ 2 ข้อ คือ O37 และ O40"
        ranked = frame.rank is not None and not frame.scope
        bare = not frame.values and (frame.extreme != 0 or frame.quantity == "sole" or ranked)
        beside = frame.extreme and frame.values and len(words) <= 1 and not self._at(index + 1).may(*_ONWARD)
        return bool(bare or beside) or has(words, "is", "of") or has(words[:1], "open")

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
