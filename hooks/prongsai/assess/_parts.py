"""A site assessed in parts (การประเมินทีละส่วน): what is kept of each agency, and what is told of all of them together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from prongsai.assess._assessment import AssessedSite
from prongsai.assess._expanded import Narrative
from prongsai.assess.checks.addresses import check_homes
from prongsai.assess.checks.personal import Office, masked, personal_in
from prongsai.assess.figures.subjects import Subjects
from prongsai.content import Analysis, Source
from prongsai.findings import Findings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel

    from prongsai.assess._assessment import AssessedAgency, Assessment
    from prongsai.assess.figures.measures import MeasureView
    from prongsai.content import Site
    from prongsai.findings import Finding

    _Record = TypeVar("_Record", bound=BaseModel)


def in_short(agency: AssessedAgency) -> AssessedAgency:
    """Return an agency with what pages of the whole site show: its results and addresses, not its prose and files."""
    emblem = agency.emblem and replace(agency.emblem, data=b"")
    return replace(agency, years=tuple(map(_in_short, agency.years)), emblem=emblem)


def _in_short(a: Assessment) -> Assessment:
    sources = {name: Source(source.file, source.text[:1]) for name, source in a.report.sources.items()}
    told = Source(a.report.narrative.file)
    views = {view.number: _counted(view) for view in a.measures}
    outcomes = [replace(one.progress, view=views[one.view.number], lines=(), steps=()) for one in a.delivery.outcomes]
    told_of = zip(a.delivery.outcomes, outcomes, strict=True)
    delivery = replace(a.delivery, outcomes=tuple(replace(one, progress=progress) for one, progress in told_of))
    measures = _without_lists(a.report.measures)
    report = replace(a.report, sources=sources, analysis=Analysis(), measures=measures, narrative=told)
    report = replace(report, progress=None, evidence={})
    progress = a.progress and replace(a.progress, rounds=(), measures=(), units=())
    subjects = Subjects(a.criteria, (), report, a.indicators, a.tools)
    short = replace(a, report=report, progress=progress, subjects=subjects, narrative=Narrative())
    short = replace(short, measures=tuple(views.values()), delivery=delivery)
    return replace(short, due=(), findings=(), remarks=(), previous=None)


def _counted(view: MeasureView) -> MeasureView:
    """Return a measure with what counting it needs: its days, and neither what is done nor by whom."""
    told = replace(view, subjects=(), units=(), windows=(), steps=(), defaults=())
    return replace(told, measure=_without_lists(view.measure))


def _without_lists(record: _Record) -> _Record:
    """Return a record whose lists are empty."""
    return record.model_copy(update={name: () for name, value in record if isinstance(value, tuple)})


def join_sites(agencies: Iterable[AssessedAgency], found: Iterable[Finding], homes: Site) -> AssessedSite:
    """Return the whole site: its agencies by their folders' names, and all that was found in them and in their list."""
    named = tuple(sorted(agencies, key=lambda one: one.slug))
    own = (one for source in homes.sources for one in personal_in(source, Office()))
    draft = AssessedSite(named, Findings([*found, *homes.findings, *map(masked, own)]), homes.addresses)
    return replace(draft, findings=Findings([*draft.findings, *map(masked, check_homes(draft))]))
