"""What a careful reader finds in a report by eye: which of it is told, and which only looks like it and is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.assess.samples import AGENCY, assessed, measures, scores

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND = "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ", "การให้บริการและระบบ E-Service"
AGENCY_WITH_LAW = AGENCY | {
    "units": [*AGENCY["units"], {"id": "law", "name": "งานนิติการ"}, {"id": "money", "name": "กองคลัง"}]
}
DIFFERENT = {
    1: "90.10",
    2: "91.20",
    3: "92.30",
    4: "93.40",
    5: "94.50",
    6: "83.60",
    7: "84.70",
    8: "85.80",
    9: "60.90",
    10: 80,
}
TABLE = """\
| อันดับ | ตัวชี้วัด | คะแนน |
|---|---|---|
| 1 | การแก้ไขปัญหาการทุจริต | 94.50 |
| 2 | {second} | 93.40 |
| 3 | การใช้อำนาจ | 92.30 |
| 4 | การใช้งบประมาณ | 91.20 |
"""
TASK = {"about": {"indicator": 9}, "guidance": [{"text": "สร้างความรู้เรื่องพัสดุ", "responsible": ["money"]}]}
LONG = "บุคลากรบางรายไม่ทราบแนวปฏิบัติเกี่ยวกับการใช้ทรัพย์สินของราชการ และขอยืมไปใช้อย่างไม่ถูกต้อง"


def told(root: Path, codes: str, **files: Any) -> list[str]:  # noqa: ANN401 - plain data
    """Return what is told of these codes in a report of 2565 with these files."""
    return [message for message, _ in placed(root, codes, **files)]


def placed(root: Path, codes: str, **files: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - plain data
    """Return the same, each with its file, line and column."""
    files = {"scores": scores(indicators=DIFFERENT), "agency": AGENCY_WITH_LAW} | files
    found = [one for one in assessed(root, **files).findings if one.code in codes.split()]
    return [(f"{one.code} {one.message}", str(one.place).rpartition("/")[2]) for one in found]


def by(*units: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - plain data
    """Return a measure of these units about indicator 9."""
    return {"addresses": [{"indicator": 9}], "responsible": [*units]} | fields


NAME = "W603 ชื่อตัวชี้วัดพิมพ์ว่า “{}” ชื่อทางการคือ “การใช้ทรัพย์สินของราชการ”"
UNIT = "H728 มอบงานให้ “{}”{} แต่{}"
TOLD: dict[str, tuple[dict[str, Any], str, str]] = {
    "a name of nobody in a table of ranks": (
        {"narrative": TABLE.format(second="การใช้จ่ายเงินของราชการ")},
        NAME.format("การใช้จ่ายเงินของราชการ"),
        "analysis.md:4:7",
    ),
    "a name of nobody in a sentence": (
        {"narrative": "ตัวชี้วัดการใช้จ่ายเงินแผ่นดิน ได้คะแนนเฉลี่ยร้อยละ ๙๓.๔๐\n"},
        NAME.format("การใช้จ่ายเงินแผ่นดิน"),
        "analysis.md:1:10",
    ),
    "an office for the agency": (
        {"narrative": "ผลการประเมินของสำนักงานเทศบาลตำบลบ้านนา ดังนี้\n"},
        "H612 พิมพ์ “สำนักงานเทศบาลตำบลบ้านนา” ในที่ของหน่วยงานที่รับการประเมิน ซึ่งคือ “เทศบาลตำบลบ้านนา”",
        "analysis.md:1:16",
    ),
    "the name that a tool had": (
        {"narrative": "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) พบว่าเผยแพร่ครบ\n"},
        "H613 “แบบตรวจการเปิดเผยข้อมูลสาธารณะ” เป็นชื่อเครื่องมือในปี 2563 ถึง 2564 ปี 2565 คือ “แบบวัดการเปิดเผยข้อมูลสาธารณะ”",
        "analysis.md:1:1",
    ),
    "the first topic's name under the second": (
        {"narrative": f"(๒) {SECOND}\n\nเมื่อพิจารณาจากผลคะแนนที่เกี่ยวกับ{FIRST} พบว่า\n"},
        f"W611 อยู่ใต้ “{SECOND}” แต่กล่าวถึงผลของ “{FIRST}” น่าจะคัดลอกมาแล้วไม่ได้แก้ชื่อ",
        "analysis.md:3:1",
    ),
    "one indicator's name under another": (
        {"narrative": "### 3.2 การใช้งบประมาณ\n\nจากผลคะแนนตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ พบว่าดี\n"},
        "W611 อยู่ใต้ “การใช้งบประมาณ” แต่กล่าวถึงผลของ “การปฏิบัติหน้าที่” น่าจะคัดลอกมาแล้วไม่ได้แก้ชื่อ",
        "analysis.md:3:1",
    ),
    "one topic's name in the entry of another": (
        {"analysis": {"entries": [{"about": {"topic": 2}, "finding": f"ผลคะแนนด้าน{FIRST} พบว่าดี"}]}},
        f"W611 อยู่ใต้ “{SECOND}” แต่กล่าวถึงผลของ “{FIRST}” น่าจะคัดลอกมาแล้วไม่ได้แก้ชื่อ",
        "analysis.yml:4:12",
    ),
    "last year's working group": (
        {"measures": measures(by("clerk", approach="แต่งตั้งคณะทำงานยกระดับ ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๕"))},
        "W508 ปี 2565 น่าจะค้างมาจากปีก่อน ที่นี่ควรเป็น 2566",
        "measures.yml:8:13",
    ),
    "last year's plan in a step": (
        {"measures": measures(by("clerk", steps=["จัดทำแผนปฏิบัติการ ปีงบประมาณ พ.ศ. 2564"]))},
        "W508 ปี 2564 น่าจะค้างมาจากปีก่อน ที่นี่ควรเป็น 2566",
        "measures.yml:9:5",
    ),
    "a number twice among steps": (
        {"measures": measures(by("clerk", steps="๑. จัดทำแผน\n๒. จัดอบรม\n๒. รายงานผล"))},
        "W730 เลขข้อ ๒. ใช้ซ้ำกันสองข้อติดกัน",
        "measures.yml:8:10",
    ),
    "a number twice among measures": (
        {"measures": measures(by("clerk", printed="1.2"), by("plan", printed="1.2"))},
        "W730 เลขข้อ 1.2 ใช้ซ้ำกันสองข้อติดกัน",
        "measures.yml:15:12",
    ),
    "one sentence for two questions": (
        {"analysis": {"entries": [{"about": {"question": code}, "finding": LONG} for code in ("e11", "e12")]}},
        (
            "W713 ผลการวิเคราะห์ข้อความเดียวกันใช้ซ้ำ 2 แห่ง: e11 เจ้าหน้าที่ของหน่วยงานที่ท่านติดต่อ มีการปรับปรุงคุณภาพ"
            "การปฏิบัติงาน/การให้บริการให้ดีขึ้น มากน้อยเพียงใด, e12 หน่วยงานที่ท่านติดต่อ มีการปรับปรุงวิธีการและขั้นตอน"
            "การดำเนินงาน/การให้บริการดีขึ้น มากน้อยเพียงใด"
        ),
        "analysis.yml:4:12",
    ),
    "no gifts in the table": (
        {"narrative": "ให้เพิ่มเติมนโยบายไม่รับของขวัญ รายละเอียดตามตารางแนบท้าย\n"},
        "H729 เนื้อความว่าจะมีนโยบายไม่รับของขวัญ แต่ไม่มีมาตรการใดกล่าวถึง",
        "analysis.md:1:19",
    ),
    "those who report are protected, in the table": (
        {"narrative": "การสร้างมาตรการคุ้มครองและปกปิดข้อมูลของผู้แจ้งเบาะแส ดังตารางต่อไปนี้\n"},
        "H729 เนื้อความว่าจะมีการคุ้มครองผู้แจ้งเบาะแส แต่ไม่มีมาตรการใดกล่าวถึง",
        "analysis.md:1:32",
    ),
    "risks will be assessed": (
        {"narrative": "หน่วยงานจะจัดทำการประเมินความเสี่ยงการทุจริตทุกปี\n"},
        "H729 เนื้อความว่าจะมีการประเมินความเสี่ยงการทุจริต แต่ไม่มีมาตรการใดกล่าวถึง",
        "analysis.md:1:19",
    ),
    "a unit without a measure": (
        {"analysis": {"entries": [TASK]}, "measures": measures(by("clerk"))},
        UNIT.format("กองคลัง", " เรื่องตัวชี้วัดที่ 9 การเปิดเผยข้อมูล", "ไม่มีมาตรการใดที่ส่วนราชการนี้รับผิดชอบ"),
        "analysis.yml:7:7",
    ),
    "a unit without a measure of that": (
        {
            "analysis": {"entries": [TASK]},
            "measures": measures(by("clerk"), by("money", addresses=[{"indicator": 10}])),
        },
        UNIT.format("กองคลัง", " เรื่องตัวชี้วัดที่ 9 การเปิดเผยข้อมูล", "มาตรการของเรื่องนี้ไม่ได้ให้ส่วนราชการนี้รับผิดชอบ"),
        "analysis.yml:7:7",
    ),
    "a task that nobody's measure is about": (
        {"analysis": {"entries": [TASK]}, "measures": measures(by("money", addresses=[{"indicator": 10}]))},
        UNIT.format("กองคลัง", " เรื่องตัวชี้วัดที่ 9 การเปิดเผยข้อมูล", "ไม่มีมาตรการของเรื่องนี้"),
        "analysis.yml:7:7",
    ),
}
CODES = "W508 W603 W611 H612 H613 W713 H728 H729 W730"


@pytest.mark.parametrize(("files", "message", "place"), TOLD.values(), ids=TOLD)
def test_what_a_reader_finds_is_told(tmp_path: Path, files: Any, message: str, place: str) -> None:  # noqa: ANN401 - plain data
    """Each kind of contradiction is told once, where it stands, with what was meant."""
    assert placed(tmp_path, CODES, **files) == [(message, place)]


LEFT: dict[str, dict[str, Any]] = {
    "an alias in the table": {"narrative": TABLE.format(second="การใช้ทรัพย์สินของทางราชการ")},
    "another figure of the table": {"narrative": TABLE.format(second="ค่าเฉลี่ยของกลุ่ม").replace("93.40", "93.41")},
    "other names beside the overall score": {"narrative": "ตัวชี้วัดการประเมินคุณธรรม ได้คะแนนเฉลี่ยร้อยละ 80.80\n"},
    "the office as a place": {"narrative": "ประชุม ณ ห้องประชุมของสำนักงานเทศบาลตำบลบ้านนา ที่สำนักงานเทศบาลตำบลบ้านนา\n"},
    "the tool's name of the year that had it": {"narrative": "ปี 2564 ใช้แบบตรวจการเปิดเผยข้อมูลสาธารณะ\n"},
    "both topics named": {"narrative": f"{SECOND}\n\nผลคะแนนที่เกี่ยวกับ{FIRST} และ{SECOND} พบว่าดี\n"},
    "another topic later in a section": {"narrative": f"{SECOND}\n\nพบว่าดี\n\nผลคะแนนที่เกี่ยวกับ{FIRST} พบว่าดี\n"},
    "a report on last year": {
        "measures": measures(by("clerk", steps=["จัดทำรายงานผลการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2565"]))
    },
    "results of last year": {"measures": measures(by("clerk", steps=["นำผลการประเมินปีงบประมาณ พ.ศ. 2565 มาจัดทำแผน"]))},
    "a plan of several years": {"measures": measures(by("clerk", steps=["จัดทำแผน ปีงบประมาณ พ.ศ. 2564 - 2567"]))},
    "this year's working group": {"measures": measures(by("clerk", steps=["แต่งตั้งคณะทำงาน ปีงบประมาณ พ.ศ. 2566"]))},
    "numbers that begin again": {
        "measures": measures(by("clerk", printed="1"), by("plan", printed="2"), by("law", printed="1"))
    },
    "dashes": {"measures": measures(by("clerk", steps="- จัดทำแผน\n- จัดอบรม"))},
    "a short finding twice": {
        "analysis": {"entries": [{"about": {"question": code}, "finding": "ควรแก้ไข"} for code in ("i20", "i24")]}
    },
    "no gifts in a measure": {
        "narrative": "ให้เพิ่มเติมนโยบายไม่รับของขวัญ รายละเอียดตามตารางแนบท้าย\n",
        "measures": measures(by("clerk", steps=["ประกาศ No Gift Policy"])),
    },
    "no gifts, promised to nobody": {"narrative": "หน่วยงานมีนโยบายไม่รับของขวัญอยู่แล้ว และควรประเมินความเสี่ยงการทุจริต\n"},
    "a task of everyone": {
        "agency": AGENCY_WITH_LAW | {"units": [*AGENCY_WITH_LAW["units"], {"id": "all", "name": "ทุกสำนัก/กอง"}]},
        "analysis": {"entries": [TASK]},
        "measures": measures(by("all"), by("money", addresses=[{"indicator": 10}])),
    },
    "a task of a part": {
        "analysis": {"entries": [TASK | {"guidance": [{"text": "จัดทำ", "responsible": ["clerk"]}]}]},
        "measures": measures(by("plan")),
    },
}


@pytest.mark.parametrize("files", LEFT.values(), ids=LEFT)
def test_what_only_looks_so_is_left_alone(tmp_path: Path, files: Any) -> None:  # noqa: ANN401 - plain data
    """What is right in a report, though it looks like a slip, is not told."""
    assert told(tmp_path, CODES, **files) == []


BY_EYE = {
    "a word in place of another": "ตรวจสอบวัตถุประสงค์และครุภัณฑ์ในแต่ละส่วนงาน\n",
    "a sentence that breaks off": "กำหนดนโยบายพัฒนาทรัพยากรบุคคลที่\n",
    "words that stand twice": "ในเรื่องการบริหารหน่วยงานในเรื่องการบริหารงานบุคคล\n",
    "a name known from elsewhere": "เสนอของบประมาณจากกรมการปกครองท้องถิ่น\n",
    "a heading with nothing below": "## ผลการประเมินรายเครื่องมือ\n\n## สรุปผล\n",
}


@pytest.mark.parametrize("narrative", BY_EYE.values(), ids=BY_EYE)
def test_what_needs_knowledge_of_the_language_is_left_to_the_reader(tmp_path: Path, narrative: str) -> None:
    """Slips of the hand, lost words and names of other offices are not known to the checks, and nothing is said."""
    assert told(tmp_path, CODES, narrative=narrative) == []
