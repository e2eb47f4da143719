"""Pages of the whole site printed to A4 by Chromium, as their own styles say, and the text on the sheets."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests.browser.state import rest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Visits


def fold(text: str) -> str:
    """Return the letters and digits alone, without Thai marks.

    Chromium writes a mark that stands beside another one as a glyph without a letter of its own, so every reader of
    its PDFs loses or doubles some; pypdf loses only marks and spaces, and never a letter.
    """
    return "".join(letter for letter in text.replace("ำ", "า") if letter.isalnum())


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed sheet: its sides in millimetres, and its folded text without the number at its foot."""

    width: int
    height: int
    text: str
    number: str

    @property
    def lies(self) -> bool:
        """Tell whether the sheet lies on its side."""
        return self.width > self.height


def sheets(page: Page) -> list[Sheet]:
    """Print a page as its own styles say, without backgrounds, as browsers do unless told otherwise."""
    rest(page)
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    found = []
    for place, sheet in enumerate(printed, 1):
        number = fold(f"หน้า {place} จาก {len(printed)}")
        text = fold(sheet.extract_text())
        width, height = (round(float(side) / 72 * 25.4) for side in sheet.mediabox[2:])
        found.append(Sheet(width, height, text.replace(number, "", 1), number if number in text else ""))
    return found


@pytest.fixture(scope="session")
def printed(visits: Visits) -> Callable[[str], list[Sheet]]:
    """Print the page at an address below the site, each only once."""

    @cache
    def found(path: str) -> list[Sheet]:
        page = visits.open(path)
        made = sheets(page)
        page.close()
        return made

    return found
