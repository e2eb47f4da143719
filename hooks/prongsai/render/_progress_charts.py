"""Geometry of the plan beside what became of it (แผนกับความจริง, a Gantt chart), and counts as marks.

All measures share one axis, in per cent of its width, so that the drawing fits every screen and its letters keep their
size. Where the day of the page is long after the plan, the axis is broken there, and what is past due is not to scale.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from prongsai.content import MONTHS_SHORT
from prongsai.render._standing import UNREPORTED, mark
from prongsai.words import plain, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prongsai.assess import MeasureProgress, ProgressView

_TO_SCALE = 120
"""The days after the plan that are drawn to scale; a longer time is not."""
_PLAN = 88
"""The per cent of a broken axis that its plan has."""
_LABELLED = 4
"""The most quarters that a phone has room to name."""
_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Axis:
    """The axis of all measures, in per cent: quarters of the year, and the day of the page.

    Attributes:
        last: the last day of the plan.
        quarters: where each begins, and the middle and the name of those that have room for it.
        today: None for a day that is not drawn.
        broken: what lies after the plan is not to scale.
    """

    first: date
    last: date
    end: float
    quarters: tuple[float, ...]
    names: tuple[tuple[float, str], ...]
    today: float | None
    broken: bool

    def at(self, day: date) -> float:
        """Return where a day stands; one after the plan of a broken axis is the day of the page."""
        if self.broken and day > self.last:
            return 100.0
        return round(self.end * (day - self.first).days / max((self.last - self.first).days + 1, 1), 2)

    def after(self, day: date) -> float:
        """Return where a day ends; all that follows the plan begins at its edge."""
        return self.end if day >= self.last else self.at(day + timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Strip:
    """A measure's time on the axis, each part where it begins and how wide it is.

    Attributes:
        plan: its period; None where the report does not give both of its days.
        done: what is reported of it, as the class of the state.
        over: what is past due.
        rounds: the ends of the rounds that report it.
    """

    axis: Axis
    plan: tuple[float, float] | None
    done: tuple[float, float, str] | None
    over: tuple[float, float] | None
    rounds: tuple[float, ...]


def marks(counts: Mapping[str, int], unreported: int = 0) -> tuple[str, ...]:
    """Return how many measures have each status that any has, as marks."""
    told = [(status, count) for status, count in counts.items() if count]
    told += [(UNREPORTED, unreported)] if unreported else []
    return tuple(say("progress.status_measures", status=mark(status), count=count) for status, count in told)


def axis_of(progress: ProgressView) -> Axis | None:
    """Return the axis of all measures; None where neither a measure nor a round has days."""
    drawn = [(own.view.start, own.view.end) for own in progress.measures]
    drawn += [(one_round.start, one_round.end) for one_round in progress.rounds]
    days = [day for pair in drawn for day in pair if day is not None]
    if not days:
        return None
    starts = _quarters(min(days), max(days))
    first, last = starts[0], _next_quarter(starts[-1]) - timedelta(days=1)
    today = progress.today
    beyond = (today - last).days if today and any(own.past for own in progress.measures) else 0
    broken = beyond > _TO_SCALE
    whole = (last - first).days + 1
    end = float(_PLAN) if broken else round(100 * whole / (whole + max(beyond, 0)), 2)
    bare = Axis(first, last, end, (), (), None, broken)
    edges = [bare.at(day) for day in starts] + [end]
    middles = [round((one + other) / 2, 2) for one, other in pairwise(edges)]
    names = tuple(zip(middles, map(_named, starts), strict=True)) if len(starts) <= _LABELLED else ()
    shown = today is not None and first <= today and (today <= last or beyond > 0)
    return Axis(first, last, end, tuple(edges), names, bare.at(today) if today and shown else None, broken)


def _quarters(first: date, last: date) -> list[date]:
    """Return the first days of the quarters from the first day to the last."""
    found = [date(first.year, (first.month - 1) // _QUARTER * _QUARTER + 1, 1)]
    while (following := _next_quarter(found[-1])) <= last:
        found.append(following)
    return found


def _next_quarter(start: date) -> date:
    later = start + timedelta(days=_QUARTER * 31)
    return later.replace(day=1)


def _named(quarter: date) -> str:
    months = MONTHS_SHORT[quarter.month - 1], MONTHS_SHORT[quarter.month + 1]
    return plain("progress.quarter", first=months[0], last=months[1])


def strip(one: MeasureProgress, axis: Axis) -> Strip:
    """Return a measure's time on the axis of all."""
    start, end = one.view.start, one.view.end
    plan = _span(axis, start, end) if start and end else None
    over = None
    if one.past and end and axis.today is not None:
        over = (axis.after(end), round(axis.today - axis.after(end), 2))
    return Strip(axis, plan, _done(one, axis), over, tuple(axis.after(line.end) for line in one.lines))


def _done(one: MeasureProgress, axis: Axis) -> tuple[float, float, str] | None:
    """Return the time of which a report says that something was done."""
    start, lines = one.view.start, one.lines
    if start is None or one.status not in ("done", "in_progress"):
        return None
    last = one.done.last() if one.done else lines[-1].end
    return *_span(axis, start, max(last, start)), one.status


def _span(axis: Axis, first: date, last: date) -> tuple[float, float]:
    """Return where a time begins and how wide it is."""
    left = axis.at(first)
    return left, round(axis.after(last) - left, 2)
