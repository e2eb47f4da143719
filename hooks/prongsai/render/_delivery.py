"""What became of all measures of a year at one look (สัญญาแล้วทำได้แค่ไหน): a block for each, and the same in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from prongsai.content import short_date
from prongsai.render._shown import html
from prongsai.render._standing import attributes, awaiting, days_of
from prongsai.words import say

if TYPE_CHECKING:
    from prongsai.assess import Delivery, Outcome, State

MANY = 12
"""More blocks than these are small and carry no sign."""
_REMEMBERED = 2**12
"""How many blocks and sums are remembered: those of many agencies are alike."""


class _Sum(NamedTuple):
    """Measures that are told as one sum.

    Attributes:
        turns: which of the measures `among` it counts, as days pass: those whose day is `ahead`, or `past`; or nothing.
    """

    key: str
    states: tuple[State, ...]
    turns: str = ""
    among: tuple[State, ...] = ()


_RUNNING: tuple[State, ...] = ("due_soon", "in_progress", "not_started")
_REPORTED: tuple[State, ...] = (*_RUNNING, "overdue")
_SILENT: tuple[State, ...] = ("unreported", "awaited")
_SUMS = (
    _Sum("done", ("done",)),
    _Sum("running", _RUNNING, "ahead", _REPORTED),
    _Sum("overdue", ("overdue",), "past", _REPORTED),
    _Sum("unreported", ("unreported",), "past", _SILENT),
    _Sum("awaited", ("awaited",), "ahead", _SILENT),
    _Sum("cancelled", ("cancelled",)),
)
_ORDER = [state for one in _SUMS for state in one.states]


@dataclass(frozen=True, slots=True)
class Blocks:
    """The measures as they are drawn: the class of the row, and a block for each."""

    css: str
    blocks: Markup


class Promises(NamedTuple):
    """What became of a year's measures at one look; `css` tells how grave it is, `late` names those that are late."""

    title: Markup
    css: str
    blocks: Blocks
    sums: Markup
    late: list[Markup]
    told: list[Markup]


def blocks(delivery: Delivery) -> Blocks:
    """Return a block for each measure, by state; they tell nothing that the words beside them do not."""
    ordered = sorted(delivery.outcomes, key=lambda one: _ORDER.index(one.state))
    shown = Markup("").join(_block(one.state, one.until, one.progress.status) for one in ordered)
    return Blocks("ps-deliv ps-many" if len(ordered) > MANY else "ps-deliv", shown)


@lru_cache(_REMEMBERED)
def _block(state: State, until: date | None, reported: str | None) -> Markup:
    return html("<span{}></span>", attributes({"class": f"ps-status-{state}", **awaiting(until, reported)}))


def promised(delivery: Delivery) -> Markup:
    """Return how many were promised, and how many of them are in each state."""
    count = say("delivery.promised", count=len(delivery.outcomes))
    return Markup(" ").join([html('<span class="ps-part">{}</span>', count), *sums(delivery)])


def sums(delivery: Delivery) -> list[Markup]:
    """Return how many are in each state that any is in, or that any may come to be in while a page is old."""
    return [told for one in _SUMS if (told := _sum(delivery, one))]


def _sum(delivery: Delivery, one: _Sum) -> Markup | None:
    count = sum(map(delivery.counts.__getitem__, one.states))
    if not count and not any(map(delivery.counts.__getitem__, one.among)):
        return None
    days = tuple(map(_day, delivery.in_state(*one.among)))
    return _told(one, count, delivery.late if one.key == "done" else 0, days)


@lru_cache(_REMEMBERED)
def _told(one: _Sum, count: int, late: int, days: tuple[str, ...]) -> Markup:
    words = say(f"delivery.sums.{one.key}_late" if late else f"delivery.sums.{one.key}", count=count, late=late)
    counted = {"data-count": one.turns, "data-ends": " ".join(days)} if days else {}
    given: dict[str, object] = {"class": f"ps-part ps-of-{one.key}", "hidden": None if count else "", **counted}
    return html("<span{}>{}</span>", attributes(given), words)


def _day(one: Outcome) -> str:
    """Return the last day of a state; without one, what is running stays so, and what is not reported as well."""
    return str(one.until or (date.min if one.state == "unreported" else date.max))


def ended(delivery: Delivery) -> Markup | None:
    """Return that the time of all has ended and that no report tells of any; None where that is not so."""
    last = delivery.ended
    if last is None or last.view.end is None:
        return None
    return say("delivery.ended", end=short_date(last.view.end), days=days_of(last))
