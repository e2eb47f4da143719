"""The links of the box for assessors lead to a place that is then seen, on a phone and on a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

SEEN = """place => {
    const box = place.getBoundingClientRect();
    const header = document.querySelector(".md-header").getBoundingClientRect();
    return box.height > 0 && box.top >= header.bottom - 1 && box.top < innerHeight;
}"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["sample/2566/measures/", "sample/2566/progress/", "town/2568/measures/"])
def test_each_element_is_seen_after_its_link(visit: Callable[..., Page], path: str, width: int) -> None:
    """Whoever follows a link of the box sees the paragraph or cell that it names, below the header."""
    page = visit(path, width=width)
    links = page.locator(".ps-assessor li > a")
    assert links.count() >= 5
    for link in links.all():
        anchor = (link.get_attribute("href") or "").removeprefix("#")
        link.click()
        place = page.locator(f"[id='{anchor}']")
        page.wait_for_function(f"({SEEN})(document.getElementById('{anchor}'))")
        assert place.count() == 1
