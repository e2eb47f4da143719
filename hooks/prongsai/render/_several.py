"""What several years and the arithmetic of one tell beside charts and tables: levels, changes, and what is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from prongsai.addresses import paths, places
from prongsai.render._facts import Fact
from prongsai.render._shown import change, listing, numbered, score
from prongsai.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prongsai.assess import Assessment, Priorities, Series, Trends
    from prongsai.render._shown import Link

_MOST = 3
"""The rises, and the falls, that are told."""


def changes(trends: Trends) -> list[Fact]:
    """Return what rose and what fell most since the year before; nothing where nothing did."""
    if not (trends.rises or trends.falls):
        return []
    return [
        Fact(say("trends.changes.rises"), _changed(trends.rises[:_MOST])),
        Fact(say("trends.changes.falls"), _changed(trends.falls[:_MOST])),
    ]


def _changed(found: Sequence[Series]) -> Markup:
    told = [say("trends.changes.one", name=one.name or numbered(one), change=change(one.change)) for one in found]
    return listing(told, ordered=True) if told else say("common.none")


def basis(latest: Assessment, priorities: Priorities, link: Link) -> list[Markup]:
    """Return how the priorities are reckoned, and which measures are outstanding."""
    overall, results = score(priorities.overall), link(paths.year(latest.slug, latest.year))
    share = say(
        f"trends.basis.{'share_own' if latest.criteria.weighs_indicators else 'share'}", overall=overall, to=results
    )
    if not priorities.agrees:
        share += Markup(" ") + say("trends.basis.differs", reported=score(priorities.reported), overall=overall)
    if not priorities.reported_on:
        return [share, say("trends.basis.unreported", year=latest.fiscal_year)]
    to = link(paths.part(latest.slug, latest.year, "progress"))
    return [share, say("trends.basis.reported", to=to, year=latest.fiscal_year)]


def differs(latest: Assessment, priorities: Priorities | None, link: Link) -> Markup | None:
    """Return that the reported overall score is not the computed one; None where it may be, or none can be computed."""
    # What rounding alone explains is no difference, and stands in no notes.
    if priorities is None or latest.overall_differs is None:
        return None
    to = f"{link(paths.year(latest.slug, latest.year))}#{places.NOTES}"
    return say("trends.differs", reported=score(priorities.reported), overall=score(priorities.overall), to=to)


def needs(priorities: Priorities) -> list[Fact]:
    """Return what the overall score lacks to its target, and each tool to its line."""
    found = []
    if priorities.target is not None:
        found.append(Fact(say("trends.needs.target", target=priorities.target), _overall_needs(priorities)))
    for need in priorities.tools:
        reached = score(need.score)
        words = say(
            "trends.needs.tool_short" if need.short else "trends.needs.tool_reached",
            score=reached,
            short=score(need.short),
            together=score(need.together),
            gain=score(need.gain),
        )
        found.append(Fact(say("trends.needs.tool", tool=need.tool.code, line=need.line), words))
    return found


def _overall_needs(priorities: Priorities) -> Markup:
    if priorities.short:
        return say("trends.needs.short", points=score(priorities.short))
    return say("trends.needs.reached", score=score(priorities.overall))
