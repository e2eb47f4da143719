"""Overdue, due soon, completed late: counted from real dates, on a day that is given."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from prongsai.content import parse_date, read_today

if TYPE_CHECKING:
    from tests.progress.conftest import Reported

OPEN = "status: in_progress\n        work: เริ่มแล้ว"


def standing(reported: Reported, today: date | None, measure: int = 1) -> tuple[str, int | None]:
    """Return how a measure stands on a day."""
    progress = reported.assessed(today).progress
    assert progress
    return progress.measures[measure].standing, progress.measures[measure].days


def ends(reported: Reported, end: str, start: str = "2568-10-01") -> None:
    """Give the second measure a period of its own."""
    path = reported.site.path("measures.yml")
    head, tail = path.read_text(encoding="utf-8").rsplit("period: fiscal_year", 1)
    path.write_text(f"{head}period: {{start: {start}, end: {end}}}{tail}", encoding="utf-8")


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 8, 30), ("open", 31)),
        (date(2026, 8, 31), ("due_soon", 30)),
        (date(2026, 9, 30), ("due_soon", 0)),
        (date(2026, 10, 1), ("overdue", 1)),
        (date(2027, 10, 1), ("overdue", 366)),
        (None, ("open", None)),
    ],
)
def test_the_fiscal_year_ends_on_30_september(reported: Reported, today: date, expected: tuple[str, int]) -> None:
    """The last day is in time, the next is one day overdue, thirty days before is soon; no day, no judgement."""
    assert standing(reported, today) == expected


@pytest.mark.parametrize(
    ("end", "today", "expected"),
    [
        ("2571-02-29", date(2028, 2, 29), ("due_soon", 0)),
        ("2571-02-29", date(2028, 3, 1), ("overdue", 1)),
        ("ก.พ. 2571", date(2028, 2, 29), ("due_soon", 0)),
        ("ก.พ. 2570", date(2027, 3, 1), ("overdue", 1)),
    ],
)
def test_a_leap_day_counts(reported: Reported, end: str, today: date, expected: tuple[str, int]) -> None:
    """29 February is a day of 2571 B.E. (2028), and the last of its month; 2570 has none."""
    ends(reported, end)
    assert standing(reported, today) == expected


def test_a_measure_may_span_two_fiscal_years(reported: Reported) -> None:
    """A measure that runs into the next fiscal year is not overdue at the end of the first, and needs no reason."""
    ends(reported, "2570-03-31")
    reported.edit("        reason: รอโอนงบประมาณ\n", "")
    assert standing(reported, date(2026, 10, 10)) == ("open", 172)
    assert [line for line in reported.lines() if line.startswith("progress")] == []
    assert standing(reported, date(2027, 4, 1)) == ("overdue", 1)
    later = "  - months: 18\n    entries:\n      - {measure: m02, status: done, date: 2570-03-31,"
    evidence = ' problems: ก, suggestions: ข, evidence: {url: "https://a.go.th/1", title: ก, date: 2570-03-31}}\n'
    reported.site.append("progress.yml", later + evidence)
    assert standing(reported, date(2027, 4, 1)) == ("on_time", None)
    found = reported.lines(date(2027, 4, 1))
    assert [line for line in found if line.startswith("progress") and "W808" not in line] == []


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ("2569-06-30", ("on_time", None)),
        ("2569-07-01", ("late", 1)),
        ("มิ.ย. 2569", ("on_time", None)),
        ("ส.ค. 2569", ("late", None)),
        (None, ("done", None)),
    ],
)
def test_completion_is_judged_by_its_day(reported: Reported, done: str | None, expected: tuple[str, int]) -> None:
    """Done on the last day is in time, a day later is late; a month tells no days, and no date tells nothing."""
    ends(reported, "2569-06-30")
    line = f"\n        date: {done}" if done else ""
    reported.edit(OPEN, f"status: done{line}\n        work: เสร็จ")
    assert standing(reported, date(2026, 10, 10)) == expected


def test_a_month_that_holds_the_end_is_not_judged(reported: Reported) -> None:
    """A completion dated by the month in whose midst the measure ended is neither in time nor late."""
    ends(reported, "2569-06-15")
    reported.edit(OPEN, "status: done\n        date: มิ.ย. 2569\n        work: เสร็จ")
    assert standing(reported, date(2026, 10, 10)) == ("done", None)


def test_the_round_is_a_witness_of_completion(reported: Reported) -> None:
    """Without a date, a measure said to be done in a round that ended before its own end was done in time."""
    reported.edit("status: not_started", "status: done")
    reported.edit(OPEN, "status: done\n        work: เสร็จ")
    assert standing(reported, date(2026, 10, 10)) == ("on_time", None)


def test_a_cancelled_measure_is_not_overdue(reported: Reported) -> None:
    """What was cancelled is never overdue."""
    reported.edit(OPEN, "status: ยกเลิก\n        work: เลิก")
    assert standing(reported, date(2027, 10, 10)) == ("cancelled", None)


def test_a_measure_never_reported_is_overdue_all_the_same(reported: Reported) -> None:
    """A measure that no round reports has no status, and is overdue once its end has passed."""
    text = reported.site.path("progress.yml").read_text(encoding="utf-8")
    reported.site.write("progress.yml", text.split("      - measure: m02")[0])
    progress = reported.assessed(date(2026, 10, 1)).progress
    assert progress
    assert (progress.measures[1].status, progress.measures[1].standing, progress.measures[1].days) == (
        None,
        "overdue",
        1,
    )
    assert progress.unreported == 1


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 9, 30, 16, 59, tzinfo=UTC), date(2026, 9, 30)),
        (datetime(2026, 9, 30, 17, 0, tzinfo=UTC), date(2026, 10, 1)),
        (datetime(2026, 9, 30, 23, 59, tzinfo=timezone(timedelta(hours=-10))), date(2026, 10, 1)),
        (datetime(2026, 10, 1, 0, 30, tzinfo=timezone(timedelta(hours=14))), date(2026, 9, 30)),
    ],
)
def test_today_is_the_day_in_thailand(now: datetime, expected: date) -> None:
    """Wherever the site is built, the day is Thailand's, which begins at 17:00 of the day before in UTC."""
    assert read_today(None, now) == expected


@pytest.mark.parametrize("text", ["2569-10-01", "1 ต.ค. 2569", "๒๕๖๙-๑๐-๐๑", "2026-10-01"])
def test_a_day_may_be_given(text: str) -> None:
    """The day is given in either era."""
    assert read_today(text) == date(2026, 10, 1)


@pytest.mark.parametrize("text", ["ต.ค. 2569", "พรุ่งนี้", "2569-02-30", "2026-13-01"])
def test_what_is_no_day_is_refused(text: str) -> None:
    """A month, a word or a day that does not exist is no day."""
    with pytest.raises(ValueError):  # noqa: PT011 - only that it is refused matters, not the words
        read_today(text)


def test_the_sample_dates_are_those_meant() -> None:
    """B.E. 2569 is C.E. 2026, so that the days above are those of the report."""
    day = parse_date("2569-09-30")
    assert day
    assert day.first() == date(2026, 9, 30)
