"""The placeholders (คำแทนค่า) that a narrative may use: every public name of `Placeholders`, and no other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from prongsai.assess._expanded import Block
from prongsai.text import item_key, nearest, question_key, round2, thai_digits
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.figures.arithmetic import Indicator

TABLES = (
    "indicators",
    "ranking",
    "tools",
    "questions",
    "items",
    "levels",
    "entries",
    "advice",
    "limitations",
)
CHARTS = ("indicators", "radar", "level")


_PARTIAL = "รายงานไม่ได้ระบุคะแนนครบทุกตัวชี้วัด"
"""Why nothing can be said of all indicators."""


class NoValueError(Exception):
    """A placeholder asks for a figure that the report does not have; the message is for the officer."""


@dataclass(frozen=True, slots=True)
class Extreme:
    """The indicators that share the highest or the lowest score."""

    FIELDS: ClassVar[tuple[str, ...]] = ("number", "name", "score")
    results: tuple[Indicator, ...]

    @property
    def number(self) -> str:
        """Their numbers."""
        return _joined(str(result.number) for result in self.results)

    @property
    def name(self) -> str:
        """Their names."""
        return _joined(result.called for result in self.results)

    @property
    def score(self) -> str:
        """Their score."""
        return _figure(self.results[0].score)


class Placeholders:
    """The values of the placeholders for one assessment; scores come as text with two decimals."""

    def __init__(self, assessment: Assessment) -> None:
        self._assessment = assessment

    @property
    def overall(self) -> str | None:
        """คะแนนภาพรวมตามที่รายงาน"""
        reported = self._assessment.report.scores.overall
        return None if reported is None else _figure(reported)

    @property
    def computed(self) -> str | None:
        """คะแนนภาพรวมที่คำนวณจากตัวชี้วัด"""
        return None if self._assessment.overall is None else _figure(self._assessment.overall)

    @property
    def level(self) -> str | None:
        """ระดับตามที่รายงาน"""
        return self._assessment.report.scores.level

    @property
    def target(self) -> str | None:
        """ค่าเป้าหมายของปี"""
        target = self._assessment.criteria.target
        return None if target is None else _plain(target.score)

    @property
    def agency(self) -> str:
        """ชื่อหน่วยงาน"""
        return self._assessment.agency.name

    @property
    def year(self) -> int:
        """ปีของผลการประเมิน"""
        return self._assessment.year

    @property
    def fiscal_year(self) -> int:
        """ปีงบประมาณของมาตรการ"""
        return self._assessment.fiscal_year

    @property
    def ita_year(self) -> int | None:
        """ปี ITA ที่เปิดเผย"""
        return self._assessment.item.ita_year

    @property
    def rank_province(self) -> int | None:
        """ลำดับในจังหวัด"""
        rank = self._assessment.report.scores.rank
        return rank.province if rank else None

    @property
    def rank_country(self) -> int | None:
        """ลำดับในประเทศ"""
        rank = self._assessment.report.scores.rank
        return rank.country if rank else None

    @property
    def highest(self) -> Extreme | None:
        """ตัวชี้วัดที่ได้คะแนนสูงสุด (.number .name .score)"""
        return Extreme(self._assessment.highest) if self._assessment.whole else None

    @property
    def lowest(self) -> Extreme | None:
        """ตัวชี้วัดที่ได้คะแนนต่ำสุด (.number .name .score)"""
        return Extreme(self._assessment.lowest) if self._assessment.whole else None

    def score(self, number: object) -> str:
        """คะแนนของตัวชี้วัด เช่น score(9)"""
        return _figure(self._find(number).score)

    def indicator(self, number: object) -> str:
        """ชื่อตัวชี้วัด เช่น indicator(9)"""
        return self._find(number).called

    def rank(self, number: object) -> int:
        """อันดับของตัวชี้วัดในสิบตัว เช่น rank(9)"""
        place = self._find(number).rank
        if place is None:
            raise NoValueError(_PARTIAL)
        return place

    def lost(self, number: object) -> str:
        """คะแนนรวมที่เสียไปเพราะตัวชี้วัดนี้ เช่น lost(9)"""
        points = self._find(number).lost
        if points is None:
            raise NoValueError("ฐานเกณฑ์ยังไม่รู้น้ำหนักคะแนนของปีนี้")
        return _figure(points)

    def question(self, code: object) -> str:
        """คะแนนข้อคำถาม เช่น question("e7")"""
        scores = self._assessment.subjects.questions
        return _figure(scores[_known(question_key(str(code)), scores, "คะแนนใน scores.yml ของข้อคำถาม")])

    def item(self, code: object) -> str:
        """คะแนนข้อ OIT เช่น item("O10")"""
        items = self._assessment.subjects.items
        found = items[_known(item_key(str(code)), items, "คะแนนใน scores.yml ของข้อ")].score
        if found is None:
            raise NoValueError("ข้อนี้ไม่มีคะแนนเป็นตัวเลขใน scores.yml")
        return _figure(found)

    def item_title(self, code: object) -> str:
        """ชื่อข้อ OIT ในปีของผล เช่น item_title("O18")"""
        items = self._assessment.criteria.item_by_code
        return items[_known(item_key(str(code)), items, "ข้อ")].title

    def tool(self, code: object) -> str:
        """คะแนนเครื่องมือที่คำนวณได้ เช่น tool("OIT")"""
        tools = self._assessment.subjects.tools
        return _figure(tools[_known(str(code).upper(), tools, "เครื่องมือ")].shown)

    def tool_name(self, code: object) -> str:
        """ชื่อเครื่องมือ เช่น tool_name("OIT")"""
        tools = self._assessment.subjects.tools
        return tools[_known(str(code).upper(), tools, "เครื่องมือ")].name

    def topic(self, number: object) -> str:
        """ชื่อประเด็น 1 ถึง 7 เช่น topic(3)"""
        topics = self._assessment.subjects.topics
        return topics[_known(str(number), topics, "ประเด็น")]

    def threshold(self, name: object) -> str:
        """เกณฑ์ที่หน่วยงานเลือก: threshold("strength"), "weakness" หรือ "improve" """
        lines = self._assessment.lines
        known = {"strength": lines.strength, "weakness": lines.weakness, "improve": lines.improve}
        line = known[_known(str(name), known, "เกณฑ์")]
        if line is None:
            raise NoValueError("หน่วยงานไม่ได้เลือกเกณฑ์นี้ใน thresholds ของ measures.yml")
        return _plain(line)

    def count(self, kind: object, *, above: object = None, below: object = None) -> int:
        """จำนวนตัวชี้วัด เช่น count("strengths", above=80) หรือ count("weaknesses", below=85)"""
        return len(self._chosen(kind, above, below))

    def list(self, kind: object, *, above: object = None, below: object = None) -> str:
        """รายชื่อตัวชี้วัดพร้อมคะแนน เช่น list("strengths", above=80)"""
        chosen = self._chosen(kind, above, below)
        return _joined(f"{result.called} ({_figure(result.score)})" for result in chosen) or plain("common.none")

    def thai(self, value: object) -> str:
        """เลขไทยของคำแทนค่าอื่น เช่น thai(score(9))"""
        if not isinstance(value, (str, int, float)):
            raise NoValueError("ใส่ได้เฉพาะคำแทนค่าที่เป็นตัวเลขหรือข้อความ")
        return thai_digits(str(value))

    def table(self, name: object) -> Block:
        """ตาราง วางบนบรรทัดของตนเอง เช่น table("indicators")"""
        return Block("table", _known(str(name), TABLES, "ตาราง"))

    def entry(self, kind: object, value: object) -> Block:
        """ผลการวิเคราะห์เรื่องเดียว วางบนบรรทัดของตนเอง เช่น entry("topic", 3) หรือ entry("question", "e7")"""
        entries = self._assessment.report.analysis.every_entry
        known = [f"{one.about.kind} {one.about.value}" for one in entries]
        return Block(
            "entry", _known(f"{kind} {_code(str(kind), str(value))}", known, "ผลการวิเคราะห์ใน analysis.yml ของ")
        )

    def chart(self, name: object) -> Block:
        """แผนภูมิ วางบนบรรทัดของตนเอง เช่น chart("indicators")"""
        return Block("chart", _known(str(name), CHARTS, "แผนภูมิ"))

    def _find(self, number: object) -> Indicator:
        known = {str(result.number): result for result in self._assessment.indicators}
        return known[_known(str(number), known, "ตัวชี้วัด")]

    def _chosen(self, kind: object, above: object, below: object) -> tuple[Indicator, ...]:
        if not self._assessment.whole:
            raise NoValueError(_PARTIAL)
        lines = self._assessment.lines
        if _known(str(kind), ("strengths", "weaknesses"), "รายการ") == "strengths":
            line = _line(above, lines.strength)
            return tuple(result for result in self._assessment.ranking if result.score >= line)
        line = _line(below, lines.weakness)
        return tuple(result for result in self._assessment.ranking if result.score < line)


PLACEHOLDERS: dict[str, str] = {
    name: (member.__doc__ or "").strip() for name, member in vars(Placeholders).items() if not name.startswith("_")
}
"""Every placeholder and what it stands for, in Thai."""


def _code(kind: str, value: str) -> str:
    """Return the code of a question or an item as references have it; other values stay."""
    readers: dict[str, Callable[[str], str]] = {"question": question_key, "item": item_key}
    return readers[kind](value) if kind in readers else value


def _known(value: str, valid: Iterable[str], what: str) -> str:
    choices = list(valid)
    if value in choices:
        return value
    near = nearest(value, choices)
    listed = ", ".join(choices[:10]) or "ไม่มีข้อมูล"
    raise NoValueError(f"ไม่มี{what} {value}" + (f" (ใกล้เคียงที่สุด: {near})" if near else f" (ใช้ได้: {listed})"))


def _line(value: object, default: Decimal | None) -> Decimal:
    if value is None and default is not None:
        return default
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Decimal(str(value))
    raise NoValueError("above และ below ต้องเป็นตัวเลข")


def _figure(value: Decimal) -> str:
    return str(round2(value))


def _plain(value: Decimal) -> str:
    """Return a line or target without needless decimals: 85, 87.5."""
    text = str(round2(value))
    return text.rstrip("0").rstrip(".")


def _joined(parts: Iterable[str]) -> str:
    *before, last = [*parts] or [""]
    return plain("names.listed", before=", ".join(before), last=last) if before else last
