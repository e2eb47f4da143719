"""The assessed report: everything that pages and data files show, and everything that contradicts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from prongsai.assess._arithmetic import Lines, indicators_of, lines_of, overall_of, tools_of
from prongsai.assess._disclosure import DisclosedItem, disclosed_item, topics_of
from prongsai.assess._measures import MeasureView, measure_views
from prongsai.assess._narrative import Narrative, misnamed, read_narrative
from prongsai.assess._progress import progress_view
from prongsai.assess._subjects import Subjects
from prongsai.assess.checks import run_checks
from prongsai.content import criteria_of
from prongsai.findings import Findings
from prongsai.text import thai_order

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from prongsai.assess._arithmetic import Indicator, ToolScore
    from prongsai.assess._progress import ProgressView
    from prongsai.content import Agency, AgencyContent, Emblem, ListedAddress, Note, Report, Site
    from prongsai.criteria import Criteria
    from prongsai.findings import Finding


_FIGURES = ("3", "4")
"""The groups of findings about published figures: totals and levels, and prose against tables."""
_UNMATCHED = "W303"
"""An acknowledgement that matches nothing; it stands in the group of totals but speaks of no figure."""


# Told apart by identity: what has been worked out of one assessment can be kept beside it.
@dataclass(frozen=True, eq=False)
class Assessment:
    """One year of an agency, assessed.

    Attributes:
        previous: the report of the year before, where the agency has one.
        overall: the weighted score computed from the indicators, exact; None when the year's weights are unknown.
        findings: what the checks found, acknowledged ones included.
        progress: what became of the measures; None when the report has no progress.yml.
        today: the day by which overdue is told; None when it is not told.
    """

    slug: str
    agency: Agency
    report: Report
    criteria: Criteria
    lines: Lines
    indicators: tuple[Indicator, ...]
    tools: tuple[ToolScore, ...]
    overall: Decimal | None
    subjects: Subjects
    measures: tuple[MeasureView, ...]
    item: DisclosedItem
    narrative: Narrative
    previous: Report | None
    findings: tuple[Finding, ...]
    progress: ProgressView | None = None
    today: date | None = None

    @property
    def year(self) -> int:
        """The B.E. year whose results are reported."""
        return self.report.year

    @property
    def fiscal_year(self) -> int:
        """The fiscal year of the measures."""
        return self.report.measures.fiscal_year or self.year + 1

    @cached_property
    def ranking(self) -> tuple[Indicator, ...]:
        """The indicators from the highest score down; equal ones by number."""
        return tuple(sorted(self.indicators, key=lambda result: (result.rank, result.number)))

    @cached_property
    def by_lost(self) -> tuple[Indicator, ...]:
        """The indicators that lose points, the costliest first; empty when the year's weights are unknown."""
        losing = [(result.lost, result) for result in self.indicators if result.lost]
        return tuple(result for _, result in sorted(losing, key=lambda pair: (-pair[0], pair[1].number)))

    @property
    def highest(self) -> tuple[Indicator, ...]:
        """The indicators with the highest score."""
        return tuple(result for result in self.ranking if result.rank == 1)

    @property
    def lowest(self) -> tuple[Indicator, ...]:
        """The indicators with the lowest score."""
        return tuple(result for result in self.ranking if result.score == self.ranking[-1].score)

    @property
    def contradictions(self) -> tuple[Finding, ...]:
        """The findings that a reader of the page should know of: published figures that contradict each other.

        What is missing or misspelt is for the officer, who reads it in `check`.
        """
        told = (finding for finding in self.findings if finding.severity != "hint" and finding.code != _UNMATCHED)
        return tuple(finding for finding in told if finding.code[1] in _FIGURES)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The author's notes on contradictions, from all files."""
        return self.report.scores.notes + self.report.analysis.notes + self.report.measures.notes


@dataclass(frozen=True)
class AssessedAgency:
    """An agency with its assessed years, the latest first, the addresses that it once published, and its emblem."""

    slug: str
    agency: Agency
    years: tuple[Assessment, ...]
    addresses: tuple[ListedAddress, ...] = ()
    emblem: Emblem | None = None


@dataclass(frozen=True)
class AssessedSite:
    """All agencies, every finding of reading and of assessing, and the homes that were once published."""

    agencies: tuple[AssessedAgency, ...]
    findings: Findings
    addresses: tuple[ListedAddress, ...] = ()

    @property
    def by_name(self) -> tuple[AssessedAgency, ...]:
        """The agencies in the order of their names (ตามพจนานุกรม), an invented one last."""
        return tuple(sorted(self.agencies, key=lambda one: (one.agency.sample, thai_order(one.agency.name), one.slug)))


def assess_site(site: Site, today: date | None = None) -> AssessedSite:
    """Assess every report that could be read. Reports with broken references are left out: their errors say why.

    Without `today` nothing is told that depends on a day: what is overdue or due.
    """
    findings = Findings(site.findings)
    broken = {finding.place.file.rpartition("/")[0] for finding in site.findings.errors}
    agencies = [_assess_agency(content, broken, today) for content in site.agencies]
    for agency in agencies:
        for year in agency.years:
            findings.extend(year.findings)
    assessed = {year.report.narrative.file for agency in agencies for year in agency.years}
    for narrative in site.narratives:
        if narrative.file not in assessed:
            findings.extend(misnamed(narrative))
    return AssessedSite(tuple(agencies), findings, site.addresses)


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
    return replace(draft, findings=run_checks(draft))
