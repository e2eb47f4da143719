"""The joined style sheet shows every page as the sheets that it was made of would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.state import answered, rest
from tests.publish.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page, Route

    from tests.browser.conftest import Web

JOINED = "**/assets/stylesheets/site.css"
SOURCES = ("prongsai", "reading", "contrast")
WORDS = "words.css"
"""Written by the build, which leaves it beside the joined sheet."""


def in_order(web: Web) -> str:
    """Return the sheets that the joined one was made of: the theme's as it brings them, and our sources."""
    folder = web.folder / "assets" / "stylesheets"
    theirs = [next(folder.glob(f"{name}.*.min.css")) for name in ("main", "palette")]
    ours = [ROOT / "overrides" / "assets" / "stylesheets" / f"{name}.css" for name in SOURCES]
    return "\n".join(path.read_text(encoding="utf-8") for path in (*theirs, folder / WORDS, *ours))


def arrive(page: Page) -> None:
    """Wait for all that an opened page asks for."""
    page.wait_for_load_state("networkidle")


def recolour(page: Page) -> None:
    """Choose the next colours."""
    page.locator("[data-md-component=palette] label:visible").first.click()
    page.mouse.move(0, 300)


def search(page: Page) -> None:
    """Search for a word, letter by letter."""
    page.locator(".md-search__input").press_sequentially("มาตรการ")
    answered(page)


def picture(page: Page, step: Callable[[Page], None]) -> bytes:
    """Return a picture of a page that has come to rest after a step."""
    page.bring_to_front()
    step(page)
    rest(page)
    return page.screenshot(animations="disabled", caret="hide")


@pytest.mark.parametrize(("path", "width"), [("town/2568/", 390), ("sample/2566/progress/", 1280)])
def test_the_joined_sheet_changes_no_picture(browser: Browser, web: Web, path: str, width: int) -> None:
    """Left-out rules and shorter spellings make no difference to a page, its palette and its search."""
    looks = in_order(web)

    def answer(route: Route) -> None:
        route.fulfill(body=looks, content_type="text/css; charset=utf-8")

    # So high that most of the page is seen.
    context = browser.new_context(viewport={"width": width, "height": 3000}, reduced_motion="reduce")
    joined, apart = context.new_page(), context.new_page()
    apart.route(JOINED, answer)
    try:
        for page in (joined, apart):
            page.goto(web.address + path)
        for step in (arrive, recolour, search):
            assert picture(joined, step) == picture(apart, step), step.__name__
    finally:
        context.close()
