"""Rounds of the agency's own, and what each keeps: an earlier round is never overwritten by a later one."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.progress.conftest import Reported

QUARTERS = """\
rounds:
  - months: 9
    entries:
      - {measure: m01, status: in_progress, work: ไตรมาสสาม, problems: ก, suggestions: ข, steps: {1: in_progress}}
      - {measure: m02, status: in_progress, work: ก, problems: ก, suggestions: ข}
  - months: 3
    entries:
      - {measure: m01, status: not_started, work: ไตรมาสหนึ่ง, problems: ก, suggestions: ข, steps: {1: not_started}}
      - {measure: m02, status: in_progress, work: ก, problems: ก, suggestions: ข}
"""


@pytest.fixture
def quarterly(reported: Reported) -> Reported:
    """Return the tiny site with rounds of three months, two of which were reported, the later one first."""
    text = reported.site.path("measures.yml").read_text(encoding="utf-8")
    reported.site.write("measures.yml", text.replace("rounds: [6, 12]", "rounds: [3, 6, 9, 12]"))
    reported.site.write("progress.yml", QUARTERS)
    return reported


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (date(2025, 12, 31), [3, 9]),
        (date(2026, 3, 31), [3, 9]),
        (date(2026, 4, 1), [3, 6, 9]),
        (date(2026, 9, 30), [3, 6, 9]),
        (date(2026, 10, 1), [3, 6, 9, 12]),
    ],
)
def test_rounds_are_shown_in_order_once_due(quarterly: Reported, today: date, due: list[int]) -> None:
    """Rounds of 3, 6, 9 and 12 months follow one another; one that is not reported appears the day after it ends."""
    progress = quarterly.assessed(today).progress
    assert progress is not None
    assert [one.months for one in progress.rounds] == due
    days = {one.months: (one.start, one.end) for one in progress.rounds}
    assert days[3] == (date(2025, 10, 1), date(2025, 12, 31))
    assert days[9] == (date(2026, 4, 1), date(2026, 6, 30))


def test_a_round_that_was_left_out_is_asked_for(quarterly: Reported) -> None:
    """The round of six months, though a later one is there, is told once it is due."""
    told = "progress.yml:1:1: W808 รอบ 6 เดือน (ถึง 31 มี.ค. 2569) ยังไม่มีรายงานของมาตรการ “มาตรการเผยแพร่ข้อมูล”, “มาตรการป้องกันการทุจริต”"
    assert quarterly.lines(date(2026, 4, 1)) == [told]
    assert quarterly.lines(date(2026, 3, 31)) == []


def test_an_earlier_round_keeps_what_it_said(quarterly: Reported) -> None:
    """Each round has its own line for a measure, with its own work and the status of its own steps."""
    data = json.loads(quarterly.tree().files["thung-thong/2568/data/report.json"])
    told = [(one["months"], entry) for one in data["progress"]["rounds"] for entry in one["entries"]]
    assert [
        (months, entry["status"], entry["work"], entry["steps"]) for months, entry in told if entry["measure"] == "m01"
    ] == [
        (3, "not_started", "ไตรมาสหนึ่ง", {"1": "not_started"}),
        (9, "in_progress", "ไตรมาสสาม", {"1": "in_progress"}),
    ]
    text = quarterly.page().text()
    for words in ("ผลการดำเนินการรอบ 3 เดือน", "ไตรมาสหนึ่ง", "ขั้นตอนที่ 1: ยังไม่เริ่ม", "ไตรมาสสาม", "ขั้นตอนที่ 1: กำลังดำเนินการ"):
        assert words in text


@pytest.mark.parametrize("key", ["months: 3", "months: ๓"])
def test_a_round_is_written_once(quarterly: Reported, key: str) -> None:
    """The key is the round and the measure: a second round of the same months is an error, whatever its digits."""
    quarterly.edit("months: 9", key)
    assert "progress.yml:6:13: E112 รหัส “3” ซ้ำ (ครั้งแรกอยู่บรรทัด 2)" in quarterly.lines()


def test_texts_may_be_lists(quarterly: Reported) -> None:
    """What was done may be a list: each point is a paragraph of its own."""
    quarterly.edit("work: ไตรมาสสาม", "work: [อบรม, ประชุม]")
    cells = [cell for cell in quarterly.page().all("td") if cell.attributes.get("id") == "_work-9-m01"]
    assert [[p.text() for p in cell.all("p")] for cell in cells] == [["อบรม", "ประชุม"]]
