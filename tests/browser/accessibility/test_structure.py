"""What a screen reader is told, read from every built page: language, headings, tables, charts, links and documents."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

import pytest

from tests.render.reading import Element, parse

if TYPE_CHECKING:
    from tests.browser.conftest import Web

SCOPES = {"row", "col", "rowgroup", "colgroup"}
DOCUMENT = re.compile(r" \((PDF|PNG|JPEG|GIF|WebP|Word|Excel|PowerPoint|Office 97-2003), [0-9]+(\.[0-9])? [KM]B\)$")
FIGURES = re.compile(r"[0-9]+\.[0-9]{2}")


@pytest.fixture(scope="module")
def pages(web: Web) -> dict[str, Element]:
    """Return every page of the built site by its address, but those that only lead on."""
    files = {
        path.relative_to(web.folder).as_posix(): path.read_text(encoding="utf-8") for path in web.folder.rglob("*.html")
    }
    return {
        path.removesuffix("index.html"): parse(text)
        for path, text in files.items()
        if 'http-equiv="refresh"' not in text
    }


def classes(element: Element) -> set[str]:
    """Return an element's classes."""
    return set(element.attributes.get("class", "").split())


def article(page: Element) -> Element:
    """Return what a page says, without what stands around it; a page without an article is all of it."""
    return next(iter(page.all("article")), page)


def strings(element: Element) -> list[str]:
    """Return the pieces of text of an element and of those below it."""
    return [piece for one in element.walk() for piece in one.inside if isinstance(piece, str)]


def charts(page: Element) -> list[Element]:
    """Return the drawings of a page that say something, and not icons."""
    return [one for one in article(page).all("svg") if one.attributes.get("aria-hidden") != "true"]


def test_every_page_says_its_language(pages: dict[str, Element]) -> None:
    """Each page is marked as Thai."""
    assert len(pages) > 40
    assert [path for path, page in pages.items() if page.all("html")[0].attributes.get("lang") != "th"] == []


def test_headings_are_in_order(pages: dict[str, Element]) -> None:
    """Each page begins with its one heading of the first level, and no level below is passed over."""
    wrong = []
    for path, page in pages.items():
        levels = [int(one.tag[1]) for one in article(page).all("h1", "h2", "h3", "h4", "h5", "h6")]
        deeper = [after - before for before, after in pairwise(levels)]
        if levels[:1] != [1] or levels.count(1) != 1 or max(deeper, default=0) > 1:
            wrong.append((path, levels))
    assert wrong == []


def test_tables_have_captions_and_scopes(pages: dict[str, Element]) -> None:
    """Each table has a caption, a heading for each column and each row, and every heading says of what it is one."""
    tables = [(path, table) for path, page in pages.items() for table in article(page).all("table")]
    assert len(tables) > 60
    assert [path for path, table in tables if not "".join(one.text() for one in table.all("caption")).strip()] == []
    headings = [(path, th.text(), th.attributes.get("scope")) for path, table in tables for th in table.all("th")]
    assert [found for found in headings if found[2] not in SCOPES] == []
    bare = [(path, table.text()[:60]) for path, table in tables if not {"col", "row"} <= _scopes(table)]
    assert bare == []


def _scopes(table: Element) -> set[str]:
    found = {th.attributes.get("scope", "") for th in table.all("th")}
    return found | ({"row"} if "rowgroup" in found else set())


def test_charts_have_a_title_and_a_description(pages: dict[str, Element]) -> None:
    """Each chart is one picture with a title and a description that it is named by."""
    found = [(path, chart) for path, page in pages.items() for chart in charts(page)]
    assert len(found) > 12
    wrong = []
    for path, chart in found:
        told = [one for one in chart.inside if isinstance(one, Element) and one.tag in ("title", "desc")]
        ids = " ".join(one.attributes.get("id", "") for one in told)
        named = chart.attributes.get("role") == "img" and chart.attributes.get("aria-labelledby") == ids
        if [one.tag for one in told] != ["title", "desc"] or not named or not all(one.text().strip() for one in told):
            wrong.append((path, chart.attributes))
    assert wrong == []


def test_what_a_chart_draws_stands_in_writing(pages: dict[str, Element]) -> None:
    """Each figure that a chart shows stands in a table or a list of the same page too."""
    lost = []
    for path, page in pages.items():
        written = " ".join(one.text() for one in article(page).all("table", "dl", "ul"))
        for chart in charts(page):
            drawn = [words for one in chart.all("text") if "value" in classes(one) for words in strings(one)]
            lost += [(path, figure) for text in drawn for figure in FIGURES.findall(text) if figure not in written]
    assert lost == []


def name(link: Element) -> str:
    """Return what a screen reader calls a link."""
    return " ".join((link.attributes.get("aria-label") or link.text() or link.attributes.get("title", "")).split())


def test_links_of_one_name_lead_to_one_place(pages: dict[str, Element]) -> None:
    """Each link has a name, and no two links of a page share one and lead to different places."""
    wrong = []
    for path, page in pages.items():
        places: dict[str, set[str]] = {}
        for link in page.all("a"):
            if "href" in link.attributes:
                places.setdefault(name(link), set()).add(urljoin(f"http://site/{path}", link.attributes["href"]))
        wrong += [(path, words, sorted(found)) for words, found in places.items() if not words or len(found) > 1]
    assert wrong == []


def test_documents_say_what_they_are(pages: dict[str, Element], web: Web) -> None:
    """Each link to a piece of evidence says the type and the size of the file."""
    links = [
        (unquote(urljoin(path, link.attributes["href"])), link.text())
        for path, page in pages.items()
        for link in page.all("a")
        if "/evidence/" in urljoin(path, link.attributes.get("href", ""))
    ]
    files = {path.relative_to(web.folder).as_posix() for path in web.folder.rglob("evidence/*")}
    assert {file for file, _ in links} == files
    assert len(files) > 3
    assert [text for _, text in links if not DOCUMENT.search(text)] == []
