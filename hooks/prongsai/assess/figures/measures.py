"""Measures with what they refer to filled in: units by name, periods as dates, and the points they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from prongsai.content import ThaiDate, short_date
from prongsai.words import plain

if TYPE_CHECKING:
    from datetime import date

    from prongsai.assess.figures.subjects import Subject, Subjects
    from prongsai.content import Agency, Measure, Period, Report

_FIRST_MONTH, _LAST_MONTH = 10, 9


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
        worth: points the overall score loses in the indicators it addresses; None when none or unknown.
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

    @property
    def answers(self) -> frozenset[int]:
        """The numbers of the indicators that the measure's subjects belong to."""
        return frozenset(number for subject in self.subjects for number in subject.indicators)

    def may_answer(self, number: int) -> bool:
        """Tell whether nobody says that the measure does not answer an indicator; one about nothing may answer any."""
        return not self.subjects or any(number in subject.possible for subject in self.subjects)

    @property
    def days(self) -> str | None:
        """The first and last day in short Thai form; None where one of them is not known."""
        return f"{short_date(self.start)} – {short_date(self.end)}" if self.start and self.end else None


def measure_views(
    report: Report, agency: Agency, subjects: Subjects, previous: Report | None
) -> tuple[MeasureView, ...]:
    """Return the report's measures in its own order; `previous` is the report of the year before."""
    fiscal_year = report.fiscal_year
    before = {measure.id: measure.title for measure in previous.measures.measures} if previous else {}
    names = unit_names(agency)
    views = []
    for number, measure in enumerate(report.measures.measures, 1):
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
    first, half_end = ThaiDate(fiscal_year - 1, _FIRST_MONTH, 1), ThaiDate(fiscal_year, 3, 31)
    last = ThaiDate(fiscal_year, _LAST_MONTH, 30)
    if name == "first_half":
        return first, half_end
    return (ThaiDate(fiscal_year, 4, 1), last) if name == "second_half" else (first, last)


def _bounds(period: Period, fiscal_year: int) -> tuple[ThaiDate, ThaiDate]:
    first, last = fiscal_dates(fiscal_year, period.name or "fiscal_year")
    return period.start or first, period.end or last


def period_days(period: Period, fiscal_year: int) -> tuple[date, date]:
    """Return the first and last day of a period; a date of its own goes before the named period's."""
    start, end = _bounds(period, fiscal_year)
    return start.first(), end.last()


def period_words(period: Period, fiscal_year: int) -> str:
    """Return a period in Thai words."""
    if period.start is not None or period.end is not None or period.name is None:
        start, end = _bounds(period, fiscal_year)
        return str(start) if start == end else f"{start} – {end}"
    return plain(f"names.period.{period.name}", fiscal_year=fiscal_year)
