"""Assessing (การประเมินรายงาน), step by step: the one file that names every step, in order."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from prongsai.assess._assessment import AssessedAgency, AssessedSite, Assessment
from prongsai.assess._expanded import Narrative
from prongsai.assess.checks.acknowledge import acknowledged, acknowledged_by_agency
from prongsai.assess.checks.addresses import check_addresses
from prongsai.assess.checks.assigned import check_assigned
from prongsai.assess.checks.characters import check_characters
from prongsai.assess.checks.codes import check_asked, check_codes
from prongsai.assess.checks.copied import check_copied
from prongsai.assess.checks.evidence import check_evidence, personal_in_evidence, personal_inside
from prongsai.assess.checks.level import check_level
from prongsai.assess.checks.listed import check_listed
from prongsai.assess.checks.markdown import check_markdown
from prongsai.assess.checks.misnamed import check_headings, check_misnamed
from prongsai.assess.checks.names import check_names
from prongsai.assess.checks.personal import (
    Office,
    check_personal,
    masked,
    office_of,
    personal_in,
    personal_in_name,
)
from prongsai.assess.checks.plan import check_continued, check_plan
from prongsai.assess.checks.progress import check_progress
from prongsai.assess.checks.promises import check_promises, check_tasks
from prongsai.assess.checks.prose import check_prose
from prongsai.assess.checks.repeated import check_numbering, check_repetition
from prongsai.assess.checks.sums import check_sums
from prongsai.assess.checks.totals import check_totals
from prongsai.assess.checks.unknown import check_unknown
from prongsai.assess.checks.years import check_dates, check_years
from prongsai.assess.elements.remarks import remarks_of
from prongsai.assess.elements.required import check_completeness
from prongsai.assess.figures.arithmetic import Lines, indicators_of, overall_of, tools_of
from prongsai.assess.figures.disclosure import disclosed_item
from prongsai.assess.figures.due import days_of, due_of
from prongsai.assess.figures.measures import measure_views, unit_names
from prongsai.assess.figures.outcomes import delivery_of
from prongsai.assess.figures.progress import progress_view
from prongsai.assess.figures.subjects import Subjects
from prongsai.assess.narrative.reader import misnamed, read_narrative
from prongsai.content import ADDRESSES_FILE, NARRATIVE_FILE, criteria_of
from prongsai.findings import Findings, gathered
from prongsai.text import few_searches
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from prongsai.content import Agency, AgencyContent, Report, Site, Source, Torn
    from prongsai.findings import Finding


CHECKS: tuple[Callable[[Assessment], Iterator[Finding]], ...] = (
    check_totals,
    check_unknown,
    check_level,
    check_prose,
    check_sums,
    check_completeness,
    check_repetition,
    check_numbering,
    check_promises,
    check_tasks,
    check_assigned,
    check_listed,
    check_continued,
    check_codes,
    check_asked,
    check_years,
    check_dates,
    check_plan,
    check_copied,
    check_names,
    check_misnamed,
    check_headings,
    check_characters,
    check_markdown,
    check_progress,
    check_personal,
    check_evidence,
)
"""What looks at each assessed report, in order."""
OF_FIGURES = (check_totals, check_level, check_prose, check_sums)
"""What looks for contradictions, of a report with errors, too: it needs the scores and the words in question alone."""


def assess_site(site: Site, today: date | None = None, only: int | None = None) -> AssessedSite:
    """Assess every report that could be read. Reports with broken references are left out: their errors say why.

    Without `today` nothing is told that depends on a day: what is overdue or due. With `only`, just that year is
    assessed, and held against the one before as ever.
    """
    broken = {finding.place.file.rpartition("/")[0] for finding in site.findings.errors}
    read = _read(site, broken)
    agencies = tuple(_assess_agency(content, broken, today, read, only) for content in site.agencies)
    years = [year for agency in agencies for year in agency.years]
    assessed = {source.file for year in years for source in _texts(year.report)}
    unread = [source for source in site.sources if source.file not in assessed]
    taken = {*chain.from_iterable(read.values())}
    found = [*(one for one in site.findings if one not in taken), *(one for year in years for one in year.findings)]
    found += chain.from_iterable(misnamed(source) for source in unread if source.file.endswith(NARRATIVE_FILE))
    found += chain.from_iterable(_contradictions(torn) for torn in site.torn)
    found += _personal(site, unread, read)
    draft = AssessedSite(agencies, Findings(found), site.addresses)
    return replace(draft, findings=Findings(map(masked, gathered([*found, *check_addresses(draft)]))))


def _read(site: Site, broken: set[str]) -> dict[str, list[Finding]]:
    """Return what reading told of each folder that can acknowledge it: of agencies and of years without errors."""
    known = {content.slug for content in site.agencies}
    known |= {f"{content.slug}/{report.year}" for content in site.agencies for report in content.reports}
    found: dict[str, list[Finding]] = {}
    for one in site.findings:
        folder = one.place.file.rpartition("/")[0]
        if folder in known and not {folder, folder.partition("/")[0]} & broken:
            found.setdefault(folder, []).append(one)
    return found


def _contradictions(torn: Torn) -> Iterator[Finding]:
    """Yield what contradicts in the files without errors of a year that has some elsewhere."""
    draft = _draft(torn.slug, torn.agency, torn.report, None, None)
    found = acknowledged([finding for check in OF_FIGURES for finding in check(draft)], torn.report)
    # Which lines the report draws is told in the measures, and what else may be acknowledged was not looked for.
    lines = set() if torn.report.has_measures else {"W411"}
    yield from (finding for finding in found if finding.code not in {"W303"} | lines)


def _personal(site: Site, unread: Iterable[Source], read: dict[str, list[Finding]]) -> Iterator[Finding]:
    """Yield the personal data in what no year holds: the agencies' own files, and years that could not be read.

    With it what reading told of the agencies' own files, which they acknowledge too.
    """
    offices = {content.slug: office_of(content.agency) for content in site.agencies}
    own: dict[str, list[Finding]] = {slug: [*read.get(slug, ())] for slug in offices}
    files = {source.file: source for source in site.sources}
    for source in unread:
        slug, _, rest = source.file.partition("/")
        found = personal_in(source, offices.get(slug, Office()))
        if slug in own and "/" not in rest:
            own[slug] += found
        else:
            yield from found
    waiting = {source.file for source in unread}
    for parts in site.progress:
        if parts.record is not None and (file := parts.record[1].file) in waiting:
            yield from personal_in_evidence(parts, offices.get(file.partition("/")[0], Office()))
    for content in site.agencies:
        own[content.slug] += personal_in_name(content.slug, content.source)
        if content.emblem is not None:
            named, place = plain("names.emblem", file=content.emblem.file), content.source.at("emblem")
            own[content.slug] += personal_inside(content.emblem.data, named, place, offices[content.slug])
        addresses = files.get(f"{content.slug}/{ADDRESSES_FILE}")
        yield from acknowledged_by_agency(own[content.slug], content.agency, content.source, addresses)


def _texts(report: Report) -> Iterator[Source]:
    """Yield the text files of a year."""
    yield report.narrative
    yield from (source for name, source in report.sources.items() if name != "agency.yml")


def _assess_agency(
    content: AgencyContent, broken: set[str], today: date | None, read: dict[str, list[Finding]], only: int | None
) -> AssessedAgency:
    sound = [
        report
        for report in content.reports
        if content.slug not in broken and f"{content.slug}/{report.year}" not in broken
    ]
    by_year = {report.year: report for report in sound}
    asked = [one for one in sound if only in (None, one.year)]
    with few_searches():
        drafts = (_draft(content.slug, content.agency, one, by_year.get(one.year - 1), today) for one in asked)
        years = tuple(_judged(draft, read.get(f"{content.slug}/{draft.year}", ())) for draft in drafts)
    return AssessedAgency(content.slug, content.agency, years, content.addresses, content.emblem, content.drafts)


def assess(
    slug: str, agency: Agency, report: Report, previous: Report | None = None, today: date | None = None
) -> Assessment:
    """Assess one report whose references have been found sound."""
    return _judged(_draft(slug, agency, report, previous, today))


def _judged(draft: Assessment, read: Iterable[Finding] = ()) -> Assessment:
    """Return a draft with all that is found in it, and `read`, what reading its files told already."""
    found = [*dict.fromkeys([*read, *(finding for check in CHECKS for finding in check(draft))])]
    told = acknowledged([*found, *draft.narrative.findings], draft.report)
    # Nothing personal is told whole, whichever check quotes it.
    whole = replace(draft, findings=tuple(map(masked, told)))
    return replace(whole, remarks=remarks_of(whole))


def _draft(slug: str, agency: Agency, report: Report, previous: Report | None, today: date | None) -> Assessment:
    """Return what a report's figures give and its narrative says, before anything is looked for in it."""
    criteria = criteria_of(report)
    own = report.measures.thresholds
    lines = Lines(own.strength, own.weakness, own.improve)
    indicators = indicators_of(report.scores, criteria, lines, report.framework.names_before(report.year))
    tools = tools_of(indicators, report.scores, criteria)
    item = disclosed_item(report)
    topics = report.framework.topics_near(item.ita_year or report.year)
    subjects = Subjects(criteria, topics, report, indicators, tools)
    measures = measure_views(report, agency, subjects, previous)
    progress = progress_view(report, unit_names(agency), measures, today)
    delivery = delivery_of(measures, progress, report.fiscal_year, today)
    days = days_of(report.measures, report.progress, report.fiscal_year)
    draft = Assessment(
        slug=slug,
        agency=agency,
        report=report,
        criteria=criteria,
        lines=lines,
        indicators=indicators,
        tools=tools,
        overall=overall_of(indicators, criteria),
        subjects=subjects,
        measures=measures,
        item=item,
        narrative=Narrative(),
        previous=previous,
        findings=(),
        delivery=delivery,
        days=days,
        progress=progress,
        due=() if today is None else due_of(delivery, days, today),
        today=today,
    )
    return replace(draft, narrative=read_narrative(draft))
