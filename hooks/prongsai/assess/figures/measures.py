"""Measures with what they refer to filled in: units by name, periods as dates, and the points they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from prongsai.assess.figures.steps import step_views
from prongsai.content import (
    NAMED_MONTHS,
    ThaiDate,
    due_months,
    fiscal_days,
    months_of,
    short_date,
    span_words,
)
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from prongsai.assess.figures.steps import Step
    from prongsai.assess.figures.subjects import Subject, Subjects
    from prongsai.content import Agency, Location, Measure, Measures, Period, Report, Window


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure ready to be shown.

    Attributes:
        number: its place in the report, from 1.
        units: names of the responsible units, each followed by the unit it is part of.
        period: the period in words; None where the report gives none.
        start: the first day; None where it is not known.
        end: the last day; None where it is not known.
        continues: the title of last year's measure that it carries on, or its id where that year is not here; or empty.
        measure: with what the table says for all of them, where it says nothing itself.
        worth: points the overall score loses in the indicators it addresses; None when none or unknown.
        windows: the days of each time, where it runs at several; None for one that is not known.
        defaults: the names of the fields that the table says for all.
    """

    number: int
    measure: Measure
    subjects: tuple[Subject, ...]
    units: tuple[str, ...]
    period: str | None
    start: date | None
    end: date | None
    worth: Decimal | None
    continues: str = ""
    windows: tuple[tuple[date | None, date | None], ...] = ()
    steps: tuple[Step, ...] = ()
    defaults: tuple[str, ...] = ()

    @property
    def named(self) -> str:
        """The measure as its page calls it, in quotation marks: officers who use the form never saw its id."""
        return f"“{self.measure.title}”"

    @property
    def due_months(self) -> tuple[int, ...]:
        """The months after 1 October in which the measure is to be reported on; empty where that is not said."""
        return due_months(self.measure.rounds, self.measure.frequency)

    def due_in(self, months: int) -> bool:
        """Tell whether the measure is to be reported on in a round; one that says no rounds is in each."""
        return not self.due_months or months in self.due_months

    @property
    def answers(self) -> frozenset[int]:
        """The numbers of the indicators that the measure's subjects belong to."""
        return frozenset(number for subject in self.subjects for number in subject.indicators)

    def may_answer(self, number: int) -> bool:
        """Tell whether nobody says that the measure does not answer an indicator; one about nothing may answer any."""
        return not self.subjects or any(number in subject.possible for subject in self.subjects)

    @property
    def days(self) -> str | None:
        """The first and last day of each time in short Thai form; None where one of them is not known."""
        times = self.windows or ((self.start, self.end),)
        known = [f"{short_date(start)} – {short_date(end)}" for start, end in times if start and end]
        return _in_words(known) if len(known) == len(times) else None


def measure_views(
    report: Report, agency: Agency, subjects: Subjects, previous: Report | None
) -> tuple[MeasureView, ...]:
    """Return the report's measures in its own order; `previous` is the report of the year before."""
    fiscal_year = report.fiscal_year
    before = {measure.id: measure.title for measure in previous.measures.measures} if previous else {}
    names = unit_names(agency)
    views = []
    for number, written in enumerate(report.measures.measures, 1):
        measure, taken = report.measures.defaults.fill(written)
        own = tuple(subjects.find(reference) for reference in measure.addresses)
        start, end = period_days(measure.period, fiscal_year) if measure.period else (None, None)
        views.append(
            MeasureView(
                number=number,
                measure=measure,
                subjects=own,
                units=tuple(names[unit] for unit in measure.responsible),
                period=period_words(measure.period, fiscal_year) if measure.period else None,
                start=start,
                end=end,
                worth=_worth(own, subjects),
                continues=before.get(measure.continues or "", measure.continues or ""),
                windows=period_windows(measure.period) if measure.period else (),
                steps=step_views(measure.steps, names),
                defaults=taken,
            )
        )
    return tuple(views)


def _worth(own: tuple[Subject, ...], subjects: Subjects) -> Decimal | None:
    # An item that kept its points says nothing of what its indicator lost.
    losing = [subject for subject in own if subject.kind != "item" or subject.value in subjects.items]
    numbers = {number for subject in losing for number in subject.indicators}
    lost = [subjects.indicators[number].lost for number in sorted(numbers & subjects.indicators.keys())]
    known = [points for points in lost if points is not None]
    return sum(known, Decimal(0)) if known else None


