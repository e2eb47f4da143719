"""What officers type in other forms than the usual one is read, or told with the very form to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.model.conftest import Report

STEPS = "    steps: [จัดทำข้อมูลให้ครบถ้วน]\n"
ENTRY = "entries:\n  - about: {indicator: 9}\n    finding: เปิดเผยข้อมูลครบถ้วน\n"
MEASURES = "measures.yml:5"


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ("[{title: ก, steps: [{title: ข, steps: [ค]}]}]", ":43: E104 ไม่รู้จักชื่อข้อมูล “steps” (ซ้อนได้เพียงสองระดับ)"),
        ("[{title: ก, number: 1}]", ":24: E104 ไม่รู้จักชื่อข้อมูล “number” (ใกล้เคียงที่สุด: mark)"),
        ("[{title: ก, date: มี.ค. 2569}]", ":24: E104 ไม่รู้จักชื่อข้อมูล “date” (ใกล้เคียงที่สุด: due)"),
        ("[ก, [ข, ค]]", ":16: E101 ขั้นตอนต้องเป็น {title: ขั้นตอน, steps: [ข, ค]} (พบ รายการ)"),
        ("[{ก: [ข, ค]}]", ":13: E101 ขั้นตอนต้องเป็น {title: ก, steps: [ข, ค]} (พบ กลุ่มข้อมูล)"),
    ],
)
def test_steps_are_told_in_their_form(report: Report, steps: str, told: str) -> None:
    """Steps below the words of another, a third level, and fields by other words."""
    report.put(f"    steps: {steps}\n", STEPS)
    assert report.lines() == [MEASURES + told]


@pytest.mark.parametrize("tool", ["EIT (ส่วนที่ 2)", "EIT ส่วน ๒", "แบบวัด EIT ส่วนที่ 2", "eit2"])
def test_a_part_of_eit_is_read_as_it_is_called(report: Report, tool: str) -> None:
    """However a report writes it, it is the same part, with its title."""
    report.put(f"    addresses: [{{tool: {tool}}}]\n", "    addresses: [{indicator: 9}]\n")
    assert [one["value"] for one in report.data()["measures"][0]["addresses"]] == ["EIT:2"]


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("เม.ย. 2569 เป็นต้นไป", "2026-04-01", "None"),
        ("1/10/2568-30/9/2569", "2025-10-01", "2026-09-30"),
    ],
)
def test_a_period_without_its_usual_words_is_read(report: Report, period: str, start: str, end: str) -> None:
    """A time from a day on, and days with slashes joined by a hyphen."""
    report.put(f"    period: {period}\n")
    view = report.assessed().measures[0]
    assert (str(view.start), str(view.end)) == (start, end)


@pytest.mark.parametrize("budget", ["25,000.-", "งบประมาณ ๒๕,๐๐๐ บาท", "25,000.- บาท", "จำนวนเงิน 25000 บาทถ้วน"])
def test_a_sum_is_a_number_whatever_stands_around_it(report: Report, budget: str) -> None:
    """The data have the sum, the page prints it in one way."""
    report.put(f"    budget: {budget}\n    period: fiscal_year\n")
    assert report.data()["measures"][0]["budget"]["amount"] == 25000
    assert report.details("งบประมาณ") == ["25,000 บาท"]


@pytest.mark.parametrize(
    ("budget", "amount"),
    [("2.5 ล้านบาท", 2_500_000), ("๓ แสนบาท", 300_000), ("12 หมื่น", 120_000), ("1.25 ร้อยล้านบาท", 125_000_000)],
)
def test_a_sum_by_a_power_of_ten_is_a_number(report: Report, budget: str, amount: int) -> None:
    """Millions and hundreds of thousands are told in baht."""
    report.put(f"    budget: {budget}\n    period: fiscal_year\n")
    assert report.data()["measures"][0]["budget"] == {"amount": amount, "text": None}


@pytest.mark.parametrize(
    ("budget", "found"),
    [('"-500"', "พบ -500 ติดลบไม่ได้ เงินที่ได้คืนให้หักออกก่อน"), ("{amount: 2.5 ล้านบาท}", "พบ 2.5 ล้านบาท ให้เขียน 2500000")],
)
def test_a_sum_that_is_none_is_told(report: Report, budget: str, found: str) -> None:
    """Less than nothing is no sum and no words either; where a number must stand, the number is told."""
    report.put(f"    budget: {budget}\n    period: fiscal_year\n")
    [told] = [one.partition(" ")[2] for one in report.lines() if "E101" in one]
    assert told == f"E101 จำนวนเงินต้องเป็นจำนวนบาท เช่น 25000 ({found})"


def test_what_a_measure_is_to_reach_is_no_score(report: Report) -> None:
    """The goal of a measure for indicator 9 is not held against that indicator's score."""
    report.put("    kpi: {text: ผู้ผ่านการอบรมร้อยละ 80.00, target: 80%}\n    period: fiscal_year\n")
    assert report.lines() == []


def test_limitations_may_be_a_list_of_texts(report: Report) -> None:
    """Each is prose of its own."""
    report.site.write("thung-thong/2568/analysis.yml", f"{ENTRY}limitations: [งานมาก, คนน้อย]\n")
    assert report.lines() == []
    assert [one["text"] for one in report.data()["limitations"]] == ["งานมาก", "คนน้อย"]


