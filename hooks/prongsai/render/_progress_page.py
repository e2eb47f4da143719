"""What the report on the measures tells beside its tables: rounds, the time of each measure, and the units."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from prongsai.content import REASONS, long_date, short_date
from prongsai.render import _progress_tables
from prongsai.render._delivery import Promises, blocks, ended, sums
from prongsai.render._progress_charts import Axis, Strip, axis_of, marks, strip
from prongsai.render._rows import Row
from prongsai.render._shown import anchor, html, item_told, listing, period
from prongsai.render._standing import as_of, by_round, chip, counted, mark, standing, told, whole_units
from prongsai.words import say

if TYPE_CHECKING:
    from prongsai.assess import (
        Assessment,
        MeasureProgress,
        MeasureView,
        Outcome,
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
        reports: how many measures it reports.
    """

    months: int
    span: str
    marks: tuple[str, ...]
    table: Table | None
    missing: str | None
    reports: int


class ShownMeasure(NamedTuple):
    """A measure: its place, its time where any is known, and a list of what the rounds say of it."""

    id: str
    title: str
    line: Strip | None
    told: str


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
    """Return the rounds that were reported or are due, the latest first."""
    return [_round(a, one, link) for one in reversed(progress.rounds)]


def _round(a: Assessment, one: RoundView, link: Link) -> ShownRound:
    start, end = short_date(one.start), short_date(one.end)
    titles = ", ".join(view.measure.title for view in one.missing)
    return ShownRound(
        one.months,
        say("progress.span_reported" if one.reported else "progress.span", start=start, end=end, day=one.reported),
        marks(one.totals),
        _progress_tables.of_round(a, one, link) if one.lines else None,
        say("progress.round_missing", titles=titles) if one.lines and titles else None,
        len(one.lines),
    )


def causes(progress: ProgressView) -> Markup | None:
    """Return how many measures are late or were cancelled of which cause, by the latest line of each; None without."""
    latest = [one.lines[-1].entry.reason_code for one in progress.measures if one.lines]
    counted = [(words, latest.count(code)) for code, words in REASONS.items() if code in latest]
    told = [say("progress.cause", cause=words, count=count) for words, count in counted]
    return say("progress.causes", causes=Markup(", ").join(told)) if told else None


def measures(progress: ProgressView) -> tuple[Axis | None, list[ShownMeasure]]:
    """Return the axis of all measures, and each with its time on it."""
    axis = axis_of(progress)
    return axis, [_measure(one, axis) for one in progress.measures]


def key(axis: Axis | None, progress: ProgressView) -> Markup | None:
    """Return how the drawing is to be read; None where there is none."""
    if axis is None:
        return None
    told = [say("progress.key.plan")]
    if progress.today and axis.today is not None:
        told.append(say("progress.key.today", day=short_date(progress.today)))
    if any(one.past for one in progress.measures):
        told.append(say("progress.key.broken" if axis.broken else "progress.key.over"))
    return Markup(" · ").join(told)


def _measure(one: MeasureProgress, axis: Axis | None) -> ShownMeasure:
    said = [
        html("{} {}" if line.entry.date else "{}", _of_round(line.months, line.entry.status), line.entry.date)
        for line in one.lines
    ]
    measure = one.view.measure
    listed = listing([period(one.view), *said, standing(one), *_steps(one), *_course(one)])
    return ShownMeasure(measure.id, measure.title, strip(one, axis) if axis else None, listed)


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


def panel(a: Assessment) -> Promises:
    """Return what became of all measures, by the report of which round, and how many steps are past a day of theirs."""
    silent, progress = ended(a.delivery), a.progress
    late = a.delivery.in_state("overdue")
    said = [silent, *([html("{}", by_round(progress)), _steps_past(progress)] if progress else [])]
    title = say("delivery.of_year", count=len(a.measures), fiscal_year=a.fiscal_year)
    grave = "ps-mute" if silent else "ps-warn" if late else ""
    return Promises(
        title, grave, blocks(a.delivery), Markup(" ").join(sums(a.delivery)), [], [one for one in said if one]
    )


def _steps_past(progress: ProgressView) -> Markup | None:
    late = [one for one in progress.steps if one.standing == "overdue"]
    return say("progress.overdue_steps", count=counted(len(late), progress.steps)) if progress.steps else None


def latest(a: Assessment) -> list[Row]:
    """Return each measure with its state, the late ones first: who answers for it, by when, and the last word."""
    late = a.delivery.in_state("overdue", "unreported")
    others = [one for one in a.delivery.outcomes if one not in late]
    return [_row(one) for one in (*late, *others)]


def _row(one: Outcome) -> Row:
    measure = one.view.measure
    reasons = [line.entry.reason for line in one.progress.lines if line.entry.reason]
    word = say("progress.last_reason", reason=reasons[-1]) if reasons and one.progress.running else ""
    units = whole_units(one.view.units) or say("progress.no_unit")
    more = Markup(" · ").join(html("{}", words) for words in (units, told(one), word) if words)
    return Row(html("{}. {}", one.view.number, anchor(f"#{measure.id}", measure.title)), chip(one), more)


def units(a: Assessment, progress: ProgressView) -> list[Row]:
    """Return the responsible units, each with what became of its measures."""
    return [_unit(board, a) for board in progress.units]


def _unit(board: UnitBoard, a: Assessment) -> Row:
    own = tuple(a.delivery.of_measure[one.view.measure.id] for one in board.measures)
    name, count = board.unit or say("progress.no_unit"), say("progress.measures", count=len(own))
    more = Markup(" ").join(sums(replace(a.delivery, outcomes=own)))
    return Row(html("<strong>{}</strong> {}", name, count), "", more)
