"""What a report says of earlier years (ผลของปีก่อน ๆ), as it stands in the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.render._shown import numbered_as, score, unsaid
from prongsai.render._table import Column, table
from prongsai.text import fold_digits
from prongsai.words import listed, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from markupsafe import Markup

    from prongsai.assess import Assessment
    from prongsai.content import EarlierYear, Rank
    from prongsai.render._table import Table


def earlier(a: Assessment) -> list[Table]:
    """Return what the report says of earlier years: the years, then the indicators of each that has any."""
    told = a.report.scores.earlier
    years = [(int(fold_digits(raw)), told[raw]) for raw in sorted(told, key=fold_digits, reverse=True)]
    columns: list[Column[tuple[int, EarlierYear]]] = [
        Column(say("trends.overall.year"), lambda row: row[0], header=True),
        Column(say("common.score"), lambda row: score(row[1].score), number=True),
        Column(say("common.level"), lambda row: unsaid(row[1].level)),
        *(_tool(tool) for tool in dict.fromkeys(tool.upper() for _, one in years for tool in one.tools)),
    ]
    if any(one.rank for _, one in years):
        columns.append(Column(say("blocks.ranks"), lambda row: ranks(row[1].rank)))
    found = [table(say("blocks.earlier"), columns, years, css="ps-dense")] if years else []
    return found + [_indicators(a, year, one.indicators) for year, one in years if one.indicators]


def _tool(tool: str) -> Column[tuple[int, EarlierYear]]:
    def shown(row: tuple[int, EarlierYear]) -> str:
        return score(next((value for raw, value in row[1].tools.items() if raw.upper() == tool), None))

    return Column(tool, shown, number=True)


def ranks(rank: Rank | None) -> Markup:
    """Return the ranks that the report tells of a year, with what they are among."""
    places = {} if rank is None else {"province": rank.province, "country": rank.country}
    told = [say(f"blocks.rank_{where}", rank=place) for where, place in places.items() if place is not None]
    if rank is None or not told:
        return say("common.unsaid")
    return say("blocks.rank_among", ranks=listed(told), among=rank.among) if rank.among else listed(told)


def _indicators(a: Assessment, year: int, scores: Mapping[str, Decimal]) -> Table:
    """Return the indicators of an earlier year, by the names of its own list as far as that is known."""
    names = {rule.number: rule.name for rule in a.framework.year(year).indicators}

    def named(row: tuple[str, Decimal]) -> str:
        number = int(fold_digits(row[0]))
        return numbered_as(number, names.get(number, ""))

    columns: tuple[Column[tuple[str, Decimal]], ...] = (
        Column(say("common.indicator"), named, header=True),
        Column(say("common.score"), lambda row: score(row[1]), number=True),
    )
    return table(say("blocks.earlier_indicators", year=year), columns, scores.items(), css="ps-dense")
