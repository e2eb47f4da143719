"""Lists as officers type them: right under a paragraph, set in by two spaces, numbered in Thai digits, with any bullet.

Markdown as the library has it wants an empty line before a list and four spaces for each level, and takes anything else
for one running paragraph, without a word. Lines with marks that it has no list for, as `(๑)`, `1.1)` and `ก)`, keep
those and stand each for itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from prongsai.content import BULLETS, TYPED_BY_WORD, kind_of, marked
from prongsai.text import fold_digits

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_ITEM = re.compile(rf"( *)((?:[-*+–—]|\d{{1,9}}\.)(?=[ \t\u00a0\u3000])|[{BULLETS}])[ \t\u00a0\u3000]*(?=\S)")
_NO_ITEM = re.compile(r"^( *\d{10,})\.(?=\s)")
"""A number that is too long for that of an item, which the library would take for one."""
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
_OF_MARKDOWN = "-*+"
_BEGINNING = frozenset(["", "1"])
"""What may begin a list right under words: a mark without a number, or the first; others may belong to the words."""
_LEVEL, _DEEPEST, _CODE = 4, 10, 4
_KEPT = re.compile("\ue000n(\\d+)\ue001")
"""The number that was typed, before its item's words until the lists are made; the letter tells it from a block."""
THAI = "ps-thai"
"""The class of an item whose number stands in Thai digits."""
_ALONE = re.compile(r"\)$|✓|\..*\.")
"""The kinds of marks that nothing else begins with: a bracket, a tick, a number of three levels."""
_WITHIN = 2
"""So many spaces beyond its marker belong to an item, or to a list within it."""


class Lists(Extension):
    """Sets lists as the library reads them, before it does."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Register the step after white space was made even, and before HTML is looked for."""
        md.preprocessors.register(_Set(md), "typed_lists", 25)
        md.treeprocessors.register(_Numbers(md), "typed_numbers", 25)
        md.postprocessors.register(_Left(md), "typed_numbers", 5)


class _Set(Preprocessor):
    """Sets the lines of a text one after the other; `_open` are the indents of the items that a line stands within."""

    def run(self, lines: list[str]) -> list[str]:
        own = _own_lines(lines)
        self._open: tuple[int, ...] = ()
        self._in_list = False
        made: list[str] = []
        for number, one in enumerate(lines):
            code = not self._open and one.startswith(" " * _CODE)
            line = one if code else _NO_ITEM.sub(r"\1\.", one)
            item = None if _RULE.fullmatch(line) else _ITEM.match(line)
            if item and (self._open or len(item[1]) < _CODE):
                self._item(item, line, made)
            else:
                self._other(line, made, own=number in own)
        return made

    def _item(self, item: re.Match[str], line: str, made: list[str]) -> None:
        """Set an item in by four spaces for each list around it; one right under other words gets an empty line."""
        if made and made[-1].strip() and not self._in_list:
            if not self._open and fold_digits(item[2][:-1]) not in _BEGINNING:
                self._other(line, made, own=marked(line) is not None)
                return
            made.append("")
        self._open = (*self._around(len(item[1])), len(item[1]))[:_DEEPEST]
        mark = item[2] if item[2] in _OF_MARKDOWN else fold_digits(item[2]) if item[2][:-1] else "-"
        kept = f"\ue000n{item[2][:-1]}\ue001" if mark[:-1] else ""
        made.append(f"{' ' * _LEVEL * (len(self._open) - 1)}{mark} {kept}{line[item.end() :]}")
        self._in_list = True

    def _other(self, line: str, made: list[str], *, own: bool) -> None:
        """Set what is no item: a line of its own where it has a mark, and within an item after an empty line."""
        line = line.translate(TYPED_BY_WORD) if own else line
        around = self._around(len(line) - len(line.lstrip(" ")))
        if made and made[-1].strip() and own and around != self._open:
            made.append("")
        if made and made[-1].strip():
            if own:
                made[-1] += "  "
        elif line.strip():
            self._open = around
            self._in_list = False
            line = " " * _LEVEL * len(self._open) + line.lstrip(" ") if self._open else line
        made.append(line)

    def _around(self, indent: int) -> tuple[int, ...]:
        """Return the items that a line of so much indent stands within."""
        return tuple(mark for mark in self._open if indent >= mark + _WITHIN)


class _Numbers(Treeprocessor):
    """Gives items the numbers that were typed, where the library would count on from the first, in their own digits.

    Whoever types 1 before each, as Markdown allows, wants them counted.
    """

    def run(self, root: Element) -> None:
        for listed in root.iter("ol"):
            typed = [(item, _typed(item)) for item in listed]
            for item, number in typed:
                if number and not number.isascii():
                    item.set("class", THAI)
            following = int(listed.get("start", "1"))
            for item, number in typed if {int(number or 0) for _, number in typed} != {1} else ():
                if number is not None and int(number) != following:
                    item.set("value", str(int(number)))
                following = (following if number is None else int(number)) + 1


class _Left(Postprocessor):
    """Takes out the numbers of items that the library made none of, with which their words still begin."""

    def run(self, text: str) -> str:
        return _KEPT.sub("", text)


def _typed(item: Element) -> str | None:
    """Take the number that was typed out of the words of an item, which may stand in a paragraph."""
    holder = item if (item.text or "").strip() or not len(item) else item[0]
    found = _KEPT.match((holder.text or "").lstrip())
    if found is None:
        return None
    holder.text = _KEPT.sub("", holder.text or "", count=1)
    return found[1]


def _own_lines(lines: list[str]) -> set[int]:
    """Return which lines stand each for itself, for the mark before them.

    A number with a point (`1.1`) or a letter with one (`ก.`) may as well be an amount or a word that is shortened, and
    counts beside another of its kind.
    """
    found = [marked(line) for line in lines]
    kinds = ["", *(kind_of(one.mark) if one else "" for one in found), ""]
    return {
        number
        for number, kind in enumerate(kinds[1:-1])
        if kind and (_ALONE.search(kind) or kind in (kinds[number], kinds[number + 2]))
    }
