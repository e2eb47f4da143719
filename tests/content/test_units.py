"""Units that nothing names, that guidance names without a measure, and that are part of one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import TinySite

YEAR = "thung-thong/2568"
EDUCATION = "    name: กองคลัง\n  - id: education\n    name: กองการศึกษา\n"
GUIDANCE = "    finding: เปิดเผยข้อมูลครบถ้วน\n"


def test_a_unit_that_nothing_names_is_told(site: TinySite) -> None:
    """A unit of agency.yml without any duty may be missing in a list of those responsible."""
    site.edit("agency.yml", "    name: กองคลัง\n", EDUCATION)
    told = "ยังไม่มีมาตรการ แนวทาง หรือผลการดำเนินการใดที่อ้างถึงส่วนราชการ “กองการศึกษา” (education)"
    assert site.lines() == [f"thung-thong/agency.yml:11:11: H726 {told}"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("measures.yml", "responsible: [clerk]", "responsible: [clerk, education]"),
        ("analysis.yml", GUIDANCE, GUIDANCE + "    guidance: [{text: จัดอบรม, responsible: [education]}]\n"),
        ("agency.yml", "    name: สำนักปลัดเทศบาล\n", "    name: สำนักปลัดเทศบาล\n    part_of: education\n"),
        ("measures.yml", "measures:", "measures: []\nnotes:\n  - text: ยังไม่มีมาตรการ\nx:"),
    ],
    ids=["a measure", "guidance", "the unit above", "no measure yet"],
)
def test_a_unit_that_something_names_is_not_told(site: TinySite, name: str, old: str, new: str) -> None:
    """A measure, guidance or a unit below is enough, and without measures nobody is left out."""
    site.edit("agency.yml", "    name: กองคลัง\n", EDUCATION)
    site.edit(name, old, new)
    assert [line for line in site.lines() if "H726" in line] == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("ให้กองการศึกษาจัดอบรม", "กองการศึกษา"),
        ("มอบหน่วยตรวจสอบภายในติดตามร่วมกับกองคลัง", "หน่วยตรวจสอบภายใน"),
    ],
)
def test_a_unit_of_guidance_without_a_measure_is_told(site: TinySite, text: str, unit: str) -> None:
    """Work that is given to a unit in prose can be followed only where a measure is that unit's."""
    site.edit("analysis.yml", GUIDANCE, f"{GUIDANCE}    guidance: {text}\n")
    told = f"แนวทางกล่าวถึง “{unit}” แต่ไม่มีมาตรการใดที่ส่วนราชการนี้รับผิดชอบ"
    assert site.lines() == [f"{YEAR}/analysis.yml:4:15: H727 {told}"]


@pytest.mark.parametrize(
    "guidance",
    ["ให้กองคลังและสำนักปลัดจัดอบรม", "ใช้กองทุนหลักประกันสุขภาพ", "[{text: ให้กองช่างจัดอบรม, responsible: [works]}]"],
    ids=["those of measures", "no unit", "told beside the text"],
)
def test_units_of_guidance_that_are_told_elsewhere_are_left_alone(site: TinySite, guidance: str) -> None:
    """Units of measures, those that the point itself names, and words that only begin like a unit say nothing new."""
    site.edit("agency.yml", "    name: กองคลัง\n", "    name: กองคลัง\n  - id: works\n    name: กองช่าง\n")
    site.edit("analysis.yml", GUIDANCE, f"{GUIDANCE}    guidance: {guidance}\n")
    assert [line for line in site.lines() if "H727" in line] == []


def test_units_in_a_circle_are_told(site: TinySite) -> None:
    """Units above one another in a circle are told with the way round, each where it says so."""
    site.edit("agency.yml", "    name: กองคลัง\n", "    name: กองคลัง\n    part_of: clerk\n")
    site.edit("agency.yml", "    name: สำนักปลัดเทศบาล\n", "    name: สำนักปลัดเทศบาล\n    part_of: finance\n")
    assert site.lines() == [
        "thung-thong/agency.yml:8:14: E133 part_of วนกลับมาที่เดิม: clerk › finance › clerk",
        "thung-thong/agency.yml:11:14: E133 part_of วนกลับมาที่เดิม: finance › clerk › finance",
    ]
