"""The checks (การตรวจสอบ): each looks at one assessed report and yields what contradicts or is missing.

A check is a pure function from an assessment to findings; adding one means writing it and naming it in `CHECKS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.assess._arithmetic import overall_agrees
from prongsai.assess.checks._acknowledge import acknowledged
from prongsai.assess.checks._characters import check_characters
from prongsai.assess.checks._codes import check_codes
from prongsai.assess.checks._completeness import Required, check_completeness, checklist
from prongsai.assess.checks._culprits import Culprit, Figures, best, find_culprits
from prongsai.assess.checks._level import check_level
from prongsai.assess.checks._markdown import check_markdown
from prongsai.assess.checks._names import check_names
from prongsai.assess.checks._progress import check_progress
from prongsai.assess.checks._prose import ByHand, check_prose, typed_by_hand
from prongsai.assess.checks._repetition import check_promises, check_repetition
from prongsai.assess.checks._report_elements import report_elements
from prongsai.assess.checks._totals import check_totals
from prongsai.assess.checks._years import check_years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prongsai.assess._assessment import Assessment
    from prongsai.findings import Finding

CHECKS: tuple[Callable[[Assessment], Iterator[Finding]], ...] = (
    check_totals,
    check_level,
    check_prose,
    check_completeness,
    check_repetition,
    check_promises,
    check_codes,
    check_years,
    check_names,
    check_characters,
    check_markdown,
    check_progress,
)


def run_checks(assessment: Assessment) -> tuple[Finding, ...]:
    """Return what every check finds, each with the author's reason where the content acknowledges it."""
    found = [finding for check in CHECKS for finding in check(assessment)]
    return tuple(acknowledged([*found, *assessment.narrative.findings], assessment.report))


__all__ = [
    "CHECKS",
    "ByHand",
    "Culprit",
    "Figures",
    "Required",
    "best",
    "checklist",
    "find_culprits",
    "overall_agrees",
    "report_elements",
    "run_checks",
    "typed_by_hand",
]
