"""The records of progress.yml: what became of the measures (ผลการดำเนินการ), by reporting round and measure."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from prongsai.content import _shapes
from prongsai.content._fields import Date, Lines, Listed, Text, Url, Whole, one_of, problem, shown
from prongsai.content._model import Acknowledgement, Disclosure, Record

STATUSES = {
    "not_started": "ยังไม่เริ่ม",
    "in_progress": "กำลังดำเนินการ",
    "done": "แล้วเสร็จ",
    "cancelled": "ยกเลิก",
}
LAST_MONTH = 60
"""The longest round, in months from the first day of the measures' fiscal year; a longer one is a slip."""

Status = Annotated[str, one_of(STATUSES, in_thai=True)]


def _months(value: int) -> int:
    if value > LAST_MONTH:
        raise problem("E101", field="“months” ", expected=f"จำนวนเดือน 1 ถึง {LAST_MONTH}", found=value)
    return value


class Evidence(Record):
    """A piece of evidence (หลักฐาน): a file under `evidence/` of the year's folder, or a link."""

    model_config = ConfigDict(json_schema_extra=_shapes.exactly_one("file", "url"))

    file: Text | None = Field(None, description="ไฟล์ในโฟลเดอร์ evidence ของปี เช่น evidence/training.pdf")
    url: Url | None = Field(None, description="ที่อยู่เว็บของหลักฐาน")
    title: Text = Field(description="ชื่อหลักฐาน")
    date: Date = Field(description="วันที่ของหลักฐาน (พ.ศ.)")

    @model_validator(mode="before")
    @classmethod
    def _is_record(cls, value: object) -> object:
        """Say what a record of evidence looks like: a file's name alone lacks the title and the date."""
        if not isinstance(value, dict):
            expected = " {file: ไฟล์ (หรือ url: ลิงก์), title: ชื่อ, date: วันที่}"
            raise problem("E101", field="หลักฐานแต่ละชิ้น", expected=expected, found=shown(value))
        return value

    @model_validator(mode="after")
    def _exactly_one(self) -> Evidence:
        given = [value for value in (self.file, self.url) if value is not None]
        if len(given) != 1:
            raise problem("E101", field="หลักฐาน", expected="อย่างใดอย่างหนึ่งของ file, url", found=len(given))
        return self


class ProgressEntry(Record):
    """What became of one measure in one round (ผลการดำเนินการของมาตรการในรอบ)."""

    measure: Text = Field(description="รหัสมาตรการ จาก measures.yml")
    status: Status = Field(description="สถานะ: " + ", ".join(STATUSES))
    work: Lines | None = Field(None, description="สิ่งที่ได้ดำเนินการ")
    result: Lines | None = Field(None, description="ผลหรือความสำเร็จ")
    evidence: Listed[Evidence] = Field((), description="หลักฐาน: ไฟล์หรือลิงก์ พร้อมชื่อและวันที่")
    problems: Lines | None = Field(None, description="ปัญหา อุปสรรค (ไม่มีให้เขียนว่า ไม่มี)")
    suggestions: Lines | None = Field(None, description="ข้อเสนอแนะ (ไม่มีให้เขียนว่า ไม่มี)")
    date: Date | None = Field(None, description="วันที่ถึงสถานะนี้ (พ.ศ.)")
    unit: Text | None = Field(None, description="รหัสส่วนราชการที่รายงาน จาก units")
    reason: Text | None = Field(None, description="เหตุผลที่ล่าช้าหรือยกเลิก")
    note: Text | None = Field(None, description="คำอธิบายเมื่อสถานะถอยหลัง")
    steps: dict[str, Status] = Field({}, description="สถานะรายขั้นตอน เช่น 1: done")


class Round(Record):
    """A reporting round (รอบรายงาน), named by its months from 1 October of the measures' fiscal year."""

    months: Annotated[Whole, AfterValidator(_months)] = Field(description="รอบ (เดือน) เช่น 6 หรือ 12")
    reported: Date | None = Field(None, description="วันที่รายงาน (พ.ศ.)")
    entries: Listed[ProgressEntry] = Field((), description="ผลของแต่ละมาตรการในรอบนี้")


class Progress(Record):
    """progress.yml: the report on the measures (รายงานผลการดำเนินการ); earlier rounds are never overwritten."""

    disclosure: Disclosure = Field(Disclosure(), description="แก้ข้อ O ของรายงานผล เมื่อฐานเกณฑ์ไม่ตรง")
    rounds: Listed[Round] = Field(description="รอบรายงาน")
    acknowledge: Listed[Acknowledgement] = Field((), description="สิ่งที่ตรวจพบซึ่งผู้จัดทำรับทราบแล้ว พร้อมเหตุผล")
