"""What became of the measures (ผลการดำเนินการ): per round and in total, and what is overdue on a given day. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, get_args

from prongsai.assess.figures.disclosure import item_of
from prongsai.assess.figures.steps import every_step
from prongsai.content import BE, LAST_MONTH, STATUSES, Disclosure
from prongsai.text import fold_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from prongsai.assess.figures.disclosure import DisclosedItem
    from prongsai.assess.figures.measures import MeasureView
    from prongsai.assess.figures.steps import Step
    from prongsai.content import Location, Progress, ProgressEntry, Report, Round, ThaiDate

SOON = 30
"""How many days before its end a measure that is not done is said to be due soon."""
FINAL = ("done", "cancelled")
"""The statuses after which nothing is left to do."""
_RUNNING = frozenset({"overdue", "due_soon", "open"})
_OCTOBER = 10
_FIRST_SEEN = 2568
"""The first ITA year whose item was seen to ask for the measures of the fiscal year before."""
Standing = Literal["overdue", "due_soon", "open", "late", "on_time", "done", "cancelled"]
"""How a measure stands against its own end: `done` where the day of completion is not known well enough to judge."""


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """What one round says of one measure.

    Attributes:
        at: where the entry stands in progress.yml.
        start: the round's first day.
        end: the round's last day.
        unit: the name of the unit that reports; None when it is not said.
    """

    months: int
    at: Location
    start: date
    end: date
    reported: ThaiDate | None
    entry: ProgressEntry
    view: MeasureView
    unit: str | None

    @property
    def steps(self) -> tuple[tuple[str, str], ...]:
        """The steps that carry a status of their own: number and status, by number."""
        steps = ((fold_digits(raw), status) for raw, status in self.entry.steps.items())
        return tuple(sorted(steps, key=lambda step: [int(part) for part in step[0].split(".")]))

    @property
    def as_of(self) -> date:
        """The day of which the entry speaks: that of the report, or else the round's last."""
        return self.reported.last() if self.reported else self.end


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round with its lines in the order of the measures, and the measures that should have one and have not.

    A measure that was done or cancelled in an earlier round needs no further line.

    Attributes:
        own: the round as it is written; None for one that is due and has no report.
    """

    own: Round | None
    months: int
    number: int | None
    start: date
    end: date
    reported: ThaiDate | None
    lines: tuple[ProgressLine, ...]
    missing: tuple[MeasureView, ...]

    @property
    def totals(self) -> dict[str, int]:
        """How many measures the round reports in each status."""
        return totals(line.entry.status for line in self.lines)


@dataclass(frozen=True, slots=True)
class StepProgress:
    """A step that has a last day of its own, and how it stands against that.

    Attributes:
        status: the latest reported, that of the measure where it is done or cancelled; None when no round tells it.
        days: days overdue, or left; None when not known or not asked.
    """

    step: Step
    end: date
    status: str | None
    standing: Standing
    days: int | None
    unheard: bool

    @property
    def running(self) -> bool:
        """Whether its standing changes from day to day."""
        return self.standing in _RUNNING


@dataclass(frozen=True, slots=True)
class MeasureProgress:
    """A measure and what became of it over the rounds.

    Attributes:
        status: the latest reported; None when no round reports the measure.
        days: days overdue, late, or left; None when not known or not asked.
        done: the day of completion as the report gives it.
        steps: the steps that have a last day of their own.
    """

    view: MeasureView
    lines: tuple[ProgressLine, ...]
    status: str | None
    standing: Standing
    days: int | None
    done: ThaiDate | None
    steps: tuple[StepProgress, ...] = ()

    @property
    def end(self) -> date | None:
        """Its last day; None where that is not known."""
        return self.view.end

    @property
    def running(self) -> bool:
        """Whether its standing changes from day to day: neither done nor cancelled."""
        return self.standing in _RUNNING

    @property
    def past(self) -> bool:
        """Whether it is not done, nor cancelled, and its end has passed."""
        return self.standing == "overdue"

    @property
    def unheard(self) -> bool:
        """Whether no report speaks of its last day or later, so that past it nobody knows whether it was done."""
        return self.view.end is not None and all(line.as_of < self.view.end for line in self.lines)


@dataclass(frozen=True, slots=True)
class UnitBoard:
    """A responsible unit and its measures by status; one without a unit is under None."""

    unit: str | None
    measures: tuple[MeasureProgress, ...]

    @property
    def overdue(self) -> int:
        """How many of them are overdue."""
        return sum(one.standing == "overdue" for one in self.measures)


@dataclass(frozen=True, slots=True)
class ProgressView:
    """The report on the measures, ready to be shown.

    Attributes:
        item: the disclosure item that the report answers.
        today: the day by which overdue and due soon are told; None when neither is.
    """

    item: DisclosedItem
    today: date | None
    rounds: tuple[RoundView, ...]
    measures: tuple[MeasureProgress, ...]
    units: tuple[UnitBoard, ...]

    @property
    def totals(self) -> dict[str, int]:
        """How many measures stand in each status by their latest round; those never reported are not counted."""
        return totals(one.status for one in self.measures if one.status is not None)

    @property
    def standings(self) -> dict[str, int]:
        """How many measures stand in each relation to their end, every one of them named."""
        counted = Counter(one.standing for one in self.measures)
        return {standing: counted[standing] for standing in get_args(Standing)}

    @property
    def steps(self) -> tuple[StepProgress, ...]:
        """The steps of all measures that have a last day of their own."""
        return tuple(step for one in self.measures for step in one.steps)

    @property
    def soon(self) -> int:
        """How many days before its end a measure is said to be due soon."""
        return SOON

    @property
    def latest(self) -> RoundView | None:
        """The latest round that was reported, of which the counts speak."""
        return next((one for one in reversed(self.rounds) if one.lines), None)

    @property
    def closed(self) -> frozenset[str]:
        """The ids of the measures that are done or cancelled by their latest round; the others are outstanding."""
        return frozenset(one.view.measure.id for one in self.measures if one.status in FINAL)

    @property
    def unreported(self) -> int:
        """How many measures no round reports."""
        return sum(one.status is None for one in self.measures)


def totals(statuses: Iterable[str]) -> dict[str, int]:
    """Count the statuses, every one of the four named."""
    counted = Counter(statuses)
    return {status: counted[status] for status in STATUSES}


def round_days(fiscal_year: int, months: int, before: int = 0) -> tuple[date, date]:
    """Return a round's first and last day: from the end of the round before to `months` from 1 October (B.E. year)."""
    return _after(fiscal_year, before), _after(fiscal_year, months) - timedelta(days=1)


