"""Where a value stands in its file, as the name of the control of a page."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from prongsai.content import Location

_PLACE = ":"
"""Stands before a place in a list; a key never begins with it, for it is quoted there."""


@lru_cache(maxsize=20_000)
def name_of(at: Location) -> str:
    """Return the name for a location, such as `measures/:0/title`."""
    return "/".join(f"{_PLACE}{step}" if isinstance(step, int) else quote(step, safe="") for step in at)


def location_of(name: str) -> Location:
    """Return the location that a name is of.

    Raises:
        ValueError: it is no such name.
    """
    steps = name.split("/") if name else []
    return tuple(int(step[1:]) if step.startswith(_PLACE) else unquote(step) for step in steps)
