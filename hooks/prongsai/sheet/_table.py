"""Tables of a workbook (ตาราง): rows and columns, and which value of which file each cell is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from prongsai.content import FILE_RECORDS, shapes_of
from prongsai.patch import value_at
from prongsai.text import fold_digits, item_key, question_key
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import BaseModel

    from prongsai.content import Location, Shape

Data = Any
"""What a file of YAML holds."""
KEY = "key"
PARENT = "parent"
VALUE = "value"


@dataclass(frozen=True, slots=True)
class Field:
    """A value of a file that a cell shows.

    Attributes:
        at: where its record stands, or is to stand.
        name: the field of the record, or its key.
    """

    file: str
    at: Location
    name: str
    shape: Shape

    @property
    def path(self) -> Location:
        """Where the value stands."""
        return (*self.at, self.name)


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        shape: of what is filled in; None where nothing is, or each row has its own.
    """

    name: str
    heading: str
    shape: Shape | None = None
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row.

    Attributes:
        key: by which it is known again.
        fields: the values that its cells show, by the names of columns.
        told: what its locked cells say, likewise.
        at: where the record is that it shows, of a row that can come and go.
    """

    key: str
    fields: Mapping[str, Field]
    told: Mapping[str, str] = field(default_factory=dict)
    at: Location = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        grows: where rows come and go; None where they do not.
        by_key: makes the row of a key that is not there yet; None where there are no others.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    grows: Listing | None = None
    by_key: Callable[[str], Row] | None = None

    @property
    def title(self) -> str:
        """The name of its sheet."""
        return plain(f"sheet.title.{self.name}")

    @property
    def adds(self) -> bool:
        """Whether a row can be added."""
        return self.grows is not None or self.by_key is not None


@dataclass(frozen=True, slots=True)
class Listing:
    """Lists in which rows come and go.

    Attributes:
        lists: where each stands, by what the column of parents says; the empty text where there is no such column.
        alone: the field for which an item may stand alone.
    """

    file: str
    record: type[BaseModel]
    lists: Mapping[str, Location]
    alone: str = ""


def held(data: Data, at: Location, name: str, alone: str = "") -> Data:
    """Return the value of a field; a value that stands alone for the record is that of the field `alone`."""
    record = value_at(data, at) if at else data
    if isinstance(record, dict):
        return record.get(name)
    return record if record is not None and name == alone else None


def standing_key(key: str, standing: Mapping[str, Data]) -> str:
    """Return a key as the file spells it."""
    return next((one for one in standing if same_key(one) == same_key(key)), key)


def same_key(key: str) -> str:
    """Return a key in the spelling by which it is known again."""
    return question_key(item_key(fold_digits(key))).casefold()


def alone_of(file: str, at: Location) -> str:
    """Return the field for which a value may stand alone at a location."""
    record: type[BaseModel] | None = FILE_RECORDS[file]
    alone = ""
    steps = iter(at)
    for step in steps:
        if isinstance(step, int) or record is None:
            continue
        shape = shapes_of(record).get(step)
        if shape is None:
            return ""
        record, alone = shape.record, shape.alone
        if shape.kind == "keyed":
            next(steps, None)
    return alone
