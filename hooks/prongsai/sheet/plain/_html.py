"""Tables of a page (ตาราง HTML), which programs put on the clipboard beside the text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from prongsai.sheet.plain._rows import MOST_CELLS, Around, Row, TooMuchError, cleaned
from prongsai.text import blanked

if TYPE_CHECKING:
    from collections.abc import Iterable

_BREAKING = {"p", "br", "li", "ul", "ol", "div", "tr"}
_DECLARATION = re.compile("<![^<>]*>")
_NO_TAG = re.compile("<(?!/?[A-Za-z][^<>]*>)")
"""What begins no whole tag: the parser would look for its end from each to the end of the page."""
_HIDDEN = {"style", "script", "title"}


def rows_of_html(text: str) -> tuple[Row, ...]:
    """Return the rows of the tables of a page; a cell that spans others stands in the first, and those are empty.

    Raises:
        TooMuchError: they have more than `MOST_CELLS` cells.
    """
    reader = _Reader()
    reader.feed(_NO_TAG.sub("&lt;", _DECLARATION.sub("", blanked(text, "<!--", "-->"))))
    reader.close()
    reader.around()
    return tuple(reader.rows)


class _Reader(HTMLParser):
    """Collects rows; a table within a cell is words of that cell."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self._depth = self._sheet = self._hidden = self._count = 0
        self._cells: list[str] = []
        self._spans: dict[int, int] = {}
        self._reached: set[int] = set()
        self._inside: list[str] | None = None
        self._outside, self._lines = list[str](), Around()
        self._wide = self._high = 1
        self._made = 0

    def set_cdata_mode(self, elem: str, **_more: object) -> None:
        """Read on within styles and scripts, which are hidden: their end would be looked for from each of them."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        if tag == "table" or tag in _BREAKING:
            self.around()
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._sheet, self._spans = self._sheet + 1, {}
        elif self._depth == 1 and tag == "tr":
            self._row_ended()
        elif self._depth == 1 and tag in ("td", "th"):
            self._cell_ended()
            self._begin(attrs)
        elif tag in _HIDDEN:
            self._hidden += 1
        elif tag in _BREAKING and self._inside is not None:
            self._inside.append("\n• " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        """End what began."""
        if tag in _BREAKING:
            self.around()
        if tag == "table":
            if self._depth == 1:
                self._row_ended()
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and tag in ("td", "th"):
            self._cell_ended()
        elif tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _BREAKING and self._inside is not None:
            self._inside.append("\n")

    def handle_data(self, data: str) -> None:
        """Take the words of a cell; breaks of lines in them are spaces."""
        if self._inside is not None and not self._hidden:
            self._inside.append(" ".join(data.split("\n")))
        elif not self._depth and not self._hidden:
            self._outside.append(" ".join(data.split("\n")))

    def around(self) -> None:
        """Take the line that has ended outside of tables, where it is a note."""
        line = cleaned("".join(self._outside))
        if line and self._lines.is_note(line):
            self.rows.append(Row((line,), self._count, self._sheet, note=True))
        self._outside = []

    def _begin(self, attrs: Iterable[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self._fill()
        self._inside = []
        self._wide, self._high = (_count(held.get(name)) for name in ("colspan", "rowspan"))

    def _fill(self) -> None:
        """Leave the cells empty into which one of a row above reaches."""
        while self._spans.get(len(self._cells), 0):
            self._spans[len(self._cells)] -= 1
            self._reached.add(len(self._cells))
            self._cells.append("")

    def _cell_ended(self) -> None:
        if self._inside is None:
            return
        at = len(self._cells)
        self._made += self._wide
        if self._made > MOST_CELLS:
            raise TooMuchError
        self._cells += [cleaned("".join(self._inside)), *[""] * (self._wide - 1)]
        self._spans |= dict.fromkeys(range(at, at + self._wide), self._high - 1)
        self._inside = None

    def _row_ended(self) -> None:
        self._cell_ended()
        if self._cells:
            self._fill()
            self._count += 1
            self.rows.append(
                Row(
                    tuple(self._cells),
                    self._count,
                    self._sheet,
                    above=self._lines.above(),
                    reached=tuple(sorted(self._reached)),
                )
            )
        self._cells, self._reached = [], set()


def _count(text: str | None) -> int:
    return max(min(int(text[:4]), 1000), 1) if text and text.isascii() and text.isdecimal() else 1
