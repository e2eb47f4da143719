"""What a complete report (รายงานที่ครบถ้วน) has and this one lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.assess.elements.required import checklist

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess._assessment import Assessment
    from prongsai.findings import Finding


def check_completeness(assessment: Assessment) -> Iterator[Finding]:
    """Yield what the checklist misses."""
    for element in checklist(assessment):
        yield from element.findings
