"""What the report on the measures tells beside its tables: rounds, the time of each measure, and the units."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from prongsai.addresses import paths
from prongsai.content import long_date, short_date
from prongsai.render import _progress_tables
from prongsai.render._progress_charts import StatusBar, Timeline, marks, status_bar, timeline
from prongsai.render._shown import anchor, html, item_told, listing, period
from prongsai.render._standing import as_of, by_round, chip, mark, standing, told, told_overdue
from prongsai.words import plain, say

if TYPE_CHECKING:
    from prongsai.assess import (
        AssessedAgency,
        Assessment,
        MeasureProgress,
        MeasureView,
        ProgressView,
        RoundView,
        UnitBoard,
    )
    from prongsai.render._shown import Link
    from prongsai.render._table import Table


class ShownRound(NamedTuple):
    """A round.

    Attributes:
        marks: how many measures it reports in each status.
        table: what it says of each measure; None where nothing was reported.
        missing: which measures it lacks; None where none.
    """

    months: int
    span: str
    marks: tuple[str, ...]
    table: Table | None
    missing: str | None


class ShownMeasure(NamedTuple):
    """A measure: its place, its time where any is known, and a list of what the rounds say of it."""

    id: str
    title: str
    line: Timeline | None
    told: str


class ShownUnit(NamedTuple):
    """A responsible unit, and a list of its measures."""

    heading: str
    measures: str


class Followed(NamedTuple):
    """What became of the latest measures that are reported on, as an agency's home tells it."""

    title: str
    words: str
    bar: StatusBar


def lead(a: Assessment) -> Markup:
    """Return what the page is, of which years, and of which day."""
    progress = a.progress
    if progress is None:
        return _none(a)
    item = progress.item
    shown = say(
        "progress.lead_item" if item.code else "progress.lead",
        item=item_told(item),
        name=a.agency.name,
        fiscal_year=a.fiscal_year,
        year=a.year,
    )
    return shown + Markup(" ") + say("progress.as_of", day=as_of(progress.today)) if progress.today else shown


def _none(a: Assessment) -> Markup:
    name, year, day = a.agency.name, a.fiscal_year, long_date(a.today) if a.today else None
    return say("progress.none_on" if a.today else "progress.none", fiscal_year=year, name=name, day=day)


def waiting(a: Assessment) -> list[tuple[MeasureView, Markup]]:
    """Return each measure of a year without a report: its state, and until when it was meant to run."""
    return [(one.view, html("{} {}", chip(one), told(one) or period(one.view))) for one in a.delivery.outcomes]


def rounds(a: Assessment, progress: ProgressView, link: Link) -> list[ShownRound]:
    """Return the rounds that were reported or are due."""
    return [_round(a, one, link) for one in progress.rounds]


def _round(a: Assessment, one: RoundView, link: Link) -> ShownRound:
    start, end = short_date(one.start), short_date(one.end)
    titles = ", ".join(view.measure.title for view in one.missing)
    return ShownRound(
        one.months,
        say("progress.span_reported" if one.reported else "progress.span", start=start, end=end, day=one.reported),
        marks(one.totals),
        _progress_tables.of_round(a, one, link) if one.lines else None,
        say("progress.round_missing", titles=titles) if one.lines and titles else None,
    )


def measures(progress: ProgressView) -> list[ShownMeasure]:
    """Return each measure with its time."""
    return [_measure(one, progress) for one in progress.measures]


def _measure(one: MeasureProgress, progress: ProgressView) -> ShownMeasure:
    said = [
        html("{} {}" if line.entry.date else "{}", _of_round(line.months, line.entry.status), line.entry.date)
        for line in one.lines
    ]
    measure = one.view.measure
    listed = listing([period(one.view), *said, standing(one), *_steps(one), *_course(one)])
    return ShownMeasure(measure.id, measure.title, timeline(one, progress), listed)


def _steps(one: MeasureProgress) -> list[Markup]:
    """Return how each step stands that has a last day of its own."""
    return [
        say("progress.step_due", number=step.step.number, day=step.step.due, standing=standing(step))
        for step in one.steps
    ]


def _course(one: MeasureProgress) -> list[Markup]:
    """Return how each indicator of the measure's success went: from where it stood, by round, to where it was to go."""
    found = []
    for place, kpi in enumerate(one.view.measure.kpi):
        results = [(line.months, line.entry.kpi[place]) for line in one.lines if place < len(line.entry.kpi)]
        course = [say("progress.kpi_base", value=kpi.baseline)] if kpi.baseline else []
        course += [say("progress.kpi_round", months=months, value=value) for months, value in results]
        course += [say("progress.kpi_target", value=kpi.target)] if kpi.target else []
        text = f"{kpi.text} ({kpi.unit})" if kpi.unit else kpi.text
        found.append(
            say("progress.kpi_course", text=text, course=Markup(" → ").join(course)) if course else html("{}", text)
        )
    return found


def _of_round(months: int, status: str) -> Markup:
    return say("progress.round_status", months=months, status=mark(status))


def units(progress: ProgressView) -> list[ShownUnit]:
    """Return the responsible units with their measures."""
    return [_unit(board) for board in progress.units]


def _unit(board: UnitBoard) -> ShownUnit:
    name, count = board.unit or say("progress.no_unit"), say("progress.measures", count=len(board.measures))
    heading = html("<strong>{}</strong> {} {}", name, count, told_overdue(board.overdue, board.measures))
    return ShownUnit(heading, listing(_standing_of(one) for one in board.measures))


def _standing_of(one: MeasureProgress) -> Markup:
    measure = one.view.measure
    return html("{} {} {}", anchor(f"#{measure.id}", measure.title), mark(one.status), standing(one))


def followed(home: AssessedAgency, link: Link) -> Followed | None:
    """Return what became of the measures of the latest year that is reported on; None where none is."""
    found = next(((a, a.progress) for a in home.years if a.progress), None)
    if found is None:
        return None
    a, progress = found
    to, day = link(paths.part(home.slug, a.year, "progress")), progress.today
    words = [_followed_on(a, progress)]
    words += [told_overdue(progress.standings["overdue"], progress.measures)] if day else []
    words.append(html("<small>{}</small>", by_round(progress)))
    words.append(anchor(to, say("progress.read", fiscal_year=a.fiscal_year)))
    return Followed(plain("progress.home", fiscal_year=a.fiscal_year), Markup(" ").join(words), status_bar(progress))


def _followed_on(a: Assessment, progress: ProgressView) -> Markup:
    if progress.today is None:
        return say("progress.home_strong", fiscal_year=a.fiscal_year)
    return say("progress.home_on", fiscal_year=a.fiscal_year, day=as_of(progress.today, counts=True))
