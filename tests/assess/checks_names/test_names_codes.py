"""A code printed with a title that is another's is told with the right code; the right titles are silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.assess.checks_names.told import of_text, told

if TYPE_CHECKING:
    from tests.conftest import TinySite

BRIBES = "การประเมินความเสี่ยงที่อาจเกิดการให้หรือรับสินบนจากการดำเนินงานตามภารกิจของหน่วยงาน"
PLAN = "แผนปฏิบัติการป้องกันการทุจริต"
MEASURES = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
NEXT_YEAR = "การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร"
RISKS = "การประเมินความเสี่ยงการทุจริตและประพฤติมิชอบประจำปี"


def test_real_tak_pao_is_told(tak_pao: TinySite) -> None:
    """O34 as measures and as risks, and a manual called O13, as the report of results 2566 had them."""
    found = [line for line in told(tak_pao) if ": W50" in line]
    two_meanings = f"O34 ของ ITA 2567 คือ “{MEASURES}” แต่ O34 ของปี 2566 คือ “{RISKS}”"
    assert found == [
        f"1:5: W502 O34 ใช้ในสองความหมาย: {two_meanings} ให้เขียนปีกำกับข้างรหัส เช่น ข้อ O34 ของ ITA 2567",
        "7:63: W501 ชื่อ “คู่มือหรือมาตรฐานการปฏิบัติงาน” ไม่ใช่ชื่อของ O13 ปี 2566 ซึ่งคือ “รายงานผลการดำเนินงานประจำปี” น่าจะหมายถึง O14",
    ]


@pytest.mark.parametrize(
    "named",
    [
        "ข้อ O34 ของ ITA 2567 {}",
        "ข้อ O34 (ปี 2567) {}",
        "การประเมิน ITA ประจำปี พ.ศ. ๒๕๖๗ ของสำนักงาน ป.ป.ช. มีข้อ O34\n{}",
        "ข้อ O34 ของ ITA {{{{ ita_year }}}} {}",
        "OIT ปี 2567 ข้อ 34 {}",
        "การเปิดเผยข้อมูลสาธารณะ ปี 2567 (OIT) หัวข้อที่ 34 {}",
    ],
)
def test_a_year_beside_the_code_settles_it(tak_pao: TinySite, named: str) -> None:
    """A code with its year beside it is read in that year, even when it is used in the other sense too."""
    file = tak_pao.root / "tak-pao" / "2566" / "analysis.md"
    file.write_text(named.format(MEASURES) + f"\n\n- O34 {RISKS}\n", encoding="utf-8")
    assert told(tak_pao) == []


def test_one_sense_alone_is_a_misfit(tak_pao: TinySite) -> None:
    """Where nothing uses the code in its own year's sense, the title's codes are told: the year's and the disclosed."""
    folder = tak_pao.root / "tak-pao" / "2566"
    (folder / "analysis.md").write_text(f"ข้อ O34 {MEASURES}\n", encoding="utf-8")
    measures = folder / "measures.yml"
    measures.write_text(measures.read_text(encoding="utf-8").replace(", {item: O34}", ""), encoding="utf-8")
    assert told(tak_pao) == [
        f"1:5: W501 ชื่อ “{MEASURES}” ไม่ใช่ชื่อของ O34 ปี 2566 ซึ่งคือ “{RISKS}” น่าจะหมายถึง O42 หรือ ข้อ O34 ของ ITA 2567"
    ]


def test_a_question_with_anothers_wording_is_told(takhram_en: TinySite) -> None:
    """E๘ with the wording of e9, as the report of results 2565 had it."""
    found = [line for line in told(takhram_en) if ": W50" in line]
    title = "หน่วยงานที่ท่านติดต่อ มีการชี้แจงและตอบคำถาม เมื่อมีข้อกังวลสงสัยเกี่ยวกับการดำ…"
    assert found == [f"17:3: W501 ชื่อ “{title}” ไม่ใช่ชื่อของ e8 ปี 2565 น่าจะหมายถึง e9"]


