"""The typed records of a report, one class per part of a file. The field reference is generated from them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from prongsai.content import _shapes
from prongsai.content._fields import Date, Flag, Listed, Score, Slug, Text, Url, Whole, one_of, problem
from prongsai.text import fold_digits, item_code, question_code

KINDS = {
    "อบต.": "องค์การบริหารส่วนตำบล",
    "เทศบาลตำบล": "เทศบาลตำบล",
    "เทศบาลเมือง": "เทศบาลเมือง",
    "เทศบาลนคร": "เทศบาลนคร",
    "อบจ.": "องค์การบริหารส่วนจังหวัด",
    "อื่น ๆ": "other",
}
ENTRY_KINDS = {
    "strength": "จุดแข็ง",
    "weakness": "จุดอ่อน",
    "urgent": "ต้องแก้ไขโดยเร่งด่วน",
    "improve": "ต้องพัฒนาให้ดีขึ้น",
    "maintain": "รักษาระดับ",
}
PERIODS = {
    "fiscal_year": "ตลอดปีงบประมาณ",
    "first_half": "6 เดือนแรก",
    "second_half": "6 เดือนหลัง",
}
COLUMN_FIELDS = {
    "number": "ลำดับ",
    "addresses": "สิ่งที่มาตรการมุ่งแก้",
    "addresses_scored": "สิ่งที่มาตรการมุ่งแก้ พร้อมเครื่องมือและคะแนน",
    "topic": "ประเด็น",
    "items": "ข้อ OIT ที่ใช้วิเคราะห์",
    "finding": "ผลการวิเคราะห์",
    "title": "ชื่อมาตรการ",
    "steps": "ขั้นตอน",
    "responsible": "ผู้รับผิดชอบ",
    "period": "ระยะเวลา",
    "rounds": "รอบรายงานผล",
    "monitoring": "การกำกับติดตาม",
}
NONE_WORDS = frozenset({"ไม่มี", "none"})
ReferenceKind = Literal["indicator", "topic", "tool", "question", "item"]
_KINDS_OF_REFERENCE: tuple[ReferenceKind, ...] = ("indicator", "topic", "tool", "question", "item")


class Record(BaseModel):
    """A frozen record that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Unit(Record):
    """A unit inside the agency (ส่วนราชการ), named once and referred to by its id."""

    id: Slug = Field(description="รหัสอังกฤษตัวเล็ก ใช้อ้างใน responsible")
    name: Text = Field(description="ชื่อเต็มของส่วนราชการ")
    part_of: Slug | None = Field(None, description="รหัสของส่วนราชการที่สังกัด")


class Contact(Record):
    """How to reach the office (ช่องทางติดต่อ); office addresses only, never a person's."""

    address: Text | None = Field(None, description="ที่ตั้งสำนักงาน")
    phone: Text | None = Field(None, description="โทรศัพท์สำนักงาน")
    email: Text | None = Field(None, description="อีเมลกลางของหน่วยงาน")
    line: Text | None = Field(None, description="บัญชี LINE ของหน่วยงาน")
    facebook: Url | None = Field(None, description="เพจของหน่วยงาน")


class CompiledFrom(Record):
    """Says that the section was compiled from a public report by someone other than the agency."""

    title: Text = Field(description="ชื่อรายงานที่ใช้เรียบเรียง")
    url: Url | None = Field(None, description="ที่อยู่ของรายงาน")
    note: Text | None = Field(None, description="ข้อความที่แสดงบนทุกหน้า")


LICENCES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "ODC-BY-1.0": "https://opendatacommons.org/licenses/by/1-0/",
}
"""The licences that open data may have (สัญญาอนุญาต), and where each is written."""


