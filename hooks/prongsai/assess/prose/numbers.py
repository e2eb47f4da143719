"""Numbers in prose (ตัวเลขในเนื้อความ): which are scores and whose they are, and which are thresholds or else.

A number is judged only where the words between it and its subject allow no other reading; false alarms are worse
than misses.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import islice
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from prongsai.assess.prose.mentions import D, Mention
from prongsai.text import fold_digits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prongsai.assess.prose.passages import Clause

NUMBER = rf"(?<![0-9๐-๙A-Za-z./,]){D}{{1,3}}(?:\.{D}{{1,2}})?(?![0-9๐-๙A-Za-z/]|[.,:-]{D})"
# Every threshold has one of these words; most clauses have none, and this look is the cheaper one.
_COMPARES = re.compile("กว่า|ขึ้นไป|ลงมา|ตั้งแต่|อย่างน้อย|บรรลุ|ผ่านเกณฑ์|เกิน|ไม่ถึง")
_NUMBER = re.compile(NUMBER)
_UNIT = r"(?:\s*(?:คะแนน|%|เปอร์เซ็นต์))?"
_LEAD = r"\s*(?:(?:เกณฑ์|ค่าเป้าหมาย|เป้าหมาย|ร้อยละ|คะแนน|ที่|ระดับ|คือ)\s*)*"
_AT_LEAST = r"ไม่(?:ต่ำ|น้อย)กว่า|ตั้งแต่|อย่างน้อย|บรรลุ(?:ค่า)?เป้าหมาย|ผ่านเกณฑ์"
_AT_MOST = r"ไม่(?:สูง|มาก)กว่า|ไม่เกิน(?:กว่า)?"
THRESHOLD = re.compile(
    rf"(?:(?P<above>{_AT_LEAST})|(?P<below>{_AT_MOST}|(?:ต่ำ|น้อย)กว่า|ไม่ถึง)|(?P<over>(?:มาก|สูง)กว่า|เกิน(?:กว่า)?))"
    rf"{_LEAD}(?P<value>{NUMBER}){_UNIT}(?:\s*ขึ้นไป)?"
    rf"|(?P<from>{NUMBER}){_UNIT}\s*(?:ขึ้นไป|หรือ(?:มาก|สูง)กว่า)"
    rf"|(?P<to>{NUMBER}){_UNIT}\s*(?:ลงมา|หรือ(?:ต่ำ|น้อย)กว่า)"
)
# Just before a number that is no score of the subject's.
_NOT_AFTER = re.compile(
    r"(?:ต่ำกว่า|น้อยกว่า|มากกว่า|สูงกว่า|เกิน|เกินกว่า|ไม่ถึง|ตั้งแต่|อย่างน้อย|ขั้นต่ำ|เป้าหมาย|เกณฑ์|คะแนนเต็ม|เต็ม|สู่|ระหว่าง"
    r"|น้ำหนัก|พ\.ศ\.|รอบ|ลำดับ|อันดับ|ลำดับที่|อันดับที่|เพิ่มขึ้น|ลดลง|ต่างกัน|ห่าง|ขาด|อีก|จาก|เสีย|หัก|ถึง|[0-9๐-๙]\s*[-–])"
    r"\s*(?:ที่|ร้อยละ|คะแนน|ค่า|ละ)?[\s*]*$"
)
# Just after it; after two decimals, of the units of other kinds only money and time.
_NOT_BEFORE = re.compile(
    rf"{_UNIT}[\s*]*(?:ขึ้นไป|ลงมา|หรือ(?:มาก|สูง|ต่ำ|น้อย)กว่า|เต็ม|(?:ถึง|[-–])\s*{D}|(?:ใน|จำนวน|รวม)?\s*{D}+\s*ข้อ"
    r"|ของ(?:ผู้|บุคลากร|ประชาชน|งบ|ทั้งหมด|จำนวน))|\s*(?:บาท|ล้าน|น\.|ชั่วโมง|นาที|คะแนนเต็ม)"
)
_COUNTED = re.compile(
    r"\s*(?:ตัวชี้วัด|เดือน|ปี|วัน|ข้อ|คน|ราย|แห่ง|ครั้ง|ประเด็น|เครื่องมือ|หน่วยงาน|โครงการ|มาตรการ|ลำดับ|อันดับ|ภารกิจ)"
)
_SCORED_BEFORE = re.compile(r"(?:คะแนน|ร้อยละ|เท่ากับ|ได้|อยู่ที่)(?:รวม|เฉลี่ย|เท่ากับ|อยู่ที่|เป็น|คือ|ร้อยละ|[\s*:=(])*$")
_SCORED_AFTER = re.compile(r"[\s*]*(?:คะแนน|%|เปอร์เซ็นต์)")
# Words that may stand between a subject and its own score; possessive, so that no text makes it slow.
_FILLER = re.compile(
    r"(?:[\s*_()\[\]:=–—\"“”'|,-]|โดยรวม|โดย|ซึ่ง|ที่|มี|ได้รับ|ได้|ผลคะแนน|ผลการประเมิน|ผล|ค่าคะแนน|คะแนน|ค่า|เท่ากับ|ร้อยละ|อยู่"
    r"|เป็น|คือ|นั้น|คิด|เฉลี่ย|รวม|เพียง|ใน|ภาพรวม|(?:สูง|มาก|ต่ำ|น้อย)(?:ที่)?สุด|ของ|พบว่า|ประจำปี|ปี|งบประมาณ|พ\.ศ\.|หน่วยงาน"
    r"|ด้าน|ทำ|รับ|แล้ว|จึง|ยัง|ก็|[0-9๐-๙]{4})*+"
)
_STRONG_END = re.compile(r"(?:ได้|มี|ได้รับ|รวม)(?:ค่า|ผล)?คะแนน(?:เท่ากับ|อยู่ที่|ร้อยละ|[\s*:])*$")
_STRONG_REACH = 40
_ELSEWHERE = re.compile(
    r"ข้อ|คำถาม|จังหวัด|ประเทศ|อำเภอ|เบิกจ่าย|ผู้ตอบ|พึงพอใจ|งบประมาณ|เป้าหมาย|เกณฑ์|ตัวชี้วัด|เครื่องมือ|น้ำหนัก|แบบสอบถาม|ให้ได้|คาด|ควร|ต้อง"
)
_OTHER_TIME = re.compile(r"ปีก่อน|ปีที่แล้ว|ปีที่ผ่านมา|(?:ให้|จะ|ต้อง|ควร|คาดว่า|มุ่ง)(?:มี|ได้|เป็น|ถึง)?(?:คะแนน)?\s*$")
# Before a subject: what is told is made of several figures, or only supposed.
_DERIVED = re.compile(r"ผลต่าง|ส่วนต่าง|ช่องว่าง|ผลรวม|ระหว่าง|สมมติ|(?<!ปัญ)หาก|ถ้า|เฉลี่ย(?:ของ)?\s*ตัวชี้วัด")
_YEAR = re.compile(rf"(?<!{D})(?:25|๒๕){D}{{2}}(?!{D})")
_RESPECTIVELY = re.compile(rf"[^\n]{{0,80}}?{D}[^\n]{{0,40}}?ตามลำดับ")
_WEAK = ("overall", "highest", "lowest")
_WEAK_BETWEEN = 8
_FARTHEST = 300
"""How far from its subject a score is looked for, in letters."""
_NARROWED = re.compile(r"\s*(?:ใน|ของ|ระดับ|ราย)")
_SCORE_BEFORE = re.compile(r"คะแนน(?:เฉลี่ย|รวม)?(?:ที่)?\s*$")


@dataclass(frozen=True, slots=True)
class Literal:
    """A number typed in prose as the score of a subject."""

    clause: Clause
    start: int
    end: int
    mention: Mention

    @property
    def typed(self) -> str:
        """The number as it is typed."""
        return self.clause.text[self.start : self.end]

    @property
    def value(self) -> Decimal:
        """The number."""
        return number(self.typed)

    def agrees(self, value: Decimal) -> bool:
        """Tell whether it is `value`, or `value` rounded to its own decimals; 100 is never a rounded figure."""
        rounded = value.quantize(self.value, rounding=ROUND_HALF_UP) == self.value
        return self.value == value or (rounded and self.value != 100)  # noqa: PLR2004 - full marks


@dataclass(frozen=True, slots=True)
class Threshold:
    """A score above or below which something is said to be, between `start` and `end` of a clause."""

    start: int
    end: int
    below: bool
    value: Decimal

    def met(self, score: Decimal, *, strictly: bool) -> bool:
        """Tell whether a score is on the side that is meant."""
        if score == self.value:
            return not strictly
        return (score < self.value) == self.below


def number(text: str) -> Decimal:
    """Read a number that `NUMBER` matched."""
    return Decimal(fold_digits(text))


def thresholds(text: str) -> Iterator[Threshold]:
    """Yield the thresholds of a clause."""
    if not _COMPARES.search(text):
        return
    for match in THRESHOLD.finditer(text):
        value = match["value"] or match["from"] or match["to"]
        yield Threshold(*match.span(), bool(match["below"] or match["to"]), number(value))


def of_another_year(text: str, position: int, year: int) -> bool:
    """Tell whether the year named last before `position` is another than `year`, or last year is spoken of."""
    years = _years(text)
    last = bisect_right(years, position, key=itemgetter(0))
    other = last > 0 and years[last - 1][1] != year
    return other or bool(_OTHER_TIME.search(text, max(0, position - 60), position))


@lru_cache(maxsize=4)
def _years(text: str) -> list[tuple[int, int]]:
    """Return where each year that is named ends, and the year."""
    return [(match.end(), int(fold_digits(match[0]))) for match in _YEAR.finditer(text)]


def literals(clause: Clause, mentions: Sequence[Mention], year: int) -> Iterator[Literal]:
    """Yield the typed numbers of a clause that are said to be the score of one of its subjects."""
    text = clause.text
    taken: set[Mention] = set()
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        if not clause.typed(start, end) or not _may_be_score(text, start, end):
            continue
        mention = _subject(text, start, mentions) or _implied(clause, start, end, mentions)
        if mention is None or mention in taken or of_another_year(text, start, year):
            continue
        if _DERIVED.search(text, max(0, mention.start - 80), mention.end):
            continue
        if _respectively(text, end, mentions) or _one_of_many(text, start, end, mention.end):
            continue
        taken.add(mention)
        yield Literal(clause, start, end, mention)


def _may_be_score(text: str, start: int, end: int) -> bool:
    typed = fold_digits(text[start:end])
    if _NOT_AFTER.search(text, max(0, start - 30), start) or _NOT_BEFORE.match(text, end):
        return False
    whole, _, decimals = typed.partition(".")
    if len(decimals) == 2:  # noqa: PLR2004 - as ITAS prints scores
        return True
    if (whole.startswith("0") and len(whole) > 1) or _COUNTED.match(text, end):
        return False
    return bool(
        _is_cell(text, start, end)
        or _SCORED_AFTER.match(text, end)
        or _SCORED_BEFORE.search(text, max(0, start - 40), start)
    )


def _subject(text: str, start: int, mentions: Sequence[Mention]) -> Mention | None:
    """Return the nearest subject before a number when the words between allow it to be that subject's score."""
    before = mentions[: bisect_right(mentions, start, key=attrgetter("end"))]
    if not before:
        return None
    nearest = before[-1]
    if nearest.kind in _WEAK:
        # "ตัวชี้วัดที่ 7 … ได้คะแนนต่ำสุด 77.02" speaks of the indicator.
        for mention in reversed(before[-_WEAK_BETWEEN:]):
            if mention.kind not in _WEAK:
                if _FILLER.fullmatch(text, mention.end, start):
                    return mention
                break
        return nearest if _weak_may_have(text, start, before) else None
    return nearest if _linked(text, nearest.end, start) else None


