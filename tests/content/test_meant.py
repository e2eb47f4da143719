"""What was meant by words that are no value: each word of each list, and what is told or taken instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from prongsai.content._fields import one_of
from prongsai.content._meant import like_measure, like_step, like_tool, like_unit, reference_meant
from prongsai.content._near_dates import near_date
from prongsai.content._near_periods import near_period
from prongsai.content._wrong import _meant_by
from prongsai.content.model import agency, analysis, measures, plan, points, progress, record, scores
from prongsai.content.model.analysis import _Kind
from prongsai.content.model.progress import _LIKE_REASONS, REASONS, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import TinySite

UNITS = {"clerk": "สำนักปลัดเทศบาล", "finance": "กองคลัง", "works": "กองช่าง"}
MEASURES = {"m01": "มาตรการเผยแพร่ข้อมูล", "m02": "มาตรการป้องกันการทุจริต"}
STEPS = ("จัดทำแผน", "เผยแพร่แผน", "อบรม")
_Reason = Annotated[str, one_of(REASONS, in_thai=True, like=_LIKE_REASONS)]


def _choice(kind: TypeAdapter[str], written: str) -> str:
    """Return the key that is taken, or else what is told."""
    try:
        return kind.validate_python(written)
    except ValidationError as error:
        return str(error.errors()[0]["ctx"]["hint"])


STATUS, KIND, REASON = TypeAdapter(Status), TypeAdapter(_Kind), TypeAdapter(_Reason)
READ: dict[str, Callable[[str], str | None]] = {
    "status": lambda written: _choice(STATUS, written),
    "status meant": lambda written: _choice(STATUS, written),
    "kind meant": lambda written: _choice(KIND, written),
    "reason meant": lambda written: _choice(REASON, written),
    "date": lambda written: near_date(written, 2568),
    "period": lambda written: near_period(written, 2568),
    "period of no year": lambda written: near_period(written, None),
    "unit": lambda written: like_unit(written, UNITS),
    "measure": lambda written: like_measure(written, MEASURES),
    "step": lambda written: like_step(written, STEPS),
    "tool": like_tool,
    "reference": reference_meant,
    "reference but to an item": lambda written: reference_meant(written, "item"),
}
# What is told or taken, without the words that say that it is the nearest, by what is written.
MEANT: dict[str, dict[str, tuple[str, ...]]] = {
    "status": {
        "not_started": (
            "ยังไม่ได้ดำเนินการ",
            "ยังไม่ดำเนินการ",
            "ยังไม่ได้เริ่ม",
            "ยังไม่เริ่มดำเนินการ",
            "ยังไม่ได้เริ่มดำเนินการ",
            "รอดำเนินการ",
            "not_started",
            "ยังไม่เริ่ม",
            "NOT-STARTED",
        ),
        "in_progress": (
            "อยู่ระหว่างดำเนินการ",
            "อยู่ระหว่างการดำเนินการ",
            "ระหว่างดำเนินการ",
            "กำลังดำเนินงาน",
            "เริ่มดำเนินการแล้ว",
            "in_progress",
            "กำลังดำเนินการ",
            "In Progress",
        ),
        "done": (
            "ดำเนินการแล้วเสร็จ",
            "ดำเนินการเสร็จสิ้น",
            "ดำเนินการแล้ว",
            "เสร็จสิ้น",
            "เสร็จแล้ว",
            "สำเร็จ",
            "ดำเนินการเสร็จแล้ว",
            "แล้วเสร็จตามแผน",
            "done",
            "แล้วเสร็จ",
        ),
        "cancelled": ("ยกเลิกมาตรการ", "ยกเลิกโครงการ", "ยกเลิกการดำเนินการ", "cancelled", "ยกเลิก"),
    },
    "status meant": {
        "ยกเลิก": ("ขอยกเลิก", "ระงับ", "ยุติ", "งดดำเนิน", "cancelled!", "ได้ยุติ"),
        "กำลังดำเนินการ": (
            "ไม่เสร็จ",
            "ยังไม่แล้วเสร็จ",
            "บางส่วน",
            "ระหว่าง",
            "กำลังทำ",
            "ต่อเนื่อง",
            "ดำเนินการอยู่",
            "ดำเนินการ",
            "ดำเนินการตามแผน",
            "ล่าช้า",
            "ร้อยละ 50",
            "99%",
            "5",
            "progressing",
            "ongoing",
        ),
        "ยังไม่เริ่ม": ("ยังไม่ทำ", "ไม่ได้ทำ", "ไม่ดำเนินการ", "รออนุมัติ", "เลื่อน", "ชะลอ", "pending", "to start"),
        "แล้วเสร็จ": (
            "เสร็จ",
            "สำเร็จดี",
            "ครบถ้วน",
            "แล้ว",
            "ได้ดำเนินการแล้วครับ",
            "บรรลุ",
            "100%",
            "✓",
            "completed",
            "finish",
            "doned",
        ),
        "": ("xyz",),
    },
    "kind meant": {
        "ต้องแก้ไขโดยเร่งด่วน": ("ด่วน", "urgently"),
        "รักษาระดับ": ("รักษา", "คงไว้", "คงสภาพ", "maintained"),
        "ต้องพัฒนาให้ดีขึ้น": ("พัฒนา", "ปรับปรุง", "แก้ไข", "เพิ่มเติม", "improvement"),
        "จุดอ่อน": ("อ่อน", "ด้อย", "บกพร่อง", "ปัญหา", "จำกัด", "weak"),
        "จุดแข็ง": ("แข็ง", "เด่น", "ข้อดี", "ดีเยี่ยม", "ดีมาก", "strong"),
        "strength": ("จุดแข็ง",),
        "": ("xyz",),
    },
    "reason meant": {
        "งบประมาณ": ("งบ", "เงินไม่พอ", "money"),
        "บุคลากร": ("เจ้าหน้าที่", "พนักงาน", "อัตรากำลัง", "คน", "staff"),
        "ระเบียบ กฎหมาย": ("กฎหมาย", "ข้อบังคับ", "law", "legal", "ระเบียบใหม่"),
        "ผู้รับจ้าง": ("จ้าง", "พัสดุ", "จัดซื้อ", "vendor", "supplier"),
        "สถานการณ์ภายนอก": ("ภายนอก", "ภัย", "โรค", "โควิด", "เลือกตั้ง", "น้ำท่วม", "disaster"),
        "อื่น ๆ": ("อื่น",),
        "budget": ("budget",),
        "": ("xyz",),
    },
    "date": {
        "1 ม.ค. 2568": ("1 jan 2025",),
        "ก.พ. 2568": ("feb 25",),
        "15 มี.ค. 2569": ("15 Mar. 2026",),
        "เม.ย. 2568": ("apr-2568",),
        "1 พ.ค. 2568": ("1 May 2025",),
        "มิ.ย. 2568": ("jun 2025",),
        "ก.ค. 2568": ("jul 2025",),
        "ส.ค. 2568": ("aug 2025",),
        "ก.ย. 2568": ("sep 2025",),
        "ต.ค. 2568": ("oct 2025", "ภายในเดือน ต.ค. 2568"),
        "พ.ย. 2568": ("nov 2025",),
        "ธ.ค. 2568": ("December 2025",),
        "1 ต.ค. 2568": (
            "2568/10/1",
            "2025-10-01",
            "3111-10-01",
            "1 ตุลาคน 2568",
            "เมื่อวันที่ 1 ต.ค. 2568 เวลา 9.00 น.",
            "“1 ต.ค. 2568”",
            "๑／๑๐／๒๕๖๘",
        ),
        "1 ก.พ. 2569": ("1 กุมพาพันธ์ 2569",),
        "(เดือนนี้มีถึงวันที่ 30: 30 ก.ย. 2569)": ("31 ก.ย. 2569",),
        "(เดือนนี้มีถึงวันที่ 28: 28 ก.พ. 2569)": ("30 ก.พ. 2569",),
        "(ถ้ายังไม่มีให้ลบบรรทัดนี้)": ("-", "–", "ไม่มี", "ยังไม่มี", "ไม่ระบุ", "ไม่ได้รายงาน", "ยังไม่เสร็จ", "ไม่เกี่ยวข้อง", "รอผล"),
        "": ("รอบแรก", "xx", "1 ต.ค."),
    },
    "period": {
        "(ถ้ารายงานไม่ระบุ ให้ลบบรรทัดนี้)": ("-", "ไม่กำหนด"),
        "6 เดือนแรก หรือ 6 เดือนหลัง": ("6 เดือน", "รอบ ๖ เดือน", "ภายในหกเดือน", "ครึ่งปี"),
        "ไตรมาส 1-4": ("ไตรมาส 4-1",),
        "(ไตรมาสมี 1 ถึง 4)": ("ไตรมาส 0", "ไตรมาส 5", "ไตรมาส 2-5"),
        "ไตรมาส 2": ("ไตรมาส 2 - 2", "ไตรมาสสอง", "ไตมาส 2"),
        "ไตรมาส 1": ("ไตรมาสหนึ่ง",),
        "ไตรมาส 3": ("ไตรมาสที่สาม", "Q3"),
        "ไตรมาส 4": ("ไตรมาสสี่", "quarter 4"),
        "ปีงบประมาณ พ.ศ. 2569": ("พ.ศ. 2569", "ปี พ.ศ. 2569", "ปี 2569"),
        "ภายใน ก.ย. 2569": ("สิ้นปีงบประมาณ", "ภายในสิ้นปี", "ปลายปี", "ก่อนสิ้นปีงบประมาณ", "ก่อนเดือนตุลาคม 2569"),
        "ภายใน 30 มี.ค. 2569": ("ก่อนวันที่ 31 มีนาคม 2569", "ให้แล้วเสร็จก่อน 31 มี.ค. 2569"),
        "ภายใน 31 มี.ค. 2569": ("ก่อนวันที่ 1 เม.ย. 2569",),
        "ภายใน ธ.ค. 2568": ("ก่อน ม.ค. 2569",),
        "ภายใน 31 ธ.ค. 2568": ("ก่อนไตรมาสที่ 2",),
        "ภายใน มีนาคม 2569": ("ภายใน มีนาคน 2569", "ก่อนสิ้นเดือนมีนาคม 2569", "ก่อนสิ้นเดือน มีนาคม 2569", "สิ้นเดือนมีนาคม 2569"),
        "ภายใน ไตรมาส 2": ("สิ้นไตรมาส 2",),
        "1 ม.ค. 2569 – 31 มี.ค. 2569": ("ไตรมาส 1 ปีปฏิทิน",),
        "1 ต.ค. 2568 – 31 ธ.ค. 2568": ("ไตรมาสที่ 4 ของปีปฏิทิน",),
        "ไตรมาส 2/2569": ("Q2/2569",),
        "ไตรมาส 1-ไตรมาส 2": ("q1-q2",),
        "ไตรมาส 1 ปีปฏิทิน 2569": ("ไตรมาส 1 (ปีปฏิทิน 2569)",),
        "ไตรมาส 2 ปีงบประมาณ 2570": ("ไตรมาส 2 (ปีงบประมาณ 2570)",),
        "": ("xx", "ภายในไตรมาส 1 ปีปฏิทิน", "ก่อนกำหนด", "ปีปฏิทิน"),
        "6 เดือนแรก": ("6 เดือนเเรก", "first half"),
        "ตลอดปีงบประมาณ": ("ตลอดปีงบประมาน", "Fiscal-Year"),
        "6 เดือนหลัง": ("second_halv",),
        "2568-10-01": ("2025-10-01",),
        "(เดือนนี้มีถึงวันที่ 31: 31 ต.ค. 2568)": ("32 ต.ค. 2568",),
    },
    "period of no year": {
        "": ("สิ้นปี",),
        "2568-10-01": ("2025-10-01",),
    },
    "unit": {
        "finance": ("กองคลัง", "กอง คลัง", "“กองคลัง”", "กองคลัง;ใคร", "กองคลังง", "finanse"),
        "clerk": ("CLERK", "สำนักปลัด", "ปลัดเทศบาล"),
        "(หลายส่วนราชการให้เขียนเป็นรายการ: [finance, works])": ("กองคลัง, กองช่าง", "กองคลังและกองช่าง", "กองคลัง/กองช่าง"),
        "(หลายส่วนราชการให้เขียนเป็นรายการ: [finance, clerk])": ("กองคลัง กับ clerk",),
        "(ใช้ได้: clerk, finance, works)": ("กอง", "zz", "“zz”"),
        "works": ("กองช้าง",),
    },
    "measure": {
        "m01": ("1", "ข้อ 1.", "มาตรการเผยแพร่ข้อมูล", "เผยแพร่ข้อมูล", "m1"),
        "m02": ("๒", "มาตรการที่ 2", "ที่ 2)", "m03"),
        "(ใช้ได้: m01, m02)": ("3", "มาตรการ", "zz"),
    },
    "step": {
        "1": ("จัดทำแผน", "จัดทำ", "จัดทำแผง"),
        "": ("แผน", "อบ", "zz"),
        "3": ("อบรม",),
        "2": ("เผยแพร่",),
    },
    "tool": {
        "IIT": ("IIT", "แบบวัด IIT"),
        "EIT": ("เครื่องมือ e i t",),
        "OIT": ("oit", "แบบวัด OIT"),
        "": ("OITT", "XIT"),
    },
    "reference": {
        "item: O18": ("O18",),
        "": ("๐18", "ข้อ 9", "ข้อ O9", "x", "123"),
        "item: O5": ("o 5",),
        "question: e13": ("e13",),
        "question: i3": ("I3",),
        "tool: IIT": ("IIT",),
        "tool: EIT": ("แบบวัด EIT",),
        "indicator: 9": ("9", "ตัวชี้วัดที่ ๙", "ที่ 9"),
    },
    "reference but to an item": {
        "": ("O18",),
        "question: e13": ("e13",),
    },
}


@pytest.mark.parametrize(
    ("what", "meant", "written"),
    [(what, meant, written) for what, told in MEANT.items() for meant, words in told.items() for written in words],
)
def test_what_is_written_is_told_with_what_is_meant(what: str, meant: str, written: str) -> None:
    """Words of reports, slips, English and other eras; nothing is told where nothing is near."""
    told = READ[what](written) or ""
    assert told.removeprefix(" (ใกล้เคียงที่สุด: ").removesuffix(")" if "ใกล้เคียง" in told else "") == (
        f" {meant}" if meant.startswith("(") else meant
    )


RECORDS = {
    name: one
    for module in (agency, analysis, measures, plan, points, progress, record, scores)
    for name, one in vars(module).items()
}
NAMES = [
    ("Advice", "title", "text"),
    ("Unit", "title", "name"),
    ("CompiledFrom", "text", "title"),
    ("CompiledFrom", "name", "title"),
    ("Advice", "name", "text"),
    ("Advice", "note", "text"),
    ("Thresholds", "goal", "target"),
    ("Thresholds", "aim", "target"),
    ("Measure", "aim", "addresses"),
    ("SubStep", "date", "due"),
    ("Window", "date", "end"),
    ("SubStep", "period", "due"),
    ("Window", "period", "end"),
    ("SubStep", "deadline", "due"),
    ("Window", "deadline", "end"),
    ("Point", "number", "mark"),
    ("Measure", "number", "printed"),
    ("Unit", "number", "id"),
    ("Point", "no", "mark"),
    ("Measure", "no", "printed"),
    ("Document", "no", "number"),
    ("Measure", "unit", "responsible"),
    ("Measure", "units", "responsible"),
    ("Measure", "owner", "responsible"),
    ("IndicatorScore", "overall", "score"),
    ("Reference", "part", "tool"),
    ("Thresholds", "pass", "target"),
    ("Thresholds", "pass_mark", "target"),
    ("Thresholds", "act_below", "improve"),
    ("Limitation", "effect", "analysis"),
    ("Limitation", "impact", "analysis"),
    ("Limitation", "ผลกระทบ", "analysis"),
    ("Analysis", "memo", "document"),
    ("Analysis", "letter", "document"),
    ("Analysis", "บันทึกข้อความ", "document"),
    ("Analysis", "หนังสือ", "document"),
    ("Agency", "tambon", "subdistrict"),
    ("Agency", "amphoe", "district"),
    ("Agency", "changwat", "province"),
    ("ProgressEntry", "cause", "reason_code"),
]


@pytest.mark.parametrize(("kind", "written", "meant"), NAMES)
def test_another_name_means_a_field_of_the_record(kind: str, written: str, meant: str) -> None:
    """The first that the record has of those that the word may mean."""
    assert _meant_by(f" {written.upper()}", RECORDS[kind]) == meant


@pytest.mark.parametrize("typed", ["EIT:2", "EIT.2", "EIT/๒", "eit ส่วนที่ ๒", "แบบวัด EIT ส่วน 2"])
def test_a_part_of_eit_is_taken_with_any_separator(tiny: TinySite, typed: str) -> None:
    """A measure may aim at a part of EIT, whatever stands between its letters and its number."""
    tiny.edit("measures.yml", "{indicator: 9}", f'{{tool: "{typed}"}}')
    assert [line for line in tiny.lines() if "E108" in line] == []


def test_only_eit_has_parts(tiny: TinySite) -> None:
    """A part of a tool that has none is refused, not read as the whole."""
    tiny.edit("measures.yml", "{indicator: 9}", '{tool: "OIT:1"}')
    told = "E108 ไม่รู้จักเครื่องมือ “OIT:1” (มี IIT, EIT, OIT) (ใกล้เคียงที่สุด: OIT)"
    assert tiny.lines() == [f"thung-thong/2568/measures.yml:4:24: {told}"]


# What a measure may aim at as an officer types it, and what is told of it.
AIMS = {
    '{question: "EIT1"}': "E110 ไม่รู้จักข้อคำถาม “EIT1” ของปี 2568 (ใกล้เคียงที่สุด: e1)",
    '{question: "อี 1"}': "(ใกล้เคียงที่สุด: e1)",
    "{question: 1}": "E110 ไม่รู้จักข้อคำถาม “1” ของปี 2568",
    '{question: "i1,2"}': "(ใส่ได้ทีละข้อ ให้แยกเป็น i1, i2)",
    '{item: "O1 – O3"}': "(ใส่ได้ทีละข้อ ให้แยกเป็น O1, O2, O3)",
    '{item: "O12-15"}': "(ใส่ได้ทีละข้อ ให้แยกเป็น O12, O13, O14, O15)",
    '{item: "โอ 12"}': "(ใกล้เคียงที่สุด: O12)",
    "{topic: สาม}": "E116 ไม่มีประเด็นที่ สาม (มีประเด็นที่ 1 ถึง 7) (ใกล้เคียงที่สุด: 3)",
    "{topic: ประเด็นที่ ๓}": "E116 ไม่มีประเด็นที่ 3 (มีประเด็นที่ 1 ถึง 7) (ใกล้เคียงที่สุด: 3)",
    "{indicator: ตัวชี้วัด ๓}": "E106 ไม่มีตัวชี้วัด 3 (มีตัวชี้วัดที่ 1 ถึง 10) (ใกล้เคียงที่สุด: 3)",
    '{indicator: "#3"}': "(ใกล้เคียงที่สุด: 3)",
    "{indicator: 12.5}": "(ใกล้เคียงที่สุด: 10)",
    "{indicator: 100}": "(ใกล้เคียงที่สุด: 10)",
}


@pytest.mark.parametrize("typed", AIMS)
def test_an_aim_is_told_with_what_is_meant(tiny: TinySite, typed: str) -> None:
    """A tool's letters, a letter's sound, several codes in one, a number in words or beyond the list, no word twice."""
    tiny.edit("measures.yml", "{indicator: 9}", typed)
    [line] = [line for line in tiny.lines() if "measures.yml:4:" in line]
    assert line.endswith(AIMS[typed])


@pytest.mark.parametrize(("typed", "meant"), [("67", 2567), ("ปี 2566", 2566), ("1998", 2567), ("2570", 2567)])
def test_an_earlier_year_is_told_with_the_nearest(tiny: TinySite, typed: str, meant: int) -> None:
    """A year of two digits, among words, too old or not before the results."""
    tiny.append("scores.yml", f"earlier: {{{typed}: 90}}\n")
    assert next(line for line in tiny.lines() if "E119" in line).endswith(f"(ใกล้เคียงที่สุด: {meant})")


def test_a_unit_above_is_told_by_its_name(tiny: TinySite) -> None:
    """A unit that another belongs to may be called by its name by mistake, as whoever is responsible is."""
    tiny.edit("agency.yml", "    name: กองคลัง\n", "    name: กองคลัง\n    part_of: สำนักปลัดเทศบาล\n")
    [line] = [line for line in tiny.lines() if "E109" in line]
    assert line.endswith("“สำนักปลัดเทศบาล” ใน units ของ agency.yml (ใกล้เคียงที่สุด: clerk)")
