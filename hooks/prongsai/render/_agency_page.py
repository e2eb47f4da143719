"""An agency's home: the latest result and why it is so, the latest promises, and the record of all years."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from prongsai.addresses import paths, places
from prongsai.assess import item_address
from prongsai.render._delivery import Blocks, Promises, blocks, ended, promised, sums
from prongsai.render._facts import low_tools
from prongsai.render._frame import disclosed, items
from prongsai.render._rows import Row, bar
from prongsai.render._shown import anchor, change, html, numbered, score, unsaid, versus
from prongsai.render._standing import as_of, chip, told, whole_units
from prongsai.render._year_tables import measure_links, no_measures
from prongsai.words import plain, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from prongsai.assess import (
        AssessedAgency,
        Assessment,
        Outcome,
        Priorities,
        Priority,
        Series,
        State,
        ToolScore,
    )
    from prongsai.render._rows import Bar
    from prongsai.render._shown import Link

NAMED = 5
"""The measures that a first screen names; the rest stand behind its link."""
LATE: tuple[State, ...] = ("overdue", "unreported")
"""The states of what is late, or of which nobody reports."""


class Score(NamedTuple):
    """The result of a year at one look.

    Attributes:
        also: a second level that the report prints, or None.
        why: what the level follows from; None where that is not known.
        tools: each tool with its score, whether that is below what the level asks, and that it is reckoned.
    """

    title: Markup
    overall: str | None
    level: object
    also: Markup | None
    change: Markup | None
    bar: Bar | None
    target: Markup | None
    why: Markup | None
    tools: list[tuple[str, str, str, str]]


class Round(NamedTuple):
    """One round of years (รอบ): a result, what was promised on it, and what became of that."""

    id: str
    title: Markup
    result: Markup
    blocks: Blocks | None
    words: Markup | None
    links: list[Markup]


def score_panel(a: Assessment, overall: Series) -> Score:
    """Return the score, the level and why it is so, and better or worse than the year before."""
    reported, also = a.report.scores.overall, a.report.scores.also_level
    return Score(
        title=_scored(a),
        overall=None if reported is None else score(reported),
        level=unsaid(a.report.scores.level),
        also=say("first_look.also_level", level=also) if also else None,
        change=_change(overall),
        bar=overall_bar(a),
        target=None if reported is None else _targets(a),
        why=why(a),
        tools=_tools(a),
    )


def _scored(a: Assessment) -> Markup:
    if a.framework.national:
        return say("first_look.score", year=a.year)
    return say("first_look.other_score", framework=a.framework.name, year=a.year)


def overall_bar(a: Assessment) -> Bar | None:
    """Return the reported overall score as a bar with the year's target and the agency's own; None where none is."""
    reported = a.report.scores.overall
    low = a.reached is False or (a.own_target is not None and reported is not None and reported < a.own_target)
    return None if reported is None else bar(reported, low=low, mark=a.target, own=a.own_target)


def _targets(a: Assessment) -> Markup | None:
    """Return the target that the agency set itself, and that of the year; None where neither is known."""
    named = {"own_target": a.own_target, "target": a.target}
    told = [say(f"first_look.{name}", target=target) for name, target in named.items() if target is not None]
    return Markup(" · ").join(told) if told else None


def _change(overall: Series) -> Markup | None:
    """Return better or worse than the year before; a first year says so in a line."""
    before = overall.before
    if before is None:
        return say("first_look.first_year")
    return say("first_look.versus", versus=versus(overall.change), score=score(before.score), year=before.year)


def why(a: Assessment) -> Markup | None:
    """Return what the level follows from: first what is below what a level asks of each tool, or that nothing is.

    Of a report that does not tell every tool, that cannot be said.
    """
    _, least = a.low_tools
    if least is None:
        return None
    if low := low_tools(a):
        return say("first_look.why_low", low=low)
    return say("first_look.why_all", least=least) if a.reached and a.every_tool else None


def _tools(a: Assessment) -> list[tuple[str, str, str, str]]:
    below, least = a.low_tools
    names = {name for name, _ in below}
    signs = {True: "ps-low", False: "ps-ok" if least is not None else ""}
    return [(tool.code, score(tool.shown), signs[tool.code in names], _reckoned(tool)) for tool in a.tools]


def _reckoned(tool: ToolScore) -> str:
    return "" if tool.reported is not None else plain("results.computed")


def promised_year(home: AssessedAgency) -> Assessment | None:
    """Return the latest year whose measures a reader asks after: one of which something is due, else the latest."""
    with_measures = [a for a in home.years if a.measures]
    due = (a for a in with_measures if a.delivery.counts["awaited"] < len(a.measures))
    return next(due, with_measures[0] if with_measures else None)


def promise_panel(
    a: Assessment, link: Link, tell: Callable[[Outcome], Markup] = told, *, although_silent: bool = False
) -> Promises:
    """Return what was promised of a year, what is done, and what is late by name, of each what `tell` says.

    Where no report tells of any, all are late alike, and they are named only `although_silent`.
    """
    delivery, to = a.delivery, link(paths.part(a.slug, a.year, "progress"))
    silent = ended(delivery)
    late = [] if silent and not although_silent else delivery.in_state(*LATE)
    names = [_named(one, to, tell(one)) for one in late[:NAMED]]
    if len(late) > NAMED:
        names.append(anchor(to, say("delivery.more", count=len(late) - NAMED)))
    read = say("delivery.read", to=to, count=len(a.measures))
    day = [say("delivery.counted", day=as_of(a.today, counts=True))] if a.today else []
    grave = "ps-mute" if silent else "ps-warn" if late else ""
    title = say("delivery.of_year", count=len(a.measures), fiscal_year=a.fiscal_year)
    words = Markup(" ").join(sums(delivery))
    return Promises(title, grave, blocks(delivery), words, names, [*([silent] if silent else []), read, *day])


def _named(one: Outcome, to: str, more: Markup) -> Markup:
    """Return a measure with its state and its units, and what `more` is told of it."""
    measure, units = one.view.measure, whole_units(one.view.units)
    more = Markup(" · ").join(html("{}", words) for words in (units, more) if words)
    return html("{} {} <small>{}</small>", anchor(f"{to}#{measure.id}", measure.title), chip(one), more)


def ledger(home: AssessedAgency, link: Link) -> list[Round]:
    """Return the rounds of an agency, the latest first: what became of each year's promises, and the way to it."""
    return [_round(a, link) for a in home.years]


