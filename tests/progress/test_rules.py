"""The rules of the report on the measures: each finding at its line, and silence where nothing is wrong."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import TinySite
    from tests.progress.conftest import Reported

EVIDENCE = (
    "        evidence:\n          - {file: evidence/training.pdf, title: รายงานการอบรม, date: 2569-08-20}\n"
    '          - {url: "https://www.example.go.th/news/1", title: ข่าว, date: ส.ค. 2569}\n'
)
SECOND = "status: in_progress\n        work: เริ่มแล้ว"


def test_a_sound_report_has_no_finding(reported: Reported) -> None:
    """A complete report is silent on the day after its last round, and without a day; what came later asks no earlier round (T14)."""
    assert reported.lines() == []
    assert reported.lines(None) == []


def test_no_report_has_no_finding(site: TinySite) -> None:
    """An agency that has not published a report is not blamed for its rounds."""
    assert site.lines() == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "- measure: m02",
            "- measure: m03",
            "progress.yml:13:18: E801 ไม่มีมาตรการ “m03” ใน measures.yml (ใกล้เคียงที่สุด: m02)",
        ),
        (
            "unit: clerk",
            "unit: clark",
            "progress.yml:11:15: E109 ไม่รู้จักส่วนราชการ “clark” ใน units ของ agency.yml (ใกล้เคียงที่สุด: clerk)",
        ),
        (
            "- measure: m02",
            "- measure: ๒",
            "progress.yml:13:18: E801 ไม่มีมาตรการ “๒” ใน measures.yml (ใกล้เคียงที่สุด: m02)",
        ),
        (
            "- measure: m02",
            "- measure: มาตรการป้องกันการทุจริต",
            "progress.yml:13:18: E801 ไม่มีมาตรการ “มาตรการป้องกันการทุจริต” ใน measures.yml (ใกล้เคียงที่สุด: m02)",
        ),
        (
            "unit: clerk",
            "unit: กองคลัง",
            "progress.yml:11:15: E109 ไม่รู้จักส่วนราชการ “กองคลัง” ใน units ของ agency.yml (ใกล้เคียงที่สุด: finance)",
        ),
        (
            "status: not_started",
            "status: แล้วเสร็จดี",
            (
                "progress.yml:14:17: E113 ไม่รู้จัก “แล้วเสร็จดี” (ใช้ได้: ยังไม่เริ่ม, กำลังดำเนินการ, แล้วเสร็จ, ยกเลิก) "
                "(ใกล้เคียงที่สุด: แล้วเสร็จ)"
            ),
        ),
        (
            EVIDENCE,
            "        evidence: evidence/training.pdf\n",
            (
                "progress.yml:25:19: E101 หลักฐานแต่ละชิ้นต้องเป็น {file: ไฟล์ (หรือ url: ลิงก์ หรือ not_attached: true), title: ชื่อ, date: วันที่} "
                "(พบ evidence/training.pdf)"
            ),
        ),
        (
            "rounds:\n",
            "disclosure: {item: X1}\nrounds:\n",
            "progress.yml:1:20: E111 ไม่รู้จักข้อ “X1” ของ OIT ปี 2570",
        ),
        ("- measure: m02", "- measure: m01", "progress.yml:13:18: E112 รหัส “m01” ซ้ำ (ครั้งแรกอยู่บรรทัด 5)"),
        ("- months: 12", "- months: 6", "progress.yml:18:13: E112 รหัส “6” ซ้ำ (ครั้งแรกอยู่บรรทัด 2)"),
        (
            "{1: in_progress}",
            "{2: done}",
            "progress.yml:12:17: E807 มาตรการ “มาตรการเผยแพร่ข้อมูล” ไม่มีขั้นตอนที่ 2 (มี 1 ขั้นตอน)",
        ),
        ("- months: 12", "- months: 61", "progress.yml:18:13: E101 “months” ต้องเป็นจำนวนเดือน 1 ถึง 60 (พบ 61)"),
    ],
)
def test_what_does_not_exist_is_refused(reported: Reported, old: str, new: str, expected: str) -> None:
    """Unknown measures, units, steps and items, and rounds and entries given twice are errors, with the nearest value."""
    reported.edit(old, new)
    assert expected in reported.lines()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            EVIDENCE,
            "",
            "progress.yml:22:17: W809 มาตรการ “มาตรการเผยแพร่ข้อมูล” รอบ 12 เดือน แล้วเสร็จ แต่ไม่มีหลักฐานที่เปิดดูได้ ให้เติม evidence",
        ),
        (
            "        reason: รอโอนงบประมาณ\n",
            "",
            "progress.yml:33:17: W810 มาตรการ “มาตรการป้องกันการทุจริต” รอบ 12 เดือน ยังไม่มีเหตุผล (เลยกำหนด 30 ก.ย. 2569) ให้เติม reason",
        ),
        (
            SECOND + "\n        problems: งบประมาณมาช้า\n        suggestions: ไม่มี\n        reason: รอโอนงบประมาณ\n",
            "status: cancelled\n        problems: ก\n        suggestions: ข\n",
            "progress.yml:33:17: W810 มาตรการ “มาตรการป้องกันการทุจริต” รอบ 12 เดือน ยังไม่มีเหตุผล (ยกเลิก) ให้เติม reason",
        ),
        (
            "date: 2569-01-10",
            "date: 2568-01-10",
            "progress.yml:10:15: W811 วันที่ 10 ม.ค. 2568 อยู่นอกรอบ 6 เดือน (1 ต.ค. 2568 ถึง 31 มี.ค. 2569)",
        ),
        (
            "date: 2569-01-10",
            "date: เม.ย. 2569",
            "progress.yml:10:15: W811 วันที่ เม.ย. 2569 อยู่นอกรอบ 6 เดือน (1 ต.ค. 2568 ถึง 31 มี.ค. 2569)",
        ),
        (
            "title: รายงานการอบรม, date: 2569-08-20",
            "title: รายงานการอบรม, date: 2569-10-06",
            "progress.yml:26:71: W811 วันที่ 6 ต.ค. 2569 อยู่นอกรอบ 12 เดือน (1 เม.ย. 2569 ถึง 30 ก.ย. 2569)",
        ),
        (
            "status: done",
            "status: not_started",
            "progress.yml:22:17: W812 มาตรการ “มาตรการเผยแพร่ข้อมูล” เปลี่ยนจาก “กำลังดำเนินการ” เป็น “ยังไม่เริ่ม” โดยไม่มีคำอธิบาย ให้เติม note",
        ),
        (
            "        suggestions: ขอโอนงบประมาณ\n",
            "",
            "progress.yml:13:18: W813 มาตรการ “มาตรการป้องกันการทุจริต” รอบ 6 เดือน ยังไม่มีข้อเสนอแนะ (ไม่มีก็ให้เขียนว่า ไม่มี)",
        ),
        (
            "        problems: งบประมาณไม่พอ\n        suggestions: ขอโอนงบประมาณ\n",
            "",
            "progress.yml:13:18: W813 มาตรการ “มาตรการป้องกันการทุจริต” รอบ 6 เดือน ยังไม่มีปัญหา อุปสรรค และข้อเสนอแนะ (ไม่มีก็ให้เขียนว่า ไม่มี)",
        ),
    ],
)
def test_what_is_lacking_is_told(reported: Reported, old: str, new: str, expected: str) -> None:
    """Evidence, reasons, dates within the round, notes, problems and suggestions are asked for at the entry's line."""
    reported.edit(old, new)
    assert expected in reported.lines()


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 1, 9), "progress.yml:10:15: W814 วันที่ 10 ม.ค. 2569 ยังมาไม่ถึง (ตรวจ ณ วันที่ 9 ม.ค. 2569)"),
        (date(2026, 4, 4), "progress.yml:3:15: W814 วันที่ 5 เม.ย. 2569 ยังมาไม่ถึง (ตรวจ ณ วันที่ 4 เม.ย. 2569)"),
        (date(2026, 8, 19), "progress.yml:26:71: W814 วันที่ 20 ส.ค. 2569 ยังมาไม่ถึง (ตรวจ ณ วันที่ 19 ส.ค. 2569)"),
        (date(2026, 7, 31), "progress.yml:27:74: W814 วันที่ ส.ค. 2569 ยังมาไม่ถึง (ตรวจ ณ วันที่ 31 ก.ค. 2569)"),
    ],
)
def test_what_is_reported_has_happened(reported: Reported, today: date, expected: str) -> None:
    """A date of an entry, a report or a piece of evidence is told on the day before it, and no longer on the day."""
    assert expected in reported.lines(today)
    place = expected.partition(" ")[0]
    assert [line for line in reported.lines(today + timedelta(days=1)) if line.startswith(place)] == []


