"""The workbook written (การเขียนแผ่นงาน): the same bytes for the same content, whenever and wherever."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import xlsxwriter  # type: ignore[import-untyped]  # carries no types
from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]

from prongsai.sheet._figures import computed
from prongsai.sheet._layout import tables_of
from prongsai.sheet._lines import Cells
from prongsai.sheet._marker import LAYOUT, LISTS, MARKER, pieces
from prongsai.sheet._menus import Menus
from prongsai.sheet._table import KEY, PARENT, VALUE, alone_of, held
from prongsai.text import fold_digits, parse_number
from prongsai.words import plain

if TYPE_CHECKING:
    from prongsai.content import Location, Shape
    from prongsai.sheet._table import Column, Field, Row, Table
    from prongsai.sheet._year import YearFiles

_SPARE = 200
"""For how many empty rows below a table there are menus."""
_MADE = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""When every workbook says that it was made: it is of the content, not of the day."""
_FONT = {"font_name": "TH Sarabun New", "font_size": 14, "text_wrap": True, "valign": "top", "border": 1}
_LOOKS: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "bg_color": "#0B4F5C", "font_color": "#FFFFFF", "border_color": "#FFFFFF"},
    "text": {"num_format": "@", "locked": False, "border_color": "#BFBFBF"},
    "score": {"num_format": "0.00", "locked": False, "border_color": "#BFBFBF"},
    "fixed": {"num_format": "@", "bg_color": "#E7E6E6", "font_color": "#404040", "border_color": "#BFBFBF"},
    "computed": {"num_format": "0.00", "bg_color": "#E7E6E6", "border_color": "#BFBFBF"},
    "in_file": {"num_format": "@", "bg_color": "#FCE4D6", "border_color": "#BFBFBF"},
}
_WIDTHS = {KEY: 10, PARENT: 10, "of": 48, "name": 48, VALUE: 40, "title": 34}
_WIDE, _NARROW, _GUIDE = 34, 16, 110
_A4 = 9
"""What a workbook calls this paper."""
_TOLD = ("made", "locked", "in_file", "add", "remove", "lines", "parts", "days", "columns", "told")
"""What the first sheet explains, in its order."""
_PROTECTED = dict.fromkeys(("format_columns", "format_rows", "insert_rows", "delete_rows"), True)


