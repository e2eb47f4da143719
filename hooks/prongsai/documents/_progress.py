"""The report on the measures of one round (รายงานผลการดำเนินการ) as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from prongsai.content import long_date
from prongsai.documents import _front
from prongsai.documents._parts import Heading, Sheet, text
from prongsai.documents._tables import of_round
from prongsai.render import printed
from prongsai.words import plain

if TYPE_CHECKING:
    from prongsai.assess import AssessedAgency, Assessment, ProgressView, RoundView


def progress(
    agency: AssessedAgency, a: Assessment, told: ProgressView, one: RoundView, site_url: str
) -> tuple[Sheet, ...]:
    """Return what a round tells of each measure, under a cover."""
    start, end = long_date(one.start), long_date(one.end)
    span = plain("progress.span_reported" if one.reported else "progress.span", start=start, end=end, day=one.reported)
    counted = " · ".join(
        Markup(mark).striptags()  # noqa: S704 - only to drop the tags
        for mark in printed.marks(one.totals)
    )
    titles = ", ".join(view.measure.title for view in one.missing)
    missing = plain("progress.round_missing", titles=titles) if titles else ""
    heading = Heading(plain("progress.round", months=one.months), 1)
    table = Sheet((heading, *text(span, counted, missing, plain=True), of_round(a, one)), wide=True)
    return (Sheet((_front.cover(agency, a, told.item, (progress_title(a, one),), site_url),)), table)


def progress_title(a: Assessment, one: RoundView) -> str:
    """Return what the report of a round is called."""
    return plain("documents.progress", months=one.months, fiscal_year=a.fiscal_year)
