"""Evidence that a report only names, or does not date, rounds that tell their own days, and statuses in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.model.conftest import Report

PROGRESS = """\
rounds:
  - months: 3
    entries:
      - {measure: m01, status: in_progress, work: เริ่ม, problems: ไม่มี, suggestions: ไม่มี}
      - {measure: m02, status: in_progress, work: เริ่ม, problems: ไม่มี, suggestions: ไม่มี}
  - months: 6
    entries:
      - measure: m01
        status: done
        work: แล้วเสร็จ
        problems: ไม่มี
        suggestions: ไม่มี
        date: 20 พ.ย. 2568
        evidence:
          - {title: คำสั่งแต่งตั้ง, not_attached: ใช่}
      - {measure: m02, status: in_progress, work: เริ่ม, problems: ไม่มี, suggestions: ไม่มี}
"""


def test_evidence_may_be_named_alone(report: Report) -> None:
    """What a report names without handing it over needs no file and no date; it is no evidence that opens."""
    report.site.write("progress.yml", PROGRESS)
    assert [line for line in report.lines() if "W811" not in line] == [
        "progress.yml:9:17: W809 มาตรการ “มาตรการเผยแพร่ข้อมูล” รอบ 6 เดือน แล้วเสร็จ แต่ไม่มีหลักฐานที่เปิดดูได้ ให้เติม evidence",
        "progress.yml:15:13: H816 หลักฐาน 1 ชิ้นไม่ได้ระบุวันที่: คำสั่งแต่งตั้ง",
    ]
    assert "คำสั่งแต่งตั้ง (อ้างถึง แต่ไม่ได้แนบ)" in report.page("progress").text()
    evidence = report.data()["progress"]["rounds"][1]["entries"][0]["evidence"]
    assert evidence == [{"address": None, "title": "คำสั่งแต่งตั้ง", "date": None}]
    assert "คำสั่งแต่งตั้ง (อ้างถึง แต่ไม่ได้แนบ)" in [row["evidence"] for row in report.rows("progress.csv")]
    assert "ไม่ได้ระบุ" in [cell.text().strip() for cell in report.page("progress").all("td")]


def test_evidence_that_opens_needs_no_date(report: Report) -> None:
    """A link without a date is evidence, told once with its title and shown without a day."""
    link = '{title: ข่าว, url: "https://www.example.go.th/news"}'
    report.site.write("progress.yml", PROGRESS.replace("{title: คำสั่งแต่งตั้ง, not_attached: ใช่}", link))
    assert [line for line in report.lines() if "W811" not in line] == [
        "progress.yml:15:13: H816 หลักฐาน 1 ชิ้นไม่ได้ระบุวันที่: ข่าว"
    ]
    cell = next(one for one in report.page("progress").all("li") if one.text().strip() == "ข่าว")
    assert cell.all("a")[0].attributes["href"] == "https://www.example.go.th/news"


def test_a_round_tells_its_own_days(report: Report) -> None:
    """Where the report says that its round of six months begins in October, no page or check says January."""
    report.site.write("progress.yml", PROGRESS)
    derived = "W811 วันที่ 20 พ.ย. 2568 อยู่นอกรอบ 6 เดือน (1 ม.ค. 2569 ถึง 31 มี.ค. 2569)"
    assert f"progress.yml:13:15: {derived}" in report.lines()
    own = PROGRESS.replace("  - months: 6\n", "  - months: 6\n    start: 1 ต.ค. 68\n    end: 31 มี.ค. 69\n")
    report.site.write("progress.yml", own)
    assert [line for line in report.lines() if "W811" in line] == []
    assert "ช่วงวันที่ 1 ต.ค. 2568 ถึง 31 มี.ค. 2569" in report.page("progress").text()
    days = [(one["start"], one["end"]) for one in report.data()["progress"]["rounds"]]
    assert days == [("2025-10-01", "2025-12-31"), ("2025-10-01", "2026-03-31")]


def test_a_round_does_not_end_before_it_begins(report: Report) -> None:
    """Days of a round that run backwards are refused."""
    report.site.write("progress.yml", "rounds: {months: 6, start: 31 มี.ค. 2569, end: 1 ต.ค. 2568}\n")
    assert report.lines() == ["progress.yml:1:9: E115 วันสิ้นสุด 1 ต.ค. 2568 มาก่อนวันเริ่ม 31 มี.ค. 2569"]


WORDS = {
    "ยังไม่ได้ดำเนินการ": "not_started",
    "อยู่ระหว่างดำเนินการ": "in_progress",
    "ดำเนินการแล้วเสร็จ": "done",
    "เสร็จสิ้น": "done",
    "ยกเลิกโครงการ": "cancelled",
    "Done": "done",
    "in-progress": "in_progress",
    "not started": "not_started",
}


@pytest.mark.parametrize("word", WORDS)
def test_statuses_are_read_in_the_words_of_reports(report: Report, word: str) -> None:
    """The usual words for a status are that status."""
    report.site.write("progress.yml", f"rounds: {{months: 6, entries: {{measure: m01, status: {word}}}}}\n")
    assert report.data()["progress"]["measures"][0]["status"] == WORDS[word]


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("ยังไม่ดำเนินงาน", "ยังไม่เริ่ม"),
        ("ไม่ได้ดำเนินการ", "ยังไม่เริ่ม"),
        ("ชะลอ", "ยังไม่เริ่ม"),
        ("กำลังดำเนินกาน", "กำลังดำเนินการ"),
        ("ไม่เสร็จ", "กำลังดำเนินการ"),
        ("ยังไม่แล้วเสร็จ", "กำลังดำเนินการ"),
        ("ไม่สำเร็จ", "กำลังดำเนินการ"),
        ("ไม่ครบถ้วน", "กำลังดำเนินการ"),
        ("ไม่ยกเลิก", "กำลังดำเนินการ"),
        ("เสร็จบางส่วน", "กำลังดำเนินการ"),
        ("ดำเนินการ", "กำลังดำเนินการ"),
        ("ล่าช้า", "กำลังดำเนินการ"),
        ("ร้อยละ 50", "กำลังดำเนินการ"),
        ("เสร็จสิ้น 80%", "กำลังดำเนินการ"),
        ("เสร็จแล้ว ร้อยละ 80", "กำลังดำเนินการ"),
        ("100%", "แล้วเสร็จ"),
        ("completed", "แล้วเสร็จ"),
        ("ระงับโครงการ", "ยกเลิก"),
    ],
)
def test_the_nearest_status_is_that_of_its_meaning(report: Report, word: str, near: str) -> None:
    """A word is told to be nearest to the status that it means, whichever letters they share."""
    report.site.write("progress.yml", f"rounds: {{months: 6, entries: {{measure: m01, status: {word}}}}}\n")
    told = "(ใช้ได้: ยังไม่เริ่ม, กำลังดำเนินการ, แล้วเสร็จ, ยกเลิก)"
    assert report.lines() == [f"progress.yml:1:53: E113 ไม่รู้จัก “{word}” {told} (ใกล้เคียงที่สุด: {near})"]
