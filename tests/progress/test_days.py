"""Day arithmetic, whatever the days: rounds tile their year, what is late is counted once, and today is Thailand's."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Self

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.assess.figures.progress import SOON, completion, round_days, waiting
from prongsai.content import ThaiDate, parse_date, read_today

if TYPE_CHECKING:
    from collections.abc import Iterator

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
YEARS = st.integers(2540, 2640)
DAY = timedelta(days=1)


def thai(day: date) -> ThaiDate:
    """Return a day as an officer writes it."""
    found = parse_date(f"{day.year + 543}-{day:%m-%d}")
    assert found is not None
    return found


def thai_month(day: date) -> ThaiDate:
    """Return a day's month as an officer writes it."""
    found = parse_date(f"{day.year + 543}-{day:%m}")
    assert found is not None
    return found


@given(YEARS, st.lists(st.integers(1, 60), min_size=1, max_size=6, unique=True).map(sorted))
def test_rounds_tile_the_time(fiscal_year: int, months: list[int]) -> None:
    """Whatever rounds an agency chooses, each begins the day after the one before ends, the first on 1 October."""
    days = [round_days(fiscal_year, month, before) for before, month in zip([0, *months[:-1]], months, strict=True)]
    assert days[0][0] == date(fiscal_year - 544, 10, 1)
    assert [start for start, _ in days[1:]] == [end + DAY for _, end in days[:-1]]
    assert all((end + DAY).day == 1 and start < end for start, end in days)


@given(YEARS)
def test_twelve_months_are_the_fiscal_year(fiscal_year: int) -> None:
    """Twelve months end on 30 September, after 366 days where they hold a 29 February."""
    start, end = round_days(fiscal_year, 12)
    leap = fiscal_year - 543
    is_leap = leap % 4 == 0 and (leap % 100 != 0 or leap % 400 == 0)
    assert end == date(fiscal_year - 543, 9, 30)
    assert (end - start).days + 1 == (366 if is_leap else 365)


@given(DAYS, DAYS)
def test_a_day_later_is_a_day_more(end: date, today: date) -> None:
    """Days left fall, and days overdue rise, by one each day; the two meet between the last day and the next."""
    standing, days = waiting(end, today)
    signed = -(days or 0) if standing == "overdue" else days or 0
    assert today + timedelta(days=signed) == end
    assert standing == ("overdue" if today > end else "due_soon" if end - today <= SOON * DAY else "open")


@given(DAYS, DAYS, DAYS)
def test_a_known_day_is_always_judged(end: date, done: date, by: date) -> None:
    """A completion with a day is in time up to the end and late after it, whatever the round says."""
    late = (done - end).days
    assert completion(end, thai(done), by) == (("late", late) if late > 0 else ("on_time", None))


@given(DAYS, DAYS, DAYS)
def test_a_month_is_judged_only_when_all_its_days_agree(end: date, done: date, by: date) -> None:
    """A month gives no days; it is in time, or late, only if its first and its last day are."""
    month = thai_month(done)
    first, last = (completion(end, thai(day), by)[0] for day in (month.first(), month.last()))
    assert completion(end, month, by) == ((first if first == last else "done"), None)


@given(DAYS, DAYS)
def test_no_day_never_makes_late(end: date, by: date) -> None:
    """Without a day the round is a witness of being in time at most."""
    assert completion(end, None, by) == (("on_time" if by <= end else "done"), None)


@given(DAYS)
def test_a_day_is_read_back(day: date) -> None:
    """A day in B.E. and the same day in C.E. are one day."""
    assert read_today(f"{day.year + 543}-{day:%m-%d}") == read_today(day.isoformat()) == day


def test_the_leap_day_of_2567() -> None:
    """29 February 2567 is 29 February 2024; 2566 and 2568 have none, and their Februaries end on the 28th."""
    assert read_today("29 ก.พ. 2567") == date(2024, 2, 29)
    assert round_days(2567, 5)[1] == date(2024, 2, 29)
    assert [round_days(year, 5)[1].day for year in (2566, 2568)] == [28, 28]
    assert waiting(date(2024, 2, 29), date(2024, 3, 1)) == ("overdue", 1)
    assert waiting(date(2024, 2, 28), date(2024, 3, 1)) == ("overdue", 2)


@pytest.fixture
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the machine stand in another time zone."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("zone")
@pytest.mark.parametrize(
    ("zone", "local", "expected"),
    [
        ("UTC", datetime(2026, 9, 30, 16, 59), date(2026, 9, 30)),  # noqa: DTZ001 - the machine's own clock
        ("UTC", datetime(2026, 9, 30, 17, 0), date(2026, 10, 1)),  # noqa: DTZ001
        ("America/New_York", datetime(2026, 9, 30, 12, 59), date(2026, 9, 30)),  # noqa: DTZ001
        ("America/New_York", datetime(2026, 9, 30, 13, 0), date(2026, 10, 1)),  # noqa: DTZ001
        ("America/New_York", datetime(2026, 12, 31, 11, 59), date(2026, 12, 31)),  # noqa: DTZ001 - winter time
        ("America/New_York", datetime(2026, 12, 31, 12, 0), date(2027, 1, 1)),  # noqa: DTZ001
        ("Asia/Bangkok", datetime(2026, 9, 30, 23, 59), date(2026, 9, 30)),  # noqa: DTZ001
        ("Asia/Bangkok", datetime(2026, 10, 1, 0, 0), date(2026, 10, 1)),  # noqa: DTZ001
        ("Pacific/Kiritimati", datetime(2024, 3, 1, 6, 59), date(2024, 2, 29)),  # noqa: DTZ001 - leap day
    ],
    indirect=["zone"],
)
def test_the_machines_own_zone_does_not_matter(
    monkeypatch: pytest.MonkeyPatch, local: datetime, expected: date
) -> None:
    """Just before and after midnight in Thailand, a machine anywhere tells the day in Thailand by default."""
    instant = local.astimezone(UTC)

    class Clock(datetime):
        """A clock that stands still."""

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            told = instant.astimezone(tz)
            return cls(*told.timetuple()[:6], tzinfo=told.tzinfo if tz else None)

    monkeypatch.setattr("prongsai.content._today.datetime", Clock)
    assert read_today(None) == expected
