"""Which documents a year has, by the names that their files have behind the agency's and the year's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.documents._parts import Content, in_digits
from prongsai.documents._progress import progress, progress_title
from prongsai.documents._report import is_memo, memo, report, report_title

if TYPE_CHECKING:
    from datetime import date

    from prongsai.assess import AssessedAgency, Assessment
    from prongsai.documents._parts import Sheet
    from prongsai.text import Digits


def contents_of(
    agency: AssessedAgency, a: Assessment, *, digits: Digits = "arabic", changed: date | None = None, site_url: str = ""
) -> dict[str, Content]:
    """Return what the documents of a year show, by name: `report`, `memo` where it was issued as one, `progress-06`.

    `changed`, the day of the last change of the year, dates what has no day of its own; `site_url` is the address of
    the published site, closed by `/`, and empty where it is not known.
    """

    def content(title: str, day: date | None, sheets: tuple[Sheet, ...]) -> Content:
        return Content(in_digits(title, digits), agency.agency.name, day, digits, in_digits(sheets, digits))

    told = a.report.analysis.document.date
    day = told.last() if told else changed
    made = {"report": content(report_title(a), day, report(agency, a, site_url))}
    if is_memo(a):
        made["memo"] = content(report_title(a), day, memo(agency, a))
    for one in a.progress.rounds if a.progress else ():
        if a.progress and one.lines:
            reported = one.reported.last() if one.reported else changed
            sheets = progress(agency, a, a.progress, one, site_url)
            made[f"progress-{one.months:02}"] = content(progress_title(a, one), reported, sheets)
    return made
