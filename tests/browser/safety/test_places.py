"""The same folder works wherever it stands: at a server's root, deep below it, on a disk, and with headers sent."""

from __future__ import annotations

import re
import threading
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import Quiet
from tests.browser.safety.test_elsewhere import complaint
from tests.browser.test_pages import KINDS
from tests.publish.project import mkdocs, write_agency

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Web

DEEP = ("nothing", "nothing/", "sample/2999/measures/", "a/b/c/d/e/f.html")


class Host(Quiet):
    """A host that shows 404.html at any address below `site` that is not there, and sends the headers it is given."""

    site = "/"
    headers_sent: dict[str, str] = {}  # noqa: RUF012 - each host has a class of its own

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's own page for what is not there."""
        if code != 404:
            super().send_error(code, message, explain)
            return
        with open(self.translate_path(f"{self.site}404.html"), "rb") as page:  # noqa: PTH123 - a path of the server
            body = page.read()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def end_headers(self) -> None:
        """Add the headers of the host."""
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        super().end_headers()


@contextmanager
def hosted(folder: Path, **settings: Any) -> Iterator[str]:  # noqa: ANN401 - of any attribute of Host
    """Serve `folder` by a host with `settings`, and yield its address."""
    handler = type("OwnHost", (Host,), settings)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of its own."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the page's console complains of: a file that is not there, or something that a policy stops."""
    found: list[str] = []
    page.on("console", lambda said: found.extend(complaint(said)))
    return found


def test_the_site_works_at_a_servers_root(page: Page, complaints: list[str], web: Web) -> None:
    """At `/` as well as below it every kind of page finds all that it needs."""
    with hosted(web.folder) as address:
        for path in KINDS:
            page.goto(f"{address}/{path}")
        page.wait_for_load_state("networkidle")
    assert complaints == []


def test_the_site_is_walked_on_a_disk(page: Page, complaints: list[str], web: Web) -> None:
    """From a USB stick: links, a link opened by the keyboard and a short lasting link lead to pages, not to folders."""
    root = web.folder.as_uri()
    page.goto(f"{root}/index.html")
    page.locator("article a[href='province/']").first.click()
    page.wait_for_url(f"{root}/province/index.html")
    page.goto(f"{root}/province/2566/index.html")
    page.locator(".ps-tabs a").nth(2).click()
    page.wait_for_url(f"{root}/province/2566/measures/index.html")
    page.locator(".ps-crumbs a").last.press("Enter")
    page.wait_for_url(f"{root}/province/2566/index.html")
    page.goto(f"{root}/sample/ita-2567/o34/index.html")
    page.wait_for_url(f"{root}/sample/2566/measures/index.html")
    assert page.locator("article table").first.is_visible()
    page.wait_for_function("document.fonts.check('16px Sarabun', 'ก')")
    assert complaints == []


def test_links_on_the_web_keep_their_addresses(page: Page, web: Web) -> None:
    """On a server, addresses stay the short ones that last: no `index.html` comes into them."""
    page.goto(f"{web.address}province/2566/")
    page.locator(".ps-tabs a").nth(2).click()
    page.wait_for_url(f"{web.address}province/2566/measures/")


@pytest.mark.parametrize("site", ["/", "/ita/2567/"])
@pytest.mark.parametrize("path", DEEP)
def test_what_is_missing_is_told_anywhere(page: Page, web: Web, site: str, path: str) -> None:
    """Without the site's address known, the page for missing addresses is styled, and finds its way home."""
    folder = web.folder if site == "/" else web.folder.parents[1]
    with hosted(folder, site=site) as address:
        page.goto(f"{address}{site}{path}")
        assert page.locator("h1").inner_text() == "ไม่พบหน้านี้"
        assert page.locator("header").inner_text() == "ผลการประเมิน ITA และมาตรการส่งเสริมคุณธรรมและความโปร่งใส"
        assert page.locator("main").evaluate("main => getComputedStyle(main).maxWidth") != "none"
        town = page.get_by_role("link", name="เทศบาลเมืองธารทอง")
        town.wait_for()
        assert town.get_attribute("href") == f"{address}{site}town/"
        page.get_by_role("link", name="ไปหน้าแรกของเว็บไซต์").click()
        page.wait_for_url(f"{address}{site}")


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site that knows its address, below a server's root; the root's folder is returned."""
    root = tmp_path_factory.mktemp("known")
    write_agency(root / "content")
    done = mkdocs(
        "build",
        PRONGSAI_CONTENT=str(root / "content"),
        PRONGSAI_SITE=str(root / "www" / "ita" / "2567"),
        PRONGSAI_SITE_URL="https://www.example.go.th/ita/2567/",
    )
    assert done.returncode == 0, done.stderr
    return root / "www"


@pytest.mark.parametrize("path", DEEP)
def test_what_is_missing_is_told_by_a_site_that_knows_its_address(page: Page, known: Path, path: str) -> None:
    """With its address known, the page for missing addresses is one of the site's own, search and all, at any depth."""
    lost: list[str] = []
    page.on("requestfailed", lambda request: lost.append(request.url))
    page.on("response", lambda answer: lost.append(answer.url) if answer.status == 404 else None)
    with hosted(known, site="/ita/2567/") as address:
        page.goto(f"{address}/ita/2567/{path}", wait_until="networkidle")
        assert page.locator("h1").inner_text() == "ไม่พบหน้านี้"
        assert lost == [f"{address}/ita/2567/{path}"]
        page.locator("article p a").first.click()
        page.wait_for_url(re.compile(rf"{address}/ita/2567/(\./?)?$"))


def test_the_headers_for_hosts_stop_nothing_of_ours(page: Page, complaints: list[str], web: Web) -> None:
    """With the headers of `_headers` sent as well, pages of every depth and the one for missing addresses work."""
    rules = (web.folder / "_headers").read_text(encoding="utf-8").split("\n/")[0].splitlines()
    assert rules[0] == "/*"
    sent: dict[str, str] = dict(tuple(rule.strip().split(": ", 1)) for rule in rules[1:])  # type: ignore[misc]
    with hosted(web.folder, headers_sent=sent) as address:
        for path in ("", "sample/", "sample/2566/", "sample/2566/measures/"):
            page.goto(f"{address}/{path}")
        page.wait_for_load_state("networkidle")
        assert complaints == []
        page.goto(f"{address}/nothing/")
        page.get_by_role("link", name="ไปหน้าแรกของเว็บไซต์").click()
        page.wait_for_url(f"{address}/")
    assert [said for said in complaints if "404" not in said] == []


def test_other_sites_cannot_frame_a_page_where_headers_are_sent(page: Page, web: Web) -> None:
    """Framed by another site's page, ours is not shown."""
    text = (web.folder / "_headers").read_text(encoding="utf-8")
    [policy] = re.findall("Content-Security-Policy: (.*)", text)
    with (
        hosted(web.folder, headers_sent={"Content-Security-Policy": policy}) as ours,
        hosted(web.folder / "assets") as other,
    ):
        page.goto(f"{other}/fonts/OFL.txt")
        with page.expect_console_message(lambda said: "frame-ancestors" in said.text):
            page.evaluate(
                "at => document.body.append(Object.assign(document.createElement('iframe'), {src: at}))", ours
            )
