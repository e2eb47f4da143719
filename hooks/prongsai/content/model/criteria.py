"""`_criteria/<framework>/<year>.yml`: what a framework asks in a year, where the program does not know it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from prongsai.content._fields import Listed, Name, Prose, Score, Text, Whole, one_of
from prongsai.content.model.base import Record

CONFIDENCES = {
    "V2": "พบตรงกันตั้งแต่สองแหล่ง",
    "V1": "พบในแหล่งเดียว",
    "A": "ได้จากการคำนวณหรือเหตุผลจากค่าที่พบ",
}
SCORINGS = {
    "mean_of_questions": "คะแนนตัวชี้วัดเป็นค่าเฉลี่ยของข้อคำถาม",
    "mean_of_sub_indicators": "คะแนนตัวชี้วัดเป็นค่าเฉลี่ยของตัวชี้วัดย่อย",
}
_Confidence = Annotated[str, one_of(CONFIDENCES)]


class Fact(Record):
    """A fact (ข้อเท็จจริง) with its source and confidence, those of the whole file where it names none."""

    source: Prose | None = Field(None, description="ที่มา เมื่อต่างจากของทั้งไฟล์")
    confidence: _Confidence | None = Field(None, description="ความมั่นใจ เมื่อต่างจากของทั้งไฟล์: " + ", ".join(CONFIDENCES))


class ToolFact(Fact):
    """A tool (เครื่องมือ) of the assessment."""

    code: Text = Field(description="รหัสเครื่องมือ เช่น IIT")
    name: Name = Field(description="ชื่อเครื่องมือ")
    weight_percent: Score | None = Field(None, description="น้ำหนัก ร้อยละของคะแนนภาพรวม เว้นไว้เมื่อไม่ทราบ")


class IndicatorFact(Fact):
    """An indicator (ตัวชี้วัด)."""

    number: Whole = Field(description="เลขตัวชี้วัด")
    name: Name = Field(description="ชื่อตัวชี้วัด")
    tool: Text | None = Field(None, description="รหัสเครื่องมือที่ตัวชี้วัดนี้อยู่")
    aliases: Listed[Name] = Field((), description="ชื่ออื่นที่รายงานใช้เรียก")
    weight_percent: Score | None = Field(None, description="น้ำหนักของตัวชี้วัดเอง เมื่อกรอบนี้ไม่ได้ให้น้ำหนักตามเครื่องมือ")


class SubIndicatorFact(Fact):
    """A sub-indicator (ตัวชี้วัดย่อย)."""

    id: Text = Field(description="เลข เช่น 9.1")
    name: Name | None = Field(None, description="ชื่อ")
    first: Whole | None = Field(None, description="เลขของข้อแรกในตัวชี้วัดย่อยนี้")
    last: Whole | None = Field(None, description="เลขของข้อสุดท้ายในตัวชี้วัดย่อยนี้")


class ItemFact(Fact):
    """A disclosure item (ข้อที่ให้เปิดเผย)."""

    code: Text = Field(description="รหัสข้อ เช่น O27 หรือ MOIT12")
    title: Name = Field(description="ชื่อข้อ")
    sub: Text | None = Field(None, description="ตัวชี้วัดย่อยที่ข้อนี้อยู่ เช่น 9.1")
    former_title: Name | None = Field(None, description="ชื่อเดิมของข้อ ถ้าเปลี่ยนชื่อ")


class QuestionFact(Fact):
    """A question (ข้อคำถาม)."""

    code: Text = Field(description="รหัสข้อคำถาม เช่น i1")
    tool: Text = Field(description="รหัสเครื่องมือ")
    indicator: Whole = Field(description="เลขตัวชี้วัดที่ข้อนี้อยู่")
    wording: Prose | None = Field(None, description="ถ้อยคำของข้อคำถาม")


class TopicFact(Fact):
    """A topic (ประเด็น) that the measures item asks to be analysed."""

    number: Whole = Field(description="เลขประเด็น")
    title: Name = Field(description="ชื่อประเด็น")


class LevelFact(Fact):
    """A level (ระดับ): a band of the overall score, or a name with its conditions as far as they are known."""

    name: Name = Field(description="ชื่อระดับ")
    min: Score | None = Field(None, description="คะแนนภาพรวมต่ำสุดของช่วง")
    max: Score | None = Field(None, description="คะแนนภาพรวมสูงสุดของช่วง")
    overall_min: Score | None = Field(None, description="คะแนนภาพรวมต่ำสุดที่จะได้ระดับนี้ เมื่อระดับไม่ได้เป็นช่วง")
    each_tool_min: Score | None = Field(None, description="คะแนนต่ำสุดของทุกเครื่องมือที่จะได้ระดับนี้")


class TargetFact(Fact):
    """The target score (ค่าเป้าหมาย)."""

    score: Score = Field(description="คะแนน")
    set_by: Prose | None = Field(None, description="แผนหรือเอกสารที่กำหนด")


class CriteriaYear(Record):
    """What a framework asks in one year (เกณฑ์ของปี); what is left out is not known."""

    name: Name | None = Field(None, description="ชื่อที่หน้าเว็บใช้เรียกกรอบการประเมิน เช่น MOPH ITA")
    source: Prose = Field(description="ที่มาของเกณฑ์ในไฟล์นี้ เช่น ชื่อคู่มือ หน้า หรือที่อยู่เว็บ")
    confidence: _Confidence = Field(description="ความมั่นใจ: " + ", ".join(CONFIDENCES))
    tools: Listed[ToolFact] = Field((), description="เครื่องมือ")
    indicators: Listed[IndicatorFact] = Field((), description="ตัวชี้วัดทั้งหมด")
    sub_indicators: Listed[SubIndicatorFact] = Field((), description="ตัวชี้วัดย่อย")
    items: Listed[ItemFact] = Field((), description="ข้อที่ให้เปิดเผย")
    measures_item: ItemFact | None = Field(None, description="ข้อที่ให้เปิดเผยมาตรการ")
    report_item: ItemFact | None = Field(None, description="ข้อที่ให้เปิดเผยผลการดำเนินการตามมาตรการ")
    topics: Listed[TopicFact] = Field((), description="ประเด็นที่ให้วิเคราะห์")
    questions: Listed[QuestionFact] = Field((), description="ข้อคำถาม")
    levels: Listed[LevelFact] = Field((), description="ระดับ จากสูงไปต่ำ")
    target: TargetFact | None = Field(None, description="ค่าเป้าหมาย")
    scoring: Listed[Annotated[str, one_of(SCORINGS)]] = Field((), description="วิธีคิดคะแนนที่ทราบ: " + ", ".join(SCORINGS))

    def told(self, year: int) -> dict[str, Any]:
        """Return it in the form of the program's own files of a year."""
        record = self.model_dump()
        record |= {"year": year, "oit_items": record["items"], "tools": self._sure(record["tools"])}
        record["sub_indicators"] = [
            {"id": sub["id"], "name": sub["name"], "items": (sub["first"], sub["last"]) if sub["last"] else None}
            for sub in record["sub_indicators"]
        ]
        record["scoring"] = {rule: {"rule": rule} for rule in self.scoring}
        record["levels"] = self._levels(record["levels"])
        return record

    def _sure(self, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [one | {"confidence": one["confidence"] or self.confidence} for one in records]

    def _levels(self, records: list[dict[str, Any]]) -> dict[str, Any] | None:
        known = [{key: value for key, value in one.items() if value is not None} for one in records]
        if not known:
            return None
        letters = all(one["name"].isascii() for one in known)
        return {"system": "letters" if letters else "words", "levels": known, "confidence": self.confidence}
