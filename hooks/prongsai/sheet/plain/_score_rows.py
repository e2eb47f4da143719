"""A table with a row for each agency or year (แถวละหน่วยงานหรือปี), turned to one with a row for each indicator."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from prongsai.sheet.plain._score_heads import years_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from prongsai.sheet.plain._rows import Row
    from prongsai.sheet.plain._score_heads import Own

_WIDE = 3
"""How many indicators a row names at least that is the headings of a table with a column for each."""


def turned(rows: Iterable[Row], own: Own, is_indicator: Callable[[str], bool]) -> tuple[list[Row], dict[int, Row]]:
    """Return rows with those of wide tables turned, and the headings of such tables by the table.

    A table without a row of `own` has none left.
    """
    left: list[Row] = []
    wide: dict[int, list[Row]] = {}
    for row in rows:
        if row.sheet in wide:
            wide[row.sheet].append(row)
        elif sum(map(is_indicator, row.cells)) >= _WIDE:
            above = left.pop() if left and _is_above(left[-1], row) else row
            filled = zip_longest(row.cells, above.cells, fillvalue="")
            wide[row.sheet] = [row._replace(cells=tuple(one or over for one, over in filled))]
        else:
            left.append(row)
    for head, *below in wide.values():
        left += (one for row in _of_own(below, own) for one in _turned(head, row, own))
    return left, {sheet: head for sheet, (head, *_) in wide.items()}


def _is_above(above: Row, row: Row) -> bool:
    """Tell whether a row holds headings over several of those in the next: several words, and no figure."""
    filled = [cell for cell in above.cells if cell]
    return above.sheet == row.sheet and len(filled) > 1 and not any(any(map(str.isdecimal, cell)) for cell in filled)


def _of_own(rows: list[Row], own: Own) -> list[Row]:
    """Return the rows of an agency, else of its year; where nobody is named the only one there is."""
    named = [row for row in rows if any(map(own.is_named, row.cells))]
    if not named and any(own.is_of_another(cell) for row in rows for cell in row.cells):
        return []
    among = named or rows
    of_year = [row for row in among if own.year in years_in(row.cells)]
    of_none = [row for row in among if not years_in(row.cells)]
    return of_year or (of_none if named or len(rows) == 1 else [])


def _turned(head: Row, row: Row, own: Own) -> Iterator[Row]:
    """Yield a row for each heading with what stands below it, at its place; whose row it is is known by now."""
    for at, (heading, cell) in enumerate(zip(head.cells, row.cells, strict=False)):
        if at and heading and cell and not own.is_named(cell) and not years_in([cell]):
            yield row._replace(cells=(heading, *[""] * (at - 1), cell))
