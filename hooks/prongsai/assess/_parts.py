"""A site assessed in parts (การประเมินทีละส่วน): what is kept of each agency, and what is told of all of them together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from prongsai.assess._assessment import AssessedSite
from prongsai.assess._expanded import Narrative
from prongsai.assess.checks.addresses import check_homes
from prongsai.assess.checks.personal import Office, masked, personal_in
from prongsai.assess.figures.measures import MeasureView
from prongsai.assess.figures.subjects import Subjects
from prongsai.content import Analysis, Measure, Source
from prongsai.criteria import Criteria
from prongsai.findings import Findings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prongsai.assess._assessment import AssessedAgency, Assessment
    from prongsai.content import Agency, Site
    from prongsai.findings import Finding

    _Record = TypeVar("_Record", bound=BaseModel)

_COUNTED = Measure.model_construct(id="", title="")
"""Stands for each measure, of which the whole site says no word."""


def in_short(agency: AssessedAgency) -> AssessedAgency:
    """Return an agency with what pages of the whole site show: its results and addresses, not its prose and files."""
    emblem = agency.emblem and replace(agency.emblem, data=b"")
    own = agency.agency.model_copy(update={"units": ()})
    years = tuple(_in_short(a, own) for a in agency.years)
    return replace(agency, agency=own, years=years, addresses=(), emblem=emblem)


def _in_short(a: Assessment, agency: Agency) -> Assessment:
    told = Source(a.report.narrative.file)
    # Of this file a letter tells that there are measures.
    measures = a.report.sources["measures.yml"]
    views = {view.number: _counted(view) for view in a.measures}
    outcomes = [replace(one.progress, view=views[one.view.number], lines=(), steps=()) for one in a.delivery.outcomes]
    told_of = zip(a.delivery.outcomes, outcomes, strict=True)
    delivery = replace(a.delivery, outcomes=tuple(replace(one, progress=progress) for one, progress in told_of))
    criteria = Criteria(a.criteria.year, target=a.criteria.target, national=a.criteria.national)
    report = replace(
        a.report,
        scores=_outline(a.report.scores),
        analysis=Analysis(),
        measures=_outline(a.report.measures),
        narrative=told,
        sources={"measures.yml": Source(measures.file, measures.text[:1])},
        progress=None,
        evidence={},
    )
    indicators = tuple(replace(one, lost=None, to_target=None) for one in a.indicators)
    progress = a.progress and replace(a.progress, rounds=(), measures=(), units=())
    subjects = Subjects(criteria, (), report, (), ())
    short = replace(a, agency=agency, report=report, criteria=criteria, progress=progress, tools=())
    short = replace(short, subjects=subjects, narrative=Narrative())
    short = replace(short, indicators=indicators, measures=tuple(views.values()), delivery=delivery, days={})
    return replace(short, due=(), findings=(), remarks=(), previous=None)


def _counted(view: MeasureView) -> MeasureView:
    """Return a measure with what counting it needs: its days, and neither what is done nor by whom."""
    return MeasureView(view.number, _COUNTED, (), (), None, None, view.end, None)


def _outline(record: _Record) -> _Record:
    """Return a record without its lists and maps, and those of the records within."""
    lists = {name: type(value)() for name, value in record if value and isinstance(value, (tuple, dict))}
    within = {name: _outline(value) for name, value in record if isinstance(value, BaseModel)}
    return record.model_copy(update=lists | within)


def join_sites(agencies: Iterable[AssessedAgency], found: Iterable[Finding], homes: Site) -> AssessedSite:
    """Return the whole site: its agencies by their folders' names, and all that was found in them and in their list."""
    named = tuple(sorted(agencies, key=lambda one: one.slug))
    own = (one for source in homes.sources for one in personal_in(source, Office()))
    draft = AssessedSite(named, Findings([*found, *homes.findings, *map(masked, own)]), homes.addresses)
    return replace(draft, findings=Findings([*draft.findings, *map(masked, check_homes(draft))]))
