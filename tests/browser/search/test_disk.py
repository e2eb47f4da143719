"""The search of a site that is opened from a disk, without any server."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.state import answered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Web


@pytest.fixture
def disk(browser: Browser, web: Web) -> Iterator[Page]:
    """A page of the site, opened from its folder; no script may fail in it, or be forbidden."""
    page = browser.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if "Security Policy" in message.text else None)
    page.goto((web.folder / "province/2566/index.html").as_uri())
    yield page
    page.close()
    assert problems == []


def test_thai_is_found_from_a_disk(disk: Page, web: Web) -> None:
    """A word is found without a server, and its page opens with the word marked and in sight, even where it was closed."""
    disk.locator(".md-search__input").press_sequentially("ไม่รับของขวัญ")
    answered(disk)
    disk.locator(".md-search-result__link").first.click()
    disk.wait_for_url("file://**/index.html?h=*")
    assert disk.url.startswith(web.folder.as_uri())
    marked = disk.locator("article mark").first
    marked.wait_for(state="visible")
    assert marked.inner_text() == "ไม่รับของขวัญ"


def test_an_excerpt_is_cut_between_clusters_without_a_dictionary(disk: Page) -> None:
    """In a browser that cannot tell Thai words apart an excerpt is cut before a consonant or its leading vowel."""
    disk.add_init_script("delete Intl.Segmenter")
    disk.reload()
    disk.locator(".md-search__input").press_sequentially("ดำเนินการ")
    answered(disk)
    excerpts = disk.locator(".md-search-result__article", has_text="…")
    begun = [text.partition("…")[2] for text in excerpts.all_text_contents() if text.count("…") == 2]
    assert disk.evaluate("() => Intl.Segmenter === undefined")
    assert begun
    assert [text for text in begun if re.match("[ะาำัิ-ฺๅๆ็-๎]", text)] == []
