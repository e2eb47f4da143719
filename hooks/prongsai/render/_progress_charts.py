"""Geometry of the status bar (แถบสถานะ) and of a measure's timeline (เส้นเวลา); macros of the templates draw them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from prongsai.render._standing import UNREPORTED, mark, status_words
from prongsai.words import plain, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from prongsai.assess import MeasureProgress, ProgressView

WIDTH = 320
"""The width of both, that of a narrow phone's text column."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the status bar: `kind` is a status, or `unreported`."""

    kind: str
    words: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class StatusBar:
    """The status bar: its parts, those of no measure left out, and the same in marks below it."""

    title: str
    parts: tuple[Segment, ...]
    marks: tuple[str, ...]

    @property
    def description(self) -> str:
        """Every part in words."""
        return " ".join(part.words for part in self.parts)


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


def status_bar(progress: ProgressView) -> StatusBar:
    """Return how many measures stand in each status."""
    title = plain("progress.bar", count=len(progress.measures))
    return StatusBar(title, _segments(progress), marks(progress.totals, progress.unreported))


def marks(counts: Mapping[str, int], unreported: int = 0) -> tuple[str, ...]:
    """Return how many measures have each status that any has, as marks."""
    told = [(status, count) for status, count in counts.items() if count]
    told += [(UNREPORTED, unreported)] if unreported else []
    return tuple(say("progress.status_measures", status=mark(status), count=count) for status, count in told)


def _segments(progress: ProgressView) -> tuple[Segment, ...]:
    counts = {**progress.totals, "unreported": progress.unreported}
    whole = sum(counts.values()) or 1
    parts, x = [], 0.0
    for kind, count in counts.items():
        width = WIDTH * count / whole
        if count:
            words = plain("progress.status_measures", status=status_words(kind), count=count)
            parts.append(Segment(kind, words, round(x, 1), round(width, 1)))
        x += width
    return tuple(parts)


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
