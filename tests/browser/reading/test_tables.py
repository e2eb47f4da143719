"""Wide tables: cards with labels on a phone, headings that stay on a desk, a marked scrolling place in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.state import rest, unfold

if TYPE_CHECKING:
    from tests.browser.reading.conftest import Window

PAGES = (
    "",
    "compare/",
    "sample/",
    "sample/brief/",
    "sample/2566/",
    "sample/2566/analysis/",
    "sample/2566/measures/",
    "sample/2566/progress/",
    "sample/2566/data/",
    "subdistrict/2565/",
    "town/2568/analysis/",
)
# A cell of our tables that is no row's own name and stands in the flow, without a word on what it is.
UNNAMED = """() => [...document.querySelectorAll(".ps-grid td, .ps-grid th[rowspan]")]
  .filter(cell => cell.offsetParent && !cell.querySelector("summary") && !getComputedStyle(cell, "::before").content.includes(cell.dataset.label || "no label"))
  .map(cell => cell.outerHTML)"""
WIDER = """() => [...document.querySelectorAll(".ps-table")]
  .filter(place => place.scrollWidth > place.clientWidth + 1).map(place => place.className)"""
TOP = "element => element.getBoundingClientRect().top"


def test_every_cell_on_a_phone_says_what_it_is(window: Window) -> None:
    """On a phone no table is wider than its place, and each cell carries the name of its column."""
    page = window("", viewport={"width": 390, "height": 844})
    for path in PAGES:
        page.goto(page.url.partition("/ita/2567/")[0] + "/ita/2567/" + path)
        rest(page)
        assert (path, page.evaluate(WIDER)) == (path, [])
        assert (path, page.evaluate(UNNAMED)) == (path, [])


def test_figures_are_rows_on_a_phone(window: Window) -> None:
    """A ranking, the scores of questions and items without points are rows of two lines or three, no stacks of cards."""
    page = window("subdistrict/2565/analysis/", viewport={"width": 390, "height": 844})
    tops = "row => [...row.children].filter(cell => cell.offsetParent).map(cell => Math.round(cell.getBoundingClientRect().top))"
    for words, lines in (("ตัวชี้วัดเรียงตามคะแนน", 2), ("คะแนนรายข้อคำถาม", 2), ("ข้อ OIT ที่เสียคะแนน", 3)):
        table = page.locator("table", has=page.locator("caption", has_text=words))
        for row in table.locator("tbody tr").all():
            assert len({*row.evaluate(tops)}) <= lines, words


def test_headings_stay_in_sight_on_a_desk(window: Window) -> None:
    """While a long table is read, its headings stand right below the header of the page."""
    page = window("town/2568/measures/")
    table = page.locator(".ps-measures table")
    table.locator("tbody tr").nth(3).evaluate("row => row.scrollIntoView({ block: 'start' })")
    header = page.locator(".md-header").evaluate("header => header.getBoundingClientRect().bottom")
    assert table.evaluate(TOP) < 0
    for heading in table.locator("thead th").all():
        assert abs(heading.evaluate(TOP) - header) < 2


@pytest.mark.parametrize("width", [760, 1000])
def test_a_table_that_is_too_wide_scrolls_in_its_place(window: Window, width: int) -> None:
    """Where a table does not fit, its place has a name, a visible cue and a stop for the keyboard; the page stays."""
    page = window("town/2568/measures/", viewport={"width": width, "height": 800})
    page.locator(".ps-measures").locator("th, td").evaluate_all(
        "all => all.forEach(one => one.style.minWidth = '240px')"
    )
    place = page.get_by_role("region", name="เลื่อนไปด้านข้างได้")
    place.wait_for()
    assert "เลื่อนตารางไปด้านข้างได้" in place.evaluate("place => getComputedStyle(place, '::before').content")
    place.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    assert page.evaluate("() => document.documentElement.scrollWidth") == width


def test_a_table_that_fits_is_no_stop(window: Window) -> None:
    """Tables with room enough add nothing to the way of the keyboard."""
    page = window("sample/2566/")
    page.wait_for_load_state("load")
    unfold(page)
    assert page.locator(".ps-table").count() >= 2
    assert page.locator(".ps-table[tabindex]").count() == 0


@pytest.mark.parametrize("path", ["sample/2566/", "province/2566/measures/"])
def test_merged_cells_are_announced_for_their_group(window: Window, path: str) -> None:
    """A cell that stands for several rows is a heading of its own group of rows, which ends where it ends."""
    page = window(path)
    unfold(page)
    merged = page.locator(".ps-grid tbody :is(th, td)[rowspan]")
    assert merged.count() > 0
    for cell in merged.all():
        assert cell.evaluate(
            "cell => cell.parentElement.sectionRowIndex + cell.rowSpan <= cell.closest('tbody').rows.length"
        )
        assert cell.evaluate("cell => cell.tagName === 'TD' || cell.scope === 'rowgroup'")
    assert page.get_by_role("rowheader").count() > 0


def test_the_tool_of_each_indicator_is_told_on_its_card(window: Window) -> None:
    """On a phone, where no cell covers others, every indicator's card says its tool."""
    page = window("province/2566/", viewport={"width": 390, "height": 844})
    unfold(page)
    cards = page.locator("table", has_text="คะแนนรายตัวชี้วัด").first.locator("tbody tr")
    tools = [card.locator("[data-label=เครื่องมือ]").inner_text() for card in cards.all()]
    assert tools == ["IIT"] * 5 + ["EIT"] * 3 + ["OIT"] * 2
