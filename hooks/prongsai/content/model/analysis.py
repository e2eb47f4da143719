"""analysis.yml: the structured analysis of the results."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from prongsai.content import _editor_shapes
from prongsai.content._fields import PROSE, Date, Listed, Prose, Text, Whole, one_of, problem
from prongsai.content._said import Said
from prongsai.content.model.base import Record
from prongsai.content.model.points import Points
from prongsai.content.model.record import Acknowledgement, Note, Reference, acknowledged, noted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.content._source import Location

ENTRY_KINDS = {
    "strength": "จุดแข็ง",
    "weakness": "จุดอ่อน",
    "urgent": "ต้องแก้ไขโดยเร่งด่วน",
    "improve": "ต้องพัฒนาให้ดีขึ้น",
    "maintain": "รักษาระดับ",
}
_LIKE_KINDS = {
    "urgent": "ด่วน|urgent",
    "maintain": "รักษา|คงไว้|คงสภาพ|maintain",
    "improve": "พัฒนา|ปรับปรุง|แก้ไข|เพิ่มเติม|improv",
    "weakness": "อ่อน|ด้อย|บกพร่อง|ปัญหา|จำกัด|weak",
    "strength": "แข็ง|เด่น|ข้อดี|ดีเยี่ยม|ดีมาก|strong|strength",
}
"""Words by which a kind of entry is meant, the first that fits."""
_Kind = Annotated[str, one_of(ENTRY_KINDS, in_thai=True, like=_LIKE_KINDS)]
NONE_WORDS = frozenset({"ไม่มี", "none"})


class Entry(Record):
    """One piece of the analysis (ผลการวิเคราะห์) of an indicator, topic, tool, question or item."""

    about: Annotated[Reference, Said(changed="สิ่งที่วิเคราะห์ใน{of}")] = Field(description="สิ่งที่วิเคราะห์")
    kind: Annotated[_Kind | None, Said(changed="ชนิดของ{of}")] = Field(
        None, description="ชนิด: " + ", ".join(ENTRY_KINDS)
    )
    items: Annotated[Listed[Text], Said(changed="ข้อ OIT ที่ใช้ใน{of}")] = Field((), description="ข้อ OIT ที่ใช้ในการวิเคราะห์")
    finding: Annotated[Prose | None, Said(changed="{of}")] = Field(
        None, description="ผลการวิเคราะห์ (เว้นได้เมื่อมี entries หรือ guidance)"
    )
    entries: Annotated[Listed[Entry], Said(changed="ผลการวิเคราะห์ใน{of}", each="ผลการวิเคราะห์{name}ใน{of}")] = Field(
        (), description="ผลการวิเคราะห์ย่อย เช่น รายข้อคำถามภายใต้ประเด็น"
    )
    guidance: Annotated[Points, Said(changed="แนวทางปรับปรุงของ{of}")] = Field(
        (), description="แนวทางปรับปรุงหรือข้อเสนอแนะ: ข้อความ หรือรายการซึ่งแต่ละข้อมีผู้รับผิดชอบได้"
    )

    @property
    def below(self) -> tuple[Entry, ...]:
        """The entries within it in reading order, those within them too."""
        return tuple(entry for entry, _ in located_entries(self.entries))

    @model_validator(mode="after")
    def _says_something(self) -> Entry:
        if self.finding is None and not self.entries and not self.guidance:
            raise problem("E103", field="finding")
        return self


class Advice(Record):
    """An assessor's advice (ข้อเสนอแนะจากผู้ตรวจประเมิน)."""

    tool: Annotated[Text | None, Said(changed="เครื่องมือของ{of}")] = Field(
        None, description="IIT, EIT หรือ OIT; เว้นไว้เมื่อเป็นข้อเสนอแนะภาพรวม", json_schema_extra=_editor_shapes.TOOL
    )
    part: Annotated[Whole | None, Said(changed="ส่วนที่ของ EIT ของ{of}")] = Field(None, description="ส่วนที่ของ EIT")
    about: Annotated[Reference | None, Said(changed="ข้อที่กล่าวถึงใน{of}")] = Field(None, description="ข้อที่กล่าวถึง")
    cites: Annotated[Listed[Text], Said(changed="ข้อ OIT ที่อ้างใน{of}")] = Field((), description="ข้อ OIT ที่อ้างอิง ตามที่พิมพ์")
    text: Annotated[Prose, Said(changed="{one}")] = Field(description="ข้อเสนอแนะ")


