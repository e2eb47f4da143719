"""A printed page is a document: it says what it is, its sheets are numbered, and everything stands on them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.print.conftest import Sheet, fold, sheets

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Web

REPORTS = ("town/2568", "province/2566", "subdistrict/2565", "sample/2566")
MEASURES = tuple(f"{report}/measures/" for report in REPORTS)
ITEMS = (*MEASURES, "sample/2566/progress/")
OTHERS = ("town/2568/", "town/2568/analysis/", "town/2568/data/", "sample/2567/progress/", "sample/brief/")
# What no one sees, such as the title of a drawing, is no text of the page.
TEXTS = """() => {
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT), texts = [];
  while (walker.nextNode()) {
    const around = walker.currentNode.parentElement;
    if (!around.closest("svg :is(title, desc)") && around.checkVisibility()) texts.push(walker.currentNode.data);
  }
  return texts;
}"""


def whole(made: list[Sheet]) -> str:
    """Return the folded text of all sheets, one after the other."""
    return "".join(sheet.text for sheet in made)


@pytest.mark.parametrize("path", [*ITEMS, *OTHERS])
def test_every_text_is_printed(printed: Callable[[str], list[Sheet]], visit: Callable[..., Page], path: str) -> None:
    """Whatever a printed page shows on a screen stands on its sheets, none of it cut off at an edge."""
    page = visit(path)
    page.emulate_media(media="print")
    texts = [text for text in page.evaluate(TEXTS) if fold(text)]
    assert len(texts) > 10
    everything = whole(printed(path))
    assert [text for text in texts if fold(text) not in everything] == []


@pytest.mark.parametrize("report", REPORTS)
def test_every_measure_is_printed(printed: Callable[[str], list[Sheet]], web: Web, report: str) -> None:
    """The title and every step of each measure of the data stand on the sheets of the measures."""
    data: dict[str, Any] = json.loads((web.folder / report / "data" / "report.json").read_text(encoding="utf-8"))
    steps = [step for measure in data["measures"] for step in measure["steps"]]
    words = [one["title"] for each in (data["measures"], steps, *(step["steps"] for step in steps)) for one in each]
    assert len(words) >= 2 * len(data["measures"]) > 0
    text = whole(printed(f"{report}/measures/"))
    assert [one for one in words if fold(one) not in text] == []


@pytest.mark.parametrize("path", [*ITEMS, *OTHERS])
def test_every_sheet_is_numbered(printed: Callable[[str], list[Sheet]], path: str) -> None:
    """At the foot of each sheet stand its number and how many there are."""
    assert [sheet.number for sheet in printed(path) if not sheet.number] == []


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (
            "town/2568/measures/",
            "เทศบาลเมืองธารทอง · ข้อ O25 ของ ITA ปี 2569 · ผลการประเมินปี 2568 · มาตรการปีงบประมาณ พ.ศ. 2569",
        ),
        (
            "province/2566/measures/",
            "องค์การบริหารส่วนจังหวัดฟ้างาม · ข้อ O34 ของ ITA ปี 2567 · ผลการประเมินปี 2566 · มาตรการปีงบประมาณ พ.ศ. 2567",
        ),
        (
            "sample/2566/progress/",
            "เทศบาลตำบลตัวอย่าง · ข้อ O28 ของ ITA ปี 2568 · ผลการประเมินปี 2566 · มาตรการปีงบประมาณ พ.ศ. 2567",
        ),
        ("town/2568/", "เทศบาลเมืองธารทอง · ผลการประเมินปี 2568 · มาตรการปีงบประมาณ พ.ศ. 2569"),
    ],
)
def test_the_cover_line_says_what_it_is(printed: Callable[[str], list[Sheet]], path: str, words: str) -> None:
    """A printed page begins with its address, the agency, the item, the years and the day of what it tells."""
    assert printed(path)[0].text.startswith(fold(path) + fold(words) + fold("ข้อมูล ณ วันที่"))


@pytest.mark.parametrize("path", ITEMS)
def test_wide_tables_lie_on_their_side(printed: Callable[[str], list[Sheet]], path: str) -> None:
    """All sheets are A4, those with the item's table lie on their side, and the first and the last stand."""
    made = printed(path)
    assert {(sheet.width, sheet.height) for sheet in made} == {(210, 297), (297, 210)}
    lying = [place for place, sheet in enumerate(made) if sheet.lies]
    assert lying == list(range(lying[0], lying[-1] + 1))
    assert not made[0].lies
    assert not made[-1].lies


@pytest.mark.parametrize(
    ("path", "least", "most"),
    [("town/2568/measures/", 6, 10), ("sample/2566/progress/", 6, 10), ("town/2568/", 4, 6)],
)
def test_a_document_takes_no_more_sheets_than_it_needs(
    printed: Callable[[str], list[Sheet]], path: str, least: int, most: int
) -> None:
    """A page takes a sensible number of sheets, and none of them is nearly empty but the last."""
    made = printed(path)
    assert least <= len(made) <= most
    assert [place for place, sheet in enumerate(made[:-1], 1) if len(sheet.text) < 200] == []


def test_no_sheet_ends_with_what_heads_the_next(
    printed: Callable[[str], list[Sheet]], visit: Callable[..., Page]
) -> None:
    """The name of a tool stands on one sheet with the first of its indicators."""
    heads = visit("subdistrict/2565/").locator(".ps-rows > .ps-head").all_inner_texts()
    assert len(heads) == 3
    ends = tuple(map(fold, heads))
    assert [sheet.number for sheet in printed("subdistrict/2565/") if sheet.text.endswith(ends)] == []


def test_evidence_is_found_from_paper(printed: Callable[[str], list[Sheet]]) -> None:
    """Beside the title of evidence stands its address."""
    assert fold("evidence/process-manual.pdf") in whole(printed("sample/2566/progress/"))


def test_addresses_elsewhere_are_printed(visit: Callable[..., Page]) -> None:
    """After the words of a link that leaves the site stands its address, after one within it does not."""
    page = visit("town/2568/analysis/")
    page.evaluate("""() => document.querySelector("article h1").insertAdjacentHTML("afterend",
      '<p><a href="https://example.go.th/a">ต้นฉบับ</a> <a href="../measures/">มาตรการ</a> จบ</p>')""")
    assert fold("ต้นฉบับ https://example.go.th/a มาตรการ จบ") in sheets(page)[0].text


def test_what_is_folded_is_opened(visit: Callable[..., Page]) -> None:
    """What a closed box hides on a screen stands on paper."""
    page = visit("town/2568/analysis/")
    page.evaluate("""() => document.querySelector("article h1").insertAdjacentHTML("afterend",
      "<details><summary>หัวเรื่อง</summary><p>เนื้อความในกล่อง</p></details>")""")
    assert fold("เนื้อความในกล่อง") in sheets(page)[0].text
