"""Tables that sort: by mouse and keyboard, told to ears, and back to the published order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.browser.reading.conftest import Window

PUBLISHED = ["เทศบาลเมืองธารทอง", "องค์การบริหารส่วนจังหวัดฟ้างาม", "องค์การบริหารส่วนตำบลน้ำคำ"]
BY_SCORE = ["องค์การบริหารส่วนตำบลน้ำคำ", "เทศบาลเมืองธารทอง", "องค์การบริหารส่วนจังหวัดฟ้างาม"]
ROWS = "".join(
    f"<tr><th>{name}</th><td>{score}</td></tr>"
    for name, score in (("ก", "–"), ("ข", "๙.๕"), ("ค", "10"), ("ง", "9.45"))
)
TABLE = f"<thead><tr><th>ชื่อ</th><th>คะแนน</th></tr></thead><tbody>{ROWS}</tbody>"


def names(page: Page) -> list[str]:
    """Return the first cell of each row."""
    return page.locator("table[data-sortable] tbody th").all_inner_texts()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_press_sorts_and_the_third_brings_the_order_back(window: Window, width: int) -> None:
    """A heading sorts up, then down, then not at all; the heading and the live message say which."""
    page = window("compare/", viewport={"width": width, "height": 800})
    assert names(page) == PUBLISHED
    button = page.locator("table[data-sortable]").get_by_role("button", name="คะแนน")
    column = page.locator("table[data-sortable] thead th", has_text="คะแนน")
    told = page.get_by_role("status")
    for order, rows, words in (
        ("ascending", BY_SCORE, "เรียงตามคะแนน จากน้อยไปมาก"),
        ("descending", BY_SCORE[::-1], "เรียงตามคะแนน จากมากไปน้อย"),
        (None, PUBLISHED, "เรียงตามคะแนน ตามลำดับเดิม"),
    ):
        button.focus()
        page.keyboard.press("Enter")
        assert names(page) == rows
        assert column.get_attribute("aria-sort") == order
        assert told.inner_text() == words


def test_another_column_takes_over(window: Window) -> None:
    """Only the column that sorts says that it does."""
    page = window("compare/")
    for name in ("คะแนน", "ระดับ"):
        page.locator("table[data-sortable]").get_by_role("button", name=name).click()
    assert page.locator("[aria-sort]").all_inner_texts() == ["ระดับ"]


def test_figures_sort_as_figures_and_gaps_last(window: Window) -> None:
    """10 comes after 9.5, in whichever digits, and a missing figure comes last either way."""
    page = window("compare/")

    def other(route: Route) -> None:
        html = route.fetch().text()
        route.fulfill(body=re.sub("<thead>.*?</tbody>", TABLE, html, flags=re.DOTALL), content_type="text/html")

    page.route("**/compare/", other)
    page.reload()
    button = page.get_by_role("button", name="คะแนน")
    assert names(page) == ["ก", "ข", "ค", "ง"]
    button.click()
    assert names(page) == ["ง", "ข", "ค", "ก"]
    button.click()
    assert names(page) == ["ค", "ข", "ง", "ก"]


def test_without_a_script_it_is_a_plain_table(window: Window) -> None:
    """Without JavaScript there are no buttons, and every row stands in the published order."""
    page = window("compare/", java_script_enabled=False)
    assert names(page) == PUBLISHED
    assert page.locator("table[data-sortable] button").count() == 0


def test_a_heading_that_sorts_is_read_on_a_phone(window: Window) -> None:
    """The headings that sort a table of rows are light on dark, and not as the rows below them."""
    heading = window("compare/", viewport={"width": 390, "height": 844}).locator("[data-sortable] thead th").first
    heading.wait_for()
    colours = heading.evaluate("one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]")
    assert colours == ["rgb(255, 255, 255)", "rgb(11, 79, 92)"]
