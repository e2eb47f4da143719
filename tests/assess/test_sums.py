"""Tables that the officer typed, held against themselves: totals, differences, shares, and parts of a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prongsai.assess import assess_site
from prongsai.content import load_site

if TYPE_CHECKING:
    from tests.conftest import TinySite

SUMS = ("W315", "W316")


def told(site: TinySite, table: str) -> list[str]:
    """Return what is told of a table below the narrative, without its place."""
    site.append("analysis.md", f"\n{table}\n")
    found = assess_site(load_site(site.root)).findings
    return [finding.message for finding in found if finding.code in SUMS]


@pytest.mark.parametrize(
    ("table", "lines"),
    [
        (
            "| รายการ | จำนวน (คน) |\n|---|---|\n| ก | ๔๐ |\n| ข | 60 |\n| **รวมทั้งสิ้น** | **110** |",
            ["ตารางพิมพ์ 110 ที่ “รวมทั้งสิ้น” คอลัมน์ “จำนวน (คน)” แต่คำนวณจากช่องอื่นได้ 100"],
        ),
        (
            "| กอง | ชาย | หญิง | รวม |\n|---|---|---|---|\n| ก | 4 | 5 | 9 |\n| ข | 4 | 4 | 9 |\n| ค | 1 | - | 1 |",
            ["ตารางพิมพ์ 9 ที่ “ข” คอลัมน์ “รวม” แต่คำนวณจากช่องอื่นได้ 8"],
        ),
        (
            "| งาน | งบประมาณ | ใช้ไป | เหลือ |\n|---|---|---|---|\n| ก | 40,000 | 45,000 | - |\n| ข | 9,000 บาท | 4,000 | 6,000 |",
            [
                "“ก”: ใช้ไป 45,000 มากกว่า งบประมาณ 40,000",
                "ตารางพิมพ์ 6,000 ที่ “ข” คอลัมน์ “เหลือ” แต่คำนวณจากช่องอื่นได้ 5,000",
            ],
        ),
        (
            "แบบวัด\tบุคลากรทั้งหมด\tผู้ตอบ\tร้อยละ\nIIT\t45\t47\t104.4\nEIT\t90\t45\t51",
            [
                "“IIT”: ผู้ตอบ 47 มากกว่า บุคลากรทั้งหมด 45",
                "ตารางพิมพ์ 51 ที่ “EIT” คอลัมน์ “ร้อยละ” แต่คำนวณจากช่องอื่นได้ 50.00",
            ],
        ),
        (
            "| เรื่อง | ปี 2567 | ปี 2568 | ผลต่าง |\n|---|---|---|---|\n| คำขอ | 40 | 60 | 10 |",
            ["ตารางพิมพ์ 10 ที่ “คำขอ” คอลัมน์ “ผลต่าง” แต่คำนวณจากช่องอื่นได้ 20"],
        ),
        (
            "| เรื่อง | ปี 2567 | ปี 2568 | ผลต่าง |\n|---|---|---|---|\n| คำขอ | 90 | 95 | +4 |\n| คำร้อง | 96 | 95 | +1 |\n| หนังสือ | 96 | 95 | −1 |",
            [
                "ตารางพิมพ์ +4 ที่ “คำขอ” คอลัมน์ “ผลต่าง” แต่คำนวณจากช่องอื่นได้ 5",
                "ตารางพิมพ์ +1 ที่ “คำร้อง” คอลัมน์ “ผลต่าง” แต่คำนวณจากช่องอื่นได้ -1",
            ],
        ),
    ],
    ids=["total", "rows", "money", "answers", "difference", "signs"],
)
def test_what_does_not_add_up_is_told(tiny: TinySite, table: str, lines: list[str]) -> None:
    """The cell is told with what the others give, in a table of bars or tabs, whatever the digits."""
    assert told(tiny, table) == lines


@pytest.mark.parametrize(
    "table",
    [
        "| หมวด | บาท |\n|---|---|\n| 1. งบดำเนินงาน | 100 |\n| 1.1 ค่าตอบแทน | 60 |\n| 1.2 ค่าใช้สอย | 40 |\n| 2. งบลงทุน | 50 |\n| รวม | 150 |",
        "| หมวด | คน |\n|---|---|\n| บุคลากร | 10 |\n| - ชาย | 4 |\n| - หญิง | 6 |\n| รวม | 10 |",
        "| รายการ | คน | ร้อยละ |\n|---|---|---|\n| ก | 40 | 66.67 |\n| ข | 20 | 33.33 |\n| รวม | 60 | 100 |",
        "| ตัวชี้วัด | คะแนน |\n|---|---|\n| การปฏิบัติหน้าที่ | 90 |\n| การใช้งบประมาณ | 90 |\n| รวม | 90 |",
        "| แบบวัด | กลุ่มตัวอย่างขั้นต่ำ | ผู้ตอบ |\n|---|---|---|\n| IIT | 30 | 47 |",
        "| กิจกรรม | เป้าหมาย (คน) | ผู้เข้าร่วม |\n|---|---|---|\n| อบรม | 30 | 47 |",
        "| โครงการ | งบประมาณ | เบิกจ่าย | ร้อยละ |\n|---|---|---|---|\n| ก | 30,000 | 20,000 | 66.66 |",
        "| โครงการ | งบประมาณ | หมายเหตุ |\n|---|---|---|\n| ก | 30,000 | - |\n| ข | ไม่ใช้ | - |\n| รวม | 30,000 | |",
        "| ที่ | เรื่อง | รวม |\n|---|---|---|\n| 1 | ก | 7 |\n| 2 | ข | 9 |",
    ],
    ids=[
        "numbered parts",
        "dashed parts",
        "right",
        "scores",
        "at least",
        "more than aimed at",
        "cut off",
        "words",
        "a count",
    ],
)
def test_what_adds_up_or_is_no_sum_is_silent(tiny: TinySite, table: str) -> None:
    """Right tables, means of scores, goals that were passed, and numbers that only count rows are no findings."""
    assert told(tiny, table) == []
