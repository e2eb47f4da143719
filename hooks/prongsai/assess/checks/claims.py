"""What prose claims in words (ข้อความอ้าง): counts, all tools or indicators, extremes, and a name with its number."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from prongsai.assess.prose.mentions import D, Mention
from prongsai.assess.prose.numbers import NUMBER, Threshold, of_another_year, thresholds
from prongsai.findings import Finding
from prongsai.text import fold_digits, round2

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.figures.arithmetic import Indicator
    from prongsai.assess.prose.mentions import Lexicon
    from prongsai.assess.prose.passages import Clause

_WORDS = {
    word: number for number, word in enumerate(("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ"), 1)
}
_COUNT = re.compile(rf"(?<![0-9๐-๙.])(?P<count>{D}{{1,2}}|{'|'.join(_WORDS)})\s*ตัวชี้วัด(?!ที่\s*{D}|ย่อย|\s*{D})")
_NO_COUNT = re.compile(r"(?:จาก|ใน|ของ|ทั้ง|ทุก|อีก|เหลือ|อื่น|จากทั้งหมด|จากทั้งสิ้น)(?:จำนวน)?\s*$")
_REACH = 45
_JUST_BEFORE = 60
"""How far before a place a word is looked for that changes what stands there."""
_PARTIAL = re.compile(r"เหลือ|นอกจาก|อีก|ยกเว้น|ไม่รวม|ระหว่าง|ข้อ|ย่อย")
_THEN = re.compile(r"[\s*(]*(?:ที่)?(?:ได้|มี)?(?:รับ)?(?:ค่า|ผล)?(?:คะแนน)?\s*$")
_ALL = re.compile(r"(?P<who>ทุก\s*(?:ๆ\s*)?(?P<what>เครื่องมือ|ตัวชี้วัด)|ทั้ง\s*(?:3|๓|สาม)\s*(?P<tools>เครื่องมือ))(?!ที่|ย่อย)")
_NOT_ALL = re.compile(r"(?:ไม่|ไม่ใช่|มิใช่|มิได้|เกือบ|ให้|ควร|ต้อง|มุ่ง|หาก|ถ้า|เมื่อ|กรณี|ผลักดัน|ยกระดับ)(?:ได้)?\s*$")
_SAID = re.compile(
    r"(?:[\s*_()]|ที่|มี|ได้รับ|ได้|ผลคะแนน|ผลการประเมิน|ค่าคะแนน|คะแนน|ค่า|ผล|ต่าง|ล้วน|ยัง|อยู่|เฉลี่ย|โดย|ซึ่ง|ใน|สำหรับ|รวม|ขึ้นไป)*+"
)
_LISTED = re.compile(r"(?:[\s*_,()]|และ|กับ|รวมทั้ง|รวมถึง|ตลอดจน)*+")
_NAMES_IT = re.compile(rf"(?:[\s*_():]|เท่ากับ|ร้อยละ|คะแนน|{NUMBER}|คือ|ได้แก่|ใน|ด้าน)*+")
_IS_IT = re.compile(rf"(?:[\s*_()]|ที่|ซึ่ง|เป็น|ตัวชี้วัด|ได้รับ|ได้|มี|คะแนน|เท่ากับ|ร้อยละ|โดยรวม|และ|อยู่|{NUMBER})*+")
_OF_SOME = re.compile(rf"\s*(?:{D}+\s*)?(?:อันดับ|ลำดับ|ใน|ของ|เป็นอันดับ|เป็นลำดับ|รอง|{D}+\s*ตัว)")
_SCORED = re.compile(r"(?:^|[\s(*]|และ|ส่วน|หรือ|ได้|คะแนน(?:เฉลี่ย|รวม)?(?:ที่)?)$")
_OTHER_EXTREME = re.compile(r"เสีย|หัก|พัฒนาการ|เปลี่ยนแปลง|เพิ่มขึ้น|ลดลง|คำถาม|ข้อ|ย่อย|รอง|เกือบ|ไม่ใช่|มิใช่|ความเสี่ยง")
_WEAK = ("highest", "lowest", "overall")
_WEAK_BETWEEN = 8
"""How many mentions before a place are looked through for the one that is meant."""


@dataclass(frozen=True, slots=True)
class Count:
    """A typed count of indicators beside a threshold.

    Attributes:
        printed: the count as a number.
        right: the indicators that the placeholder counts.
        placeholder: the placeholder, without its braces.
        agrees: whether some reading of the sentence gives the printed count.
    """

    clause: Clause
    start: int
    end: int
    printed: int
    threshold: Threshold
    right: tuple[Indicator, ...]
    placeholder: str
    agrees: bool


def counts(clause: Clause, mentions: Sequence[Mention], assessment: Assessment) -> Iterator[Count]:
    """Yield the typed counts of indicators that a threshold in the same sentence defines."""
    limits = [limit for limit in thresholds(clause.text) if 0 <= limit.value <= 100]  # noqa: PLR2004 - a score
    matches = list(_COUNT.finditer(clause.text)) if limits else []
    for match in matches:
        start, end = match.span("count")
        if not clause.typed(start, end) or _NO_COUNT.search(clause.text, max(0, start - _JUST_BEFORE), start):
            continue
        limit = _limit_of(clause.text, match, limits)
        if limit is not None and not of_another_year(clause.text, start, assessment.year):
            yield _count(clause, match, limit, mentions, assessment)


def _limit_of(text: str, match: re.Match[str], limits: list[Threshold]) -> Threshold | None:
    """Return the threshold that follows the count at once, else the last one shortly before it."""
    before, after = _beside(limits, *match.span())
    if after is not None and _THEN.fullmatch(text, match.end(), after.start):
        return after
    if before is None:
        return None
    between = text[before.end : match.start()]
    apart = len(between) > _REACH or _PARTIAL.search(between) or re.search(rf"{D}", between)
    return None if apart else before


def _beside(limits: list[Threshold], start: int, end: int) -> tuple[Threshold | None, Threshold | None]:
    """Return the nearest threshold before `start` and the nearest after `end`; `limits` are in order."""
    before = bisect_right(limits, start, key=attrgetter("end"))
    after = bisect_left(limits, end, key=attrgetter("start"))
    return limits[before - 1] if before else None, limits[after] if after < len(limits) else None


def _count(
    clause: Clause, match: re.Match[str], limit: Threshold, mentions: Sequence[Mention], assessment: Assessment
) -> Count:
    word = match["count"]
    printed = _WORDS.get(word) or int(fold_digits(word))
    kind, side = ("weaknesses", "below") if limit.below else ("strengths", "above")
    right = tuple(one for one in assessment.ranking if limit.met(one.score, strictly=limit.below))
    tools = {clause.tool, *(one.value for one in mentions if one.kind == "tool" and one.end <= match.start())} - {None}
    narrower = [tuple(one for one in assessment.indicators if one.tool == tool) for tool in tools]
    fits = {
        sum(limit.met(one.score, strictly=strictly) for one in group)
        for group in (assessment.indicators, *narrower)
        for strictly in (True, False)
    }
    placeholder = f'count("{kind}", {side}={limit.value.normalize():f})'
    return Count(clause, *match.span("count"), printed, limit, right, placeholder, printed in fits)


def check_all(
    clause: Clause, mentions: Sequence[Mention], lexicon: Lexicon, assessment: Assessment
) -> Iterator[Finding]:
    """Yield claims over all or several tools, or over all indicators, that are false for some."""
    limits = list(thresholds(clause.text))
    for start, end, scores in _groups(clause, mentions, lexicon, assessment) if limits else ():
        limit = _said_of(clause.text, start, end, limits)
        if limit is None or not clause.typed(start, start + 1) or _says_not(clause.text, start):
            continue
        wrong = [f"{name} {score}" for name, score in scores.items() if not limit.met(score, strictly=False)]
        if wrong and not of_another_year(clause.text, start, assessment.year):
            first, last = min(start, limit.start), max(end, limit.end)
            said = " ".join(clause.text[first:last].replace("*", "").split())
            yield Finding.make("W404", clause.place(start), said=said, wrong=", ".join(wrong))


def _groups(
    clause: Clause, mentions: Sequence[Mention], lexicon: Lexicon, assessment: Assessment
) -> Iterator[tuple[int, int, dict[str, Decimal]]]:
    """Yield where all tools, all indicators, or a list of tools are spoken of, with the scores of each."""
    tools = {code: round2(tool.shown) for code, tool in assessment.subjects.tools.items()}
    for match in _ALL.finditer(clause.text):
        own = _indicators(clause, match.start(), mentions, assessment) if match["what"] == "ตัวชี้วัด" else tools
        yield *match.span(), own
    run: list[Mention] = []
    for mention in (one for one in mentions if one.kind in ("tool", "part")):
        if run and _LISTED.fullmatch(clause.text, run[-1].end, mention.start):
            run.append(mention)
            continue
        if len(run) > 1:
            yield run[0].start, run[-1].end, lexicon.tool_scores(run)
        run = [mention]
    if len(run) > 1:
        yield run[0].start, run[-1].end, lexicon.tool_scores(run)


def _indicators(
    clause: Clause, position: int, mentions: Sequence[Mention], assessment: Assessment
) -> dict[str, Decimal]:
    """Return the scores of all indicators, or of those of the tool that the clause or its heading is about."""
    before = [one for one in mentions if one.end <= position]
    if any(one.kind == "other" for one in before):
        return {}  # "ตัวชี้วัดที่ 1 ถึง 5 … ทุกตัวชี้วัด": some indicators, told in another way
    tools: set[str | None] = {one.value for one in mentions if one.kind == "tool"}
    tools = tools or {clause.tool}
    return {
        f"ตัวชี้วัดที่ {one.number} {one.name}": round2(one.score)
        for one in assessment.indicators
        if tools == {None} or one.tool in tools
    }


def _said_of(text: str, start: int, end: int, limits: list[Threshold]) -> Threshold | None:
    before, after = _beside(limits, start, end)
    if before is not None and _SAID.fullmatch(text, before.end, start):
        return before
    return after if after is not None and _SAID.fullmatch(text, end, after.start) else None


def _says_not(text: str, start: int) -> bool:
    return _NOT_ALL.search(text, max(0, start - _JUST_BEFORE), start) is not None


def check_numbering(clause: Clause, mentions: Sequence[Mention], lexicon: Lexicon) -> Iterator[Finding]:
    """Yield indicators named with another indicator's number."""
    for mention in mentions:
        result = lexicon.indicator(mention)
        if result is None or mention.printed in (None, result.number):
            continue
        first, last = mention.numbered if clause.typed(*mention.numbered) else (mention.end - 1, mention.end)
        if clause.typed(first, last):
            printed = clause.text[slice(*mention.numbered)]
            rank = f" ({printed} คืออันดับ)" if result.rank == mention.printed else ""
            advice = f" ใช้ {{{{ indicator({result.number}) }}}} คู่กับเลข {result.number}" if clause.in_narrative else ""
            figures = {"number": result.number, "name": result.name, "printed": printed}
            yield Finding.make("W405", clause.place(first), rank=rank, advice=advice, **figures)


