"""What a first visit costs: the bytes that travel to a phone, and how still the page stands while it loads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.publish.project import BELOW
from tests.served import compressed, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Request

    from tests.browser.conftest import Web

PAGES = ("", "compare/", "town/", "town/2568/", "town/2568/measures/", "sample/", "sample/2566/progress/")
WEIGHT = 120 * 1024
"""The most bytes that the first view of a page may take, headers included."""
SHIFT = 0.02
"""The most that a page may shift while it loads (cumulative layout shift)."""
SEARCH = ("/workers/search", "search_index")
"""What the search asks for, its script and its index, by a part of their addresses."""
RESTS = 120_000
"""The longest that the search may take to ask for both, on a machine that has much else to do, in milliseconds."""
WATCH = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({type: 'layout-shift', buffered: true});
"""


SLOW = {"4G": (1600, 150), "3G": (400, 400)}
"""Slow links: how much comes through (kbit/s), and how long the way there and back takes (ms); 4G is Lighthouse's."""


@pytest.fixture(scope="module")
def address(web: Web) -> Iterator[str]:
    """Serve the site as a common host does, compressed."""
    root = web.folder
    for _ in BELOW.strip("/").split("/"):
        root = root.parent
    with served(root) as server:
        yield server + BELOW


def first_visit(context: BrowserContext, address: str) -> tuple[Page, list[Request]]:
    """Open a page as somebody who was never there, and return it with all that it asked for."""
    page = context.new_page()
    asked: list[Request] = []
    # Playwright marks the function that it calls, and a built-in one cannot be marked.
    page.on("requestfinished", lambda request: asked.append(request))  # noqa: PLW0108
    page.add_init_script(WATCH)
    # The search asks last, for its worker and its index, and either comes first; a busy machine rests between two
    # scripts as if nothing more came.
    whole = "requestfinished", lambda _: all(any(part in one.url for one in asked) for part in SEARCH)
    with page.expect_event(*whole, timeout=RESTS):
        page.goto(address)
    return page, asked


def window(browser: Browser, width: int = 390) -> BrowserContext:
    """Return a new window that has nothing kept of an earlier visit."""
    return browser.new_context(viewport={"width": width, "height": 844})


def weight(request: Request, address: str, folder: Path) -> int:
    """Return how many bytes an answer took: what the browser tells of a worker is its headers only."""
    path = folder / request.url.removeprefix(address)
    body = len(compressed(path / "index.html" if path.is_dir() else path))
    return body + request.sizes()["responseHeadersSize"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_a_first_visit_is_light_and_still(browser: Browser, web: Web, address: str, path: str) -> None:
    """All that a phone's first view asks for, for paper and search too, is at most 120 KB, and moves nothing seen."""
    context = window(browser)
    page, asked = first_visit(context, address + path)
    weights = {request.url.removeprefix(address): weight(request, address, web.folder) for request in asked}
    shifted = page.evaluate("window.shifted")
    context.close()
    assert {"assets/stylesheets/print.css", "assets/fonts/sarabun-400.woff2"} < set(weights)
    assert sum(weights.values()) <= WEIGHT, sorted(weights.items(), key=lambda one: -one[1])
    assert shifted < SHIFT


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_a_wide_window_stands_still_while_it_loads(browser: Browser, address: str, path: str) -> None:
    """Fonts, charts and scripts move nothing that a reader already sees."""
    context = window(browser, 1280)
    page, _ = first_visit(context, address + path)
    shifted = page.evaluate("window.shifted")
    context.close()
    assert shifted < SHIFT


@pytest.mark.parametrize(
    ("path", "link"), [("town/2568/", "4G"), ("town/2568/measures/", "4G"), ("town/2568/measures/", "3G")]
)
def test_a_page_stands_still_on_a_slow_first_visit(browser: Browser, address: str, path: str, link: str) -> None:
    """The fonts are asked for before all else, so they are there for the first picture on a slow link, too."""
    context = window(browser)
    page = context.new_page()
    rate, way = SLOW[link]
    tools = context.new_cdp_session(page)
    limits = {"downloadThroughput": rate * 125, "uploadThroughput": rate * 125, "latency": way, "offline": False}
    tools.send("Network.emulateNetworkConditions", limits)
    page.add_init_script(WATCH)
    page.goto(address + path, wait_until="networkidle")
    page.evaluate("() => document.fonts.ready")
    shifted, sarabun = page.evaluate("() => [window.shifted, document.fonts.check('700 16px Sarabun', 'ก')]")
    context.close()
    assert sarabun
    assert shifted < SHIFT
