"""Levels of the results (ระดับผลการประเมิน) and their scale, which is told in many ways and claims nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prongsai.assess.prose.tokens import Token
from prongsai.assess.prose.words import together

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEVELS = "|".join(together("levels"))
LEVEL = re.compile(
    rf"(?:\)\s*:)?[\s“”\"'(*:]{{0,99}}(?:[A-Za-z ]{{3,20}}\)[\s:]{{0,9}}|[เอบีซดฟ]{{2,4}}\s{{0,9}}\()?"
    rf"(?:(?:คือ|เป็น|อยู่ที่|อยู่ใน)\s{{0,9}}[“\"*]{{0,9}})?({_LEVELS}|[A-F](?![A-Za-z]))(?!เกณฑ์|การ|ดี|เยี่ยม|ค่าเป้า|เป้า)"
)
DEFINED = re.compile(
    r"[\s”\"'*)]{0,9}(?:ไว้ที่|เป็น(?:(?:ค่า)?เป้าหมาย|เกณฑ์)|ต้อง|หมายถึง|คือ(?:ได้|มี)?\s*(?:[0-9๐-๙]|(?:ภาพรวม|คะแนน|ผล)[^\n]{0,30}(?:ตั้งแต่|ขึ้นไป|ไม่ต่ำกว่า|ระหว่าง|ถึง|[-–]))"
    r"|(?:ยัง)?(?:ขาดอีก|ห่าง)|กำหนด(?:ให้|ว่า)|นั้น[^\n0-9๐-๙]{0,60}ต้อง|ซึ่ง[^\n0-9๐-๙]{0,40}(?:ต้อง(?:ได้|มี|ไป)|หวังไว้|ตั้งเป้า|ปีหน้า)|(?:จำนวน|มี)?\s*[0-9๐-๙,]+\s*(?:แห่ง|หน่วยงาน))"
)
"""What says which scores a level has, and not that it was reached."""
BOUNDED = re.compile(r"[^\n]{0,60}?(?:ตั้งแต่|ขึ้นไป|ไม่ต่ำกว่า)")
"""What a definition of a level goes on with, so that its figures are no scores."""
KEPT = re.compile(r"[^\n0-9๐-๙]{0,30}?ไว้ได้")
"""What says that a level was kept."""
_LADDER = re.compile(
    rf"(?:[ก-๎]{{0,6}}ระดับ[\s:]*)?(?:{_LEVELS}|[A-F](?![A-Za-z]))[\s:=”\"'(*]{{0,8}}"
    rf"(?:หมายถึง|หน่วยงานที่|คือ|ได้แก่|ได้|ต้อง|ตั้งแต่|คะแนน|รวม|มี|\s){{0,12}}"
    rf"[0-9๐-๙.]{{2,6}}\s{{0,6}}(?:คะแนน)?\s{{0,6}}(?:ขึ้นไป|(?:[-–]|ถึง)\s{{0,6}}[0-9๐-๙])"
)
"""A step of the scale of levels."""
_BAND = re.compile(
    rf"[\W0-9๐-๙]{{0,12}}?(?:คะแนน|รวม|ช่วง|ได้|\s){{0,6}}(?:(?:ต่ำกว่า|ไม่ถึง)\s{{0,6}}[0-9๐-๙.]{{1,6}}"
    rf"|[0-9๐-๙.]{{1,6}}\s{{0,6}}(?:คะแนน)?\s{{0,6}}(?:ขึ้นไป|(?:[-–]|ถึง)\s{{0,6}}[0-9๐-๙.]{{1,6}}))"
    rf"\s{{0,6}}(?:คะแนน)?(?:หมายถึง|คือ|เป็น|อยู่ใน|ได้|[\s:=]){{0,6}}(?:ระดับ|หมายถึง|คือ|[:=])\s*(?:{_LEVELS})(?![ก-๎])"
)
"""A step that begins with its scores: "95 คะแนนขึ้นไป ระดับผ่านดีเยี่ยม"."""
_RULE = re.compile(
    r"ภาพรวม\s{0,9}[0-9๐-๙.]{2,6}\s{0,9}คะแนนขึ้นไป\s{0,9}และ[^\n]{0,40}(?:เครื่องมือ|แบบวัด)[^\n]{0,120}?[0-9๐-๙.]{2,6}\s{0,9}คะแนนขึ้นไป"
)
"""What a level asks of the whole and of each tool, as the guide of the assessment has it."""
_NAMED_FIRST = re.compile(rf"[\s*•-]*(?:ระดับ\s*)?(?:{_LEVELS})[*”\"]*\s*[:=][^\n]*(?:ขึ้นไป|ต่ำกว่า|ไม่ถึง|ตั้งแต่)")
"""A step that begins with its level: "ผ่านดี: ภาพรวมและทุกเครื่องมือได้ 85 คะแนนขึ้นไป"."""
_ALL_LEVELS = re.compile(rf"(?:(?:ระดับ\s*)?(?:{_LEVELS})(?![ก-๎])(?:[\s,/]|และ|หรือ)*){{3,}}")
"""The levels that there are, one after the other."""
SCALE = re.compile(rf"(?!\s{{0,9}}[(\[])(?:\s|,|และ|หรือ|ถึง|จนถึง|[-–“”]){{1,9}}{LEVEL.pattern}")


def without_scale(text: str, tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens without the scale of levels, up to where the agency or a bracket's end comes after it."""
    said = any(one.exact or one.may("own", "agency") for one in tokens)
    if _BAND.match(text) or (_NAMED_FIRST.match(text) and not said):
        return ()
    steps = [*_LADDER.finditer(text)]
    # "ผ่านดีเยี่ยม 95 คะแนนขึ้นไป ผ่านดี 85 คะแนนขึ้นไป …"; one alone where nothing stands before it
    alone = steps and all(one.may("aim", "grade", "link") for one in tokens if one.start < steps[0].start())
    steps = [*_ALL_LEVELS.finditer(text)] if len(steps) < 2 and not alone else steps  # noqa: PLR2004
    steps = steps or [*_RULE.finditer(text)]
    if not steps:
        return tokens
    first, last = steps[0].start(), steps[-1].end()
    end = next((one.start for one in tokens if one.start >= last and one.may("own", "agency", "close")), len(text))
    end = last if len(steps) == 1 else end
    scale = Token(first, end, frozenset({"gap"}))
    return [*(one for one in tokens if one.end <= first), scale, *(one for one in tokens if one.start >= end)]
