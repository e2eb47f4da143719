"""The checks (การตรวจสอบ): each looks at one assessed report and yields what contradicts or is missing.

A check is a pure function from an assessment to findings; adding one means writing it and naming it in `CHECKS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.assess.checks.acknowledge import acknowledged
from prongsai.assess.checks.characters import check_characters
from prongsai.assess.checks.codes import check_codes
from prongsai.assess.checks.completeness import check_completeness
from prongsai.assess.checks.level import check_level
from prongsai.assess.checks.markdown import check_markdown
from prongsai.assess.checks.names import check_names
from prongsai.assess.checks.progress import check_progress
from prongsai.assess.checks.promises import check_promises, check_repetition
from prongsai.assess.checks.prose import check_prose
from prongsai.assess.checks.totals import check_totals
from prongsai.assess.checks.years import check_years

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
