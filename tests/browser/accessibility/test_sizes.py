"""Pages enlarged four times, with more room between letters and lines, and without movement: nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.accessibility.looks import visit, window

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.accessibility.kinds import Kind
    from tests.browser.conftest import Web

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


def test_four_times_larger_nothing_is_cut(web: Web, browser: Browser, kinds: list[Kind]) -> None:
    """In a window of 320 px, as 1280 px enlarged four times is, no page pans sideways and no words are cut or outside."""
    wrong = {}
    with window(browser, 320, height=256) as page:
        for kind in kinds:
            visit(page, web, kind)
            wrong[kind.name] = [
                *(["pans"] if page.evaluate(PANNED) != [320, 0] else []),
                *page.evaluate(CUT),
                *page.evaluate(OUTSIDE),
            ]
    assert {name: found for name, found in wrong.items() if found} == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_more_room_between_letters_cuts_nothing(web: Web, browser: Browser, kinds: list[Kind], width: int) -> None:
    """With the spacing of WCAG 1.4.12 no page pans sideways, and no words are cut."""
    wrong = {}
    with window(browser, width) as page:
        for kind in kinds:
            visit(page, web, kind)
            page.add_style_tag(content=SPACING)
            panned = page.evaluate(PANNED)
            wrong[kind.name] = [*([panned] if panned != [width, 0] else []), *page.evaluate(CUT)]
    assert {name: found for name, found in wrong.items() if found} == {}


def test_nothing_moves_for_those_who_want_it_still(web: Web, browser: Browser, kinds: list[Kind]) -> None:
    """Where the reader's system asks for less movement no transition or animation takes time."""
    moving = {}
    with window(browser, 1280) as page:
        for kind in kinds:
            visit(page, web, kind)
            moving[kind.name] = page.evaluate(MOVING)
    assert {name: found for name, found in moving.items() if found} == {}
