"""A year's documents, and its report (รายงาน): in the order and under the headings that the agency gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.documents import _front
from prongsai.documents._annexes import annexes
from prongsai.documents._narrative import entries, narrative
from prongsai.documents._parts import Content, Contents, Heading, Item, Listing, Sheet, Signature, in_digits, text
from prongsai.documents._progress import progress, progress_title
from prongsai.documents._tables import listed, measures, of_page
from prongsai.render import printed
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from prongsai.assess import AssessedAgency, Assessment
    from prongsai.documents._parts import Block
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


def report(agency: AssessedAgency, a: Assessment, site_url: str) -> tuple[Sheet, ...]:
    """Return the report: with a memo where it was issued as one, else with a cover of ours and contents."""
    return tuple(_report(agency, a, site_url))


def _report(agency: AssessedAgency, a: Assessment, site_url: str) -> Iterator[Sheet]:
    told = a.report.analysis
    if not is_memo(a) or _own_title(a) or told.document.cover:
        lines = (report_title(a), *told.document.cover)
        yield Sheet((_front.cover(agency, a, a.item, lines, site_url),))
    if told.preface and printed.squeezed(told.preface) not in printed.squeezed(a.narrative.text):
        yield Sheet((Heading(plain("documents.preface"), 1), *text(told.preface)))
    if is_memo(a):
        yield from memo(agency, a)
    else:
        yield Sheet((Contents(plain("documents.contents")),))
        yield Sheet(tuple(_body(a)))
        yield from _measures(a)
        closing = (*_limitations(a), *_closing(a))
        if closing:
            yield Sheet(closing)
    yield from annexes(agency, a)


def report_title(a: Assessment) -> str:
    """Return what the report is called: as the agency prints it, or else by its year."""
    if given := _own_title(a):
        return given
    if a.framework.national:
        return plain("documents.report", year=a.year)
    return plain("documents.other_report", framework=a.framework.name, year=a.year)


def _own_title(a: Assessment) -> str | None:
    """Return the report's own title; “memo” is the name of a form, and no title of what was issued in it."""
    given, form = a.report.analysis.document.title, printed.squeezed(plain("documents.memo"))
    return None if given and is_memo(a) and printed.squeezed(given) == form else given


def is_memo(a: Assessment) -> bool:
    """Tell whether the report was issued as a memo (บันทึกข้อความ): it is addressed to somebody."""
    return a.report.analysis.document.to is not None


def memo(agency: AssessedAgency, a: Assessment) -> tuple[Sheet, ...]:
    """Return the memo: its head, what it says, what it asks for and who signs, and the measures attached."""
    first = (_front.memo_head(agency, a), *_body(a), *_closing(a))
    limitations = tuple(_limitations(a))
    return (Sheet(first), *_measures(a), *([Sheet(limitations)] if limitations else []))


def _body(a: Assessment) -> Iterator[Block]:
    told, said = a.report.analysis, printed.squeezed(a.narrative.text)
    if told.rationale and printed.squeezed(told.rationale) not in said:
        yield Heading(plain("documents.rationale"), 1)
        yield from text(told.rationale)
    yield from narrative(a)
    if untold := printed.untold(a):
        yield Heading(plain("documents.analysis"), 1)
        yield from entries(untold, 2)
    if told.advice and "advice" not in placed(a):
        yield Heading(plain("documents.advice"), 1)
        yield from of_page(printed.advice(a))


def placed(a: Assessment) -> frozenset[str]:
    """Return the tables that the narrative has in a place of its own."""
    return frozenset(block.name for block in a.narrative.blocks if block.kind == "table")


def _measures(a: Assessment) -> Iterator[Sheet]:
    if a.measures:
        heading = Heading(plain("measures.measures", fiscal_year=a.fiscal_year), 1)
        yield Sheet((heading, measures(printed.project(a))), wide=True)


def _limitations(a: Assessment) -> Iterator[Block]:
    if a.report.analysis.limitations is not None and "limitations" not in placed(a):
        yield Heading(plain("common.limitations"), 1)
        yield from of_page(printed.limitations(a))


def _closing(a: Assessment) -> Iterator[Block]:
    document = a.report.analysis.document
    if document.considerations:
        yield Heading(plain("documents.considerations"), 1)
        for one in document.considerations:
            yield from [Listing((Item(one.mark, listed((one.text,))),))] if one.mark else text(one.text)
    yield from map(Signature, document.signed)
