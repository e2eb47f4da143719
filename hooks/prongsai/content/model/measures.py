"""measures.yml: the measures of a fiscal year, and how the agency's own table shows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, model_validator

from prongsai.content import _editor_shapes
from prongsai.content._fields import Flag, Listed, Prose, Score, Slug, Text, Whole, Year, one_of
from prongsai.content._periods import PERIODS, read_rounds
from prongsai.content._said import Said, headed_fields
from prongsai.content.model.base import Record
from prongsai.content.model.plan import Budget, Kpi, PeriodField, months_of_round
from prongsai.content.model.points import Points, Steps
from prongsai.content.model.record import Acknowledgement, Disclosure, Note, Reference, acknowledged, noted
from prongsai.text import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.content._source import Location
    from prongsai.content.model.points import SubStep

_THAI = re.compile("[ก-ฮ]")
Rounds = Annotated[Listed[Annotated[Whole, months_of_round("rounds")]], _editor_shapes.OrText()]
"""Months after 1 October, or words that say them."""


def stated_frequency(value: Any) -> Any:  # noqa: ANN401 - what stands in the file
    """Return a record whose `rounds` are words with the months that they say, or with the words as `frequency`."""
    words = value.get("rounds") if isinstance(value, dict) else None
    if not isinstance(words, str) or parse_number(words) is not None:
        return value
    if months := read_rounds(words):
        return value | {"rounds": [*months]}
    if value.get("frequency") is None and _THAI.search(words):
        return {key: one for key, one in value.items() if key != "rounds"} | {"frequency": words}
    return value


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
    approach: Annotated[Points, Said("แนวทางการปฏิบัติ", data="แนวทางการปฏิบัติ คั่นด้วยขึ้นบรรทัดใหม่")] = Field(
        (), description="แนวทางการปฏิบัติหรือวิธีนำผลการวิเคราะห์ไปสู่การปฏิบัติ"
    )
    steps: Annotated[Steps, Said("ขั้นตอน", data="ขั้นตอน คั่นด้วยขึ้นบรรทัดใหม่")] = Field(
        (), description="ขั้นตอนหรือวิธีดำเนินการ แต่ละขั้นตอนมีขั้นตอนย่อย ผู้รับผิดชอบ และกำหนดเสร็จของตนได้"
    )
    responsible: Annotated[Listed[Text], Said("ผู้รับผิดชอบ", data="ส่วนราชการที่รับผิดชอบ คั่นด้วย ;")] = Field(
        (), description="รหัสส่วนราชการที่รับผิดชอบ จาก units"
    )
    period: Annotated[PeriodField, Said("ระยะเวลา", data="ระยะเวลาเป็นคำ (null คือไม่ได้ระบุ)")] = Field(
        None, description="ระยะเวลา: " + ", ".join(PERIODS) + ", ถ้อยคำเช่น ภายใน มี.ค. 2569 หรือ {start, end}"
    )
    rounds: Annotated[Rounds, Said("รอบรายงานผล", "รายงานผล", data="รอบรายงานผล (เดือน) คั่นด้วย ;")] = Field(
        (), description="รอบรายงานผล (เดือน) เช่น [6, 12] หรือถ้อยคำเช่น ทุกไตรมาส"
    )
    frequency: Annotated[
        Prose | None, Said("ความถี่ของการรายงานผล", "ความถี่", data="ความถี่ของการรายงานผล ตามที่รายงานพิมพ์")
    ] = Field(None, description="ความถี่ของการรายงานผลตามที่รายงานพิมพ์ เช่น ปีละ ๑ ครั้ง")
    monitoring: Annotated[Listed[Prose], Said("การกำกับติดตาม", data="แนวทางกำกับติดตาม คั่นด้วยขึ้นบรรทัดใหม่")] = Field(
        (), description="แนวทางกำกับติดตาม"
    )
    budget: Annotated[Budget | None, Said("งบประมาณ", data="งบประมาณ: จำนวนบาท และถ้อยคำของรายงาน")] = Field(
        None, description="งบประมาณ: จำนวนบาท หรือถ้อยคำเช่น ไม่ใช้งบประมาณ"
    )
    kpi: Annotated[Listed[Kpi], Said("ตัวชี้วัดความสำเร็จ", data="ตัวชี้วัดความสำเร็จ ค่าฐาน ค่าเป้าหมาย และหน่วยนับ")] = Field(
        (), description="ตัวชี้วัดความสำเร็จ: ข้อความ หรือ {text, baseline, target, unit}"
    )
    printed: Annotated[Text | None, Said(changed="เลขที่พิมพ์ของ{of}", data="เลขหรือเครื่องหมายที่รายงานพิมพ์ไว้หน้ามาตรการ")] = (
        Field(None, description="เลขหรือเครื่องหมายที่รายงานพิมพ์ไว้หน้ามาตรการ เช่น (๒) หรือ ๗)")
    )

    @model_validator(mode="before")
    @classmethod
    def _stated(cls, value: Any) -> Any:  # noqa: ANN401 - what stands in the file
        return stated_frequency(value)


COLUMN_FIELDS = {
    "number": "ลำดับ",
    "printed": "เลขที่รายงานพิมพ์ไว้หน้ามาตรการ",
    "printed_title": "ชื่อมาตรการ พร้อมเลขที่รายงานพิมพ์ไว้ข้างหน้า",
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
    """The scores at which the agency itself speaks of strength, weakness and need to improve, and its own target."""

    strength: Annotated[Score | None, Said(changed="เกณฑ์คะแนนจุดแข็ง")] = Field(None, description="จุดแข็ง: คะแนนตั้งแต่ค่านี้")
    weakness: Annotated[Score | None, Said(changed="เกณฑ์คะแนนจุดอ่อน")] = Field(None, description="จุดอ่อน: คะแนนต่ำกว่าค่านี้")
    improve: Annotated[Score | None, Said(changed="เกณฑ์คะแนนที่ต้องพัฒนา")] = Field(
        None, description="ต้องพัฒนา: คะแนนต่ำกว่าค่านี้"
    )
    target: Annotated[Score | None, Said(changed="ค่าเป้าหมายของหน่วยงาน")] = Field(
        None, description="ค่าเป้าหมายของคะแนนภาพรวมที่หน่วยงานกำหนดเอง ถ้ามี เช่น 92"
    )


class Defaults(Record):
    """What the report says once for all its measures (ค่าร่วมของทั้งตาราง); a measure's own word goes before it."""

    responsible: Annotated[Listed[Text], Said("ผู้รับผิดชอบ")] = Field((), description="รหัสส่วนราชการที่รับผิดชอบ จาก units")
    period: Annotated[PeriodField, Said("ระยะเวลา")] = Field(None, description="ระยะเวลา")
    rounds: Annotated[Rounds, Said("รอบรายงานผล")] = Field((), description="รอบรายงานผล (เดือน) หรือถ้อยคำเช่น ทุกไตรมาส")
    frequency: Annotated[Prose | None, Said("ความถี่ของการรายงานผล")] = Field(None, description="ความถี่ของการรายงานผล")
    monitoring: Annotated[Listed[Prose], Said("การกำกับติดตาม")] = Field((), description="แนวทางกำกับติดตาม")
    budget: Annotated[Budget | None, Said("งบประมาณ")] = Field(None, description="งบประมาณ")

    @model_validator(mode="before")
    @classmethod
    def _stated(cls, value: Any) -> Any:  # noqa: ANN401 - what stands in the file
        return stated_frequency(value)

    def fill(self, measure: Measure) -> tuple[Measure, tuple[str, ...]]:
        """Return a measure with what it does not say itself, and the names of those fields.

        Rounds and how often one reports are one thing: a measure that says either takes neither.
        """
        own = {name for name in type(self).model_fields if getattr(measure, name)}
        own |= {"rounds", "frequency"} if own & {"rounds", "frequency"} else set()
        taken = {name: value for name in type(self).model_fields if (value := getattr(self, name)) and name not in own}
        return measure.model_copy(update=taken), tuple(taken)


