"""What an assessor is handed on paper: the item, whose it is, one day of the data, and no check that the agency made of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.print.conftest import Sheet, fold

if TYPE_CHECKING:
    from collections.abc import Callable

ITEMS = ("town/2568/measures/", "province/2566/measures/", "subdistrict/2565/measures/", "sample/2566/progress/")
PAGES = (*ITEMS, "town/2568/analysis/", "sample/2567/progress/", "town/2568/data/")
FEWEST = 40
"""Letters that a sheet has which is worth its paper."""


@pytest.mark.parametrize("path", ITEMS)
def test_no_check_of_its_own_is_printed(printed: Callable[[str], list[Sheet]], path: str) -> None:
    """Neither the box for assessors, nor what it found or missed, stands on a sheet."""
    text = "".join(sheet.text for sheet in printed(path))
    words = ("สำหรับผู้ประเมิน", "พบครบ", "การกำกับติดตามหรือรอบรายงานผลของทุกมาตรการ")
    assert [one for one in words if fold(one) in text] == []


@pytest.mark.parametrize("path", PAGES)
def test_one_day_of_the_data_is_told(printed: Callable[[str], list[Sheet]], path: str) -> None:
    """Two days of the same data would leave the reader to guess which holds."""
    text = "".join(sheet.text for sheet in printed(path))
    assert text.count(fold("ข้อมูล ณ")) <= 1


@pytest.mark.parametrize("path", PAGES)
def test_no_sheet_is_left_for_a_line(printed: Callable[[str], list[Sheet]], path: str) -> None:
    """The last sheet has more than the end of a list, and none of them is bare."""
    assert [number for number, sheet in enumerate(printed(path), 1) if len(sheet.text) < FEWEST] == []