def _days(own: Round | None, derived: tuple[date, date]) -> tuple[date, date]:
    """Return a round's days: its own where the report gives them, else those that follow from the rounds before it."""
    first, last = derived
    start = own.start.first() if own and own.start else first
    end = own.end.last() if own and own.end else last
    return start, end


def _after(fiscal_year: int, months: int) -> date:
    count = (fiscal_year - 1 - BE) * 12 + _OCTOBER - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def progress_view(
    report: Report, names: Mapping[str, str], views: tuple[MeasureView, ...], today: date | None
) -> ProgressView | None:
    """Return what became of the report's measures, or None when it has no progress.yml; `names` are those of units."""
    if report.progress is None:
        return None
    rounds = tuple(_rounds(_Reading(report.progress, names, views), report.fiscal_year, today))
    lines = [line for one in rounds for line in one.lines]
    measures = tuple(measure_progress(view, [line for line in lines if line.view is view], today) for view in views)
    return ProgressView(report_item(report), today, rounds, measures, _boards(measures))


def report_item(report: Report) -> DisclosedItem:
    """Return the item under which the report on the measures is disclosed: the agency's own word first.

    ITA 2568 and 2569 ask for the measures of the fiscal year before (RTRDA68, RTRDA69). Which year the item asked for
    up to ITA 2567 was not seen, so that measures lead to no code there unless the agency names one.
    """
    framework, year = report.framework, report.progress_ita_year
    own = report.progress.disclosure if report.progress else Disclosure()
    unseen = framework.national and year is not None and year < _FIRST_SEEN
    return item_of(framework, year, own, None if unseen else "report_item")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the rounds are read from."""

    progress: Progress
    names: Mapping[str, str]
    views: tuple[MeasureView, ...]


def _rounds(reading: _Reading, fiscal_year: int, today: date | None) -> list[RoundView]:
    """Return the rounds that were reported, and those promised whose last day has passed, in order of time."""
    written = {one.months: number for number, one in enumerate(reading.progress.rounds)}
    promised = {months for view in reading.views for months in view.due_months if months <= LAST_MONTH}
    made: list[RoundView] = []
    before, closed = 0, set[str]()
    for months in sorted(written.keys() | promised):
        number = written.get(months)
        own = None if number is None else reading.progress.rounds[number]
        days = _days(own, round_days(fiscal_year, months, before))
        before = months
        if months in written or (today is not None and days[1] < today):
            one = _round(months, days, number, reading)
            made.append(replace(one, missing=tuple(view for view in one.missing if view.measure.id not in closed)))
            closed -= {line.view.measure.id for line in one.lines}
            closed |= {line.view.measure.id for line in one.lines if line.entry.status in FINAL}
    return made


def _round(months: int, days: tuple[date, date], number: int | None, reading: _Reading) -> RoundView:
    lines = () if number is None else _lines(number, days, reading)
    told = {line.view.measure.id for line in lines}
    due = [view for view in reading.views if view.due_in(months)]
    missing = tuple(view for view in due if view.measure.id not in told)
    own = None if number is None else reading.progress.rounds[number]
    return RoundView(own, months, number, *days, own.reported if own else None, lines, missing)


def _lines(number: int, days: tuple[date, date], reading: _Reading) -> tuple[ProgressLine, ...]:
    one = reading.progress.rounds[number]
    at = {entry.measure: index for index, entry in enumerate(one.entries)}
    found = [(view, at[view.measure.id]) for view in reading.views if view.measure.id in at]
    return tuple(
        ProgressLine(
            months=one.months,
            at=("rounds", number, "entries", index),
            start=days[0],
            end=days[1],
            reported=one.reported,
            entry=one.entries[index],
            view=view,
            unit=reading.names.get(one.entries[index].unit or ""),
        )
        for view, index in found
    )


def measure_progress(view: MeasureView, lines: list[ProgressLine], today: date | None) -> MeasureProgress:
    """Return what became of a measure by the lines that tell of it, and how it stands on a day."""
    status = lines[-1].entry.status if lines else None
    steps = tuple(_step(one, one.end, lines, today) for one in every_step(view.steps) if one.end is not None)
    if status == "cancelled":
        return MeasureProgress(view, tuple(lines), status, "cancelled", None, None, steps)
    if status == "done":
        done, by = _completed(lines)
        standing, days = completion(view.end, done, by)
        return MeasureProgress(view, tuple(lines), status, standing, days, done, steps)
    standing, days = waiting(view.end, today)
    return MeasureProgress(view, tuple(lines), status, standing, days, None, steps)


def _step(step: Step, end: date, lines: list[ProgressLine], today: date | None) -> StepProgress:
    """Return how a step stands: by the latest round that tells it, unless its measure is done or cancelled."""
    told = [(line, dict(line.steps)[step.number]) for line in lines if step.number in dict(line.steps)]
    final = lines and lines[-1].entry.status in FINAL
    status = lines[-1].entry.status if final else told[-1][1] if told else None
    unheard = all(line.as_of < end for line, _ in told)
    if status == "cancelled":
        return StepProgress(step, end, status, "cancelled", None, unheard)
    if status == "done":
        by = next((line.as_of for line, own in told if own == "done"), lines[-1].as_of)
        return StepProgress(step, end, status, *completion(end, None, by), unheard)
    return StepProgress(step, end, status, *waiting(end, today), unheard)


def _completed(lines: list[ProgressLine]) -> tuple[ThaiDate | None, date]:
    """Return when a measure was done, and the last day of the round that first said so and was not taken back."""
    first = len(lines) - 1
    while first > 0 and lines[first - 1].entry.status == "done":
        first -= 1
    dates = [line.entry.date for line in lines[first:] if line.entry.date is not None]
    return (dates[0] if dates else None), lines[first].as_of


def completion(end: date | None, done: ThaiDate | None, by: date) -> tuple[Standing, int | None]:
    """Judge a completed measure by its end: late by days, on time, or neither where one of the two is not known.

    A month alone is judged only when all its days agree. Without a date, the round that first said so is a witness that
    it was done by then, never that it was late.
    """
    if end is None:
        return "done", None
    if done is None:
        return ("on_time" if by <= end else "done"), None
    if done.last() <= end:
        return "on_time", None
    if done.first() > end:
        return "late", ((done.first() - end).days if done.day is not None else None)
    return "done", None


def waiting(end: date | None, today: date | None) -> tuple[Standing, int | None]:
    """Judge a measure that is not done: its last day is still in time, the day after is one day overdue.

    One without a last day is neither: nobody said by when it would be done.
    """
    if end is None or today is None:
        return "open", None
    left = (end - today).days
    if left < 0:
        return "overdue", -left
    return ("due_soon" if left <= SOON else "open"), left


def _boards(measures: tuple[MeasureProgress, ...]) -> tuple[UnitBoard, ...]:
    """Return the board of each responsible unit in the order of the measures; one measure may stand on several."""
    units: dict[str | None, list[MeasureProgress]] = {}
    for one in measures:
        for unit in one.view.units or (None,):
            units.setdefault(unit, []).append(one)
    return tuple(UnitBoard(unit, tuple(own)) for unit, own in units.items())
