"""What the narrative says again of a measure, who does it and what it costs, is held against measures.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.assess.samples import AGENCY, assess_folder, measures, write_agency

if TYPE_CHECKING:
    from pathlib import Path

UNITS = [*AGENCY["units"], {"id": "works", "name": "กองช่าง"}]
PLAN = measures(
    {"title": "มาตรการจัดทำทะเบียนการยืมพัสดุ", "addresses": [{"indicator": 4}], "responsible": ["plan"], "budget": 45000}
)
HEAD = "| มาตรการ | ผู้รับผิดชอบ | งบประมาณ (บาท) |\n|---|---|---|\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{HEAD}| จัดทำทะเบียนการยืมพัสดุ | กองช่าง | 45,000 |", ["H728"]),
        (f"{HEAD}| จัดทำทะเบียนการยืมพัสดุ | งานแผน | ๕๔,๐๐๐ |", ["W410"]),
        (f"{HEAD}| จัดทำทะเบียนการยืมพัสดุ | สำนักปลัด | 45,000 |", []),
        ("| มาตรการ | ผู้กำกับติดตาม |\n|---|---|\n| จัดทำทะเบียนการยืมพัสดุ | กองช่าง |", []),
        ("| มาตรการ | เบิกจ่ายงบ |\n|---|---|\n| จัดทำทะเบียนการยืมพัสดุ | 44,000 |", []),
        (f"ผลการดำเนินการตามมาตรการปีก่อน\n\n{HEAD}| จัดทำทะเบียนการยืมพัสดุ | กองช่าง | 9,000 |", []),
        ("ปีก่อนมาตรการจัดทำทะเบียนการยืมพัสดุ ใช้งบประมาณ 9,000 บาท", []),
        (f"{HEAD}| จัดทำทะเบียนการเบิกพัสดุ | กองช่าง | 54,000 |", []),
        ("1. มาตรการจัดทำทะเบียนการยืมพัสดุ มอบหมายให้กองช่างดำเนินการ งบประมาณ 54,000 บาท", ["H728", "W410"]),
        ("1. มาตรการจัดทำทะเบียนการยืมพัสดุ โดยงานแผนเป็นผู้รับผิดชอบ งบประมาณ 45,000 บาท", []),
    ],
)
def test_who_does_a_measure_and_what_it_costs_is_held_against_it(tmp_path: Path, text: str, told: list[str]) -> None:
    """A unit that does not have it, nor is part of one that has, and another sum; of no other measure and no other line."""
    files = write_agency(tmp_path, 2566, agency=AGENCY | {"units": UNITS}, measures=PLAN, narrative=f"# ผล\n\n{text}\n")
    found = assess_folder(files).findings
    assert [one.code for one in found if one.code in {"H728", "W410"}] == told


def test_it_is_told_what_the_measure_says(tmp_path: Path) -> None:
    """Both findings quote the measure, and say who has it and what it costs."""
    text = f"{HEAD}| จัดทำทะเบียนการยืมพัสดุ | กองช่าง | 54,000 |"
    files = write_agency(tmp_path, 2566, agency=AGENCY | {"units": UNITS}, measures=PLAN, narrative=f"# ผล\n\n{text}\n")
    told = [one for one in assess_folder(files).findings if one.code in {"H728", "W410"}]
    found = [f"{one.place.line}:{one.place.column} {one.message}" for one in told]
    assert found == [
        "5:29 มอบงานให้ “กองช่าง” ตามมาตรการ “มาตรการจัดทำทะเบียนการยืมพัสดุ” แต่มาตรการนี้ให้งานแผน สำนักปลัดรับผิดชอบ",
        "5:39 เนื้อความพิมพ์ 54,000 แต่งบประมาณของมาตรการ “มาตรการจัดทำทะเบียนการยืมพัสดุ” คือ 45,000",
    ]
