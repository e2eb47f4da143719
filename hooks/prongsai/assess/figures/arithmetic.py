"""The sums (การคำนวณคะแนน): tools from indicators, the overall score from tools, ranks, and points lost.

Numbers stay exact here and are rounded once, half up to two decimals, where they leave for a page or a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from prongsai.text import fold_digits, ranked, round2
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from prongsai.content import Scores
    from prongsai.criteria import Criteria

FULL = Decimal(100)
_ROUNDED = Decimal("0.02")
"""Rounding each tool and the end moves an overall score by less: the weights make 100 together."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator's result.

    Attributes:
        name: its name; empty where neither the criteria nor the report tell it.
        printed: the name that the report prints where it is another than the year's official one; else empty.
        name_year: the earlier year whose list lends the name, which is then not confirmed; None for a known name.
        score: 0 to 100, as reported.
        rank: 1 for the highest score; equal scores share a rank and the next one skips. None where the report may have
            left indicators out, for one of those may have scored more.
        lost: points the agency's overall score loses here, weight × (100 − score) ÷ indicators of the tool; None
            when the year's weights are not known.
        to_target: points short of the target score; 0 when reached, None when the target is not known.
    """

    number: int
    name: str
    tool: str | None
    score: Decimal
    rank: int | None
    lost: Decimal | None
    to_target: Decimal | None
    strength: bool
    weakness: bool
    improve: bool
    name_year: int | None = None
    printed: str = ""

    @property
    def label(self) -> str:
        """Its number and its name, as far as that is known."""
        return indicator_label(self.number, self.name)

    @property
    def called(self) -> str:
        """Its name, or its number where that is not known."""
        return self.name or indicator_label(self.number)

    @property
    def confirmed(self) -> str:
        """Its name where a source of its own year, or the report, tells it; else empty."""
        return "" if self.name_year else self.name


def indicator_label(number: object, name: str = "") -> str:
    """Return what an indicator is called: `ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล`, or without a name the number alone."""
    if not name:
        return plain("names.subject.indicator", value=number)
    return plain("names.titled.indicator", value=number, title=name)


@dataclass(frozen=True, slots=True)
class ToolScore:
    """A tool's score, the mean of its indicators, beside what the report prints (None when it prints none).

    Attributes:
        name: empty where the criteria do not know it.
        weight: None where the year's weights are not known.
        score: as computed; None where it cannot be.
    """

    code: str
    name: str
    weight: Decimal | None
    score: Decimal | None
    reported: Decimal | None

    @property
    def shown(self) -> Decimal:
        """The computed score, or the reported one where none can be computed."""
        return self.score if self.score is not None else self.reported or Decimal(0)

    @property
    def label(self) -> str:
        """Its code and its name, as far as that is known."""
        return f"{self.code} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class Lines:
    """The scores at which the report speaks of strength (`>=`), weakness (`<`) and need to improve (`<`).

    None where the agency chose none: then nothing is called so by its score.
    """

    strength: Decimal | None
    weakness: Decimal | None
    improve: Decimal | None


def mean(values: Sequence[Decimal]) -> Decimal:
    """Return the plain mean of one or more values."""
    return sum(values, Decimal(0)) / len(values)


def indicators_of(
    scores: Scores, criteria: Criteria, lines: Lines, named: Criteria | None = None
) -> tuple[Indicator, ...]:
    """Return the results of the indicators that the report scores, by number.

    `named` is the last year before whose indicators have names. They are lent, as not confirmed, to a year whose own
    list is not known and whose indicators have the very same numbers.
    """
    by_number = {int(raw): result for raw, result in scores.indicators.items()}
    values = [result.score for result in by_number.values()]
    target = criteria.target.score if criteria.target else None
    lent, whole = _lent(by_number, criteria, named), _whole(by_number, criteria, named)
    names = dict(map(ranked, scores.ranking))
    results = []
    for number, result in sorted(by_number.items()):
        rule = criteria.indicator_by_number.get(number)
        score, printed = result.score, result.name or names.get(str(number), "")
        own = rule.name if rule else result.name or ""
        results.append(
            Indicator(
                number=number,
                name=own or lent.get(number, ""),
                tool=rule.tool if rule else None,
                score=score,
                rank=1 + sum(other > score for other in values) if whole else None,
                lost=criteria.shares[number] * (FULL - score) if number in criteria.shares else None,
                to_target=None if target is None else max(target - score, Decimal(0)),
                strength=lines.strength is not None and score >= lines.strength,
                weakness=lines.weakness is not None and score < lines.weakness,
                improve=lines.improve is not None and score < lines.improve,
                printed=printed if rule and printed != rule.name else "",
                name_year=named.year if named and not own and number in lent else None,
            )
        )
    return tuple(results)


def _whole(numbers: Collection[int], criteria: Criteria, named: Criteria | None) -> bool:
    """Tell whether a report scores every indicator of the year's list, or of the last one before where none is known.

    Where there is no list at all, the report's own is whole if it counts several from 1 without a gap.
    """
    listed = {*(criteria.indicator_by_number or (named.indicator_by_number if named else ()))}
    own = {*range(1, max(numbers, default=0) + 1)} | {1, 2}
    return {*numbers} >= (listed or own)


def _lent(numbers: Collection[int], criteria: Criteria, named: Criteria | None) -> dict[int, str]:
    if named is None or criteria.indicators or named.indicator_by_number.keys() != set(numbers):
        return {}
    return {number: rule.name for number, rule in named.indicator_by_number.items()}


def tools_of(indicators: Iterable[Indicator], scores: Scores, criteria: Criteria) -> tuple[ToolScore, ...]:
    """Return the tools' scores, computed where all indicators of a tool are scored, and as the report prints them."""
    results = {result.number: result.score for result in indicators}
    reported = {code.casefold(): (code, score) for code, score in scores.tools.items()}
    found = []
    for tool in criteria.tools:
        _, printed = reported.pop(tool.code.casefold(), ("", None))
        computed = mean_of_tool(tool.code, results, criteria)
        if computed is not None or printed is not None:
            found.append(ToolScore(tool.code, tool.name, tool.weight, computed, printed))
    own = (code.upper() if criteria.national else code for code, _ in reported.values())
    return (
        *found,
        *(ToolScore(code, "", None, None, score) for code, (_, score) in zip(own, reported.values(), strict=True)),
    )


