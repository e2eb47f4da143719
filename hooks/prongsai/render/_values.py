"""What the template of each page is filled with: decided here, shown there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prongsai.addresses import paths
from prongsai.assess import checklist, priorities_of, trends_of
from prongsai.content import long_date
from prongsai.render import (
    _charts,
    _facts,
    _progress_tables,
    _site_tables,
    _trend_charts,
    _trend_tables,
    _year_tables,
)
from prongsai.render._assessor import measures_box, progress_box
from prongsai.render._catalogue import catalogue_record, catalogue_rows
from prongsai.render._details import details
from prongsai.render._entries import pieces
from prongsai.render._measures_table import measures_table
from prongsai.render._projection import project
from prongsai.render._shown import link_from
from prongsai.render._statement import last_test
from prongsai.render.data.tables import dictionary

if TYPE_CHECKING:
    from prongsai.assess import AssessedAgency, AssessedSite, Assessment, Comparison, Group
    from prongsai.render._history import YearHistory

Values = dict[str, Any]
"""What a template is filled with, by name."""


def of_compare(comparison: Comparison) -> Values:
    """Return the groups of agencies of one kind, drawn and as tables, and the results that have no like."""
    link = link_from(paths.compare())
    groups = [
        (group, _group_charts(group, number), _site_tables.group(group, link))
        for number, group in enumerate(comparison.groups, 1)
    ]
    return {"groups": groups, "alone": _site_tables.alone(comparison.alone, link) if comparison.alone else None}


def _group_charts(group: Group, number: int) -> Values:
    """Return a group's charts; spreads only where its members share indicators."""
    return {
        "bars": _trend_charts.group_bars(group, number),
        "ranges": _trend_charts.group_ranges(group, number) if group.spreads else None,
    }


def of_accessibility(site: AssessedSite) -> Values:
    """Return what was tested, what is known and not mended, and whom to tell."""
    result = last_test()
    known = _site_tables.barriers(result.known) if result.known else None
    return {"result": result, "known": known, "agencies": site.by_name}


def of_agency(agency: AssessedAgency, address: str) -> Values:
    """Return what an agency's years give together: trends and the latest year's priorities, drawn and as tables."""
    if not agency.years:
        return {"trends": None, "priorities": None, "drawn": None, "tables": {}}
    trends, latest = trends_of(agency.years), agency.years[0]
    drawn = {
        "overall": _trend_charts.overall_line(trends.overall, latest.target),
        "indicators": _trend_charts.small_lines(trends.compared, latest.target) if trends.compared else (),
    }
    priorities = priorities_of(latest)
    tables = _trend_tables.of_agency(agency, trends, priorities, link_from(address))
    facts = {
        "first": _facts.first_look(latest, trends.overall),
        "known": _facts.of_brief(latest, trends.overall, priorities),
    }
    return {"trends": trends, "priorities": priorities, "drawn": drawn, "tables": tables, **facts}


def overdue(agency: AssessedAgency) -> Values:
    """Return the latest year whose measures are reported on, the day by which they are judged, and who is overdue."""
    running = next((year for year in agency.years if year.progress and year.progress.today), None)
    if running is None or running.progress is None or running.progress.today is None:
        return {"running": None}
    boards = [board for board in running.progress.units if board.overdue]
    return {"running": running, "overdue": boards, "day": long_date(running.progress.today)}


def of_results(agency: AssessedAgency, a: Assessment) -> Values:
    """Return a year's charts and tables, and what a citizen asks first."""
    charts = {"bars": _charts.indicator_bars(a), "radar": _charts.radar(a), "level": _charts.level_chart(a)}
    overall = trends_of([year for year in agency.years if year.year <= a.year]).overall
    more = _facts.of_results(a)
    # A card alone would look like the one that matters: a sentence says it.
    alone = a.target is not None and len(more) == 1
    return {
        "charts": charts,
        "tables": _year_tables.of_results(a, link_from(paths.year(a.slug, a.year))),
        "first": _facts.first_look(a, overall),
        "more": [] if alone else more,
        "said": alone,
    }


def of_analysis(a: Assessment) -> Values:
    """Return the analysis in pieces, and its tables."""
    tables = {"advice": _year_tables.advice(a), "limitations": _year_tables.limitations(a)}
    return {"tables": tables, "analysed": pieces(a)}


def of_measures(a: Assessment) -> Values:
    """Return the agency's own table of its measures, and what stands around it."""
    projected = project(a)
    return {
        "projected": projected,
        "details": details,
        "own": measures_table(projected),
        "box": measures_box(a, projected),
        "known": _facts.of_measures(a),
        "analysed": pieces(a),
        "limitations": _year_tables.limitations(a),
    }


def of_progress(a: Assessment) -> Values:
    """Return what became of the measures, by rounds and in total; nothing where there is no report."""
    if a.progress is None:
        return {"box": None}
    link = link_from(paths.part(a.slug, a.year, "progress"))
    return {
        "box": progress_box(a),
        "known": _facts.of_progress(a, a.progress),
        "latest": _progress_tables.latest(a.progress),
        "rounds": [(one, _progress_tables.of_round(a, one, link)) for one in a.progress.rounds],
    }


def of_data(a: Assessment, history: YearHistory) -> Values:
    """Return the dictionary, the quality and the history of a year's data."""
    described, required = catalogue_rows(catalogue_record(a)), checklist(a)
    return {
        "checklist": required,
        "known": _facts.of_data(a, required),
        "fields": len(described),
        "described": _site_tables.described(described),
        "dictionary": [_site_tables.dictionary(file, fields) for file, fields in dictionary(a).items()],
        "history": history,
    }
