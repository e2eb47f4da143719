"""No page asks another host for anything: from a server and from a disk, with all that its scripts do, network cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import ARGUMENTS, chromium
from tests.browser.state import answered
from tests.browser.test_pages import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

    from tests.browser.conftest import Web

OTHERS = ("accessibility/", "glossary/", "404.html", "sample/ita-2567/o34/")
"""The last leads on by itself, to a page of measures."""
CUT = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""No name leads anywhere: as on a machine whose network is cut."""
INNER = ("data:", "blob:")


@pytest.fixture(scope="module")
def alone(browser: Browser) -> Iterator[BrowserContext]:
    """A window of a browser that reaches no other machine."""
    cut = browser.browser_type.launch(executable_path=chromium(), args=[*ARGUMENTS, CUT])
    yield cut.new_context()
    cut.close()


def complaint(said: ConsoleMessage) -> list[str]:
    """Return what a page's console complains of; nothing of a font that is fetched ahead of its time from a disk.

    A disk has no answer to whether another place may have the font; the page fetches it a moment later all the same.
    """
    told = f"{said.text} {said.location['url']}"
    ahead = "file:" in told and ".woff2" in told
    asked_by_browser = told.endswith("/favicon.ico")
    return [told] if said.type == "error" and not ahead and not asked_by_browser else []


class Listener:
    """A page, what it asked for outside of its own place, and what its console complained of."""

    def __init__(self, window: BrowserContext, own: str) -> None:
        self.page: Page = window.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self._own = own
        self._window = window
        window.on("request", self._note)
        self.page.on("console", lambda said: self.complaints.extend(complaint(said)))

    def _note(self, request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith((self._own, *INNER)):
            self.asked.append(url)

    def close(self) -> None:
        """Close the page and listen no more."""
        self.page.close()
        self._window.remove_listener("request", self._note)


def use(page: Page) -> None:
    """Do what a reader does: change the colours, search, go to the end."""
    page.locator("[data-md-component=palette] label:visible").first.click()
    page.locator("[name=query]").first.fill("งบประมาณ")
    answered(page)
    assert page.locator(".md-search-result__link").count() > 0
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")


@pytest.mark.parametrize("place", ["server", "disk"])
def test_no_page_asks_another_host(alone: BrowserContext, web: Web, place: str) -> None:
    """Every kind of page, used as a reader uses it, asks only for files of its own site, and nothing is stopped."""
    own = web.address if place == "server" else f"{web.folder.as_uri()}/"
    heard = Listener(alone, own)
    for path in (*KINDS, *OTHERS):
        heard.page.goto(own + path + ("index.html" if place == "disk" and not path.endswith(".html") else ""))
        if path in KINDS:
            use(heard.page)
    heard.page.wait_for_url("**/sample/2566/measures/**")
    heard.page.wait_for_load_state("networkidle")
    heard.close()
    assert heard.asked == []
    assert heard.complaints == []


def test_a_request_to_another_host_would_be_heard(alone: BrowserContext, web: Web) -> None:
    """The listening works: a page that asks another host for an image is caught, and does not get it."""
    heard = Listener(alone, web.address)
    page = heard.page
    page.goto(f"{web.address}sample/2566/data/report.json")
    with page.expect_event("requestfailed"):
        page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://elsewhere.example/x.png'}))")
    heard.close()
    assert heard.asked == ["http://elsewhere.example/x.png"]
