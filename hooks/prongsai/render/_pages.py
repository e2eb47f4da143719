"""The pages: each a template filled from an assessment, as Markdown headings around blocks of finished HTML."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from prongsai.addresses import paths
from prongsai.assess import checklist, compare_site, priorities_of, trends_of
from prongsai.content import ENTRY_KINDS, STATUSES, long_date, short_date
from prongsai.criteria import glossary
from prongsai.findings import catalogue
from prongsai.render import _charts, _progress_charts, _site_tables, _trend_charts, _trend_tables, _year_tables
from prongsai.render._assessor import measures_box, progress_box
from prongsai.render._catalogue import catalogue_record, catalogue_rows
from prongsai.render._details import details
from prongsai.render._documents import document_label
from prongsai.render._feed import feed
from prongsai.render._glossary import explain
from prongsai.render._history import YearHistory, history_of
from prongsai.render._linked import place
from prongsai.render._markdown import heading_text, narrative_pieces, with_digits, without_fences
from prongsai.render._metadata import About, Metadata
from prongsai.render._projection import project
from prongsai.render._shown import change, lines, link_from, paragraphs, score, versus
from prongsai.render._statement import last_test
from prongsai.render._words import WordsFirst, listed, one_line, plain, say
from prongsai.render.data.tables import dictionary
from prongsai.text import item_code

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from prongsai.assess import AssessedAgency, AssessedSite, Assessment, Block, DisclosedItem, Group
    from prongsai.content import Version
    from prongsai.text import Digits

HIDDEN = ["navigation"]
"""Sidebars left out: the page's own path and tabs lead on."""
WIDE = ["navigation", "toc"]
"""Sidebars left out where a wide table needs the room."""
Crumbs = list[tuple[str, str]]


