"""Tables of a workbook that is none of ours (.xlsx, .ods): its sheets as rows, each with its name."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from prongsai.content import BE, ThaiDate
from prongsai.sheet._grids import Fault
from prongsai.sheet.plain._rows import MOST_CELLS, Row, TooMuchError, bounded, cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from prongsai.sheet._grids import Grid, Value

_BUDDHIST = 2400
"""From here on a year is one of the Buddhist Era that a program took for another."""


def rows_of_book(grids: Mapping[str, Grid]) -> tuple[Row, ...]:
    """Return the rows of the sheets of a workbook; a line that is empty parts tables, as in text.

    Raises:
        TooMuchError: they hold more than any table of measures.
    """
    return bounded(_rows(grids))


def _rows(grids: Mapping[str, Grid]) -> Iterator[Row]:
    sheet = 0
    for name, grid in grids.items():
        sheet += 1
        reached = _reached(grid)
        for line, values in enumerate(grid.rows, 1):
            cells = [cleaned(_text(value)) for value in values]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                yield Row(tuple(cells), line, sheet, name, reached=tuple(sorted(reached.get(line, ()))))
            else:
                sheet += 1


def _reached(grid: Grid) -> dict[int, set[int]]:
    """Return the places into which a cell of a row above is merged, by the line of their row."""
    found: dict[int, set[int]] = {}
    made = 0
    for (top, left), (bottom, right) in grid.merged:
        for at in range(top + 1, min(bottom, len(grid.rows) - 1) + 1):
            places = range(left, min(right, len(grid.rows[at]) - 1) + 1)
            made += len(places) + 1
            if made > MOST_CELLS:
                raise TooMuchError
            found.setdefault(at + 1, set()).update(places)
    return found


def _text(value: Value) -> str:
    """Return what a cell shows, days as officers write them."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.12g}"
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        return str(ThaiDate(day.year if day.year >= _BUDDHIST else day.year + BE, day.month, day.day))
    return value.sign if isinstance(value, Fault) else str(value)
