"""HTML of ours as blocks of a document: an officer's cleaned Markdown, and what cells of tables hold."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from prongsai.documents._grid import grid
from prongsai.documents._parts import Cell, Item, Listing, Paragraph, Run
from prongsai.text import thai_digits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from prongsai.documents._parts import Block

_SPACE = re.compile(r"[ \t\r\n]+")
_BOLD, _ITALIC, _SMALL = frozenset({"strong", "b", "dt"}), frozenset({"em", "i", "cite"}), frozenset({"small", "sub"})
_ENDS_LINE = frozenset({"p", "div", "section", "blockquote", "pre", "dd", "dt", "figcaption", "caption"})
_MARK, _THAI = "ps-mark", "ps-thai"
_LONG = 10
"""The digits that no number of an item reaches."""
_DIGITS = 4
"""No table has as many rows as a number of so many digits."""


def blocks_of(
    html: str, block: Callable[[int], tuple[Block, ...]] | None = None, *, plain: bool = False
) -> tuple[Block, ...]:
    """Return harmless HTML as blocks.

    Args:
        html: without scripts and styles, its elements closed.
        block: gives what stands where an `hr` carries the number of a table or chart, in `data-block`.
        plain: its paragraphs begin without an indent.
    """
    reader = _Reader(block, plain=plain)
    reader.feed(html)
    reader.close()
    return reader.done()


def _number(told: Mapping[str, str], name: str, unsaid: int, digits: int = _LONG) -> int:
    """Return which number an item or the first of a list has; `unsaid` without any."""
    value = told.get(name, "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < digits else unsaid


def _count(told: Mapping[str, str], name: str) -> int:
    """Return how many rows or columns a cell says that it covers, itself at least."""
    return max(_number(told, name, 1, _DIGITS), 1)


class _Reader(HTMLParser):
    def __init__(self, block: Callable[[int], tuple[Block, ...]] | None, *, plain: bool) -> None:
        super().__init__()
        self._block, self._plain = block, plain
        self._stack: list[list[Block]] = [[]]
        self._runs: list[Run] = []
        self._look: list[tuple[str, str]] = []
        self._lists: list[tuple[bool, list[Item]]] = []
        self._numbers: list[int] = []
        self._marks: list[str] = []
        self._thai: list[bool] = []
        self._in_mark = False
        self._tables: list[list[list[Cell]]] = []
        self._spans: list[tuple[int, int, bool]] = []

    def done(self) -> tuple[Block, ...]:
        """Return what was read."""
        self._end_line()
        return tuple(self._stack[0])

    def handle_data(self, data: str) -> None:
        """Take words, with their white space as HTML has it."""
        words = _SPACE.sub(" ", data)
        if self._in_mark:
            self._marks[-1] += words.strip()
        elif words.strip() or (words and self._runs):
            tags = {tag for tag, _ in self._look}
            to = next((to for tag, to in reversed(self._look) if tag == "a" and to), "")
            self._runs.append(Run(words, bool(tags & _BOLD), bool(tags & _ITALIC), bool(tags & _SMALL), to))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, a list, a table or another look."""
        told = {name: value or "" for name, value in attrs}
        if tag == "span" and told.get("class") == _MARK and self._marks:
            self._in_mark = True
        elif tag == "tr" and self._tables:
            self._tables[-1].append([])
        elif tag == "li" and self._lists:
            self._open()
            self._marks.append("")
            self._numbers[-1] = _number(told, "value", self._numbers[-1] + 1)
            self._thai.append(told.get("class") == _THAI)
        elif tag in ("td", "th") and self._tables:
            self._open()
            self._spans.append((_count(told, "rowspan"), _count(told, "colspan"), tag == "th"))
        else:
            self._begin(tag, told)

    def _begin(self, tag: str, told: Mapping[str, str]) -> None:
        """Begin what ends a line, or another look."""
        if tag in _ENDS_LINE or tag in ("hr", "br", "ul", "ol", "table"):
            self._end_line()
        if tag in ("ul", "ol"):
            self._lists.append((tag == "ol", []))
            self._numbers.append(_number(told, "start", 1) - 1)
        elif tag == "table":
            self._tables.append([])
        elif tag not in ("hr", "br"):
            self._look.append((tag, told.get("href", "")))
        elif self._block and "data-block" in told:
            self._stack[-1] += self._block(int(told["data-block"]))

    def handle_endtag(self, tag: str) -> None:
        """End what began."""
        if tag in ("ul", "ol") and self._lists:
            self._end_line()
            _, items = self._lists.pop()
            self._numbers.pop()
            self._stack[-1] += [Listing(tuple(items))] if items else []
        elif tag == "li" and self._marks:
            blocks, mark = self._close(), self._marks.pop()
            ordered, items = self._lists[-1]
            number = thai_digits(f"{self._numbers[-1]}") if self._thai.pop() else f"{self._numbers[-1]}"
            items.append(Item(mark or (f"{number}." if ordered else "-"), blocks))
        elif tag == "span" and self._in_mark:
            self._in_mark = False
        elif tag in ("td", "th") and self._spans:
            blocks, (rows, columns, head) = self._close(), self._spans.pop()
            self._tables[-1][-1].append(Cell(blocks, rows, columns, head))
        elif tag == "table" and self._tables:
            made = grid("", self._tables.pop())
            self._stack[-1] += [made] if made else []
        elif tag not in ("tr", "thead", "tbody", "tfoot", "hr", "br"):
            if tag in _ENDS_LINE:
                self._end_line()
            if self._look:
                self._look.pop()

    def _open(self) -> None:
        self._end_line()
        self._stack.append([])

    def _close(self) -> tuple[Block, ...]:
        self._end_line()
        return tuple(self._stack.pop())

    def _end_line(self) -> None:
        """Make a paragraph of the words since the last one; white space at its ends is none."""
        runs, self._runs = self._runs, []
        if not "".join(run.words for run in runs).strip():
            return
        first, last = runs[0], runs[-1]
        runs[0] = Run(first.words.lstrip(), first.bold, first.italic, first.small, first.to)
        last = runs[-1]
        runs[-1] = Run(last.words.rstrip(), last.bold, last.italic, last.small, last.to)
        inner = self._plain or len(self._stack) > 1
        self._stack[-1].append(Paragraph(tuple(run for run in runs if run.words), plain=inner))
