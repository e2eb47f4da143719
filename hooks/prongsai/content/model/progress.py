"""The records of progress.yml: what became of the measures (ผลการดำเนินการ), by reporting round and measure."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, model_validator

from prongsai.content import _editor_shapes
from prongsai.content._fields import Date, Flag, Lines, Listed, Prose, Spent, Text, Url, Whole, one_of, problem, shown
from prongsai.content._said import Said
from prongsai.content.model.base import Record
from prongsai.content.model.plan import months_of_round
from prongsai.content.model.record import Acknowledgement, Disclosure, acknowledged

STATUSES = {
    "not_started": "ยังไม่เริ่ม",
    "in_progress": "กำลังดำเนินการ",
    "done": "แล้วเสร็จ",
    "cancelled": "ยกเลิก",
}
REASONS = {
    "budget": "งบประมาณ",
    "personnel": "บุคลากร",
    "rules": "ระเบียบ กฎหมาย",
    "contractor": "ผู้รับจ้าง",
    "external": "สถานการณ์ภายนอก",
    "other": "อื่น ๆ",
}
"""Why a measure is late or was cancelled (สาเหตุ), in kinds that can be counted."""
_LIKE_REASONS = {
    "budget": "งบ|เงิน|budget|money",
    "personnel": "บุคลากร|เจ้าหน้าที่|พนักงาน|อัตรากำลัง|คน|staff",
    "rules": "ระเบียบ|กฎหมาย|ข้อบังคับ|law|legal",
    "contractor": "จ้าง|พัสดุ|จัดซื้อ|vendor|supplier",
    "external": "ภายนอก|ภัย|โรค|โควิด|เลือกตั้ง|น้ำท่วม|disaster",
    "other": "อื่น",
}
_ALSO = {
    "not_started": (
        "ยังไม่ได้ดำเนินการ",
        "ยังไม่ดำเนินการ",
        "ยังไม่ได้เริ่ม",
        "ยังไม่เริ่มดำเนินการ",
        "ยังไม่ได้เริ่มดำเนินการ",
        "รอดำเนินการ",
    ),
    "in_progress": ("อยู่ระหว่างดำเนินการ", "อยู่ระหว่างการดำเนินการ", "ระหว่างดำเนินการ", "กำลังดำเนินงาน", "เริ่มดำเนินการแล้ว"),
    "done": (
        "ดำเนินการแล้วเสร็จ",
        "ดำเนินการเสร็จสิ้น",
        "ดำเนินการแล้ว",
        "เสร็จสิ้น",
        "เสร็จแล้ว",
        "สำเร็จ",
        "ดำเนินการเสร็จแล้ว",
        "แล้วเสร็จตามแผน",
    ),
    "cancelled": ("ยกเลิกมาตรการ", "ยกเลิกโครงการ", "ยกเลิกการดำเนินการ"),
}
"""The usual words of reports for each status."""
_LIKE = {
    "cancelled": "(?<!ไม่)(?<!ไม่ได้)ยกเลิก|ระงับ|ยุติ|งดดำเนิน|cancel",
    "in_progress": "ไม่(?:แล้วเสร็จ|เสร็จ|สำเร็จ|ครบ|บรรลุ)|ไม่(?:ได้)?ยกเลิก"
    "|บางส่วน|ระหว่าง|กำลัง|ต่อเนื่อง|ดำเนินการอยู่|^ดำเนินการ(?:ตามแผน)?$|ล่าช้า"
    "|^(?:ร้อยละ )?[1-9][0-9]?%?$|(?<![0-9.])[1-9][0-9]? ?%|ร้อยละ ?[1-9][0-9]?(?![0-9])|progress|ongoing",
    "not_started": "ยังไม่|ไม่ได้|ไม่ดำเนิน|^รอ|เลื่อน|ชะลอ|pending|start",
    "done": "เสร็จ|สำเร็จ|ครบถ้วน|^แล้ว|ดำเนินการแล้ว|^บรรลุ|^100|^✓|complet|finish|done",
}
"""Words by which a status is meant, the first that fits; what is not done yet has the word for done in it."""
Status = Annotated[str, one_of(STATUSES, in_thai=True, also=_ALSO, like=_LIKE)]


class Evidence(Record):
    """A piece of evidence (หลักฐาน): a file under `evidence/` of the year's folder, a link, or one only named."""

    model_config = ConfigDict(json_schema_extra=_editor_shapes.exactly_one("file", "url", "not_attached"))

    file: Annotated[Text | None, Said(changed="ไฟล์ของ{of}")] = Field(
        None, description="ไฟล์ในโฟลเดอร์ evidence ของปี เช่น evidence/training.pdf"
    )
    url: Annotated[Url | None, Said(changed="ลิงก์ของ{of}")] = Field(None, description="ที่อยู่เว็บของหลักฐาน")
    title: Annotated[Prose, Said(changed="ชื่อ{of}")] = Field(description="ชื่อหลักฐาน")
    date: Annotated[Date | None, Said(changed="วันที่ของ{of}")] = Field(None, description="วันที่ของหลักฐาน (พ.ศ.)")
    not_attached: Annotated[Flag, Said(changed="การแนบ{of}")] = Field(
        False,  # noqa: FBT003 - a field's default
        description="true เมื่อรายงานอ้างถึง แต่ไม่ได้แนบไฟล์หรือลิงก์",
    )

    @model_validator(mode="before")
    @classmethod
    def _is_record(cls, value: object) -> object:
        """Say what a record of evidence looks like: a file's name alone lacks the title and the date."""
        if not isinstance(value, dict):
            expected = " {file: ไฟล์ (หรือ url: ลิงก์ หรือ not_attached: true), title: ชื่อ, date: วันที่}"
            raise problem("E101", field="หลักฐานแต่ละชิ้น", expected=expected, found=shown(value))
        return value

    @model_validator(mode="after")
    def _exactly_one(self) -> Evidence:
        given = [value for value in (self.file, self.url, self.not_attached) if value]
        if len(given) != 1:
            expected = "อย่างใดอย่างหนึ่งของ file, url, not_attached: true"
            raise problem("E101", field="หลักฐาน", expected=expected, found=len(given))
        return self

    @property
    def attached(self) -> bool:
        """Whether a reader can open it."""
        return not self.not_attached


