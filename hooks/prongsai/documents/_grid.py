"""Tables of a document: rows of one width, whatever an officer's Markdown or a page's table holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from prongsai.documents._parts import Cell, Grid, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST, _LONGEST = 6, 400
"""How narrow a column may be, in hundredths, and the letters beyond which more of them make it no wider."""
_WORD = 12
"""Letters of a heading that should stand on one line."""


def grid(caption: str, rows: Sequence[Sequence[Cell]]) -> Grid | None:
    """Return a table whose first row holds its headings; None where there is no row."""
    if not rows or not rows[0]:
        return None
    first, *others = rows
    headings = [words_of(cell.blocks) for cell in first for _ in range(cell.columns)]
    return made(caption, headings, others)


def made(caption: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Grid:
    """Return a table of rows that no cell leaves, each filled up to the width of the widest."""
    width = max([len(headings), *(sum(cell.columns for cell in row) for row in rows)])
    headings, reached = [*headings, *[""] * (width - len(headings))], [0] * width
    whole: list[tuple[Cell, ...]] = []
    for number, row in enumerate(rows):
        left, place, own = len(rows) - number, 0, list[Cell]()
        given = iter(row)
        while place < width:
            if reached[place] > number:
                place += 1
                continue
            cell = next(given, Cell(()))
            free = next((at - place for at in range(place + 1, width) if reached[at] > number), width - place)
            fitted = Cell(cell.blocks, min(cell.rows, left), min(cell.columns, free), cell.head, cell.number)
            for at in range(place, place + fitted.columns):
                reached[at] = number + fitted.rows
            own.append(fitted)
            place += fitted.columns
        whole.append(_joined(own, [*given]) if own else ())
    return Grid(caption, tuple(headings), tuple(whole), _shares(headings, whole))


def _joined(own: list[Cell], more: list[Cell]) -> tuple[Cell, ...]:
    """Return a row whose last cell holds what found no place of its own."""
    last = own[-1]
    blocks = (*last.blocks, *(block for cell in more for block in cell.blocks))
    return (*own[:-1], replace(last, blocks=blocks))


def _shares(headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> tuple[int, ...]:
    """Return how wide each column is: by the letters that its cells hold, so that none is a tower."""
    wanted = [min(len(heading), _WORD) for heading in headings]
    for row in rows:
        if len(row) == len(headings):
            for place, cell in enumerate(row):
                wanted[place] = max(wanted[place], min(len(words_of(cell.blocks)), _LONGEST))
    room = 100 - _LEAST * len(headings)
    if room <= 0:
        return (100 // len(headings),) * len(headings)
    # A cell of four times the letters is twice as wide, and twice as high.
    sides = [one**0.5 for one in wanted]
    shares = [_LEAST + int(room * side / (sum(sides) or 1)) for side in sides]
    widest = shares.index(max(shares))
    shares[widest] += 100 - sum(shares)
    return tuple(shares)
