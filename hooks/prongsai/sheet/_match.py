"""Sheets matched with the tables of a year (จับคู่แผ่นงานกับข้อมูล): rows by their keys, columns by their headings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prongsai.findings import Finding, Place
from prongsai.sheet._table import KEY, same_key
from prongsai.text import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from prongsai.sheet._grids import Grid, Range, Value
    from prongsai.sheet._table import Column, Row, Table

_SEARCHED = 20
"""In how many rows the headings are looked for."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A row of a sheet.

    Attributes:
        row: the row of the table that it is; None for a new one.
        values: what its cells hold, by the names of columns.
        places: where these stand.
    """

    row: Row | None
    values: Mapping[str, Value]
    places: Mapping[str, Place]

    @property
    def place(self) -> Place:
        """Where the row begins."""
        return min(self.places.values())


class Matcher:
    """Matches sheets with tables, and collects what does not match."""

    def __init__(self, grids: Mapping[str, Grid]) -> None:
        self._grids = grids
        self.found: list[Finding] = []

    def rows(self, table: Table) -> tuple[Filled, ...] | None:
        """Return the rows of a table's sheet; None where there is no such sheet, which is told."""
        grid = self._grids.get(table.title)
        if grid is None:
            self._tell("W949", Place(table.title), what="แผ่น", found=table.title)
            return None
        head = _head(table, grid)
        if head is None:
            known = ", ".join(one.heading for one in table.columns[:3])
            self._tell("E942", Place(table.title), found=table.title, hint=f" หัวคอลัมน์ที่ต้องมี เช่น {known}")
            return None
        columns = self._columns(table, grid, head)
        rows = [*self._filled(table, grid, head, columns)]
        self._merged(table, grid, head, columns)
        return tuple(rows)

    def others(self, known: set[str]) -> None:
        """Tell of sheets that are none of a year's tables."""
        for name, grid in self._grids.items():
            if name not in known and any(value != "" for row in grid.rows for value in row):
                self._tell("W949", Place(name), what="แผ่น", found=name)

    def _tell(self, code: str, place: Place, **figures: object) -> None:
        self.found.append(Finding.make(code, place, **figures))

    def _columns(self, table: Table, grid: Grid, head: int) -> dict[int, Column]:
        """Return the columns of a sheet by their places; what is no column, or stands twice, is told."""
        known = {one.heading: one for one in table.columns}
        headings = {at: _plain(value) for at, value in enumerate(grid.rows[head])}
        counts = Counter(headings.values())
        lacking = [one for one in known if one not in counts]
        for at, heading in headings.items():
            place = Place(table.title, head + 1, at + 1)
            below = any(row[at] != "" for row in grid.rows[head + 1 :] if at < len(row))
            if heading in known and counts[heading] > 1:
                self._tell("E942", place, found=heading, hint=" (ซ้ำกัน)")
            elif heading not in known and (heading or below):
                near = suggestion(heading, lacking, limit=0) if heading else ""
                # A heading that was changed is not guessed, one that is of somebody's own column is passed over.
                self._tell("E942" if near else "W949", place, what="คอลัมน์", found=heading or "ไม่มีหัว", hint=near)
        for heading in lacking:
            if not known[heading].fixed:
                self._tell("W949", Place(table.title, head + 1), what="คอลัมน์", found=heading)
        return {at: known[heading] for at, heading in headings.items() if heading in known and counts[heading] == 1}

    def _filled(self, table: Table, grid: Grid, head: int, columns: Mapping[int, Column]) -> Iterator[Filled]:
        rows = {_same(table, one.key): one for one in table.rows}
        seen: set[str] = set()
        for line, values in enumerate(grid.rows[head + 1 :], head + 2):
            held = {column.name: values[at] for at, column in columns.items() if at < len(values)}
            if all(value == "" for value in held.values()):
                continue
            places = {column.name: Place(table.title, line, at + 1) for at, column in columns.items()}
            key = _key(held.get(KEY, ""))
            if (row := self._row(table, rows, key, seen, places)) is not None or not key:
                yield Filled(row, held, places)

    def _row(
        self, table: Table, rows: Mapping[str, Row], key: str, seen: set[str], places: Mapping[str, Place]
    ) -> Row | None:
        """Return the row of a table that has a key; what has none, or one that is not known, is new or told."""
        place = places.get(KEY, min(places.values()))
        same = _same(table, key)
        if key and same in seen:
            self._tell("E943", place, found=key, hint=" ซ้ำกับแถวก่อน ถ้าเป็นแถวใหม่ให้เว้นช่องนี้ว่าง")
        elif key and same in rows:
            seen.add(same)
            return rows[same]
        elif key and table.by_key:
            seen.add(same)
            return table.by_key(key)
        elif key:
            self._tell("E943", place, found=key, hint=" ถ้าเป็นแถวใหม่ให้เว้นช่องนี้ว่าง" if table.grows else "")
        elif not table.grows:
            self._tell("E943", place, found="", hint=" ตารางนี้ต้องมีรหัสทุกแถว")
        return None

    def _merged(self, table: Table, grid: Grid, head: int, columns: Mapping[int, Column]) -> None:
        for span in grid.merged:
            (line, at), (last, _) = span
            if last > head and any(not columns[one].fixed for one in _across(span) if one in columns):
                self._tell("E944", Place(table.title, line + 1, at + 1), rows=last - line + 1)


def _across(span: Range) -> range:
    return range(span[0][1], span[1][1] + 1)


def _head(table: Table, grid: Grid) -> int | None:
    """Return the row in which most of a table's headings stand."""
    known = {one.heading for one in table.columns}
    counts = [sum(_plain(value) in known for value in row) for row in grid.rows[:_SEARCHED]]
    most = max(counts, default=0)
    return counts.index(most) if most > 1 else None


def _plain(value: Value) -> str:
    return " ".join(str(value).split())


def _key(value: Value) -> str:
    """Return the key of a row, which a program may have made a number of."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else _plain(value)


def _same(table: Table, key: str) -> str:
    """Return a key in one spelling: codes are spelled in several."""
    return same_key(key) if table.by_key else key
