"""The numbers and dashes before the lines of a list (เลขข้อ, ขีด), as officers type and reports print them."""

from __future__ import annotations

import re
from typing import NamedTuple

from prongsai.text import fold_digits

_OF_WORD = "\uf0b7\uf0a7\uf0d8\uf0fc\uf076"
"""Bullets as Word pastes them: letters of its own fonts, which show nothing in others."""
BULLETS = f"•·●▪■◦➢✓►‣{_OF_WORD}"
"""Bullets of word processors, that no text begins with otherwise."""
_UNITS = r"น\.|บาท|สตางค์|ล้าน|แสนบาท|หมื่นบาท|พันบาท|เปอร์เซ็นต์|%|ชม\.|กม\."
"""What a figure with a point counts where it is no number of a line; a title of a line begins with none."""
_DASHES = f"-–—*{BULLETS}"
_SPACE = "[ \t\u00a0\u3000]"
_MARK = re.compile(
    rf"(?P<indent>{_SPACE}*)(?P<mark>[{_DASHES}]|\(?(?:[0-9๐-๙]{{1,3}}|[ก-ฮ])[.)]"
    rf"|(?![0-9๐-๙]+\.[0-9๐-๙]+{_SPACE}+(?:{_UNITS}))\(?[0-9๐-๙]{{1,3}}(?:\.[0-9๐-๙]{{1,3}}){{1,3}}[.)]?)"
    rf"(?:{_SPACE}+|(?<=[){BULLETS}])(?![).]))(?P<words>\S.*)"
)


class Marked(NamedTuple):
    """A line of a list.

    Attributes:
        mark: the number or dash before it as it was typed; empty for none.
        below: the lines that belong to it, of its own list.
    """

    words: str
    mark: str = ""
    below: tuple[Marked, ...] = ()


def read_marks(text: str) -> tuple[Marked, ...]:
    """Return the lines of a text as a list of two levels; one without marks is a single line, which keeps its breaks.

    The first mark's kind and indentation are those of the upper level: what is marked otherwise, or stands further in,
    belongs to the line above it. A line without a mark goes on with the one before it.
    """
    found: list[Marked] = []
    upper: tuple[str, int] | None = None
    for line in text.strip("\n").split("\n"):
        match = _MARK.fullmatch(line.rstrip())
        if match is None:
            _go_on(found, line.strip())
            continue
        own, level = _marked(match), (kind_of(match["mark"]), len(match["indent"]))
        upper = upper or level
        if found and (level[0] != upper[0] or level[1] > upper[1]):
            found[-1] = found[-1]._replace(below=(*found[-1].below, own))
        else:
            found.append(own)
    return tuple(found)


def marked(line: str) -> Marked | None:
    """Return a line with the mark before it; None for one without."""
    match = _MARK.fullmatch(line.rstrip())
    return _marked(match) if match else None


def _marked(match: re.Match[str]) -> Marked:
    return Marked(match["words"].strip(), "•" if match["mark"] in _OF_WORD else match["mark"])


def _go_on(found: list[Marked], words: str) -> None:
    """Add a line without a mark to the one before it."""
    if not words:
        return
    if not found:
        found.append(Marked(words))
    elif found[-1].below:
        *before, last = found[-1].below
        found[-1] = found[-1]._replace(below=(*before, last._replace(words=f"{last.words}\n{words}")))
    else:
        found[-1] = found[-1]._replace(words=f"{found[-1].words}\n{words}")


def kind_of(mark: str) -> str:
    """Return what a mark looks like, whichever number it is: `1.` and `๒.` are of one kind."""
    if mark in _DASHES:
        return "-"
    return re.sub("[ก-ฮ]", "ก", re.sub("[0-9]+", "0", fold_digits(mark)))
