"""Everything reported and computed for a year as published data: `report.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, WithJsonSchema

from prongsai.assess import unit_names, unknowns
from prongsai.content import Document, Point
from prongsai.findings import as_record
from prongsai.render.data.derived import Published, values_of
from prongsai.render.data.measures import MEASURES, DeliveryData, OfYear, Subject, Unit, delivery_data, subject_data
from prongsai.render.data.progress import Item, Progress, item_data, progress_data
from prongsai.render.data.values import Data, Figure, Row, Slug, Year
from prongsai.text import fold_digits, item_key, question_key

DOCUMENT: Published[Document] = Published("Document", values_of(Document, lambda one: one, {}))
"""The report as an official document."""
POINT: Published[Point] = Published("Guidance", values_of(Point, lambda one: one, {}), Row)
"""A line of guidance."""

if TYPE_CHECKING:
    from decimal import Decimal

    from prongsai.assess import Assessment, Indicator
    from prongsai.content import Agency, EarlierYear, Entry, Rank

    MeasureData = Data
    DocumentData = Data
    PointData = Data
else:
    MeasureData = MEASURES.model
    DocumentData = DOCUMENT.model
    PointData = POINT.model

SCHEMA_VERSION = "2.0"
"""The version of the schema: an added value raises the second number, a changed or removed one the first."""
SCHEMA_FILE = "report.schema.json"
"""The schema that a `report.json` satisfies, beside it."""

Code = Annotated[str, WithJsonSchema({"type": "string", "pattern": "^[EWH][0-9]{3}$"})]
Severity = Annotated[str, WithJsonSchema({"enum": ["error", "warning", "hint"]})]


class AgencyData(Data):
    """The agency."""

    slug: Slug = Field(description="รหัสหน่วยงาน ใช้เป็นที่อยู่เว็บ")
    name: str = Field(description="ชื่อเต็ม")
    short_name: str = Field(description="ชื่อย่อ")
    kind: str = Field(description="ประเภท")
    district: str | None = Field(description="อำเภอ")
    province: str | None = Field(description="จังหวัด")
    sample: bool = Field(description="true เมื่อเป็นหน่วยงานสมมุติ")


class Overall(Data):
    """The overall score, as reported and as computed."""

    reported: Figure | None
    computed: Figure | None


class Level(Data):
    """The level, as reported."""

    reported: str | None
    also: str | None = Field(description="ระดับที่สอง เมื่อรายงานพิมพ์ไว้สองระดับ")


class RankData(Data):
    """The agency's ranks, as reported."""

    province: int | None
    country: int | None
    among: str | None


class EarlierData(Data):
    """What the report says of an earlier year."""

    score: Figure | None = Field(description="คะแนนภาพรวม")
    level: str | None = Field(description="ระดับ")
    tools: dict[str, Figure] = Field(description="คะแนนรายเครื่องมือ")
    indicators: dict[str, Figure] = Field(description="คะแนนรายตัวชี้วัดตามเลข")
    rank: RankData | None = Field(description="ลำดับในจังหวัดและประเทศ ถ้ารายงานระบุ")


class IndicatorData(Data):
    """An indicator's result."""

    number: int = Field(ge=1, description="เลขตัวชี้วัด")
    name: str | None = Field(description="ชื่อตัวชี้วัด (null คือไม่ทราบ)")
    tool: str | None = Field(description="เครื่องมือที่ตัวชี้วัดนี้อยู่")
    score: Figure = Field(description="คะแนน 0 ถึง 100 ตามที่รายงาน")
    rank: int | None = Field(
        ge=1, description="อันดับในตัวชี้วัดทั้งหมด (คะแนนเท่ากันใช้อันดับเดียวกัน, null เมื่อรายงานไม่ได้ระบุคะแนนครบทุกตัวชี้วัด)"
    )
    lost_points: Figure | None = Field(description="คะแนนภาพรวมที่เสียไปเพราะตัวชี้วัดนี้")
    printed: str | None = Field(description="ชื่อที่รายงานพิมพ์ เมื่อต่างจากชื่อทางการ")
    name_year: Year | None = Field(description="ปีของรายชื่อที่ใช้เรียก เมื่อชื่อของปีนี้ยังไม่ยืนยัน")


class ThresholdData(Data):
    """The scores at which the report speaks of strength, weakness and need to improve."""

    strength: Figure | None
    weakness: Figure | None
    improve: Figure | None


class PartData(Data):
    """A part of EIT, as reported."""

    score: Figure | None
    questions: dict[str, Figure]


class FrameworkData(Data):
    """The framework of the assessment: that of the NACC has the key `nacc`."""

    key: str
    name: str


class ItemResult(Data):
    """The result of a disclosure item."""

    score: Figure | None = Field(description="คะแนนของข้อ")
    lost: bool = Field(description="เสียคะแนนหรือไม่")
    deducted: Figure | None = Field(description="คะแนนที่เสีย")
    reason: str | None = Field(description="เหตุผล")


