"""Assessing (การประเมินรายงาน), step by step: the one file that names every step, in order."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from prongsai.assess._assessment import AssessedAgency, AssessedSite, Assessment
from prongsai.assess._expanded import Narrative
from prongsai.assess.checks.acknowledge import acknowledged
from prongsai.assess.checks.addresses import check_addresses
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
from prongsai.assess.figures.arithmetic import indicators_of, lines_of, overall_of, tools_of
from prongsai.assess.figures.disclosure import disclosed_item, topics_of
from prongsai.assess.figures.measures import measure_views
from prongsai.assess.figures.progress import progress_view
from prongsai.assess.figures.subjects import Subjects
from prongsai.assess.narrative.reader import misnamed, read_narrative
from prongsai.content import criteria_of
from prongsai.findings import Findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from prongsai.content import Agency, AgencyContent, Report, Site
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
"""What looks at each assessed report, in order."""


def assess_site(site: Site, today: date | None = None) -> AssessedSite:
    """Assess every report that could be read. Reports with broken references are left out: their errors say why.

    Without `today` nothing is told that depends on a day: what is overdue or due.
    """
    broken = {finding.place.file.rpartition("/")[0] for finding in site.findings.errors}
    agencies = tuple(_assess_agency(content, broken, today) for content in site.agencies)
    years = [year for agency in agencies for year in agency.years]
    assessed = {year.report.narrative.file for year in years}
    unread = [narrative for narrative in site.narratives if narrative.file not in assessed]
    found = [*site.findings, *(one for year in years for one in year.findings)]
    found += chain.from_iterable(map(misnamed, unread))
    draft = AssessedSite(agencies, Findings(found), site.addresses)
    return replace(draft, findings=Findings([*found, *check_addresses(draft)]))


def _assess_agency(content: AgencyContent, broken: set[str], today: date | None) -> AssessedAgency:
    sound = [
        report
        for report in content.reports
        if content.slug not in broken and f"{content.slug}/{report.year}" not in broken
    ]
    by_year = {report.year: report for report in sound}
    years = tuple(assess(content.slug, content.agency, report, by_year.get(report.year - 1), today) for report in sound)
    return AssessedAgency(content.slug, content.agency, years, content.addresses, content.emblem)


def assess(
    slug: str, agency: Agency, report: Report, previous: Report | None = None, today: date | None = None
) -> Assessment:
    """Assess one report whose references have been found sound."""
    criteria = criteria_of(report)
    lines = lines_of(report.measures.thresholds, criteria)
    indicators = indicators_of(report.scores, criteria, lines)
    tools = tools_of(indicators, report.scores, criteria)
    item = disclosed_item(report)
    subjects = Subjects(criteria, topics_of(item), report.scores, indicators, tools)
    measures = measure_views(report, agency, subjects)
    draft = Assessment(
        slug=slug,
        agency=agency,
        report=report,
        criteria=criteria,
        lines=lines,
        indicators=indicators,
        tools=tools,
        overall=overall_of(tools),
        subjects=subjects,
        measures=measures,
        item=item,
        narrative=Narrative(),
        previous=previous,
        findings=(),
        progress=progress_view(report, agency, measures, today),
        today=today,
    )
    draft = replace(draft, narrative=read_narrative(draft))
    found = [finding for check in CHECKS for finding in check(draft)]
    return replace(draft, findings=tuple(acknowledged([*found, *draft.narrative.findings], report)))
