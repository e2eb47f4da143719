"""The tables that tell of several years, and of what would help most: an agency's home, and the page for executives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.addresses import paths
from prongsai.render._shown import anchor, change, numbered, score, unsaid
from prongsai.render._table import Column, table
from prongsai.render._year_tables import measure_links, no_measures
from prongsai.words import listed, say

if TYPE_CHECKING:
    from decimal import Decimal

    from prongsai.assess import (
        AssessedAgency,
        Assessment,
        Followed,
        Point,
        Priorities,
        Priority,
        Series,
        Trends,
    )
    from prongsai.render._shown import Link
    from prongsai.render._table import Table


def overall(home: AssessedAgency, trends: Trends, link: Link) -> Table:
    """Return the overall score of each year, the latest first; of one that a later report names, what that says."""

    def source(point: Point) -> str:
        if not point.full:
            if not point.tools:
                return say("trends.overall.later")
            return say(
                "trends.overall.later_tools", tools=listed(f"{tool} {score(value)}" for tool, value in point.tools)
            )
        return anchor(link(paths.year(home.slug, point.year)), say("trends.overall.report", year=point.year))

    columns: tuple[Column[Point], ...] = (
        Column(say("trends.overall.year"), lambda point: point.year, header=True),
        Column(say("common.score"), lambda point: score(point.score), number=True),
        Column(say("common.level"), lambda point: unsaid(point.level or None)),
        Column(say("common.source"), source, css="ps-two"),
    )
    return table(say("trends.overall.caption"), columns, reversed(trends.overall.points), css="ps-dense")


def series(home: AssessedAgency, trends: Trends) -> Table:
    """Return the indicators that have several years, a column for each year."""
    columns: list[Column[Series]] = [
        Column(say("common.indicator"), numbered, header=True),
        *(_year(a.year) for a in reversed(home.years)),
        Column(say("common.change"), lambda one: change(one.change), number=True),
    ]
    return table(say("trends.series.caption"), columns, trends.compared, css="ps-dense")


def _year(year: int) -> Column[Series]:
    def shown(one: Series) -> str:
        return score(next((point.score for point in one.points if point.year == year), None))

    return Column(str(year), shown, label=say("common.year", year=year), number=True)


def followed(home: AssessedAgency, trends: Trends, link: Link) -> Table:
    """Return what measures addressed, with the score when they were made and the year after."""
    years = {a.year: a for a in home.years}

    def of_year(value: Decimal | None, year: int) -> str:
        return say("trends.followed.of_year", score=score(value), year=year)

    columns: tuple[Column[Followed], ...] = (
        Column(say("common.indicator"), lambda one: numbered(one.indicator), header=True),
        Column(say("common.measures"), lambda one: measure_links(years[one.year], one.measures, link)),
        Column(say("trends.followed.then"), lambda one: of_year(one.indicator.score, one.year), number=True),
        Column(say("trends.followed.after"), lambda one: of_year(one.after, one.year + 1), number=True),
        Column(say("common.change"), lambda one: change(one.change), number=True),
    )
    return table(say("trends.followed.caption"), columns, trends.followed)


def what_if(latest: Assessment, priorities: Priorities) -> Table:
    """Return what the overall score would be if one indicator reached each of the goals."""
    columns: list[Column[Priority]] = [
        *_costliest(say("common.lost")),
        Column(
            say("common.outstanding"),
            lambda row: _outstanding(row, priorities),
            label=say("trends.what_if.outstanding"),
            number=True,
        ),
        *(_goal(index, goal) for index, (goal, _) in enumerate(priorities.rows[0].outcomes)),
    ]
    if priorities.short:
        columns.append(Column(say("trends.what_if.alone"), _alone, number=True))
    return table(say("trends.what_if.caption", year=latest.year), columns, priorities.rows, css="ps-dense")


def _costliest(lost: str) -> tuple[Column[Priority], ...]:
    return (
        Column(say("common.indicator"), lambda row: numbered(row.indicator), header=True),
        Column(say("common.score"), lambda row: score(row.indicator.score), number=True),
        Column(lost, lambda row: score(row.indicator.lost), number=True),
    )


def _outstanding(row: Priority, priorities: Priorities) -> object:
    if not row.measures:
        return no_measures(unanswered=row.unanswered)
    if not priorities.reported_on:
        return len(row.measures)
    return say("trends.what_if.of", outstanding=len(row.outstanding), count=len(row.measures))


def _goal(index: int, goal: Decimal) -> Column[Priority]:
    def shown(row: Priority) -> str:
        _, outcome = row.outcomes[index]
        return say("trends.what_if.there") if outcome is None else score(outcome)

    return Column(say("trends.what_if.goal", score=goal), shown, number=True)


def _alone(row: Priority) -> str:
    return say("trends.what_if.not_alone") if row.alone is None else score(row.alone)


def of_agency(home: AssessedAgency, trends: Trends, priorities: Priorities | None, link: Link) -> dict[str, Table]:
    """Return the tables of an agency's home by their names, those that have a row."""
    found: dict[str, Table] = {}
    if trends.several:
        found["overall"] = overall(home, trends, link)
    if trends.compared:
        found["series"] = series(home, trends)
    if trends.followed:
        found["followed"] = followed(home, trends, link)
    if priorities and priorities.rows:
        found["what_if"] = what_if(home.years[0], priorities)
    return found