class Pages:
    """Fills the templates of one site."""

    def __init__(  # noqa: PLR0913, PLR0917 - what `Options` holds
        self,
        templates: Path,
        digits: Digits,
        changed: Mapping[str, date],
        site_url: str = "",
        last: Path | None = None,
        versions: Mapping[str, tuple[Version, ...]] | None = None,
    ) -> None:
        self._digits = digits
        self._changed = changed
        self._site_url = site_url
        self._versions = versions
        self._histories: dict[tuple[str, int], YearHistory] = {}
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=one_line,
            extensions=[WordsFirst],
        )
        self._environment.filters |= {
            "score": score,
            "change": change,
            "versus": versus,
            "ends": lambda measures: " ".join(str(one.view.end) for one in measures if one.running),
            "heading": lambda text: Markup(heading_text(str(text))),  # noqa: S704 - escaped by heading_text
            "inline_heading": _inline_heading,
            "listed": listed,
            "lines": lines,
            "paragraphs": paragraphs,
            "document": document_label,
            "place": place,
            "code": lambda text: item_code(text) or text,
            "trusted": Markup,
            "long_date": long_date,
            "short_date": short_date,
            "segments": _progress_charts.segments,
            "timeline": _progress_charts.timeline,
        }
        self._environment.globals |= {
            "entry_kinds": ENTRY_KINDS,
            "catalogue": catalogue(),
            "statuses": STATUSES,
            "say": say,
        }
        self._blocks = self._environment.get_template("blocks.html")
        self._table: Any = self._environment.get_template("tables.html").module.table  # type: ignore[attr-defined]
        self.metadata = Metadata(self._environment, digits, changed, site_url, last)

    def home(self, site: AssessedSite) -> str:
        """Return the front page of a site of several agencies."""
        return self._page(
            "home.html",
            "",
            title=plain("home.title"),
            agencies=site.by_name,
            results=_site_tables.agencies(site.by_name, link_from("")),
            crumbs=[],
            compared=has_comparison(site),
        )

    def compare(self, site: AssessedSite) -> str:
        """Return the page that lays agencies of one kind beside one another."""
        comparison = compare_site(site)
        link = link_from(paths.compare())
        groups = [
            (group, _group_charts(group, number), _site_tables.group(group, link))
            for number, group in enumerate(comparison.groups, 1)
        ]
        alone = _site_tables.alone(comparison.alone, link) if comparison.alone else None
        values = {"groups": groups, "alone": alone}
        crumbs = [_home()]
        return self._page("compare.html", paths.compare(), title=plain("compare.title"), crumbs=crumbs, **values)

    def accessibility(self, site: AssessedSite) -> str:
        """Return the accessibility statement: what was tested, what is not known, and whom to tell."""
        crumbs = [_home()]
        result = last_test()
        known = _site_tables.barriers(result.known) if result.known else None
        values = {"result": result, "known": known, "agencies": site.by_name}
        title = plain("accessibility.title")
        return self._page("accessibility.html", paths.accessibility(), title=title, crumbs=crumbs, **values)

    def glossary(self) -> str:
        """Return the words of the assessment in plain words, each with its sources."""
        title = plain("glossary.title")
        return self._page("glossary.html", paths.glossary(), title=title, crumbs=[_home()], terms=glossary())

    def brief(self, agency: AssessedAgency) -> str:
        """Return the page for executives (สรุปผู้บริหาร): the latest year on one sheet of A4."""
        title = plain("brief.title", year=agency.years[0].year)
        crumbs: Crumbs = [_home(), (agency.agency.short_name, paths.agency(agency.slug))]
        address = paths.brief(agency.slug)
        return self._page(
            "brief.html",
            address,
            title=title,
            home=agency,
            crumbs=crumbs,
            agency=agency.agency,
            **_several(agency, address),
            **_overdue(agency),
        )

    def agency(self, agency: AssessedAgency, address: str) -> str:
        """Return an agency's home."""
        crumbs: Crumbs = [_home()] if address else []
        title = agency.agency.name
        values = _several(agency, address)
        return self._page(
            "agency.html", address, title=title, home=agency, crumbs=crumbs, agency=agency.agency, **values
        )

    def results(self, agency: AssessedAgency, assessment: Assessment) -> str:
        """Return the results page of a year."""
        title = plain("page.title.results", year=assessment.year)
        charts = {
            "bars": _charts.indicator_bars(assessment),
            "radar": _charts.radar(assessment),
            "level": _charts.level_chart(assessment),
        }
        overall = trends_of([year for year in agency.years if year.year <= assessment.year]).overall
        tables = _year_tables.of_results(assessment, link_from(paths.year(agency.slug, assessment.year)))
        values = {"charts": charts, "overall": overall, "tables": tables}
        return self._year_page("results.html", "", agency, assessment, title=title, **values)

    def analysis(self, agency: AssessedAgency, assessment: Assessment) -> str:
        """Return the analysis page of a year: the officer's narrative and the structured findings."""
        title = plain("page.title.analysis", year=assessment.year)
        narrative = assessment.narrative
        pieces = narrative_pieces(narrative, lambda index: self._block(narrative.blocks[index], assessment))
        placed = {block.name for block in narrative.blocks if block.kind == "table"}
        tables = {name: _year_tables.TABLES[name](assessment) for name in ("advice", "limitations")}
        values = {"pieces": pieces, "placed": placed, "tables": tables}
        return self._year_page("analysis.html", "analysis", agency, assessment, title=title, **values)

    def measures(self, agency: AssessedAgency, assessment: Assessment) -> str:
        """Return the disclosure item itself: analysis in short, measures, limitations; self-contained."""
        table = project(assessment)
        title = _item_title(assessment.item)
        box = measures_box(assessment, table)
        values = {"table": table, "details": details, "box": box, "limitations": _year_tables.limitations(assessment)}
        return self._year_page("measures.html", "measures", agency, assessment, title=title, **values)

    def progress(self, agency: AssessedAgency, assessment: Assessment) -> str:
        """Return the report on the measures itself: per round and in total, self-contained."""
        progress = assessment.progress
        title = _item_title(progress.item) if progress else plain("page.title.progress", year=assessment.fiscal_year)
        box = progress_box(assessment)
        return self._year_page("progress.html", "progress", agency, assessment, title=title, box=box)

    def data(self, agency: AssessedAgency, assessment: Assessment) -> str:
        """Return the open data page with its dictionary and the quality of the data."""
        title = plain("page.title.data", year=assessment.year)
        described = catalogue_rows(catalogue_record(assessment))
        values = {
            "checklist": checklist(assessment),
            "fields": len(described),
            "described": _site_tables.described(described),
            "dictionary": [_site_tables.dictionary(file, fields) for file, fields in dictionary(assessment).items()],
            "history": self._history(agency, assessment),
        }
        return self._year_page("data.html", "data", agency, assessment, title=title, **values)

    def feed(self, agency: AssessedAgency) -> bytes:
        """Return the feed of an agency."""
        histories = {year.year: self._history(agency, year) for year in agency.years}
        return feed(agency, histories, self._site_url)

    def _history(self, agency: AssessedAgency, assessment: Assessment) -> YearHistory:
        """Return the history of a year, compared once for all that tell of it."""
        key = (agency.slug, assessment.year)
        if key not in self._histories:
            self._histories[key] = history_of(agency, assessment, self._versions)
        return self._histories[key]

    def redirect(self, agency: AssessedAgency, to: str, address: str, item: DisclosedItem | None = None) -> str:
        """Return the small page at an address that leads to another without a script: an item's, or one that moved."""
        template = self._environment.get_template("redirect.html")
        disk = paths.relative(paths.DISK_SCRIPT, address)
        return template.render(to=paths.relative(to, address), item=item, agency=agency.agency, disk=disk)

    def _block(self, block: Block, assessment: Assessment) -> str:
        """Return the HTML of a table or chart that a narrative asks for."""
        module: Any = self._blocks.module
        if block.name == "entries":
            return str(module.entries(assessment))
        if block.kind == "table":
            return str(self._table(_year_tables.TABLES[block.name](assessment)))
        drawn = {"radar": _charts.radar, "indicators": _charts.indicator_bars, "level": _charts.level_chart}
        return str(module.chart(drawn[block.name](assessment)))

    def _year_page(
        self,
        template: str,
        part: str,
        agency: AssessedAgency,
        assessment: Assessment,
        **values: Any,  # noqa: ANN401 - passed on to Jinja2
    ) -> str:
        slug, year = agency.slug, assessment.year
        address = paths.part(slug, year, part) if part else paths.year(slug, year)
        crumbs: Crumbs = [_home(), (agency.agency.short_name, paths.agency(slug))]
        crumbs += [(plain("common.year", year=year), paths.year(slug, year))] if part else []
        tabs = [(plain(f"common.part.{name or 'results'}"), paths.part_of(slug, year, name)) for name in paths.PARTS]
        changed = self._changed.get(f"{slug}/{year}")
        return self._page(
            template,
            address,
            crumbs=crumbs,
            tabs=tabs,
            agency=agency.agency,
            home=agency,
            a=assessment,
            neighbours=_neighbours(agency, assessment, part),
            changed=long_date(changed) if changed else None,
            **values,
        )

    def _page(self, template: str, address: str, *, title: str, **values: Any) -> str:  # noqa: ANN401 - passed on to Jinja2
        body = self._environment.get_template(template).render(
            title=title, address=address, link=link_from(address), links=paths, **values
        )
        if address != paths.glossary():
            body = explain(body, address)
        agency = values.get("agency")
        name = title if agency is None or agency.name == title else f"{title} {agency.short_name}"
        meta = {
            # The theme prints it as it is.
            "title": html.escape(with_digits(name, self._digits)),
            "hide": WIDE if template in ("measures.html", "progress.html") else HIDDEN,
        }
        if "home" in values:
            meta["feed"] = paths.feed(values["home"].slug)
        meta |= self.metadata.front(_about(template, address, title, values))
        lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items())
        return f"---\n{lines}---\n{with_digits(without_fences(body), self._digits)}"


