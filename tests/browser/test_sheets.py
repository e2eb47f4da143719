"""The executives' page is one sheet of A4, and nothing follows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

SHEETS = re.compile(rb"/Type\s*/Page\b")


@pytest.mark.parametrize("agency", ["province", "town", "subdistrict", "sample"])
def test_the_brief_is_one_sheet(visit: Callable[..., Page], agency: str) -> None:
    """Printed as its own styles say, the page is one sheet."""
    printed = visit(f"{agency}/brief/").pdf(prefer_css_page_size=True, print_background=True)
    assert len(SHEETS.findall(printed)) == 1


def test_a_longer_page_takes_more_sheets(visit: Callable[..., Page]) -> None:
    """The count of sheets sees that the measures need several."""
    printed = visit("town/2568/measures/").pdf(prefer_css_page_size=True)
    assert len(SHEETS.findall(printed)) > 1
