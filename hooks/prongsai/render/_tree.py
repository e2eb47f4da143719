"""The tree of a site: every page and file that a build publishes, by its path."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import escape

from prongsai.addresses import paths
from prongsai.assess import agency_redirects, lasting_addresses, redirects
from prongsai.processes import aside
from prongsai.render._catalogue import catalogue_record, site_record
from prongsai.render._handed import handed_files
from prongsai.render._opendata_page import of_opendata
from prongsai.render._pages import Page, Pages, has_comparison
from prongsai.render._place_pages import place_pages
from prongsai.render._places import is_paged
from prongsai.render.data.archive import archive
from prongsai.render.data.dataset import TABLES, agency_lines, joined
from prongsai.render.data.package import dataset_files
from prongsai.render.data.report import SCHEMA_FILE, report_data
from prongsai.render.data.schema import published_schema, published_schemas
from prongsai.render.data.tables import indicators_csv, measures_csv, progress_csv
from prongsai.render.data.values import to_json
from prongsai.words import plain, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from prongsai.addresses import PageFacts
    from prongsai.assess import AssessedAgency, AssessedSite, Assessment
    from prongsai.content import Version
    from prongsai.render._documents import Documents
    from prongsai.render.data.dataset import Lines
    from prongsai.text import Digits


@dataclass(frozen=True, slots=True)
class Options:
    """How a site is rendered.

    Attributes:
        templates: the folder of the page templates, `overrides/prongsai`.
        digits: the digits of running text; codes, addresses and data files always have Arabic ones.
        changed: the day of the last change of each content folder, where known.
        site_url: the address of the published site, closed by `/`; empty where it is not known, and then there are no
            share cards, which are asked for by a full address.
        last: the folder of the last built site, whose share cards are kept where they would be the same.
        versions: what each year held since it was first published, by its folder; None where there is no history.
        documents: gives the documents of a year that may be filed; None where they are not made, and then pages say
            nothing of them.
    """

    templates: Path
    digits: Digits = "arabic"
    changed: Mapping[str, date] = field(default_factory=dict)
    site_url: str = ""
    last: Path | None = None
    versions: Mapping[str, tuple[Version, ...]] | None = None
    documents: Documents | None = None


@dataclass(frozen=True, slots=True)
class Tree:
    """The rendered site.

    Attributes:
        pages: Markdown pages by their path, to be built by MkDocs or another engine.
        files: finished files by their path, published as they are.
        nav: the short navigation: title, as HTML, and page path.
        foot: what stands at the foot of every page: words and address.
        agencies: the agencies that the page for missing addresses leads to: name, as HTML, and address.
        facts: what stands at each address that a person may open.
        apart: whether each agency has a search index and a sitemap of its own, as on a site of many.
    """

    pages: dict[str, str]
    files: dict[str, bytes]
    nav: tuple[tuple[str, str], ...]
    foot: tuple[tuple[str, str], ...] = ()
    agencies: tuple[tuple[str, str], ...] = ()
    facts: dict[str, PageFacts] = field(default_factory=dict)
    apart: bool = False

    def put(self, *pages: Page) -> None:
        """Add pages with their facts; one that leads on is a finished file."""
        for page in pages:
            self.facts[page.address] = page.facts
            if page.facts.to is None:
                self.pages[paths.page_file(page.address)] = page.text
            else:
                self.files[f"{page.address}index.html"] = page.text.encode()


NAV_LIMIT = 8
"""The most agencies that the navigation lists; beyond it the home page leads on."""
MISSED = 30
"""The most agencies that the page for missing addresses lists."""


def render_site(site: AssessedSite, options: Options) -> Tree:
    """Render every page and data file of a site without errors."""
    pages, tree = _pages(options), _whole(site)
    lines = {agency.slug: agency_lines(agency) for agency in site.agencies}
    _put_agencies(tree, pages, site, lines, alone=len(site.agencies) == 1)
    _put_shared(tree, pages, site, options.site_url, lines.values())
    tree.files.update(pages.metadata.cards.files())
    return tree


def render_agencies(site: AssessedSite, options: Options, lines: Mapping[str, Mapping[str, Lines]], *, of: int) -> Tree:
    """Render what a site of so many agencies publishes of some, of all where they are few: no other page is theirs.

    `lines` are their rows of the dataset, by their folders' names.
    """
    few = of <= NAV_LIMIT
    pages, tree = _pages(options), _empty(_nav(site) if few else _long_nav(), apart=is_paged(of))
    _put_agencies(tree, pages, site, lines, alone=few and len(site.agencies) == 1)
    tree.files.update(pages.metadata.cards.files())
    return tree


def render_shared(
    site: AssessedSite,
    options: Options,
    lines: Iterable[Mapping[str, Lines]],
    meanwhile: Callable[[], object] = lambda: None,
) -> Tree:
    """Render what a site publishes of all its agencies together.

    Args:
        site: the agencies.
        options: how they are rendered.
        lines: their rows of the dataset, in order.
        meanwhile: what else is done while the pages of places are made beside it.
    """
    pages, tree = _pages(options), _whole(site)
    _put_shared(tree, pages, site, options.site_url, lines, meanwhile)
    tree.files.update(pages.metadata.cards.files())
    return tree


def _pages(options: Options) -> Pages:
    known = (options.changed, options.site_url, options.last, options.versions, options.documents)
    return Pages(options.templates, options.digits, *known)


def _whole(site: AssessedSite) -> Tree:
    """Return the tree of a whole site, empty still."""
    return _empty(_nav(site), _listed(site), apart=is_paged(len(site.agencies)))


def _empty(
    nav: tuple[tuple[str, str], ...], agencies: tuple[tuple[str, str], ...] = (), *, apart: bool = False
) -> Tree:
    foot = (
        (plain("glossary.title"), paths.glossary()),
        (plain("accessibility.title"), paths.accessibility()),
        (plain("opendata.title"), paths.dataset("")),
    )
    return Tree({}, {}, nav, foot, agencies, apart=apart)


def _listed(site: AssessedSite) -> tuple[tuple[str, str], ...]:
    """Return the agencies of a site with their addresses, unless they are too many to be seen at one look."""
    if len(site.agencies) > MISSED:
        return ()
    return tuple((_titled(one, one.agency.name), paths.agency(one.slug)) for one in site.by_name)


def _put_agencies(
    tree: Tree, pages: Pages, site: AssessedSite, lines: Mapping[str, Mapping[str, Lines]], *, alone: bool
) -> None:
    """Add the pages and files of each agency; one that is alone on its site has its home as the front page, too."""
    schema = published_schema()
    if alone:
        tree.put(pages.agency(site.agencies[0], ""))
    for agency in site.agencies:
        tree.put(pages.agency(agency, paths.agency(agency.slug)))
        files: dict[str, bytes] = {}
        for assessment in agency.years:
            _put_year(tree, pages, agency, assessment)
            files |= _year_files(assessment, schema)
        if agency.years:
            tree.put(pages.brief(agency))
            tree.files[paths.archive(agency.slug)] = archive(agency.agency.licence, lines[agency.slug], files)
        tree.files.update(files)
        tree.put(*(pages.redirect(agency, to, old) for old, to in redirects(agency).items()))
        tree.files[paths.feed(agency.slug)] = pages.feed(agency)
        tree.files[paths.calendar(agency.slug)] = pages.calendar(agency)
        if agency.emblem is not None:
            tree.files[paths.emblem(agency.slug, agency.emblem.file)] = agency.emblem.data


def _put_shared(  # noqa: PLR0913, PLR0917 - what `render_shared` is given
    tree: Tree,
    pages: Pages,
    site: AssessedSite,
    site_url: str,
    lines: Iterable[Mapping[str, Lines]],
    meanwhile: Callable[[], object] = lambda: None,
) -> None:
    """Add the pages and files that are of no agency alone."""
    # Half of the work, and the other half needs nothing of it.
    of_places = aside(lambda: [*place_pages(pages, site)]) if tree.apart else list[Page]
    if len(site.agencies) != 1:
        tree.put(pages.home(site))
    if has_comparison(site):
        tree.put(pages.compare(site))
    tree.put(pages.accessibility(site), pages.glossary())
    for agency, moved in agency_redirects(site):
        tree.put(*(pages.redirect(agency, to, old) for old, to in moved.items()))
    tree.files.update((paths.schema(name), text) for name, text in published_schemas())
    rows = joined(lines)
    tree.put(pages.opendata(of_opendata(site, rows)))
    licences = sorted({agency.agency.licence for agency in site.agencies if agency.agency.licence})
    tree.files.update(dataset_files(TABLES, rows, licences, site_url))
    tree.files[paths.dataset("catalogue.json")] = to_json(site_record(site)).encode()
    tree.files.update(handed_files())
    meanwhile()
    tree.put(*of_places())


def error_tree(told: str, pages: Iterable[str]) -> Tree:
    """Return a preview that shows the errors `told`, one a line, at `/` and at every page that was there before.

    The page an officer has open thus says what is wrong, and reloads by itself once that is mended.
    """
    items = "".join(f"<li>{escape(line)}</li>" for line in told.splitlines())
    body = f"# {say('page.broken.title')}\n\n<ul>{items}</ul>\n<p>{say('page.broken.mend')}</p>\n"
    text = f"---\nhide: [navigation, toc]\n---\n{body}"
    return Tree(dict.fromkeys(["index.md", *pages], text), handed_files(), ((say("common.home"), "index.md"),))


def _nav(site: AssessedSite) -> tuple[tuple[str, str], ...]:
    if not has_comparison(site):
        return ((str(say("common.home")), "index.md"),)
    if len(site.agencies) > NAV_LIMIT:
        return _long_nav()
    return _long_nav() + tuple((_nav_title(agency), f"{agency.slug}/index.md") for agency in site.by_name)


def _long_nav() -> tuple[tuple[str, str], ...]:
    """Return the navigation of a site of more agencies than it could name."""
    return (
        (str(say("common.home")), "index.md"),
        (str(say("compare.title")), paths.page_file(paths.compare())),
    )


def _nav_title(agency: AssessedAgency) -> str:
    """Return an agency's name in the navigation, as HTML; an invented one (หน่วยงานสมมุติ) is said to be one."""
    return _titled(agency, agency.agency.short_name)


