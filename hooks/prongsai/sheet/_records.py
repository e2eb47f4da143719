"""Tables with a row for each record of a list (ตารางรายการ), which can come, go and move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.content import FILE_RECORDS, shapes_of
from prongsai.patch import value_at
from prongsai.sheet._lines import called
from prongsai.sheet._table import KEY, PARENT, Column, Field, Listing, Row, Table, held
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from prongsai.content import Location, Shape
    from prongsai.sheet._table import Data
    from prongsai.sheet._year import YearFiles


def record_table(name: str, file: str, at: Location, year: YearFiles) -> Table:
    """Return the records of a list of a file."""
    shape = shapes_of(FILE_RECORDS[file])[str(at[-1])]
    rows = tuple(_Rows(file, year.data[file], shape).of(at, ""))
    return Table(name, _columns(shape), rows, _listing(file, shape, {"": at}))


def _listing(file: str, shape: Shape, lists: Mapping[str, Location]) -> Listing | None:
    return Listing(file, shape.record, lists, shape.alone) if shape.record else None


def _columns(shape: Shape, *more: Column) -> tuple[Column, ...]:
    columns = [Column(name, called(name, inner), inner) for name, inner in _fields(shape).items()]
    return (Column(KEY, plain("sheet.key"), fixed=True), *more, *columns)


def _fields(shape: Shape) -> dict[str, Shape]:
    """Return the fields of a record that a row shows: all but its own rows."""
    return {name: one for name, one in shapes_of(shape.record).items() if name != "entries"} if shape.record else {}


class _Rows:
    """The rows of the lists of a file whose items are of one record."""

    def __init__(self, file: str, data: Data, shape: Shape) -> None:
        self._file, self._data, self._fields = file, data, _fields(shape)

    def of(self, at: Location, before: str) -> Iterator[Row]:
        """Yield those of the list at a location, their keys with `before` before their numbers."""
        listed = value_at(self._data, at)
        # A word that says that there are none is no item.
        items = listed if isinstance(listed, list) else [listed] if isinstance(listed, dict) else []
        for index in range(len(items)):
            here = (*at, index) if isinstance(listed, list) else at
            fields = {name: Field(self._file, here, name, shape) for name, shape in self._fields.items()}
            yield Row(f"{before}{index + 1}", fields, at=here)


def tree_table(name: str, file: str, at: Location, year: YearFiles) -> Table:
    """Return the records of a list, each followed by those within it."""
    shape = shapes_of(FILE_RECORDS[file])[str(at[-1])]
    below = [*_branches(_Rows(file, year.data[file], shape), at, "")]
    columns = _columns(shape, Column(PARENT, plain("sheet.parent")))
    lists = {"": at} | {row.key: (*row.at, "entries") for row in below}
    return Table(name, columns, tuple(below), _listing(file, shape, lists))


def _branches(rows: _Rows, at: Location, parent: str) -> Iterator[Row]:
    for row in rows.of(at, f"{parent}." if parent else ""):
        yield Row(row.key, row.fields, {PARENT: parent}, row.at)
        yield from _branches(rows, (*row.at, "entries"), row.key)


def progress_table(year: YearFiles) -> Table:
    """Return what became of each measure in each round."""
    file, data = "progress.yml", year.data["progress.yml"]
    rounds = shapes_of(FILE_RECORDS[file])["rounds"]
    shape = shapes_of(rounds.record)["entries"] if rounds.record else rounds
    titles = _titles(year.data["measures.yml"])
    lists: dict[str, Location] = {}
    rows: list[Row] = []
    for one in _Rows(file, data, rounds).of(("rounds",), ""):
        months = str(held(data, one.at, "months") or "")
        lists[months] = (*one.at, "entries")
        for row in _Rows(file, data, shape).of(lists[months], f"{one.key}."):
            title = titles.get(str(held(data, row.at, "measure")), "")
            rows.append(Row(row.key, row.fields, {PARENT: months, "title": title}, row.at))
    more = Column(PARENT, plain("sheet.round")), Column("title", plain("sheet.title.measures"), fixed=True)
    return Table("progress", _columns(shape, *more), tuple(rows), _listing(file, shape, lists))


def _titles(measures: Data) -> dict[str, str]:
    listed = value_at(measures, ("measures",))
    records = listed if isinstance(listed, list) else []
    return {str(one.get("id")): str(one.get("title")) for one in records if isinstance(one, dict)}
