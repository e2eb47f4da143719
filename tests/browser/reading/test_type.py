"""Thai type: our own Sarabun, no movement while it loads, lines that end between words, marks that are not cut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from tests.browser.state import unfold
from tests.publish.project import BELOW, ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.reading.conftest import Window

ASSETS = ROOT / "overrides" / "assets"
# A sentence of simple words, cut where a Thai reader cuts it; a compound may end a line between its own words.
WORDS = [
    "ประชาชน",
    "ให้",
    "ข้อมูล",
    "แก่",
    "เทศบาล",
    "เพื่อ",
    "ความ",
    "โปร่งใส",
    "และ",
    "คุณธรรม",
    "ตาม",
    "กฎหมาย",
    "โดย",
    "ไม่",
    "ทุจริต",
    "และ",
    "รายงาน",
    "ประธาน",
    "ทุก",
    "ไตรมาส",
]
# The words that stand on more than one line when the sentence is set at a width.
BROKEN = """([words, width, where]) => {
  const place = document.createElement("p");
  place.textContent = words.join("");
  document.querySelector(where).append(place);
  place.style.width = width + "px";
  let start = 0;
  const broken = words.filter(word => {
    const range = document.createRange();
    range.setStart(place.firstChild, start);
    range.setEnd(place.firstChild, start += word.length);
    return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1;
  });
  const lines = Math.round(place.offsetHeight / parseFloat(getComputedStyle(place).lineHeight));
  place.remove();
  return [broken, lines];
}"""
# What is seen of a page's words on more lines than one, dots that begin a line, and what reaches out of its place.
LINES = """words => {
  const seen = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const tops = (text, from, to) => {
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, to);
    return new Set([...range.getClientRects()].filter(box => box.width).map(box => Math.round(box.top)));
  };
  const found = [];
  let before = null;
  for (let text = seen.nextNode(); text; text = seen.nextNode()) {
    if (!text.parentElement.checkVisibility() || text.parentElement.closest("svg, script, style, .md-nav")) continue;
    for (const word of text.data.matchAll(new RegExp(words, "g"))) {
      if (tops(text, word.index, word.index + word[0].length).size > 1) found.push(word[0]);
    }
    for (const sign of text.data.matchAll(/\\S/g)) {
      const [top] = tops(text, sign.index, sign.index + 1);
      if (sign[0] === "·" && Math.abs(top - before) > 9) found.push(text.data.slice(sign.index));
      before = top ?? before;
    }
  }
  for (const one of document.querySelectorAll("article *")) {
    if (getComputedStyle(one, "::before").content.includes("·")) found.push(one.className);
  }
  return [...found, ...[document.documentElement.scrollWidth].filter(width => width !== innerWidth)];
}"""
WHOLE = r"ถึงเป้าหมาย|หน่วยงาน|ดำเนินการ|ตัวชี้วัด|เผยแพร่|วันที่ [0-9]+|ปี 25[0-9]{2}|[0-9]+ ก\.ย\. 25[0-9]{2}|[0-9.]+ (?:คะแนน|วัน|เรื่อง|มาตรการ)"
MARKS = "ปู่ ที่ ญี่ปุ่น กั้น ฎุ ซื้อ"
SHOWN = """element => {
  for (const one of [element, element.parentElement]) one.style.setProperty("overflow", "visible", "important");
}"""
FONTS = """() => performance.getEntriesByType("resource").filter(one => one.name.endsWith(".woff2"))
  .map(one => [one.name.split("/").pop(), one.initiatorType])"""
HEIGHTS = """element => {
  element.textContent = "ปู่ ITA";
  const high = element.offsetHeight;
  element.style.fontFamily = getComputedStyle(element).fontFamily.replace(/^"?Sarabun"?, /, "");
  return [high, element.offsetHeight];
}"""


@pytest.mark.parametrize("weight", ["400", "700"])
def test_the_fonts_are_ours_to_give(weight: str) -> None:
    """Each weight is there for Thai and Latin as woff2 with the licence beside it, and text waits for neither."""
    styles = (ASSETS / "stylesheets" / "prongsai.css").read_text(encoding="utf-8")
    faces = [face for face in re.findall(r"@font-face \{.*?\}", styles, re.DOTALL) if f"font-weight: {weight}" in face]
    assert len(faces) == 1
    for face in faces:
        assert "font-display: swap" in face
        name = re.findall(r"url\(\.\./fonts/([a-z0-9-]+\.woff2)\)", face)
        assert (ASSETS / "fonts" / name[0]).read_bytes().startswith(b"wOF2")
    assert "SIL Open Font License, Version 1.1" in (ASSETS / "fonts" / "OFL.txt").read_text(encoding="utf-8")


def test_lines_end_between_words(window: Window) -> None:
    """At whatever width, in a paragraph as in a table, no known word is torn apart."""
    page = window("sample/2566/")
    for where in ("article", "article td"):
        for width in range(110, 320, 15):
            broken, lines = page.evaluate(BROKEN, [WORDS, width, where])
            assert (where, width, broken) == (where, width, [])
            assert lines >= 3


@pytest.mark.parametrize("width", [320, 390])
def test_lines_end_before_and_behind_words_of_the_field(window: Window, width: int) -> None:
    """On a phone no word of the field, number with its unit or short date is parted, and no line begins with a dot."""
    page = window("", viewport={"width": width, "height": 800})
    for path in (
        "",
        "sample/",
        "sample/brief/",
        "sample/2567/",
        "sample/2567/progress/",
        "town/2568/measures/",
        "data/",
    ):
        page.goto(urljoin(page.url, "/" + BELOW + path))
        unfold(page)
        assert (path, page.evaluate(LINES, WHOLE)) == (path, [])


@pytest.mark.parametrize("width", [320, 390, 768])
def test_the_name_of_the_site_is_not_cut(window: Window, width: int) -> None:
    """At the head of a narrow page stands the short name, whole and on one line."""
    name = window("sample/", viewport={"width": width, "height": 800}).locator(".md-header .ps-name")
    assert name.inner_text() == "โปร่งใส"
    assert name.evaluate("one => [one.scrollWidth <= one.clientWidth, one.offsetHeight < 40]") == [True, True]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "element",
    [
        "h1",
        "thead th",
        "td",
        ".ps-tabs a",
        ".ps-term",
        ".ps-big b",
        ":is(.md-header__topic .md-ellipsis, .ps-name)",
        ".headerlink",
    ],
)
def test_no_mark_is_cut(window: Window, element: str, width: int) -> None:
    """Letters with marks high above and deep below look the same where nothing may be cut off."""
    page = window("sample/2566/", viewport={"width": width, "height": 800}, reduced_motion="reduce")
    unfold(page)
    place = page.locator(f"{element}:visible").first
    if not place.count():
        # On a phone the headings of a plain table are not shown.
        assert (element, width) == ("thead th", 390)
        return
    # The round corner of a card is cut on purpose.
    place.evaluate(f"element => {{ element.textContent = '{MARKS}'; element.parentElement.style.borderRadius = 0; }}")
    place.scroll_into_view_if_needed()
    before = around(page, element)
    place.evaluate(SHOWN)
    assert around(page, element) == before


def around(page: Page, element: str) -> bytes:
    """Return a picture of an element and a little of what is around it."""
    box = page.locator(f"{element}:visible").first.bounding_box()
    assert box
    left, top = max(box["x"] - 4, 0), max(box["y"] - 8, 0)
    return page.screenshot(
        clip={"x": left, "y": top, "width": box["width"], "height": box["height"] + 16},
        animations="disabled",
        caret="hide",
    )


def test_no_mark_of_a_chart_is_cut(window: Window) -> None:
    """A chart may draw beyond its own box, so that marks at its edge are whole."""
    page = window("sample/")
    shown = page.locator("article .ps-chart svg").evaluate_all("all => all.map(one => getComputedStyle(one).overflow)")
    assert set(shown) == {"visible"}


def test_fonts_are_asked_for_at_once(window: Window) -> None:
    """The first view's fonts are asked for by the head of the page, each once, and each is then used."""
    page = window("sample/2566/")
    page.evaluate("() => document.fonts.ready")
    asked = page.evaluate(FONTS)
    assert sorted(name for name, _ in asked) == sorted(path.name for path in (ASSETS / "fonts").glob("*.woff2"))
    assert {by for _, by in asked} == {"link"}


def test_a_font_of_the_system_stands_in_at_the_same_height(window: Window) -> None:
    """A line is as high before Sarabun is there as after, with marks above and below, in each weight."""
    page = window("sample/2566/", viewport={"width": 390, "height": 844})
    page.evaluate("() => document.fonts.ready")
    unfold(page)
    for element in ("article p", "h1", "td", ".ps-tabs a"):
        heights = page.locator(f"{element}:visible").first.evaluate(HEIGHTS)
        assert heights[0] == heights[1]
