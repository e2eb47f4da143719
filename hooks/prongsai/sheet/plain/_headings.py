"""The headings of a table of measures (หัวคอลัมน์), known by their words."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

import yaml

from prongsai.sheet.plain._times import heading_of, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST = 70
"""In letters: what is longer is no heading."""
_TELLING = {"responsible", "when", "monitoring", "period"}
"""What no table of another kind has beside what is to be done."""
_DOING = {"title", "steps", "approach"}
_TIMES = {"period", "when"}
_POINT = re.compile("[-–•0-9๐-๙]")
"""How the first point of a cell begins, and no heading."""


class Heading(NamedTuple):
    """A column.

    Attributes:
        words: its heading as it is printed.
        field: what it holds: a field of a measure, or `number`, `subject`, `topic`, `items`, `when` (a period and how
            often it is reported); empty for what is not known.
        part: of which part of it, where several columns say a period together; they are called alike.
    """

    words: str
    field: str
    part: str = ""

    @property
    def whole(self) -> Heading:
        """The column that those of which it is one are together."""
        return self._replace(part="")


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
    columns = sum(map(bool, words)) - max(0, sum(bool(one.part) for one in found) - 1)
    several = len(fields) >= max(2, columns / 2)  # one word of a heading may stand in any cell
    every = all(one.field for one in found if one.words)
    return found if several and fields & _DOING and (fields & _TELLING or every) else None


def columns_under(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Return the headings that two rows say together; none where the lower is no part of a head.

    What is merged over columns stands in the first of them, and what is merged down in the upper row: below a heading
    that is not merged over others nothing stands.
    """
    upper, lower = ([*row, *[""] * (len(other) - len(row))] for row, other in ((upper, lower), (lower, upper)))
    wide = [not one or after == "" for one, after in zip_longest(upper, upper[1:])]
    filled = [at for at, one in enumerate(lower) if one]
    several = min(len(filled), sum(map(bool, upper))) > 1  # one alone is a title above the head, or a point below it
    if not several or not all(wide[at] and not _POINT.match(lower[at]) for at in filled):
        return ()
    words, over = list[str](), ""
    for own, word in zip(upper, lower, strict=True):
        over = own or over
        # A word that says little alone goes with that above it.
        alone = not word or _field(re.sub(r"\s", "", word), set())
        words.append((word or own) if alone else f"{over} {word}".strip())
    return tuple(words) if columns_of(words) else ()


def _named(words: Sequence[str]) -> Iterator[Heading]:
    taken: set[str] = set()
    parts = parts_of(words)
    if any(_field(re.sub(r"\s", "", one), set()) in _TIMES for at, one in enumerate(words) if at not in parts):
        parts = {}
    whole = heading_of(parts) if parts else ""
    for at, one in enumerate(words):
        if part := parts.get(at):
            yield Heading(whole, "period", part.is_of)
            continue
        field = _field(re.sub(r"\s", "", one), taken)
        taken.add(field)
        yield Heading(re.sub(r"\s*/\s*", "/", one), field)


def _field(heading: str, taken: set[str]) -> str:
    for pattern, fields in () if _POINT.match(heading) else _known():
        if pattern.match(heading):
            return next((one for one in fields if one not in taken), "")
    return ""
