"""Workbooks as they come (แผ่นงานที่รับมา): .xlsx and .ods as grids of values."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import ParseError, iterparse

from prongsai.findings import ContentError, Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from xml.etree.ElementTree import Element


class Fault(NamedTuple):
    """What stands in a cell whose formula cannot be computed, such as `#N/A`; its reader takes it for nothing."""

    sign: str


Value = int | float | str | bool | time | date | datetime | timedelta | Fault
"""What a cell holds; the empty text for nothing."""
Range = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last cell of merged ones, by row and column from 0."""
LARGEST = 20_000_000
"""The largest workbook read, in bytes."""
_UNFOLDED = 200_000_000
MOST_ROWS = 5_000
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_OLD = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its rows from the first, and which cells are merged."""

    rows: list[list[Value]]
    merged: tuple[Range, ...] = ()


def read_grids(path: Path) -> Mapping[str, Grid]:
    """Return the sheets of a workbook by their names, in its order.

    Raises:
        ContentError: it is none, is too large, or locked by a password.
        ImportError: the extra `sheets` is not installed.
        OSError: it cannot be read.
    """
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - an extra; plain tables need none

    raw = path.read_bytes() if path.stat().st_size <= LARGEST else b""
    if not raw:
        raise _unread(path, "ใหญ่เกินไปหรือว่าง")
    if raw.startswith(_OLD):
        raise _unread(path, "เป็นไฟล์รุ่นเก่า (.xls) หรือตั้งรหัสผ่านไว้ ให้บันทึกเป็น .xlsx โดยไม่ตั้งรหัสผ่าน")
    try:
        with zipfile.ZipFile(path) as packed:
            names = packed.namelist()
            if sum(one.file_size for one in packed.infolist()) > _UNFOLDED:
                raise _unread(path, "ใหญ่เกินไปเมื่อคลายออก")
            spans, faults = _of_ods(packed) if "content.xml" in names else ({}, _of_xlsx(packed))
        with CalamineWorkbook.from_path(path) as book:
            sheets = {name: book.get_sheet_by_name(name) for name in book.sheet_names}
            for name, sheet in sheets.items():
                if sheet.total_height > MOST_ROWS:
                    raise _unread(path, f"แผ่น “{name}” มีเกิน {MOST_ROWS} แถว")
            return {
                name: Grid(
                    _with(sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS), faults.get(name, {})),
                    tuple(sheet.merged_cell_ranges or ()) or spans.get(name, ()),
                )
                for name, sheet in sheets.items()
            }
    except (zipfile.BadZipFile, CalamineError, ParseError, KeyError, NotImplementedError, RuntimeError) as error:
        raise _unread(path, "ไม่ใช่ไฟล์ .xlsx หรือ .ods ที่สมบูรณ์") from error


def _unread(path: Path, problem: str) -> ContentError:
    return ContentError(Finding.make("E940", Place(path.name), problem=problem))


def _with(rows: Sequence[Sequence[Value]], faults: Mapping[tuple[int, int], str]) -> list[list[Value]]:
    """Return rows with what cannot be computed in the cells that their reader takes for empty."""
    held = [[*row] for row in rows]
    for (line, column), sign in faults.items():
        if line < len(held) and column < len(held[line]):
            held[line][column] = Fault(sign)
    return held


def _of_xlsx(packed: zipfile.ZipFile) -> dict[str, dict[tuple[int, int], str]]:
    """Return the faults of the sheets of an .xlsx file."""
    paths = {one.get("Id", ""): one.get("Target", "") for _, one in _nodes(packed, "xl/_rels/workbook.xml.rels")}
    found: dict[str, dict[tuple[int, int], str]] = {}
    for _, sheet in _nodes(packed, "xl/workbook.xml"):
        target = paths.get(sheet.get(_RELATED, ""), "")
        if sheet.tag == f"{_CELLS}sheet" and target:
            path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
            cells = (one for _, one in _nodes(packed, path) if one.tag == f"{_CELLS}c" and one.get("t") == "e")
            found[sheet.get("name", "")] = {
                _place(one.get("r", "A1")): one.findtext(f"{_CELLS}v", "#N/A") for one in cells
            }
    return found


def _nodes(packed: zipfile.ZipFile, path: str) -> Iterator[tuple[str, Element]]:
    with packed.open(path) as content:
        yield from iterparse(content)  # noqa: S314 - expat refuses what unfolds without end


def _place(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(cell[len(letters) :]) - 1, column - 1


def _of_ods(
    packed: zipfile.ZipFile,
) -> tuple[dict[str, tuple[Range, ...]], dict[str, dict[tuple[int, int], str]]]:
    """Return the merged cells of the sheets of an .ods file, which its reader does not tell, and their faults."""
    spans: dict[str, tuple[Range, ...]] = {}
    faults: dict[str, dict[tuple[int, int], str]] = {}
    name, row, column = "", 0, 0
    with packed.open("content.xml") as content:
        for event, node in iterparse(content, ("start", "end")):  # noqa: S314 - see above
            tag = node.tag.removeprefix(_TABLE)
            if event == "start" and tag == "table":
                name, row = node.get(f"{_TABLE}name", ""), 0
                spans[name], faults[name] = (), {}
            elif event == "start" and tag == "table-row":
                column = 0
            elif event == "start" and tag in ("table-cell", "covered-table-cell"):
                high, wide = (_count(node.get(f"{_TABLE}number-{way}-spanned")) for way in ("rows", "columns"))
                if (high, wide) != (1, 1):
                    spans[name] += (((row, column), (row + high - 1, column + wide - 1)),)
                if node.get(_CALC) == "error":
                    faults[name][row, column] = "#N/A"
                column += _count(node.get(f"{_TABLE}number-columns-repeated"))
            elif event == "end" and tag == "table-row":
                row += _count(node.get(f"{_TABLE}number-rows-repeated"))
                node.clear()
    return spans, faults


def _count(text: str | None) -> int:
    return int(text) if text and re.fullmatch("[0-9]{1,7}", text) else 1


def cell_name(place: Place) -> str:
    """Return the cell that a place is in a workbook, as programs name it: `มาตรการ!C7`."""
    letters, left = "", place.column
    while left:
        left, letter = divmod(left - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{place.file}!{letters}{place.line}"