class ProgressEntry(Record):
    """What became of one measure in one round (ผลการดำเนินการของมาตรการในรอบ)."""

    measure: Annotated[Text, Said(changed="รหัสของ{of}", data="รหัสถาวรของมาตรการ")] = Field(
        description="รหัสมาตรการ จาก measures.yml"
    )
    status: Annotated[Status, Said("สถานะ", data="สถานะ not_started, in_progress, done หรือ cancelled")] = Field(
        description="สถานะ: " + ", ".join(STATUSES)
    )
    work: Annotated[Lines | None, Said("สิ่งที่ได้ดำเนินการ")] = Field(None, description="สิ่งที่ได้ดำเนินการ")
    result: Annotated[Lines | None, Said("ผลหรือความสำเร็จ")] = Field(None, description="ผลหรือความสำเร็จ")
    evidence: Annotated[
        Listed[Evidence],
        Said("หลักฐาน", each="หลักฐาน{name} ของ{of}", data="หลักฐาน: ที่อยู่เทียบกับโฟลเดอร์ของปี หรือ URL คั่นด้วยขึ้นบรรทัดใหม่"),
    ] = Field((), description="หลักฐาน: ไฟล์หรือลิงก์ พร้อมชื่อและวันที่")
    problems: Annotated[Lines | None, Said("ปัญหา อุปสรรค")] = Field(None, description="ปัญหา อุปสรรค (ไม่มีให้เขียนว่า ไม่มี)")
    suggestions: Annotated[Lines | None, Said("ข้อเสนอแนะ")] = Field(None, description="ข้อเสนอแนะ (ไม่มีให้เขียนว่า ไม่มี)")
    date: Annotated[Date | None, Said("วันที่ถึงสถานะ", data="วันที่ถึงสถานะนี้ ค.ศ. แบบ YYYY-MM-DD หรือ YYYY-MM")] = Field(
        None, description="วันที่ถึงสถานะนี้ (พ.ศ.)"
    )
    unit: Annotated[Text | None, Said("ส่วนราชการที่รายงาน", changed="ส่วนราชการที่รายงาน{of}")] = Field(
        None, description="รหัสส่วนราชการที่รายงาน จาก units"
    )
    reason: Annotated[Prose | None, Said("เหตุผลที่ล่าช้าหรือยกเลิก")] = Field(None, description="เหตุผลที่ล่าช้าหรือยกเลิก")
    reason_code: Annotated[
        Annotated[str, one_of(REASONS, in_thai=True, like=_LIKE_REASONS)] | None,
        Said("สาเหตุที่ล่าช้าหรือยกเลิก", data="สาเหตุที่ล่าช้าหรือยกเลิก: " + ", ".join(REASONS)),
    ] = Field(None, description="สาเหตุ เพื่อให้นับได้: " + ", ".join(REASONS))
    note: Annotated[Prose | None, Said("คำอธิบายเมื่อสถานะถอยหลัง", changed="คำอธิบายสถานะของ{of}")] = Field(
        None, description="คำอธิบายเมื่อสถานะถอยหลัง"
    )
    steps: Annotated[dict[str, Status], Said(each="สถานะขั้นตอนที่ {name} ของ{of}")] = Field(
        {}, description="สถานะรายขั้นตอน เช่น 1: done หรือ 1.2: done ของขั้นตอนย่อย"
    )
    spent: Annotated[Spent | None, Said("งบประมาณที่ใช้", data="งบประมาณที่ใช้ไป (บาท)")] = Field(
        None, description="งบประมาณที่ใช้ไปถึงรอบนี้ (บาท)"
    )
    kpi: Annotated[Listed[Prose], Said("ผลตามตัวชี้วัดความสำเร็จ", data="ผลตามตัวชี้วัดความสำเร็จ ตามลำดับของตัวชี้วัดในมาตรการ")] = (
        Field((), description="ผลตามตัวชี้วัดความสำเร็จ ตามลำดับของ kpi ในมาตรการ")
    )


