"""What is due: rounds to be reported and measures that end, told by `prongsai due` and as a calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from prongsai.assess import assess_site
from prongsai.cli import main
from prongsai.content import load_site, read_versions
from prongsai.render import calendar
from prongsai.render._calendar import _escaped, _folded
from tests.conftest import WHOLE
from tests.history.repository import begin, commit

if TYPE_CHECKING:
    from pathlib import Path

    from icalendar import Event

    from tests.conftest import TinySite

URL = "https://www.example.go.th/ita/"
ROUND = """\
rounds:
  - months: 6
    entries:
      - {measure: m01, status: in_progress, work: จัดทำ, problems: ไม่มี, suggestions: ไม่มี}
      - {measure: m02, status: done, date: 2569-03-01, work: จัดทำ, problems: ไม่มี, suggestions: ไม่มี}
"""


def due(site: TinySite, *arguments: str) -> str:
    """Return what the command prints."""
    done = CliRunner().invoke(main, ["due", "--content", str(site.root), *arguments])
    assert done.exit_code == 0, done.output
    return done.output


def events(root: Path, url: str = "") -> dict[str, Event]:
    """Return the events of a site's calendar by their titles, as another program reads them."""
    data = calendar(assess_site(load_site(root)).agencies, read_versions(root) or {}, url)
    return {str(event.get("SUMMARY")): event for event in Calendar.from_ical(data).events}


def test_what_is_due_is_told_by_agency(tiny: TinySite) -> None:
    """The round to report, further rounds and the ends of measures stand with their days, and how far away they are."""
    assert due(tiny, "--today", "2569-04-03") == (
        "ทต.ทุ่งทอง (thung-thong)\n"
        "  ปีงบประมาณ พ.ศ. 2569\n"
        "  - รอบที่ต้องรายงาน: 6 เดือน · เกินกำหนด 3 วัน (31 มี.ค. 2569) · 2 มาตรการ: มาตรการเผยแพร่ข้อมูล, มาตรการป้องกันการทุจริต\n"
        "  - รอบ 12 เดือน · อีก 180 วัน (30 ก.ย. 2569) · 2 มาตรการ: มาตรการเผยแพร่ข้อมูล, มาตรการป้องกันการทุจริต\n"
        "  - สิ้นสุดระยะเวลา · อีก 180 วัน (30 ก.ย. 2569) · 2 มาตรการ: มาตรการเผยแพร่ข้อมูล, มาตรการป้องกันการทุจริต\n"
    )


def test_what_is_reported_or_done_waits_no_more(tiny: TinySite) -> None:
    """A reported round is due no more, and nothing waits for a measure that is done."""
    tiny.write("progress.yml", ROUND)
    assert due(tiny, "thung-thong", "--today", "2569-09-30") == (
        "ทต.ทุ่งทอง (thung-thong)\n"
        "  ปีงบประมาณ พ.ศ. 2569\n"
        "  - รอบที่ต้องรายงาน: 12 เดือน · วันนี้ (30 ก.ย. 2569) · 1 มาตรการ: มาตรการเผยแพร่ข้อมูล\n"
        "  - สิ้นสุดระยะเวลา · วันนี้ (30 ก.ย. 2569) · 1 มาตรการ: มาตรการเผยแพร่ข้อมูล\n"
    )
    tiny.write("progress.yml", ROUND.replace("in_progress", "cancelled, reason: ไม่มีงบประมาณ"))
    assert due(tiny, "--today", "2569-09-30").endswith("  ไม่มีสิ่งที่รอกำหนด\n")


def test_a_day_that_a_round_tells_itself_counts(tiny: TinySite) -> None:
    """The end that the report gives a round goes before the one that its months give."""
    tiny.write("progress.yml", ROUND.replace("months: 6", "months: 6\n    end: 2569-04-30"))
    assert events(tiny.root)["รายงานผลการดำเนินการรอบ 6 เดือน ปีงบประมาณ พ.ศ. 2569"].start == date(2026, 4, 30)


