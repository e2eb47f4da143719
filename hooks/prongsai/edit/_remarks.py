"""What is said beside a file's values (สิ่งที่รับทราบและหมายเหตุ): it goes where the item of a list goes that it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.edit._drafts import followed
from prongsai.edit._known import REMARKS
from prongsai.edit._names import location_of, name_of
from prongsai.patch import Insert, Move, Put, Remove, value_at
from prongsai.text import fold_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prongsai.content import Location
    from prongsai.edit._menus import Data
    from prongsai.patch import Edit


def with_remarks(data: Data, edits: Iterable[Edit]) -> list[Edit]:
    """Return edits of a file that holds `data`, and those by which what is said of its items stays with them."""
    listed = [*edits]
    moving = [one for one in listed if isinstance(one, Insert | Move) or _is_item(one)]
    return [*listed, *_following(data, moving)] if moving else listed


def _is_item(edit: Edit) -> bool:
    return isinstance(edit, Remove) and isinstance(edit.at[-1], int) and edit.at[0] not in REMARKS


def _following(data: Data, moving: Iterable[Edit]) -> Iterator[Edit]:
    for name in REMARKS:
        held = value_at(data, (name,))
        # From behind, so that none that goes moves another.
        for index, one in reversed([*enumerate(held if isinstance(held, list) else [])]):
            said = one.get("at") if isinstance(one, dict) else None
            if not isinstance(said, str):
                continue
            before = said_at(data, said)
            names = {name_of(before): None}
            for edit in moving:
                names = followed(names, edit)
            if not names:
                yield Remove((name, index))
            elif (after := location_of(*names)) != before and not _is_measure(data, said):
                yield Put((name, index, "at"), said_of(after))


def said_at(data: Data, said: str) -> Location:
    """Return the place that a remark names: that of a measure by its id, else names joined by points, items from 1."""
    if (at := _is_measure(data, said)) is not None:
        return at
    location: Location = ()
    for part in said.split("."):
        number = fold_digits(part)
        is_place = isinstance(value_at(data, location) if location else data, list) and number.isdecimal()
        location = (*location, int(number) - 1 if is_place else part)
    return location


def said_of(location: Location) -> str:
    """Return how a remark names a place."""
    return ".".join(str(one + 1 if isinstance(one, int) else one) for one in location)


def _is_measure(data: Data, said: str) -> Location | None:
    """Return the place of the measure whose id a remark names; None where it names none."""
    listed = value_at(data, ("measures",))
    ids = [str(one.get("id")) for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return ("measures", ids.index(said)) if said in ids else None
