"""Tables with a value a row (ตารางค่า): what stands in no list of records, with what is asked of the year besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.content import FILE_RECORDS, shapes_of
from prongsai.sheet._lines import called
from prongsai.sheet._table import KEY, VALUE, Column, Field, Row, Table, standing_key
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel

    from prongsai.content import Location, Shape
    from prongsai.sheet._table import Data
    from prongsai.sheet._year import YearFiles

    Keys = Mapping[str, Mapping[str, str]]

_ROWS = {
    "questions",
    "items",
    "entries",
    "advice",
    "limitations",
    "measures",
    "rounds",
    "columns",
    "notes",
    "acknowledge",
}
"""Fields that have a table of their own, or are edited in the file."""
_LISTED = {"level"}
"""What is asked of an earlier year besides its score."""


def value_table(name: str, files: tuple[str, ...], year: YearFiles) -> Table:
    """Return the values of some files, a row for each."""
    columns = (
        Column(KEY, plain("sheet.key"), fixed=True),
        Column("of", plain("sheet.of"), fixed=True),
        Column(VALUE, plain("sheet.value")),
        *((Column("computed", plain("sheet.computed"), fixed=True),) if name == "scores" else ()),
    )
    keys = _keys(year)
    several = len(files) > 1
    rows = [
        Row(_key(one, several=several), {VALUE: one}, {"of": _words(one, keys)})
        for file in files
        for one in _Leaves(file, keys).of(FILE_RECORDS[file], (), year.data[file])
    ]
    return Table(name, columns, tuple(rows))


def _key(one: Field, *, several: bool) -> str:
    return ".".join((*((one.file.removesuffix(".yml"),) if several else ()), *map(str, one.path)))


class _Leaves:
    """The values of a file that stand in no list of records, with those that it may have."""

    def __init__(self, file: str, keys: Keys) -> None:
        self._file, self._keys = file, keys

    def of(self, record: type[BaseModel], at: Location, data: Data, alone: str = "") -> Iterator[Field]:
        """Yield those of a record; of one that may be a value alone what is asked for, and what stands in the file."""
        known = data if isinstance(data, dict) else {}
        for name, shape in shapes_of(record).items():
            if name in _ROWS or (alone and name not in (alone, *_LISTED) and name not in known):
                continue
            if shape.kind == "keyed":
                yield from self._by_key((*at, name), known.get(name), shape)
            elif shape.kind == "group" and not shape.alone and shape.record:
                yield from self.of(shape.record, (*at, name), known.get(name))
            else:
                yield Field(self._file, at, name, shape)

    def _by_key(self, at: Location, data: Data, shape: Shape) -> Iterator[Field]:
        standing = data if isinstance(data, dict) else {}
        asked = self._keys.get(str(at[-1]), {}) if len(at) == 1 else {}
        for key in dict.fromkeys([*(standing_key(one, standing) for one in asked), *standing]):
            if shape.record:
                yield from self.of(shape.record, (*at, key), standing.get(key), shape.alone)
            else:
                yield Field(self._file, at, key, shape._replace(kind="choice" if shape.choices else "line"))


def _keys(year: YearFiles) -> dict[str, dict[str, str]]:
    """Return what is asked of a year by keys: indicators, tools, parts; each with its name."""
    criteria = year.criteria
    return {
        "indicators": {str(one.number): one.name for one in criteria.indicators},
        "tools": {one.code: one.name for one in criteria.tools},
        "eit_parts": {str(number): name for one in criteria.tools for number, name in one.parts},
        "earlier": {str(year.year - 1): ""},
    }


def _words(one: Field, keys: Mapping[str, Mapping[str, str]]) -> str:
    """Return what a value is of: what its field is called, and the keys on the way with their names."""
    record: type[BaseModel] | None = FILE_RECORDS[one.file]
    words: list[str] = []
    steps = iter(one.path)
    for name in steps:
        shape = shapes_of(record)[str(name)] if record else None
        if shape is None:
            break
        words.append(called(str(name), shape))
        record = shape.record
        if shape.kind == "keyed" and (key := next(steps, None)) is not None:
            titled = keys.get(str(name), {}).get(str(key), "")
            words[-1] = plain(f"sheet.by_key.{name}", key=key, title=titled).strip()
    return " › ".join(words)