def test_another_program_reads_the_calendar(tiny: TinySite) -> None:
    """An event has its day, its page, its units as categories and what it is about."""
    event = events(tiny.root, URL)["รายงานผลการดำเนินการรอบ 6 เดือน ปีงบประมาณ พ.ศ. 2569"]
    assert event.start == date(2026, 3, 31)
    assert event.categories == ["สำนักปลัดเทศบาล", "กองคลัง"]
    assert event.description == "มาตรการเผยแพร่ข้อมูล\nมาตรการป้องกันการทุจริต"
    assert event.url == f"{URL}thung-thong/2568/progress/"
    assert not events(tiny.root)["สิ้นสุดระยะเวลา: มาตรการป้องกันการทุจริต"].url


def test_a_measure_that_is_cancelled_is_so_in_the_calendar(tiny: TinySite) -> None:
    """Its end stays with its id, so that a subscriber's program strikes it out."""
    tiny.write("progress.yml", ROUND.replace("in_progress", "cancelled, reason: ไม่มีงบประมาณ"))
    found = events(tiny.root)
    assert found["สิ้นสุดระยะเวลา: มาตรการเผยแพร่ข้อมูล"].status == "CANCELLED"
    assert found["สิ้นสุดระยะเวลา: มาตรการป้องกันการทุจริต"].status == ""


def test_a_moved_day_keeps_its_event(tiny: TinySite) -> None:
    """An id lasts, and the sequence says how often the day was moved; other changes do not count."""
    before = events(tiny.root)["สิ้นสุดระยะเวลา: มาตรการเผยแพร่ข้อมูล"]
    begin(tiny)
    for day, old, new in (
        ("2025-12-02", "    period: fiscal_year\n    rounds", "    period: first_half\n    rounds"),
        ("2025-12-03", "title: มาตรการเผยแพร่ข้อมูล", "title: มาตรการเผยแพร่ข้อมูลเปิด"),
        ("2025-12-04", "    period: first_half\n", "    period: ภายใน 30 เม.ย. 2569\n"),
    ):
        tiny.edit("measures.yml", old, new)
        commit(tiny, day)
    found = events(tiny.root)
    after = found["สิ้นสุดระยะเวลา: มาตรการเผยแพร่ข้อมูลเปิด"]
    assert (after.uid, after.sequence, after.start) == (before.uid, 2, date(2026, 4, 30))
    assert (before.sequence, found["สิ้นสุดระยะเวลา: มาตรการป้องกันการทุจริต"].sequence) == (0, 0)


def test_the_calendar_of_one_agency_is_written_to_a_file(tiny: TinySite) -> None:
    """`--ics` writes the same calendar, and the home of the agency leads to the published one."""
    path = tiny.root.parent / "ita.ics"
    assert due(tiny, "--ics", str(path)) == ""
    assert path.read_bytes() == calendar(assess_site(load_site(tiny.root)).agencies, {})


@pytest.mark.parametrize("slug", ["town", "sample"])
def test_every_day_stands_once(slug: str) -> None:
    """No two events have one id, and the invented agency says in each that it is."""
    (agency,) = assess_site(load_site(WHOLE, slug)).agencies
    found = Calendar.from_ical(calendar([agency], {})).events
    assert len({event.uid for event in found}) == len(found) > 0
    assert all("(ตัวอย่าง)" in str(event.summary) for event in found) == agency.agency.sample


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.just("\n")))
def test_any_text_comes_back(text: str) -> None:
    """Whatever a title holds, another program reads it back, and no line is too long."""
    line = _folded(("SUMMARY", _escaped(text)))
    assert all(len(piece.encode()) <= 75 for piece in line.split("\r\n"))
    whole = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{line}END:VEVENT\r\nEND:VCALENDAR\r\n"
    assert str(Calendar.from_ical(whole).events[0].get("SUMMARY")) == text