def test_a_date_outside_its_round_is_told_once(reported: Reported) -> None:
    """A date that lies after its round is not told again as one that has not come."""
    reported.edit("date: 2569-01-10", "date: 2659-01-10")
    assert [line.split()[1] for line in reported.lines() if ":10:" in line] == ["W811"]


def test_evidence_older_than_its_measure_is_outside(reported: Reported) -> None:
    """Evidence from before the measure and the round began is told; that of an earlier round may be shown again."""
    reported.edit("title: รายงานการอบรม, date: 2569-08-20", "title: รายงานการอบรม, date: 2568-10-01")
    assert reported.lines() == []
    reported.edit("title: รายงานการอบรม, date: 2568-10-01", "title: รายงานการอบรม, date: 2568-09-30")
    told = "W811 วันที่ 30 ก.ย. 2568 อยู่นอกรอบ 12 เดือน (1 เม.ย. 2569 ถึง 30 ก.ย. 2569)"
    assert reported.lines() == [f"progress.yml:26:71: {told}"]


def test_a_round_that_is_due_has_every_measure(reported: Reported) -> None:
    """A measure without a line in a written round is told there, and a round that is not written once it is due."""
    text = reported.site.path("progress.yml").read_text(encoding="utf-8")
    reported.site.write("progress.yml", text.split("      - measure: m02")[0])
    six = "progress.yml:2:13: W808 รอบ 6 เดือน (ถึง 31 มี.ค. 2569) ยังไม่มีรายงานของมาตรการ “มาตรการป้องกันการทุจริต”"
    twelve = "progress.yml:1:1: W808 รอบ 12 เดือน (ถึง 30 ก.ย. 2569) ยังไม่มีรายงานของมาตรการ “มาตรการเผยแพร่ข้อมูล”, “มาตรการป้องกันการทุจริต”"
    assert reported.lines(date(2026, 10, 1)) == [twelve, six]
    assert reported.lines(date(2026, 9, 30)) == [six]
    assert reported.lines(None) == [six]


