"""Published records that follow the officers' own: every field of the model is published, as its declaration says."""

from __future__ import annotations

import typing
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeVar, Union

from pydantic import BaseModel, Field, create_model

from prongsai.content import MONEY, ThaiDate, said_of
from prongsai.render.data.values import Data, DayOrMonth, Figure, Row, Sum, day_or_month

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Value(Generic[T]):
    """One published value of a thing.

    Attributes:
        kind: its type, as pydantic takes it.
        meaning: what the data dictionary says of it.
        of: gives it.
    """

    name: str
    kind: Any
    meaning: str
    of: Callable[[T], object]


class Published(Generic[T]):
    """A kind of published record, told by its values in their order."""

    def __init__(self, name: str, values: Iterable[Value[T]], base: type[Data] = Data) -> None:
        self.values = tuple(values)
        fields: dict[str, Any] = {one.name: (one.kind, Field(description=one.meaning)) for one in self.values}
        self.model: type[Data] = create_model(name, __base__=base, **fields)

    def record(self, thing: T) -> Data:
        """Return the record of one thing."""
        return self.model(**{one.name: one.of(thing) for one in self.values})


def values_of(
    record: type[BaseModel], find: Callable[[T], BaseModel], instead: Mapping[str, Iterable[Value[T]]]
) -> Iterator[Value[T]]:
    """Yield the values of an officer's record, which `find` gives; `instead` has those published in another way."""
    for name, field in record.model_fields.items():
        if name in instead:
            yield from instead[name]
            continue
        yield Value(name, _kind(field.annotation), meaning(record, name), _reader(find, name))


def arranged(values: Iterable[Value[T]], first: Sequence[str] = (), last: Sequence[str] = ()) -> list[Value[T]]:
    """Return the values with some of them first and some last, by their names; the others keep their order."""
    places = {name: number for number, name in enumerate(first, -len(first))} | dict.fromkeys(last, 1)
    return sorted(values, key=lambda one: places.get(one.name, 0))


def meaning(record: type[BaseModel], field: str) -> str:
    """Return what the data dictionary says of a field."""
    said = said_of(record, field)
    return (said.meaning if said else "") or record.model_fields[field].description or ""


def _reader(find: Callable[[T], BaseModel], name: str) -> Callable[[T], object]:
    return lambda thing: _plain(getattr(find(thing), name))


def _kind(hint: Any) -> Any:  # noqa: ANN401 - any type expression
    """Return the published type of a field's type."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated:
        return Sum if MONEY in hint.__metadata__ else _kind(arguments[0])
    if origin in (Union, UnionType):
        return Union[tuple(_kind(one) for one in arguments)]  # noqa: UP007 - made of what is found
    if origin is tuple:
        return list[_kind(arguments[0])]  # type: ignore[misc] # made at run time
    if origin is dict:
        return dict[str, _kind(arguments[1])]  # type: ignore[misc] # made at run time
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return _published(hint)
    return {Decimal: Figure, ThaiDate: DayOrMonth}.get(hint, hint)


@cache
def _published(record: type[BaseModel]) -> type[Data]:
    """Return the published form of an officer's record that stands within another, one for each."""
    return Published(record.__name__, values_of(record, lambda one: one, {}), Row).model


def _plain(value: object) -> object:
    """Return what a field holds as plain data."""
    match value:
        case ThaiDate():
            return day_or_month(value)
        case BaseModel():
            return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
        case tuple():
            return [_plain(one) for one in value]
        case dict():
            return {key: _plain(inner) for key, inner in value.items()}
    return value
