"""The checks (การตรวจสอบ): each looks at one assessed report and yields what contradicts or is missing.

A check is a pure function from an assessment to findings; adding one means writing it and naming it in `CHECKS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.assess.checks._acknowledge import acknowledged
from prongsai.assess.checks._level import check_level
from prongsai.assess.checks._totals import check_totals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prongsai.assess._assessment import Assessment
    from prongsai.findings import Finding

CHECKS: tuple[Callable[[Assessment], Iterator[Finding]], ...] = (check_totals, check_level)


def run_checks(assessment: Assessment) -> tuple[Finding, ...]:
    """Return what every check finds, each with the author's reason where the content acknowledges it."""
    found = [finding for check in CHECKS for finding in check(assessment)]
    return tuple(acknowledged([*found, *assessment.narrative.findings], assessment.report))


__all__ = ["CHECKS", "run_checks"]