def test_a_measure_answers_only_the_rounds_it_promised(reported: Reported) -> None:
    """A measure that reports once a year need not have a line after six months."""
    reported.site.edit(
        "measures.yml",
        "rounds: [6, 12]\n    monitoring: รายงานผลต่อผู้บริหาร\n  - id: m02",
        "rounds: 12\n    monitoring: ก\n  - id: m02",
    )
    text = reported.site.path("progress.yml").read_text(encoding="utf-8")
    start, end = text.index("      - measure: m01"), text.index("      - measure: m02")
    reported.site.write("progress.yml", text[:start] + text[end:])
    assert reported.lines() == []


def test_a_note_explains_a_step_back(reported: Reported) -> None:
    """A status may run backwards when a note says why."""
    reported.edit("status: in_progress\n        work: จัดทำแผน", "status: cancelled\n        reason: ก\n        work: ข")
    back = (
        "progress.yml:23:17: W812 มาตรการ “มาตรการเผยแพร่ข้อมูล” เปลี่ยนจาก “ยกเลิก” เป็น “แล้วเสร็จ” โดยไม่มีคำอธิบาย ให้เติม note"
    )
    assert reported.lines() == [back]
    reported.edit("work: เผยแพร่แล้ว", "note: กลับมาทำ\n        work: เผยแพร่แล้ว")
    assert reported.lines() == []


def test_a_status_that_stands_keeps_its_date(reported: Reported) -> None:
    """A measure done in an earlier round is still done in the next, with the day on which it was done."""
    reported.edit("        date: 2569-08-20\n", "        date: 2569-01-10\n")
    assert [line.split()[1] for line in reported.lines()] == ["W811"]
    reported.edit(
        "status: in_progress", 'status: done\n        evidence: {url: "https://a.go.th/1", title: ก, date: 2569-01-10}'
    )
    reported.edit("{1: in_progress}", "{1: done}")
    assert reported.lines() == []


def test_completed_late_needs_a_reason(reported: Reported) -> None:
    """A measure done after its own end says why."""
    path = reported.site.path("measures.yml")
    head, tail = path.read_text(encoding="utf-8").split("period: fiscal_year", 1)
    path.write_text(f"{head}period: first_half{tail}", encoding="utf-8")
    told = "progress.yml:22:17: W810 มาตรการ “มาตรการเผยแพร่ข้อมูล” รอบ 12 เดือน ยังไม่มีเหตุผล (แล้วเสร็จหลังกำหนด 31 มี.ค. 2569) ให้เติม reason"
    assert [line for line in reported.lines() if ":22:" in line] == [told]


def test_a_finding_may_be_acknowledged(reported: Reported) -> None:
    """What the author knows and lets stand is told with the reason, in progress.yml as elsewhere."""
    reported.edit("        suggestions: ขอโอนงบประมาณ\n", "")
    reported.site.append("progress.yml", "acknowledge: {finding: W813, reason: ตามรายงานเดิม, at: rounds.1.entries.2}\n")
    assert [line.rpartition(" · ")[2] for line in reported.lines()] == ["รับทราบแล้ว: ตามรายงานเดิม"]