def _about(template: str, address: str, title: str, values: dict[str, Any]) -> About:
    """Return what a page is about, from what its template is filled with."""
    agency: AssessedAgency | None = values.get("home")
    latest = agency.years[0] if agency and agency.years else None
    return About(
        template.removesuffix(".html"),
        address,
        title,
        values["crumbs"],
        agency,
        values.get("a", latest),
        len(values.get("agencies", ())),
    )


def _item_title(item: DisclosedItem) -> str:
    """Return the title of an item's page, with the year of the assessment: every year has a page of that name."""
    return plain("page.title.item", item=item.name, year=item.ita_year)


def _home() -> tuple[str, str]:
    """Return the first step of the way to a page: the front page."""
    return plain("common.home"), ""


def _neighbours(agency: AssessedAgency, assessment: Assessment, part: str) -> list[tuple[str, str]]:
    """Return the same part of the years before and after, as words and address."""
    years = sorted(year.year for year in agency.years)
    place = years.index(assessment.year)
    found = []
    if place > 0:
        found.append((plain("page.before", year=years[place - 1]), years[place - 1]))
    if place + 1 < len(years):
        found.append((plain("page.after", year=years[place + 1]), years[place + 1]))
    return [
        (words, paths.part(agency.slug, year, part) if part else paths.year(agency.slug, year)) for words, year in found
    ]


def has_comparison(site: AssessedSite) -> bool:
    """Tell whether the site has a page of comparison: several agencies, none of which has that address already."""
    return len(site.agencies) > 1 and all(paths.agency(agency.slug) != paths.compare() for agency in site.agencies)


def _several(agency: AssessedAgency, address: str) -> dict[str, Any]:
    """Return what an agency's years give together: trends and the latest year's priorities, drawn and as tables."""
    if not agency.years:
        return {"trends": None, "priorities": None, "drawn": None, "tables": {}}
    trends, latest = trends_of(agency.years), agency.years[0]
    target = latest.target
    drawn = {
        "overall": _trend_charts.overall_line(trends.overall, target),
        "indicators": _trend_charts.small_lines(trends.compared, target) if trends.compared else (),
    }
    priorities = priorities_of(latest)
    tables = _trend_tables.of_agency(agency, trends, priorities, link_from(address))
    return {"trends": trends, "priorities": priorities, "drawn": drawn, "tables": tables}


def _overdue(agency: AssessedAgency) -> dict[str, Any]:
    """Return the latest year whose measures are reported on, the day by which they are judged, and who is overdue."""
    running = next((year for year in agency.years if year.progress and year.progress.today), None)
    if running is None or running.progress is None or running.progress.today is None:
        return {"running": None}
    boards = [board for board in running.progress.units if board.overdue]
    return {"running": running, "overdue": boards, "day": long_date(running.progress.today)}


def _group_charts(group: Group, number: int) -> dict[str, Any]:
    """Return a group's charts; spreads only where its members share indicators."""
    return {
        "bars": _trend_charts.group_bars(group, number),
        "ranges": _trend_charts.group_ranges(group, number) if group.spreads else None,
    }


def _inline_heading(piece: str) -> Markup:
    """Return cleaned inline HTML as the text of a Markdown heading."""
    plain = Markup(piece).striptags()  # noqa: S704 - only to drop the tags
    return Markup(heading_text(plain))  # noqa: S704 - escaped by heading_text
