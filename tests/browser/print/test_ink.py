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
SIGNS = """(blocks) => blocks.map((block) =>
  [block.className, getComputedStyle(block, "::before").maskImage])"""


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


def test_states_differ_without_colour(visit: Callable[..., Page]) -> None:
    """On paper each state of a measure has a sign of its own beside its word, and each block its sign."""
    page = paper(visit("sample/2566/progress/"))
    signs = page.locator("article .ps-deliv > *").evaluate_all(SIGNS)
    assert len({sign for _, sign in signs}) == len({state for state, _ in signs}) == 3
    assert all(sign.startswith("url(") for _, sign in signs)


def test_rows_below_the_line_say_so_in_words_and_signs(visit: Callable[..., Page]) -> None:
    """What a bar says by colour its figure says by a sign."""
    low = paper(visit("town/2568/")).locator(".ps-rows .ps-low").first
    assert "▼" in low.evaluate("(place) => getComputedStyle(place, '::before').content")