def below_least(tools: Iterable[ToolScore], scores: Scores, least: Decimal) -> list[tuple[str, Decimal]]:
    """Return the tools and the parts of EIT whose score is below what a level asks of each."""
    figures = {tool.code: round2(tool.shown) for tool in tools}
    for part, one in scores.eit_parts.items():
        if one.score is not None:
            figures[f"EIT {plain('names.of_part', part=fold_digits(part))}"] = round2(one.score)
    return [(name, score) for name, score in figures.items() if score < least]


def mean_of_tool(tool: str, scores: Mapping[int, Decimal], criteria: Criteria) -> Decimal | None:
    """Return the mean of a tool's indicators, weighed where each has a weight of its own."""
    numbers = criteria.indicators_of(tool)
    if not numbers or not scores.keys() >= set(numbers):
        return None
    weights = [criteria.indicator_by_number[number].weight or Decimal(1) for number in numbers]
    return sum((weight * scores[number] for weight, number in zip(weights, numbers, strict=True)), Decimal(0)) / sum(
        weights
    )


def overall_of(indicators: Iterable[Indicator], criteria: Criteria) -> Decimal | None:
    """Return the weighted overall score, exact; None when a weight or an indicator's score is not known."""
    scores = {result.number: result.score for result in indicators}
    if not criteria.weighted or not scores.keys() >= criteria.shares.keys():
        return None
    return sum((weight * score for weight, score in _means(scores, criteria)), Decimal(0)) / FULL


def _means(scores: Mapping[int, Decimal], criteria: Criteria) -> list[tuple[Decimal, Decimal]]:
    """Return what the overall score is made of: each weight and the mean that it weighs."""
    return [(weight, mean([scores[number] for number in numbers])) for weight, numbers in criteria.weighted]


def overall_agrees(reported: Decimal, scores: Mapping[int, Decimal], criteria: Criteria) -> bool:
    """Tell whether a reported overall follows from the indicators, rounded half up at the end or at each tool."""
    weighted = _means(scores, criteria)
    exact = sum((weight * score for weight, score in weighted), Decimal(0)) / FULL
    if abs(exact - reported) > _ROUNDED:
        return False
    stepwise = sum((weight * round2(score) for weight, score in weighted), Decimal(0)) / FULL
    return round2(reported) in (round2(exact), round2(stepwise))