class Measures(Record):
    """measures.yml: the measures (มาตรการ) of a fiscal year and how their table looks."""

    fiscal_year: Annotated[Year | None, Said(changed="ปีงบประมาณของมาตรการ")] = Field(
        None, description="ปีงบประมาณของมาตรการ ค่าเริ่มต้นคือปีผลการประเมิน + 1"
    )
    thresholds: Thresholds = Field(Thresholds(), description="เกณฑ์ที่รายงานใช้; ไม่มีเมื่อรายงานไม่ได้ใช้")
    disclosure: Disclosure = Field(Disclosure(), description="แก้ข้อ O ที่เปิดเผย เมื่อฐานเกณฑ์ไม่ตรง")
    table: Table = Field(Table(), description="รูปแบบตารางมาตรการของหน่วยงาน")
    defaults: Annotated[Defaults, Said(within="ทั้งตารางมาตรการ")] = Field(
        Defaults(), description="ค่าที่รายงานระบุครั้งเดียวสำหรับทุกมาตรการ"
    )
    measures: Annotated[Listed[Measure], Said(changed="มาตรการ", each="มาตรการ{name}")] = Field(description="มาตรการ")
    notes: Annotated[Listed[Note], noted("มาตรการ")] = Field((), description="บันทึกข้อขัดแย้งในรายงานต้นฉบับ")
    acknowledge: Annotated[Listed[Acknowledgement], acknowledged("มาตรการ")] = Field(
        (), description="สิ่งที่ตรวจพบซึ่งผู้จัดทำรับทราบแล้ว พร้อมเหตุผล"
    )

    @property
    def located_steps(self) -> Iterator[tuple[SubStep, Location]]:
        """The steps of all measures, each followed by those within it, with where they stand in the file."""
        for index, measure in enumerate(self.measures):
            for number, step in enumerate(measure.steps):
                at = ("measures", index, "steps", number)
                yield step, at
                yield from ((inner, (*at, "steps", place)) for place, inner in enumerate(step.steps))