class Round(Record):
    """A reporting round (รอบรายงาน), named by its months from 1 October of the measures' fiscal year."""

    months: Annotated[
        Annotated[Whole, months_of_round("months")],
        Said(changed="จำนวนเดือนของ{one}", data="รอบรายงาน (เดือนนับจาก 1 ตุลาคมของปีงบประมาณ)"),
    ] = Field(description="รอบ (เดือน) เช่น 6 หรือ 12")
    start: Annotated[Date | None, Said(changed="วันเริ่มของ{of}", data="วันแรกของรอบ ค.ศ. แบบ YYYY-MM-DD")] = Field(
        None, description="วันแรกของรอบ เมื่อรายงานระบุไว้ (พ.ศ.)"
    )
    end: Annotated[Date | None, Said(changed="วันสิ้นสุดของ{of}", data="วันสุดท้ายของรอบ ค.ศ. แบบ YYYY-MM-DD")] = Field(
        None, description="วันสุดท้ายของรอบ เมื่อรายงานระบุไว้ (พ.ศ.)"
    )
    reported: Annotated[
        Date | None, Said(changed="วันที่รายงาน{of}", data="วันที่รายงาน ค.ศ. แบบ YYYY-MM-DD หรือ YYYY-MM")
    ] = Field(None, description="วันที่รายงาน (พ.ศ.)")
    entries: Annotated[
        Listed[ProgressEntry],
        Said(changed="ผลรายมาตรการใน{of}", each="ผลของมาตรการ{name} ใน{of}", within="มาตรการ{name} ใน{of}"),
    ] = Field((), description="ผลของแต่ละมาตรการในรอบนี้")

    @model_validator(mode="after")
    def _in_order(self) -> Round:
        if self.start and self.end and self.end.last() < self.start.first():
            raise problem("E115", start=str(self.start), end=str(self.end))
        return self


class Progress(Record):
    """progress.yml: the report on the measures (รายงานผลการดำเนินการ); earlier rounds are never overwritten."""

    disclosure: Annotated[Disclosure, Said(within=" (รายงานผล)")] = Field(
        Disclosure(), description="แก้ข้อ O ของรายงานผล เมื่อฐานเกณฑ์ไม่ตรง"
    )
    rounds: Annotated[
        Listed[Round], Said(changed="รอบรายงาน", each="รายงานรอบ {name} เดือน", within="รอบ {name} เดือน")
    ] = Field(description="รอบรายงาน")
    acknowledge: Annotated[Listed[Acknowledgement], acknowledged("รายงานผล")] = Field(
        (), description="สิ่งที่ตรวจพบซึ่งผู้จัดทำรับทราบแล้ว พร้อมเหตุผล"
    )
