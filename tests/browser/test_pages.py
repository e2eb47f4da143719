"""Every page, on a phone and on a desk, light and dark: it fits, it is in Thai, and it asks nobody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.state import rest, unfold

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Web

REPORTS = ("province/2566/", "town/2568/", "subdistrict/2565/")
SAMPLES = ("sample/2565/", "sample/2566/", "sample/2567/")
PAGES = (
    "",
    "compare/",
    "accessibility/",
    "glossary/",
    "data/",
    *(report.partition("/")[0] + part for report in (*REPORTS, SAMPLES[0]) for part in ("/", "/brief/")),
    *(
        report + part
        for report in (*REPORTS, *SAMPLES)
        for part in ("", "analysis/", "measures/", "data/", "progress/")
    ),
)
KINDS = (
    "",
    "compare/",
    "data/",
    "sample/",
    "sample/brief/",
    *(page for page in PAGES if page.startswith("sample/2566/")),
)
"""One page of each kind."""
MEASURES = "province/2566/measures/"
THAI = re.compile("[ก-๙]")
WIDTH = "() => document.documentElement.scrollWidth"
SCROLLED = "() => { window.scrollTo(1000, 0); return window.scrollX; }"
LOADED_FONTS = """async () => {
  await document.fonts.ready;
  return [...document.fonts].filter(face => face.status === "loaded").map(face => face.family);
}"""
FONT = "element => getComputedStyle(element).fontFamily"
BEFORE = "cell => getComputedStyle(cell, '::before').content"


def test_every_page_is_looked_at(web: Web) -> None:
    """The pages these tests open are all the pages that the site has."""
    built = {path.parent.relative_to(web.folder).as_posix() + "/" for path in web.folder.rglob("index.html")}
    pages = {page for page in built if "/ita-" not in page}
    assert pages == {page or "./" for page in PAGES}


def brightness(colour: str) -> float:
    """Return how bright a colour such as `rgb(1, 2, 3)` is, from 0 to 255."""
    red, green, blue = (float(part) for part in re.findall(r"[\d.]+", colour)[:3])
    return (red + green + blue) / 3


def assert_it_fits(page: Page, width: int) -> None:
    """Assert that the page does not scroll sideways, and has one heading, in Thai."""
    rest(page)
    assert page.evaluate(WIDTH) == width
    assert page.evaluate(SCROLLED) == 0
    assert page.locator("h1").count() == 1
    assert THAI.search(page.locator("h1").inner_text())
    assert page.locator("html").get_attribute("lang") == "th"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_a_page_fits_and_speaks_thai(visit: Callable[..., Page], path: str, width: int) -> None:
    """Each page does not scroll sideways and has one heading, in Thai."""
    page = visit(path, width=width)
    assert_it_fits(page, width)
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", KINDS, ids=lambda path: path or "home")
def test_a_page_is_dark_for_those_who_like_it(visit: Callable[..., Page], path: str, width: int) -> None:
    """Each kind of page is dark where the reader's system is, and fits as well."""
    page = visit(path, width=width, scheme="dark")
    assert_it_fits(page, width)
    colours = "body => { const style = getComputedStyle(body); return [style.backgroundColor, style.color]; }"
    background, letters = (brightness(colour) for colour in page.locator("body").evaluate(colours))
    assert background < 60
    assert letters > 150


@pytest.mark.parametrize("element", ["h1", "article p", "nav.ps-tabs a", "td", "button, label, input"])
def test_the_page_is_set_in_sarabun(visit: Callable[..., Page], element: str) -> None:
    """Thai text is set in our own copy of Sarabun, which the browser has really loaded."""
    page = visit(MEASURES)
    assert "Sarabun" in page.evaluate(LOADED_FONTS)
    assert page.evaluate("() => document.fonts.check('16px Sarabun', 'ประเมิน')")
    family = str(page.locator(element).first.evaluate(FONT))
    assert family.partition(",")[0].strip('"') == "Sarabun"


@pytest.mark.parametrize("report", ["sample/", "town/2568/analysis/", "province/2566/analysis/"])
def test_every_chart_can_be_heard(visit: Callable[..., Page], report: str) -> None:
    """Each chart is one image with a name in Thai, and a description beside it."""
    page = visit(report)
    unfold(page)
    charts = page.locator(".ps-chart svg").count()
    assert charts > 0
    assert page.get_by_role("img", name=THAI).and_(page.locator(".ps-chart svg")).count() == charts
    assert [text for text in page.locator(".ps-chart desc").all_text_contents() if not THAI.search(text)] == []


def test_measures_are_cards_on_a_phone(visit: Callable[..., Page]) -> None:
    """On a phone each cell of the measures table stands on a line of its own below its column's name."""
    page = visit(MEASURES, width=390)
    table = page.locator(".ps-measures table")
    assert not table.locator("thead").is_visible()
    cells = table.locator("tbody tr").first.locator("[data-label]").all()
    assert len(cells) > 1
    for cell in cells:
        label = cell.get_attribute("data-label")
        assert label
        assert label in cell.evaluate(BEFORE)
        box = cell.bounding_box()
        assert box
        assert box["width"] > 300


def test_measures_are_a_table_on_a_desk(visit: Callable[..., Page]) -> None:
    """On a desk the measures are a table with the agency's own column headings and no labels in its cells."""
    page = visit(MEASURES)
    table = page.locator(".ps-measures table")
    assert table.get_by_role("columnheader").all_inner_texts() == [
        "หัวข้อการวิเคราะห์",
        "หัวข้อที่ใช้ในการวิเคราะห์",
        "ผลการวิเคราะห์",
        "มาตรการ/กิจกรรม",
        "ขั้นตอนและวิธีการปฏิบัติ",
        "ผู้รับผิดชอบ",
        "ระยะเวลาดำเนินการ",
    ]
    assert table.get_by_role("rowheader").count() > 0
    contents = table.locator("tbody [data-label]").evaluate_all(f"cells => cells.map({BEFORE})")
    assert contents
    assert set(contents) == {"none"}


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", KINDS, ids=lambda path: path or "home")
def test_a_page_needs_no_script(visit: Callable[..., Page], path: str, width: int) -> None:
    """With JavaScript off the page shows its heading and fits, and its tables, charts and rows are there to see."""
    page = visit(path, width=width, script=False)
    assert page.evaluate(WIDTH) == width
    assert page.locator("h1").is_visible()
    unfold(page)
    shown = page.locator("article :is(table, svg[role=img], .ps-orgs)")
    assert shown.count() > 0
    assert [piece for piece in shown.all() if not piece.is_visible()] == []
