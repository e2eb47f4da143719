"""agency.yml: the agency, its units and its offices."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field

from prongsai.content import _editor_shapes
from prongsai.content._fields import (
    AgencyKind,
    Flag,
    Listed,
    Mail,
    Name,
    Prose,
    Slug,
    Text,
    Url,
    one_of,
    place_named,
    read_url,
)
from prongsai.content._said import Said
from prongsai.content.model.base import Record
from prongsai.content.model.record import FRAMEWORK, Acknowledgement, acknowledged
from prongsai.criteria import Kind, kind_known_as, kinds

LICENCES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "ODC-BY-1.0": "https://opendatacommons.org/licenses/by/1-0/",
}
"""The licences that open data may have (สัญญาอนุญาต), and where each is written."""

_ADDRESS = re.compile(r"https?:|www\.|(?:[a-z0-9-]+\.)+[a-z]{2,}/", re.IGNORECASE)

Subdistrict = Annotated[Name, place_named("ตำบล", "ต.", "แขวง")]
District = Annotated[Name, place_named("อำเภอ", "อ.", "เขต")]
Province = Annotated[Name, place_named("จังหวัด", "จ.")]


_ADDRESS = re.compile(r"(?i)https?\b|[a-z0-9.-]+\.[a-z]{2,}/")


def _page(text: str) -> str:
    """Return the name of a page, or its address, which is told to be typed whole."""
    return read_url(text) if _ADDRESS.match(text) else text


class Unit(Record):
    """A unit inside the agency (ส่วนราชการ), named once and referred to by its id."""

    id: Annotated[Slug, Said(changed="รหัสของ{of}")] = Field(description="รหัสอังกฤษตัวเล็ก ใช้อ้างใน responsible")
    name: Annotated[Name, Said(changed="ชื่อของ{of}")] = Field(description="ชื่อเต็มของส่วนราชการ")
    part_of: Annotated[Text | None, Said(changed="สังกัดของ{of}")] = Field(None, description="รหัสของส่วนราชการที่สังกัด")


class Contact(Record):
    """How to reach the office (ช่องทางติดต่อ); office addresses only, never a person's."""

    address: Annotated[Text | None, Said(changed="ที่ตั้งสำนักงาน")] = Field(None, description="ที่ตั้งสำนักงาน")
    phone: Annotated[Text | None, Said(changed="โทรศัพท์สำนักงาน")] = Field(None, description="โทรศัพท์สำนักงาน")
    email: Annotated[Mail | None, Said(changed="อีเมลกลาง")] = Field(None, description="อีเมลกลางของหน่วยงาน")
    line: Annotated[Text | None, Said(changed="บัญชี LINE")] = Field(None, description="บัญชี LINE ของหน่วยงาน")
    facebook: Annotated[Annotated[Text, AfterValidator(_page)] | None, Said(changed="เพจ Facebook")] = Field(
        None, description="เพจของหน่วยงาน: ที่อยู่เว็บ หรือชื่อเพจ"
    )

    @property
    def facebook_page(self) -> str | None:
        """The address of the page; None where only its name is given."""
        return self.facebook if self.facebook and self.facebook.startswith(("https://", "http://")) else None


class CompiledFrom(Record):
    """Says that the section was compiled from a public report by someone other than the agency."""

    title: Annotated[Prose, Said(changed="ชื่อรายงานที่ใช้เรียบเรียง")] = Field(description="ชื่อรายงานที่ใช้เรียบเรียง")
    url: Annotated[Url | None, Said(changed="ที่อยู่ของรายงานที่ใช้เรียบเรียง")] = Field(None, description="ที่อยู่ของรายงาน")
    note: Annotated[Prose | None, Said(changed="ข้อความที่แสดงบนทุกหน้า")] = Field(None, description="ข้อความที่แสดงบนทุกหน้า")


