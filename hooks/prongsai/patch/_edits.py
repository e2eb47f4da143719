"""What may be changed in a file, and what its data are to be after it: by that a patched text is read back."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prongsai.content import Location

Value = str | None | list["Value"] | dict[str, "Value"]
"""What a file may hold: texts, nothing, lists and groups; every number is a text."""


class Unpatchable(Exception):  # noqa: N818 - it tells of a file, which is in no error
    """A change that cannot be made without touching more than itself: it is made in the file."""


class Bare(str):
    """A score, a date, a code: written without quotes though YAML may take it for more than a text."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Put:
    """Give the value at a location, a field that is not there yet among them.

    Attributes:
        order: the names of all fields of the group, in which a new one takes its place; without them it is the last.
    """

    at: Location
    value: Value
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Insert:
    """Put an item into the list at a location, before the one that has its place; a value alone is a list of one."""

    at: Location
    index: int
    value: Value
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """Give an item of the list at a location another place in it."""

    at: Location
    index: int
    to: int


@dataclass(frozen=True, slots=True)
class Remove:
    """Take away a field or an item; a list or group that is left empty goes too, but an item stays as an empty one."""

    at: Location


Edit = Put | Insert | Move | Remove
_IDENTITIES = ("id", "measure", "months", "about", "file", "url", "finding", "heading")
"""By which a record of a list is known again."""


def value_at(data: Any, location: Location) -> Any:  # noqa: ANN401 - what a YAML file holds
    """Return the value at a location; None where there is none."""
    for step in location:
        there = _item(data, step) or (isinstance(data, dict) and step in data)
        data = data[step] if there else None
    return data


def plainly(data: Any, edit: Edit) -> Edit:  # noqa: ANN401 - what a YAML file holds
    """Return the edit as one of what stands in the file: groups and lists that are not there yet come with their first.

    Raises:
        Unpatchable: there is nothing to which it could be done.
    """
    match edit:
        case Insert():
            return _inserted(data, edit)
        case Put():
            return _put(data, edit)
        case Remove():
            return _removed(data, edit)
        case Move():
            listed = value_at(data, edit.at)
            if not isinstance(listed, list) or not {edit.index, edit.to} <= {*range(len(listed))}:
                raise Unpatchable(edit)
            return edit


def _inserted(data: Any, edit: Insert) -> Edit:  # noqa: ANN401 - what a YAML file holds
    listed = value_at(data, edit.at)
    if isinstance(listed, list):
        if not 0 <= edit.index <= len(listed):
            raise Unpatchable(edit)
        # An empty list has no item whose place would show where the new one goes.
        return edit if listed else Put(edit.at, [edit.value])
    alone: list[Value] = [] if listed is None else [listed]
    alone.insert(edit.index, edit.value)
    return _put(data, Put(edit.at, alone, edit.order))


def _put(data: Any, edit: Put) -> Put:  # noqa: ANN401 - what a YAML file holds
    if not edit.at:
        raise Unpatchable(edit)
    above, last = edit.at[:-1], edit.at[-1]
    parent = value_at(data, above)
    if isinstance(parent, dict) or _item(parent, last):
        return edit
    if parent is None and isinstance(last, str):
        return _put(data, Put(above, {last: edit.value}))
    raise Unpatchable(edit)


def _removed(data: Any, edit: Remove) -> Edit:  # noqa: ANN401 - what a YAML file holds
    above, last = edit.at[:-1], edit.at[-1] if edit.at else None
    parent = value_at(data, above)
    there = isinstance(parent, dict) and last in parent
    if not (there or _item(parent, last)) or (not above and len(parent) == 1):
        raise Unpatchable(edit)
    if len(parent) > 1:
        return edit
    return Put(above, {}) if isinstance(above[-1], int) else _removed(data, Remove(above))


def _item(parent: object, index: str | int | None) -> bool:
    return isinstance(parent, list) and isinstance(index, int) and 0 <= index < len(parent)


def meant(data: Any, edit: Edit) -> Any:  # noqa: ANN401 - what a YAML file holds
    """Return the data of a file after an edit.

    Raises:
        Unpatchable: there is nothing to which it could be done.
    """
    edit = plainly(data, edit)
    after = deepcopy(data)
    match edit:
        case Put():
            value_at(after, edit.at[:-1])[edit.at[-1]] = deepcopy(edit.value)
        case Insert():
            value_at(after, edit.at).insert(edit.index, deepcopy(edit.value))
        case Move():
            listed = value_at(after, edit.at)
            listed.insert(edit.to, listed.pop(edit.index))
        case Remove():
            del value_at(after, edit.at[:-1])[edit.at[-1]]
    return after


def still(edit: Edit, seen: Any, now: Any) -> bool:  # noqa: ANN401 - what a YAML file holds
    """Tell whether an edit of data as they were seen can be made to those that stand now: they are the same there."""
    listed = isinstance(edit, Insert | Move)
    if not listed and value_at(seen, edit.at) != value_at(now, edit.at):
        return False
    around = [edit.at[:length] for length in range(len(edit.at) + listed)]
    return all(_same_list(value_at(seen, at), value_at(now, at)) for at in around)


def _same_list(seen: Any, now: Any) -> bool:  # noqa: ANN401 - what a YAML file holds
    """Tell whether two lists have the same items, whatever became of what those say."""
    if not isinstance(seen, list) or seen == now:
        return isinstance(now, list) == isinstance(seen, list)
    return isinstance(now, list) and [*map(_identity, seen)] == [*map(_identity, now)]


def _identity(item: Any) -> object:  # noqa: ANN401 - what a YAML file holds
    return next((item[name] for name in _IDENTITIES if name in item), "") if isinstance(item, dict) else item
