"""What comes due (กำหนดการ): rounds that are to be reported and ends of measures, and which of them wait. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from prongsai.assess.figures.measures import period_days
from prongsai.assess.figures.progress import round_days
from prongsai.content import LAST_MONTH, due_months
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from prongsai.assess.figures.measures import MeasureView
    from prongsai.assess.figures.outcomes import Delivery
    from prongsai.assess.figures.progress import MeasureProgress
    from prongsai.content import Measures, Progress

Key = tuple[Literal["round", "measure"], str]
"""What identifies a day of a year whatever day it is: a round by its months, a measure by its lasting id."""

_MOST = 4
"""Of how many measures the titles are told."""


@dataclass(frozen=True, slots=True)
class Due:
    """A day that waits for somebody (สิ่งที่ถึงกำหนด).

    Attributes:
        months: the round (รอบรายงาน) that ends on it; None where measures end.
        left: days from the day that is looked from; below zero, days overdue.
        measures: those of which the round has to tell, or that end.
    """

    day: date
    months: int | None
    left: int
    measures: tuple[MeasureView, ...]

    @property
    def which(self) -> str:
        """The titles of its measures, of many the first."""
        rest = len(self.measures) - _MOST
        told = ", ".join(one.measure.title for one in self.measures[:_MOST])
        return f"{told} {plain('due.more', count=rest)}" if rest > 0 else told


def days_of(measures: Measures, progress: Progress | None, fiscal_year: int) -> dict[Key, date]:
    """Return the last day of each round, promised or reported, and of each measure whose end is known."""
    filled = [measures.defaults.fill(one)[0] for one in measures.measures]
    months = {one for each in filled for one in due_months(each.rounds, each.frequency) if one <= LAST_MONTH}
    days: dict[Key, date] = {("round", str(one)): round_days(fiscal_year, one)[1] for one in sorted(months)}
    for each in progress.rounds if progress else ():
        days["round", str(each.months)] = each.end.last() if each.end else round_days(fiscal_year, each.months)[1]
    ends = ((one.id, period_days(one.period, fiscal_year)[1]) for one in filled if one.period)
    return days | {("measure", name): end for name, end in ends if end is not None}


def due_of(delivery: Delivery, days: Mapping[Key, date], today: date) -> tuple[Due, ...]:
    """Return the days that wait, the earliest first: nothing waits for a measure that is done or cancelled."""
    running = [one.progress for one in delivery.outcomes if one.progress.running]
    found: dict[tuple[date, int | None], tuple[MeasureView, ...]] = {}
    for (kind, name), day in days.items():
        months = int(name) if kind == "round" else None
        waiting = tuple(one.view for one in running if _waits(one, months, name))
        if waiting:
            found[day, months] = found.get((day, months), ()) + waiting
    made = (Due(day, months, (day - today).days, waiting) for (day, months), waiting in found.items())
    return tuple(sorted(made, key=lambda one: (one.day, one.months is None)))


def _waits(one: MeasureProgress, months: int | None, name: str) -> bool:
    """Tell whether a day waits for a measure that is running; a later round tells what an earlier one did not."""
    if months is None:
        return one.view.measure.id == name
    return one.view.due_in(months) and all(line.months < months for line in one.lines)
