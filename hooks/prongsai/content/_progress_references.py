"""Checks of progress.yml against its neighbours: measures, units and steps that exist, rounds and entries said once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.content._dates import answering_year
from prongsai.content._meant import like_measure, like_step, like_unit
from prongsai.findings import Finding
from prongsai.text import fold_digits, item_code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prongsai.content._site import YearParts
    from prongsai.content._source import Location, Source
    from prongsai.content.model.agency import Agency
    from prongsai.content.model.measures import Measure
    from prongsai.content.model.points import Step
    from prongsai.content.model.progress import Progress, ProgressEntry
    from prongsai.criteria import Framework
    from prongsai.findings import Place


def check_progress_references(parts: YearParts, agency: Agency, framework: Framework) -> Iterator[Finding]:
    """Yield the measures, units, steps and items that do not exist, and what is told twice."""
    if parts.progress is None or parts.progress.record is None:
        return
    progress, source = parts.progress.record
    measures = {measure.id: measure for measure in parts.measures[0].measures} if parts.measures else None
    if framework.national:
        yield from _check_item(progress, source, answering_year(answering_year(parts.year)))
    if measures is not None and not measures:
        yield Finding.make("E823", source.at("rounds"))
        return
    rounds: dict[int, int] = {}
    for number, one in enumerate(progress.rounds):
        place = source.at("rounds", number, "months")
        yield from _repeated(one.months, place, rounds)
        seen: dict[str, int] = {}
        for index, entry in enumerate(one.entries):
            at = ("rounds", number, "entries", index)
            yield from _repeated(entry.measure, source.at(*at, "measure"), seen)
            if measures is not None:
                yield from _check_entry(entry, at, source, measures)
            yield from _check_unit(entry, at, source, agency)


def _check_item(progress: Progress, source: Source, ita_year: int) -> Iterator[Finding]:
    item = progress.disclosure.item
    if item is not None and item_code(item) is None:
        year = progress.disclosure.ita_year or ita_year
        yield Finding.make("E111", source.at("disclosure", "item"), found=item, list="OIT", year=year, hint="")


def _repeated(key: int | str, place: Place, seen: dict[int, int] | dict[str, int]) -> Iterator[Finding]:
    lines: dict[int | str, int] = seen  # type: ignore[assignment]
    if key in lines:
        yield Finding.make("E112", place, found=key, first=lines[key])
    lines.setdefault(key, place.line)


def _check_entry(entry: ProgressEntry, at: Location, source: Source, measures: dict[str, Measure]) -> Iterator[Finding]:
    if entry.measure not in measures:
        place = source.at(*at, "measure")
        titles = {one: measure.title for one, measure in measures.items()}
        yield Finding.make(
            "E801",
            place,
            found=entry.measure,
            hint=like_measure(entry.measure, titles),
        )
        return
    of = measures[entry.measure]
    named = f"“{of.title}”"
    if len(entry.kpi) > len(of.kpi):
        figures = {"found": len(entry.kpi), "measure": named, "count": len(of.kpi)}
        yield Finding.make("E815", source.at_key(*at, "kpi"), **figures)
    steps = of.steps
    numbers = step_numbers(steps)
    seen: dict[str, int] = {}
    for raw in entry.steps:
        place, number = source.at_key(*at, "steps", raw), fold_digits(raw)
        if number not in numbers:
            hint = like_step(raw, [step.title for step in steps])
            yield Finding.make("E807", place, found=raw, measure=named, count=len(steps), hint=hint)
        yield from _repeated(number, place, seen)


def step_numbers(steps: Sequence[Step]) -> set[str]:
    """Return how steps are called by their places: `2` for the second, `2.1` for the first within it."""
    within = {f"{number}.{inner}" for number, one in enumerate(steps, 1) for inner, _ in enumerate(one.steps, 1)}
    return within | {str(number) for number, _ in enumerate(steps, 1)}


def _check_unit(entry: ProgressEntry, at: Location, source: Source, agency: Agency) -> Iterator[Finding]:
    if entry.unit is not None and entry.unit not in {unit.id for unit in agency.units}:
        yield Finding.make(
            "E109",
            source.at(*at, "unit"),
            found=entry.unit,
            hint=like_unit(entry.unit, agency.unit_names),
        )
