"""Rounds of progress (รอบรายงาน) against their months, one another, and what they say of steps. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from prongsai.assess.figures.measures import fiscal_dates
from prongsai.assess.figures.progress import FINAL, round_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prongsai.assess.figures.progress import ProgressLine, RoundView
    from prongsai.assess.figures.steps import Step

_WEEK, _MONTH, _OF_A_YEAR = 7, 31, 366
"""How many days rounds may lie apart, and a round may end before or after its months, so that nothing is odd."""
_AGAINST = {"done": ("in_progress", "not_started"), "not_started": ("in_progress", "done")}


def odd_days(one: RoundView, before: RoundView | None, after: RoundView | None, fiscal_year: int) -> dict[str, str]:
    """Return what is odd about a round's days, by their fields: `end`, `overlaps`, `apart` or `late`.

    It ends so many months after 1 October, begins then or where the one before ended, and is told of in its year.
    """
    first, last = (day.first() for day in fiscal_dates(fiscal_year, "fiscal_year"))
    right, odd = round_days(fiscal_year, one.months)[1], dict[str, str]()
    off = (right - one.end).days
    if one.own and one.own.end and first <= one.end <= last and (off == 1 or abs(off) > _MONTH):
        odd["end"] = "end"
    if one.own and one.own.start and before and first < one.start <= last:
        apart = (one.start - before.end).days - 1
        odd |= {"start": "overlaps"} if apart < 0 else {"start": "apart"} if apart > _WEEK else {}
    # A slip in the year is told as a day to come, and rounds that are reported together are late together.
    if one.reported and last < one.reported.first() <= last + timedelta(_OF_A_YEAR) and one.end <= right < last:
        together = after and after.reported and after.reported.first() <= one.reported.last()
        odd |= {} if together else {"reported": "late"}
    return odd


def backwards(before: str, after: str) -> bool:
    """Tell whether a status takes back an earlier one: what was final opens again or turns, or work un-begins."""
    if before in FINAL:
        return before != after
    return before == "in_progress" and after == "not_started"


def taken_back(line: ProgressLine, told: dict[str, str]) -> tuple[str, str, str] | None:
    """Return the step of which a line takes back what `told` says, empty for the measure, and both statuses.

    What the line says is told from then on.
    """
    own = {"": line.entry.status} | dict(line.steps)
    found = next(
        ((one, told[one], status) for one, status in own.items() if one in told and backwards(told[one], status)), None
    )
    told |= own
    return found


def against(line: ProgressLine) -> tuple[str, list[str]] | None:
    """Return the step, empty for the measure, whose status those within it contradict, and their numbers."""
    steps = dict(line.steps)
    for whole, status in ({"": line.entry.status} | steps).items():
        other: tuple[str, ...] = _AGAINST.get(status, ())
        if not whole and status == "in_progress" and states(line) == {"not_started"}:
            other = ("not_started",)
        found = [one for one in steps if one.startswith(f"{whole}." if whole else "") and steps[one] in other]
        if found:
            return whole, found
    return None


def states(line: ProgressLine) -> set[str | None]:
    """Return the statuses of a measure's steps: each as told of it, or of all within it where they agree."""
    told = dict(line.steps)

    def state(step: Step) -> str | None:
        within: Sequence[str | None] = [] if step.number in told else [*{state(one) for one in step.below}]
        return within[0] if len(within) == 1 else told.get(step.number)

    return {state(one) for one in line.view.steps}
