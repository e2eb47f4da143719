"""scores.yml: the results as ITAS reported them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import ConfigDict, Field, model_validator

from prongsai.content import _editor_shapes
from prongsai.content._fields import Date, Deducted, Flag, ItemScore, Listed, Name, Prose, Score, Text, Url, Whole, Year
from prongsai.content._said import Said
from prongsai.content.model.base import Record
from prongsai.content.model.record import FRAMEWORK, Acknowledgement, Note, acknowledged, noted


class IndicatorScore(Record):
    """An indicator's score; the name only where the year's official list is not known."""

    model_config = ConfigDict(json_schema_extra=_editor_shapes.or_single("score"))

    score: Annotated[Score, Said(changed="คะแนน{of}")] = Field(description="คะแนน 0 ถึง 100")
    name: Annotated[Name | None, Said(changed="ชื่อ{of}")] = Field(
        None, description="ชื่อตัวชี้วัด ใช้เมื่อฐานเกณฑ์ยังไม่มีรายชื่อของปีนี้"
    )

    @model_validator(mode="before")
    @classmethod
    def _from_number(cls, value: Any) -> Any:  # noqa: ANN401 - what stands in the file
        return value if isinstance(value, dict) else {"score": value}


class PartScore(Record):
    """The score of a part of EIT (ส่วนของ EIT), and of its own questions where the report tells them by part."""

    model_config = ConfigDict(json_schema_extra=_editor_shapes.or_single("score"))

    score: Annotated[Score | None, Said(changed="คะแนน {of}")] = Field(None, description="คะแนนของส่วน 0 ถึง 100")
    questions: Annotated[dict[str, Score], Said(changed="คะแนนข้อคำถามของ {of}", each="คะแนนข้อคำถาม {name}")] = Field(
        {}, description="คะแนนรายข้อคำถามของส่วนนี้ เช่น e7: 78.30", json_schema_extra=_editor_shapes.QUESTIONS
    )

    @model_validator(mode="before")
    @classmethod
    def _from_number(cls, value: Any) -> Any:  # noqa: ANN401 - what stands in the file
        return value if isinstance(value, dict) else {"score": value}


class Rank(Record):
    """The agency's rank (ลำดับ) among its like, as reported."""

    province: Annotated[Whole | None, Said(changed="ลำดับในจังหวัด")] = Field(None, description="ลำดับในจังหวัด")
    country: Annotated[Whole | None, Said(changed="ลำดับในประเทศ")] = Field(None, description="ลำดับในประเทศ")
    among: Annotated[Name | None, Said(changed="กลุ่มที่จัดลำดับ")] = Field(
        None, description="กลุ่มที่จัดลำดับ เช่น องค์การบริหารส่วนจังหวัด"
    )


class EarlierYear(Record):
    """What a report says of an earlier year (ผลของปีก่อน) beside its own: as much of its results as the report tells."""

    model_config = ConfigDict(json_schema_extra=_editor_shapes.or_single("score"))

    score: Annotated[Score | None, Said(changed="คะแนนภาพรวมของ{of}")] = Field(
        None, description="คะแนนภาพรวมของปีนั้น 0 ถึง 100"
    )
    level: Annotated[Name | None, Said(changed="ระดับของ{of}")] = Field(None, description="ระดับของปีนั้นตามที่รายงาน")
    tools: Annotated[dict[str, Score], Said(each="คะแนนเครื่องมือ {name} ของ{of}")] = Field(
        {}, description="คะแนนรายเครื่องมือของปีนั้น เช่น IIT: 90.10", json_schema_extra=_editor_shapes.TOOLS
    )
    indicators: Annotated[dict[str, Score], Said(each="คะแนนตัวชี้วัดที่ {name} ของ{of}")] = Field(
        {}, description="คะแนนตัวชี้วัดของปีนั้นตามเลข เช่น 1: 90.10", json_schema_extra=_editor_shapes.INDICATORS
    )
    rank: Annotated[Rank | None, Said(changed="ลำดับของ{of}")] = Field(None, description="ลำดับของปีนั้นตามที่รายงาน")

    @model_validator(mode="before")
    @classmethod
    def _from_number(cls, value: Any) -> Any:  # noqa: ANN401 - what stands in the file
        return value if isinstance(value, dict) else {"score": value}


class ItemResult(Record):
    """A disclosure item's result (ผลของข้อ O): its score, or only that it lost its points, and the reason given."""

    model_config = ConfigDict(json_schema_extra=_editor_shapes.or_single("score"))

    score: Annotated[ItemScore | None, Said(changed="คะแนน{of}")] = Field(None, description="คะแนนของข้อ 0 ถึง 100")
    lost: Annotated[Flag, Said(changed="การเสียคะแนนของ{of}")] = Field(False, description="true เมื่อทราบเพียงว่าไม่ได้คะแนน")  # noqa: FBT003 - a field's default
    deducted: Annotated[Deducted | None, Said(changed="คะแนนที่ถูกหักของ{of}")] = Field(
        None, description="คะแนนที่ถูกหัก ถ้ารายงานระบุ เขียน 25 หรือ -25 ก็หมายถึงหัก 25 คะแนน"
    )
    reason: Annotated[Prose | None, Said(changed="เหตุผลของผู้ตรวจประเมิน{of}")] = Field(
        None, description="เหตุผลของผู้ตรวจประเมิน"
    )

    @model_validator(mode="before")
    @classmethod
    def _from_number(cls, value: Any) -> Any:  # noqa: ANN401 - what stands in the file
        return value if isinstance(value, dict) else {"score": value}