class Limitation(Data):
    """A limitation."""

    text: str
    analysis: str | None
    handling: str | None


class EntryData(Data):
    """A piece of the analysis, and those within it."""

    about: Subject
    kind: str | None
    items: list[str]
    finding: str | None
    guidance: list[PointData]
    entries: list[EntryData]


class FindingData(Data):
    """What a check found."""

    code: Code = Field(description="รหัสของสิ่งที่ตรวจพบ")
    severity: Severity = Field(description="ความร้ายแรง: error, warning, hint")
    file: str = Field(description="ไฟล์ที่พบ")
    line: int = Field(ge=1, description="บรรทัด")
    column: int = Field(ge=1, description="คอลัมน์")
    message: str = Field(description="ข้อความ")
    acknowledged: str | None = Field(description="เหตุผลที่ผู้จัดทำรับทราบแล้ว (null คือยังไม่รับทราบ)")


class Note(Data):
    """The author's note on a contradiction of the report."""

    text: str
    line: int | None
    finding: str | None


class Report(Data):
    """A year of an agency."""

    schema_: Annotated[str, Field(alias="$schema", description="ที่อยู่ของโครงสร้างข้อมูล (JSON Schema)")] = SCHEMA_FILE
    schema_version: Annotated[
        str, WithJsonSchema({"type": "string", "pattern": rf"^{SCHEMA_VERSION.partition('.')[0]}\.[0-9]+$"})
    ] = Field(SCHEMA_VERSION, description="รุ่นของโครงสร้างข้อมูล เลขหน้าเปลี่ยนเมื่อของเดิมเปลี่ยน เลขหลังเปลี่ยนเมื่อมีของเพิ่ม")
    agency: AgencyData = Field(description="หน่วยงาน (sample เป็น true เมื่อเป็นหน่วยงานสมมุติ)")
    framework: FrameworkData = Field(description="กรอบการประเมิน: รหัสและชื่อ")
    year: Year = Field(description="ปี พ.ศ. ของผลการประเมิน")
    fiscal_year: Year = Field(description="ปีงบประมาณของมาตรการ")
    item: Item = Field(description="ข้อที่เปิดเผยและปีของการประเมินที่ให้เปิดเผย")
    overall: Overall = Field(description="คะแนนภาพรวม ที่รายงาน (reported) และที่คำนวณ (computed)")
    level: Level = Field(description="ระดับตามที่รายงาน (โปรแกรมไม่คำนวณระดับ)")
    target: Figure | None = Field(description="ค่าเป้าหมายของปี")
    units: list[Unit] = Field(description="ส่วนราชการภายใน ซึ่งมาตรการและขั้นตอนอ้างด้วยรหัส")
    rank: RankData | None = Field(description="ลำดับในจังหวัดและประเทศ ตามที่รายงาน")
    earlier: dict[str, EarlierData] = Field(description="ผลของปีก่อน ๆ ตามที่รายงาน")
    tools: dict[str, Figure] = Field(description="คะแนนรายเครื่องมือที่คำนวณ")
    eit_parts: dict[str, PartData] = Field(description="คะแนนรายส่วนของเครื่องมือและข้อคำถามของส่วน ตามที่รายงาน")
    quarters: dict[str, Figure] = Field(description="คะแนนภาพรวมรายไตรมาส ตามที่รายงาน")
    unknown: list[str] = Field(description="สิ่งที่ยังไม่ทราบของปีนี้ เช่น weights, levels, target, item, overall")
    reported_tools: dict[str, Figure] = Field(description="คะแนนรายเครื่องมือตามที่รายงาน ถ้ารายงานระบุ")
    indicators: list[IndicatorData] = Field(description="คะแนนรายตัวชี้วัด (รายการว่างคือรายงานไม่ได้ระบุ)")
    strengths: list[int] = Field(description="เลขตัวชี้วัดที่เป็นจุดแข็งตามเกณฑ์ของหน่วยงาน")
    weaknesses: list[int] = Field(description="เลขตัวชี้วัดที่เป็นจุดอ่อนตามเกณฑ์ของหน่วยงาน")
    own_target: Figure | None = Field(description="ค่าเป้าหมายที่หน่วยงานกำหนดเอง ถ้ามี")
    thresholds: ThresholdData = Field(description="เกณฑ์จุดแข็ง จุดอ่อน และต้องพัฒนา")
    questions: dict[str, Figure] = Field(description="คะแนนรายข้อคำถามที่รายงาน")
    items: dict[str, ItemResult] = Field(description="ข้อที่มีคะแนนหรือเสียคะแนน")
    document: DocumentData = Field(description="รายงานในรูปหนังสือราชการ (ค่าที่ไม่ได้ระบุเป็น null หรือรายการว่าง)")
    entries: list[EntryData] = Field(description="ผลการวิเคราะห์รายเรื่อง แต่ละเรื่องมีผลการวิเคราะห์ย่อยได้")
    limitations: list[Limitation] | None = Field(description="ข้อจำกัด (null คือไม่ได้ระบุ, รายการว่างคือ ไม่มี)")
    measures: list[MeasureData] = Field(description="มาตรการ")
    delivery: DeliveryData = Field(description="ผลของสิ่งที่สัญญาไว้ ไม่ว่ามีรายงานหรือไม่")
    progress: Progress | None = Field(description="ผลการดำเนินการตามมาตรการ (null คือยังไม่มีรายงาน)")
    findings: list[FindingData] = Field(description="สิ่งที่ตรวจพบในข้อมูล")
    notes: list[Note] = Field(description="บันทึกข้อขัดแย้งในรายงานต้นฉบับ")


