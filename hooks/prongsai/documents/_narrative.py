"""The analysis of a document: the officer's narrative with the tables it asks for, and the pieces of the analysis."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from prongsai.documents._parts import Drawing, Heading, Paragraph, Run, text
from prongsai.documents._read_html import blocks_of
from prongsai.documents._tables import of_page
from prongsai.render import drawings, printed
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prongsai.assess import Assessment
    from prongsai.documents._parts import Block

_TOP, _DEEPEST = 2, 6
"""The level of the highest heading on a page, which is the first of a document; and that of the lowest."""


def narrative(a: Assessment) -> Iterator[Block]:
    """Yield what the officer wrote, each heading at most one level below the one before."""
    level, highest, above = 0, min((one.level for one in _pieces(a) if one.level), default=_TOP), ""
    for one in _pieces(a):
        if one.level:
            level = min(one.level - highest + 1, level + 1)
            above = Markup(one.html).striptags()  # noqa: S704 - only to drop the tags
            yield Heading(above, level)
        else:
            yield from blocks_of(one.html, partial(_asked, a, level + 1, above))


def _pieces(a: Assessment) -> Iterable[printed.NarrativePiece]:
    return printed.narrative_pieces(a.narrative, lambda number: f'<hr data-block="{number}">')


def _asked(a: Assessment, level: int, above: str, number: int) -> tuple[Block, ...]:
    return tuple(_block(a, number, level, above))


def _block(a: Assessment, number: int, level: int, above: str) -> Iterator[Block]:
    """Yield what a narrative asks for at a place below the heading `above`."""
    block = a.narrative.blocks[number]
    if block.kind == "entry":
        yield from entries(printed.about(a, block.name), level, above)
    elif block.name == "entries":
        yield from entries(printed.pieces(a), level, above)
    elif block.kind == "table":
        yield from of_page(printed.TABLES[block.name](a))
    elif (found := drawings.drawn(a, block.name)) is not None:
        yield Drawing(*found)


def entries(found: Iterable[printed.Piece], level: int, above: str = "") -> Iterator[Block]:
    """Yield pieces of the analysis under headings of a level, each followed by those within it.

    A piece that the heading `above` names already has none of its own.
    """
    level = min(level, _DEEPEST)
    for one in found:
        named = printed.squeezed(one.title) in printed.squeezed(above)
        if not named:
            yield Heading(one.title, level, listed=False)
        # What the report has not reckoned itself stands in the annex, and says there that it was reckoned.
        told = [plain("documents.score", score=one.score)] if one.score and one.about[0] != "tool" else []
        told += [one.kind[1]] if one.kind else []
        told += [plain("blocks.analysed_items", labels=one.analysed)] if one.analysed else []
        if told:
            yield Paragraph((Run(" · ".join(told)),), plain=True, quiet=True)
        yield from text(one.finding or "")
        yield from entries(one.below, level if named else level + 1)
        if one.guidance:
            yield Paragraph((Run(plain("blocks.guidance"), bold=True),), plain=True)
            yield from blocks_of(one.guidance)
