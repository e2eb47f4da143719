"""Where the letters of a YAML value were typed: the one place that knows quotes, escapes and folded lines.

Folding moves white space only, so each piece of a line that stands for itself is in the value, in the same order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Run = tuple[int, int, int]
"""Letters in a row both in a text and in its file: where they begin and end in the text, and where they begin there."""

_OPENING = re.compile(r"(?:[&!]\S*[ \t\n]+)*(?:[|>][^\n]*|(?P<quote>['\"]))?")
_BREAK = r"\n\r\x85\u2028\u2029"


def _piece(never: str = "") -> str:
    """Return the pattern of a piece of a line, from its first to its last letter, in which `never` stands nowhere."""
    edge = f"[^ \t{never}{_BREAK}]"
    return f"{edge}(?:[^{never}{_BREAK}]*{edge})?"


_PLAIN = re.compile(_piece())
_SINGLE = re.compile("''|" + _piece("'"))
_CODE = "x(?P<x>[0-9A-Fa-f]{2})|u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8})"
_DOUBLE = re.compile(rf"\\(?:{_CODE}|(?P<sign>(?s:.)))|" + _piece(r'"\\'))
_SIGNS = {'"': '"', "\\": "\\", "/": "/"}
"""Letters by their escapes; what the others stand for is white space, or refused."""


def runs_of(value: str, start: int, end: int, text: str) -> tuple[Run, ...]:
    """Return where the letters of a value stand that is written from `start` to `end` in the `text` of its file.

    White space at the edges of lines, which folding takes away or makes another, is in no run.
    """
    if (opening := _OPENING.match(text, start, end)) is not None:
        start, quote = opening.end(), opening["quote"]
        end -= quote is not None
    # Nearly every value is written as it is.
    return ((0, len(value), start),) if text[start:end] == value else tuple(_runs(value, start, end, text, quote))


def _runs(value: str, start: int, end: int, text: str, quote: str | None) -> Iterator[Run]:
    position = 0
    pattern = {"'": _SINGLE, '"': _DOUBLE}.get(quote or "", _PLAIN)
    for match in pattern.finditer(text, start, end):
        letters = _unescaped(match, quote)
        at = value.find(letters, position) if letters.strip() else -1
        if at >= 0:
            position = at + len(letters)
            yield at, position, match.start()


def _unescaped(piece: re.Match[str], quote: str | None) -> str:
    if quote != '"':
        return "'" if quote and piece[0] == "''" else piece[0]
    code = piece["x"] or piece["u"] or piece["U"]
    if code:
        return chr(int(code, 16))
    return _SIGNS.get(piece["sign"], "") if piece["sign"] else piece[0]
