"""What a narrative becomes (เนื้อความที่เติมตัวเลขแล้ว): its text without comments, with every figure filled in, in pieces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prongsai.text import blanked

if TYPE_CHECKING:
    from prongsai.findings import Finding

OPEN, CLOSE = "\ue000", "\ue001"
BLOCK = re.compile(f"{OPEN}([0-9]+){CLOSE}")
"""Where a block such as a table goes in the expanded text; the group is its place in `Narrative.blocks`."""


def without_comments(text: str) -> str:
    """Return a narrative with its comments blanked, so that every other letter keeps its place."""
    return blanked(text, "{##", "##}")


@dataclass(frozen=True, slots=True)
class Block:
    """A table or chart that a narrative asks for."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the expanded text: typed by the officer at `offset` in the file, or a placeholder's when None."""

    text: str
    offset: int | None


@dataclass(frozen=True, slots=True)
class Narrative:
    """The narrative with its figures filled in, the blocks it asks for, and what was wrong in it.

    Attributes:
        text: the Markdown that is published; `BLOCK` finds where the blocks go.
        segments: the same text in pieces, so that what was typed can be told from what placeholders gave.
    """

    text: str = ""
    blocks: tuple[Block, ...] = ()
    findings: tuple[Finding, ...] = ()
    segments: tuple[Segment, ...] = ()
