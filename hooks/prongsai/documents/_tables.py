"""The tables of the pages as tables of a document, and the agency's own table of its measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from prongsai.content import marked
from prongsai.documents._grid import made
from prongsai.documents._parts import Cell, Item, Listing, Paragraph, Run, text
from prongsai.documents._read_html import blocks_of
from prongsai.render import printed
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prongsai.assess import Assessment, RoundView
    from prongsai.documents._parts import Block, Grid


def shown(value: object) -> tuple[Block, ...]:
    """Return what a page shows, HTML or text, as blocks of a cell or of a list."""
    if isinstance(value, Markup):
        return blocks_of(value, plain=True)
    return text(str(value), plain=True)


def of_page(value: printed.Table | Markup) -> tuple[Block, ...]:
    """Return a page's table, or the words in its place."""
    if not isinstance(value, printed.Table):
        return blocks_of(value)
    rows = [*(row for group in value.groups for row in group), *([value.foot] if value.foot else [])]
    cells = [
        [
            Cell(shown(cell.content), cell.rows, cell.columns, bool(cell.scope), cell.css == "num")
            for cell in row
            if cell.rows
        ]
        for row in rows
    ]
    headings = [_plain(one.words) for one in value.headings]
    return (made(_plain(value.caption), headings, cells),)


def _plain(words: str) -> str:
    return words.striptags() if isinstance(words, Markup) else " ".join(words.split())


def measures(projected: printed.MeasuresTable) -> Grid:
    """Return the measures in the agency's own columns; equal neighbours are one cell where it says so."""
    rows = [
        [Cell(_parts(cell.parts), cell.span, head=not place) for place, cell in enumerate(row.cells) if cell.span]
        for group in projected.groups
        for row in group
    ]
    return made(_plain(projected.title), [_plain(one) for one in projected.headings], rows)


def _parts(parts: Sequence[printed.Part]) -> tuple[Block, ...]:
    return tuple(
        block for part in _numbered(parts) for block in listed(part.lines, ordered=part.ordered, strong=part.strong)
    )


def _numbered(parts: Sequence[printed.Part]) -> Sequence[printed.Part]:
    """Return parts of a cell; a number alone above a title stands before it, as reports print it."""
    match parts:
        case [printed.Part(lines=(str(mark),)), printed.Part(lines=(str(title),), strong=True), *others]:
            if mark.isdecimal() or marked(f"{mark} {title}"):
                return [printed.Part((printed.Line(title, mark),), strong=True), *others]
    return parts


def listed(lines: Sequence[object], *, ordered: bool = False, strong: bool = False) -> tuple[Block, ...]:
    """Return one line as a paragraph, several as a list; printed marks stay, and `ordered` ones are numbered else."""
    shown_lines = [one if isinstance(one, printed.Line) else printed.Line(one) for one in lines]
    if len(shown_lines) == 1 and not shown_lines[0].below:
        return _line(shown_lines[0], strong=strong)
    marked = any(one.mark for one in shown_lines)
    items = []
    for number, one in enumerate(shown_lines, 1):
        mark = one.mark if marked else f"{number}." if ordered else "-"
        below = listed(one.below, ordered=True) if one.below else ()
        own = _line(one._replace(mark=""), strong=strong)
        items.append(Item(mark, (*own, *(below if len(one.below) > 1 else _only(one.below)))))
    return (Listing(tuple(items)),)


def _only(below: Sequence[printed.Line]) -> tuple[Block, ...]:
    """Return a list of one line, which keeps its mark."""
    return tuple(Listing((Item(one.mark or "-", _line(one._replace(mark=""))),)) for one in below)


def _line(one: printed.Line, *, strong: bool = False) -> tuple[Block, ...]:
    blocks = shown(one.words)
    if one.note and blocks and isinstance(blocks[-1], Paragraph):
        last = blocks[-1]
        blocks = (*blocks[:-1], Paragraph((*last.runs, Run(f" ({one.note})", small=True)), plain=True))
    if one.mark and blocks and isinstance(blocks[0], Paragraph):
        blocks = (Paragraph((Run(f"{one.mark} "), *blocks[0].runs), plain=True), *blocks[1:])
    if not strong:
        return blocks
    return tuple(
        Paragraph(tuple(run if run.small else Run(run.words, bold=True) for run in one.runs), plain=True)
        if isinstance(one, Paragraph)
        else one
        for one in blocks
    )


def of_round(a: Assessment, one: RoundView) -> Grid:
    """Return what a round says of each measure, with the units that answer for it and its period."""
    page = printed.of_round(a, one, lambda _: "")
    headings = [_plain(head.words) for head in page.headings]
    headings[1:1] = [plain("common.responsible"), plain("measures.table.period")]
    rows = []
    for line, row in zip(one.lines, (row for group in page.groups for row in group), strict=True):
        cells = [Cell(_without_links(shown(cell.content)), head=bool(cell.scope)) for cell in row]
        units, period = line.view.units or ("–",), line.view.period or plain("common.not_stated")
        rows.append([cells[0], Cell(listed(units)), Cell(text(period, plain=True)), *cells[1:]])
    return made(_plain(page.caption), headings, rows)


def _without_links(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks in which files of the site are named and not linked: a document is read away from it."""
    return tuple(map(_without_link, blocks))


def _without_link(block: Block) -> Block:
    match block:
        case Paragraph(runs=runs, plain=inner):
            kept = (
                run if run.to.startswith(("https://", "http://")) else Run(run.words, run.bold, run.italic, run.small)
                for run in runs
            )
            return Paragraph(tuple(kept), plain=inner)
        case Listing(items=items):
            return Listing(tuple(Item(item.mark, _without_links(item.blocks)) for item in items))
    return block
