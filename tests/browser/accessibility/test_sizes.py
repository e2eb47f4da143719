"""Pages enlarged four times, with more room between letters and lines, scrolled and without movement: nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.browser.accessibility.looks import visit, window

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from tests.browser.accessibility.kinds import Kind
    from tests.browser.conftest import Web

WINDOWS = {320: 256, 390: 900, 800: 900, 1280: 900}
"""The heights of windows by their widths; a desk's window enlarged four times is as low as it is narrow."""
# WCAG 1.4.12, word for word.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }"""
PANNED = """() => { scrollTo(1000, 0); const x = scrollX; scrollTo(0, 0);
  return [document.documentElement.scrollWidth, x]; }"""
# Boxes that hide what does not fit, and hold text that does not fit. The header's own line is a copy of the heading and
# of the site's name; what only a screen reader is to hear is hidden on purpose.
CUT = """() => [...document.querySelectorAll("body *")].filter(one => {
  const style = getComputedStyle(one);
  if (!/hidden|clip/.test(style.overflowX + style.overflowY) || !one.innerText?.trim()) return false;
  if (!one.checkVisibility({visibilityProperty: true, opacityProperty: true})) return false;
  if (one.closest(".md-header__title, .md-search, .ps-hidden, [hidden], .md-sidebar") || one.clientWidth < 2) return false;
  return one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1;
}).map(one => one.outerHTML.slice(0, 120))"""
# Letters that run out of the page to the right, but for those within a box that scrolls.
OUTSIDE = """() => [...document.querySelectorAll("article *")].filter(one => {
  if (!one.checkVisibility() || one.closest(".ps-table, pre, svg, .ps-hidden")) return false;
  return [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()) &&
    one.getBoundingClientRect().right > innerWidth + 1;
}).map(one => one.outerHTML.slice(0, 120))"""
MOVING = """() => [...document.querySelectorAll("*")].filter(one => {
  const style = getComputedStyle(one);
  return Math.max(...(style.transitionDuration + "," + style.animationDuration).split(",").map(parseFloat)) > .001;
}).map(one => one.outerHTML.slice(0, 120))"""
SIDEWAYS = """() => [...document.querySelectorAll("*")].filter(one => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1
  && /auto|scroll/.test(getComputedStyle(one).overflowX)).map(one => [one.className, one.tabIndex, one.ariaLabel])"""


@dataclass
class Measured:
    """What was measured on each kind of page, by its name, at each width; each page is opened once at a width.

    Attributes:
        panned: how wide a page is, and how far it pans sideways.
        cut: what hides words that do not fit.
        outside: letters that run out of the page.
        spaced: how a page with the spacing of WCAG 1.4.12 pans, and what it cuts.
        sideways: what scrolls sideways: its name, its place among the stops, and its label.
        moving: what takes time to move.
    """

    panned: list[int]
    cut: list[str]
    outside: list[str]
    sideways: list[tuple[str, int, str | None]]
    moving: list[str]
    spaced: tuple[list[int], list[str]]


@pytest.fixture(scope="module")
def measured(web: Web, browser: Browser, kinds: list[Kind]) -> dict[tuple[str, int], Measured]:
    """Measure every kind of page at every width."""
    found = {}
    for width, height in WINDOWS.items():
        with window(browser, width, height) as page:
            for kind in kinds:
                visit(page, web, kind)
                panned, cut, outside, sideways, moving = map(page.evaluate, (PANNED, CUT, OUTSIDE, SIDEWAYS, MOVING))
                page.add_style_tag(content=SPACING)
                spaced = page.evaluate(PANNED), page.evaluate(CUT)
                found[kind.name, width] = Measured(panned, cut, outside, sideways, moving, spaced)
    return found


@pytest.fixture
def at(measured: dict[tuple[str, int], Measured], kinds: list[Kind]) -> Callable[[int], dict[str, Measured]]:
    """Return what was measured at a width, by kind."""
    return lambda width: {kind.name: measured[kind.name, width] for kind in kinds}


def test_four_times_larger_nothing_is_cut(at: Callable[[int], dict[str, Measured]]) -> None:
    """In a window of 320 px, as 1280 px enlarged four times is, no page pans sideways and no words are cut or outside."""
    wrong = {kind: one for kind, one in at(320).items() if one.panned != [320, 0] or one.cut or one.outside}
    assert wrong == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_more_room_between_letters_cuts_nothing(at: Callable[[int], dict[str, Measured]], width: int) -> None:
    """With the spacing of WCAG 1.4.12 no page pans sideways, and no words are cut."""
    spaced = {kind: one.spaced for kind, one in at(width).items()}
    assert {kind: one for kind, one in spaced.items() if one != ([width, 0], [])} == {}


@pytest.mark.parametrize("width", [390, 800, 1280])
def test_what_scrolls_sideways_is_a_named_stop(at: Callable[[int], dict[str, Measured]], width: int) -> None:
    """Whatever scrolls sideways within a page is reached by the keyboard and says what it is."""
    wide = [(kind, *found) for kind, one in at(width).items() for found in one.sideways]
    assert [found for found in wide if found[2] < 0 or not found[3]] == []


def test_nothing_moves_for_those_who_want_it_still(at: Callable[[int], dict[str, Measured]]) -> None:
    """Where the reader's system asks for less movement no transition or animation takes time."""
    assert {kind: one.moving for kind, one in at(1280).items() if one.moving} == {}
