"""Finished HTML set aside while a Markdown converter makes the headings, and put back after it.

A rendered page is Markdown headings around blocks of finished HTML. The blocks need no converting, and a converter
that parses them all the same takes most of a build's time.
"""

from __future__ import annotations

import re

_HEADING = re.compile(r"(?m)^(#{1,6} .*)$")
_PLACE = re.compile(r"<!--prongsai:([0-9]+)-->")


def set_aside(page: str) -> tuple[str, list[str]]:
    """Return a page's headings with a mark for each block between them, and the blocks."""
    blocks: list[str] = []
    parts = _HEADING.split(page)
    for index in range(0, len(parts), 2):
        if parts[index].strip():
            blocks.append(parts[index].strip())
            parts[index] = f"\n\n<!--prongsai:{len(blocks) - 1}-->\n\n"
    return "".join(parts), blocks


def put_back(html: str, blocks: list[str]) -> str:
    """Return the converted page with each block at its mark."""
    return _PLACE.sub(lambda match: blocks[int(match.group(1))], html)
