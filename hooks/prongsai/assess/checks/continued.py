"""Measures that carry one of the year before on (มาตรการต่อเนื่อง)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.findings import Finding
from prongsai.text import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess._assessment import Assessment


def check_continued(assessment: Assessment) -> Iterator[Finding]:
    """Yield what a measure says to carry on that last year's report, where there is one, does not have."""
    if assessment.previous is None:
        return
    known = [measure.id for measure in assessment.previous.measures.measures]
    source = assessment.report.sources["measures.yml"]
    for index, measure in enumerate(assessment.report.measures.measures):
        if measure.continues and measure.continues not in known:
            place = source.at("measures", index, "continues")
            figures = {"found": measure.continues, "year": assessment.previous.year}
            yield Finding.make("W720", place, **figures, hint=suggestion(measure.continues, known))
