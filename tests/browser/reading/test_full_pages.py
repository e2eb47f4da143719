"""Pages with most to tell: a report that fills every field, and three agencies beside one another, on a phone."""

from __future__ import annotations

import io
import shutil
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests.browser.state import rest
from tests.conftest import PAIR, WHOLE
from tests.publish.project import prongsai
from tests.served import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

SCORES = "sample/2567/scores.yml"
OWN_TARGET = ("sample/2567/measures.yml", "thresholds: {target: 92}\n")
EARLIER = "earlier:\n  2565: 86.64\n  2566: 88.24\n"
FIELDS = """\
also_level: A
quarters: {1: 88.10, 2: 89.40}
eit_parts:
  1: {score: 88.10, questions: {e1: 90.20}}
  2: 85.90
rank: {province: 3, country: 412, among: เทศบาลตำบล}
ranking: [1, 9, 3, 5, 2, 6, 10, 7, 4, 8]
questions: {i20: 86.10}
items:
  O5: 100
  O12: {lost: true, reason: ไม่พบข้อมูลของปีปัจจุบัน}
  O30: {deducted: 25, reason: รายงานผลไม่ครบทุกเรื่องร้องเรียน}
earlier:
  2565:
    score: 86.64
    tools: {IIT: 87.10, EIT: 83.00, OIT: 89.03}
    indicators: {1: 88.20, 2: 85.40, 3: 88.00, 4: 86.10, 5: 87.80, 6: 84.10, 7: 82.20, 8: 82.70, 9: 86.06, 10: 92.00}
    rank: {province: 9, among: เทศบาลตำบล}
  2566: {score: 88.24, level: ผ่าน}
"""
"""The fields that no report of the whole site fills all of."""
LENGTHS = {"sample/2567/": 4500, "compare/": 2600 + 260}
"""The most pixels: of results, and of two agencies beside one another with a third."""
SECTIONS = ("tools", "parts", "quarters", "earlier", "questions", "items")
"""What stands closed below the figures, each at the address that it has always had."""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the whole site with the pair, one report of which fills every field."""
    folder = tmp_path_factory.mktemp("full")
    for content in (WHOLE, PAIR):
        shutil.copytree(content, folder / "content", dirs_exist_ok=True)
    fill(folder / "content")
    done = prongsai("build", "--content", str(folder / "content"), "--site-dir", str(folder / "site"))
    assert done.returncode == 0, done.stderr
    with served(folder / "site") as address:
        yield address


def fill(content: Path) -> None:
    """Fill every field of the sample's last year."""
    scores, (measures, target) = content / SCORES, OWN_TARGET
    written = scores.read_text(encoding="utf-8")
    assert EARLIER in written
    scores.write_text(written.replace(EARLIER, FIELDS), encoding="utf-8")
    with (content / measures).open("a", encoding="utf-8") as file:
        file.write(target)


@pytest.mark.parametrize("path", LENGTHS)
def test_the_fullest_page_is_not_too_long_for_a_phone(browser: Browser, full: str, path: str) -> None:
    """Results with every field, and three agencies compared, end within the bound of their kind."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(full + path)
    rest(page)
    length, width = page.evaluate("() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth]")
    page.close()
    assert (length <= LENGTHS[path], width) == (True, 390), length


def test_the_fullest_brief_is_one_sheet(browser: Browser, full: str) -> None:
    """The brief of a year of which everything is told is printed on one sheet, and no empty one follows."""
    page = browser.new_page()
    page.goto(f"{full}sample/brief/")
    rest(page)
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    assert len(printed.pages) == 1


@pytest.mark.parametrize("place", SECTIONS)
def test_a_published_address_opens_its_figures(browser: Browser, full: str, place: str) -> None:
    """The address of each part of the figures opens what is closed there, and shows its table."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{full}sample/2567/#{place}")
    page.locator(f"[id='{place}'] table").first.wait_for(state="visible")
    opened = page.locator("article details.ps-more[open]").count()
    page.close()
    assert opened == 1