def _round(a: Assessment, link: Link) -> Round:
    measured = bool(a.measures)
    asked = disclosed(a, lambda item: link(at) if (at := item_address(a.slug, item)) else None)
    title = say(
        "agency.record.round" if measured else "agency.record.result_alone", year=a.year, fiscal_year=a.fiscal_year
    )
    if asked:
        title += html(" <small>{}</small>", asked)
    overall = a.report.scores.overall
    result = say("agency.record.result", score=score(overall), level=unsaid(a.report.scores.level))
    return Round(
        places.year(a.year),
        title,
        result,
        blocks(a.delivery) if measured else None,
        (ended(a.delivery) or promised(a.delivery)) if measured else None,
        [*_parts(a, link)],
    )


def _parts(a: Assessment, link: Link) -> list[Markup]:
    years = {"measures": a.fiscal_year, "progress": a.fiscal_year}
    found = [
        anchor(
            link(paths.part_of(a.slug, a.year, part)),
            plain(f"common.part_year.{part or 'results'}", year=years.get(part, a.year)),
        )
        for part in a.parts
    ]
    # What is asked for in a year leads to its item where that year is told.
    undated = ((part, item) for part, item in items(a).items() if not item.ita_year)
    found += [
        anchor(link(address), say("agency.record.item", asked=asked, part=say(f"common.part.{part}")))
        for part, item in undated
        if (address := item_address(a.slug, item)) and (asked := f"{item.framework} {item.code or ''}".strip())
    ]
    return found


def priority_row(a: Assessment, priorities: Priorities, row: Priority, link: Link, mark: Markup | str = "") -> Row:
    """Return an indicator that costs points, with what is said of it before, and the measures that answer it."""
    one, most = row.indicator, priorities.rows[0].indicator.lost
    lost = one.lost or Decimal(0)
    got = say("agency.priorities.got", score=score(one.score))
    more = measure_links(a, row.measures, link) if row.measures else no_measures(unanswered=row.unanswered)
    return Row(
        html("{} {} <small>{}</small>", mark, numbered(one), got), change(-lost), more, bar(lost, of=most), "ps-lost"
    )
