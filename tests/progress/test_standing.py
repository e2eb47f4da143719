"""How a measure stands against its last day: each bound at its day."""

from __future__ import annotations

from datetime import date

import pytest

from prongsai.assess.figures.progress import SOON, completion, round_days, totals, waiting
from prongsai.content import ThaiDate

END = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("end", "today", "expected"),
    [
        (END, date(2026, 4, 2), ("overdue", 2)),
        (END, date(2026, 4, 1), ("overdue", 1)),
        (END, END, ("due_soon", 0)),
        (END, date(2026, 3, 1), ("due_soon", SOON)),
        (END, date(2026, 2, 28), ("open", SOON + 1)),
        (None, END, ("open", None)),
        (END, None, ("open", None)),
    ],
)
def test_what_is_not_done_waits_until_its_last_day(
    end: date | None, today: date | None, expected: tuple[str, int | None]
) -> None:
    """The last day is in time, thirty days before it are soon, and the day after is one day overdue."""
    assert waiting(end, today) == expected


@pytest.mark.parametrize(
    ("end", "done", "by", "expected"),
    [
        (END, ThaiDate(2569, 3, 31), END, ("on_time", None)),
        (END, ThaiDate(2569, 4, 1), END, ("late", 1)),
        (END, ThaiDate(2569, 4, 10), END, ("late", 10)),
        (END, ThaiDate(2569, 3), END, ("on_time", None)),
        (END, ThaiDate(2569, 4), END, ("late", None)),
        (date(2026, 3, 30), ThaiDate(2569, 3), END, ("done", None)),
        (date(2026, 3, 1), ThaiDate(2569, 3), END, ("done", None)),
        (END, None, END, ("on_time", None)),
        (END, None, date(2026, 4, 1), ("done", None)),
        (None, ThaiDate(2569, 4, 1), END, ("done", None)),
        (None, None, END, ("done", None)),
    ],
)
def test_what_is_done_is_judged_by_its_day(
    end: date | None, done: ThaiDate | None, by: date, expected: tuple[str, int | None]
) -> None:
    """A month alone only when all its days agree, and without a day a round never makes late."""
    assert completion(end, done, by) == expected


@pytest.mark.parametrize(
    ("months", "before", "first", "last"),
    [
        (12, 0, date(2025, 10, 1), date(2026, 9, 30)),
        (6, 0, date(2025, 10, 1), date(2026, 3, 31)),
        (12, 6, date(2026, 4, 1), date(2026, 9, 30)),
        (3, 0, date(2025, 10, 1), date(2025, 12, 31)),
        (4, 3, date(2026, 1, 1), date(2026, 1, 31)),
    ],
)
def test_a_round_goes_from_the_one_before_it_to_its_month(months: int, before: int, first: date, last: date) -> None:
    """A fiscal year begins on 1 October."""
    assert round_days(2569, months, before) == (first, last)


def test_every_status_is_counted() -> None:
    """Those that nothing has are nought."""
    assert totals([]) == {"not_started": 0, "in_progress": 0, "done": 0, "cancelled": 0}
    assert totals(["done", "cancelled", "done"]) == {"not_started": 0, "in_progress": 0, "done": 2, "cancelled": 1}