def check_extremes(
    clause: Clause, mentions: Sequence[Mention], lexicon: Lexicon, assessment: Assessment
) -> Iterator[Finding]:
    """Yield indicators that are called highest or lowest and are not."""
    for place, mention in enumerate(mentions):
        if mention.kind not in ("highest", "lowest") or not _of_scores(clause.text, mention):
            continue
        named = _named_by(clause.text, place, mentions)
        result = lexicon.indicator(named) if named is not None else None
        if named is None or result is None or _is_extreme(result, mention.kind, clause, mentions, assessment):
            continue
        typed = next((one for one in (named, mention) if clause.typed(one.start, one.start + 1)), None)
        if typed is not None and not of_another_year(clause.text, mention.start, assessment.year):
            yield _wrong_extreme(clause, typed, result, mention.kind, assessment)


def _of_scores(text: str, mention: Mention) -> bool:
    own = _SCORED.search(text, max(0, mention.start - _JUST_BEFORE), mention.start)
    word = text[mention.start : mention.end]
    if word.startswith(("มาก", "น้อย")) and not (own and text[: mention.start].rstrip().endswith("คะแนน")):
        return False
    other = _OTHER_EXTREME.search(text, max(0, mention.start - 25), mention.start)
    return bool(own) and not other and not _OF_SOME.match(text, mention.end)


