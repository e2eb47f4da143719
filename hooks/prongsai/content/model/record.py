"""What the records of several files share: references, remarks of the author, the disclosure item."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, model_validator

from prongsai.content import _editor_shapes
from prongsai.content._fields import Prose, Text, Whole, Year, problem, shown
from prongsai.content._meant import reference_meant
from prongsai.content._said import Said
from prongsai.content.model.base import Inline, Record
from prongsai.text import fold_digits, item_key, question_key

ReferenceKind = Literal["indicator", "topic", "tool", "question", "item", "text"]
_KINDS_OF_REFERENCE: tuple[ReferenceKind, ...] = ("indicator", "topic", "tool", "question", "item", "text")
_PART = re.compile(r"(?:แบบวัด|เครื่องมือ)?\s*(EIT)[\s(.:/_-]*(?:ส่วน(?:ที่)?|PART)?\s*([1-9])\s*\)?")


FRAMEWORK = "กรอบการประเมิน: nacc (ITA ของ ป.ป.ช. ค่าเริ่มต้น), ชื่อโฟลเดอร์ใน _criteria/ หรือชื่อของกรอบตามจริงเมื่อไม่มีไฟล์เกณฑ์"
"""What the field that names a framework means, in whichever file it stands."""


class Reference(Inline):
    """What a measure or an analysis is about: an indicator, topic, tool or part of one, question, item, or words."""

    model_config = ConfigDict(json_schema_extra=_editor_shapes.exactly_one(*_KINDS_OF_REFERENCE))

    indicator: Text | None = Field(None, description="เลขตัวชี้วัด", json_schema_extra=_editor_shapes.INDICATOR)
    topic: Text | None = Field(None, description="เลขประเด็น", json_schema_extra=_editor_shapes.TOPIC)
    tool: Text | None = Field(
        None, description="เครื่องมือ เช่น IIT, EIT, OIT หรือ EIT ส่วนที่ 2", json_schema_extra=_editor_shapes.TOOL
    )
    question: Text | None = Field(None, description="รหัสข้อคำถาม เช่น e13", json_schema_extra=_editor_shapes.QUESTION)
    item: Text | None = Field(None, description="รหัสข้อ OIT เช่น O18", json_schema_extra=_editor_shapes.ITEM)
    text: Prose | None = Field(None, description="ถ้อยคำของรายงาน เมื่อไม่มีรหัสให้อ้าง")
    printed: Prose | None = Field(None, description="ชื่อหรือรหัสที่รายงานพิมพ์ไว้ เมื่อต่างจากชื่อที่อ้าง")

    @model_validator(mode="before")
    @classmethod
    def _is_record(cls, value: Any) -> Any:  # noqa: ANN401 - what stands in the file
        """Say how what a text alone means is referred to."""
        if not isinstance(value, str):
            return value
        meant = reference_meant(value) or f"text: {value.strip()}"
        found = f"{shown(value)} ให้เขียน {{{meant}}}"
        raise problem("E101", field="การอ้างถึง", expected="กลุ่มข้อมูล เช่น {indicator: 9}", found=found)

    @model_validator(mode="after")
    def _exactly_one(self) -> Reference:
        given = [kind for kind in _KINDS_OF_REFERENCE if getattr(self, kind) is not None]
        if len(given) != 1:
            choices = ", ".join(_KINDS_OF_REFERENCE)
            raise problem("E101", field="การอ้างถึง", expected=f"อย่างใดอย่างหนึ่งของ {choices}", found=len(given))
        return self

    @cached_property
    def kind(self) -> ReferenceKind:
        """Which of the five it is."""
        return next(kind for kind in _KINDS_OF_REFERENCE if getattr(self, kind) is not None)

    @cached_property
    def value(self) -> str:
        """The number or normalised code (`9`, `O18`, `e13`, `OIT`); text that is no code stays as typed."""
        raw: str = getattr(self, self.kind)
        if self.kind == "item":
            return item_key(raw)
        if self.kind == "question":
            return question_key(raw)
        if self.kind == "text":
            return raw
        return _tool(fold_digits(raw).upper()) if self.kind == "tool" else fold_digits(raw)

    def __str__(self) -> str:
        """Return its kind and value, as a program names it."""
        return f"{self.kind}:{self.value}"


def _tool(folded: str) -> str:
    """Return a tool, or a part of one as `EIT:2`."""
    part = _PART.fullmatch(folded)
    return f"{part[1]}:{part[2]}" if part else folded


class Note(Record):
    """A remark on the source (บันทึก), in words alone too; with `finding` it acknowledges what the checks find."""

    model_config = ConfigDict(json_schema_extra=_editor_shapes.or_single("text"))

    text: Annotated[Prose, Said(changed="ถ้อยคำของ{of}")] = Field(description="ข้อความ เช่น รายงานพิมพ์อะไรไว้ที่ใด ใช้ค่าใด")
    line: Annotated[Whole | None, Said(changed="บรรทัดที่อ้างของ{of}")] = Field(
        None, description="บรรทัดหรือหน้าของรายงานต้นฉบับ"
    )
    finding: Annotated[Text | None, Said(changed="ข้อขัดแย้งที่รับทราบของ{of}")] = Field(
        None, description="รหัสสิ่งที่ตรวจพบซึ่งผู้จัดทำรับทราบแล้ว เช่น E301"
    )
    at: Annotated[Text | None, Said(changed="จุดของ{of}")] = Field(
        None, description="จุดที่บันทึกกล่าวถึง เช่น indicators.7, entries.3 หรือรหัสมาตรการ"
    )

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:  # noqa: ANN401 - what stands in the file
        return {"text": value} if isinstance(value, str) else value


class Acknowledgement(Record):
    """A finding that the author knows and lets stand (รับทราบ), with the reason that readers see."""

    finding: Annotated[Text, Said(changed="รหัสของ{of}")] = Field(description="รหัสสิ่งที่ตรวจพบ เช่น W201")
    reason: Annotated[Prose, Said(changed="เหตุผลของ{of}")] = Field(description="เหตุผลที่คงไว้ แสดงบนหน้าเว็บเป็นข้อสังเกต")
    at: Annotated[Text | None, Said(changed="จุดของ{of}")] = Field(
        None, description="จุดเดียวที่รับทราบ เช่น indicators.7 หรือรหัสมาตรการ; ของ analysis.md, addresses.txt คือคำในบรรทัด"
    )


class Disclosure(Record):
    """Overrides of the disclosure item that the criteria give (ข้อ O ที่เปิดเผย)."""

    ita_year: Annotated[Year | None, Said(changed="ปี ITA ที่เปิดเผย{of}")] = Field(
        None, description="ปี ITA ที่เปิดเผย ค่าเริ่มต้นคือปีผลการประเมิน + 1"
    )
    item: Annotated[Text | None, Said(changed="รหัสข้อที่เปิดเผย{of}")] = Field(
        None, description="รหัสข้อ เช่น O27", json_schema_extra=_editor_shapes.ITEM
    )
    title: Annotated[Prose | None, Said(changed="ชื่อข้อที่เปิดเผย{of}")] = Field(None, description="ชื่อข้อ")


def noted(words: str) -> Said:
    """Return the words for the notes of a file that is called `words`."""
    return Said(changed=f"บันทึกใน{words}", each=f"บันทึกใน{words} {{name}}")


def acknowledged(words: str) -> Said:
    """Return the words for the acknowledgements of a file that is called `words`."""
    return Said(changed=f"ข้อสังเกตที่รับทราบใน{words}", each=f"ข้อสังเกตที่รับทราบใน{words} {{name}}")
