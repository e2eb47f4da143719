"""The columns of a table of the open dataset, from the declaration of the published record that each row holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from prongsai.content import BE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.render.data.values import Data

    Schema = dict[str, Any]

DATASET_VERSION = "1.0"
"""The version of the dataset's tables: an added column raises the second number, a changed or removed one the first."""
_LEAST_YEAR = 2500
"""The least year of the Buddhist Era that published data have: by it their years are told from other numbers."""
_ERAS = {
    "year": ("ce", " (ค.ศ.)"),
    "date": ("be", " (พ.ศ.)"),
    "day_or_month": ("be", " (พ.ศ.)"),
}
"""The other calendar of what carries a year: the end of its column's name, and of what the dictionary says of it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        kind: its type in JSON, or a `date` or `day_or_month` of the Common Era, or a `year` of the Buddhist Era.
        meaning: what the dictionary says of it, in Thai.
        path: the fields of the record that lead to its value.
        always: whether it always has a value.
        era: whether it tells in the other calendar what the column before it tells.
    """

    name: str
    kind: str
    meaning: str
    path: tuple[str, ...]
    always: bool = False
    era: bool = False

    def of(self, record: Data) -> object:
        """Return its value of a record; None where there is none."""
        value: Any = record
        for name in self.path:
            value = None if value is None else getattr(value, name)
        return _other_era(value) if self.era and value is not None else value


def columns_of(model: type[Data], *, lists: bool) -> list[Column]:
    """Return the columns of a published record, each followed by that of the other calendar where it has one.

    A record within it is told by its own fields, as `overall_reported`; lists and the like only where `lists` says so.
    """
    schema = model.model_json_schema(mode="serialization", by_alias=False)
    return [*_columns(schema, schema.get("$defs", {}), lists=lists)]


def _columns(node: Schema, named: Schema, above: Column | None = None, *, lists: bool) -> Iterator[Column]:
    for name, told in node["properties"].items():
        inner, always = _only(told, named)
        path = (*above.path, name) if above else (name,)
        meaning = told.get("description") or (above.meaning if above else "")
        column = Column(
            "_".join(path).rstrip("_"), _kind(inner), meaning, path, always and (above is None or above.always)
        )
        if "properties" in inner:
            yield from _columns(inner, named, column, lists=lists)
        elif lists or column.kind not in ("array", "object"):
            yield column
            yield from _in_other_era(column)


def _only(told: Schema, named: Schema) -> tuple[Schema, bool]:
    """Return the one schema of a value that may be null, and whether it may not; of several, that of any text."""
    options = [_followed(one, named) for one in told.get("anyOf", [told])]
    real = [one for one in options if one.get("type") != "null"]
    return real[0] if len(real) == 1 else {"type": "array"}, len(real) == len(options)


def _followed(node: Schema, named: Schema) -> Schema:
    return named[node["$ref"].rpartition("/")[2]] if "$ref" in node else node


def _kind(node: Schema) -> str:
    if node.get("minimum") == _LEAST_YEAR and node["type"] == "integer":
        return "year"
    if node.get("format") == "date":
        return "date"
    if str(node.get("pattern", "")).startswith("^[0-9]{4}-[0-9]{2}"):
        return "day_or_month"
    return str(node.get("type", "string"))


def _in_other_era(column: Column) -> Iterator[Column]:
    if column.kind in _ERAS:
        end, told = _ERAS[column.kind]
        kind = "integer" if column.kind == "year" else "string"
        yield Column(f"{column.name}_{end}", kind, column.meaning + told, column.path, column.always, era=True)


def _other_era(value: Any) -> object:  # noqa: ANN401 - a year, or the text of a day
    """Return a Buddhist year in the Common Era, or a day of the Common Era in the Buddhist."""
    if isinstance(value, int):
        return value - BE
    year, _, rest = str(value).partition("-")
    return f"{int(year) + BE}-{rest}"
