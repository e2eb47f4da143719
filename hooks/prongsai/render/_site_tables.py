"""The tables of pages about the site: all agencies, agencies beside one another, open data, and known barriers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from prongsai.addresses import paths
from prongsai.render._shown import anchor, html, numbered, score, unsaid
from prongsai.render._table import Column, table
from prongsai.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from prongsai.assess import Assessment, Group, Spread
    from prongsai.render._shown import Link
    from prongsai.render._statement import Known
    from prongsai.render._table import Table
    from prongsai.render.data.dataset import Table as DataTable

_ROOM = 8
"""The most indicators beside one another that need no scrolling."""


def _overall(a: Assessment) -> str:
    return score(a.report.scores.overall)


def _level(a: Assessment) -> object:
    return unsaid(a.report.scores.level)


def group(found: Group, link: Link) -> Table:
    """Return agencies of one kind beside one another, with the middle of each indicator in the foot."""
    columns: list[Column[Assessment]] = [
        Column(say("common.agency"), lambda a: _home(a, link), header=True, foot=say("compare.middle")),
        Column(say("common.overall"), _overall, number=True),
        Column(say("common.level"), _level),
        *map(_shared, found.spreads),
    ]
    numbers = [one.number for one in found.spreads]
    caption = say("compare.caption", kind=kind_of(found), year=found.year)
    if numbers:
        bounds = {"first": min(numbers), "last": max(numbers)}
        caption = say("compare.caption_numbers", kind=kind_of(found), year=found.year, **bounds)
    return table(
        caption,
        columns,
        found.members,
        foot=bool(found.spreads),
        css="ps-dense ps-compare",
        place_css="ps-wide" if len(found.spreads) > _ROOM else "",
        sortable=True,
    )


def kinds(found: Sequence[tuple[Group, Decimal | None]]) -> Table:
    """Return the groups of a whole site, each with how many it has and the middle of their overall scores."""
    columns: tuple[Column[tuple[Group, Decimal | None]], ...] = (
        Column(say("common.kind"), lambda one: kind_of(one[0]), header=True),
        Column(say("common.result_year"), lambda one: one[0].year, number=True),
        Column(say("compare.members"), lambda one: len(one[0].members), number=True),
        Column(say("compare.middle"), lambda one: score(one[1]), number=True),
    )
    return table(say("compare.kinds"), columns, found, css="ps-dense", sortable=True)


def kind_of(found: Group) -> Markup | str:
    """Return the kind of a group, with its framework where that is not the NACC's."""
    framework = found.members[0].framework
    return found.kind if framework.national else say("compare.other_kind", kind=found.kind, framework=framework.name)


def _home(a: Assessment, link: Link) -> object:
    return anchor(link(paths.year(a.slug, a.year)), a.agency.name)


def _shared(one: Spread) -> Column[Assessment]:
    """Return the column of an indicator that all members of a group share, headed by its number."""
    heading = html('<abbr title="{}">{}</abbr>', one.name or numbered(one), one.number)
    return Column(heading, lambda a: _score_of(a, one.number), label=numbered(one), number=True, foot=score(one.middle))


def _score_of(a: Assessment, number: int) -> str:
    return score(next(result.score for result in a.indicators if result.number == number))


def alone(found: Sequence[Assessment], link: Link) -> Table:
    """Return the results that have no like to be compared with."""

    def year(a: Assessment) -> object:
        words = say("compare.alone.results", name=a.agency.short_name, year=a.year)
        return anchor(link(paths.year(a.slug, a.year)), words)

    columns: tuple[Column[Assessment], ...] = (
        Column(say("common.agency"), lambda a: a.agency.name, header=True),
        Column(say("common.result_year"), year, css="ps-full"),
        Column(say("common.kind"), lambda a: a.agency.kind),
        Column(say("common.score"), _overall, number=True),
        Column(say("common.level"), _level),
    )
    return table(say("compare.alone.caption"), columns, found, css="ps-dense", sortable=True)


def barriers(found: Sequence[Known]) -> Table:
    """Return the violations that are known and not mended yet."""
    columns: tuple[Column[Known], ...] = (
        Column(say("accessibility.limits.kind"), lambda one: one.kind, header=True),
        Column(say("accessibility.limits.rule"), lambda one: _code(one.rule)),
        Column(say("common.reason"), lambda one: one.reason),
    )
    return table(say("accessibility.limits.known"), columns, found)


def dataset(found: Sequence[tuple[DataTable, int]]) -> Table:
    """Return the tables of the open dataset, each with how many rows it has and its files."""

    def files(name: str) -> object:
        forms = {"CSV": "csv", "JSON Lines": "jsonl"}
        offered = '<a href="{}" download data-size>{}</a>'
        return Markup(" · ").join(html(offered, f"{name}.{form}", f"{name} {words}") for words, form in forms.items())

    columns: tuple[Column[tuple[DataTable, int]], ...] = (
        Column(say("opendata.table"), lambda one: one[0].title, header=True),
        Column(say("opendata.rows"), lambda one: one[1], number=True),
        Column(say("opendata.files"), lambda one: files(one[0].name), css="ps-three"),
    )
    return table(say("opendata.caption"), columns, found, css="ps-dense")


def described(rows: Sequence[tuple[str, str, str | None]]) -> Table:
    """Return the fields of the government's data catalogue: name, label and value."""
    columns: tuple[Column[tuple[str, str, str | None]], ...] = (
        Column(say("data.catalogue_label"), lambda row: row[1], header=True),
        Column(say("data.catalogue_name"), lambda row: _code(row[0])),
        Column(say("data.catalogue_value"), lambda row: row[2] or say("data.not_given")),
    )
    return table(say("data.catalogue_caption"), columns, rows)


def dictionary(file: str, fields: Mapping[str, str]) -> Table:
    """Return what each field of a published file means."""
    columns: tuple[Column[tuple[str, str]], ...] = (
        Column(say("data.field"), lambda field: _code(field[0]), header=True),
        Column(say("data.meaning"), lambda field: field[1]),
    )
    return table(file, columns, fields.items())


def _code(name: str) -> object:
    return html("<code>{}</code>", name)
