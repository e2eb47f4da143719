"""The state of each measure (สถานะของมาตรการ): one rule for pages, data and feed, reported on or not. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, cast, get_args

from prongsai.assess.figures.progress import measure_progress, round_days

if TYPE_CHECKING:
    from datetime import date

    from prongsai.assess.figures.measures import MeasureView
    from prongsai.assess.figures.progress import MeasureProgress, ProgressView

State = Literal[
    "done",
    "due_soon",
    "in_progress",
    "not_started",
    "overdue",
    "unreported",
    "awaited",
    "cancelled",
]
"""What is known of a measure on the day: a reported status, or that its end has passed without one of being done.

`overdue` is past its end and was reported on before; of `unreported` and `awaited` no report speaks, though with the
first the day by which one was to be expected has passed or is not known.
"""
STATES: tuple[State, ...] = get_args(State)
"""All of them, in the order in which pages tell them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A measure and its state.

    Attributes:
        until: the last day of that state, while it waits: the measure's end, or before the first report the end of the
            first round that it promises; None where nothing is awaited or no day is known.
        next_round: the round by which it is to be reported on next, as months from 1 October and its last day; None
            where it promises none, or none is left.
    """

    progress: MeasureProgress
    state: State
    until: date | None
    next_round: tuple[int, date] | None = None

    @property
    def view(self) -> MeasureView:
        """The measure."""
        return self.progress.view


@dataclass(frozen=True)
class Delivery:
    """What became of all measures of a year (ผลของสิ่งที่สัญญาไว้), whether a report tells it or none does.

    Attributes:
        outcomes: each measure with its state, in the report's own order.
        reported: a report tells what became of them.
    """

    outcomes: tuple[Outcome, ...]
    reported: bool

    @cached_property
    def counts(self) -> dict[State, int]:
        """How many measures are in each state, every one named; together they are all measures."""
        found = [one.state for one in self.outcomes]
        return {state: found.count(state) for state in STATES}

    @cached_property
    def of_measure(self) -> dict[str, Outcome]:
        """The outcomes by the ids of their measures."""
        return {one.view.measure.id: one for one in self.outcomes}

    def in_state(self, *states: State) -> tuple[Outcome, ...]:
        """Return the measures in one of these states; what has waited longest comes first, then the report's order."""
        found = (one for one in self.outcomes if one.state in states)
        return tuple(sorted(found, key=lambda one: -(one.progress.days or 0) * one.progress.past))

    @property
    def late(self) -> int:
        """How many were done, but after their end."""
        return sum(one.progress.standing == "late" for one in self.outcomes)

    @property
    def ended(self) -> Outcome | None:
        """The measure that ended last, where the time of all has passed and nobody ever reported on any."""
        passed = [one for one in self.outcomes if one.state == "unreported" and one.progress.past]
        if not passed or len(passed) < len(self.outcomes):
            return None
        return min(passed, key=lambda one: one.progress.days or 0)


def delivery_of(
    views: tuple[MeasureView, ...], progress: ProgressView | None, fiscal_year: int, today: date | None
) -> Delivery:
    """Return what became of a year's measures on a day; `today` None tells of no end that it has passed."""
    known = progress.measures if progress else tuple(measure_progress(view, [], today) for view in views)
    return Delivery(tuple(_outcome(one, fiscal_year, today) for one in known), progress is not None)


def _outcome(one: MeasureProgress, fiscal_year: int, today: date | None) -> Outcome:
    if not one.running:
        return Outcome(one, cast("State", one.status), None)
    rounds = [(months, round_days(fiscal_year, months)[1]) for months in one.view.due_months]
    ahead = next(((months, end) for months, end in rounds if today and end >= today), None)
    if one.status is None:
        until = min([*(end for _, end in rounds), *([one.end] if one.end else [])], default=None)
        return Outcome(one, "awaited" if until and today and until >= today else "unreported", until, ahead)
    return Outcome(one, cast("State", one.status if one.standing == "open" else one.standing), one.end, ahead)
