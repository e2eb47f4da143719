"""The assessed report: everything that pages and data files show, and everything that contradicts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from prongsai.addresses import paths
from prongsai.assess.figures.arithmetic import below_least
from prongsai.text import thai_order

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from prongsai.assess._expanded import Narrative
    from prongsai.assess.figures.arithmetic import Indicator, Lines, ToolScore
    from prongsai.assess.figures.disclosure import DisclosedItem
    from prongsai.assess.figures.due import Due, Key
    from prongsai.assess.figures.measures import MeasureView
    from prongsai.assess.figures.outcomes import Delivery
    from prongsai.assess.figures.progress import ProgressView
    from prongsai.assess.figures.subjects import Subjects
    from prongsai.content import Agency, Emblem, ListedAddress, Location, Note, Report
    from prongsai.criteria import Criteria, Framework
    from prongsai.findings import Finding, Findings


_FIGURES = ("3", "4")
"""The groups of findings about published figures: totals and levels, and prose against tables."""
_OF_MEASURES = ("measures", "progress")
_OVERALL = "E301"
"""The reported overall score does not follow from the indicators."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark of the author's (ข้อสังเกตของผู้จัดทำ): a note, or the reason why what was found stands.

    Attributes:
        file: the file of the year that it is about, such as `measures.yml`.
        at: the location of the value that it is about; empty for the whole file.
        found: what the checks found there, in a reader's words; empty for a note alone.
        text: the author's words.
        line: the line or page of the original report; None where none is named.
    """

    file: str
    at: Location
    found: str
    text: str
    line: int | None = None


# Told apart by identity: what has been worked out of one assessment can be kept beside it.
@dataclass(frozen=True, eq=False)
class Assessment:
    """One year of an agency, assessed.

    Attributes:
        previous: the report of the year before, where the agency has one.
        overall: the weighted score computed from the indicators, exact; None when the year's weights are unknown.
        findings: what the checks found, acknowledged ones included.
        remarks: the author's notes and reasons, each with what it is about.
        delivery: the state of each measure, whether a report tells it or none does.
        days: the last day of each round and measure, by what identifies it.
        progress: what became of the measures; None when the report has no progress.yml.
        due: the days that wait for somebody, the earliest first; none where no day is told to look from.
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
    delivery: Delivery
    days: Mapping[Key, date]
    progress: ProgressView | None = None
    due: tuple[Due, ...] = ()
    remarks: tuple[Remark, ...] = ()
    today: date | None = None

    @property
    def year(self) -> int:
        """The B.E. year whose results are reported."""
        return self.report.year

    @property
    def fiscal_year(self) -> int:
        """The fiscal year of the measures."""
        return self.report.fiscal_year

    @property
    def target(self) -> Decimal | None:
        """The year's target score (ค่าเป้าหมาย); None when it is not known."""
        return self.criteria.target.score if self.criteria.target else None

    @property
    def own_target(self) -> Decimal | None:
        """The target of the overall score that the agency set itself; None where it set none."""
        return self.report.measures.thresholds.target

    @property
    def reached(self) -> bool | None:
        """Whether the reported overall score is not below the target score; None where one of them is not known."""
        reported = self.report.scores.overall
        return None if self.target is None or reported is None else reported >= self.target

    @property
    def low_tools(self) -> tuple[list[tuple[str, Decimal]], Decimal | None]:
        """The tools and parts of EIT below what a level of the year asks of each at least, and that score."""
        least = self.criteria.tool_line
        return ([] if least is None else below_least(self.tools, self.report.scores, least), least)

    @property
    def every_tool(self) -> bool:
        """Whether the score of each tool of the year is known, reported or computed."""
        return {tool.code for tool in self.tools} >= {tool.code for tool in self.criteria.tools}

    @property
    def framework(self) -> Framework:
        """By whose rules the results were assessed."""
        return self.report.framework

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the year that have pages: results, analysis and data, and with measures what is of them."""
        return tuple(part for part in paths.PARTS if self.report.has_measures or part not in _OF_MEASURES)

    @property
    def whole(self) -> bool:
        """Whether the report scores every indicator: of a part of them none is known to be the highest or lowest."""
        return bool(self.indicators) and all(result.rank is not None for result in self.indicators)

    @property
    def equal(self) -> bool:
        """Whether there are several indicators and all have one score."""
        return len(self.indicators) > 1 and len(self.highest) == len(self.indicators)

    @property
    def names_of(self) -> int | None:
        """The earlier year whose list lends the indicators' names, which are then not confirmed."""
        return next((result.name_year for result in self.indicators if result.name_year), None)

    def answering(self, number: int) -> tuple[MeasureView, ...]:
        """Return the measures that answer the indicator `number`, in the report's own order."""
        return tuple(view for view in self.measures if number in view.answers)

    def unanswered(self, number: int) -> bool:
        """Tell whether no measure answers the indicator `number`; false where it is not said what one answers."""
        return not any(number in view.answers or view.may_answer(number) for view in self.measures)

    @cached_property
    def ranking(self) -> tuple[Indicator, ...]:
        """The indicators from the highest score down; equal ones by number."""
        return tuple(sorted(self.indicators, key=lambda result: (-result.score, result.number)))

    @cached_property
    def by_lost(self) -> tuple[Indicator, ...]:
        """The indicators that lose points, the costliest first; empty when the year's weights are unknown."""
        losing = [(result.lost, result) for result in self.indicators if result.lost]
        return tuple(result for _, result in sorted(losing, key=lambda pair: (-pair[0], pair[1].number)))

    @property
    def highest(self) -> tuple[Indicator, ...]:
        """The indicators with the highest score of those that the report scores."""
        return tuple(result for result in self.indicators if result.score == self.ranking[0].score)

    @property
    def lowest(self) -> tuple[Indicator, ...]:
        """The indicators with the lowest score of those that the report scores."""
        return tuple(result for result in self.indicators if result.score == self.ranking[-1].score)

    @property
    def contradictions(self) -> tuple[Finding, ...]:
        """The findings that a reader of the page should know of: published figures that contradict each other.

        What is missing or misspelt is for the officer, who reads it in `check`.
        """
        told = (finding for finding in self.findings if finding.severity != "hint" and finding.to_readers)
        return tuple(finding for finding in told if finding.code[1] in _FIGURES)

    @property
    def overall_differs(self) -> Finding | None:
        """The finding that the reported overall score does not follow from the indicators; None where it does."""
        return next((finding for finding in self.findings if finding.code == _OVERALL), None)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The author's notes on contradictions, from all files."""
        return self.report.scores.notes + self.report.analysis.notes + self.report.measures.notes


@dataclass(frozen=True)
class AssessedAgency:
    """An agency with its assessed years, the latest first, the addresses that it once published, and its emblem.

    Attributes:
        drafts: the years whose results are not announced yet, the latest first; they have no pages.
    """

    slug: str
    agency: Agency
    years: tuple[Assessment, ...]
    addresses: tuple[ListedAddress, ...] = ()
    emblem: Emblem | None = None
    drafts: tuple[int, ...] = ()


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
