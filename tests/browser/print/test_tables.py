"""Printed tables: heads on every sheet, rows whole, groups with their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.print.conftest import Sheet, fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

PAGES = ("town/2568/measures/", "province/2566/measures/", "subdistrict/2565/measures/", "sample/2566/progress/")
# Cells of one row, without links: to those paper adds addresses.
TABLES = """() => [...document.querySelectorAll("article table")].map((table) => ({
  head: [...table.tHead.rows[0].cells].map((cell) => cell.innerText),
  caption: table.caption.innerText,
  rows: [...table.querySelectorAll("tbody > tr")].map((row) => [...row.cells]
    .filter((cell) => cell.checkVisibility() && cell.rowSpan === 1 && !cell.querySelector("a"))
    .map((cell) => cell.innerText)),
}))"""


def ends(text: str) -> tuple[str, str]:
    """Return the folded beginning and end of a cell, without the numbers of its list."""
    return fold(text.partition("\n")[0])[:40], fold(text.rpartition("\n")[2])[-40:]


@pytest.mark.parametrize("path", PAGES)
def test_tables_break_between_rows(
    printed: Callable[[str], list[Sheet]], visit: Callable[..., Page], path: str
) -> None:
    """Each row stands on one sheet below the table's head, and a caption on the sheet of the first row."""
    page = visit(path)
    page.emulate_media(media="print")
    made = printed(path)
    broken = []
    for table in page.evaluate(TABLES):
        head = fold("".join(table["head"]))
        for place, row in enumerate(table["rows"]):
            wanted = [head, *(part for cell in row for part in ends(cell))]
            wanted += [fold(table["caption"])] if place == 0 else []
            if not any(all(words in sheet.text for words in wanted) for sheet in made):
                broken.append((table["caption"], row))
    assert broken == []


def test_a_long_table_repeats_its_head(printed: Callable[[str], list[Sheet]]) -> None:
    """The measures of a report take several sheets, and the head of the table stands on each of them."""
    head = fold("ตัวชี้วัดมาตรการ/โครงการ/กิจกรรมผลการวิเคราะห์ตัวชี้วัดขั้นตอน/วิธีดำเนินการผู้รับผิดชอบระยะเวลาดำเนินการ")
    lying = [sheet for sheet in printed("town/2568/measures/") if sheet.lies]
    assert len(lying) > 1
    assert [sheet.text[:80] for sheet in lying if head not in sheet.text] == []
