"""What the results of a year tell in sentences: who does well and who does not, and where the scores are from."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from markupsafe import Markup

from prongsai.addresses import paths
from prongsai.content import ENTRY_KINDS
from prongsai.render._agency_page import score_panel
from prongsai.render._facts import Fact
from prongsai.render._rows import Row, bar
from prongsai.render._shown import anchor, change, html, numbered, score
from prongsai.render._year_tables import measure_links, named, no_measures
from prongsai.words import listed, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prongsai.assess import Assessment, Indicator, Series, ToolScore
    from prongsai.render._agency_page import Score
    from prongsai.render._shown import Link

_MUCH, _MOST = Decimal("0.1"), 5
"""The points lost from which on an indicator is shown at once, and so many of them at most."""
_NAMED = 3
"""The names that a line tells at once; more open when pressed."""
_CLOSED = '<details class="ps-cell"><summary>{}</summary><div>{}</div></details>'


def lead(a: Assessment, link: Link, *, target: bool) -> Markup:
    """Return the highest and the lowest indicators, and with `target` whether the target score was reached.

    Their scores stand in the rows below. What the report does not tell is left out; nothing is returned where it tells
    none of it.
    """
    told = [_extremes(a)] if a.whole else []
    if a.report.has_measures:
        to = link(paths.part(a.slug, a.year, "measures"))
        told.append(say("results.lead_measures", to=to, fiscal_year=a.fiscal_year))
    if target:
        told.append(say("results.lead_reached" if a.reached else "results.lead_missed", target=a.target))
    return Markup(" ").join(told)


def _extremes(a: Assessment) -> Markup:
    if a.equal:
        return say("results.lead_equal", name=a.agency.name)
    return say(
        "results.lead",
        name=a.agency.name,
        highest=listed(result.called for result in a.highest),
        lowest=listed(result.called for result in a.lowest),
    )


def panel(a: Assessment, overall: Series) -> Score:
    """Return the result at one look, without the tools that stand with their scores above their indicators' rows."""
    told, headed = score_panel(a, overall), {result.tool for result in a.indicators}
    return told._replace(tools=[one for one in told.tools if one[0] not in headed])


def scores(a: Assessment) -> list[Row]:
    """Return the indicators as rows below their tools, each with its bar and the line of reference as a mark."""
    rows = []
    for code in dict.fromkeys(result.tool for result in a.indicators):
        rows += [_tool(tool) for tool in a.tools if tool.code == code]
        rows += [_indicator(result, a) for result in a.indicators if result.tool == code]
    return rows


def _tool(tool: ToolScore) -> Row:
    told = [] if tool.weight is None else [say("results.weight", weight=tool.weight)]
    told += [say("results.computed")] if tool.reported is None else []
    return Row(tool.label, score(tool.shown), Markup(" · ").join(told), css="ps-head")


def reference(a: Assessment) -> Markup:
    """Return what the marks in the bars of indicators are: the year's target, and the line that the agency draws."""
    told = [] if a.target is None else [say("results.legend", target=a.target)]
    name, own = own_line(a)
    told += [] if own is None else [say(f"results.legend_{name}", line=score(own))]
    # Where both are the same, one mark is seen.
    told += [] if own in (None, a.target) else [say("results.legend_own")]
    return Markup(" ").join(told)


def own_line(a: Assessment) -> tuple[str, Decimal | None]:
    """Return the line below which the report calls something so, and as what: as what must improve, else as weak."""
    name = "weakness" if a.lines.improve is None else "improve"
    return name, getattr(a.lines, name)


def _indicator(result: Indicator, a: Assessment) -> Row:
    low = bool(result.to_target)
    value = html('<span class="ps-low">{}</span>' if low else "{}", score(result.score))
    return Row(named(result), value, bar=bar(result.score, low=low, mark=a.target, own=own_line(a)[1]))


def lost(a: Assessment, link: Link) -> tuple[list[Row], list[Row]]:
    """Return the indicators that lose points with the measures that answer them: those that lose much, and the rest."""
    shown = min(_MOST, sum((one.lost or 0) >= _MUCH for one in a.by_lost))
    rows = [_lost(one, a, link) for one in a.by_lost]
    return rows[:shown], rows[shown:]


def _lost(one: Indicator, a: Assessment, link: Link) -> Row:
    most = a.by_lost[0].lost
    views = a.answering(one.number)
    answers = measure_links(a, views, link) if views else no_measures(unanswered=a.unanswered(one.number))
    value = "" if one.lost is None else change(-one.lost)
    drawn = None if one.lost is None else bar(one.lost, of=most)
    return Row(numbered(one), value, answers, drawn, "ps-lost")


def strengths(a: Assessment) -> list[Fact]:
    """Return what the report itself calls strong or weak, then the indicators on either side of its own lines.

    One line may stand for two. Nothing is said where the report says nothing: no line of ours judges for it.
    """
    return [*_called(a), *_by_lines(a)]


def _called(a: Assessment) -> list[Fact]:
    """Return what the analysis is about by what it calls that."""
    entries = a.report.analysis.every_entry
    groups = {kind: [a.subjects.find(one.about).label for one in entries if one.kind == kind] for kind in ENTRY_KINDS}
    return [
        Fact(say("results.called", kind=name), _named([*dict.fromkeys(groups[kind])]))
        for kind, name in ENTRY_KINDS.items()
        if groups[kind]
    ]


def _by_lines(a: Assessment) -> list[Fact]:
    ranking, lines = a.ranking, a.lines
    if not ranking:
        return []
    groups = {
        "strength": (lines.strength, [result.called for result in ranking if result.strength]),
        "weakness": (lines.weakness, [result.called for result in ranking if result.weakness]),
        "improve": (lines.improve, [result.called for result in ranking if result.improve]),
    }
    if lines.improve == lines.weakness:
        del groups["improve"]
    return [
        Fact(say(f"results.{name}", score=score(line)), _named(found))
        for name, (line, found) in groups.items()
        if line is not None
    ]


def _named(names: Sequence[str]) -> object:
    """Return names, of which many are closed on a narrow screen."""
    told = ", ".join(names) or say("common.none")
    return html(_CLOSED, say("results.all_of", count=len(names)), told) if len(names) > _NAMED else told


def overlap(a: Assessment) -> Markup | None:
    """Return that an indicator may be a strength and yet need to improve, where the report's lines are so."""
    lines = a.lines
    if lines.improve is None or lines.strength is None or lines.improve <= lines.strength:
        return None
    return say("results.overlap", strength=score(lines.strength), improve=score(lines.improve))


def source(a: Assessment) -> Markup | None:
    """Return where the scores are from, and since when; None where it is not told."""
    told = a.report.scores.source
    if told is None:
        return None
    named = anchor(told.url, told.title) if told.url else html("{}", told.title)
    day = told.announced
    return say("results.source_announced" if day else "results.source", source=named, day=day)