LIMITATION_FIELDS = {"text": "ข้อจำกัด", "analysis": "การวิเคราะห์", "handling": "การจัดการ"}
"""What a column of the limitations may show."""


class LimitationColumn(Record):
    """A column of the agency's own table of limitations."""

    heading: Annotated[Prose, Said(changed="หัว{of}")] = Field(description="หัวคอลัมน์ตามรายงานของหน่วยงาน")
    show: Annotated[Annotated[str, one_of(LIMITATION_FIELDS)], Said(changed="สิ่งที่แสดงใน{of}")] = Field(
        description="สิ่งที่แสดง: " + ", ".join(LIMITATION_FIELDS)
    )


class LimitationsTable(Record):
    """How the agency's own table of limitations looks."""

    title: Annotated[Prose | None, Said(changed="ชื่อตารางข้อจำกัด")] = Field(None, description="ชื่อตาราง")
    columns: Annotated[
        Listed[LimitationColumn],
        Said(changed="คอลัมน์ของตารางข้อจำกัด", each="คอลัมน์ {name} ของตารางข้อจำกัด", within="คอลัมน์ {name}"),
    ] = Field((), description="คอลัมน์ตามลำดับ")


class Limitation(Record):
    """A limitation (ข้อจำกัดของหน่วยงาน), its analysis and how it is handled."""

    text: Annotated[Prose, Said(changed="{of}")] = Field(description="ข้อจำกัด")
    analysis: Annotated[Prose | None, Said(changed="การวิเคราะห์{of}")] = Field(None, description="การวิเคราะห์ข้อจำกัด")
    handling: Annotated[Prose | None, Said(changed="การจัดการ{of}")] = Field(None, description="ข้อเสนอแนะหรือการจัดการ")


def _limitations(value: Any) -> Any:  # noqa: ANN401 - what stands in the file
    if isinstance(value, str):
        return [] if value.strip() in NONE_WORDS else [{"text": value}]
    listed = [value] if isinstance(value, dict) else value
    return [{"text": one} if isinstance(one, str) else one for one in listed] if isinstance(listed, list) else listed


Limitations = Annotated[
    tuple[Limitation, ...] | None,
    BeforeValidator(_limitations, json_schema_input_type=Text | Limitation | tuple[Text | Limitation, ...] | None),
    # One text may stand for the list.
    PROSE,
]


class Document(Record):
    """The report as an official document (หนังสือราชการ): who issued it to whom, when, and what is asked for."""

    title: Annotated[Prose | None, Said("ชื่อรายงาน", changed="ชื่อรายงาน")] = Field(
        None, description="ชื่อรายงานตามที่พิมพ์บนปก"
    )
    cover: Annotated[Listed[Prose], Said("ข้อความบนปก", changed="ข้อความบนปก")] = Field(
        (), description="บรรทัดอื่นบนปก ตามลำดับ"
    )
    sender: Annotated[Prose | None, Said("ส่วนราชการ", changed="ส่วนราชการที่ออกรายงาน")] = Field(
        None, alias="from", description="ส่วนราชการที่ออกหนังสือ ตามที่พิมพ์"
    )
    number: Annotated[Text | None, Said("ที่", changed="เลขที่ของรายงาน")] = Field(
        None, description="เลขที่หนังสือ เช่น ลป ๕๒๐๐๖/๑๕๕"
    )
    date: Annotated[
        Date | None, Said("วันที่", changed="วันที่ของรายงาน", data="วันที่ของรายงาน ค.ศ. แบบ YYYY-MM-DD หรือ YYYY-MM")
    ] = Field(None, description="วันที่ของหนังสือหรือรายงาน (พ.ศ.)")
    subject: Annotated[Prose | None, Said("เรื่อง", changed="เรื่องของรายงาน")] = Field(None, description="เรื่อง")
    to: Annotated[Prose | None, Said("เรียน", changed="ผู้รับรายงาน")] = Field(
        None, description="เรียน: ตำแหน่งของผู้รับ ไม่ใส่ชื่อบุคคล"
    )
    references: Annotated[Listed[Prose], Said("อ้างถึง", changed="สิ่งที่รายงานอ้างถึง")] = Field(
        (), description="อ้างถึง: หนังสือฉบับก่อน ตามที่พิมพ์"
    )
    enclosures: Annotated[Listed[Prose], Said("สิ่งที่ส่งมาด้วย", changed="สิ่งที่ส่งมาด้วย")] = Field(
        (), description="สิ่งที่ส่งมาด้วย ตามที่พิมพ์"
    )
    considerations: Annotated[Points, Said("ข้อพิจารณา", changed="ข้อพิจารณา")] = Field((), description="ข้อพิจารณาหรือสิ่งที่ขอ")
    signed: Annotated[Listed[Prose], Said("ลงนาม", changed="ตำแหน่งผู้ลงนาม")] = Field(
        (), description="ตำแหน่งของผู้ลงนาม ตามลำดับ ไม่ใส่ชื่อบุคคล"
    )