def _named_by(text: str, place: int, mentions: Sequence[Mention]) -> Mention | None:
    """Return the indicator that the words at `place` are said of: "ต่ำสุดคือ X", else "X ได้คะแนนต่ำสุด"."""
    mention = mentions[place]
    for after in mentions[place + 1 : place + 2]:
        between = text[mention.end : after.start]
        if after.kind == "indicator" and re.search("คือ|ได้แก่|:", between):
            return after if _NAMES_IT.fullmatch(between) else None
    for before in reversed(mentions[max(0, place - _WEAK_BETWEEN) : place]):
        if before.kind not in _WEAK:
            said = before.kind == "indicator" and _IS_IT.fullmatch(text, before.end, mention.start)
            return before if said else None
    return None


def _is_extreme(
    result: Indicator, kind: str, clause: Clause, mentions: Sequence[Mention], assessment: Assessment
) -> bool:
    """Tell whether an indicator is the highest or lowest of all, or of a tool that the clause or heading names."""
    if result in (assessment.highest if kind == "highest" else assessment.lowest):
        return True
    tools = {clause.tool, *(one.value for one in mentions if one.kind == "tool")}
    group = [one.score for one in assessment.indicators if one.tool == result.tool]
    return result.tool in tools and result.score == (max(group) if kind == "highest" else min(group))


def _wrong_extreme(clause: Clause, typed: Mention, result: Indicator, kind: str, assessment: Assessment) -> Finding:
    right = assessment.highest if kind == "highest" else assessment.lowest
    names = ", ".join(f"ตัวชี้วัดที่ {one.number} {one.name}" for one in right)
    advice = f" ใช้ {{{{ {kind}.name }}}}" if clause.in_narrative else ""
    return Finding.make(
        "W406",
        clause.place(typed.start),
        word="สูงสุด" if kind == "highest" else "ต่ำสุด",
        named=f"ตัวชี้วัดที่ {result.number} {result.name}",
        score=round2(result.score),
        right=names,
        best=round2(right[0].score),
        advice=advice,
    )
