"""What a form offers to choose from: the units, measures and steps that the files name, and the lists of the year."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from prongsai.criteria import NACC, kinds
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from prongsai.content import AgencyContent, Location
    from prongsai.criteria import Criteria

Option = tuple[str, str]
"""A value and its words."""
Data = Any
"""What a file of YAML holds."""
_UNITS = ("responsible", "unit", "part_of")
_MEASURES = ("measure",)


@dataclass(frozen=True)
class Menus:
    """The menus of one file.

    Attributes:
        named: by the name of a field, its values with their words; of values by keys, the keys.
        references: by the words for a kind, what may be referred to, as `indicator:9`.
        steps: the numbers and titles of the steps of each measure, by its id.
        year: the year that they are of; None of an agency's own file.
    """

    named: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    references: tuple[tuple[str, tuple[Option, ...]], ...] = ()
    steps: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    year: int | None = None

    def of(self, at: Location, data: Data) -> tuple[Option, ...]:
        """Return the menu of the field at a location; `data` is the record that it stands in."""
        name = next((step for step in reversed(at) if isinstance(step, str)), "")
        if name == "steps" and isinstance(data, dict) and "measure" in data:
            return self.steps.get(str(data["measure"]), ())
        return self.named.get(name, ())


def menus_of(agency: AgencyContent | None, year: int | None, own: Data, measures: Data) -> Menus:
    """Return the menus of a year's file, or of agency.yml, by what that and measures.yml hold as they stand."""
    reports = agency.reports if agency else ()
    framework = reports[0].framework if reports else NACC
    units = tuple((str(one.get("id")), str(one.get("name") or one.get("id"))) for one in _records(own, "units"))
    listed = tuple(
        (str(one.get("id")), str(one.get("title") or one.get("id"))) for one in _records(measures, "measures")
    )
    named = dict.fromkeys(_UNITS, units) | dict.fromkeys(_MEASURES, listed)
    named["kind"] = tuple((kind.name, kind.name) for kind in kinds())
    steps = {str(one.get("id")): tuple(_steps(one.get("steps"), "")) for one in _records(measures, "measures")}
    if year is None:
        return Menus(named, (), steps)
    criteria = framework.lists(year)
    topics = tuple((f"topic:{one.number}", f"{one.number}. {one.title}") for one in framework.topics_near(year + 1))
    return Menus(named | _lists(criteria), tuple(_references(criteria, topics)), steps, year)


def _records(data: Data, name: str) -> Iterator[dict[str, Any]]:
    listed = data.get(name) if isinstance(data, dict) else None
    yield from (one for one in listed or () if isinstance(one, dict)) if isinstance(listed, list) else ()


def _steps(steps: Data, before: str) -> Iterator[Option]:
    for number, one in enumerate(steps if isinstance(steps, list) else [steps] if steps else [], 1):
        title = one.get("title", "") if isinstance(one, dict) else one
        yield f"{before}{number}", f"{before}{number}. {title}"
        if isinstance(one, dict):
            yield from _steps(one.get("steps"), f"{before}{number}.")


def _lists(criteria: Criteria) -> dict[str, tuple[Option, ...]]:
    names = criteria.levels.names if criteria.levels else ()
    tools = tuple((one.code, one.code) for one in criteria.tools)
    return {
        "indicators": tuple((str(one.number), f"{one.number}. {one.name}") for one in criteria.indicators),
        "tools": tools,
        "tool": tools,
        "level": tuple((name, name) for name in names),
        "also_level": tuple((name, name) for name in names),
        "eit_parts": tuple((str(number), name) for tool in criteria.tools for number, name in tool.parts),
        "questions": tuple((one.code, _titled(one.code, one.wording)) for one in criteria.questions),
        "items": tuple((one.code, _titled(one.code, one.title)) for one in criteria.items),
    }


def _titled(code: str, title: str | None) -> str:
    return f"{code} {title}" if title else code


def _references(criteria: Criteria, topics: tuple[Option, ...]) -> Iterator[tuple[str, tuple[Option, ...]]]:
    lists = _lists(criteria)
    kinds_of: Iterable[tuple[str, tuple[Option, ...]]] = (
        ("indicator", _as(lists["indicators"], "indicator")),
        ("topic", topics),
        ("tool", _as(lists["tools"], "tool")),
        ("question", _as(lists["questions"], "question")),
        ("item", _as(lists["items"], "item")),
    )
    yield from ((plain(f"edit.reference.{kind}"), options) for kind, options in kinds_of if options)


def _as(options: Iterable[Option], kind: str) -> tuple[Option, ...]:
    return tuple((f"{kind}:{value}", words) for value, words in options)
