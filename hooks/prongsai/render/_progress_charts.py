"""Geometry of a measure's timeline (เส้นเวลา), which a macro of the templates draws, and counts as marks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from prongsai.render._standing import UNREPORTED, mark
from prongsai.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from prongsai.assess import MeasureProgress, ProgressView

WIDTH = 320
"""Its width, that of a narrow phone's text column."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A measure's time from left to right, all measures on one scale: its period, its rounds, the day of the page.

    Attributes:
        first: the first day of the scale.
        last: its last.
        period: where its period begins, and its width; None where the report does not give both of its days.
    """

    first: date
    last: date
    period: tuple[float, float] | None
    rounds: tuple[tuple[int, float, str], ...]
    today: float | None


def marks(counts: Mapping[str, int], unreported: int = 0) -> tuple[str, ...]:
    """Return how many measures have each status that any has, as marks."""
    told = [(status, count) for status, count in counts.items() if count]
    told += [(UNREPORTED, unreported)] if unreported else []
    return tuple(say("progress.status_measures", status=mark(status), count=count) for status, count in told)


def timeline(one: MeasureProgress, progress: ProgressView) -> Timeline | None:
    """Return a measure's timeline within that of all; a day beyond the drawn time is not drawn.

    Where neither a measure nor a round has days, there is no time to be drawn.
    """
    today = progress.today
    drawn = [(own.view.start, own.view.end) for own in progress.measures]
    drawn += [(one_round.start, one_round.end) for one_round in progress.rounds]
    days = [day for pair in drawn for day in pair if day is not None]
    if not days:
        return None
    first, last = min(days), max(days) + timedelta(days=1)

    def at(day: date) -> float:
        return round(WIDTH * (day - first).days / max((last - first).days, 1), 1)

    start, end = one.view.start, one.view.end
    period = (at(start), round(at(end + timedelta(days=1)) - at(start), 1)) if start and end else None
    rounds = tuple((line.months, at(line.end + timedelta(days=1)), line.entry.status) for line in one.lines)
    shown = today is not None and first <= today < last
    marked = at(today) if shown and today else None
    return Timeline(first, last - timedelta(days=1), period, rounds, marked)
