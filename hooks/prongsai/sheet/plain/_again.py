"""A measure that a table brings again (มาตรการที่มีแล้ว): which of its cells say something else than what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from prongsai.content import FILE_RECORDS, PERIODS, read_period, shapes_of
from prongsai.sheet._lines import called

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from prongsai.content import Shape
    from prongsai.patch import Value
    from prongsai.sheet._lines import Cells

_PART = " | "
_NAMED = ("id", "title")


class Differing(NamedTuple):
    """A field that a table tells otherwise.

    Attributes:
        heading: what it is called.
        before: what stands there; empty where nothing does.
        kept: whether what stands there says more than a table can, so that it stays.
    """

    name: str
    heading: str
    before: str
    after: str
    kept: bool


def measure_fields() -> Mapping[str, Shape]:
    """Return the fields of a measure."""
    shape = shapes_of(FILE_RECORDS["measures.yml"])["measures"]
    return shapes_of(shape.record) if shape.record else {}


def differing(held: Mapping[str, Any], record: Mapping[str, Value], cells: Cells, year: int) -> Iterator[Differing]:
    """Yield the fields of a record that differ from those of the measure of a year's report that stands there."""
    for name, shape in measure_fields().items():
        if name in _NAMED or name not in record:
            continue
        before, after = cells.shown(name, shape, held.get(name)), cells.shown(name, shape, record[name]) or ""
        if before != after and not (name == "period" and _is_one_time(held.get(name), record[name], year)):
            kept = before is None or _PART in before or {*after.split("\n")} < {*before.split("\n")}
            shown = "…" if before is None else before
            yield Differing(name, called(name, shape), _on_a_line(shown), _on_a_line(after), kept)


def _is_one_time(before: object, after: object, year: int) -> bool:
    """Tell whether two periods are the same in other words: `ไตรมาส 2`, `ไตรมาสที่ 2`."""
    if not isinstance(before, str) or not isinstance(after, str):
        return False
    times = [{"name": one} if one in PERIODS else read_period(one, year) for one in (before, after)]
    return times[0] is not None and times[0] == times[1]


def _on_a_line(text: str) -> str:
    return ", ".join(text.split("\n"))
