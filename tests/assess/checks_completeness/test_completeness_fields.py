"""What each measure must state, and limitations: told at the measure, silent where all is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prongsai.assess import checklist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.assess.checks_completeness.complete import Complete


def test_complete_reports_are_silent(topics: Complete, indicators: Complete) -> None:
    """Neither complete report has a single finding."""
    assert topics.lines() == []
    assert indicators.lines() == []


FIELDS = {
    "W701": ("    steps: [ลงมือทำเรื่องที่ 2]\n", "ยังไม่มีขั้นตอนหรือวิธีดำเนินการ"),
    "W702": ("    responsible: [clerk]\n", "ยังไม่มีผู้รับผิดชอบ"),
    "H703": ("    period: fiscal_year\n", "ไม่ได้ระบุระยะเวลา หน้าเว็บจึงแสดงว่า ไม่ได้ระบุ และไม่นับว่าเกินกำหนด"),
    "W704": ("    rounds: [6, 12]\n", "ไม่มีทั้งแนวทางกำกับติดตามและรอบรายงานผล"),
    "W712": ("    addresses: [{indicator: 2}]\n", "ไม่ได้บอกว่ามุ่งแก้ตัวชี้วัด ประเด็น ข้อคำถาม หรือข้อใด"),
}


@pytest.mark.parametrize("code", FIELDS)
def test_a_measure_without_a_field(indicators: Complete, code: str) -> None:
    """The second measure, at line 9, is named by its number and title with what it lacks, once."""
    line, lacking = FIELDS[code]
    # The title stands before each of the fields, so that the second measure's own is cut.
    text = indicators.path("measures.yml").read_text(encoding="utf-8")
    head, tail = text.split("  - id: m02\n")
    indicators.path("measures.yml").write_text(head + "  - id: m02\n" + tail.replace(line, "", 1), encoding="utf-8")
    assert indicators.lines(code) == [f"measures.yml:9:5: {code} มาตรการที่ 2 “มาตรการ 2” {lacking}"]


@pytest.mark.parametrize(("lacking", "which"), [((2, 3), "มาตรการที่ 2, 3"), (range(1, 11), "ทั้ง 10 มาตรการ")])
def test_what_several_measures_lack_is_told_once(indicators: Complete, lacking: Sequence[int], which: str) -> None:
    """One line for the table names the measures that lack a field, or says that all do, at the list of them."""
    records = indicators.path("measures.yml").read_text(encoding="utf-8").split("  - id: ")
    for number in lacking:
        records[number] = records[number].replace("    period: fiscal_year\n", "")
    indicators.path("measures.yml").write_text("  - id: ".join(records), encoding="utf-8")
    told = f"{which} ไม่ได้ระบุระยะเวลา หน้าเว็บจึงแสดงว่า ไม่ได้ระบุ และไม่นับว่าเกินกำหนด"
    assert indicators.lines() == [f"measures.yml:1:1: H703 {told}"]


def test_monitoring_alone_is_enough(indicators: Complete) -> None:
    """A measure that is monitored needs no reporting rounds."""
    indicators.edit("measures.yml", "    rounds: [6, 12]\n", "    monitoring: [รายงานผู้บริหาร]\n")
    assert indicators.lines() == []


def test_monitoring_is_a_hint_for_ita_2567(topics: Complete) -> None:
    """The elements known of ITA 2567 name no monitoring, so its absence is a hint that says so."""
    topics.edit("measures.yml", "    rounds: [6, 12]\n")
    told = "ไม่มีทั้งแนวทางกำกับติดตามและรอบรายงานผล (ITA ปี 2567 ไม่พบว่ากำหนดให้มี)"
    assert topics.lines() == [f"measures.yml:2:5: H717 มาตรการที่ 1 “มาตรการ 1” {told}"]


def test_limitations_must_be_stated_for_ita_2567(topics: Complete) -> None:
    """Without the word ไม่มี nothing is said of limitations, which ITA 2567 asks for."""
    topics.edit("analysis.yml", "limitations: ไม่มี\n")
    assert topics.lines() == [
        "analysis.yml:1:1: W705 ยังไม่ได้ระบุข้อจำกัดของหน่วยงาน ซึ่งข้อ O34 ของ ITA ปี 2567 ให้วิเคราะห์ (ไม่มีก็ต้องเขียนว่า ไม่มี)"
    ]


def test_no_other_year_asks_for_limitations(indicators: Complete) -> None:
    """Reports of other years have no such section: nothing is told, and the checklist leaves it out."""
    assert indicators.lines("W705") == []
    assert "limitations" not in [element.key for element in checklist(indicators.assessed())]