def test_a_title_of_another_item_of_the_year(tiny: TinySite) -> None:
    """The title of O25 behind O24 is told with the right code, in the narrative and in a YAML field, at the code."""
    tiny.edit("analysis.yml", "finding: เปิดเผย", f"finding: ข้อ O24 {PLAN} เปิดเผย")
    own = "รายงานผลการดำเนินการเพื่อจัดการความเสี่ยงการทุจริตและประพฤติมิชอบ"
    message = f"W501 ชื่อ “{PLAN}” ไม่ใช่ชื่อของ O24 ปี 2568 ซึ่งคือ “{own}” น่าจะหมายถึง O25"
    assert of_text(tiny, f"วิเคราะห์จาก\n\n- O๒๔: {PLAN}\n") == [f"3:3: {message}"]
    assert told(tiny, "analysis.yml") == [f"3:18: {message}"]


def test_a_title_of_another_years_item(tiny: TinySite) -> None:
    """The old number and title of 2566 are told with their year."""
    own = "ข่าวประชาสัมพันธ์"
    assert of_text(tiny, "ข้อ O4 แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน\n") == [
        f"1:5: W501 ชื่อ “แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน” ไม่ใช่ชื่อของ O4 ปี 2568 ซึ่งคือ “{own}” น่าจะหมายถึง O5"
    ]
    assert of_text(tiny, f"ข้อ O25 {NEXT_YEAR}\n") == [
        f"1:5: W501 ชื่อ “{NEXT_YEAR}” ไม่ใช่ชื่อของ O25 ปี 2568 ซึ่งคือ “{PLAN}” น่าจะหมายถึง ข้อ O25 ของ ITA 2569"
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"ข้อ O25 {PLAN}",
        f"ข้อ O25 {PLAN}ของหน่วยงานประจำปี พ.ศ. 2568",
        "ข้อ O25 แผนป้องกันการทุจริต",
        "ข้อ O25 แผนปฏิบัติการ",
        "- ๐8 คู่มือหรือมาตรฐานการปฏิบัติงาน".replace("๐", "O"),
        "- O1 โครงสร้าง",
        "ข้อ O2 โครงสร้างการแบ่งส่วนราชการไม่แสดงผู้บริหารอีกคนหนึ่ง",
        f"ข้อ O24 และ{PLAN} เป็นสองเรื่อง",
        f"ข้อ O24, O25 และ O26 ได้แก่ {PLAN}",
        'ข้อ O24 {{ item_title("O24") }} และ O25 {{ item_title("O25") }}',
        f"จัดทำ{PLAN} (อ้างอิงจาก O25) และจัดการเรื่องร้องเรียน (O17)",
        "ข้อ e13 ควรจัดทำ E-Service (O10) ให้เข้าถึงง่าย",
        "CO2 กับ อ่าน ISO9001",
        "ดูข้อ e8 ช่องทางติดต่อสอบถาม",
    ],
)
def test_right_codes_are_silent(tiny: TinySite, text: str) -> None:
    """Right titles, longer, shorter or in the words of another year, and prose after a code, are no findings."""
    assert of_text(tiny, f"{text}\n") == []


def test_notes_are_left_alone(tiny: TinySite) -> None:
    """A note may quote what the report printed."""
    tiny.append("scores.yml", f"notes:\n  - text: รายงานพิมพ์ว่า O24 {PLAN}\n")
    assert told(tiny, "scores.yml") == []


def test_a_narratives_comment_is_left_alone(tiny: TinySite) -> None:
    """What stands in a comment is on no page, and does not move the place of what follows."""
    found = of_text(tiny, f"{{## O24 {PLAN} ##}}\nO24 {PLAN}\n")
    assert [line.partition(" ")[0] for line in found] == ["2:1:"]


def test_bribes_of_two_years(tiny: TinySite) -> None:
    """The long title of O23 is known by its beginning and never taken for O34 of 2566."""
    assert of_text(tiny, f"- O23 {BRIBES}\n- O23 การประเมินความเสี่ยงที่อาจเกิดการให้หรือรับสินบน\n") == []