class ScoreSource(Record):
    """Where the figures come from (ที่มาของคะแนน)."""

    title: Annotated[Prose, Said(changed="ที่มาของคะแนน")] = Field(description="ที่มา เช่น ระบบ ITAS หรือชื่อรายงาน")
    url: Annotated[Url | None, Said(changed="ที่อยู่เว็บของที่มาของคะแนน")] = Field(None, description="ที่อยู่เว็บของที่มา")
    announced: Annotated[Date | None, Said(changed="วันประกาศผล")] = Field(None, description="วันประกาศผล (พ.ศ.)")


class Scores(Record):
    """scores.yml: the results (ผลการประเมิน) as ITAS reported them."""

    framework: Annotated[Name | None, Said(changed="กรอบการประเมิน")] = Field(
        None, description=f"{FRAMEWORK} ใช้เมื่อปีนี้ต่างจากที่ agency.yml บอก"
    )
    overall: Annotated[Score | None, Said(changed="คะแนนภาพรวม")] = Field(
        None, description="คะแนนภาพรวมตามที่ ITAS รายงาน เว้นไว้เมื่อรายงานไม่ได้ระบุ"
    )
    level: Annotated[Name | None, Said(changed="ระดับผลการประเมิน")] = Field(
        None, description="ระดับตามที่ ITAS รายงาน เช่น A หรือ ผ่านดี เว้นไว้เมื่อรายงานไม่ได้ระบุ"
    )
    also_level: Annotated[Name | None, Said(changed="ระดับที่สองที่รายงานพิมพ์")] = Field(
        None, description="ระดับที่สองที่รายงานพิมพ์ไว้ด้วย เช่น A เมื่อ level คือ ผ่านดี"
    )
    indicators: Annotated[dict[str, IndicatorScore], Said(each="ตัวชี้วัดที่ {name}")] = Field(
        {}, description="คะแนนตัวชี้วัดตามเลข เว้นไว้เมื่อรายงานไม่ได้ระบุ", json_schema_extra=_editor_shapes.INDICATORS
    )
    tools: Annotated[dict[str, Score], Said(each="คะแนนเครื่องมือ {name}")] = Field(
        {}, description="คะแนนรายเครื่องมือตามที่รายงาน เช่น IIT, EIT, OIT", json_schema_extra=_editor_shapes.TOOLS
    )
    eit_parts: Annotated[dict[str, PartScore], Said(each="EIT ส่วนที่ {name}")] = Field(
        {}, description="คะแนน EIT ส่วนที่ 1 และ 2 ตามที่รายงาน", json_schema_extra=_editor_shapes.EIT_PARTS
    )
    quarters: Annotated[dict[str, Score], Said(each="คะแนนภาพรวมไตรมาส {name}")] = Field(
        {}, description="คะแนนภาพรวมรายไตรมาส 1 ถึง 4 ของกรอบที่ประเมินทุกไตรมาส", json_schema_extra=_editor_shapes.QUARTERS
    )
    rank: Rank | None = Field(None, description="ลำดับในจังหวัดและประเทศ")
    ranking: Annotated[Listed[Text], Said(changed="การเรียงตัวชี้วัดจากคะแนนสูงไปต่ำ")] = Field(
        (), description="เลขตัวชี้วัดเรียงจากคะแนนสูงไปต่ำ ตามที่รายงานพิมพ์ มีชื่อที่พิมพ์ต่อท้ายได้ เช่น 9 การเปิดเผยข้อมูล"
    )
    earlier: Annotated[dict[str, EarlierYear], Said(each="ผลของปี {name}", within="ปี {name}")] = Field(
        {},
        description="ผลของปีก่อน ๆ เช่น 2567: 91.20 หรือ 2567: {score: 91.20, level: ผ่านดี}",
        json_schema_extra=_editor_shapes.YEARS,
    )
    questions: Annotated[dict[str, Score], Said(each="คะแนนข้อคำถาม {name}")] = Field(
        {}, description="คะแนนรายข้อคำถาม เช่น e7: 78.30", json_schema_extra=_editor_shapes.QUESTIONS
    )
    items: Annotated[dict[str, ItemResult], Said(each="ข้อ {name}")] = Field(
        {}, description="ข้อ OIT ที่มีคะแนนหรือเสียคะแนน เช่น O10: 0", json_schema_extra=_editor_shapes.ITEMS
    )
    criteria_year: Annotated[Year | None, Said(changed="ปีของเกณฑ์ที่ใช้คำนวณ")] = Field(
        None, description="ปีของเกณฑ์ที่ใช้คำนวณ เมื่อเกณฑ์ของปีนี้ยังไม่มีในฐานเกณฑ์"
    )
    source: ScoreSource | None = Field(None, description="ที่มาของคะแนน")
    notes: Annotated[Listed[Note], noted("คะแนน")] = Field((), description="บันทึกข้อขัดแย้งในรายงานต้นฉบับ")
    acknowledge: Annotated[Listed[Acknowledgement], acknowledged("คะแนน")] = Field(
        (), description="สิ่งที่ตรวจพบซึ่งผู้จัดทำรับทราบแล้ว พร้อมเหตุผล"
    )
    draft: Annotated[Flag, Said(changed="การเป็นฉบับร่าง")] = Field(
        default=False, description="true เมื่อยังไม่ประกาศผล ปีนี้ยังไม่มีหน้าเว็บ และสิ่งที่ยังขาดไม่เป็นข้อผิดพลาด"
    )
