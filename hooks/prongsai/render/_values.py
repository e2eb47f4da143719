"""What the template of each page is filled with: decided here, shown there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from prongsai.addresses import paths
from prongsai.assess import checklist, compare_site, item_address, priorities_of, trends_of
from prongsai.criteria import glossary
from prongsai.render import (
    _agency_page,
    _brief_page,
    _data_page,
    _earlier_tables,
    _facts,
    _form,
    _home_page,
    _measures_page,
    _progress_page,
    _quality,
    _results,
    _several,
    _site_tables,
    _trend_charts,
    _trend_tables,
    _unknown,
    _year_tables,
)
from prongsai.render._assessor import measures_box, progress_box
from prongsai.render._catalogue import catalogue_record, catalogue_rows
from prongsai.render._dots import dots
from prongsai.render._entries import STRONG, gathered, has_analysis, pieces, squeezed, untold
from prongsai.render._measures_table import project
from prongsai.render._notes import elsewhere, notes
from prongsai.render._shown import anchor, html, indicators_counted, link_from
from prongsai.render._statement import last_test
from prongsai.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from prongsai.assess import AssessedAgency, AssessedSite, Assessment, Group, Trends
    from prongsai.render._history import YearHistory
    from prongsai.render._shown import Link

Values = dict[str, Any]
"""What a template is filled with, by name."""


def of_compare(site: AssessedSite) -> Values:
    """Return the groups of agencies of one kind, drawn and as tables, and the results that have no like."""
    comparison, homes = compare_site(site), {one.slug: one for one in site.agencies}
    return of_groups(comparison.groups, comparison.alone, homes, link_from(paths.compare())) | {"numbers": ()}


def of_groups(
    groups: Sequence[Group], alone: Sequence[Assessment], homes: Mapping[str, AssessedAgency], link: Link
) -> Values:
    """Return groups, and results that have no like, as the page that `link` is of shows them."""
    return {
        "groups": [_group(one, homes, link) for one in groups],
        "alone": _site_tables.alone(alone, link) if alone else None,
        "kinds": None,
        "years": (),
    }


def _group(group: Group, homes: Mapping[str, AssessedAgency], link: Link) -> Values:
    """Return a group's members as rows, and their indicators as dots where they share some."""
    return {
        "group": group,
        "rows": [_home_page.row(homes[a.slug], a, a if a.measures else None, link) for a in group.members],
        "dots": dots(group) if group.spreads else None,
        "table": _site_tables.group(group, link),
        "unknown": _unknown.of_names(group.members[0]),
    }


def of_accessibility(site: AssessedSite) -> Values:
    """Return what was tested, what is known and not mended, and whom to tell."""
    result = last_test()
    known = _site_tables.barriers(result.known) if result.known else None
    return {"result": result, "known": known, "agencies": site.by_name}


def of_glossary() -> Values:
    """Return the terms of the assessment, each with its sources."""
    return {"terms": [(term, Markup(" · ").join(map(_source, term.sources))) for term in glossary()]}


def _source(source: str) -> Markup:
    """Return a source, which is a title or an address alone."""
    if not source.startswith("https://") or " " in source:
        return html("{}", source)
    return anchor(source, source.replace("https://", ""))


def of_agency(agency: AssessedAgency, address: str) -> Values:
    """Return the reports of an agency, what its years give together, and the latest year's priorities."""
    if not agency.years:
        return {"latest": None}
    trends, latest, link = trends_of(agency.years), agency.years[0], link_from(address)
    priorities, promised = priorities_of(latest), _agency_page.promised_year(agency)
    record = _agency_page.ledger(agency, link)
    return {
        "latest": latest,
        "first": _agency_page.score_panel(latest, trends.overall),
        "promises": _agency_page.promise_panel(promised, link) if promised else None,
        "rounds": record,
        "promised": any(one.blocks for one in record),
        "helpful": _brief_page.helpful(latest, priorities, link) if priorities and priorities.rows else [],
        "differs": _several.differs(latest, priorities, link),
        "indicators": indicators_counted(latest),
        "tables": _trend_tables.of_agency(agency, trends, priorities, link),
        "drawn": _drawn(latest, trends) if trends.several else None,
        "apart": len(trends.levels) > 1,
        "changes": _several.changes(trends),
        "unknown": _unknown.of_names(latest),
        "basis": _several.basis(latest, priorities, link) if priorities else [],
        "needs": _several.needs(priorities) if priorities else [],
    }


def _drawn(latest: Assessment, trends: Trends) -> Values:
    """Return the charts of several years."""
    small = _trend_charts.small_lines(trends.compared, latest.target) if trends.compared else ()
    return {
        "overall": _trend_charts.overall_line(trends.overall, latest.target),
        "indicators": small,
        "caption": _trend_charts.small_caption(small) if small else "",
    }


def of_brief(agency: AssessedAgency, address: str) -> Values:
    """Return the latest year for executives: its result and why, what is late and why, and what would help most."""
    trends, latest, link = trends_of(agency.years), agency.years[0], link_from(address)
    priorities, promised = priorities_of(latest), _agency_page.promised_year(agency)
    return {
        "latest": latest,
        "first": _agency_page.score_panel(latest, trends.overall),
        "promises": _brief_page.late(promised, link) if promised else None,
        "differs": _several.differs(latest, priorities, link),
        "unknown": _unknown.of_names(latest),
        "helpful": _brief_page.helpful(latest, priorities, link),
        "outcome": _brief_page.outcome(latest, priorities, link(paths.agency(agency.slug))),
        "chart": _trend_charts.overall_line(trends.overall, latest.target) if trends.several else None,
        "years": _brief_page.years(trends.overall),
        "printed": say(
            "brief.printed" if latest.report.has_measures else "brief.printed_alone",
            year=latest.year,
            fiscal_year=latest.fiscal_year,
            results=link(paths.year(latest.slug, latest.year)),
            measures=link(paths.part(latest.slug, latest.year, "measures")),
        ),
    }