def _linked(text: str, start: int, end: int) -> bool:
    if end - start > _FARTHEST:
        return False
    blank = THRESHOLD.sub(" ", text[start:end]) if "กว่า" in text[start:end] else text[start:end]
    if _FILLER.fullmatch(blank):
        return True
    near = len(blank) <= _STRONG_REACH and "\n" not in blank
    return near and bool(_STRONG_END.search(blank)) and not _ELSEWHERE.search(blank) and not _NUMBER.search(blank)


def _weak_may_have(text: str, start: int, before: Sequence[Mention]) -> bool:
    nearest = before[-1]
    if not _FILLER.fullmatch(text, nearest.end, start) or _WHOLE.match(text, start):
        return False
    if nearest.kind == "overall":
        return not _ELSEWHERE.search(text, max(0, nearest.start - 12), nearest.start)
    narrower = any(one.kind in ("question", "item", "other") for one in before) or _NARROWED.match(text, nearest.end)
    return not narrower and bool(_SCORE_BEFORE.search(text, max(0, nearest.start - 60), nearest.start))


# "คะแนนรวม 100 คะแนน" may be the marks to be had, and "ภาพรวม 85 คะแนน" what was to be reached.
_WHOLE = re.compile(rf"(?:100|๑๐๐|85|๘๕)(?!\.|{D})")


