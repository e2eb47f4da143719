"""measures.yml: the measures of a fiscal year, and how the agency's own table shows them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from prongsai.content._fields import Date, Flag, Listed, Prose, Score, Slug, Text, Whole, one_of, problem
from prongsai.content._said import Said, headed_fields
from prongsai.content.model.record import Acknowledgement, Disclosure, Note, Record, Reference, acknowledged, noted

PERIODS = {
    "fiscal_year": "ตลอดปีงบประมาณ",
    "first_half": "6 เดือนแรก",
    "second_half": "6 เดือนหลัง",
}


PeriodName = Annotated[str, one_of(PERIODS, or_else="{start: ม.ค. 2567, end: มี.ค. 2567}")]


def _period(value: Any) -> Any:  # noqa: ANN401 - what stands in the file
    return {"name": value} if isinstance(value, str) else value


class Period(Record):
    """When a measure runs: a named period of its fiscal year, or a start and an end."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["name"]}, {"required": ["start", "end"]}]})

    name: Annotated[PeriodName | None, Said(changed="ระยะเวลาของ{of}")] = Field(
        None, description="ช่วงเวลา: " + ", ".join(PERIODS)
    )
    start: Annotated[Date | None, Said(changed="กำหนดเริ่มของ{of}", data="วันเริ่ม ค.ศ. แบบ YYYY-MM-DD")] = Field(
        None, description="วันหรือเดือนที่เริ่ม (พ.ศ.)"
    )
    end: Annotated[Date | None, Said(changed="กำหนดเสร็จของ{of}", data="วันสิ้นสุด ค.ศ. แบบ YYYY-MM-DD")] = Field(
        None, description="วันหรือเดือนที่สิ้นสุด (พ.ศ.)"
    )

    @model_validator(mode="after")
    def _complete(self) -> Period:
        if self.name is None and (self.start is None or self.end is None):
            raise problem("E103", field="start และ end")
        if self.start and self.end and self.end.last() < self.start.first():
            raise problem("E115", start=str(self.start), end=str(self.end))
        return self


class Measure(Record):
    """A measure to promote integrity (มาตรการส่งเสริมคุณธรรมและความโปร่งใส)."""

    id: Annotated[Slug, Said(changed="รหัสของ{of}", data="รหัสถาวรของมาตรการ")] = Field(
        description="รหัสถาวร ใช้เป็นลิงก์ ห้ามเปลี่ยนหลังเผยแพร่"
    )
    title: Annotated[Prose, Said("ชื่อมาตรการ", changed="ชื่อของ{of}")] = Field(description="ชื่อมาตรการ")
    continues: Annotated[Slug | None, Said("ดำเนินการต่อจาก", data="รหัสของมาตรการของปีก่อนที่ดำเนินการต่อ")] = Field(
        None, description="รหัสของมาตรการของปีก่อนที่ดำเนินการต่อ"
    )
    addresses: Annotated[
        Listed[Reference],
        Said("สิ่งที่มาตรการมุ่งแก้", "มุ่งแก้", changed="สิ่งที่มุ่งแก้ของ{of}", data="สิ่งที่มุ่งแก้ เช่น indicator:9 หรือ item:O18 คั่นด้วย ;"),
    ] = Field((), description="สิ่งที่มาตรการมุ่งแก้ เช่น [{indicator: 9}]")
    finding: Annotated[
        Prose | None, Said("ผลการวิเคราะห์", changed="ผลการวิเคราะห์ที่นำมาสู่{of}", data="ผลการวิเคราะห์ที่นำมาสู่มาตรการ")
    ] = Field(None, description="ผลการวิเคราะห์ที่นำมาสู่มาตรการ")
    steps: Annotated[Listed[Prose], Said("ขั้นตอน", data="ขั้นตอน คั่นด้วยขึ้นบรรทัดใหม่")] = Field(
        (), description="ขั้นตอนหรือวิธีดำเนินการ"
    )
    responsible: Annotated[Listed[Text], Said("ผู้รับผิดชอบ", data="ส่วนราชการที่รับผิดชอบ คั่นด้วย ;")] = Field(
        (), description="รหัสส่วนราชการที่รับผิดชอบ จาก units"
    )
    period: Annotated[
        Period | None,
        BeforeValidator(_period, json_schema_input_type=PeriodName | Period | None),
        Said("ระยะเวลา", data="ระยะเวลาเป็นคำ (null คือไม่ได้ระบุ)"),
    ] = Field(None, description="ระยะเวลา: " + ", ".join(PERIODS) + " หรือ {start, end}")
    rounds: Annotated[Listed[Whole], Said("รอบรายงานผล", "รายงานผล", data="รอบรายงานผล (เดือน) คั่นด้วย ;")] = Field(
        (), description="รอบรายงานผล (เดือน) เช่น [6, 12]"
    )
    monitoring: Annotated[Listed[Prose], Said("การกำกับติดตาม", data="แนวทางกำกับติดตาม คั่นด้วยขึ้นบรรทัดใหม่")] = Field(
        (), description="แนวทางกำกับติดตาม"
    )


