"""The sums (การคำนวณคะแนน): tools from indicators, the overall score from tools, ranks, and points lost.

Numbers stay exact here and are rounded once, half up to two decimals, where they leave for a page or a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from prongsai.text import round2
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from prongsai.content import Scores, Thresholds
    from prongsai.criteria import Criteria

FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator's result.

    Attributes:
        score: 0 to 100, as reported.
        rank: 1 for the highest score; equal scores share a rank and the next one skips.
        lost: points the agency's overall score loses here, weight × (100 − score) ÷ indicators of the tool; None
            when the year's weights are not known.
        to_target: points short of the target score; 0 when reached, None when the target is not known.
    """

    number: int
    name: str
    tool: str | None
    score: Decimal
    rank: int
    lost: Decimal | None
    to_target: Decimal | None
    strength: bool
    weakness: bool
    improve: bool


@dataclass(frozen=True, slots=True)
class ToolScore:
    """A tool's score, the mean of its indicators, beside what the report prints (None when it prints none)."""

    code: str
    name: str
    weight: Decimal
    score: Decimal
    reported: Decimal | None


@dataclass(frozen=True, slots=True)
class Lines:
    """The scores at which the report speaks of strength (`>=`), weakness (`<`) and need to improve (`<`)."""

    strength: Decimal
    weakness: Decimal
    improve: Decimal


def lines_of(thresholds: Thresholds, criteria: Criteria) -> Lines:
    """Return the agency's own lines; each it did not choose is the year's target score, 85 where that is unknown."""
    target = criteria.target.score if criteria.target else Decimal(85)
    return Lines(
        *(target if own is None else own for own in (thresholds.strength, thresholds.weakness, thresholds.improve))
    )


def mean(values: Sequence[Decimal]) -> Decimal:
    """Return the plain mean of one or more values."""
    return sum(values, Decimal(0)) / len(values)


def indicators_of(scores: Scores, criteria: Criteria, lines: Lines) -> tuple[Indicator, ...]:
    """Return the results of the ten indicators, by number."""
    by_number = {int(raw): result for raw, result in scores.indicators.items()}
    values = [result.score for result in by_number.values()]
    shares = _shares(criteria)
    target = criteria.target.score if criteria.target else None
    results = []
    for number, result in sorted(by_number.items()):
        rule = criteria.indicator_by_number.get(number)
        score = result.score
        results.append(
            Indicator(
                number=number,
                name=rule.name if rule else result.name or plain("names.subject.indicator", value=number),
                tool=rule.tool if rule else None,
                score=score,
                rank=1 + sum(other > score for other in values),
                lost=shares[number] * (FULL - score) if number in shares else None,
                to_target=None if target is None else max(target - score, Decimal(0)),
                strength=score >= lines.strength,
                weakness=score < lines.weakness,
                improve=score < lines.improve,
            )
        )
    return tuple(results)


def _shares(criteria: Criteria) -> dict[int, Decimal]:
    """Return each indicator's share of the overall score: its tool's weight over the tool's number of indicators."""
    return {
        rule.number: tool.weight / FULL / sum(other.tool == tool.code for other in criteria.indicators)
        for tool in criteria.tools
        for rule in criteria.indicators
        if rule.tool == tool.code
    }


def tools_of(indicators: Iterable[Indicator], scores: Scores, criteria: Criteria) -> tuple[ToolScore, ...]:
    """Return the tools' scores; empty when the year's tools or indicators are not known."""
    results = list(indicators)
    reported = {code.upper(): score for code, score in scores.tools.items()}
    return tuple(
        ToolScore(tool.code, tool.name, tool.weight, mean(own), reported.get(tool.code))
        for tool in criteria.tools
        if (own := [result.score for result in results if result.tool == tool.code])
    )


def overall_of(tools: Sequence[ToolScore]) -> Decimal | None:
    """Return the weighted overall score, exact; None when the tools are not known."""
    return sum((tool.weight * tool.score for tool in tools), Decimal(0)) / FULL if tools else None


def overall_agrees(reported: Decimal, scores: Mapping[int, Decimal], criteria: Criteria) -> bool:
    """Tell whether a reported overall follows from indicator scores by number, as `agrees` does from tools."""
    weighted = [(weight, mean([scores[number] for number in numbers])) for weight, numbers in criteria.weighted]
    return _follows(reported, weighted)


def agrees(reported: Decimal, tools: Sequence[ToolScore]) -> bool:
    """Tell whether a reported overall follows from the tools, rounded half up at the end or at each published step."""
    return _follows(reported, [(tool.weight, tool.score) for tool in tools])


def _follows(reported: Decimal, weighted: Sequence[tuple[Decimal, Decimal]]) -> bool:
    exact = sum((weight * score for weight, score in weighted), Decimal(0)) / FULL
    stepwise = sum((weight * round2(score) for weight, score in weighted), Decimal(0)) / FULL
    return round2(reported) in (round2(exact), round2(stepwise))
