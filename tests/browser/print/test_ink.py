"""What paper cannot do is not printed, and nothing printed needs a colour to be understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

PAGES = (
    "",
    "town/",
    "town/2568/",
    "town/2568/measures/",
    "sample/2566/progress/",
    "town/2568/data/",
    "compare/",
)
ONLY_ON_SCREENS = """() => [...document.querySelectorAll(
  "button:not(.ps-term, th *), input, select, textarea, form, nav, [role=status], .headerlink, .ps-years, .md-header"
)].filter((found) => found.checkVisibility() && found.getClientRects().length).map((found) => found.outerHTML)"""
LOOK = """() => {
  const style = (place) => getComputedStyle(document.querySelector(place));
  return [style("html").backgroundColor, style("body").backgroundColor, style("article p").color, style("h1").color];
}"""
FILLS = """() => [...document.querySelectorAll("article .ps-statusbar .status")].map((part) => {
  const style = getComputedStyle(part);
  return [part.classList[1], `${style.fill} ${style.strokeDasharray}`];
})"""


def paper(page: Page) -> Page:
    """Let a page look as it will be printed."""
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_printed_that_only_a_screen_can_do(visit: Callable[..., Page], path: str) -> None:
    """Paper has no buttons, fields, menus or links to copy; terms stand there as words."""
    assert paper(visit(path)).evaluate(ONLY_ON_SCREENS) == []


def test_terms_stay_words(visit: Callable[..., Page]) -> None:
    """The first use of a term is a button on a screen and a word on paper."""
    terms = paper(visit("town/2568/measures/")).locator("article button.ps-term:visible")
    assert terms.count() > 0


@pytest.mark.parametrize("path", ["town/2568/", "sample/2566/progress/"])
def test_dark_pages_print_light(visit: Callable[..., Page], path: str) -> None:
    """A reader of dark pages prints black on white all the same."""
    page = visit(path, scheme="dark")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    white, black = "rgb(255, 255, 255)", "rgb(0, 0, 0)"
    assert paper(page).evaluate(LOOK) == [white, white, black, black]


def test_the_parts_of_a_status_bar_differ_without_colour(visit: Callable[..., Page]) -> None:
    """Each status of the bar is full, striped, dotted, empty or broken, and its pattern is in the page."""
    page = paper(visit("sample/2566/progress/"))
    # Statuses that no measure of the page has are tried as well.
    page.evaluate("""() => { for (const kind of ["not_started", "unreported"]) {
      const part = document.querySelector("article .ps-statusbar .status").cloneNode();
      part.setAttribute("class", `status ${kind}`);
      document.querySelector("article .ps-statusbar svg").append(part);
    } }""")
    looks = dict(page.evaluate(FILLS))
    assert looks == {
        "done": "rgb(21, 105, 122) none",
        "in_progress": 'url("#ps-striped") none',
        "cancelled": 'url("#ps-dotted") none',
        "not_started": "rgb(255, 255, 255) none",
        "unreported": "rgb(255, 255, 255) 3px, 3px",
    }
    assert page.locator("pattern#ps-striped, pattern#ps-dotted").count() == 2


def test_bars_below_the_target_are_striped(visit: Callable[..., Page]) -> None:
    """What a chart says by colour on a screen it says by stripes on paper."""
    low = paper(visit("town/2568/")).locator(".ps-chart .bar.low").first
    assert low.evaluate("(bar) => getComputedStyle(bar).fill") == 'url("#ps-striped")'