def workbook(year: YearFiles) -> bytes:
    """Return a year as an .xlsx file."""
    into = BytesIO()
    options = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(into, options) as book:
        book.set_properties({"title": year.name, "created": _MADE})
        writer = _Writer(book, year)
        writer.guide()
        for table in tables_of(year):
            writer.table(table)
        writer.hidden()
    return into.getvalue()


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Any, year: YearFiles) -> None:  # noqa: ANN401 - the library has no types
        self._book, self._year, self._cells = book, year, Cells(year.units)
        self._looks = {name: book.add_format({**_FONT, **look}) for name, look in _LOOKS.items()}
        self._menus = Menus(year, self._cells)

    def guide(self) -> None:
        """Write the sheet that explains."""
        sheet = self._book.add_worksheet(plain("sheet.title.guide"))
        sheet.set_column(0, 0, _GUIDE)
        heading = plain("sheet.guide.heading", name=self._year.name, year=self._year.year)
        sheet.write_string(0, 0, heading, self._looks["head"])
        for line, name in enumerate(_TOLD, 1):
            sheet.write_string(line, 0, plain(f"sheet.guide.line.{name}"), self._looks["fixed"])
        sheet.protect("", _PROTECTED)

    def table(self, table: Table) -> None:
        """Write a sheet of rows."""
        sheet = self._book.add_worksheet(table.title)
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, _width(column), None, {"hidden": _is_of_program(table, column)})
            sheet.write_string(0, at, column.heading, self._looks["head"])
        sheet.freeze_panes(1, 2)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.protect("", _PROTECTED)
        for line, row in enumerate(table.rows, 1):
            for at, column in enumerate(table.columns):
                self._cell(sheet, (line, at), row, column)
        if table.name == "scores":
            self._computed(sheet, table)
        if table.adds:
            self._spare(sheet, table)

    def _cell(self, sheet: Any, place: tuple[int, int], row: Row, column: Column) -> None:  # noqa: ANN401
        one = row.fields.get(column.name)
        if one is None:
            told = row.key if column.name == KEY else row.told.get(column.name, "")
            sheet.write_string(*place, told, self._looks["fixed"])
        else:
            self._write(sheet, place, one)
            self._menus.offer(sheet, place, place, (one.name, one.shape))

    def _write(self, sheet: Any, place: tuple[int, int], one: Field) -> None:  # noqa: ANN401
        value = self._value(one)
        text = self._cells.shown(one.name, one.shape, value)
        number = parse_number(text) if text and one.shape.holds == "score" else None
        if text is None:
            sheet.write_string(*place, json.dumps(value, ensure_ascii=False), self._looks["in_file"])
        elif number is not None:
            sheet.write_number(*place, float(number), self._looks["score"])
        elif text:
            sheet.write_string(*place, text, self._looks[_look(one.shape)])
        else:
            sheet.write_blank(*place, None, self._looks[_look(one.shape)])

    def _value(self, one: Field) -> Any:  # noqa: ANN401 - what a file of YAML holds
        return held(self._year.data[one.file], one.at, one.name, alone_of(one.file, one.at))

    def _computed(self, sheet: Any, table: Table) -> None:  # noqa: ANN401
        """Write the formulas of what follows from the indicators beside what is reported."""
        names = [one.name for one in table.columns]
        lines = {_folded(row.fields[VALUE].path): line for line, row in enumerate(table.rows, 1)}
        scored = {int(path[1]): line for path, line in lines.items() if _is_indicator(path)}
        cells = {number: xl_rowcol_to_cell(line, names.index(VALUE)) for number, line in scored.items()}
        scores = {number: str(self._value(table.rows[line - 1].fields[VALUE])) for number, line in scored.items()}
        for path, one in computed(self._year.criteria, cells, scores).items():
            if (line := lines.get(_folded(path))) is not None:
                value = "" if one.value is None else float(one.value)
                sheet.write_formula(line, names.index("computed"), one.formula, self._looks["computed"], value)

    def _spare(self, sheet: Any, table: Table) -> None:  # noqa: ANN401
        """Make the rows below a table ready to be filled."""
        first = len(table.rows) + 1
        for at, column in enumerate(table.columns):
            locked = column.fixed and not (table.by_key and column.name == KEY)
            look = "fixed" if locked else "text" if column.shape is None else _look(column.shape)
            sheet.set_column(at, at, _width(column), self._looks[look])
            if column.shape is not None:
                self._menus.offer(sheet, (first, at), (first + _SPARE - 1, at), (column.name, column.shape))

    def hidden(self) -> None:
        """Write what menus offer, and of what the workbook was made."""
        lists, marker = self._book.add_worksheet(LISTS), self._book.add_worksheet(MARKER)
        told: list[tuple[str, ...]] = [(LAYOUT, self._year.slug, str(self._year.year))]
        told += [(name, *pieces(data)) for name, data in self._year.data.items()]
        for sheet, columns in ((lists, self._menus.lists), (marker, told)):
            for at, texts in enumerate(columns):
                for line, text in enumerate(texts):
                    sheet.write_string(line, at, text)
            sheet.hide()


def _folded(path: Location) -> tuple[str, ...]:
    return tuple(fold_digits(str(step)).casefold() for step in path)


def _is_indicator(path: tuple[str, ...]) -> bool:
    return path[0] == "indicators" and path[-1] == "score" and path[1].isdecimal()


def _is_of_program(table: Table, column: Column) -> bool:
    """Tell whether a column only tells the program where the values of its rows stand."""
    return column.name == KEY and not table.adds


def _look(shape: Shape) -> str:
    return "score" if shape.holds == "score" and shape.kind == "line" else "text"


def _width(column: Column) -> int:
    wide = column.shape is not None and column.shape.kind in ("text", "lines", "groups", "references", "group")
    return _WIDTHS.get(column.name) or (_WIDE if wide else _NARROW)