class Agency(Record):
    """agency.yml: the agency (หน่วยงาน)."""

    name: Text = Field(description="ชื่อเต็มของหน่วยงาน")
    short_name: Text = Field(description="ชื่อย่อ เช่น ทม.ร้อยเอ็ด")
    kind: Annotated[str, one_of(KINDS)] = Field(description="ประเภท: " + ", ".join(KINDS))
    district: Text | None = Field(None, description="อำเภอ (ไม่ต้องมีคำว่าอำเภอ)")
    province: Text = Field(description="จังหวัด (ไม่ต้องมีคำว่าจังหวัด)")
    website: Url | None = Field(None, description="เว็บไซต์หลักของหน่วยงาน")
    contact: Contact | None = Field(None, description="ช่องทางติดต่อสำนักงาน")
    emblem: Text | None = Field(None, description="ตราสัญลักษณ์: ชื่อไฟล์ PNG หรือ SVG ที่อยู่ข้าง agency.yml")
    licence: Annotated[str, one_of(LICENCES)] | None = Field(
        None, description="สัญญาอนุญาตของข้อมูลเปิด: " + ", ".join(LICENCES) + " (เว้นไว้คือยังไม่ระบุ)"
    )
    units: Listed[Unit] = Field((), description="ส่วนราชการภายใน เขียนชื่อครั้งเดียวที่นี่")
    compiled_from: CompiledFrom | None = Field(None, description="ใส่เมื่อเรียบเรียงจากรายงานสาธารณะ ไม่ใช่เว็บของหน่วยงานเอง")
    sample: Flag = Field(False, description="true เมื่อเป็นหน่วยงานสมมุติเพื่อแสดงตัวอย่าง ทุกหน้าจะบอกไว้")  # noqa: FBT003 - a field's default

    @property
    def in_capital(self) -> bool:
        """Whether it is in กรุงเทพมหานคร, which is no province and is divided into เขต."""
        return self.province == "กรุงเทพมหานคร"


class Note(Record):
    """A remark on the source (บันทึก); with `finding` it acknowledges a contradiction that the checks find."""

    text: Text = Field(description="ข้อความ เช่น รายงานพิมพ์อะไรไว้ที่ใด ใช้ค่าใด")
    line: Whole | None = Field(None, description="บรรทัดหรือหน้าของรายงานต้นฉบับ")
    finding: Text | None = Field(None, description="รหัสสิ่งที่ตรวจพบซึ่งผู้จัดทำรับทราบแล้ว เช่น E301")


class Acknowledgement(Record):
    """A finding that the author knows and lets stand (รับทราบ), with the reason that readers see."""

    finding: Text = Field(description="รหัสสิ่งที่ตรวจพบ เช่น W201")
    reason: Text = Field(description="เหตุผลที่คงไว้ แสดงบนหน้าเว็บเป็นข้อสังเกต")
    at: Text | None = Field(
        None, description="จุดเดียวที่รับทราบ เช่น indicators.7 หรือรหัสมาตรการ; สำหรับ analysis.md คือคำในบรรทัดนั้น"
    )


class IndicatorScore(Record):
    """An indicator's score; the name only where the year's official list is not known."""

    model_config = ConfigDict(json_schema_extra=_shapes.or_single("score"))

    score: Score = Field(description="คะแนน 0 ถึง 100")
    name: Text | None = Field(None, description="ชื่อตัวชี้วัด ใช้เมื่อฐานเกณฑ์ยังไม่มีรายชื่อของปีนี้")

    @model_validator(mode="before")
    @classmethod
    def _from_number(cls, value: Any) -> Any:  # noqa: ANN401 - what stands in the file
        return value if isinstance(value, dict) else {"score": value}


class ItemResult(Record):
    """A disclosure item's result (ผลของข้อ O): its score, or only that it lost its points, and the reason given."""

    model_config = ConfigDict(json_schema_extra=_shapes.or_single("score"))

    score: Score | None = Field(None, description="คะแนนของข้อ 0 ถึง 100")
    lost: Flag = Field(False, description="true เมื่อทราบเพียงว่าไม่ได้คะแนน")  # noqa: FBT003 - a field's default
    reason: Text | None = Field(None, description="เหตุผลของผู้ตรวจประเมิน")

    @model_validator(mode="before")
    @classmethod
    def _from_number(cls, value: Any) -> Any:  # noqa: ANN401 - what stands in the file
        return value if isinstance(value, dict) else {"score": value}


class Rank(Record):
    """The agency's rank (ลำดับ) among its like, as reported."""

    province: Whole | None = Field(None, description="ลำดับในจังหวัด")
    country: Whole | None = Field(None, description="ลำดับในประเทศ")
    among: Text | None = Field(None, description="กลุ่มที่จัดลำดับ เช่น องค์การบริหารส่วนจังหวัด")


