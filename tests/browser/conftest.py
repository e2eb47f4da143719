"""The whole site, served below a path, and Chromium to look at it with."""

from __future__ import annotations

import os
import shutil
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import sync_playwright

from tests.publish.project import BELOW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
Scheme = Literal["light", "dark"]
Look = tuple[int, Scheme, bool]


class Quiet(SimpleHTTPRequestHandler):
    """A web server that does not log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the base class gives
        """Log nothing."""


@dataclass(frozen=True, slots=True)
class Web:
    """A served site: its address, closing with `/`, and its folder."""

    address: str
    folder: Path


@contextmanager
def serving(site: Path) -> Iterator[Web]:
    """Serve a site whose folder ends with `BELOW` below that."""
    root = site.parents[BELOW.count("/") - 1]
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield Web(f"http://127.0.0.1:{server.server_port}/{BELOW}", site)
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def web(whole_site: Path) -> Iterator[Web]:
    """Serve the whole site."""
    with serving(whole_site) as served:
        yield served


def chromium() -> str:
    """Return the path of the browser that `make test` names, or else of one on this machine."""
    found = os.environ.get("PRONGSAI_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.fail("ไม่พบ Chromium: ติดตั้งแล้วบอกที่อยู่ใน PRONGSAI_CHROMIUM · No Chromium found: set PRONGSAI_CHROMIUM.")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all the tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Visits:
    """Opens pages, and keeps what went wrong on them.

    Attributes:
        web: the served site.
        browser: the browser to open pages with.
        contexts: windows by their look; a window keeps what it has loaded.
        opened: the pages that the running test opened.
        problems: what the running test's pages complained about.
    """

    web: Web
    browser: Browser
    contexts: dict[Look, BrowserContext] = field(default_factory=dict)
    opened: list[Page] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def open(self, path: str = "", *, width: int = 1280, scheme: Scheme = "light", script: bool = True) -> Page:
        """Open the page at `path` below the site."""
        look = (width, scheme, script)
        if look not in self.contexts:
            self.contexts[look] = self.browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script
            )
        page = self.contexts[look].new_page()
        self.opened.append(page)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        page.on("request", self._asked)
        page.on("response", self._answered)
        page.goto(self.web.address + path)
        return page

    def close(self) -> list[str]:
        """Close the pages of a test and return their problems."""
        problems = list(self.problems)
        for page in self.opened:
            page.close()
        self.opened.clear()
        self.problems.clear()
        return problems

    def _heard(self, message: ConsoleMessage) -> None:
        asked_by_browser = message.location["url"].endswith("/favicon.ico")
        if message.type in {"error", "warning"} and not asked_by_browser:
            self.problems.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.web.address, "data:", "blob:")):
            self.problems.append(f"asks elsewhere: {request.url}")

    def _answered(self, response: Response) -> None:
        if not response.ok and response.status != 304:
            self.problems.append(f"answers {response.status}: {response.url}")


@pytest.fixture(scope="session")
def visits(web: Web, browser: Browser) -> Visits:
    """The windows that all the tests share."""
    return Visits(web, browser)


@pytest.fixture
def visit(visits: Visits) -> Iterator[Callable[..., Page]]:
    """Open pages; afterwards none may have complained, asked another host, or missed a file."""
    yield visits.open
    assert visits.close() == []
