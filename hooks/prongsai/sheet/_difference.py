"""What differs between the data of a file and what they are to be (ส่วนที่ต่าง), as the fewest edits that bring it."""

from __future__ import annotations

import json
import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from prongsai.content import shapes_of
from prongsai.patch import Insert, Move, Put, Remove

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pydantic import BaseModel

    from prongsai.content import Location
    from prongsai.patch import Edit, Value

Data = Any
"""What a file of YAML holds."""
Wanted = tuple[int | None, "Value"]
"""An item of a list: its place in the list as it stands, None for a new one, and its value."""
_NUMBER = re.compile("[0-9]+")


def changed(old: Data, new: Data, at: Location, order: tuple[str, ...] = ()) -> Iterator[Edit]:
    """Yield the edits that make a value another, from within; each holds for the data that those before it left."""
    if old == new:
        return
    if new is None:
        yield Remove(at)
    elif isinstance(old, dict) and isinstance(new, dict):
        yield from _fields(old, new, at)
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        yield from arranged(old, [*_aligned(old, new)], at)
    else:
        yield Put(at, new, order)


def _fields(old: Mapping[str, Data], new: Mapping[str, Data], at: Location) -> Iterator[Edit]:
    order = tuple(new)
    for name, value in new.items():
        if name in old:
            yield from changed(old[name], value, (*at, name), order)
    yield from (Put((*at, name), value, order) for name, value in new.items() if name not in old)
    yield from (Remove((*at, name)) for name in old if name not in new)


def _aligned(old: list[Data], new: list[Data]) -> Iterator[Wanted]:
    """Yield a list's new items, each with the place of the one that it is, or that it takes the place of."""
    keys = [[json.dumps(one, sort_keys=True, ensure_ascii=False) for one in items] for items in (old, new)]
    yield from zip(paired(*keys), new, strict=True)


def paired(old: Sequence[object], new: Sequence[object]) -> Iterator[int | None]:
    """Yield for each item of a new list the place of the old one that it is or becomes; None for one that came."""
    for _, begin, end, at, to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        both = min(end - begin, to - at)
        yield from range(begin, begin + both)
        yield from (None for _ in range(at + both, to))


def arranged(old: list[Data], wanted: Sequence[Wanted], at: Location, order: tuple[str, ...] = ()) -> Iterator[Edit]:
    """Yield the edits that give a list its wanted items: what stays changes, then some go, move, and come."""
    kept = [place for place, _ in wanted if place is not None]
    if not kept:
        yield Put(at, [value for _, value in wanted], order) if wanted else Remove(at)
        return
    for place, value in wanted:
        if place is not None:
            yield from changed(old[place], value, (*at, place))
    yield from (Remove((*at, place)) for place in reversed(range(len(old))) if place not in kept)
    standing = sorted(kept)
    for to, place in enumerate(kept):
        if (now := standing.index(place)) != to:
            yield Move(at, now, to)
            standing.insert(to, standing.pop(now))
    yield from (Insert(at, place, value) for place, (old_place, value) in enumerate(wanted) if old_place is None)


def with_value(data: Data, record: type[BaseModel] | None, path: Location, value: Value, alone: str = "") -> Data:
    """Return the data of a record with another value at a path below it; without one where that is None.

    A value that stands alone for a record (`alone` is the field that it is) becomes the record where another of its
    fields is given.
    """
    if not path:
        return value
    step, *rest = path
    if isinstance(step, int):
        listed = [*data] if isinstance(data, list) else [data]
        listed[step] = with_value(listed[step], record, tuple(rest), value, alone)
        return listed if isinstance(data, list) else listed[0]
    held = data if isinstance(data, dict) else {} if data is None or not alone else {alone: data}
    shape = shapes_of(record).get(step) if record else None
    if shape is not None and shape.kind == "keyed":
        inner = _with_key(held.get(step), shape.record, tuple(rest), value, shape.alone)
    else:
        inner_record, inner_alone = (shape.record, shape.alone) if shape else (None, "")
        inner = with_value(held.get(step), inner_record, tuple(rest), value, inner_alone)
    result = _placed(held, step, inner, [*shapes_of(record)] if record else [])
    if not isinstance(data, dict) and alone and result.keys() == {alone}:
        return result[alone]
    return result or None


def _with_key(data: Data, record: type[BaseModel] | None, path: Location, value: Value, alone: str) -> Data:
    """Return values by keys with another one for the first step of a path."""
    if not path:
        return value
    held = data if isinstance(data, dict) else {}
    key = str(path[0])
    inner = with_value(held.get(key), record, path[1:], value, alone)
    return _placed(held, key, inner, sorted([*held, key], key=_counted)) or None


def _counted(key: str) -> tuple[str, ...]:
    return tuple(_NUMBER.sub(lambda number: number[0].zfill(9), key).split())


def _placed(held: Mapping[str, Data], name: str, value: Data, order: list[str]) -> dict[str, Data]:
    """Return a group with a field; a new one stands behind the last of those that go before it in an order."""
    if value is None or name in held:
        return {key: value if key == name else one for key, one in held.items() if key != name or value is not None}
    before = {*order[: order.index(name)]} if name in order else {*held}
    names = [*held]
    place = max((names.index(key) + 1 for key in names if key in before), default=0)
    names.insert(place, name)
    return {key: value if key == name else held[key] for key in names}


def rebuilt(
    old: Sequence[str], new: Sequence[str], items: Sequence[Data], read: Callable[[str, Data], Value]
) -> list[Data]:
    """Return the items that lines of text stand for: of a line that is as it was, the very item."""
    places = [*paired(old, new)]
    return [
        items[place]
        if place is not None and old[place] == line
        else read(line, None if place is None else items[place])
        for place, line in zip(places, new, strict=True)
    ]