class ScoreSource(Record):
    """Where the figures come from (ที่มาของคะแนน)."""

    title: Text = Field(description="ที่มา เช่น ระบบ ITAS หรือชื่อรายงาน")
    url: Url | None = Field(None, description="ที่อยู่เว็บของที่มา")
    announced: Date | None = Field(None, description="วันประกาศผล (พ.ศ.)")


class Scores(Record):
    """scores.yml: the results (ผลการประเมิน) as ITAS reported them."""

    overall: Score = Field(description="คะแนนภาพรวมตามที่ ITAS รายงาน")
    level: Text = Field(description="ระดับตามที่ ITAS รายงาน เช่น A หรือ ผ่านดี")
    indicators: dict[str, IndicatorScore] = Field(
        description="คะแนนตัวชี้วัด 1 ถึง 10", json_schema_extra=_shapes.INDICATORS
    )
    tools: dict[str, Score] = Field(
        {}, description="คะแนนรายเครื่องมือ IIT, EIT, OIT ตามที่รายงาน", json_schema_extra=_shapes.TOOLS
    )
    eit_parts: dict[str, Score] = Field(
        {}, description="คะแนน EIT ส่วนที่ 1 และ 2 ตามที่รายงาน", json_schema_extra=_shapes.EIT_PARTS
    )
    rank: Rank | None = Field(None, description="ลำดับในจังหวัดและประเทศ")
    ranking: Listed[Text] = Field((), description="เลขตัวชี้วัดเรียงจากคะแนนสูงไปต่ำ ตามที่รายงานพิมพ์")
    earlier: dict[str, Score] = Field(
        {}, description="คะแนนภาพรวมของปีก่อน ๆ เช่น 2567: 91.20", json_schema_extra=_shapes.YEARS
    )
    questions: dict[str, Score] = Field(
        {}, description="คะแนนรายข้อคำถาม เช่น e7: 78.30", json_schema_extra=_shapes.QUESTIONS
    )
    items: dict[str, ItemResult] = Field(
        {}, description="ข้อ OIT ที่มีคะแนนหรือเสียคะแนน เช่น O10: 0", json_schema_extra=_shapes.ITEMS
    )
    criteria_year: Whole | None = Field(None, description="ปีของเกณฑ์ที่ใช้คำนวณ เมื่อเกณฑ์ของปีนี้ยังไม่มีในฐานเกณฑ์")
    source: ScoreSource | None = Field(None, description="ที่มาของคะแนน")
    notes: Listed[Note] = Field((), description="บันทึกข้อขัดแย้งในรายงานต้นฉบับ")
    acknowledge: Listed[Acknowledgement] = Field((), description="สิ่งที่ตรวจพบซึ่งผู้จัดทำรับทราบแล้ว พร้อมเหตุผล")


class Reference(Record):
    """What a measure or an analysis is about: exactly one of an indicator, topic, tool, question or item."""

    model_config = ConfigDict(json_schema_extra=_shapes.exactly_one(*_KINDS_OF_REFERENCE))

    indicator: Text | None = Field(None, description="เลขตัวชี้วัด 1 ถึง 10", json_schema_extra=_shapes.INDICATOR)
    topic: Text | None = Field(None, description="เลขประเด็น 1 ถึง 7", json_schema_extra=_shapes.TOPIC)
    tool: Text | None = Field(None, description="IIT, EIT หรือ OIT", json_schema_extra=_shapes.TOOL)
    question: Text | None = Field(None, description="รหัสข้อคำถาม เช่น e13", json_schema_extra=_shapes.QUESTION)
    item: Text | None = Field(None, description="รหัสข้อ OIT เช่น O18", json_schema_extra=_shapes.ITEM)

    @model_validator(mode="after")
    def _exactly_one(self) -> Reference:
        given = [kind for kind in _KINDS_OF_REFERENCE if getattr(self, kind) is not None]
        if len(given) != 1:
            choices = ", ".join(_KINDS_OF_REFERENCE)
            raise problem("E101", field="การอ้างถึง", expected=f"อย่างใดอย่างหนึ่งของ {choices}", found=len(given))
        return self

    @property
    def kind(self) -> ReferenceKind:
        """Which of the five it is."""
        return next(kind for kind in _KINDS_OF_REFERENCE if getattr(self, kind) is not None)

    @property
    def value(self) -> str:
        """The number or normalised code (`9`, `O18`, `e13`, `OIT`); text that is no code stays as typed."""
        raw: str = getattr(self, self.kind)
        if self.kind == "item":
            return item_code(raw) or raw
        if self.kind == "question":
            return question_code(raw) or raw
        return fold_digits(raw).upper() if self.kind == "tool" else fold_digits(raw)


