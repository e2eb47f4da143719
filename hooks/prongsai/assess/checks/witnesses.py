"""What else a report says about its figures (พยานอื่น), by which the likely slip among several is told."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from prongsai.assess.figures.arithmetic import mean
from prongsai.text import fold_digits, ranked, round2

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from decimal import Decimal

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.figures.culprits import Figures

    Relation = Callable[[Figures], bool]


def witnesses(assessment: Assessment, literals: Iterable[tuple[int | None, Decimal]]) -> Iterator[Relation]:
    """Yield the relations that the report's other figures make: prose, tools, questions, printed order.

    `literals` are the figures typed in prose for an indicator, by its number, or for the overall score, by None.
    """
    for slot, value in literals:
        yield _total_is(value) if slot is None else _value_is(slot, value)
    for tool in assessment.tools:
        if tool.reported is not None:
            own = [result.number for result in assessment.indicators if result.tool == tool.code]
            yield _mean_is(own, tool.reported)
    for number, expected in question_means(assessment).items():
        yield _value_is(number, expected)
    for higher, lower in pairwise(printed_order(assessment)):
        yield _not_below(higher, lower)


def question_means(assessment: Assessment) -> dict[int, Decimal]:
    """Return the mean of its questions for each indicator that has them all, where the year's rule is known."""
    if "mean_of_questions" not in assessment.criteria.rules:
        return {}
    given = assessment.subjects.questions
    means = {}
    for result in assessment.indicators:
        codes = [question.code for question in assessment.criteria.questions if question.indicator == result.number]
        if codes and all(code in given for code in codes):
            means[result.number] = mean([given[code] for code in codes])
    return means


def printed_order(assessment: Assessment) -> list[int]:
    """Return the indicators in the order that the report prints them, highest first; empty when it prints none."""
    order = [ranked(raw)[0] for raw in assessment.report.scores.ranking]
    return [int(raw) for raw in order if raw.isdigit() and int(raw) in assessment.subjects.indicators]


def last_year(assessment: Assessment) -> Iterator[Relation]:
    """Yield, for each figure, whether it has come nearer to last year's than it was printed: likely, no more."""
    previous = assessment.previous
    if previous is None:
        return
    last = {int(fold_digits(raw)): result.score for raw, result in previous.scores.indicators.items()}
    for result in assessment.indicators:
        if result.number in last:
            yield _nearer(result.number, last[result.number], abs(result.score - last[result.number]))


def _total_is(expected: Decimal) -> Relation:
    return lambda figures: round2(figures.total) == round2(expected)


def _value_is(number: int, expected: Decimal) -> Relation:
    return lambda figures: round2(figures.indicators[number]) == round2(expected)


def _mean_is(numbers: list[int], reported: Decimal) -> Relation:
    return lambda figures: round2(mean([figures.indicators[number] for number in numbers])) == round2(reported)


def _not_below(higher: int, lower: int) -> Relation:
    return lambda figures: figures.indicators[higher] >= figures.indicators[lower]


def _nearer(number: int, last: Decimal, printed: Decimal) -> Relation:
    return lambda figures: abs(figures.indicators[number] - last) < printed
