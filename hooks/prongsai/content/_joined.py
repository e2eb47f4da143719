"""Lines of a list (ข้อย่อย) that YAML joins to one text, for their marks are not its own: those of Word, or numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prongsai.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.content._source import Source

_KEEPS_LINES = ("|", ">")
_MARK = re.compile(
    r"^[ \t]*[\"']?(?P<mark>[•●▪◦·○■□➢➤✓✔–—*o\uf0a7\uf0b7\uf0d8](?=[ \t])|-|\(?(?:[0-9๐-๙]{1,2}|[ก-ฮ])[.)](?=[ \t]))",
    re.MULTILINE,
)


def joined_lines(source: Source) -> Iterator[Finding]:
    """Yield the texts of several lines of which two or more begin with the mark of a list."""
    for scalar in source.scalars.values():
        typed = source.text[scalar.start : scalar.end]
        if "\n" not in typed or typed.startswith(_KEEPS_LINES):
            continue
        marks = [match["mark"] for match in _MARK.finditer(typed)]
        if len(marks) > 1:
            # Word's own signs are no letters elsewhere.
            mark = "•" if "\uf000" <= marks[0] <= "\uf0ff" else marks[0]
            yield Finding.make("W033", source.place(scalar.start), count=len(marks), mark=mark)