COLUMN_FIELDS = {
    "number": "ลำดับ",
    **{field: said.heading for field, said in headed_fields(Measure)},
    "addresses_scored": "สิ่งที่มาตรการมุ่งแก้ พร้อมเครื่องมือและคะแนน",
    "topic": "ประเด็น",
    "items": "ข้อ OIT ที่ใช้วิเคราะห์",
}
"""What a column may show: each field of a measure that has a heading, and views of what it addresses."""


class Column(Record):
    """A column of the measures table."""

    heading: Annotated[Prose, Said(changed="หัว{of}")] = Field(description="หัวคอลัมน์ตามรายงานของหน่วยงาน")
    show: Annotated[Listed[Annotated[str, one_of(COLUMN_FIELDS)]], Said(changed="สิ่งที่แสดงใน{of}")] = Field(
        description="สิ่งที่แสดง: " + ", ".join(COLUMN_FIELDS)
    )
    merge: Annotated[Flag, Said(changed="การรวมช่องของ{of}")] = Field(False, description="true ให้รวมช่องที่เหมือนกันซึ่งอยู่ติดกัน")  # noqa: FBT003 - a field's default


class Table(Record):
    """How the agency's own measures table looks."""

    title: Annotated[Prose | None, Said(changed="ชื่อตารางมาตรการ")] = Field(None, description="ชื่อตาราง")
    columns: Annotated[
        Listed[Column], Said(changed="คอลัมน์ของตารางมาตรการ", each="คอลัมน์ {name} ของตารางมาตรการ", within="คอลัมน์ {name}")
    ] = Field((), description="คอลัมน์ตามลำดับ")


class Thresholds(Record):
    """The scores at which the agency itself speaks of strength, weakness and need to improve."""

    strength: Annotated[Score | None, Said(changed="เกณฑ์คะแนนจุดแข็ง")] = Field(None, description="จุดแข็ง: คะแนนตั้งแต่ค่านี้")
    weakness: Annotated[Score | None, Said(changed="เกณฑ์คะแนนจุดอ่อน")] = Field(None, description="จุดอ่อน: คะแนนต่ำกว่าค่านี้")
    improve: Annotated[Score | None, Said(changed="เกณฑ์คะแนนที่ต้องพัฒนา")] = Field(
        None, description="ต้องพัฒนา: คะแนนต่ำกว่าค่านี้"
    )


class Measures(Record):
    """measures.yml: the measures (มาตรการ) of a fiscal year and how their table looks."""

    fiscal_year: Annotated[Whole | None, Said(changed="ปีงบประมาณของมาตรการ")] = Field(
        None, description="ปีงบประมาณของมาตรการ ค่าเริ่มต้นคือปีผลการประเมิน + 1"
    )
    thresholds: Thresholds = Field(Thresholds(), description="เกณฑ์ที่หน่วยงานเลือก; ค่าเริ่มต้นคือค่าเป้าหมายของปี")
    disclosure: Disclosure = Field(Disclosure(), description="แก้ข้อ O ที่เปิดเผย เมื่อฐานเกณฑ์ไม่ตรง")
    table: Table = Field(Table(), description="รูปแบบตารางมาตรการของหน่วยงาน")
    measures: Annotated[Listed[Measure], Said(changed="มาตรการ", each="มาตรการ{name}")] = Field(description="มาตรการ")
    notes: Annotated[Listed[Note], noted("มาตรการ")] = Field((), description="บันทึกข้อขัดแย้งในรายงานต้นฉบับ")
    acknowledge: Annotated[Listed[Acknowledgement], acknowledged("มาตรการ")] = Field(
        (), description="สิ่งที่ตรวจพบซึ่งผู้จัดทำรับทราบแล้ว พร้อมเหตุผล"
    )