def _implied(clause: Clause, start: int, end: int, mentions: Sequence[Mention]) -> Mention | None:
    """Return what the field itself is about when it begins with a score and names nobody."""
    about = clause.about
    text = clause.text
    if about is None or about.kind not in ("indicator", "question", "item") or "." not in text[start:end]:
        return None
    if any(mention.end <= start for mention in mentions) or not _FILLER.fullmatch(text, 0, start):
        return None
    if not re.search("คะแนน|ร้อยละ|ได้", text[:start]):
        return None
    return Mention(0, 0, about.kind, about.value)


def _respectively(text: str, end: int, mentions: Sequence[Mention]) -> bool:
    """Tell whether the number is one of several that belong to the subjects before them in order (ตามลำดับ)."""
    match = _RESPECTIVELY.match(text, end)
    return match is not None and not any(end <= mention.start < match.end() for mention in mentions)


def _one_of_many(text: str, start: int, end: int, after: int) -> bool:
    """Tell whether a number is one of several cells after its subject in a table's row: any may be the score."""
    cells = (one for one in _NUMBER.finditer(text, after) if _is_cell(text, *one.span()))
    return _is_cell(text, start, end) and len([*islice(cells, 2)]) > 1


def _is_cell(text: str, start: int, end: int) -> bool:
    """Tell whether a number is all that a table's cell holds."""
    row = text.lstrip().startswith("|")
    return row and text[:start].rstrip(" \t*").endswith("|") and text[end:].lstrip(" \t*").startswith("|")
