"""Rows of tables (แถวของตาราง) as they come, whatever they come from, and those of a text with tabs."""

from __future__ import annotations

import csv
import html
import re
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from prongsai.sheet.plain._headings import columns_of, columns_under

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BREAKS = re.compile(r"(?i)<\s*/?\s*(?:p|br|li|ul|ol|div|tr)\b[^<>]*>")
_TAGS = re.compile(r"(?i)<\s*/?\s*(?:b|i|u|em|strong|span|font|sup|sub|a|o:p)\b[^<>]*>")
_ITEM = re.compile(r"(?i)<\s*li\b[^<>]*>(?!\s*[-–•])")
_SPACES = re.compile("[ \t\u00a0\u3000\u200b\ufeff]+")
_RULE = re.compile(r"[-–—=\s]*")
_QUOTED = re.compile(r'(?m)(?:^|\t)"[^"\t]*\n')
_POINT = re.compile(r"\s*(?:[-–•●▪*]\s|\(?[0-9๐-๙]{1,2}[.)])")
_LEAST = 2
"""How many cells a row of a table has; a line of one is a note."""
_NOTE = re.compile(r"\s*\(?\s*(?:หมายเหตุ|\*)")
"""How a note below a table begins."""


MOST_CELLS, _MOST_ROWS, _LONGEST = 100_000, 5_000, 100_000
"""How much tables may hold: a cell that spans others stands for all of them, so that few letters make many."""


class TooMuchError(Exception):
    """A table is larger than any of measures is."""


def bounded(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return rows.

    Raises:
        TooMuchError: they have more than `MOST_CELLS` cells, more rows than any of measures, or a cell of a whole book.
    """
    found, cells = list[Row](), 0
    for row in rows:
        cells += len(row.cells)
        if cells > MOST_CELLS or len(found) >= _MOST_ROWS or max(map(len, row.cells), default=0) > _LONGEST:
            raise TooMuchError
        found.append(row)
    return tuple(found)


class Row(NamedTuple):
    """A row of a table.

    Attributes:
        line: the line or row of the file in which it begins, from 1.
        sheet: counts the tables, and the parts into which pages part one.
        of: the sheet of a workbook in which it stands; empty for what has none.
        note: whether it is a note below its table.
        above: the line right above its table, of the first row alone.
        reached: the places into which cells of rows above it are merged.
    """

    cells: tuple[str, ...]
    line: int
    sheet: int = 0
    of: str = ""
    note: bool = False
    above: str = ""
    reached: tuple[int, ...] = ()

    @property
    def is_rule(self) -> bool:
        """Whether it holds nothing but lines drawn with signs."""
        return all(_RULE.fullmatch(cell) for cell in self.cells)


class Around:
    """Knows the notes among the lines around tables, their points below them, and the line above a table."""

    def __init__(self) -> None:
        self._open, self._above = False, ""

    def is_note(self, line: str) -> bool:
        """Tell whether a line is a note, or a point of the one right above it."""
        self._open = bool(_NOTE.match(line) or (self._open and _POINT.match(line)))
        self._above = "" if self._open else line or self._above
        return self._open

    def above(self) -> str:
        """Return the line right above the table that begins, once."""
        line, self._open, self._above = self._above, False, ""
        return line


def headed(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows; a head of two, the lower with columns under merged cells of the upper, is one."""
    above: Row | None = None
    for row in rows:
        if above and above.sheet == row.sheet and (words := columns_under(above.cells, row.cells)):
            yield above._replace(cells=words)
            above = None
            continue
        if above:
            yield above
        above = row
    if above:
        yield above


def cleaned(text: str) -> str:
    """Return the words of a cell, a line for each paragraph, without the tags that programs leave in them."""
    if "<" in text or "&" in text:
        text = html.unescape(_TAGS.sub("", _BREAKS.sub("\n", _ITEM.sub("\n• ", text))))
    lines = (_SPACES.sub(" ", line).strip() for line in re.split(r"\r\n|[\r\n\v\f\u2028]", text))
    return "\n".join(line for line in lines if line)


def rows_of_csv(text: str) -> tuple[Row, ...]:
    """Return the rows of a table whose cells are parted by commas, semicolons or tabs."""
    read = [_parted(text, mark) for mark in sorted("\t;,", key=text.partition("\n")[0].count, reverse=True)]
    # The line above a table may hold none of its mark.
    headings = (rows for rows in read if any(columns_of(row.cells) for row in headed(rows)))
    return next(headings, max(read, key=lambda rows: sum(len(row.cells) > 1 for row in rows)))


def _parted(text: str, mark: str) -> tuple[Row, ...]:
    return _listed(csv.reader(StringIO(text, newline=""), delimiter=mark))


def _listed(rows: Iterable[Sequence[str]]) -> tuple[Row, ...]:
    sheet, found = 0, list[Row]()
    for line, cells in enumerate(rows, 1):
        if not any(cell.strip() for cell in cells):
            sheet += 1
        else:
            found.append(Row(tuple(map(cleaned, cells)), line, sheet))
    return tuple(found)


def rows_of_text(text: str) -> tuple[Row, ...]:
    """Return the rows of the measures tables of a text as programs paste them; what stands around these is passed over.

    A cell of several paragraphs goes on in the next line, until the row has as many cells as the headings are.

    Raises:
        TooMuchError: it has more lines than any such table.
    """
    if text.count("\n") > _MOST_ROWS:
        raise TooMuchError
    if _QUOTED.search(text):
        return _parted(text, "\t")
    return tuple(_Lines().read(text))


class _Lines:
    """Puts lines together to rows."""

    def __init__(self) -> None:
        self._width = self._sheet = self._line = self._begun = 0
        self._cells: list[str] = []
        self._above: list[str] = []
        self._around = Around()

    def read(self, text: str) -> Iterator[Row]:
        for number, line in enumerate(text.split("\n"), 1):
            cells = line.strip("\r").split("\t")
            if not line.strip():
                yield from self._ended()
                self._sheet += 1
            elif self._goes_on(cells):
                self._cells[-1] += f"\n{cells[0]}"
                self._cells += cells[1:]
            else:
                yield from self._ended()
                self._begin(cells, number)
        yield from self._ended()

    def _begin(self, cells: list[str], number: int) -> None:
        words = [cleaned(cell) for cell in cells]
        if columns_of(words) or columns_under(self._above, words):
            self._width = len(cells)
        elif len(cells) != self._width and self._begun != self._sheet:
            # What begins behind an empty line and is not as wide is another table.
            self._width = 0
        self._begun, self._above = self._sheet, words
        if len(cells) > 1 or self._around.is_note(words[0]):
            self._cells, self._line = cells, number

    def _goes_on(self, cells: list[str]) -> bool:
        """Tell whether a line goes on with the row that has begun."""
        if len(self._cells) < _LEAST or columns_of([cleaned(cell) for cell in cells]):
            return False
        short = len(self._cells) < self._width
        # A point alone, right below a whole row, is one more of its last cell.
        point = len(cells) == 1 and _POINT.match(cells[0])
        return (short and len(self._cells) + len(cells) - 1 <= self._width) or bool(point)

    def _ended(self) -> Iterator[Row]:
        if self._cells:
            note = len(self._cells) < _LEAST
            above = "" if note else self._around.above()
            yield Row(tuple(map(cleaned, self._cells)), self._line, self._sheet, note=note, above=above)
        self._cells = []