class Entry(Record):
    """One piece of the analysis (ผลการวิเคราะห์) of an indicator, topic, tool, question or item."""

    about: Reference = Field(description="สิ่งที่วิเคราะห์")
    kind: Annotated[str, one_of(ENTRY_KINDS)] | None = Field(None, description="ชนิด: " + ", ".join(ENTRY_KINDS))
    items: Listed[Text] = Field((), description="ข้อ OIT ที่ใช้ในการวิเคราะห์")
    finding: Text = Field(description="ผลการวิเคราะห์")
    guidance: Text | None = Field(None, description="แนวทางปรับปรุงหรือข้อเสนอแนะ")


class Advice(Record):
    """An assessor's advice (ข้อเสนอแนะจากผู้ตรวจประเมิน)."""

    tool: Text | None = Field(
        None, description="IIT, EIT หรือ OIT; เว้นไว้เมื่อเป็นข้อเสนอแนะภาพรวม", json_schema_extra=_shapes.TOOL
    )
    part: Whole | None = Field(None, description="ส่วนที่ของ EIT")
    about: Reference | None = Field(None, description="ข้อที่กล่าวถึง")
    cites: Listed[Text] = Field((), description="ข้อ OIT ที่อ้างอิง ตามที่พิมพ์")
    text: Text = Field(description="ข้อเสนอแนะ")


class Limitation(Record):
    """A limitation (ข้อจำกัดของหน่วยงาน), its analysis and how it is handled."""

    text: Text = Field(description="ข้อจำกัด")
    analysis: Text | None = Field(None, description="การวิเคราะห์ข้อจำกัด")
    handling: Text | None = Field(None, description="ข้อเสนอแนะหรือการจัดการ")


def _limitations(value: Any) -> Any:  # noqa: ANN401 - what stands in the file
    if isinstance(value, str):
        return [] if value.strip() in NONE_WORDS else [{"text": value}]
    return [value] if isinstance(value, dict) else value


Limitations = Annotated[
    tuple[Limitation, ...] | None,
    BeforeValidator(_limitations, json_schema_input_type=Text | Limitation | tuple[Limitation, ...] | None),
]


class Analysis(Record):
    """analysis.yml: the structured analysis (การวิเคราะห์ผลการประเมิน)."""

    preface: Text | None = Field(None, description="คำนำ")
    rationale: Text | None = Field(None, description="หลักการและเหตุผล")
    entries: Listed[Entry] = Field((), description="ผลการวิเคราะห์รายประเด็น ตัวชี้วัด เครื่องมือ ข้อคำถาม หรือข้อ")
    advice: Listed[Advice] = Field((), description="ข้อเสนอแนะจากผู้ตรวจประเมิน")
    limitations: Limitations = Field(None, description="ข้อจำกัด: รายการ หรือคำว่า ไม่มี")
    notes: Listed[Note] = Field((), description="บันทึกข้อขัดแย้งในรายงานต้นฉบับ")
    acknowledge: Listed[Acknowledgement] = Field((), description="สิ่งที่ตรวจพบซึ่งผู้จัดทำรับทราบแล้ว พร้อมเหตุผล")


class Thresholds(Record):
    """The scores at which the agency itself speaks of strength, weakness and need to improve."""

    strength: Score | None = Field(None, description="จุดแข็ง: คะแนนตั้งแต่ค่านี้")
    weakness: Score | None = Field(None, description="จุดอ่อน: คะแนนต่ำกว่าค่านี้")
    improve: Score | None = Field(None, description="ต้องพัฒนา: คะแนนต่ำกว่าค่านี้")


class Disclosure(Record):
    """Overrides of the disclosure item that the criteria give (ข้อ O ที่เปิดเผย)."""

    ita_year: Whole | None = Field(None, description="ปี ITA ที่เปิดเผย ค่าเริ่มต้นคือปีผลการประเมิน + 1")
    item: Text | None = Field(None, description="รหัสข้อ เช่น O27", json_schema_extra=_shapes.ITEM)
    title: Text | None = Field(None, description="ชื่อข้อ")


