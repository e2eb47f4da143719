"""Every kind of page of the whole site, in every look, told once for all the tests."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.browser.accessibility.axe import Broken, axe_told, start_axe
from tests.browser.accessibility.kinds import Kind, find_kinds
from tests.browser.accessibility.looks import CONTRAST, THEMES, WIDTHS, Theme, choose, visit, window
from tests.browser.state import answered

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Web

Look = tuple[str, Theme, int]


@dataclass
class Survey:
    """What axe found.

    Attributes:
        broken: what breaks a rule, by kind, theme and width; an entry for each look, empty where nothing does.
        unsure: what axe leaves to a person, likewise.
    """

    broken: dict[Look, list[Broken]] = field(default_factory=dict)
    unsure: dict[Look, list[Broken]] = field(default_factory=dict)

    @property
    def kinds(self) -> list[str]:
        """The kinds that were looked at."""
        return sorted({kind for kind, _, _ in self.broken})

    def look(self, kind: str, pages: dict[int, Page]) -> None:
        """Look at an open page at some widths, in each choice of colours."""
        for theme in THEMES:
            for page in pages.values():
                choose(page, theme)
                start_axe(page, enhanced=theme == CONTRAST)
            for width, page in pages.items():
                self.broken[kind, theme, width], self.unsure[kind, theme, width] = axe_told(page)


@pytest.fixture(scope="session")
def kinds(web: Web) -> list[Kind]:
    """Return every kind of page of the built site."""
    return find_kinds(web.folder)


def found_words(page: Page) -> None:
    """Wait for what the search has found."""
    answered(page)
    assert page.locator(".md-search-result__link").count() > 0


def open_menu(page: Page) -> None:
    """Open the menu of a narrow window."""
    page.get_by_role("button", name="เมนู", exact=True).click()


State = tuple[str, Callable[["Page"], None], tuple[int, ...]]
# The theme reads a query from the address once its index is there; typing earlier would be lost.
STATES: dict[str, State] = {
    "หน้าแรก (เปิดช่องค้นหา)": (f"?q={quote('โครงสร้าง')}", found_words, WIDTHS),
    "หน้าแรก (เปิดเมนู)": ("", open_menu, (WIDTHS[0],)),
}
"""What a reader opens on the home page: the end of its address, what to do there, and the widths that have it."""


@pytest.fixture(scope="session")
def survey(web: Web, browser: Browser, kinds: list[Kind]) -> Survey:
    """Look at every kind of page, and at what opens on a page, in every look."""
    found = Survey()
    with ExitStack() as stack:
        pages = {width: stack.enter_context(window(browser, width)) for width in WIDTHS}
        for kind in kinds:
            for page in pages.values():
                visit(page, web, kind)
            found.look(kind.name, pages)
        for state, (query, act, widths) in STATES.items():
            opened = {width: pages[width] for width in widths}
            for page in opened.values():
                page.goto(web.address + query)
                act(page)
            found.look(state, opened)
    return found
