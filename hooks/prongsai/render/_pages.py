"""The pages: each a template filled from an assessment, as Markdown headings around blocks of finished HTML."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from prongsai.addresses import PageFacts, paths
from prongsai.content import long_date
from prongsai.render import _frame, _home_page, _places, _values, _year_tables
from prongsai.render._calendar import calendar
from prongsai.render._documents import offers
from prongsai.render._entries import about, gathered, pieces
from prongsai.render._environment import environment
from prongsai.render._feed import feed
from prongsai.render._foot import foot
from prongsai.render._glossary import explain
from prongsai.render._history import YearHistory, history_of
from prongsai.render._linked import place
from prongsai.render._markdown import narrative_pieces, without_fences
from prongsai.render._metadata import About, Metadata
from prongsai.render._places import is_paged
from prongsai.render._shown import html as shown
from prongsai.render._shown import link_from
from prongsai.render._standing import as_of
from prongsai.render.data.tables import dictionary
from prongsai.render.drawings import CHARTS
from prongsai.text import with_digits
from prongsai.words import plain, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from prongsai.assess import AssessedAgency, AssessedSite, Assessment, Block, DisclosedItem
    from prongsai.content import Version
    from prongsai.render._documents import DocumentFile, Documents
    from prongsai.text import Digits

HIDDEN = ["navigation"]
"""Sidebars left out: the page's own path and tabs lead on. All pages keep their contents, so that no column jumps."""
Crumbs = list[tuple[str, str]]
_SAME_FIGURES = {"indicators": {"indicators", "radar"}, "ranking": {"indicators", "radar"}}
"""The charts that show the figures of a table."""


