"""The units that a year's files name (ส่วนราชการ): each must be one of agency.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.findings import Finding
from prongsai.text import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prongsai.content._site import YearParts
    from prongsai.content._source import Location, Source
    from prongsai.content.model.agency import Agency
    from prongsai.content.model.analysis import Analysis
    from prongsai.content.model.measures import Defaults, Measure, Measures
    from prongsai.content.model.points import Point, SubStep

    NamedUnit = tuple[str, Location]
    """The id of a unit, and where it is named."""


def check_units(parts: YearParts, agency: Agency) -> Iterator[Finding]:
    """Yield the units that measures, their steps, and guidance name without agency.yml having them."""
    if parts.measures:
        measures, source = parts.measures
        yield from _unknown(source, _units_of_measures(measures), agency)
    if parts.analysis:
        analysis, source = parts.analysis
        yield from _unknown(source, _units_of_guidance(analysis), agency)


def like_unit(found: str, agency: Agency) -> str:
    """Return the clause that helps after an unknown unit: the id of the one that has this name, or the nearest id."""
    named = {unit.name: unit.id for unit in agency.units}
    return suggestion(named.get(found, found), [unit.id for unit in agency.units])


def _unknown(source: Source, named: Iterable[NamedUnit], agency: Agency) -> Iterator[Finding]:
    ids = {unit.id for unit in agency.units}
    for unit, location in named:
        if unit not in ids:
            yield Finding.make("E109", source.at(*location), found=unit, hint=like_unit(unit, agency))


def _units_of_measures(measures: Measures) -> Iterator[NamedUnit]:
    """Yield the units that measures name, and where: of themselves, of their steps and the steps within those."""
    yield from _units_of(measures.defaults, ("defaults",))
    for index, measure in enumerate(measures.measures):
        at = ("measures", index)
        yield from _units_of(measure, at)
        for number, point in enumerate(measure.approach):
            yield from _units_of(point, (*at, "approach", number))
        for number, step in enumerate(measure.steps):
            yield from _units_of(step, (*at, "steps", number))
            for place, inner in enumerate(step.steps):
                yield from _units_of(inner, (*at, "steps", number, "steps", place))


def _units_of_guidance(analysis: Analysis) -> Iterator[NamedUnit]:
    for entry, at in analysis.located:
        for number, point in enumerate(entry.guidance):
            yield from _units_of(point, (*at, "guidance", number))


def _units_of(one: Defaults | Measure | Point | SubStep, at: Location) -> Iterator[NamedUnit]:
    yield from ((unit, (*at, "responsible", position)) for position, unit in enumerate(one.responsible))
