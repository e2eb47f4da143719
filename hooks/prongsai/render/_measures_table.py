"""The agency's own table of its measures as one that can be drawn (ตารางมาตรการ)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from prongsai.render._shown import NOTHING, html, lines
from prongsai.render._table import Cell, Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.render._projection import Cell as Projected
    from prongsai.render._projection import MeasuresTable, Part, Row

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
    shown = lines(part.lines, part.ordered)
    return html("<strong>{}</strong>", shown) if part.strong else shown
