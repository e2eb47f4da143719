"""Tables in Word: a caption above, headings repeated on each sheet, short rows kept whole, widths that are set."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.table import _Cell

from prongsai.documents import _docx_styles as styles
from prongsai.documents._parts import Cell, Grid, Listing, Paragraph, Placed, Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Docx
    from docx.oxml.table import CT_Row
    from docx.table import Table

    from prongsai.documents._parts import Block


def write_grid(made: Docx, grid: Grid) -> None:
    """Write a table below its caption."""
    if grid.caption:
        styles.run(styles.line(made, "Caption"), grid.caption)
    section = made.sections[-1]
    room = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]  # set when laid out
    widths = [Emu(room * share // 100) for share in grid.shares]
    table = made.add_table(0, len(grid.headings), style="Table Grid")
    table.autofit = False
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):  # noqa: SLF001 - see above
        column.w = width
    head = [Cell((Paragraph((Run(words, bold=True),)),), number=True) for words in grid.headings]
    _told(
        _row(table, widths, [Placed(place, one, goes_on=False) for place, one in enumerate(head)]),
        "w:cantSplit",
        "w:tblHeader",
    )
    for row in grid.placed():
        written = _row(table, widths, row)
        if grid.keeps(row):
            _told(written, "w:cantSplit")
    styles.line(made, styles.TABLE_TEXT)


def _row(table: Table, widths: Sequence[Emu], cells: Sequence[Placed]) -> CT_Row:
    """Write a row; python-docx looks through the whole table for each cell that it adds or joins."""
    written = table._tbl.add_tr()  # noqa: SLF001 - see above
    for start, one, goes_on in cells:
        inner = written.add_tc()
        inner.width = Emu(sum(widths[start : start + one.columns]))
        if one.columns > 1:
            inner.grid_span = one.columns
        if one.rows > 1:
            inner.vMerge = "continue" if goes_on else "restart"
        _write(_Cell(inner, table), replace(one, blocks=()) if goes_on else one)
    return written


def _told(row: CT_Row, *names: str) -> None:
    told = row.get_or_add_trPr()
    for name in names:
        made = OxmlElement(name)
        made.set(qn("w:val"), "true")
        told.append(made)


def _write(cell: _Cell, one: Cell) -> None:
    lines = [*_lines(one.blocks, "")] or [("", Paragraph(()))]
    for number, (mark, block) in enumerate(lines):
        written = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        styles.styled(written, styles.TABLE_TEXT)
        if one.number:
            written.alignment = WD_ALIGN_PARAGRAPH.CENTER
        styles.run(written, f"{mark} " if mark else "")
        styles.runs(written, block.runs)


def _lines(blocks: tuple[Block, ...], mark: str) -> list[tuple[str, Paragraph]]:
    """Return what a cell holds as lines, each behind the marks of the lists that it stands in; a table by its rows."""
    found: list[tuple[str, Paragraph]] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append((mark, block))
            mark = ""
            continue
        found += [(mark, Paragraph(()))] if mark else []
        mark = ""
        match block:
            case Listing(items=items):
                found += [line for item in items for line in _lines(item.blocks, item.mark)]
            case Grid(rows=rows):
                found += [line for row in rows for cell in row for line in _lines(cell.blocks, "")]
    return [*found, (mark, Paragraph(()))] if mark else found