def _titled(agency: AssessedAgency, name: str) -> str:
    return str(say("common.sample", name=name) if agency.agency.sample else escape(name))


def _put_year(tree: Tree, pages: Pages, agency: AssessedAgency, assessment: Assessment) -> None:
    """Add the pages of a year."""
    made = {part: getattr(pages, part or "results") for part in assessment.parts}
    tree.put(*(make(agency, assessment) for make in made.values()))
    tree.files.update((one.path, one.data) for one in pages.documents_of(agency, assessment))
    for address, (item, part) in lasting_addresses(assessment).items():
        to = paths.part(agency.slug, assessment.year, part)
        tree.put(pages.redirect(agency, to, address, item))


def _year_files(assessment: Assessment, schema: bytes) -> dict[str, bytes]:
    """Return the data files of a year and its evidence, by their paths."""
    slug, year = assessment.slug, assessment.year
    files = {
        "report.json": to_json(report_data(assessment)).encode(),
        SCHEMA_FILE: schema,
        "catalogue.json": to_json(catalogue_record(assessment)).encode(),
        "indicators.csv": indicators_csv(assessment),
        "measures.csv": measures_csv(assessment),
    }
    if assessment.progress is None:
        return {f"{paths.part(slug, year, 'data')}{name}": data for name, data in files.items()}
    files["progress.csv"] = progress_csv(assessment)
    evidence = {paths.evidence_file(slug, year, file): data for file, data in assessment.report.evidence.items()}
    return {f"{paths.part(slug, year, 'data')}{name}": data for name, data in files.items()} | evidence
