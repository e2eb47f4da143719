"""The published reports as documents: each is there, in either digits, and says what the report says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.assess import every_step
from prongsai.documents import contents_of
from prongsai.text import fold_digits, round2
from tests.documents.test_contents import squeezed, squeezed_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess import Assessment
    from tests.reports.reports import Report


def wanted(a: Assessment) -> Iterator[str]:
    """Yield each score, measure, step, unit and period of a report."""
    yield from (str(round2(one.score)) for one in a.indicators)
    for view in a.measures:
        yield from (view.measure.title, *view.units)
        yield from (step.title for step in every_step(view.steps))
        yield from (view.period,) if view.period else ()


def test_each_report_has_its_documents(reports: list[Report]) -> None:
    """Each is a report in PDF and Word, and a memo where it was one, which says all in Arabic and in Thai digits."""
    for one in reports:
        agency = one.agency
        plain, thai = (contents_of(agency, one.year, digits=digits) for digits in ("arabic", "thai"))
        memo = one.year.report.analysis.document.to is not None
        assert ({"report", "memo"} if memo else {"report"}) == {name for name in plain if "progress" not in name}, (
            one.name
        )
        assert [each for each in wanted(one.year) if squeezed_words(each) not in squeezed(plain["report"])] == [], (
            one.name
        )
        folded = fold_digits(squeezed(thai["report"]))
        assert [each for each in wanted(one.year) if fold_digits(squeezed_words(each)) not in folded] == [], one.name
