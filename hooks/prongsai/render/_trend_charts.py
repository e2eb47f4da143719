"""Geometry of the charts of several years; the SVG itself is drawn by the macros of `overrides/prongsai/charts.html`.

Years stand at their own distance, and a line joins only years that follow one another: a gap stays a gap.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup

from prongsai.render._shown import numbered, versus
from prongsai.text import round2
from prongsai.words import plain, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prongsai.assess import Point, Series

MOST_YEARS = 9
"""Years that a phone's width has room to draw; earlier ones stand in the table."""
_LABELLED = 5
"""Of so many years each is labelled; of more, every second one up to the last."""
_STEP = 10
_CLOSE = 40
"""From this foot on, steps of ten have room for their figures."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a line chart draws: its size, the edges of its plot, the score at its foot, its steps and its target.

    Attributes:
        width: in pixels for a small chart; another is as wide as its place, and its widths are per cent of that.
        small: it stands among its like, and labels its ends alone.
    """

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    low: int
    steps: tuple[int, ...]
    target: Decimal | None
    small: bool = False

    def y(self, score: Decimal) -> float:
        """Return the height at which a score stands."""
        share = float(score - self.low) / (100 - self.low)
        return round(self.bottom - (self.bottom - self.top) * share, 1)


@dataclass(frozen=True, slots=True)
class Mark:
    """A year's dot; hollow when only a later report names the score, and with its figures where they are `told`."""

    year: int
    value: str
    x: float
    y: float
    full: bool
    told: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line chart: dots, the pieces of line between years that follow one another, and a scale that says its foot."""

    id: str
    title: str
    description: str
    frame: Frame
    marks: tuple[Mark, ...]
    pieces: tuple[tuple[float, float, float, float], ...]
    ticks: tuple[tuple[int, float], ...]
    target_y: float | None
    caption: str
    told: str


def foot_of(series: Sequence[Series], target: Decimal | None) -> int:
    """Return the score at the foot of a scale: a ten below everything shown, so that changes can be seen."""
    shown = [point.score for one in series for point in one.points[-MOST_YEARS:]] + ([] if target is None else [target])
    return max(0, int(min(shown) - _STEP // 2) // _STEP * _STEP)


def overall_line(series: Series, target: Decimal | None) -> Line:
    """Return the overall score over the years."""
    low = foot_of([series], target)
    steps = tuple(range(low, 101, 10 if low >= _CLOSE else 20))
    frame = Frame(100, 200, 19, 91, 30, 164, low, steps, target)
    return _line("chart-trend", plain("trends.title"), series, frame, _told(series))


def _told(series: Series) -> str:
    """Return what the line shows: better or worse every year, or since the year before; nothing of a gap."""
    shown = series.points[-MOST_YEARS:]
    rises = [later.score > earlier.score for earlier, later in pairwise(shown)]
    falls = [later.score < earlier.score for earlier, later in pairwise(shown)]
    if len(rises) > 1 and (all(rises) or all(falls)):
        return say(
            "trends.told.better" if all(rises) else "trends.told.worse", first=shown[0].year, last=shown[-1].year
        )
    if series.before is None:
        return ""
    return say("trends.told.versus", year=shown[-1].year, versus=versus(series.change), before=series.before.year)


def small_lines(series: Sequence[Series], target: Decimal | None) -> tuple[Line, ...]:
    """Return a small chart for each indicator, all on one scale so that they can be compared."""
    low = foot_of(series, target)
    frame = Frame(168, 104, 26, 142, 26, 78, low, (low, 100), target, small=True)
    return tuple(_line(f"chart-trend-{one.number}", str(numbered(one)), one, frame, "") for one in series)


def _line(chart: str, title: str, series: Series, frame: Frame, told: str) -> Line:
    marks = _marks(series.points[-MOST_YEARS:], frame)
    follow = (pair for pair in pairwise(marks) if pair[1].year == pair[0].year + 1)
    return Line(
        id=chart,
        title=title,
        description="; ".join(plain("trends.point", year=mark.year, score=mark.value) for mark in marks),
        frame=frame,
        marks=marks,
        pieces=tuple((one.x, one.y, other.x, other.y) for one, other in follow),
        ticks=tuple((score, frame.y(Decimal(score))) for score in frame.steps),
        target_y=None if frame.target is None else frame.y(frame.target),
        caption=_caption(frame, hollow=not all(mark.full for mark in marks)),
        told=told,
    )


def _caption(frame: Frame, *, hollow: bool) -> str:
    """Return how the chart is to be read."""
    told = [say("trends.axis", low=frame.low)]
    told += [] if frame.target is None else [say("trends.target", target=frame.target)]
    told += [say("trends.hollow")] if hollow else []
    return Markup(" ").join([*told, say("trends.gaps")])


def small_caption(drawn: Sequence[Line]) -> str:
    """Return how one or more small charts are to be read together."""
    frame = drawn[0].frame
    told = [say("trends.same_axis", low=frame.low)]
    told += [] if frame.target is None else [say("trends.target", target=frame.target)]
    return Markup(" ").join(told)


def _marks(points: Sequence[Point], frame: Frame) -> tuple[Mark, ...]:
    first, last = points[0].year, points[-1].year
    wide = (frame.right - frame.left) / max(last - first, 1)
    told = _labelled(points, small=frame.small)
    return tuple(
        Mark(
            point.year,
            str(round2(point.score)),
            round(frame.left + wide * (point.year - first), 1),
            frame.y(point.score),
            point.full,
            point.year in told,
        )
        for point in points
    )


def _labelled(points: Sequence[Point], *, small: bool) -> set[int]:
    """Return the years that have room for their figures."""
    years = [point.year for point in points]
    if small:
        return {years[0], years[-1]}
    return {*years} if len(years) <= _LABELLED else {*years[::-2]}
