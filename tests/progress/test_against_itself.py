"""Progress that contradicts itself: rounds and their days, statuses and steps, money spent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.progress.conftest import Reported

SECOND = "    reported: 2569-10-05\n"
DONE = "        status: done\n        work: เผยแพร่แล้ว\n"
CASES = {
    "a round outside its fiscal year": (
        "  - months: 6\n",
        "  - months: 6\n    start: 1 ต.ค. 2567\n",
        ["W503 1 ต.ค. 2567 อยู่นอกปีงบประมาณ พ.ศ. 2569 (1 ต.ค. 2568 ถึง 30 ก.ย. 2569)"],
    ),
    "a report before its round has ended": (
        SECOND,
        "    reported: 2569-09-05\n",
        ["H826 รายงานรอบ 12 เดือนเมื่อ 5 ก.ย. 2569 ก่อนรอบสิ้นสุด 30 ก.ย. 2569"],
    ),
    "evidence and a status that a report tells of before their day": (
        SECOND,
        "    reported: 2569-08-19\n",
        [
            "H826 รายงานรอบ 12 เดือนเมื่อ 19 ส.ค. 2569 ก่อนรอบสิ้นสุด 30 ก.ย. 2569",
            "W825 หลักฐานลงวันที่ 20 ส.ค. 2569 หลังวันที่รายงาน 19 ส.ค. 2569",
            "W825 วันที่ถึงสถานะ 20 ส.ค. 2569 หลังวันที่รายงาน 19 ส.ค. 2569",
        ],
    ),
    "a round reported after the next": (
        "    reported: 2569-04-05\n",
        "    reported: 2569-10-06\n",
        [
            "W827 รายงานรอบ 6 เดือนเมื่อ 6 ต.ค. 2569 หลังรายงานรอบ 12 เดือน (5 ต.ค. 2569)",
            "W810 มาตรการ “มาตรการเผยแพร่ข้อมูล” รอบ 6 เดือน ยังไม่มีเหตุผล (เลยกำหนด 30 ก.ย. 2569) ให้เติม reason",
            "W810 มาตรการ “มาตรการป้องกันการทุจริต” รอบ 6 เดือน ยังไม่มีเหตุผล (เลยกำหนด 30 ก.ย. 2569) ให้เติม reason",
        ],
    ),
    "a measure that is done with a step that is not": (
        DONE,
        f"{DONE}        steps: {{1: in_progress}}\n",
        ["W828 มาตรการ “มาตรการเผยแพร่ข้อมูล” รอบ 12 เดือน “แล้วเสร็จ” แต่ขั้นตอนที่ 1 กำลังดำเนินการ"],
    ),
    "a measure with every step done": (
        "steps: {1: in_progress}",
        "steps: {1: done}",
        ["H829 มาตรการ “มาตรการเผยแพร่ข้อมูล” รอบ 6 เดือน กำลังดำเนินการ แต่ทุกขั้นตอนแล้วเสร็จ"],
    ),
    "a measure that is done and was not begun": (
        "work: เผยแพร่แล้ว",
        "work: ยังไม่ได้ดำเนินการ",
        ["H831 มาตรการ “มาตรการเผยแพร่ข้อมูล” รอบ 12 เดือน “แล้วเสร็จ” แต่ดำเนินการว่า “ยังไม่ได้ดำเนินการ”"],
    ),
    "a round that lacks its last day": (
        "  - months: 6\n",
        "  - months: 6\n    end: 30 มี.ค. 2569\n",
        ["H832 รอบ 6 เดือน ถึง 30 มี.ค. 2569 แต่ 6 เดือนจาก 1 ต.ค. คือถึง 31 มี.ค. 2569"],
    ),
    "money that falls": (
        "steps: {1: in_progress}",
        "steps: {1: in_progress}\n        spent: 20000",
        ["W830 มาตรการ “มาตรการเผยแพร่ข้อมูล” ใช้ไปถึงรอบ 12 เดือน 5,000 บาท น้อยกว่าที่ใช้ไปถึงรอบ 6 เดือน 20,000 บาท"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_progress_is_held_against_itself(reported: Reported, case: str) -> None:
    """What its own days, steps and sums contradict is told once, each at its value."""
    old, new, expected = CASES[case]
    reported.site.edit("progress.yml", old, new)
    if "spent" in new:
        reported.site.edit("progress.yml", DONE, f"{DONE}        spent: 5000\n")
    assert [line.partition(": ")[2] for line in reported.lines()] == expected
