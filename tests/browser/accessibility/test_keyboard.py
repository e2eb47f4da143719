"""The keyboard alone: every stop is seen, none is a trap, and menu, search, tabs, tables and colours obey."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from tests.browser.accessibility.looks import WIDTHS, opened, visit, window
from tests.browser.state import answered, rest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.accessibility.kinds import Kind
    from tests.browser.conftest import Web

RESULTS = "sample/2566/"
# What can get the focus and is not switched off, in the order of the document.
STOPS = """[...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(one =>
  one.tabIndex >= 0 && !one.disabled && one.checkVisibility({visibilityProperty: true})
  && !(one.type === "radio" && !one.checked))"""
COUNT = f"() => {STOPS}.length"
# Each stop in turn, as the keyboard would reach it: what is wrong with how it is shown. Whoever leaves the search by the
# keyboard closes it.
SHOWN = f"""() => {STOPS}.flatMap(one => {{
  const search = document.getElementById("__search");
  if (search?.checked && !one.closest(".md-search")) search.click();
  one.focus();
  if (document.activeElement !== one) return [];
  const seen = one.matches(".md-option") ? one.nextElementSibling : one;
  const style = getComputedStyle(seen);
  const box = seen.getClientRects()[0];
  const wrong = [];
  if (style.outlineStyle === "none" || (style.outlineStyle !== "auto" && parseFloat(style.outlineWidth) < 2)) wrong.push("no outline");
  if (!box || box.width < 1 || box.height < 1) wrong.push("no size");
  else {{
    const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 8), 0), innerWidth - 1);
    const y = box.top + box.height / 2;
    const top = document.elementFromPoint(x, y);
    const tall = box.height > innerHeight;
    if (!tall && !(top && (seen.contains(top) || top.contains(seen)))) wrong.push("covered by " + top?.className);
  }}
  return wrong.length ? [seen.outerHTML.slice(0, 120) + " · " + wrong.join(", ")] : [];
}})"""
HERE = "() => document.activeElement.outerHTML.slice(0, 150)"
IN_MENU = "() => !!document.activeElement.closest('.md-sidebar--primary')"
SCHEME = "() => document.body.dataset.mdColorPrimary + ' ' + document.body.dataset.mdColorScheme"


def press(page: Page, key: str) -> str:
    """Press a key and return what has the focus then."""
    page.keyboard.press(key)
    return str(page.evaluate(HERE))


def unseen(page: Page) -> list[str]:
    """Return what is wrong with how the stops of a page are shown."""
    rest(page)
    found: list[str] = page.evaluate(SHOWN)
    return found


def walk(page: Page, key: str, end: str, limit: int) -> list[str]:
    """Press a key until the focus is where it is to end; return every stop."""
    found = [press(page, key)]
    while end not in found[-1]:
        assert len(found) <= limit, f"the focus does not come to {end}: {found[-3:]}"
        found.append(press(page, key))
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_every_stop_is_seen(web: Web, browser: Browser, kinds: list[Kind], width: int) -> None:
    """On each kind of page whatever gets the focus has an outline of 2 px or more and is not hidden or covered."""
    wrong = {}
    for kind in kinds:
        # A window of its own: what a page does when it loses the focus may come after the next has been asked for.
        with window(browser, width) as page:
            visit(page, web, kind)
            # From here on the browser shows the focus, as after any key.
            page.keyboard.press("Tab")
            wrong[kind.name] = unseen(page)
    assert {name: found for name, found in wrong.items() if found} == {}


def test_no_stop_is_put_before_its_turn(kinds: list[Kind]) -> None:
    """No page changes the order of the document for the keyboard."""
    found = {kind.name: re.findall(r'tabindex="?[1-9][0-9]*', kind.html) for kind in kinds}
    assert {name: order for name, order in found.items() if order} == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_the_keyboard_walks_through_and_back(web: Web, browser: Browser, width: int) -> None:
    """Tab leads through every stop of the results page once and out of it, and Shift with Tab through all of them back."""
    with opened(browser, web.address + RESULTS, width) as page:
        count = int(page.evaluate(COUNT))
        there = walk(page, "Tab", "<body", count + 5)
        back = walk(page, "Shift+Tab", "md-skip", count + 5)
    assert count > 20
    assert "md-skip" in there[0]
    # The search opens when it gets the focus, and its results are a stop only then.
    assert [one for one in back[::-1] if "md-search" not in one] == [
        one for one in there[:-1] if "md-search" not in one
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_first_stop_skips_to_the_content(web: Web, browser: Browser, width: int) -> None:
    """The first key shows a link that leads to the heading; from there the next stop is in the content."""
    with opened(browser, web.address + RESULTS, width) as page:
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="ข้ามไปที่เนื้อหา")
        page.wait_for_function("() => getComputedStyle(document.querySelector('.md-skip')).opacity === '1'")
        heading = skip.get_attribute("href")
        page.keyboard.press("Enter")
        assert page.locator(f"h1{heading}").count() == 1
        page.keyboard.press("Tab")
        assert page.evaluate("() => !!document.activeElement.closest('article')")


def test_the_menu_opens_and_closes(web: Web, browser: Browser) -> None:
    """In a narrow window Enter opens the menu at its first link, Escape closes it, and so does leaving it."""
    with opened(browser, web.address + RESULTS, 390) as page:
        button = page.get_by_role("button", name="เมนู", exact=True)
        assert button.get_attribute("aria-expanded") == "false"
        button.focus()
        page.keyboard.press("Enter")
        assert (button.get_attribute("aria-expanded"), page.evaluate(IN_MENU)) == ("true", True)
        page.keyboard.press("Escape")
        assert (button.get_attribute("aria-expanded"), page.evaluate(IN_MENU)) == ("false", False)
        assert page.evaluate("() => document.activeElement.ariaLabel") == "เมนู"
        page.keyboard.press("Enter")
        page.keyboard.press("Shift+Tab")
        page.wait_for_function("() => !document.getElementById('__drawer').checked")


def test_a_closed_menu_takes_no_focus(web: Web, browser: Browser) -> None:
    """In a narrow window no link of the closed menu is a stop."""
    with opened(browser, web.address + RESULTS, 390) as page:
        links = page.locator(".md-sidebar--primary a")
        assert links.count() > 3
        assert page.locator(".md-sidebar--primary a:visible").count() == 0


def test_a_wide_window_has_no_menu_button(web: Web, browser: Browser) -> None:
    """Where the navigation needs no menu there is no button for one."""
    with opened(browser, web.address + RESULTS, 1280) as page:
        assert page.locator(".ps-menu").count() == 1
        assert not page.locator(".ps-menu").is_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_search_is_used_and_left(web: Web, browser: Browser, width: int) -> None:
    """From the box the results are reached by Tab or arrows and seen; Escape closes the search."""
    with opened(browser, web.address + f"?q={quote('โครงสร้าง')}", width) as page:
        answered(page)
        page.locator(".md-search__input").focus()
        page.keyboard.press("ArrowDown")
        assert page.evaluate("() => document.activeElement.matches('.md-search-result__link')")
        outline: dict[str, Any] = page.evaluate("() => ({...getComputedStyle(document.activeElement)})")
        assert outline["outlineStyle"] == "solid"
        page.keyboard.press("Escape")
        assert not page.evaluate("() => document.getElementById('__search').checked")


def test_letters_are_no_shortcuts(web: Web, browser: Browser) -> None:
    """A letter pressed anywhere comes to no script (WCAG 2.1.4), so that speech and slips of the hand open nothing."""
    with opened(browser, web.address + RESULTS, 1280) as page:
        page.evaluate(
            "() => { window.heard = []; addEventListener('keydown', event => window.heard.push(event.key)); }"
        )
        for key in "fsnp.,/":
            page.keyboard.press(key)
        assert page.evaluate("window.heard") == ["/"]
        assert page.evaluate("() => document.getElementById('__search').checked")


@pytest.mark.parametrize("width", WIDTHS)
def test_tabs_are_links(web: Web, browser: Browser, width: int) -> None:
    """Tab reaches the tabs of a year in their order and Enter opens one."""
    with opened(browser, web.address + RESULTS, width) as page:
        page.locator(".ps-tabs a").first.focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(web.address + RESULTS + "analysis/")
        assert page.locator(".ps-tabs [aria-current=page]").inner_text().startswith("วิเคราะห์")


def test_the_colours_are_chosen_by_keys(web: Web, browser: Browser) -> None:
    """Enter goes on to the next colours, from light to dark to high contrast, and the choice stays on the next page."""
    with opened(browser, web.address + RESULTS, 1280) as page:
        page.get_by_role("radio", name="สีสว่าง").focus()
        seen = [page.evaluate(SCHEME)]
        for name in ("สีมืด", "สีตัดกันสูง"):
            page.keyboard.press("Enter")
            page.wait_for_function("name => document.activeElement.ariaLabel === name", arg=name)
            seen.append(page.evaluate(SCHEME))
        assert seen == ["custom default", "custom slate", "contrast slate"]
        page.goto(web.address)
        assert page.evaluate(SCHEME) == "contrast slate"