@pytest.mark.parametrize(
    ("name", "lines", "told"),
    [
        ("narrative", "\nมอบหมายกองช่างเผยแพร่ข้อมูล\n", "analysis.md:5:8"),
        ("narrative", "\nโดยมอบกองช่างดำเนินการ และให้กองช่างเผยแพร่\n", "analysis.md:5:7"),
        ("advice", "advice:\n  - text: ให้กองช่างเผยแพร่ข้อมูล\n", "analysis.yml:5:11"),
        ("limitations", "limitations:\n  - {text: ก, handling: มอบกองช่าง}\n", "analysis.yml:5:25"),
    ],
)
def test_whom_guidance_names_without_a_measure_is_told(report: Report, name: str, lines: str, told: str) -> None:
    """In the narrative, in advice and beside a limitation; the unit is then not told to be named nowhere, too."""
    report.site.edit("agency.yml", "units:\n", "units:\n  - {id: works, name: กองช่าง}\n")
    report.site.append("analysis.md" if name == "narrative" else "analysis.yml", lines)
    assert report.lines() == [f"{told}: H727 แนวทางกล่าวถึง “กองช่าง” แต่ไม่มีมาตรการใดที่ส่วนราชการนี้รับผิดชอบ"]


def test_a_note_on_what_is_not_there_is_told(report: Report) -> None:
    """A note whose place its file does not have would stand below the page, away from what it is about."""
    report.site.append("measures.yml", "notes:\n  - {text: ก, at: m09}\n  - {text: ข, at: m01}\n")
    assert report.lines() == ["measures.yml:19:19: W317 บันทึกชี้ไปที่ “m09” ซึ่งไม่มีในไฟล์นี้ (ใกล้เคียงที่สุด: m02)"]


def test_a_place_is_not_called_twice_what_it_is(report: Report) -> None:
    """Whoever types จังหวัด before the name of the province has it once on every page."""
    report.site.edit("agency.yml", "province: ตัวอย่าง", "province: จังหวัดตัวอย่าง\ndistrict: อ.ทุ่งทอง")
    pages = "".join(report.tree().pages.values())
    assert "จังหวัดตัวอย่าง" in pages
    assert "อำเภอทุ่งทอง" in pages
    assert "จังหวัดจังหวัด" not in pages
    assert "อำเภออ." not in pages


def test_an_address_of_a_page_is_to_be_whole(report: Report) -> None:
    """The name of a Facebook page is text; its address without https:// would be no link."""
    report.site.append("agency.yml", "contact:\n  facebook: facebook.com/thungthong\n")
    told = "E118 ที่อยู่เว็บต้องขึ้นต้นด้วย https:// หรือ http:// (พบ “facebook.com/thungthong”) ให้เขียน https://facebook.com/thungthong"
    assert [line.partition(" ")[2] for line in report.lines()] == [told]


def test_the_printed_order_may_have_its_names(report: Report) -> None:
    """A name beside a number is what the report prints, shown where it is not the official one."""
    report.site.append("scores.yml", "ranking: [1. การทำหน้าที่, ๒ การใช้งบประมาณ, 3, 4, 5, 6, 7, 8, 9, 10]\n")
    assert [one["printed"] for one in report.data()["indicators"]][:2] == ["การทำหน้าที่", None]
    assert "รายงานพิมพ์" in report.tree().pages["thung-thong/2568/index.md"]


ROUND = """\
rounds:
  - months: 6
    entries:
      - {measure: m01, status: กำลังดำเนินการ, reason: ก, reason_code: งบประมาณ}
      - {measure: m02, status: ยกเลิก, reason: ข, reason_code: budget}
"""


def test_causes_of_lateness_are_counted(report: Report) -> None:
    """A cause beside the reason's words is a code in the data, its name on the page, where each is counted."""
    report.site.write("thung-thong/2568/progress.yml", ROUND)
    assert [row["reason_code"] for row in report.rows("progress.csv")] == ["budget", "budget"]
    told = "สาเหตุที่ล่าช้าหรือยกเลิก ตามรายงานล่าสุดของแต่ละมาตรการ: งบประมาณ 2 มาตรการ"
    assert told in report.page("progress").text()


def test_a_cause_of_no_kind_is_told_with_the_nearest(report: Report) -> None:
    """Words of a cause are told the kind that they mean."""
    report.site.write("thung-thong/2568/progress.yml", ROUND.replace("งบประมาณ", "น้ำท่วม"))
    choices = "งบประมาณ, บุคลากร, ระเบียบ กฎหมาย, ผู้รับจ้าง, สถานการณ์ภายนอก, อื่น ๆ"
    told = f"progress.yml:4:72: E113 ไม่รู้จัก “น้ำท่วม” (ใช้ได้: {choices}) (ใกล้เคียงที่สุด: สถานการณ์ภายนอก)"
    assert [line for line in report.lines() if "E113" in line] == [told]


def test_more_money_than_the_budget_is_told(report: Report) -> None:
    """What was spent of a measure's own sum may not be more; a sum that the table says for all is not its own."""
    report.put("    budget: 40,000\n    period: fiscal_year\n")
    report.site.write("thung-thong/2568/progress.yml", ROUND.replace("reason: ก", "spent: 45000"))
    assert [line.partition(" ")[2] for line in report.lines() if "W824" in line] == [
        "W824 มาตรการ “มาตรการเผยแพร่ข้อมูล” รอบ 6 เดือน ใช้ไป 45,000 บาท เกินงบประมาณ 40,000 บาท"
    ]
