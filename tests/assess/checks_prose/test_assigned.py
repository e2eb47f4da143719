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
LENT, ONLINE, TRAINED = "จัดทำทะเบียนการยืมพัสดุ", "เปิดบริการออนไลน์สำหรับคำร้องทั่วไป", "อบรมบุคลากรใหม่ของทุกสำนักกอง"
SEVERAL = measures(
    {"title": LENT, "addresses": [{"indicator": 4}], "responsible": ["plan"], "budget": 45000},
    {
        "title": ONLINE,
        "addresses": [{"indicator": 8}],
        "budget": 140000,
        "period": {"start": "ต.ค. 2566", "end": "เม.ย. 2567"},
        "kpi": [{"text": "งานที่ยื่นได้", "baseline": "6", "target": "12", "unit": "งาน"}],
    },
    {"title": TRAINED, "addresses": [{"indicator": 1}], "budget": "ไม่ใช้งบประมาณ"},
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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"- {LENT} (ตัวชี้วัดที่ 4) กองช่าง ไม่ใช้งบประมาณ", ["“กองช่าง”"]),
        (f"- {LENT} (ตัวชี้วัดที่ 4) งานแผน เป็นผู้รับผิดชอบ", []),
        (f"มาตรการ{LENT} ใช้งบประมาณมากที่สุด 54,000 บาท", ["45,000"]),
        (f"มาตรการ{LENT} เป็นเงิน 54,000 บาท", ["45,000"]),
        (f"มาตรการ{LENT} จากงบของกอง 900,000 บาท", []),
        (f"{ONLINE} ให้แล้วเสร็จภายในเดือนมิถุนายน 2567", ["เม.ย. 2567"]),
        (f"{ONLINE} ให้แล้วเสร็จภายในเดือนเมษายน ๒๕๖๗", []),
        (f"{ONLINE} ให้แล้วเสร็จภายในวันที่ 31 พฤษภาคม 2567", ["เม.ย. 2567"]),
        (f"{ONLINE} เพิ่มงานที่ยื่นได้จาก ๖ งานเป็น ๒๐ งาน", ["12"]),
        (f"{ONLINE} เพิ่มงานที่ยื่นได้จาก 6 งานเป็น 12 งาน", []),
        (f"{ONLINE} เพิ่มงานที่ยื่นได้จากเดิม 8 งานเป็นร้อยละ 12", ["6"]),
        (f"{ONLINE} กำหนดสิ้นสุดเดือนมิถุนายน 2567", ["เม.ย. 2567"]),
        (f"มาตรการ{LENT} มีกองช่างเป็นผู้รับผิดชอบ", ["“กองช่าง”"]),
        (f"- {LENT} ผู้รับผิดชอบ: กองช่าง", ["“กองช่าง”"]),
        (f"กองช่างเป็นผู้รับผิดชอบมาตรการ{LENT}", ["“กองช่าง”"]),
        (f"มาตรการ{LENT} มอบหมายให้งานแผนดำเนินการ", []),
        ("ปีงบประมาณก่อนมีมาตรการที่ไม่ใช้งบประมาณ 2 มาตรการ", []),
        ("ใช้งบประมาณรวม ๑๕๘,๐๐๐ บาท", ["185,000"]),
        ("ใช้งบประมาณรวม 185,000 บาท จากเงินรายได้", []),
        ("เทศบาลมีงบประมาณรวม 96,000,000 บาท", []),
        ("มาตรการที่ไม่ใช้งบประมาณ 2 มาตรการ", ["1"]),
        ("เป็นมาตรการที่ใช้งบประมาณ 2 มาตรการ และไม่ใช้งบประมาณ 1 มาตรการ", []),
    ],
)
def test_what_is_said_of_measures_in_sentences_is_held_against_them(tmp_path: Path, text: str, told: list[str]) -> None:
    """Who does one, what it and all of them cost, by when, from where to where, and how many cost nothing."""
    agency = AGENCY | {"units": UNITS}
    files = write_agency(tmp_path, 2566, agency=agency, measures=SEVERAL, narrative=f"# ผล\n\n{text}\n")
    found = [one.message for one in assess_folder(files).findings if one.code in {"H728", "W410"}]
    assert len(found) == len(told)
    assert all(right in message for right, message in zip(told, found, strict=True))