def of_results(agency: AssessedAgency, a: Assessment, address: str) -> Values:
    """Return a year's charts and tables, and what a citizen asks first."""
    overall, link = trends_of([year for year in agency.years if year.year <= a.year]).overall, link_from(address)
    more = _facts.of_results(a)
    much, little = _results.lost(a, link)
    # A card alone would look like the one that matters: a sentence says it.
    alone = a.reached is not None and len(more) == 1
    return {
        "unknown": _unknown.told(a),
        "names": _unknown.of_names(a),
        "indicators": indicators_counted(a),
        "lost_items": say(f"results.{_year_tables.of_items(a)}", count=len(a.subjects.items)),
        "lost_meaning": say("results.lost_meaning_own" if a.criteria.weighs_indicators else "results.lost_meaning"),
        "parts": _year_tables.part_questions(a),
        "earlier": _earlier_tables.earlier(a),
        "tables": _year_tables.of_results(a),
        "first": _results.panel(a, overall),
        "more": [] if alone else more,
        "lead": _results.lead(a, link, target=alone),
        "scores": _results.scores(a),
        "reference": _results.reference(a),
        "much": much,
        "little": little,
        "strengths": _results.strengths(a),
        "overlap": _results.overlap(a),
        "source": _results.source(a),
        "noted": notes(a),
    }


def of_analysis(a: Assessment) -> Values:
    """Return what the narrative has not placed itself: the analysis in pieces, and its tables."""
    placed = {block.name for block in a.narrative.blocks if block.kind == "table"}
    told, narrative = a.report.analysis, squeezed(a.narrative.text)
    return {
        "form": _form.head(told.document),
        "preface": _unsaid(told.preface, narrative),
        "rationale": _unsaid(told.rationale, narrative),
        "analysed": untold(a),
        "lacking": None if has_analysis(a) else say("analysis.none", year=a.year),
        "advice": _year_tables.advice(a) if told.advice and "advice" not in placed else None,
        "limitations": None if told.limitations is None or "limitations" in placed else _year_tables.limitations(a),
        "closing": _form.closing(told.document),
        "noted": elsewhere(a, "analysis.yml", "entries"),
    }


def _unsaid(text: str | None, narrative: str) -> str | None:
    """Return a text unless the narrative says it."""
    return None if text and squeezed(text) in narrative else text


def of_measures(a: Assessment) -> Values:
    """Return the agency's own table of its measures, and what stands around it."""
    projected, link = project(a), link_from(paths.part(a.slug, a.year, "measures"))
    return {
        "lead": _measures_page.lead(a),
        "analysis": _measures_page.analysis_lead(a, link),
        "told": has_analysis(a),
        "own": _measures_page.measures_table(a, projected, link),
        "details": _measures_page.details(a, projected, link),
        "untitled": not projected.shows("title"),
        "box": measures_box(a, projected),
        "short": item_address(a.slug, a.item),
        **_entries_of(a),
        "panel": _progress_page.panel(a),
        "limitations": _year_tables.limitations(a),
        "noted": elsewhere(a, "measures.yml", "measures"),
    }


def _entries_of(a: Assessment) -> Values:
    """Return the pieces of the analysis, and as rows those that the report does not call strong."""
    found = gathered(pieces(a))
    weak = {one.title: one for one in reversed(found) if one.kind and one.kind[0] != STRONG}
    return {"analysed": found, "weak": [_measures_page.entry_row(one) for one in reversed(weak.values())]}


def of_progress(a: Assessment) -> Values:
    """Return what became of the measures, by rounds and in total; nothing where there is no report."""
    lead, progress = _progress_page.lead(a), a.progress
    if progress is None:
        return {"lead": lead, "panel": _progress_page.panel(a), "waiting": _progress_page.waiting(a)}
    axis, measures = _progress_page.measures(progress)
    return {
        "lead": lead,
        "box": progress_box(a),
        "short": item_address(a.slug, progress.item),
        "panel": _progress_page.panel(a),
        "latest": _progress_page.latest(a),
        "rounds": _progress_page.rounds(a, progress, link_from(paths.part(a.slug, a.year, "progress"))),
        "causes": _progress_page.causes(progress),
        "axis": axis,
        "key": _progress_page.key(axis, progress),
        "measures": measures,
        "units": _progress_page.units(a, progress),
        "noted": elsewhere(a, "progress.yml", ""),
    }


def of_data(a: Assessment, history: YearHistory, files: Mapping[str, Mapping[str, str]]) -> Values:
    """Return the dictionary of a year's data, which tells each value of its files, their quality and history."""
    described, required = catalogue_rows(catalogue_record(a)), checklist(a)
    return {
        "overall": _data_page.overall(a),
        "indicators": indicators_counted(a),
        "asked": _data_page.asked(a, required),
        "groups": _data_page.groups(a, required) if a.report.has_measures else [],
        "noted": notes(a),
        "known": _quality.of_data(a, required),
        "fields": len(described),
        "described": _site_tables.described(described),
        "dictionary": [
            (say("data.dictionary_more", file=file, count=len(fields)), _site_tables.dictionary(file, fields))
            for file, fields in files.items()
        ],
        "history": history,
        "archive": paths.archive(a.slug),
    }
