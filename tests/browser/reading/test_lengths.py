"""How long pages are on a phone, and that what is closed opens where a link, a search or a print wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.state import lay_out

if TYPE_CHECKING:
    from tests.browser.reading.conftest import Window

PHONE = {"width": 390, "height": 844}
LENGTHS = {
    "": 1300 + 4 * 260,
    "sample/brief/": 2600,
    "subdistrict/2565/": 5000,
    "sample/2566/data/": 5000,
    "sample/": 5000,
    "sample/2567/": 4500,
    "town/2568/": 4500,
    "town/2568/measures/": 9000,
    "sample/2567/measures/": 9000,
    "sample/2567/progress/": 5000,
    "town/2568/progress/": 5000,
}
"""The most pixels of a page whose details are closed; the front page has four agencies."""
CLOSED = "sample/2567/progress/#_work-6-online-payment"


@pytest.mark.parametrize("path", LENGTHS)
def test_a_page_is_not_too_long_for_a_phone(window: Window, path: str) -> None:
    """With its details closed a page ends within its bound, and nothing reaches beyond the screen."""
    page = window(path, viewport=PHONE)
    # What is far below is not laid out before it comes near: its true height is wanted here.
    lay_out(page)
    length, width = page.evaluate("() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth]")
    assert (length <= LENGTHS[path], width) == (True, 390), length


def test_a_link_into_what_is_closed_opens_it(window: Window) -> None:
    """A published address of a cell within details shows that cell."""
    page = window(CLOSED, viewport=PHONE)
    place = page.locator("[id='_work-6-online-payment']")
    place.wait_for(state="visible")
    assert place.evaluate("place => place.closest('details').open")


def test_a_phone_lays_out_a_measure_when_it_comes_near(window: Window) -> None:
    """The last of many cards is not laid out before a reader is near it; a link shows its place below the header."""
    rows = ".ps-measures tbody > tr"
    drawn = "row => row.firstElementChild.checkVisibility({ contentVisibilityAuto: true })"
    page = window("sample/2567/measures/", viewport=PHONE)
    assert not page.locator(rows).last.evaluate(drawn)
    name = page.locator(rows).last.locator("[id]").first.get_attribute("id")
    page = window(f"sample/2567/measures/#{name}", viewport=PHONE)
    assert page.locator(rows).last.evaluate(drawn)
    header = page.locator(".md-header").bounding_box()
    place = page.locator(f"[id='{name}']").bounding_box()
    assert header
    assert place
    assert header["height"] <= place["y"] < header["height"] + 40


def test_paper_shows_what_is_closed(window: Window) -> None:
    """Whatever a screen keeps closed is printed."""
    page = window("sample/2567/progress/", viewport=PHONE)
    page.emulate_media(media="print")
    assert page.locator("article details").count() > 3
    hidden = "all => all.filter((one) => !one.checkVisibility()).length"
    assert page.locator("article details td").evaluate_all(hidden) == 0


def test_nothing_jumps_from_page_to_page(window: Window) -> None:
    """On a desk the column and its strip of years are as wide, and begin as high and as far left, on every page."""
    found = set()
    for part in ("", "analysis/", "measures/", "progress/", "data/"):
        page = window(f"sample/2567/{part}")
        boxes = [page.locator(place).first.bounding_box() for place in ("article", ".ps-tabs ol")]
        found.add(tuple((round(box["x"]), round(box["width"])) for box in boxes if box))
    assert len(found) == 1