class Column(Record):
    """A column of the measures table."""

    heading: Text = Field(description="หัวคอลัมน์ตามรายงานของหน่วยงาน")
    show: Listed[Annotated[str, one_of(COLUMN_FIELDS)]] = Field(description="สิ่งที่แสดง: " + ", ".join(COLUMN_FIELDS))
    merge: Flag = Field(False, description="true ให้รวมช่องที่เหมือนกันซึ่งอยู่ติดกัน")  # noqa: FBT003 - a field's default


class Table(Record):
    """How the agency's own measures table looks."""

    title: Text | None = Field(None, description="ชื่อตาราง")
    columns: Listed[Column] = Field((), description="คอลัมน์ตามลำดับ")


PeriodName = Annotated[str, one_of(PERIODS, or_else="{start: ม.ค. 2567, end: มี.ค. 2567}")]


def _period(value: Any) -> Any:  # noqa: ANN401 - what stands in the file
    return {"name": value} if isinstance(value, str) else value


class Period(Record):
    """When a measure runs: a named period of its fiscal year, or a start and an end."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["name"]}, {"required": ["start", "end"]}]})

    name: PeriodName | None = Field(None, description="ช่วงเวลา: " + ", ".join(PERIODS))
    start: Date | None = Field(None, description="วันหรือเดือนที่เริ่ม (พ.ศ.)")
    end: Date | None = Field(None, description="วันหรือเดือนที่สิ้นสุด (พ.ศ.)")

    @model_validator(mode="after")
    def _complete(self) -> Period:
        if self.name is None and (self.start is None or self.end is None):
            raise problem("E103", field="start และ end")
        if self.start and self.end and self.end.last() < self.start.first():
            raise problem("E115", start=str(self.start), end=str(self.end))
        return self


class Measure(Record):
    """A measure to promote integrity (มาตรการส่งเสริมคุณธรรมและความโปร่งใส)."""

    id: Slug = Field(description="รหัสถาวร ใช้เป็นลิงก์ ห้ามเปลี่ยนหลังเผยแพร่")
    title: Text = Field(description="ชื่อมาตรการ")
    addresses: Listed[Reference] = Field((), description="สิ่งที่มาตรการมุ่งแก้ เช่น [{indicator: 9}]")
    finding: Text | None = Field(None, description="ผลการวิเคราะห์ที่นำมาสู่มาตรการ")
    steps: Listed[Text] = Field((), description="ขั้นตอนหรือวิธีดำเนินการ")
    responsible: Listed[Text] = Field((), description="รหัสส่วนราชการที่รับผิดชอบ จาก units")
    period: Annotated[Period, BeforeValidator(_period, json_schema_input_type=PeriodName | Period)] = Field(
        Period(name="fiscal_year"), description="ระยะเวลา: " + ", ".join(PERIODS) + " หรือ {start, end}"
    )
    rounds: Listed[Whole] = Field((), description="รอบรายงานผล (เดือน) เช่น [6, 12]")
    monitoring: Listed[Text] = Field((), description="แนวทางกำกับติดตาม")


class Measures(Record):
    """measures.yml: the measures (มาตรการ) of a fiscal year and how their table looks."""

    fiscal_year: Whole | None = Field(None, description="ปีงบประมาณของมาตรการ ค่าเริ่มต้นคือปีผลการประเมิน + 1")
    thresholds: Thresholds = Field(Thresholds(), description="เกณฑ์ที่หน่วยงานเลือก; ค่าเริ่มต้นคือค่าเป้าหมายของปี")
    disclosure: Disclosure = Field(Disclosure(), description="แก้ข้อ O ที่เปิดเผย เมื่อฐานเกณฑ์ไม่ตรง")
    table: Table = Field(Table(), description="รูปแบบตารางมาตรการของหน่วยงาน")
    measures: Listed[Measure] = Field(description="มาตรการ")
    notes: Listed[Note] = Field((), description="บันทึกข้อขัดแย้งในรายงานต้นฉบับ")
    acknowledge: Listed[Acknowledgement] = Field((), description="สิ่งที่ตรวจพบซึ่งผู้จัดทำรับทราบแล้ว พร้อมเหตุผล")