class Analysis(Record):
    """analysis.yml: the structured analysis (การวิเคราะห์ผลการประเมิน)."""

    document: Document = Field(Document(), description="รายงานในรูปหนังสือราชการ: ชื่อรายงาน ปก ส่วนราชการ ที่ วันที่ เรื่อง เรียน")
    preface: Annotated[Prose | None, Said(changed="คำนำ")] = Field(None, description="คำนำ")
    rationale: Annotated[Prose | None, Said(changed="หลักการและเหตุผล")] = Field(None, description="หลักการและเหตุผล")
    entries: Annotated[Listed[Entry], Said(changed="ผลการวิเคราะห์", each="ผลการวิเคราะห์{name}")] = Field(
        (), description="ผลการวิเคราะห์รายประเด็น ตัวชี้วัด เครื่องมือ ข้อคำถาม หรือข้อ"
    )
    advice: Annotated[
        Listed[Advice],
        Said(changed="ข้อเสนอแนะจากผู้ตรวจประเมิน", each="ข้อเสนอแนะจากผู้ตรวจประเมิน {name}", within="ข้อเสนอแนะ {name}"),
    ] = Field((), description="ข้อเสนอแนะจากผู้ตรวจประเมิน")
    limitations: Annotated[Limitations, Said(changed="ข้อจำกัด", each="ข้อจำกัด {name}")] = Field(
        None, description="ข้อจำกัด: รายการ ข้อความ หรือคำว่า ไม่มี"
    )
    limitations_table: LimitationsTable = Field(LimitationsTable(), description="รูปแบบตารางข้อจำกัดของหน่วยงาน")
    notes: Annotated[Listed[Note], noted("บทวิเคราะห์")] = Field((), description="บันทึกข้อขัดแย้งในรายงานต้นฉบับ")
    acknowledge: Annotated[Listed[Acknowledgement], acknowledged("บทวิเคราะห์")] = Field(
        (), description="สิ่งที่ตรวจพบซึ่งผู้จัดทำรับทราบแล้ว พร้อมเหตุผล"
    )

    @cached_property
    def every_entry(self) -> tuple[Entry, ...]:
        """The entries in reading order, each followed by those within it."""
        return tuple(entry for entry, _ in self.located)

    @cached_property
    def located(self) -> tuple[tuple[Entry, Location], ...]:
        """The same, each with where it stands in the file."""
        return tuple(located_entries(self.entries))

    @cached_property
    def by_location(self) -> dict[Location, Entry]:
        """The same by where they stand."""
        return {at: entry for entry, at in self.located}


def located_entries(entries: tuple[Entry, ...], at: Location = ()) -> Iterator[tuple[Entry, Location]]:
    """Yield entries and where they stand in reading order, each followed by those within it."""
    for index, entry in enumerate(entries):
        here = (*at, "entries", index)
        yield entry, here
        yield from located_entries(entry.entries, here)