def unit_names(agency: Agency) -> dict[str, str]:
    """Return each unit's name by id, followed by the name of the unit that it is part of."""
    plain = {unit.id: unit.name for unit in agency.units}
    return {
        unit.id: f"{unit.name} {plain[unit.part_of]}" if unit.part_of in plain else unit.name for unit in agency.units
    }


def fiscal_dates(fiscal_year: int, name: str) -> tuple[ThaiDate, ThaiDate]:
    """Return the first and last day of a named period of a Thai fiscal year (1 October to 30 September, B.E.)."""
    return fiscal_days(fiscal_year, NAMED_MONTHS[name])


def given_periods(measures: Measures) -> Iterator[tuple[Location, Period]]:
    """Yield each period that is given, for all measures and for each, and where."""
    if measures.defaults.period is not None:
        yield ("defaults", "period"), measures.defaults.period
    for number, one in enumerate(measures.measures):
        if one.period is not None:
            yield ("measures", number, "period"), one.period


def given_times(measures: Measures) -> Iterator[tuple[ThaiDate | None, ThaiDate | None, Location]]:
    """Yield each time that measures and their steps give, from when to when, and where."""
    for at, period in given_periods(measures):
        yield period.start, period.end, at
        yield from ((one.start, one.end, (*at, "windows", number)) for number, one in enumerate(period.windows))
    yield from ((None, step.due, at) for step, at in measures.located_steps)


def overlapping(windows: Sequence[Window]) -> Iterator[tuple[Window, Window]]:
    """Yield each two times that run beside one another; two that meet in a month or on a day do not."""
    known = [(one, one.start, one.end) for one in windows if one.start and one.end]
    for (one, start, end), (other, begins, ends) in combinations(known, 2):
        meet = start.first() <= ends.last() and begins.first() <= end.last()
        if one == other or (meet and end != begins and start != ends):
            yield one, other


def _times(period: Period, fiscal_year: int) -> list[tuple[ThaiDate | None, ThaiDate | None]]:
    """Return the times of a period, each from one day or month to another, as far as they are known."""
    if period.windows:
        return [(window.start, window.end) for window in period.windows]
    first, last = fiscal_dates(fiscal_year, period.name) if period.name else (None, None)
    if period.every:
        return [(period.start or first, _last_turn(period, fiscal_year) or last)]
    return [(period.start or first, period.end or last)]


def _last_turn(period: Period, fiscal_year: int) -> ThaiDate | None:
    """Return the end of the last turn within the fiscal year, counted on from the end of the first."""
    months = months_of(period.every or "")
    if period.end is None or not months:
        return None
    last, step = fiscal_dates(fiscal_year, "fiscal_year")[1], months[0]
    whole = period.end.day is None or period.end.last() == ThaiDate(period.end.year, period.end.month).last()
    turns = [period.end.after(step * turn, to_end=whole) for turn in range(13)]
    return next((turn for turn in reversed(turns) if turn.first() <= last.last()), period.end)


def period_days(period: Period, fiscal_year: int) -> tuple[date | None, date | None]:
    """Return the first and last day of a period; a date of its own goes before the named period's."""
    starts, ends = zip(*_times(period, fiscal_year), strict=True)
    first = None if None in starts else min(start.first() for start in starts if start)
    return first, None if None in ends else max(end.last() for end in ends if end)


def period_windows(period: Period) -> tuple[tuple[date | None, date | None], ...]:
    """Return the first and last day of each time of a period of several; empty for one of a single time."""
    return tuple(
        (one.start.first() if one.start else None, one.end.last() if one.end else None) for one in period.windows
    )


def period_words(period: Period, fiscal_year: int) -> str:
    """Return a period in Thai words."""
    if period.text:
        return period.text
    if period.windows:
        return _in_words([str(window) for window in period.windows])
    if period.every and period.end:
        return plain("names.recurring", every=period.every, first=period.end)
    if period.every:
        named = plain(f"names.period.{period.name}", fiscal_year=fiscal_year) if period.name else ""
        return f"{period.every} {named}".rstrip()
    if period.name is None:
        return span_words(period.start, period.end)
    named = plain(f"names.period.{period.name}", fiscal_year=fiscal_year)
    own = period.start is not None or period.end is not None
    return plain("names.own_days", period=named, days=span_words(period.start, period.end)) if own else named


def _in_words(times: Sequence[str]) -> str:
    """Return several times within a sentence."""
    return plain("names.listed", before=", ".join(times[:-1]), last=times[-1]) if len(times) > 1 else times[0]
