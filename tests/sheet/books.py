"""Workbooks as an officer's program leaves them: those that were written, with other values in some cells."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter  # type: ignore[import-untyped]  # carries no types
from click.testing import CliRunner
from xlsxwriter.utility import xl_cell_to_rowcol  # type: ignore[import-untyped]

from prongsai.cli import main
from prongsai.sheet import read_year, workbook
from prongsai.sheet._grids import Fault, Grid, read_grids

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from click.testing import Result

    from prongsai.sheet._grids import Value

WHOLE = Path(__file__).resolve().parents[1] / "sites" / "whole"
SITES = Path(__file__).resolve().parents[1] / "sites"


def years(root: Path) -> list[tuple[Path, str, int]]:
    """Return the content folders below a folder, each with the agencies and years in it."""
    files = sorted(file for file in root.rglob("scores.yml") if file.parent.name.isdecimal())
    return [(file.parents[2], file.parents[1].name, int(file.parent.name)) for file in files]


def out(content: Path, slug: str, year: int, into: Path) -> Mapping[str, Grid]:
    """Return the sheets of a year's workbook, which is written into a file."""
    into.write_bytes(workbook(read_year(content, slug, year)))
    return read_grids(into)


def with_cell(grids: Mapping[str, Grid], cell: str, value: Value) -> dict[str, Grid]:
    """Return sheets with another value in a cell, such as `มาตรการ!C7`."""
    name, _, place = cell.partition("!")
    line, column = xl_cell_to_rowcol(place)
    rows = [[*row] for row in grids[name].rows]
    width = max(column + 1, *(len(row) for row in rows))
    rows += [[""] * width for _ in range(line + 1 - len(rows))]
    rows[line] += [""] * (width - len(rows[line]))
    rows[line][column] = value
    return {**grids, name: Grid(rows, grids[name].merged)}


def with_rows(grids: Mapping[str, Grid], name: str, rows: Sequence[Sequence[Value]]) -> dict[str, Grid]:
    """Return sheets with other rows in one of them."""
    return {**grids, name: Grid([[*row] for row in rows], grids[name].merged)}


def saved(grids: Mapping[str, Grid], path: Path) -> Path:
    """Write sheets as any program might: without colours, locks and menus."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, grid in grids.items():
            sheet = book.add_worksheet(name)
            for line, row in enumerate(grid.rows):
                for column, value in enumerate(row):
                    _put(sheet, (line, column), value, day)
            for (line, column), last in grid.merged:
                sheet.merge_range(line, column, *last, grid.rows[line][column])
    return path


def _put(sheet: Any, place: tuple[int, int], value: Value, day: object) -> None:  # noqa: ANN401 - the library has no types
    if isinstance(value, date | datetime):
        sheet.write_datetime(*place, value, day)
    elif isinstance(value, Fault):
        sheet.write_formula(*place, "=1/0", None, value.sign)
    elif value != "":
        sheet.write(*place, value)


def sheet(content: Path, *arguments: object) -> Result:
    """Run the command on a content folder, on a day."""
    return CliRunner().invoke(main, ["sheet", *map(str, arguments), "--content", str(content)])


def find(grids: Mapping[str, Grid], name: str, heading: str, line: int = 2) -> str:
    """Return the cell below a heading of a sheet, such as `มาตรการ!C2`."""
    column = grids[name].rows[0].index(heading)
    return f"{name}!{chr(ord('A') + column)}{line}"


@contextmanager
def unchanged(folder: Path) -> Iterator[None]:
    """Hold that no file of a folder is changed."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    yield
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
