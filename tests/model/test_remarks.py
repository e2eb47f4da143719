"""Notes and reasons stand on the page that they concern, at what they concern; readers are given no advice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.model.conftest import Report

SAME = """\
entries:
  - {about: {indicator: 1}, finding: ควรรักษามาตรฐาน}
  - {about: {indicator: 2}, finding: ควรรักษามาตรฐาน}
  - {about: {indicator: 3}, finding: ควรรักษามาตรฐาน}
acknowledge: {finding: W713, reason: รายงานพิมพ์เช่นนี้}
notes:
  - {text: รายงานพิมพ์เลขข้อซ้ำ, line: 12}
  - {text: หัวข้อนี้พิมพ์ผิด, at: entries.3}
"""


def test_reasons_and_notes_stand_where_they_belong(report: Report) -> None:
    """A reason stands at the entry where it was found, a note that names its place there, any other below the page."""
    report.site.write("analysis.yml", SAME)
    page = report.page("analysis")
    pieces = [one.text() for one in page.all("section") if one.attributes.get("class") == "ps-entry"]
    assert ["รายงานพิมพ์เช่นนี้" in one for one in pieces] == [True, False, False]
    assert ["หัวข้อนี้พิมพ์ผิด" in one for one in pieces] == [False, False, True]
    notes = [one.text() for one in page.all("ul") if one.attributes.get("class") == "ps-notes"]
    assert len(notes) == 1
    assert "รายงานพิมพ์เลขข้อซ้ำ (บรรทัดที่ 12" in notes[0]


def test_the_item_page_has_the_notes_of_its_measures(report: Report) -> None:
    """A note on a measure stands in its details, one on the file below, and both on the page of the item."""
    report.site.append("measures.yml", "notes:\n  - {text: พิมพ์ไว้สองแถว, at: m02}\n  - {text: ตารางไม่มีหัว}\n")
    assert report.details("ข้อสังเกตต่อข้อมูล") == ["พิมพ์ไว้สองแถว"]
    notes = [
        one.text().strip() for one in report.page("measures").all("ul") if one.attributes.get("class") == "ps-notes"
    ]
    assert notes == ["ตารางไม่มีหัว"]


def test_readers_get_figures_and_reason_without_advice(report: Report) -> None:
    """An acknowledged contradiction tells the two figures and the reason; how to mend it is for the officer."""
    report.site.append("analysis.md", "\nคะแนนภาพรวม 91.25\n")
    report.site.append("analysis.yml", "acknowledge: {finding: W401, reason: รายงานพิมพ์ 91.25}\n")
    assert any("W401" in line and "{{ overall }}" in line for line in report.lines())
    for part in ("index", "analysis", "data"):
        page = report.page(part).text()
        assert "91.25" in page
        assert "{{" not in page


@pytest.mark.parametrize(
    ("file", "code", "change", "read"),
    [
        ("scores.yml", "W311", ("level: ผ่านดี", "level: ผ่านดิ"), "ไม่รู้จักระดับ “ผ่านดิ” ของปี 2568 ผู้จัดทำรับทราบ"),
        ("analysis.yml", "W505", ("finding: ", "finding: ในปีงบประมาณ พ.ศ. 2025 "), "ปี 2025 เป็นปี ค.ศ. ผู้จัดทำรับทราบ"),
        ("analysis.yml", "W601", ("finding: ", "finding: เทศบาลตำบลทุ่งทอ "), "แต่ชื่อคือ “ทุ่งทอง” ผู้จัดทำรับทราบ"),
        ("measures.yml", "W031", ("title: มาตรการเผยแพร่ข้อมูล", "title: มาตรการเผยแพร่ข้อมูล #1 ก"), "รายงานเป็นเช่นนี้"),
        ("scores.yml", "W318", ("level:", "criteria_year: 2567\nlevel:"), "รายงานเป็นเช่นนี้"),
        ("scores.yml", "W724", ("overall: 90\n", ""), "รายงานเป็นเช่นนี้"),
    ],
)
def test_what_is_for_the_officer_stands_on_no_page(
    report: Report, file: str, code: str, change: tuple[str, str], read: str
) -> None:
    """Of a finding that is acknowledged, readers get what was found in their words, or the reason alone, and no advice."""
    if code == "W724":
        report.site.write("analysis.md", "ผลการประเมิน\n")
    report.site.edit(file, *change)
    assert [line for line in report.lines() if f" {code} " in line] != []
    report.site.append(file, f"acknowledge: {{finding: {code}, reason: รายงานเป็นเช่นนี้}}\n")
    assert [line for line in report.lines() if "W303" in line or (code in line and "รับทราบแล้ว" not in line)] == []
    pages = " ".join(report.page(part).text() for part in ("index", "analysis", "measures", "data"))
    told = " ".join(pages.split())
    assert read in told
    assert re.findall(r"[a-z]+\.(?:yml|txt)|criteria_year|ให้พิมพ์|ให้ใช้|ให้ใส่|ใกล้เคียงที่สุด|\{\{", told) == []


def test_notes_may_be_words_alone(report: Report) -> None:
    """A note is words, alone or in a list, where a record is not needed."""
    report.site.append("scores.yml", "notes: รายงานพิมพ์ตารางไม่ครบ\n")
    report.site.append("measures.yml", "notes: [หน้าสองซ้ำกับหน้าหนึ่ง, {text: ไม่มีหัวตาราง, line: 3}]\n")
    assert "รายงานพิมพ์ตารางไม่ครบ" in report.page("index").text()
    page = report.page("measures").text()
    assert "หน้าสองซ้ำกับหน้าหนึ่ง" in page
    assert "ไม่มีหัวตาราง" in page


def test_a_deducted_item_is_said_to_be_one(report: Report) -> None:
    """An item that lost points is said to have lost them, with how many where the report tells."""
    report.site.append("scores.yml", "items: {O2: {lost: true}, O3: {deducted: 0.5}}\n")
    cells = [cell.text() for cell in report.page("index").all("td") if "หัก" in cell.text()]
    assert cells == ["ถูกหักคะแนน", "ถูกหัก 0.50 คะแนน"]


def test_a_score_stands_beside_what_was_deducted(report: Report) -> None:
    """Nothing deducted is no deduction, and the score that a report prints beside one is kept."""
    report.site.append(
        "scores.yml", "items: {O2: {deducted: 0}, O3: {score: 100, deducted: -1}, O4: {score: 50, deducted: 0}}\n"
    )
    told = [cell.text() for cell in report.page("index").all("td")]
    cells = [cell for cell in told if "หัก" in cell or cell == "50.00"]
    assert cells == ["ไม่ถูกหักคะแนน", "100.00 (ถูกหัก 1.00 คะแนน)", "50.00"]


@pytest.mark.parametrize("typed", ["-0.5", "−๐.๕", "0.5", "+0.5"])
def test_a_deduction_may_have_its_sign(report: Report, typed: str) -> None:
    """Half a point deducted is that whether a table prints its sign or not; pages and data tell it without."""
    report.site.append("scores.yml", f"items: {{O3: {{deducted: {typed}}}}}\n")
    cells = [cell.text() for cell in report.page("index").all("td") if "หัก" in cell.text()]
    assert (report.lines(), cells) == ([], ["ถูกหัก 0.50 คะแนน"])


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("-5", "E102 คะแนนต้องอยู่ระหว่าง 0 ถึง 100 (พบ -5 ถ้าเป็นคะแนนที่ถูกหัก ให้เขียน {deducted: 5})"),
        ("{score: -๐.๕}", "E102 คะแนนต้องอยู่ระหว่าง 0 ถึง 100 (พบ -๐.๕ ถ้าเป็นคะแนนที่ถูกหัก ให้เขียน {deducted: 0.5})"),
        ("{deducted: -500}", "E102 คะแนนต้องอยู่ระหว่าง 0 ถึง 100 (พบ 500)"),
        ("{deducted: (0.5)}", "E101 คะแนนที่ถูกหักต้องเป็นตัวเลข (พบ (0.5) ให้เขียน 0.5)"),
        ("{deducted: – 0.5 คะแนน}", "E101 คะแนนที่ถูกหักต้องเป็นตัวเลข (พบ 0.5 คะแนน ให้เขียน 0.5)"),
        ("105", "E102 คะแนนต้องอยู่ระหว่าง 0 ถึง 100 (พบ 105)"),
    ],
)
def test_a_score_below_nothing_is_told_as_a_deduction(report: Report, typed: str, told: str) -> None:
    """No item has a score below nothing, so that one is told with how points deducted are written."""
    report.site.append("scores.yml", f"items: {{O3: {typed}}}\n")
    assert [line.partition(": ")[2] for line in report.lines()] == [told]
