"""The looks that a page is tested in: a width and a choice of colours, each window as a reader would have it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, get_args

from tests.browser.state import rest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.accessibility.kinds import Kind
    from tests.browser.conftest import Web

Theme = Literal["สีสว่าง", "สีมืด", "สีตัดกันสูง"]
THEMES: tuple[Theme, ...] = get_args(Theme)
CONTRAST: Theme = "สีตัดกันสูง"
WIDTHS = (390, 1280)
REFRESH = 'http-equiv="refresh"'
CHOOSE = "name => document.querySelector(`.md-option[aria-label='${name}']`)?.click()"
STILL = """() => document.body.dataset.mdColorSwitching === undefined
  && document.getAnimations().every(one => one.playState !== "running")"""


@contextmanager
def window(browser: Browser, width: int, height: int = 900) -> Iterator[Page]:
    """Open a window of a width, without the movements of the theme; policies of pages do not stop the tests' scripts."""
    viewport = {"width": width, "height": height}
    context = browser.new_context(viewport=viewport, reduced_motion="reduce", bypass_csp=True)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@contextmanager
def opened(browser: Browser, address: str, width: int) -> Iterator[Page]:
    """Open an address in a window of its own."""
    with window(browser, width) as page:
        page.goto(address)
        rest(page)
        yield page


def visit(page: Page, web: Web, kind: Kind) -> None:
    """Open the page of a kind; one that leads on at once is kept, for where it leads answers nothing."""
    page.unroute_all()
    if REFRESH in kind.html:
        page.route(lambda url: url != web.address + kind.path, lambda route: route.fulfill(status=204))
    page.goto(web.address + kind.path)
    rest(page)


def choose(page: Page, theme: Theme) -> None:
    """Choose the colours of an open page, as its button does; a page without a choice stays as it is."""
    page.evaluate(CHOOSE, theme)
    page.wait_for_function(STILL)
