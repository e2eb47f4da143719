"""Tables with a row for each code (ตารางตามรหัส): questions and disclosure items of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.content import FILE_RECORDS, shapes_of
from prongsai.patch import value_at
from prongsai.sheet._lines import called
from prongsai.sheet._table import KEY, Column, Field, Row, Table, same_key, standing_key
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prongsai.content import Location, Shape
    from prongsai.sheet._table import Data
    from prongsai.sheet._year import YearFiles


def question_table(year: YearFiles) -> Table:
    """Return the scores of questions, with those that a part of EIT has of its own."""
    criteria, data = year.criteria, year.data["scores.yml"]
    parts = [str(number) for tool in criteria.tools for number, _ in tool.parts]
    parts += [part for part in _group(data, ("eit_parts",)) if part not in parts]
    shapes = shapes_of(FILE_RECORDS["scores.yml"])
    shape = shapes["questions"]._replace(kind="line")
    places = {"score": ("questions",)} | {f"part{part}": ("eit_parts", part, "questions") for part in parts}
    columns = (
        Column(KEY, plain("sheet.key"), fixed=True),
        Column("name", plain("sheet.name"), fixed=True),
        Column("score", plain("sheet.score"), shape),
        *(Column(f"part{part}", plain("sheet.of_part", part=part), shape) for part in parts),
    )
    known = {one.code: one.wording or "" for one in criteria.questions}
    standing = [key for at in places.values() for key in _group(data, at)]

    def row(code: str) -> Row:
        fields = {name: _at_key(data, at, code, shape) for name, at in places.items()}
        return Row(code, fields, {"name": known.get(code, "")})

    return Table("questions", columns, tuple(map(row, _all_keys(known, standing))), by_key=row)


def _at_key(data: Data, at: Location, code: str, shape: Shape) -> Field:
    return Field("scores.yml", at, standing_key(code, _group(data, at)), shape)


def _group(data: Data, at: Location) -> Mapping[str, Data]:
    group = value_at(data, at)
    return group if isinstance(group, dict) else {}


def _all_keys(known: Mapping[str, str], standing: list[str]) -> list[str]:
    """Return the codes of a list, and behind them what else stands in the file."""
    same = {same_key(one) for one in known}
    return [*known, *dict.fromkeys(one for one in standing if same_key(one) not in same)]


def item_table(year: YearFiles) -> Table:
    """Return the results of disclosure items."""
    data = year.data["scores.yml"]
    shape = shapes_of(FILE_RECORDS["scores.yml"])["items"]
    fields = shapes_of(shape.record) if shape.record else {}
    known = {one.code: one.title for one in year.criteria.items}
    columns = (
        Column(KEY, plain("sheet.key"), fixed=True),
        Column("name", plain("sheet.name"), fixed=True),
        *(Column(name, called(name, inner), inner) for name, inner in fields.items()),
    )
    group = _group(data, ("items",))

    def row(code: str) -> Row:
        at = ("items", standing_key(code, group))
        return Row(
            code,
            {name: Field("scores.yml", at, name, inner) for name, inner in fields.items()},
            {"name": known.get(code, "")},
        )

    return Table("items", columns, tuple(map(row, _all_keys(known, [*group]))), by_key=row)
