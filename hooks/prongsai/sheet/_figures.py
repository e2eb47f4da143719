"""What a workbook computes (ค่าที่คำนวณได้): formulas over the scores of indicators, with the values that they have."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from prongsai.text import parse_number, round2

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from prongsai.criteria import Criteria

_FULL = Decimal(100)


class Computed(NamedTuple):
    """A computed cell: its formula, and its value; None for none yet."""

    formula: str
    value: Decimal | None


def computed(
    criteria: Criteria, cells: Mapping[int, str], scores: Mapping[int, str]
) -> dict[tuple[str, ...], Computed]:
    """Return what can be computed of a year by where it stands in scores.yml; nothing where its weights are not known.

    `cells` are the addresses of the indicators' scores by number, `scores` what these cells hold.
    """
    if not criteria.weighted:
        return {}
    values = {number: value for number, text in scores.items() if (value := parse_number(text)) is not None}
    found: dict[tuple[str, ...], Computed | None] = {
        ("tools", one.code): _tool(criteria, one.code, cells, values) for one in criteria.tools
    }
    if {number for _, numbers in criteria.weighted for number in numbers} <= cells.keys():
        found["overall",] = _weighed([*criteria.weighted], cells, values, _FULL)
    return {place: one for place, one in found.items() if one is not None}


def _tool(criteria: Criteria, tool: str, cells: Mapping[int, str], values: Mapping[int, Decimal]) -> Computed | None:
    numbers = criteria.indicators_of(tool)
    if not numbers or not {*numbers} <= cells.keys():
        return None
    weights = [(criteria.indicator_by_number[number].weight or Decimal(1), (number,)) for number in numbers]
    return _weighed(weights, cells, values, sum((weight for weight, _ in weights), Decimal(0)))


def _weighed(
    weights: Sequence[tuple[Decimal, Sequence[int]]],
    cells: Mapping[int, str],
    values: Mapping[int, Decimal],
    whole: Decimal,
) -> Computed:
    """Return the mean of some means, each with its weight; empty until all indicators have scores."""
    numbers = [number for _, of in weights for number in of]
    formula = "+".join(f"{weight}*AVERAGE({','.join(cells[number] for number in of)})" for weight, of in weights)
    counted = ",".join(cells[number] for number in numbers)
    text = f'=IF(COUNT({counted})={len(numbers)},ROUND(({formula})/{whole},2),"")'
    if not {*numbers} <= values.keys():
        return Computed(text, None)
    return Computed(text, round2(sum(_parts(weights, values), Decimal(0)) / whole))


def _parts(weights: Sequence[tuple[Decimal, Sequence[int]]], values: Mapping[int, Decimal]) -> Iterator[Decimal]:
    for weight, of in weights:
        yield weight * sum((values[number] for number in of), Decimal(0)) / len(of)
