"""What became of a measure in words (สถานะ): its status, how it stands against its end, and counts of such measures.

Days and counts carry the dates by which a script counts them anew on the reader's own day (`dates.js`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from prongsai.content import STATUSES, long_date, short_date
from prongsai.render._shown import html
from prongsai.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from prongsai.assess import MeasureProgress, Outcome, ProgressView, StepProgress

UNREPORTED = "unreported"
"""Stands for the status of a measure that no round reports."""


def status_words(status: str | None) -> str:
    """Return a status in words."""
    return STATUSES.get(status or "") or say("progress.unreported")


def mark(status: str | None) -> Markup:
    """Return a status as a mark."""
    return html('<span class="ps-status ps-status-{}">{}</span>', status or UNREPORTED, status_words(status))


def chip(one: Outcome) -> Markup:
    """Return the state of a measure as a mark, with the days that it is late."""
    days = one.progress.days
    late = one.state == "done" and one.progress.standing == "late" and days is not None
    words = say("delivery.states.done_late", days=days) if late else say(f"delivery.states.{one.state}", days=days)
    return html(
        "<span{}>{}</span>",
        attributes({"class": f"ps-status ps-status-{one.state}", **awaiting(one.until, one.progress.status)}),
        words,
    )


def awaiting(until: date | None, reported: str | None) -> dict[str, object]:
    """Return by what a script tells the state of a measure that waits: until when, what it is then, and before."""
    if until is None:
        return {}
    return {
        "data-until": until,
        "data-past": "overdue" if reported else "unreported",
        "data-held": reported or "awaited",
    }


def told(one: Outcome) -> Markup:
    """Return by when a measure is to be done or was, beside its mark; an end without any report is said in full."""
    end, done, days = one.view.end, one.progress.done, one.progress.days
    if done is not None:
        return say("delivery.done_on", day=done)
    if end is None or not one.progress.running:
        return Markup()
    if one.progress.past and one.state == "unreported":
        return say("delivery.ended", end=short_date(end), days=days_of(one))
    due = say("delivery.due", end=short_date(end))
    return due if days is None else html("{} {}", due, _left(one))


def whole_units(units: Iterable[str]) -> Markup:
    """Return the names of units, none of which breaks at the end of a line while a line has room for it."""
    return Markup(" · ").join(html('<span class="ps-unit">{}</span>', unit) for unit in units)


def _left(one: Outcome) -> Markup:
    """Return how many days are left to a measure's end, hidden once it has passed."""
    given: dict[str, object] = {"data-left": one.view.end, "hidden": "" if one.progress.past else None}
    return html("<span{}>{}</span>", attributes(given), say("delivery.left", days=one.progress.days))


def days_of(one: Outcome) -> Markup:
    """Return how many days have passed since a measure's end."""
    return html('<span data-days="{}">{}</span>', one.view.end, say("delivery.past", days=one.progress.days))


def attributes(given: dict[str, object]) -> Markup:
    """Return the attributes of an element, without those that are None."""
    return Markup("").join(html(' {}="{}"', name, value) for name, value in given.items() if value is not None)


def standing(one: MeasureProgress | StepProgress) -> Markup:
    """Return how a measure or a step stands against its end; one that is running carries its last day."""
    if not one.running:
        return _ended(one)
    if one.end is None:
        return say("progress.no_end")
    if one.days is None:
        return say("progress.standings.not_done")
    unheard = Markup(" data-unheard") if one.unheard else ""
    return html('<span data-end="{}"{}>{}</span>', one.end, unheard, _running(one))


def _running(one: MeasureProgress | StepProgress) -> Markup:
    if one.standing == "overdue":
        words = say("progress.standings.unheard" if one.unheard else "progress.standings.overdue", days=one.days)
        return html('<strong class="ps-low">{}</strong>', words)
    if one.standing == "due_soon":
        return say("progress.standings.due_soon" if one.days else "progress.standings.due_today", days=one.days)
    return say("progress.standings.in_time", days=one.days)


def _ended(one: MeasureProgress | StepProgress) -> Markup:
    if one.standing == "late":
        words = say("progress.standings.late_by" if one.days else "progress.standings.late", days=one.days)
        return html('<span class="ps-low">{}</span>', words)
    if one.standing == "on_time":
        return html('<span class="ps-ok">{}</span>', say("progress.standings.on_time"))
    return say("progress.standings.done" if one.standing == "done" else "progress.standings.cancelled")


def counted(count: int, steps: Iterable[StepProgress]) -> Markup:
    """Return how many steps are overdue, to be counted anew by their ends."""
    return html('<span data-count="past" data-ends="{}">{}</span>', _ends(steps), count)


def _ends(steps: Iterable[StepProgress]) -> str:
    return " ".join(str(one.end) for one in steps if one.running and one.end)


def by_round(progress: ProgressView) -> str:
    """Return by which round's report the counts are told; empty before the first."""
    latest = progress.latest
    if latest is None:
        return ""
    day = latest.reported
    return say("progress.by_round_on" if day else "progress.by_round", months=latest.months, day=day)


def as_of(day: date, words: str | None = None, *, counts: bool = False) -> Markup:
    """Return the day by which days are counted; one of counts alone becomes the reader's own."""
    as_counted = "counts" if counts else ""
    return html('<time datetime="{}" data-as-of="{}">{}</time>', day, as_counted, words or long_date(day))
