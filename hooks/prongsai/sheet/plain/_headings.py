"""The headings of a table of measures (หัวคอลัมน์), known by their words."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST = 70
"""In letters: what is longer is no heading."""
_TELLING = {"responsible", "when", "monitoring", "period"}
"""What no table of another kind has beside what is to be done."""
_DOING = {"title", "steps", "approach"}
_POINT = re.compile("[-–•0-9๐-๙]")
"""How the first point of a cell begins, and no heading."""


class Heading(NamedTuple):
    """A column.

    Attributes:
        words: its heading as it is printed.
        field: what it holds: a field of a measure, or `number`, `subject`, `topic`, `items`, `when` (a period and how
            often it is reported); empty for what is not known.
    """

    words: str
    field: str


@cache
def _known() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    text = (files("prongsai.sheet.plain") / "headings.yml").read_text(encoding="utf-8")
    return tuple((re.compile(one["words"]), tuple(one["fields"])) for one in yaml.safe_load(text))


def columns_of(cells: Sequence[str]) -> tuple[Heading, ...] | None:
    """Return the columns of which a row is the headings; None for a row that is none of a table of measures."""
    words = [" ".join(cell.split()) for cell in cells]
    if any(len(one) > _LONGEST for one in words):
        return None
    found = tuple(_named(words))
    fields = {one.field for one in found if one.field}
    several = len(fields) >= max(2, sum(map(bool, words)) / 2)  # one word of a heading may stand in any cell
    every = all(one.field for one in found if one.words)
    return found if several and fields & _DOING and (fields & _TELLING or every) else None


def _named(words: Sequence[str]) -> Iterator[Heading]:
    taken: set[str] = set()
    for one in words:
        field = _field(re.sub(r"\s", "", one), taken)
        taken.add(field)
        yield Heading(re.sub(r"\s*/\s*", "/", one), field)


def _field(heading: str, taken: set[str]) -> str:
    for pattern, fields in () if _POINT.match(heading) else _known():
        if pattern.match(heading):
            return next((one for one in fields if one not in taken), "")
    return ""
