"""The results that are told of a year (ผลของปี), by its own report or by a later one: what has which score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.text import fold_digits, item_key, question_key, round2

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from prongsai.content import EarlierYear, Report, Scores

Holder = tuple[str, str]
"""The kind of what has a score, and its number or code: of EIT's parts `EIT 1`, of the agency as a whole nothing."""


def results_of(year: int, report: Report, previous: Report | None) -> Scores | EarlierYear | None:
    """Return what is told of a year: by its own report where that is at hand, else by a later one."""
    own = (one.scores for one in (report, previous) if one is not None and one.year == year)
    return next(own, None) or _earlier(year, report, previous)


def _earlier(year: int, report: Report, previous: Report | None) -> EarlierYear | None:
    earlier = (previous.scores.earlier if previous else {}) | report.scores.earlier
    return next((one for raw, one in earlier.items() if int(fold_digits(raw)) == year), None)


def scores_of(year: int, report: Report, previous: Report | None) -> Mapping[Holder, Decimal]:
    """Return the scores that are told of a year, with two decimals; its own report's go before a later one's."""
    told = _earlier(year, report, previous)
    found = _shared(told.score, told.tools, told.indicators) if told else {}
    for scores in (one.scores for one in (previous, report) if one is not None and one.year == year):
        found |= _shared(scores.overall, scores.tools, {raw: one.score for raw, one in scores.indicators.items()})
        found |= {("part", f"EIT {fold_digits(name)}"): part.score for name, part in scores.eit_parts.items()}
        found |= {("question", question_key(raw)): score for raw, score in scores.questions.items()}
        found |= {("item", item_key(raw)): one.score for raw, one in scores.items.items()}
    return {holder: round2(score) for holder, score in found.items() if score is not None}


def _shared(
    overall: Decimal | None, tools: Mapping[str, Decimal], indicators: Mapping[str, Decimal]
) -> dict[Holder, Decimal | None]:
    """Return the scores that a later report may tell, too."""
    whole: dict[Holder, Decimal | None] = {} if overall is None else {("overall", ""): overall}
    numbered = {("indicator", str(int(fold_digits(raw)))): score for raw, score in indicators.items()}
    return whole | {("tool", raw.upper()): score for raw, score in tools.items()} | numbered
