"""Rounds of progress (รอบรายงาน) against themselves: their days, the day of the report, steps, and money spent."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from prongsai.assess.figures.measures import fiscal_dates
from prongsai.assess.figures.progress import round_days
from prongsai.content import STATUSES, baht, short_date
from prongsai.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.figures.progress import MeasureProgress, ProgressLine, RoundView
    from prongsai.content import Source

_YEAR = 12


def check_rounds(assessment: Assessment) -> Iterator[Finding]:
    """Yield rounds outside their year or out of order, and entries that their own steps or earlier sums contradict."""
    progress = assessment.progress
    if progress is None:
        return
    source = assessment.report.sources["progress.yml"]
    written = [one for one in progress.rounds if one.number is not None]
    last_end = max((one.view.end for one in progress.measures if one.view.end), default=None)
    for one in written:
        yield from _outside(one, assessment, source, last_end)
        yield from _reported_early(one, source)
        for line in one.lines:
            yield from _after_report(line, source)
            yield from _steps(line, source)
    for before, after in pairwise(one for one in written if one.reported):
        if before.reported and after.reported and before.reported.first() > after.reported.last():
            figures = {"months": before.months, "found": before.reported, "later": after.months}
            place = source.at("rounds", before.number or 0, "reported")
            yield Finding.make("W827", place, **figures, reported=after.reported)
    for measure in progress.measures:
        yield from _spent(measure, source)


def _outside(one: RoundView, assessment: Assessment, source: Source, last_end: date | None) -> Iterator[Finding]:
    """A round lies in the fiscal year of its measures, or runs on as many months as it says."""
    year, number = assessment.fiscal_year, one.number or 0
    first, whole = (day.first() for day in fiscal_dates(year, "fiscal_year"))
    derived = round_days(year, one.months)[1]
    bounds = {"year": year, "first": short_date(first)}
    own = assessment.report.progress.rounds[number] if assessment.report.progress else None
    days = {"start": own.start, "end": own.end} if own else {}
    beyond = max(whole, derived)
    wrong = {field: day for field, day in days.items() if day and not first <= day.first() <= beyond}
    for field, day in wrong.items():
        yield Finding.make("W503", source.at("rounds", number, field), found=day, **bounds, last=short_date(whole))
    if not wrong and one.months > _YEAR and one.end > whole and (last_end is None or last_end <= whole):
        place = source.at("rounds", number, "months")
        yield Finding.make("H504", place, found=short_date(one.end), **bounds, last=short_date(whole))


def _reported_early(one: RoundView, source: Source) -> Iterator[Finding]:
    """A report of a round speaks of all of it; one that is made before its last day cannot."""
    if one.reported is not None and one.start <= one.reported.last() < one.end:
        figures = {"months": one.months, "found": one.reported, "end": short_date(one.end)}
        yield Finding.make("H826", source.at("rounds", one.number or 0, "reported"), **figures)


def _after_report(line: ProgressLine, source: Source) -> Iterator[Finding]:
    """What a report tells of had happened when it was made; what lies beyond its round is told as such."""
    days = [("evidence", number, one.date) for number, one in enumerate(line.entry.evidence)]
    for field, number, day in [("date", None, line.entry.date), *days]:
        if day and line.reported and line.reported.last() < day.first() <= line.end:
            at = (*_at(line), field) if number is None else (*_at(line), field, number, "date")
            what = "วันที่ถึงสถานะ" if number is None else "หลักฐานลงวันที่"
            yield Finding.make("W825", source.at(*at), what=what, found=day, reported=line.reported)


def _steps(line: ProgressLine, source: Source) -> Iterator[Finding]:
    """A measure is done when its steps are, and has begun when one of them has."""
    entry, steps = line.entry, dict(line.steps)
    begun = [number for number, status in steps.items() if status in ("in_progress", "done")]
    left = [number for number, status in steps.items() if status in ("in_progress", "not_started")]
    against = {"done": left, "not_started": begun}.get(entry.status, [])
    place, names = source.at(*_at(line), "status"), {"measure": line.view.named, "months": line.months}
    if against:
        told = ", ".join(f"{number} {STATUSES[steps[number]]}" for number in against)
        yield Finding.make("W828", place, **names, status=STATUSES[entry.status], steps=told)
    whole = {str(number) for number, _ in enumerate(line.view.measure.steps, 1)}
    if entry.status == "in_progress" and whole and all(steps.get(number) == "done" for number in whole):
        yield Finding.make("H829", place, **names)


def _spent(measure: MeasureProgress, source: Source) -> Iterator[Finding]:
    """What was spent up to a round is no less than what was spent up to the one before."""
    told = [(line, line.entry.spent) for line in measure.lines if line.entry.spent is not None]
    for (before, earlier), (after, spent) in pairwise(told):
        if spent < earlier:
            figures = {"spent": baht(spent), "earlier": baht(earlier), "before": before.months, "months": after.months}
            yield Finding.make("W830", source.at(*_at(after), "spent"), measure=measure.view.named, **figures)


def _at(line: ProgressLine) -> tuple[str | int, ...]:
    number, index = line.at
    return ("rounds", number, "entries", index)
