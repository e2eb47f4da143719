"""Ways through the site: breadcrumbs, tabs, short links, search, and every single link."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from tests.browser.state import answered
from tests.browser.test_pages import MEASURES, PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Web

SHORT_LINKS = {
    "province/ita-2567/o34/": "province/2566/measures/",
    "town/ita-2569/o25/": "town/2568/measures/",
    "subdistrict/ita-2566/o42/": "subdistrict/2565/measures/",
    "sample/ita-2566/o42/": "sample/2565/measures/",
    "sample/ita-2567/o34/": "sample/2566/measures/",
    "sample/ita-2568/o27/": "sample/2567/measures/",
    "sample/ita-2568/o28/": "sample/2566/progress/",
    "sample/ita-2569/o26/": "sample/2567/progress/",
}


class Links(HTMLParser):
    """Collects the addresses that a page leads to, and the anchors it has."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the addresses and the anchor of one element."""
        values = {name: value or "" for name, value in attrs}
        self.found |= {values[name] for name in ("href", "src") if name in values}
        self.anchors |= {values[name] for name in ("id", "name") if name in values}
        if tag == "meta" and values.get("http-equiv") == "refresh":
            self.found.add(values["content"].partition("url=")[2])


def read_links(html: str) -> Links:
    """Return the links of a page."""
    parser = Links()
    parser.feed(html)
    return parser


def answer(address: str) -> int:
    """Return the status with which the server answers."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answered:  # noqa: S310 - our own http
            status: int = answered.status
    except urllib.error.HTTPError as error:
        with error:
            return error.code
    return status


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_breadcrumbs_lead_home(visit: Callable[..., Page], web: Web, script: bool) -> None:  # noqa: FBT001 - a case
    """From the measures page each step up is one click, the last of them home."""
    page = visit(MEASURES, script=script)
    for path in ("province/2566/", "province/", ""):
        page.locator(".ps-crumbs a").last.click()
        page.wait_for_url(web.address + path)
        assert page.locator("h1").is_visible()
    assert page.locator(".ps-crumbs").count() == 0


@pytest.mark.parametrize("width", [390, 1280])
def test_tabs_lead_to_every_part(visit: Callable[..., Page], web: Web, width: int) -> None:
    """Each tab leads to its part of the same year, and says which one is open."""
    page = visit("province/2566/", width=width)
    for label, part in (
        ("วิเคราะห์ 2566", "analysis/"),
        ("มาตรการ 2567", "measures/"),
        ("ความคืบหน้า 2567", "progress/"),
        ("ข้อมูลเปิด", "data/"),
        ("ผลคะแนน 2566", ""),
    ):
        page.locator(".ps-tabs").get_by_role("link", name=label).click()
        page.wait_for_url(f"{web.address}province/2566/{part}")
        assert page.locator(".ps-tabs [aria-current=page]").inner_text().split() == label.split()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("short", SHORT_LINKS)
def test_a_short_link_arrives(visit: Callable[..., Page], web: Web, short: str, script: bool) -> None:  # noqa: FBT001 - a case
    """The short address of a disclosure item leads to its page, with JavaScript and without."""
    page = visit(short, script=script)
    page.wait_for_url(web.address + SHORT_LINKS[short])
    assert page.locator("h1").inner_text().startswith(short.split("/")[2].upper())
    assert page.locator("article :is(table, .ps-rows)").first.is_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_is_reached_by_clicking(visit: Callable[..., Page], web: Web, width: int) -> None:
    """With JavaScript off, the links that can be seen lead from the front page to every page of the site."""
    page = visit("", width=width, script=False)
    known, waiting = {web.address}, [web.address]
    while waiting:
        page.goto(waiting.pop())
        links = page.locator("a:visible").evaluate_all("links => links.map(link => link.href)")
        seen = {urldefrag(link)[0] for link in links}
        new = {address for address in seen if address.startswith(web.address) and address.endswith("/")} - known
        known |= new
        waiting += [address for address in sorted(new) if "/ita-" not in address]
    assert known == {web.address + path for path in (*PAGES, *SHORT_LINKS)}


@pytest.mark.parametrize("words", ["โครงสร้าง", "E-Service"])
def test_search_finds_pages(visit: Callable[..., Page], web: Web, words: str) -> None:
    """Searching words shows results, and the first leads to a page that has the words."""
    page = visit("")
    page.locator(".md-search__input").fill(words)
    answered(page)
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(re.compile(re.escape(web.address) + r"[a-z-]+/\d{4}/"))
    assert words in page.locator("article").inner_text()


def test_every_link_answers(web: Web) -> None:
    """Each address in each built page, of pages, files and anchors on this site, is there."""
    pages = {path.relative_to(web.folder).as_posix(): path for path in web.folder.rglob("index.html")}
    parsed = {
        urljoin(web.address, name.removesuffix("index.html")): read_links(path.read_text("utf-8"))
        for name, path in pages.items()
    }
    wanted = {(page, urljoin(page, link)) for page, found in parsed.items() for link in found.found}
    wanted = {(page, link) for page, link in wanted if link.startswith(web.address)}
    assert len(wanted) > 300
    status = {address: answer(address) for address in {urldefrag(link)[0] for _, link in wanted}}
    assert [(page, link) for page, link in wanted if status[urldefrag(link)[0]] != 200] == []
    lost = [
        (page, link)
        for page, link in sorted(wanted)
        if (target := urldefrag(link)).fragment
        and target.url in parsed
        and unquote(target.fragment) not in parsed[target.url].anchors
    ]
    assert lost == []
