"""Priorities and what-if (ลำดับความสำคัญ): what would help the overall score most. Plain arithmetic, kept exact.

The overall score is the sum over tools of weight × mean of the tool's indicators (the rule of the scores themselves, in
`_arithmetic`). So a point more in one indicator adds its share, weight ÷ 100 ÷ indicators of the tool, to the overall.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from prongsai.assess.figures.arithmetic import FULL
from prongsai.text import round2

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.figures.arithmetic import Indicator, ToolScore
    from prongsai.assess.figures.measures import MeasureView

_HIGH = Decimal(95)
"""A score between the target and all, which the what-if table lets each indicator reach too."""


@dataclass(frozen=True, slots=True)
class Priority:
    """An indicator that loses points.

    Attributes:
        share: what one point more in it adds to the overall score.
        measures: the measures that address it.
        unanswered: no measure addresses it; false where the report does not say which indicator a measure answers.
        outstanding: those of them that no report says to be done or cancelled (มาตรการที่ยังไม่แล้วเสร็จ).
        outcomes: the overall score if the indicator reached each of the goals; None where it is there already.
        alone: the score with which this indicator alone would bring the overall to the target; None when the overall
            is there already, or 100 would not be enough.
    """

    indicator: Indicator
    share: Decimal
    measures: tuple[MeasureView, ...]
    unanswered: bool
    outstanding: tuple[MeasureView, ...]
    outcomes: tuple[tuple[Decimal, Decimal | None], ...]
    alone: Decimal | None


@dataclass(frozen=True, slots=True)
class ToolNeed:
    """What a tool lacks to reach the line.

    Attributes:
        line: the score that a level asks of each tool, as the year's criteria tell it.
        short: points short of the line; 0 when reached.
        together: the points that its indicators must gain in total; each gains `short` when they share it evenly.
        gain: what the overall score would gain by it.
    """

    tool: ToolScore
    score: Decimal
    line: Decimal
    short: Decimal
    together: Decimal
    gain: Decimal


@dataclass(frozen=True, slots=True)
class Priorities:
    """What would help most in one year.

    Attributes:
        overall: the overall score computed from the indicators, from which every outcome is reckoned.
        reported: the overall score as reported; None where it is not.
        goals: the scores that the what-if table lets each indicator reach.
        rows: the indicators that lose points, the costliest first.
        reported_on: a report says what became of the measures; without one all of them are outstanding.
        target: the year's target score; None when it is not known.
        short: points that the overall lacks to the target; 0 when reached; None when there is no target.
    """

    overall: Decimal
    reported: Decimal | None
    goals: tuple[Decimal, ...]
    rows: tuple[Priority, ...]
    tools: tuple[ToolNeed, ...]
    reported_on: bool
    target: Decimal | None
    short: Decimal | None

    @property
    def agrees(self) -> bool:
        """Whether the computed overall is the reported one, to two decimals, or nothing else is reported."""
        return self.reported is None or round2(self.overall) == round2(self.reported)


def priorities_of(assessment: Assessment) -> Priorities | None:
    """Return what would help most; None when the year's weights are not known."""
    overall = assessment.overall
    if overall is None:
        return None
    target = assessment.target
    short = None if target is None else max(target - overall, Decimal(0))
    goals = tuple(sorted({_HIGH, FULL} | ({target} if target is not None else set())))
    return Priorities(
        overall=overall,
        reported=assessment.report.scores.overall,
        goals=goals,
        rows=tuple(_priority(result, assessment, overall, goals, short) for result in assessment.by_lost),
        tools=tuple(_needs(assessment)),
        reported_on=assessment.progress is not None,
        target=target,
        short=short,
    )


def _priority(
    result: Indicator, assessment: Assessment, overall: Decimal, goals: Sequence[Decimal], short: Decimal | None
) -> Priority:
    share = assessment.criteria.shares[result.number]
    alone = result.score + short / share if short else None
    closed = assessment.progress.closed if assessment.progress else frozenset()
    own = assessment.answering(result.number)
    return Priority(
        indicator=result,
        share=share,
        measures=own,
        unanswered=assessment.unanswered(result.number),
        outstanding=tuple(view for view in own if view.measure.id not in closed),
        outcomes=tuple(
            (goal, overall + share * (goal - result.score) if goal > result.score else None) for goal in goals
        ),
        alone=alone if alone is not None and alone <= FULL else None,
    )


def _needs(assessment: Assessment) -> Iterator[ToolNeed]:
    """Yield what each tool lacks; nothing where no level of the year is known to ask anything of each tool."""
    line, criteria = assessment.criteria.tool_line, assessment.criteria
    for tool in assessment.tools:
        numbers = criteria.indicators_of(tool.code)
        if line is not None and tool.score is not None:
            short = max(line - tool.score, Decimal(0))
            share = sum((criteria.shares[number] for number in numbers), Decimal(0))
            yield ToolNeed(tool, tool.score, line, short, short * len(numbers), share * short)
