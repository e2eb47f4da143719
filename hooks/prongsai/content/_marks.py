"""The numbers and dashes before the lines of a list (เลขข้อ, ขีด), as officers type and reports print them."""

from __future__ import annotations

import re
from typing import NamedTuple

from prongsai.text import fold_digits

TYPED_BY_WORD = str.maketrans("\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0fb\uf06f\uf0a8\uf0fe\uf0fd", "••••✓✗☐☐☑☒")
"""Marks as Word pastes them, letters of its own fonts that show nothing in others, and what they show."""
_OF_WORD = "\uf0b7\uf0a7\uf0d8\uf076"
BULLETS = f"•·●▪■◦➢►‣{_OF_WORD}"
"""Bullets of word processors, that no text begins with otherwise."""
_TICKS = "✓✔✗✘☐☑☒\uf0fc\uf0fb\uf06f\uf0a8\uf0fe\uf0fd"
"""Marks that say whether something is done or so: each line keeps its own."""
_RINGED = "①-⑳"
_RING = re.compile(f"[{_RINGED}]")
_UNITS = r"น\.|บาท|สตางค์|ล้าน|แสนบาท|หมื่นบาท|พันบาท|เปอร์เซ็นต์|%|ชม\.|กม\."
"""What a figure with a point counts where it is no number of a line; a title of a line begins with none."""
_DASHES = f"-–—*{BULLETS}"
_SPACE = "[ \t\u00a0\u3000]"
_MARK = re.compile(
    rf"(?P<indent>{_SPACE}*)(?P<mark>[{_DASHES}{_TICKS}{_RINGED}]|\(?(?:[0-9๐-๙]{{1,3}}|[ก-ฮ])[.)]"
    rf"|(?![0-9๐-๙]+\.[0-9๐-๙]+{_SPACE}+(?:{_UNITS}))\(?[0-9๐-๙]{{1,3}}(?:\.[0-9๐-๙]{{1,3}}){{1,3}}[.)]?)"
    rf"(?:{_SPACE}+|(?<=[){BULLETS}{_TICKS}{_RINGED}])(?![).])|(?<=[0-9๐-๙]\.)(?=[ก-ฮเ-ไ])(?!{_UNITS}))(?P<words>\S.*)"
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
    belongs to the line above it. A line without a mark goes on with the one before it, and what leads in to a list, as
    ดำเนินการดังนี้ does, has the list below it.
    """
    lines = text.strip("\n").split("\n")
    first = next((number for number, line in enumerate(lines) if marked(line)), 0)
    lead = "\n".join(line.strip() for line in lines[:first] if line.strip())
    listed = _listed(lines[first:])
    return (Marked(lead, below=listed),) if lead else listed


def _listed(lines: list[str]) -> tuple[Marked, ...]:
    found: list[Marked] = []
    upper: tuple[str, int] | None = None
    for line in lines:
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
    return Marked(match["words"].strip(), match["mark"].translate(TYPED_BY_WORD))


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
    if mark in _TICKS:
        return "✓"
    return re.sub("[ก-ฮ]", "ก", re.sub("[0-9]+", "0", fold_digits(_RING.sub("①", mark))))
