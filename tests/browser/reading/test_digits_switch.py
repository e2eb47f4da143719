"""The reader's own choice of digits: running text changes, codes and addresses do not, and it is kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.reading.conftest import Window

PAGE = "province/2566/measures/"
CODES = "code, [data-copy], .ps-short"
THAI_DIGIT = re.compile("[๐-๙]")
LATIN_DIGIT = re.compile(r"(?<![A-Za-z0-9_./-])[0-9]+(?![A-Za-z0-9_/-])")
# Notes each title that the page has ever had while it arrived and was drawn.
WATCH = """
window.seen = new Set();
const look = () => { const title = document.querySelector('h1'); if (title) window.seen.add(title.innerText); };
const draw = () => { look(); requestAnimationFrame(draw); };
requestAnimationFrame(draw);
"""


def texts(page: Page) -> str:
    """Return the running text of the article."""
    return page.locator("article").inner_text()


def switch(page: Page) -> None:
    """Press the switch in the page's header by keyboard."""
    page.get_by_role("button", name="เลขไทย").focus()
    page.keyboard.press("Enter")


def test_the_switch_changes_running_text_alone(window: Window) -> None:
    """Thai digits stand in the text, and Arabic ones still in codes, addresses and texts for pasting."""
    page = window(PAGE)
    codes = page.locator(CODES).all_inner_texts()
    assert "พบครบ" in texts(page)
    switch(page)
    shown = texts(page)
    assert "การวิเคราะห์ผลการประเมินปี ๒๕๖๖" in shown
    assert "สัญญาไว้ ๗ เรื่องในปี ๒๕๖๗" in shown
    assert "O34" in shown
    assert page.locator(CODES).all_inner_texts() == codes
    assert [code for code in codes if THAI_DIGIT.search(code)] == []
    assert page.get_by_role("button", name="เลขไทย").get_attribute("aria-pressed") == "true"
    assert page.locator("article svg text").all_text_contents() == []


def test_the_second_press_brings_the_published_text_back(window: Window) -> None:
    """Pressed twice, the page is as it was published, letter for letter."""
    page = window("sample/2566/")
    before = page.locator("main").inner_text()
    switch(page)
    assert page.locator("main").inner_text() != before
    assert LATIN_DIGIT.findall(" ".join(page.locator("article svg text").all_text_contents())) == []
    switch(page)
    assert page.locator("main").inner_text() == before


def test_the_numbers_of_lists_follow(window: Window) -> None:
    """The numbers that a browser draws before the items of a list are Thai with the text, and Arabic again after it."""
    page = window("subdistrict/2565/analysis/")
    drawn = "() => getComputedStyle(document.querySelector('article ol:not(nav ol)')).listStyleType"
    assert page.evaluate(drawn) == "decimal"
    switch(page)
    assert page.evaluate(drawn) == "thai"
    switch(page)
    assert page.evaluate(drawn) == "decimal"


def test_the_choice_is_kept_and_nothing_is_seen_to_jump(window: Window) -> None:
    """On the next page the chosen digits are there from the first picture on."""
    page = window("sample/2566/")
    switch(page)
    page.add_init_script(WATCH)
    page.locator(".ps-tabs").get_by_role("link", name="วิเคราะห์").click()
    page.wait_for_url("**/analysis/")
    page.wait_for_function("() => document.readyState === 'complete' && window.seen.size > 0")
    seen = page.evaluate("() => [...window.seen]")
    assert [title.partition("\u00b6")[0] for title in seen] == ["การวิเคราะห์ผลการประเมิน ITA ปี ๒๕๖๖"]


def test_a_page_that_arrives_in_pieces_changes_as_a_whole(window: Window) -> None:
    """A text that grows after it was changed, and one that a script adds, have the chosen digits as well."""
    page = window("sample/")
    switch(page)
    page.evaluate("""() => {
      const place = document.createElement("p");
      place.id = "late";
      place.append("ปี 25");
      document.querySelector("article").append(place);
    }""")
    page.wait_for_function("() => document.querySelector('#late').textContent === 'ปี ๒๕'")
    page.evaluate("() => document.querySelector('#late').firstChild.appendData('67 ข้อ O34 จาก https://a.go.th/1')")
    page.wait_for_function("() => document.querySelector('#late').textContent.startsWith('ปี ๒๕๖๗')")
    assert page.locator("#late").inner_text() == "ปี ๒๕๖๗ ข้อ O34 จาก https://a.go.th/1"


@pytest.mark.parametrize("script", [True, False])
def test_there_is_a_switch_only_where_it_works(window: Window, script: bool) -> None:  # noqa: FBT001 - a case
    """Without JavaScript no switch is shown."""
    page = window("", java_script_enabled=script)
    assert page.locator(".ps-digits").count() == int(script)
