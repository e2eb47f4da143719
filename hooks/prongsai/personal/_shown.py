"""A text as a page shows it (ข้อความที่ผู้อ่านเห็น): what stands for a letter read as that letter, tags left out.

A number that is cut by a tag, or written with entities, is whole on the page. Each letter keeps its place in the text.
"""

from __future__ import annotations

import html
import re
from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from prongsai.personal._folded import BARRIER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prongsai.personal._mention import Mention

_LETTERS = (
    r"(?P<letter>&(?:\#[0-9]{1,7};?|\#[xX][0-9A-Fa-f]{1,6};?|[A-Za-z][A-Za-z0-9]{1,30};))"
    r"|(?P<octets>(?:%(?:25){0,3}[0-9A-Fa-f]{2})+)"
    r"|(?P<named>‹U\+[0-9A-F]{4,6}›)"
)
_LETTER = re.compile(_LETTERS)
_SIGNS = "&%‹"
_AGAIN = re.compile("%(?:25)+(?=[0-9A-Fa-f]{2})")
"""The sign of an octet that was written as an octet itself, as happens to an address that is copied twice."""
_MARK = re.compile(
    rf"{_LETTERS}"
    r"|(?P<comment><!--(?:[^<>-]++|-(?!->)){0,500}+-->)"
    r"|</?(?P<tag>[A-Za-z][A-Za-z0-9]{0,20})(?:[\s/][^<>]{0,500}+)?>"
)
_INLINE = frozenset(
    [
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q"),
        *("s", "samp", "small", "span", "strong", "sub", "sup", "u", "wbr"),
    ]
)
"""Tags that part no text: what is cut by them is read as one."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as it is read.

    Attributes:
        text: what is shown.
        starts: where in the text as it was typed each letter begins.
        ends: where each letter ends there.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def typed(self, mention: Mention) -> Mention:
        """Return a mention in what is shown at its place in the text as it was typed."""
        return replace(mention, start=self.starts[mention.start], end=self.ends[mention.end - 1])


def readings(text: str) -> Iterator[Shown]:
    """Yield the text with its letters read, tags and what stands in them included; and as the page shows it."""
    with_letters = _read(text, _LETTER) if any(sign in text for sign in _SIGNS) else _as_typed(text)
    yield with_letters
    if "<" in text and (on_page := _read(text, _MARK)).text != with_letters.text:
        yield on_page


def _as_typed(text: str) -> Shown:
    return Shown(text, range(len(text)), range(1, len(text) + 1))


def _read(text: str, marks: re.Pattern[str]) -> Shown:
    pieces, starts, ends, last = [], array("L"), array("L"), 0
    for mark in marks.finditer(text):
        stands_for = _stands_for(mark)
        pieces += [text[last : mark.start()], stands_for]
        starts.extend([*range(last, mark.start()), *[mark.start()] * len(stands_for)])
        ends.extend([*range(last + 1, mark.start() + 1), *[mark.end()] * len(stands_for)])
        last = mark.end()
    if not last:
        return _as_typed(text)
    pieces.append(text[last:])
    starts.extend(range(last, len(text)))
    ends.extend(range(last + 1, len(text) + 1))
    return Shown("".join(pieces), starts, ends)


def _stands_for(mark: re.Match[str]) -> str:
    if mark["letter"]:
        return html.unescape(mark[0])
    if mark["octets"]:
        return unquote(_AGAIN.sub("%", mark[0]))
    if mark["named"] or mark["comment"]:
        return ""
    tag = mark["tag"].lower()
    if tag in _INLINE:
        return ""
    return "\n" if tag == "br" else BARRIER
