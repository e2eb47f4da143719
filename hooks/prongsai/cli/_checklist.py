"""The checklist (รายการตรวจความครบถ้วน) under the findings: what each report has and lacks, as an assessor ticks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.assess import checklist
from prongsai.cli._terminal import padded, width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prongsai.assess import Assessment

_TICKS = {True: "✓", False: "✗"}


def render_checklist(years: Iterable[Assessment]) -> str:
    """Return the checklists of reports, each after an empty line."""
    return "".join(f"\n{_report(year)}" for year in years)


def _report(assessment: Assessment) -> str:
    elements = checklist(assessment)
    labels = max(width(element.label) for element in elements)
    words = max(width(element.words) for element in elements)
    lines = [f"{assessment.agency.name} ปี {assessment.year} ({assessment.item.name} ITA ปี {assessment.item.ita_year})"]
    for element in elements:
        told = f"{padded(element.label, labels)}  {padded(element.words, words)}  {element.detail}"
        lines.append(f"  {_TICKS[element.present]} {told}".rstrip())
    return "".join(f"{line}\n" for line in lines)