class Page(NamedTuple):
    """A page at its address, with the facts that travel beside it; HTML where it leads on, else Markdown."""

    address: str
    text: str
    facts: PageFacts


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
        documents: Documents | None = None,
    ) -> None:
        self._digits = digits
        self._changed = changed
        self._site_url = site_url
        self._versions = versions
        self._documents = documents
        self._histories: dict[tuple[str, int], YearHistory] = {}
        self._environment = environment(templates)
        self.metadata = Metadata(self._environment, digits, site_url, last)

    def home(self, site: AssessedSite) -> Page:
        """Return the front page of a site of several agencies."""
        link, paged = link_from(""), is_paged(len(site.agencies))
        return self._page(
            "home.html",
            "",
            title=plain("home.title"),
            agencies=site.by_name,
            counted=_counted(site),
            total=_home_page.total(site.agencies),
            crumbs=[],
            compared=has_comparison(site),
            **(_places.of_home(_places.places(site), link) if paged else _home_page.of_home(site.by_name, link)),
        )

    def compare(self, site: AssessedSite) -> Page:
        """Return the page that lays agencies of one kind beside one another."""
        if is_paged(len(site.agencies)):
            values = _places.of_compare(site, _places.places(site), link_from(paths.compare()))
        else:
            values = _values.of_compare(site)
        return self.shared("compare.html", paths.compare(), title=plain("compare.title"), crumbs=[_home()], **values)

    def accessibility(self, site: AssessedSite) -> Page:
        """Return the accessibility statement: what was tested, what is not known, and whom to tell."""
        values = _values.of_accessibility(site)
        if is_paged(len(site.agencies)):
            values |= _places.of_contacts(_places.places(site), link_from(paths.accessibility()))
        title, documents = plain("accessibility.title"), self._documents is not None
        return self.shared(
            "accessibility.html", paths.accessibility(), title=title, crumbs=[_home()], documents=documents, **values
        )

    def shared(self, template: str, address: str, *, title: str, crumbs: Crumbs, **values: Any) -> Page:  # noqa: ANN401 - passed on to Jinja2
        """Return a page that is of no agency alone."""
        return self._page(template, address, title=title, crumbs=crumbs, **values)

    def glossary(self) -> Page:
        """Return the words of the assessment in plain words, each with its sources."""
        title = plain("glossary.title")
        return self._page("glossary.html", paths.glossary(), title=title, crumbs=[_home()], **_values.of_glossary())

    def opendata(self, values: dict[str, Any]) -> Page:
        """Return the page of the open dataset of the whole site, filled with `of_opendata`."""
        title, address = plain("opendata.title"), paths.dataset("")
        return self._page("opendata.html", address, title=title, crumbs=[_home()], **values)

    def brief(self, agency: AssessedAgency) -> Page:
        """Return the page for executives (สรุปผู้บริหาร): the latest year on one sheet of A4."""
        title = plain("brief.title", name=agency.agency.name, year=agency.years[0].year)
        crumbs: Crumbs = [_home(), (agency.agency.short_name, paths.agency(agency.slug))]
        address = paths.brief(agency.slug)
        return self._page(
            "brief.html",
            address,
            title=title,
            home=agency,
            crumbs=crumbs,
            masthead=_frame.masthead(agency, [], link_from(address), inner=False),
            agency=agency.agency,
            **_values.of_brief(agency, address),
        )

    def agency(self, agency: AssessedAgency, address: str) -> Page:
        """Return an agency's home."""
        crumbs: Crumbs = [_home()] if address else []
        title = agency.agency.name
        values = _values.of_agency(agency, address)
        values["masthead"] = _frame.masthead(agency, _frame.own_rounds(agency), link_from(address), inner=False)
        return self._page(
            "agency.html", address, title=title, home=agency, crumbs=crumbs, agency=agency.agency, **values
        )

    def results(self, agency: AssessedAgency, assessment: Assessment) -> Page:
        """Return the results page of a year."""
        title = plain("page.title.results", framework=assessment.framework.name, year=assessment.year)
        values = _values.of_results(agency, assessment, paths.year(agency.slug, assessment.year))
        return self._year_page("results.html", "", agency, assessment, title=title, **values)

    def analysis(self, agency: AssessedAgency, assessment: Assessment) -> Page:
        """Return the analysis page of a year: the officer's narrative and the structured findings."""
        title = plain("page.title.analysis", framework=assessment.framework.name, year=assessment.year)
        narrative = assessment.narrative
        told = narrative_pieces(narrative, lambda index: self._block(narrative.blocks[index], assessment))
        values = {"pieces": told, **_values.of_analysis(assessment)}
        return self._year_page("analysis.html", "analysis", agency, assessment, title=title, **values)

    def measures(self, agency: AssessedAgency, assessment: Assessment) -> Page:
        """Return the disclosure item itself: analysis in short, measures, limitations; self-contained."""
        unnamed = plain("page.title.measures", fiscal_year=assessment.fiscal_year)
        title, values = _item_title(assessment.item, unnamed), _values.of_measures(assessment)
        return self._year_page("measures.html", "measures", agency, assessment, title=title, **values)

    def progress(self, agency: AssessedAgency, assessment: Assessment) -> Page:
        """Return the report on the measures itself: per round and in total, self-contained."""
        progress = assessment.progress
        unnamed = plain("page.title.progress", year=assessment.fiscal_year)
        title = _item_title(progress.item, unnamed) if progress else unnamed
        values = _values.of_progress(assessment)
        return self._year_page("progress.html", "progress", agency, assessment, title=title, **values)

    def data(self, agency: AssessedAgency, assessment: Assessment) -> Page:
        """Return the open data page with its dictionary and the quality of the data."""
        title = plain("page.title.data", year=assessment.year)
        values = _values.of_data(assessment, self._history(agency, assessment), dictionary(assessment))
        return self._year_page("data.html", "data", agency, assessment, title=title, **values)

    def feed(self, agency: AssessedAgency) -> bytes:
        """Return the feed of an agency."""
        histories = {year.year: self._history(agency, year) for year in agency.years}
        files = {year.year: self.documents_of(agency, year) for year in agency.years}
        return feed(agency, histories, files, self._site_url)

    def calendar(self, agency: AssessedAgency) -> bytes:
        """Return the calendar of an agency."""
        return calendar([agency], self._versions or {}, self._site_url)

    def _history(self, agency: AssessedAgency, assessment: Assessment) -> YearHistory:
        """Return the history of a year, compared once for all that tell of it."""
        key = (agency.slug, assessment.year)
        if key not in self._histories:
            self._histories[key] = history_of(agency, assessment, self._versions)
        return self._histories[key]

    def documents_of(self, agency: AssessedAgency, assessment: Assessment) -> Sequence[DocumentFile]:
        """Return the documents of a year; none where they are not made."""
        return self._documents(agency, assessment) if self._documents else ()

    def redirect(self, agency: AssessedAgency, to: str, address: str, item: DisclosedItem | None = None) -> Page:
        """Return the small page at an address that leads to another without a script: an item's, or one that moved."""
        template = self._environment.get_template("redirect.html")
        disk = paths.relative(paths.DISK_SCRIPT, address)
        text = template.render(to=paths.relative(to, address), item=item, agency=agency.agency, disk=disk)
        title = item.name if item else plain("redirect.moved")
        return Page(address, text, PageFacts(title, agency.slug, agency.agency.sample, to=to))

    def _day_of(self, agency: AssessedAgency | None, assessment: Assessment | None) -> date | None:
        """Return the day of the last change of a year, of an agency, or of the whole site, where known."""
        if agency is None:
            return max(self._changed.values(), default=None)
        return self._changed.get(f"{agency.slug}/{assessment.year}" if assessment else agency.slug)

    def _block(self, block: Block, assessment: Assessment) -> str:
        """Return the HTML of a table or chart that a narrative asks for."""
        if block.kind == "entry":
            return self._drawn("blocks.html", "entries", about(assessment, block.name))
        if block.name == "entries":
            return self._drawn("blocks.html", "entries", gathered(pieces(assessment)))
        if block.kind == "table":
            drawn = self._drawn("tables.html", "table", _year_tables.TABLES[block.name](assessment))
            return _folded(drawn) if _repeats(block, assessment) else drawn
        return self._drawn("charts.html", "chart", CHARTS[block.name](assessment))

    def _drawn(self, template: str, macro: str, value: object) -> str:
        return str(getattr(self._environment.get_template(template).module, macro)(value))

    def _year_page(
        self,
        template: str,
        part: str,
        agency: AssessedAgency,
        assessment: Assessment,
        **values: Any,  # noqa: ANN401 - passed on to Jinja2
    ) -> Page:
        slug, year = agency.slug, assessment.year
        address = paths.part_of(slug, year, part)
        crumbs: Crumbs = [_home(), (agency.agency.short_name, paths.agency(slug))]
        crumbs += [(plain("common.year", year=year), paths.year(slug, year))] if part else []
        link = link_from(address)
        changed = self._day_of(agency, assessment)
        return self._page(
            template,
            address,
            crumbs=crumbs,
            masthead=_frame.masthead(agency, _frame.rounds(agency, assessment, part, link), link, inner=True),
            steps=_frame.steps(assessment, part, link),
            in_round=_frame.told(assessment, part, link),
            agency=agency.agency,
            home=agency,
            a=assessment,
            documents=offers(self.documents_of(agency, assessment), part),
            changed=long_date(changed) if changed else None,
            **values,
        )

    def _page(self, template: str, address: str, *, title: str, **values: Any) -> Page:  # noqa: ANN401 - passed on to Jinja2
        link, home, a = link_from(address), values.get("home"), values.get("a")
        below = foot(link, home, a, self._day_of(home, a))
        body = self._environment.get_template(template).render(
            title=title, address=address, link=link, foot=below, **values
        )
        if address != paths.glossary() and _national(values):
            body = explain(body, address)
        facts = self._facts(title, home, a)
        meta = {
            # The theme prints it as it is.
            "title": html.escape(facts.title),
            "hide": HIDDEN,
        }
        if home is not None:
            meta["feed"] = paths.feed(home.slug)
        meta |= self.metadata.front(_about(template, address, title, facts, values))
        lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items())
        return Page(address, f"---\n{lines}---\n{with_digits(without_fences(body), self._digits)}", facts)

    def _facts(self, title: str, agency: AssessedAgency | None, assessment: Assessment | None) -> PageFacts:
        if agency is None:
            return PageFacts(with_digits(title, self._digits))
        own = agency.agency
        name = title if own.name in title else f"{title} {own.short_name}"
        changed = self._day_of(agency, assessment) if assessment else None
        known_by = "" if assessment else " · ".join(filter(None, (own.short_name, place(own) or own.kind)))
        return PageFacts(with_digits(name, self._digits), agency.slug, own.sample, changed, known_by=known_by)


