"""Reported totals against the figures that they are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.assess._arithmetic import agrees
from prongsai.findings import Finding
from prongsai.text import round2

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from prongsai.assess._assessment import Assessment


def check_totals(assessment: Assessment) -> Iterator[Finding]:
    """Yield where the overall score or a tool's score does not follow from the indicators."""
    source, scores = assessment.report.sources["scores.yml"], assessment.report.scores
    if assessment.overall is None:
        yield Finding.make("H304", source.at("overall"), year=assessment.criteria.year)
    elif not agrees(scores.overall, assessment.tools):
        figures = _figures(scores.overall, assessment.overall)
        yield Finding.make("E301", source.at("overall"), **figures)
    for tool in assessment.tools:
        if tool.reported is not None and round2(tool.reported) != round2(tool.score):
            key = next(raw for raw in scores.tools if raw.upper() == tool.code)
            figures = _figures(tool.reported, tool.score)
            yield Finding.make("E302", source.at("tools", key), tool=tool.code, **figures)


def _figures(reported: Decimal, computed: Decimal) -> dict[str, object]:
    difference = abs(round2(reported) - round2(computed))
    return {"reported": round2(reported), "computed": round2(computed), "difference": difference}
