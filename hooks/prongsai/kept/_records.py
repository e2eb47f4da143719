"""Records of ours as JSON and back (ข้อมูลที่เก็บไว้): what is read may be anybody's, and reading it runs nothing of it.

Each value stands once in a list, after those that it holds: its kind, then what it is made of. What holds it names its
place there, as a list of one number. The kinds are the few below and the records of this program that are imported
already; of those only fields are filled, by their order.
"""

from __future__ import annotations

import json
import sys
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_OURS = "prongsai."
_ATOMS = (str, int, float, bool, type(None))
_WRITTEN: dict[type, Callable[[Any], str]] = {
    date: date.isoformat,
    Decimal: str,
    bytes: lambda one: one.decode("latin-1"),
}
_READ: dict[str, Callable[[str], object]] = {
    "date": date.fromisoformat,
    "Decimal": Decimal,
    "bytes": lambda one: one.encode("latin-1"),
}
_MANY: dict[str, Callable[[Sequence[Any]], object]] = {
    "tuple": tuple,
    "list": list,
    "set": set,
    "frozenset": frozenset,
    "dict": lambda values: dict(zip(values[::2], values[1::2], strict=True)),
}
_UNORDERED = (set, frozenset)


def written(record: object) -> bytes:
    """Return a record as JSON.

    Raises:
        TypeError: it holds something that is no record of ours and none of the few kinds.
    """
    writer = _Writer()
    writer.put(record)
    # Thai letters as they are: escaped they take twice the room, and as long again to be read.
    return json.dumps(writer.nodes, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def read(data: bytes) -> object:
    """Return the record that was written.

    Raises:
        ValueError: it is none. What is wrong within may raise LookupError, TypeError, ArithmeticError or
            RecursionError as well.
    """
    made: list[object] = []
    for kind, *parts in json.loads(data):
        # Hundreds of thousands: nothing is asked twice.
        made.append(_maker(kind)([made[part[0]] if part.__class__ is list else part for part in parts]))
    return made[-1]


class _Writer:
    """Puts values after those that they hold, each once."""

    def __init__(self) -> None:
        self.nodes: list[list[object]] = []
        self._places: dict[int, int] = {}
        self._alike: dict[tuple[type, str], int] = {}
        self._empty: dict[str, Any] = {}

    def put(self, value: object) -> object:
        """Return what stands for a value where it is held; all empty mappings are one, for each record has several."""
        value = self._empty if type(value) is dict and not value else value
        if type(value) in _ATOMS:
            return value
        if type(value) in _WRITTEN:
            return [self._put_alike(type(value), _WRITTEN[type(value)](value))]
        if (place := self._places.get(id(value))) is None:
            node = self._node(value)
            place = self._places[id(value)] = len(self.nodes)
            self.nodes.append(node)
        return [place]

    def _put_alike(self, kind: type, text: str) -> int:
        """Return the place of a value that its text tells, which is the same for all of one text."""
        if (place := self._alike.get((kind, text))) is None:
            place = self._alike[kind, text] = len(self.nodes)
            self.nodes.append([kind.__name__, text])
        return place

    def _node(self, value: Any) -> list[object]:  # noqa: ANN401 - of whatever kind
        kind = type(value)
        if kind is dict:
            return ["dict", *(self.put(one) for pair in value.items() for one in pair)]
        if kind.__name__ in _MANY and kind.__module__ == "builtins":
            return [kind.__name__, *map(self.put, sorted(value, key=repr) if kind in _UNORDERED else value)]
        name = f"{kind.__module__}:{kind.__name__}"
        told = [" ".join(sorted(value.model_fields_set))] if isinstance(value, BaseModel) else []
        return [name, *told, *(self.put(getattr(value, field)) for field in _record(name).fields)]


class _Record(NamedTuple):
    """A kind of record: its fields, and what makes one of their values, behind the names of those that were told."""

    fields: tuple[str, ...]
    make: Callable[[Sequence[Any]], object]


@cache
def _record(name: str) -> _Record:
    module, _, called = name.partition(":")
    kind = getattr(sys.modules.get(module), called, None) if module.startswith(_OURS) else None
    if not isinstance(kind, type) or kind.__module__ != module:
        raise TypeError(name)
    if issubclass(kind, BaseModel):
        return _model(kind)
    if is_dataclass(kind):
        return _dataclass(kind, tuple(field.name for field in fields(kind)))
    if issubclass(kind, tuple) and hasattr(kind, "_make"):
        return _Record(kind._fields, kind._make)  # type: ignore[attr-defined]
    raise TypeError(name)


def _model(kind: type[BaseModel]) -> _Record:
    names = tuple(kind.model_fields)

    def make(values: Sequence[Any]) -> BaseModel:
        return kind.model_construct({*values[0].split()}, **dict(zip(names, values[1:], strict=True)))

    return _Record(names, make)


def _dataclass(kind: type, names: tuple[str, ...]) -> _Record:
    new, put = object.__new__, object.__setattr__

    def make(values: Sequence[Any]) -> object:
        record: object = new(kind)
        for name, value in zip(names, values, strict=True):
            put(record, name, value)
        return record

    return _Record(names, make)


@cache
def _maker(kind: str) -> Callable[[Sequence[Any]], object]:
    """Return what makes a value of a kind of those that are written for it."""
    if (one := _READ.get(kind)) is not None:
        read_one = one
        return lambda values: read_one(values[0])
    return _MANY[kind] if kind in _MANY else _record(kind).make
