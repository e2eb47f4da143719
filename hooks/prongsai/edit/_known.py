"""What the document really says (เอกสารพิมพ์อย่างนี้จริง): a finding that stands, acknowledged with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.content import FILE_RECORDS, shapes_of
from prongsai.edit._names import location_of
from prongsai.patch import Bare, Insert, value_at

if TYPE_CHECKING:
    from prongsai.content import Location
    from prongsai.edit._menus import Data
    from prongsai.patch import Value

WHY = "~why/"
"""Begins the name of the box for a reason; the code of the finding and the name of its control follow."""
_LIST = "acknowledge"
REMARKS = (_LIST, "notes")
"""The lists of what is said beside values."""
_KNOWN = range(200, 900)
"""The codes of what a document may really say, or lack; a value that cannot be read is none."""


def may_stand(code: str, name: str) -> bool:
    """Tell whether a finding beside a control may be acknowledged."""
    return int(code[1:]) in _KNOWN and not (name and location_of(name)[0] in REMARKS)


def known(file: str, data: Data, told: str, reason: str) -> Insert:
    """Return the edit by which a finding is acknowledged; `told` is its code, and the name of the control beside it."""
    code, _, name = told.partition("/")
    record: dict[str, Value] = {"finding": Bare(code), "reason": reason}
    if name:
        record["at"] = _at(data, location_of(name))
    listed = value_at(data, (_LIST,))
    order = tuple(shapes_of(FILE_RECORDS[file.rpartition("/")[2]]))
    return Insert((_LIST,), len(listed) if isinstance(listed, list) else int(listed is not None), record, order)


def _at(data: Data, location: Location) -> str:
    """Return how an acknowledgement names a place: a measure by its id, else names joined by points, items from 1."""
    named = value_at(data, (*location[:2], "id")) if location[0] == "measures" else None
    return str(named) if named else ".".join(str(one + 1 if isinstance(one, int) else one) for one in location)