def _about(template: str, address: str, title: str, facts: PageFacts, values: dict[str, Any]) -> About:
    """Return what a page is about, from what its template is filled with."""
    agency: AssessedAgency | None = values.get("home")
    latest = agency.years[0] if agency and agency.years else None
    kind, count = template.removesuffix(".html"), len(values.get("agencies", ()))
    return About(kind, address, title, values["crumbs"], facts, agency, values.get("a", latest), count)


def _repeats(table: Block, assessment: Assessment) -> bool:
    """Tell whether a chart of the same narrative shows the figures of a table."""
    drawn = {block.name for block in assessment.narrative.blocks if block.kind == "chart"}
    return table.name in _SAME_FIGURES and not drawn.isdisjoint(_SAME_FIGURES[table.name])


def _folded(drawn: str) -> str:
    """Return a table closed until it is pressed."""
    folded = '<details class="ps-more"><summary>{}</summary>\n<div class="ps-body">{}</div></details>'
    return str(shown(folded, say("blocks.figures"), Markup(drawn)))  # noqa: S704 - drawn by a macro of ours


def _national(values: dict[str, Any]) -> bool:
    """Tell whether a page speaks of no other assessment than the NACC's, whose words the glossary explains."""
    told: Assessment | None = values.get("a", values.get("latest"))
    return told is None or told.framework.national


def _counted(site: AssessedSite) -> Markup | None:
    """Return the day by which the days of all agencies are counted; None where none is."""
    days = (year.today for agency in site.agencies for year in agency.years if year.today)
    day = next(days, None)
    return as_of(day, counts=True) if day else None


def _item_title(item: DisclosedItem, unnamed: str) -> str:
    """Return the title of an item's page, with the year of the assessment: every year has a page of that name."""
    if not item.name:
        return unnamed
    return plain("page.title.item", item=item.name, asked=item.asked_in)


def _home() -> tuple[str, str]:
    """Return the first step of the way to a page: the front page."""
    return plain("common.home"), ""


def has_comparison(site: AssessedSite) -> bool:
    """Tell whether the site has a page of comparison: several agencies."""
    return len(site.agencies) > 1
