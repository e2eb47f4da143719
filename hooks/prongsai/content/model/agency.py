"""agency.yml: the agency, its units and its offices."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from prongsai.content import _editor_shapes
from prongsai.content._fields import AgencyKind, Flag, Listed, Name, Prose, Slug, Text, Url, one_of
from prongsai.content.model.base import Record
from prongsai.content.model.record import FRAMEWORK, Acknowledgement
from prongsai.criteria import Kind, kind_known_as, kinds

LICENCES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "ODC-BY-1.0": "https://opendatacommons.org/licenses/by/1-0/",
}
"""The licences that open data may have (สัญญาอนุญาต), and where each is written."""


class Unit(Record):
    """A unit inside the agency (ส่วนราชการ), named once and referred to by its id."""

    id: Slug = Field(description="รหัสอังกฤษตัวเล็ก ใช้อ้างใน responsible")
    name: Name = Field(description="ชื่อเต็มของส่วนราชการ")
    part_of: Slug | None = Field(None, description="รหัสของส่วนราชการที่สังกัด")


class Contact(Record):
    """How to reach the office (ช่องทางติดต่อ); office addresses only, never a person's."""

    address: Text | None = Field(None, description="ที่ตั้งสำนักงาน")
    phone: Text | None = Field(None, description="โทรศัพท์สำนักงาน")
    email: Text | None = Field(None, description="อีเมลกลางของหน่วยงาน")
    line: Text | None = Field(None, description="บัญชี LINE ของหน่วยงาน")
    facebook: Text | None = Field(None, description="เพจของหน่วยงาน: ที่อยู่เว็บ หรือชื่อเพจ")

    @property
    def facebook_page(self) -> str | None:
        """The address of the page; None where only its name is given."""
        return self.facebook if self.facebook and self.facebook.startswith(("https://", "http://")) else None


class CompiledFrom(Record):
    """Says that the section was compiled from a public report by someone other than the agency."""

    title: Prose = Field(description="ชื่อรายงานที่ใช้เรียบเรียง")
    url: Url | None = Field(None, description="ที่อยู่ของรายงาน")
    note: Prose | None = Field(None, description="ข้อความที่แสดงบนทุกหน้า")


class Agency(Record):
    """agency.yml: the agency (หน่วยงาน)."""

    model_config = ConfigDict(json_schema_extra=_editor_shapes.in_province(kinds()))

    name: Name = Field(description="ชื่อเต็มของหน่วยงาน")
    short_name: Name = Field(description="ชื่อย่อ เช่น ทม.ร้อยเอ็ด")
    kind: AgencyKind = Field(description=f"ประเภท เช่น {', '.join(kind.name for kind in kinds())} หรือเขียนตามจริง")
    subdistrict: Name | None = Field(None, description="ตำบล (ไม่ต้องมีคำว่าตำบล)")
    district: Name | None = Field(None, description="อำเภอ (ไม่ต้องมีคำว่าอำเภอ)")
    province: Name | None = Field(
        None, description="จังหวัด (ไม่ต้องมีคำว่าจังหวัด) ต้องมีเมื่อหน่วยงานประเภทนั้นอยู่ในจังหวัดเดียว เช่น อบต. เทศบาล"
    )
    framework: Name | None = Field(None, description=FRAMEWORK)
    website: Url | None = Field(None, description="เว็บไซต์หลักของหน่วยงาน")
    contact: Contact | None = Field(None, description="ช่องทางติดต่อสำนักงาน")
    emblem: Text | None = Field(None, description="ตราสัญลักษณ์: ชื่อไฟล์ PNG หรือ SVG ที่อยู่ข้าง agency.yml")
    licence: Annotated[str, one_of(LICENCES)] | None = Field(
        None, description="สัญญาอนุญาตของข้อมูลเปิด: " + ", ".join(LICENCES) + " (เว้นไว้คือยังไม่ระบุ)"
    )
    units: Listed[Unit] = Field((), description="ส่วนราชการภายใน เขียนชื่อครั้งเดียวที่นี่")
    compiled_from: CompiledFrom | None = Field(None, description="ใส่เมื่อเรียบเรียงจากรายงานสาธารณะ ไม่ใช่เว็บของหน่วยงานเอง")
    sample: Flag = Field(False, description="true เมื่อเป็นหน่วยงานสมมุติเพื่อแสดงตัวอย่าง ทุกหน้าจะบอกไว้")  # noqa: FBT003 - a field's default
    acknowledge: Listed[Acknowledgement] = Field((), description="สิ่งที่ตรวจพบซึ่งผู้จัดทำรับทราบแล้ว พร้อมเหตุผล")
    content_version: Text | None = Field(None, description="รุ่นของรูปแบบข้อมูล เขียนโดย prongsai new และ prongsai migrate")

    @property
    def known_kind(self) -> Kind | None:
        """The kind as it is listed; None for one that is not."""
        return kind_known_as(self.kind)

    @property
    def unit_names(self) -> dict[str, str]:
        """The names of the units by their ids."""
        return {unit.id: unit.name for unit in self.units}

    @property
    def in_capital(self) -> bool:
        """Whether it is in กรุงเทพมหานคร, which is no province and is divided into เขต."""
        return self.province == "กรุงเทพมหานคร"
