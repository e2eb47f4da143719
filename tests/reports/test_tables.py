"""The measures tables of published reports, as their agencies have them, are understood: at least 95 of 100 cells.

Each is made of `content/` with the headings of the report, the cells that it merges left empty but for the first, and the
headings anew behind each page; read as pasted text and as a Word document, and compared with the key, which was taken
from the report by hand. `make tables` reads the reports themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.render._measures_table import project
from prongsai.sheet import rows_of, rows_of_file
from tests.sheet.measured import compared, read, word_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from prongsai.assess import Assessment
    from prongsai.render._measures_table import Part
    from prongsai.render._shown import Line
    from tests.reports.reports import Report

ENOUGH = 0.95
EACH = 3
"""After so many rows a page ends."""


def pasted(year: Assessment) -> str:
    """Return a year's table as a program puts it on the clipboard."""
    table = project(year)
    rows = [row for group in table.groups for row in group]
    headings = "\t".join(table.headings)
    lines = []
    for number, row in enumerate(rows):
        lines += ["", headings] if number % EACH == 0 else []
        lines.append("\t".join(" ".join(words(cell.parts)) if cell.span else "" for cell in row.cells))
    return "\n".join(lines)


def words(parts: Iterable[Part]) -> Iterator[str]:
    """Yield the lines of a cell, with the marks or numbers that a page draws before them."""
    for part in parts:
        for number, line in enumerate(part.lines, 1):
            yield from (
                [f"{number}. {line}" if part.ordered else line] if isinstance(line, str) else points(line, number)
            )


def points(line: Line, number: int) -> Iterator[str]:
    """Yield a point, and those within it."""
    yield f"{line.mark or f'{number}.'} {' '.join(str(line.words).split())}"
    for inner in line.below:
        yield f"- {inner.words}"


def test_the_tables_of_published_reports_are_understood(reports: list[Report], tmp_path: Path) -> None:
    """As text and as a Word document, whether the agency has listed its units or not."""
    for one in reports:
        text = rows_of(pasted(one.year).encode(), "")
        word = rows_of_file(word_document(text, tmp_path / "table.docx"))
        for rows in (text, word):
            cells = [*compared(read(rows, one.year.year)[0], one.key, one.year.year)]
            wrong = [(line, name) for line, name, good in cells if not good]
            assert len(wrong) <= len(cells) * (1 - ENOUGH), (one.name, wrong)
            assert len(cells) > len(one.key["measures"]) * EACH, one.name
