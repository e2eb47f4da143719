"""The units that a year's files name (ส่วนราชการ): each must be one of agency.yml, and each of those should be named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prongsai.content._meant import like_unit
from prongsai.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from prongsai.content._site import YearParts
    from prongsai.content._source import Location, Source
    from prongsai.content.model.agency import Agency, Unit
    from prongsai.content.model.analysis import Analysis
    from prongsai.content.model.measures import Defaults, Measure, Measures
    from prongsai.content.model.points import Point, SubStep
    from prongsai.findings import Place

    NamedUnit = tuple[str, Location]
    """The id of a unit, and where it is named."""

USUAL = (
    "สำนักปลัด",
    "กองคลัง",
    "กองช่าง",
    "กองการศึกษา",
    "กองสาธารณสุข",
    "กองสวัสดิการสังคม",
    "กองยุทธศาสตร์",
    "กองวิชาการ",
    "กองการเจ้าหน้าที่",
    "กองการประปา",
    "กองพัสดุ",
    "กองส่งเสริมการเกษตร",
    "หน่วยตรวจสอบภายใน",
)
"""How the names of the usual units of a local government begin, by which prose calls them."""


_TOLD = re.compile(r"(?:มอบหมาย(?:ให้)?|มอบ|(?<![ก-๙])ให้|เห็นควรให้)\s*((?:สำนัก|กอง|ฝ่าย|งาน|หน่วย)[ก-๙]+)")
"""Whom the narrative tells to do something."""


def check_units(parts: YearParts, agency: Agency) -> Iterator[Finding]:
    """Yield the units that measures, their steps, and guidance name without agency.yml having them."""
    if parts.measures:
        measures, source = parts.measures
        yield from _unknown(source, _units_of_measures(measures), agency)
    if parts.analysis:
        analysis, source = parts.analysis
        yield from _unknown(source, _units_of_guidance(analysis), agency)
    if parts.measures and parts.measures[0].measures:
        having = {unit for unit, _ in _units_of_measures(parts.measures[0])}
        yield from _without_measure(parts, having, agency)


def check_use(years: Sequence[YearParts], agency: Agency, source: Source) -> Iterator[Finding]:
    """Yield the units of agency.yml that no year names; nothing while no year has a measure."""
    if not any(parts.measures and parts.measures[0].measures for parts in years):
        return
    used = {unit for parts in years for unit in _used(parts, agency.units)} | {unit.part_of for unit in agency.units}
    for index, unit in enumerate(agency.units):
        if unit.id not in used:
            yield Finding.make("H726", source.at("units", index, "name"), name=unit.name, id=unit.id)


def _used(parts: YearParts, units: Sequence[Unit]) -> Iterator[str]:
    if parts.measures:
        yield from (unit for unit, _ in _units_of_measures(parts.measures[0]))
    if parts.analysis:
        yield from (unit for unit, _ in _units_of_guidance(parts.analysis[0]))
    # Whom guidance calls by name without a measure is told as that.
    texts = [text for text, *_ in _guidance(parts)]
    yield from (unit.id for unit in units if any(unit.name in text for text in texts))
    if parts.progress and parts.progress.record:
        entries = (entry for one in parts.progress.record[0].rounds for entry in one.entries)
        yield from (entry.unit for entry in entries if entry.unit)


def _without_measure(parts: YearParts, having: set[str], agency: Agency) -> Iterator[Finding]:
    """Yield the units that guidance calls by name, though no measure is theirs."""
    known = {unit.id: unit for unit in agency.units}
    above = {known[one].part_of for one in having if one in known}
    names = {unit.name: unit.id for unit in agency.units}
    theirs = [name for name, one in names.items() if one in having or one in above]
    told: set[str] = set()
    for text, place, responsible in _guidance(parts):
        own = [*theirs, *(known[one].name for one in responsible if one in known)]
        for called in _called(text, names):
            if called not in told and not any(name.startswith(called) or called.startswith(name) for name in own):
                told.add(called)
                yield Finding.make("H727", place, unit=called)


def _guidance(parts: YearParts) -> Iterator[tuple[str, Place, tuple[str, ...]]]:
    """Yield what is said that is to be done, where, and the units that it names by their ids."""
    if parts.analysis:
        analysis, source = parts.analysis
        for entry, at in analysis.located:
            for number, point in enumerate(entry.guidance):
                yield point.text, source.at(*at, "guidance", number, "text"), point.responsible
        for number, advice in enumerate(analysis.advice):
            yield advice.text, source.at("advice", number, "text"), ()
        for number, one in enumerate(analysis.limitations or ()):
            yield one.handling or "", source.at("limitations", number, "handling"), ()
    if parts.narrative:
        for match in _TOLD.finditer(parts.narrative.text):
            yield match[1], parts.narrative.place(match.start(1)), ()


def _called(text: str, names: Iterable[str]) -> list[str]:
    """Return the names of units that stand in a text, the longest where one begins with another."""
    found = [name for name in (*names, *USUAL) if name in text]
    return [one for one in dict.fromkeys(found) if not any(other != one and other.startswith(one) for other in found)]


def _unknown(source: Source, named: Iterable[NamedUnit], agency: Agency) -> Iterator[Finding]:
    units = agency.unit_names
    for unit, location in named:
        if unit not in units:
            yield Finding.make("E109", source.at(*location), found=unit, hint=like_unit(unit, units))


def _units_of_measures(measures: Measures) -> Iterator[NamedUnit]:
    """Yield the units that measures name, and where: of themselves, of their steps and the steps within those."""
    yield from _units_of(measures.defaults, ("defaults",))
    for index, measure in enumerate(measures.measures):
        at = ("measures", index)
        yield from _units_of(measure, at)
        for number, point in enumerate(measure.approach):
            yield from _units_of(point, (*at, "approach", number))
    for step, where in measures.located_steps:
        yield from _units_of(step, where)


def _units_of_guidance(analysis: Analysis) -> Iterator[NamedUnit]:
    for entry, at in analysis.located:
        for number, point in enumerate(entry.guidance):
            yield from _units_of(point, (*at, "guidance", number))


def _units_of(one: Defaults | Measure | Point | SubStep, at: Location) -> Iterator[NamedUnit]:
    yield from ((unit, (*at, "responsible", position)) for position, unit in enumerate(one.responsible))
