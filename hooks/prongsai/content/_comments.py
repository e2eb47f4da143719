"""Texts of YAML that end where nobody meant it: at a number sign, behind which all is a comment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prongsai.content._fields import shown
from prongsai.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.content._source import Source

_COMMENT = re.compile(r"(?P<space>[ \t]+)(?P<sign>#)(?P<more>[^\n]*\S)")
_NO_TEXT = re.compile(r"[+-]?(?:0|[1-9][0-9,]*)(?:\.[0-9]+)?|[a-z_][a-z0-9_-]*")
"""What is no text: a number, an id or a word of the model, behind which a comment is only that."""
_CHOSEN = {("level",), ("kind",), ("status",)}
"""The names of values that are chosen from a list, which no comment belongs to."""
_QUOTED = ('"', "'", "|", ">")


def cut_by_comments(source: Source) -> Iterator[Finding]:
    """Yield the texts behind which a comment begins that may belong to them: `โทร 0 5471 0138 #101`.

    A comment that is set apart, by two spaces before its sign and one behind it, is meant as one.
    """
    for location, scalar in source.scalars.items():
        comment = _COMMENT.match(source.text, scalar.end)
        if (
            comment is None
            or location[-1:] in _CHOSEN
            or source.text.startswith(_QUOTED, scalar.start)
            or _NO_TEXT.fullmatch(scalar.value)
        ):
            continue
        close = len(comment["space"]) == 1 and scalar.value
        if close or comment["more"][:1].strip():
            before = f"ต่อจาก “{shown(scalar.value)}” " if scalar.value else ""
            place = source.place(comment.start("sign"))
            yield Finding.make("W031", place, before=before, lost=shown(f"#{comment['more']}"))
