"""Workbooks as they come (แผ่นงานที่รับมา): .xlsx and .ods as grids of values."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import ParseError, iterparse

from prongsai.archives import UNSOUND
from prongsai.findings import ContentError, Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from xml.etree.ElementTree import Element


class Fault(NamedTuple):
    """What stands in a cell whose formula is not computed, such as `#N/A`; its reader takes it for nothing."""

    sign: str


Value = int | float | str | bool | time | date | datetime | timedelta | Fault
"""What a cell holds; the empty text for nothing."""
Range = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last cell of merged ones, by row and column from 0."""
LARGEST = 20_000_000
"""The largest workbook read, in bytes."""
_UNFOLDED = 40_000_000
"""How much its texts may come to, in bytes; pictures and what else it carries are not unfolded."""
_TEXTS = (".xml", ".rels", "mimetype")
MOST_ROWS = 5_000
_MOST_COLUMNS = 200
"""Beyond these no cell holds anything: the reader makes room for all cells before the last one."""
_CELL = re.compile("([A-Za-z]{1,3})([1-9][0-9]{0,6})")
_ODS_CELLS = ("table-cell", "covered-table-cell")
_NO_BOOK = "ไม่ใช่ไฟล์ .xlsx หรือ .ods ที่สมบูรณ์"
_BROKEN = (ParseError, *UNSOUND)
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
    return grids_of(path.read_bytes() if path.stat().st_size <= LARGEST else b"", path.name)


def grids_of(raw: bytes, file: str) -> Mapping[str, Grid]:
    """Return the sheets of a workbook that is called `file`.

    Raises:
        ContentError: see `read_grids`.
        ImportError: likewise.
    """
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - an extra; plain tables need none

    if not 0 < len(raw) <= LARGEST:
        raise _unread(file, "ใหญ่เกินไปหรือว่าง")
    if raw.startswith(_OLD):
        raise _unread(file, "เป็นไฟล์รุ่นเก่า (.xls) หรือตั้งรหัสผ่านไว้ ให้บันทึกเป็น .xlsx โดยไม่ตั้งรหัสผ่าน")
    try:
        texts = _texts_of(raw, file)
        with zipfile.ZipFile(texts) as packed:
            spans, faults = _of_ods(packed) if "content.xml" in packed.namelist() else ({}, _of_xlsx(packed))
        texts.seek(0)
        # Of what was looked at, and nothing else: a file may tell one reader a small size, and another a large one.
        with CalamineWorkbook.from_filelike(texts) as book:
            sheets = {name: book.get_sheet_by_name(name) for name in book.sheet_names}
            return {
                name: Grid(
                    _with(sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS), faults.get(name, {})),
                    tuple(sheet.merged_cell_ranges or ()) or spans.get(name, ()),
                )
                for name, sheet in sheets.items()
            }
    except _FarError as error:
        raise _unread(file, f"แผ่น “{error}” มีข้อมูลเกินแถวที่ {MOST_ROWS} หรือคอลัมน์ที่ {_MOST_COLUMNS} ให้ลบออก") from error
    except (CalamineError, *_BROKEN) as error:
        raise _unread(file, _NO_BOOK) from error


class _FarError(Exception):
    """A cell of the named sheet stands so far that those before it are more than a memory holds."""


def _texts_of(raw: bytes, file: str) -> BytesIO:
    """Return a workbook of the texts of one, without pictures, programs and what else it carries.

    Raises:
        ContentError: they are too large, or one has a document type, which may unfold without end and none needs.
    """
    texts = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as packed, zipfile.ZipFile(texts, "w") as bare:
        told = {one.filename: one for one in packed.infolist() if one.filename.endswith(_TEXTS)}
        if sum(one.file_size for one in told.values()) > _UNFOLDED:
            raise _unread(file, "ใหญ่เกินไปเมื่อคลายออก")
        for name, one in told.items():
            if b"<!DOCTYPE" in (data := packed.read(one)):
                raise _unread(file, _NO_BOOK)
            bare.writestr(name, data)
    return texts


def _unread(file: str, problem: str) -> ContentError:
    return ContentError(Finding.make("E940", Place(file), problem=problem))


def _with(rows: Sequence[Sequence[Value]], faults: Mapping[tuple[int, int], str]) -> list[list[Value]]:
    """Return rows with what cannot be computed in the cells that their reader takes for empty."""
    held = [[*row] for row in rows]
    for (line, column), sign in faults.items():
        if line < MOST_ROWS and column < _MOST_COLUMNS:
            held += ([] for _ in range(line + 1 - len(held)))
            held[line] += [""] * (column + 1 - len(held[line]))
            held[line][column] = Fault(sign)
    return held