class Agency(Record):
    """agency.yml: the agency (หน่วยงาน)."""

    model_config = ConfigDict(json_schema_extra=_editor_shapes.in_province(kinds()))

    name: Annotated[Name, Said(changed="ชื่อหน่วยงาน")] = Field(description="ชื่อเต็มของหน่วยงาน")
    short_name: Annotated[Name, Said(changed="ชื่อย่อของหน่วยงาน")] = Field(description="ชื่อย่อ เช่น ทม.ร้อยเอ็ด")
    kind: Annotated[AgencyKind, Said(changed="ประเภทของหน่วยงาน")] = Field(
        description=f"ประเภท เช่น {', '.join(kind.name for kind in kinds())} หรือเขียนตามจริง"
    )
    subdistrict: Annotated[Subdistrict | None, Said(changed="ตำบลของหน่วยงาน")] = Field(
        None, description="ตำบล (ไม่ต้องมีคำว่าตำบล)"
    )
    district: Annotated[District | None, Said(changed="อำเภอของหน่วยงาน")] = Field(
        None, description="อำเภอ (ไม่ต้องมีคำว่าอำเภอ)"
    )
    province: Annotated[Province | None, Said(changed="จังหวัดของหน่วยงาน")] = Field(
        None, description="จังหวัด (ไม่ต้องมีคำว่าจังหวัด) ต้องมีเมื่อหน่วยงานประเภทนั้นอยู่ในจังหวัดเดียว เช่น อบต. เทศบาล"
    )
    framework: Annotated[Name | None, Said(changed="กรอบการประเมินของหน่วยงาน")] = Field(None, description=FRAMEWORK)
    website: Annotated[Url | None, Said(changed="เว็บไซต์หลัก")] = Field(None, description="เว็บไซต์หลักของหน่วยงาน")
    contact: Annotated[Contact | None, Said(changed="ช่องทางติดต่อ")] = Field(None, description="ช่องทางติดต่อสำนักงาน")
    emblem: Annotated[Text | None, Said(changed="ตราสัญลักษณ์")] = Field(
        None, description="ตราสัญลักษณ์: ชื่อไฟล์ PNG หรือ SVG ที่อยู่ข้าง agency.yml"
    )
    licence: Annotated[Annotated[str, one_of(LICENCES)] | None, Said(changed="สัญญาอนุญาตของข้อมูลเปิด")] = Field(
        None, description="สัญญาอนุญาตของข้อมูลเปิด: " + ", ".join(LICENCES) + " (เว้นไว้คือยังไม่ระบุ)"
    )
    units: Annotated[
        Listed[Unit],
        Said(changed="ส่วนราชการภายใน", each="ส่วนราชการ{name}", within="ส่วนราชการ{name}"),
    ] = Field((), description="ส่วนราชการภายใน เขียนชื่อครั้งเดียวที่นี่")
    compiled_from: Annotated[CompiledFrom | None, Said(changed="ที่มาของการเรียบเรียง")] = Field(
        None, description="ใส่เมื่อเรียบเรียงจากรายงานสาธารณะ ไม่ใช่เว็บของหน่วยงานเอง"
    )
    sample: Annotated[Flag, Said(changed="การแสดงว่าเป็นหน่วยงานสมมุติ")] = Field(
        default=False, description="true เมื่อเป็นหน่วยงานสมมุติเพื่อแสดงตัวอย่าง ทุกหน้าจะบอกไว้"
    )
    acknowledge: Annotated[Listed[Acknowledgement], acknowledged("หน่วยงาน")] = Field(
        (), description="สิ่งที่ตรวจพบซึ่งผู้จัดทำรับทราบแล้ว พร้อมเหตุผล"
    )
    content_version: Annotated[Text | None, Said(changed="รุ่นของรูปแบบข้อมูล")] = Field(
        None, description="รุ่นของรูปแบบข้อมูล เขียนโดย prongsai new และ prongsai migrate"
    )

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
