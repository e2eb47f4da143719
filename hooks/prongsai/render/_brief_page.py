"""The page for executives (สรุปผู้บริหาร), one sheet that decides: what is late and why, and what helps most."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from prongsai.content import short_date
from prongsai.render._agency_page import LATE, priority_row, promise_panel
from prongsai.render._delivery import ended
from prongsai.render._entries import gathered, kind_mark, pieces
from prongsai.render._rows import Row
from prongsai.render._shown import html, numbered, score, unsaid
from prongsai.render._standing import told
from prongsai.words import say

if TYPE_CHECKING:
    from prongsai.assess import Assessment, Outcome, Priorities, Priority, Series
    from prongsai.render._delivery import Promises
    from prongsai.render._entries import Piece
    from prongsai.render._shown import Link

_URGENT = "urgent"
_HELPFUL = 3
"""The indicators that would help most, which are shown at once."""
_MOST = 4
"""So many of what is urgent have room on the sheet."""


def late(a: Assessment, link: Link) -> Promises:
    """Return what became of the measures; of each that is late whose it is, why, and when it is reported on next."""
    # Where no report tells of any, the panel says so once for all.
    panel = promise_panel(a, link, partial(_decisive, silent=ended(a.delivery) is not None), although_silent=True)
    waiting = a.delivery.in_state(*LATE)
    if not panel.late or a.today is None or any(one.next_round for one in waiting):
        return panel
    named = any(one.view.due_months for one in waiting)
    return panel._replace(told=[*panel.told, say("brief.late.no_round" if named else "brief.late.unsaid_round")])


def _decisive(one: Outcome, *, silent: bool) -> Markup:
    end = one.view.end
    if end and one.state == "unreported" and one.progress.past and not silent:
        return told(one)
    due = say("delivery.due", end=short_date(end)) if end else None
    return Markup(" · ").join(words for words in (due, _reason(one), _next_round(one)) if words)


def _reason(one: Outcome) -> Markup | None:
    """Return why a measure is not done, as the last report that gives a reason tells it; None where none reports it."""
    reasons = [line.entry.reason for line in one.progress.lines if line.entry.reason]
    if reasons:
        return html("{}", reasons[-1])
    return say("brief.late.no_reason") if one.progress.lines else None


def _next_round(one: Outcome) -> Markup | None:
    if one.next_round is None:
        return None
    months, end = one.next_round
    return say("brief.late.round", months=months, end=short_date(end))


def helpful(a: Assessment, priorities: Priorities | None, link: Link) -> list[Row]:
    """Return what the agency itself calls urgent (ต้องแก้ไขโดยเร่งด่วน), then what costs most of the rest."""
    costly = {row.indicator.number: row for row in priorities.rows} if priorities else {}
    urgent = {one.title: one for one in gathered(pieces(a)) if one.kind and one.kind[0] == _URGENT}
    first = [_urgent(a, one, priorities, costly.pop(_number(one), None), link) for one in [*urgent.values()][:_MOST]]
    rest = [*costly.values()][: max(_HELPFUL - len(first), 1)]
    return first + [priority_row(a, priorities, row, link) for row in rest if priorities]


def outcome(a: Assessment, priorities: Priorities | None, to: str) -> Markup:
    """Return what the costliest indicator would bring, or why nothing can be said to help most."""
    if priorities is None:
        return say("brief.priorities.partial" if a.criteria.weighted else "brief.priorities.unknown")
    if not priorities.rows:
        return say("brief.priorities.full")
    _, most = priorities.rows[0].outcomes[-1]
    named = numbered(priorities.rows[0].indicator)
    return say("brief.priorities.first", name=named, outcome=score(most), to=to)


def years(series: Series) -> list[Markup]:
    """Return the score and the level of each year; levels of letters and of words are not to be compared."""
    return [
        say("brief.trend.point", year=point.year, score=score(point.score), level=unsaid(point.level or None))
        for point in series.points
    ]


def _number(one: Piece) -> int:
    """Return the number of the indicator that a piece is about; 0 for one about something else."""
    kind, value = one.about
    return int(value) if kind == "indicator" else 0


def _urgent(a: Assessment, one: Piece, priorities: Priorities | None, row: Priority | None, link: Link) -> Row:
    mark = kind_mark(one)
    if priorities and row:
        return priority_row(a, priorities, row, link, mark)
    got = html("<small>{}</small>", say("agency.priorities.got", score=one.score)) if one.score else ""
    return Row(html("{} {} {}", mark, one.title, got))