def _of_xlsx(packed: zipfile.ZipFile) -> dict[str, dict[tuple[int, int], str]]:
    """Return the faults of the sheets of an .xlsx file."""
    paths = {_told(one, "Id"): _told(one, "Target") for one in _nodes(packed, "xl/_rels/workbook.xml.rels")}
    found: dict[str, dict[tuple[int, int], str]] = {}
    for sheet in _nodes(packed, "xl/workbook.xml"):
        target = paths.get(_told(sheet, "id"), "")
        if _name(sheet) == "sheet" and target:
            path = target.removeprefix("/") if target.startswith(("/", "xl/")) else f"xl/{target}"
            found[_told(sheet, "name")] = _faults(packed, path, _told(sheet, "name"))
    return found


def _faults(packed: zipfile.ZipFile, path: str, sheet: str) -> dict[tuple[int, int], str]:
    """Return the faults of a sheet of an .xlsx file.

    Raises:
        _FarError: a cell that holds something stands too far.
    """
    found: dict[tuple[int, int], str] = {}
    row = column = 0
    for event, one in _walk(packed, path):
        name = _name(one)
        if event == "start" and name == "row":
            row, column = _count(_told(one, "r"), row + 1), 0
        elif event == "end" and name == "c":
            place = _place(_told(one, "r")) if _told(one, "r") else (row - 1, column)
            column = place[1] + 1
            if len(one):
                _hold_near(sheet, max(row - 1, place[0]), place[1])
            parts = {_name(each): each.text or "" for each in one}
            if _told(one, "t") == "e":
                found[place] = parts.get("v", "#N/A")
            elif "f" in parts and not parts.get("v") and _told(one, "t") != "str":
                found[place] = f"={parts['f']}"
        elif event == "end" and name == "row":
            one.clear()
    return found


def _hold_near(sheet: str, row: int, column: int) -> None:
    if row >= MOST_ROWS or column >= _MOST_COLUMNS:
        raise _FarError(sheet)


def _nodes(packed: zipfile.ZipFile, path: str) -> Iterator[Element]:
    yield from (one for event, one in _walk(packed, path) if event == "end")


def _walk(packed: zipfile.ZipFile, path: str) -> Iterator[tuple[str, Element]]:
    with packed.open(path) as content:
        yield from iterparse(content, ("start", "end"))  # noqa: S314 - expat refuses what unfolds without end


def _name(node: Element) -> str:
    """Return what an element is called, of whichever name space: the reader of cells asks for none."""
    return node.tag.rpartition("}")[2]


def _told(node: Element, name: str) -> str:
    """Return an attribute of an element, of whichever name space; empty for none."""
    return next((value for key, value in node.items() if key.rpartition("}")[2] == name), "")


def _place(cell: str) -> tuple[int, int]:
    """Return the row and the column of a cell from 0; of what is no name of one, a place beyond all."""
    match = _CELL.fullmatch(cell)
    if match is None:
        return MOST_ROWS, 0
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _of_ods(
    packed: zipfile.ZipFile,
) -> tuple[dict[str, tuple[Range, ...]], dict[str, dict[tuple[int, int], str]]]:
    """Return the merged cells of the sheets of an .ods file, which its reader does not tell, and their faults.

    Raises:
        _FarError: a cell that holds something stands too far.
    """
    spans: dict[str, tuple[Range, ...]] = {}
    faults: dict[str, dict[tuple[int, int], str]] = {}
    name, row, column, last = "", 0, 0, -1
    for event, node in _walk(packed, "content.xml"):
        tag = _name(node)
        if event == "start" and tag == "table":
            name, row = _told(node, "name"), 0
            spans[name], faults[name] = (), {}
        elif event == "start" and tag == "table-row":
            column, last = 0, -1
        elif event == "start" and tag in _ODS_CELLS:
            high, wide = (_count(_told(node, f"number-{way}-spanned")) for way in ("rows", "columns"))
            if (high, wide) != (1, 1):
                spans[name] += (((row, column), (row + high - 1, column + wide - 1)),)
            kind, formula = _told(node, "value-type"), _told(node, "formula")
            if kind == "error" or (formula and not kind):
                faults[name][row, column] = "#N/A" if kind else formula.partition(":")[2] or formula
            column += _count(_told(node, "number-columns-repeated"))
        elif event == "end" and tag in _ODS_CELLS and (len(node) or _told(node, "value-type")):
            last = column - 1
        elif event == "end" and tag == "table-row":
            row += _count(_told(node, "number-rows-repeated"))
            if last >= 0:
                _hold_near(name, row - 1, last)
            node.clear()
    return spans, faults


def _count(text: str, otherwise: int = 1) -> int:
    """Return a number of cells; what is none counts as `otherwise`, and what has more digits as too many."""
    return int(text[:9]) if text.isascii() and text.isdecimal() else otherwise


def cell_name(place: Place) -> str:
    """Return the cell that a place is in a workbook, as programs name it: `มาตรการ!C7`."""
    letters, left = "", place.column
    while left:
        left, letter = divmod(left - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{place.file}!{letters}{place.line}"