def report_data(assessment: Assessment) -> Report:
    """Return everything reported and computed for a year."""
    limitations = assessment.report.analysis.limitations
    target = assessment.criteria.target
    return Report(
        agency=agency_data(assessment.slug, assessment.agency),
        framework=FrameworkData(key=assessment.framework.key, name=assessment.framework.name),
        unknown=[*unknowns(assessment)],
        year=assessment.year,
        fiscal_year=assessment.fiscal_year,
        item=item_data(assessment.item),
        **_scores(assessment),
        units=[Unit(id=unit, name=name) for unit, name in unit_names(assessment.agency).items()],
        target=target.score if target else None,
        indicators=[indicator_data(result) for result in assessment.indicators],
        strengths=[result.number for result in assessment.ranking if result.strength],
        weaknesses=[result.number for result in assessment.ranking if result.weakness],
        own_target=assessment.own_target,
        thresholds=ThresholdData(**_taken(ThresholdData, assessment.lines)),
        document=DOCUMENT.record(assessment.report.analysis.document),
        entries=[_entry(entry, assessment) for entry in assessment.report.analysis.entries],
        limitations=None if limitations is None else [Limitation(**_taken(Limitation, one)) for one in limitations],
        measures=[MEASURES.record(OfYear(view, assessment)) for view in assessment.measures],
        delivery=delivery_data(assessment.delivery, assessment.today),
        progress=progress_data(assessment),
        findings=[FindingData.model_validate(as_record(finding)) for finding in assessment.findings],
        notes=[Note(**_taken(Note, one)) for one in assessment.notes],
    )


def agency_data(slug: str, agency: Agency) -> AgencyData:
    """Return the agency."""
    return AgencyData(slug=slug, **_taken(AgencyData, agency))


def _entry(entry: Entry, assessment: Assessment) -> EntryData:
    return EntryData(
        about=subject_data(assessment.subjects.find(entry.about)),
        kind=entry.kind,
        items=[item_key(raw) for raw in entry.items],
        finding=entry.finding,
        guidance=[POINT.record(point) for point in entry.guidance],
        entries=[_entry(inner, assessment) for inner in entry.entries],
    )


def _taken(record: type[Data], of: object) -> dict[str, Any]:
    """Return the values that a published record takes as they are from what it is of."""
    return {name: getattr(of, name) for name in record.model_fields if hasattr(of, name)}


def _scores(assessment: Assessment) -> dict[str, Any]:
    scores = assessment.report.scores
    reported: dict[str, Decimal] = {tool.code: tool.reported for tool in assessment.tools if tool.reported is not None}
    return {
        "overall": Overall(reported=scores.overall, computed=assessment.overall),
        "level": Level(reported=scores.level, also=scores.also_level),
        "rank": _rank(scores.rank),
        "earlier": {fold_digits(year): _earlier(one) for year, one in scores.earlier.items()},
        "tools": {tool.code: tool.score for tool in assessment.tools if tool.score is not None},
        "eit_parts": {
            fold_digits(name): PartData(
                score=part.score, questions={question_key(raw): score for raw, score in part.questions.items()}
            )
            for name, part in scores.eit_parts.items()
        },
        "quarters": {fold_digits(raw): score for raw, score in scores.quarters.items()},
        "reported_tools": reported,
        "questions": {question_key(raw): score for raw, score in scores.questions.items()},
        "items": {item_key(raw): ItemResult(**_taken(ItemResult, result)) for raw, result in scores.items.items()},
    }


def _rank(rank: Rank | None) -> RankData | None:
    return None if rank is None else RankData(**_taken(RankData, rank))


def _earlier(one: EarlierYear) -> EarlierData:
    return EarlierData(
        score=one.score,
        level=one.level,
        tools={raw.upper(): score for raw, score in one.tools.items()},
        indicators={str(int(fold_digits(raw))): score for raw, score in one.indicators.items()},
        rank=_rank(one.rank),
    )


def indicator_data(result: Indicator) -> IndicatorData:
    """Return an indicator's result."""
    known = _taken(IndicatorData, result) | {"name": result.name or None, "printed": result.printed or None}
    return IndicatorData(**known, lost_points=result.lost)
