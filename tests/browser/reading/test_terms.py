"""Explanations of terms: by touch, mouse and keyboard, without JavaScript, and never off the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Web
    from tests.browser.reading.conftest import Window

PAGE = "sample/2566/"
LOOKS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "desk": {"viewport": {"width": 1280, "height": 800}},
    "no script": {"java_script_enabled": False},
}


def opened(page: Page) -> list[str]:
    """Return the ids of the boxes that can be seen."""
    return [str(box.get_attribute("id")) for box in page.locator(".ps-box").all() if box.is_visible()]


@pytest.mark.parametrize("look", LOOKS)
def test_a_press_opens_and_another_closes(window: Window, look: str) -> None:
    """A box opens where its term is pressed, lies within the screen, and a press elsewhere closes it."""
    page = window(PAGE, **LOOKS[look])
    term = page.locator(".ps-term", has_text="ค่าเป้าหมาย").first
    assert opened(page) == []
    if LOOKS[look].get("has_touch"):
        term.tap()
    else:
        term.click()
    box = page.locator("#_term-target")
    assert opened(page) == ["_term-target"]
    assert "85" in box.inner_text()
    lies, size = box.bounding_box(), page.viewport_size
    assert lies
    assert size
    assert lies["x"] >= 0
    assert lies["y"] >= 0
    assert lies["x"] + lies["width"] <= size["width"]
    assert lies["y"] + lies["height"] <= size["height"]
    page.mouse.click(3, 400)
    assert opened(page) == []


def test_the_keyboard_opens_reads_on_and_closes(window: Window, web: Web) -> None:
    """Enter opens the box, Tab goes on into it, Escape closes it and gives the focus back; its link leads on."""
    page = window(PAGE)
    term = page.locator(".ps-term", has_text="ค่าเป้าหมาย").first
    term.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    link = page.locator("#_term-target a")
    assert link.evaluate("link => link === document.activeElement")
    page.keyboard.press("Escape")
    assert opened(page) == []
    assert term.evaluate("term => term === document.activeElement")
    page.keyboard.press("Enter")
    link.click()
    page.wait_for_url(f"{web.address}glossary/#target")
    assert page.locator("#target").inner_text().startswith("ค่าเป้าหมาย")


def test_every_page_leads_to_the_glossary(window: Window, web: Web) -> None:
    """The foot of a page leads to the glossary, which has every term with its sources."""
    page = window("")
    page.locator(".ps-foot-links").get_by_role("link", name="อภิธานศัพท์").click()
    page.wait_for_url(f"{web.address}glossary/")
    assert page.locator("article h2").count() == page.get_by_text("ที่มา:").count() == 14


def test_no_line_breaks_between_a_bracket_and_its_term(window: Window) -> None:
    """At every width of a phone, the bracket before a term stands on its line, right beside it."""
    page = window("")
    term = page.locator("article .ps-whole .ps-term", has_text="ITA").first
    beside = """term => {
        const text = term.previousSibling, range = document.createRange();
        range.setStart(text, text.length - 1);
        range.setEnd(text, text.length);
        const bracket = range.getBoundingClientRect(), words = term.getBoundingClientRect();
        return [range.toString(), Math.round(words.left - bracket.right), bracket.bottom > words.top];
    }"""
    for width in range(300, 460, 8):
        page.set_viewport_size({"width": width, "height": 800})
        assert term.evaluate(beside) == ["(", 0, True], width
