"""The page of the measures: what it is, the agency's own table (ตารางมาตรการ), and the details that the table lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from prongsai.render._details import details as details_of
from prongsai.render._facts import Fact
from prongsai.render._notes import remarks
from prongsai.render._shown import NOTHING, html, item_told, lines
from prongsai.render._table import Cell, Heading, Table
from prongsai.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess import Assessment, MeasureView
    from prongsai.render._details import Detail
    from prongsai.render._measures_table import Cell as Projected
    from prongsai.render._measures_table import MeasuresTable, Part, Row

_ROOM = 9
"""The most columns beside one another that need no scrolling."""


def measures_table(projected: MeasuresTable) -> Table:
    """Return the table to be drawn: the first cell of a row names it, or each row that the cell covers."""
    headings = tuple(Heading(heading) for heading in projected.headings)
    groups = tuple(tuple(tuple(_cells(row)) for row in group) for group in projected.groups)
    wide = " ps-wide" if len(headings) > _ROOM else ""
    return Table(projected.title, headings, groups, place_css=f"ps-measures{wide}")


def _cells(row: Row) -> Iterator[Cell]:
    for index, cell in enumerate(row.cells):
        scope = "" if index or not cell.span else "rowgroup" if cell.span > 1 else "row"
        yield Cell(_content(cell), cell.heading, scope=scope, id=cell.place if cell.span else "", rows=cell.span)


def _content(cell: Projected) -> object:
    shown = [_part(part) for part in cell.parts]
    if len(shown) < 2:  # noqa: PLR2004 - one piece stands alone
        return shown[0] if shown else NOTHING
    return Markup("").join(html("<div>{}</div>", part) for part in shown)


def _part(part: Part) -> object:
    shown = lines(part.lines, ordered=part.ordered)
    return html("<strong>{}</strong>", shown) if part.strong else shown


class Details(NamedTuple):
    """What is told of one measure beside the table."""

    id: str
    title: str
    facts: list[Fact]


def lead(a: Assessment) -> Markup:
    """Return which disclosure item the page answers, and what it shows."""
    item = a.item
    return say(
        "measures.lead_renamed" if item.former_title else "measures.lead",
        item=item_told(item),
        former=item.former_title,
        name=a.agency.name,
        year=a.year,
        fiscal_year=a.fiscal_year,
    )


def details(a: Assessment, projected: MeasuresTable) -> list[Details]:
    """Return the details of each measure."""
    return [
        Details(view.measure.id, view.measure.title, [*map(_fact, details_of(view, projected)), *_remarks(a, view)])
        for view in a.measures
    ]


def _remarks(a: Assessment, view: MeasureView) -> list[Fact]:
    """Return what the author remarks on a measure."""
    told = [one.words for one in remarks(a, "measures.yml", ("measures", view.number - 1))]
    return [Fact(say("common.notes"), lines(told))] if told else []


def _fact(one: Detail) -> Fact:
    shown = lines(one.lines, ordered=True)
    return Fact(one.term, html("{} <small>({})</small>", shown, one.note) if one.note else shown, place=one.place)
