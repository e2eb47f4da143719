"""Links and texts for pasting elsewhere: one press copies them, and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.state import unfold

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Web
    from tests.browser.reading.conftest import Window

MEASURES = "province/2566/measures/"
READ = "() => navigator.clipboard.readText()"
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
NO_COMMAND = "document.execCommand = () => false;"
ALLOWED = ["clipboard-read", "clipboard-write"]


def pasted(page: Page) -> str:
    """Return what a reader pastes into a field of the page."""
    page.evaluate(
        "() => { const field = document.createElement('textarea'); document.body.append(field); field.focus(); }"
    )
    page.keyboard.press("Control+V")
    return str(page.evaluate("() => document.activeElement.value"))


@pytest.mark.parametrize("anchor", ["_measures", "m01", "_about-topic-1"])
def test_the_link_of_a_section_or_measure_is_copied(window: Window, web: Web, anchor: str) -> None:
    """The link beside a heading copies its whole lasting address and tells that it did; the page stays where it is."""
    page = window(MEASURES, permissions=ALLOWED)
    anchor = (
        anchor
        if page.locator(f"#{anchor}").count()
        else str(page.locator("h3[id]:not([id^=_])").first.get_attribute("id"))
    )
    unfold(page)
    link = page.locator(f"#{anchor} > .headerlink")
    assert link.evaluate("link => getComputedStyle(link).opacity") == "0"
    link.hover()
    assert link.evaluate("link => getComputedStyle(link).opacity") == "1"
    assert "url(" in link.evaluate("link => getComputedStyle(link, '::after').maskImage")
    before = page.url
    link.click()
    page.get_by_role("status").get_by_text("คัดลอกลิงก์แล้ว: ").wait_for()
    assert page.evaluate(READ) == f"{web.address}{MEASURES}#{anchor}"
    assert page.url == before


def test_a_copied_link_is_reached_by_keyboard(window: Window) -> None:
    """The link takes the focus, says which heading is meant, and Enter copies it."""
    page = window(MEASURES, permissions=ALLOWED)
    link = page.locator("#_limitations > .headerlink")
    assert str(link.get_attribute("aria-label")) == "คัดลอกลิงก์: ข้อจำกัดของหน่วยงาน"
    link.focus()
    page.keyboard.press("Enter")
    page.get_by_role("status").get_by_text("คัดลอกลิงก์แล้ว: ข้อจำกัดของหน่วยงาน").wait_for()
    assert str(page.evaluate(READ)).endswith("#_limitations")


def test_the_way_to_paste_into_itas_is_copied(window: Window) -> None:
    """The button in the assessors' box copies the way from the home page, as it is written there."""
    page = window(MEASURES, permissions=ALLOWED)
    way = page.locator(".ps-assessor [data-copy]").first
    way.locator("xpath=following-sibling::button[1]").click()
    page.get_by_role("status").get_by_text("คัดลอกแล้ว").wait_for()
    assert page.evaluate(READ) == way.text_content()


def test_an_older_browser_copies_as_well(window: Window, web: Web) -> None:
    """Without a clipboard API, as on a site without HTTPS, the older command copies the same address."""
    page = window(MEASURES, permissions=ALLOWED, before=NO_CLIPBOARD)
    page.locator("#_measures > .headerlink").click()
    page.get_by_role("status").get_by_text("คัดลอกลิงก์แล้ว: ").wait_for()
    assert pasted(page) == f"{web.address}{MEASURES}#_measures"


def test_a_browser_that_refuses_offers_the_address(window: Window, web: Web) -> None:
    """Where nothing may copy, the address stands in a field, selected, and the reader is told what to press."""
    page = window(MEASURES, before=NO_CLIPBOARD + NO_COMMAND)
    page.locator("#_measures > .headerlink").click()
    field = page.get_by_role("textbox", name="ข้อความสำหรับคัดลอกเอง")
    assert field.input_value() == f"{web.address}{MEASURES}#_measures"
    assert field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)") == field.input_value()
    assert "Ctrl+C" in page.get_by_role("status").inner_text()


def test_without_a_script_the_heading_is_linked(window: Window, web: Web) -> None:
    """Without JavaScript the link beside a heading leads to the heading."""
    page = window(MEASURES, java_script_enabled=False)
    page.locator("#_measures > .headerlink").click()
    assert page.url == f"{web.address}{MEASURES}#_measures"
