"""What was read: a site of agencies, each with its reports by year."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from prongsai.content._dates import answering_year
from prongsai.criteria import NACC

if TYPE_CHECKING:
    from prongsai.content._addresses import ListedAddress
    from prongsai.content._emblem import Emblem
    from prongsai.content._source import Source
    from prongsai.content.model.agency import Agency
    from prongsai.content.model.analysis import Analysis
    from prongsai.content.model.measures import Measures
    from prongsai.content.model.progress import Progress
    from prongsai.content.model.scores import Scores
    from prongsai.criteria import Framework
    from prongsai.findings import Findings


@dataclass(frozen=True, slots=True)
class Report:
    """One year of an agency.

    Attributes:
        year: the B.E. year whose results are reported.
        narrative: the officer's Markdown with placeholders; its `text` is empty when there is no `analysis.md`.
        sources: the place of every value, by file name (`scores.yml`, …).
        progress: what became of the measures; None when there is no `progress.yml`.
        framework: by whose rules the results were assessed.
        evidence: the evidence files by the name they are cited by, such as `evidence/training.pdf`.
    """

    year: int
    scores: Scores
    analysis: Analysis
    measures: Measures
    narrative: Source
    sources: dict[str, Source]
    progress: Progress | None = None
    evidence: dict[str, bytes] = field(default_factory=dict, repr=False)
    framework: Framework = NACC

    @property
    def has_measures(self) -> bool:
        """Whether there is a `measures.yml`; a year may tell its results alone."""
        return bool(self.sources["measures.yml"].text)

    @property
    def fiscal_year(self) -> int:
        """The B.E. fiscal year (ปีงบประมาณ) of the measures; one must be told where no rule gives it."""
        return self.measures.fiscal_year or answering_year(self.year)

    @property
    def ita_year(self) -> int | None:
        """The year of the assessment to which the measures are disclosed; None where no rule gives it."""
        return self.measures.disclosure.ita_year or (answering_year(self.year) if self.framework.national else None)

    @property
    def progress_ita_year(self) -> int | None:
        """The year of the assessment to which what became of the measures is disclosed; None where no rule gives it."""
        own = self.progress.disclosure.ita_year if self.progress else None
        return own or (answering_year(self.fiscal_year) if self.framework.national else None)


@dataclass(frozen=True, slots=True)
class ProgressParts:
    """A year's progress.yml as far as it could be read, None for one with errors, and the evidence that it cites."""

    record: tuple[Progress, Source] | None
    evidence: dict[str, bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class YearParts:
    """A year as far as it could be read: each file's record and where it stands, None for one that cannot be read.

    Attributes:
        progress: None when there is no `progress.yml`.
        draft: its results are not announced; it has no report then, whatever could be read.
    """

    year: int
    scores: tuple[Scores, Source] | None
    analysis: tuple[Analysis, Source] | None
    measures: tuple[Measures, Source] | None
    narrative: Source | None
    progress: ProgressParts | None = None
    draft: bool = False

    @property
    def files(self) -> set[str]:
        """The paths of the files of which anything could be read."""
        told = [self.scores, self.analysis, self.measures, self.progress.record if self.progress else None]
        return {source.file for _, source in filter(None, told)}

    def report(self, agency: Source, framework: Framework) -> Report | None:
        """Return the whole report, or None when a part of it could not be read."""
        if self.scores is None or self.analysis is None or self.measures is None or self.narrative is None:
            return None
        parts = {"scores.yml": self.scores, "analysis.yml": self.analysis, "measures.yml": self.measures}
        sources = {"agency.yml": agency} | {name: source for name, (_, source) in parts.items()}
        report = Report(self.year, self.scores[0], self.analysis[0], self.measures[0], self.narrative, sources)
        report = replace(report, framework=framework)
        return report if self.progress is None else self._with_progress(report, self.progress)

    @staticmethod
    def _with_progress(report: Report, parts: ProgressParts) -> Report | None:
        if parts.record is None:
            return None
        progress, source = parts.record
        sources = report.sources | {"progress.yml": source}
        return replace(report, sources=sources, progress=progress, evidence=parts.evidence)


@dataclass(frozen=True, slots=True)
class AgencyContent:
    """An agency and its reports, the latest year first, the addresses that it once published, and its emblem.

    Attributes:
        drafts: the years whose results are not announced yet, the latest first.
    """

    slug: str
    agency: Agency
    source: Source
    reports: tuple[Report, ...]
    addresses: tuple[ListedAddress, ...] = ()
    emblem: Emblem | None = None
    drafts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Torn:
    """A year with errors (ปีที่ยังมีข้อผิดพลาด), of which the files that have none are read; it is never published."""

    slug: str
    agency: Agency
    report: Report


@dataclass(frozen=True, slots=True)
class Site:
    """Everything below the content folder, and what was wrong with it.

    An agency or year that could not be read is absent and has an error among `findings`.

    Attributes:
        sources: every text file that could be read, those of unreadable agencies and years too.
        addresses: the homes of the agencies that were once published.
        torn: what can be read of the years that have errors.
        progress: what every year reports of its measures and with what evidence, unreadable years too.
    """

    agencies: tuple[AgencyContent, ...]
    findings: Findings = field(compare=False)
    sources: tuple[Source, ...] = ()
    addresses: tuple[ListedAddress, ...] = ()
    torn: tuple[Torn, ...] = ()
    progress: tuple[ProgressParts, ...] = ()
