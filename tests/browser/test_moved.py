"""An address that moved, and the copy button, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.test_pages import MEASURES
from tests.publish.project import prongsai, write_agency

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_an_old_address_leads_to_the_new_one(browser: Browser, tmp_path: Path, script: bool) -> None:  # noqa: FBT001 - a case
    """With a redirect declared a removed page no longer fails the build, and its address leads to the new one."""
    year = write_agency(tmp_path / "content")
    addresses = year.parent / "addresses.txt"
    before = addresses.read_text(encoding="utf-8")
    addresses.write_text(before + "2567/measures/\n", encoding="utf-8")
    arguments = ("build", "--content", str(tmp_path / "content"), "--site-dir", str(tmp_path / "site"))
    assert prongsai(*arguments).returncode == 1
    addresses.write_text(before + "2567/measures/ -> 2568/measures/\n", encoding="utf-8")
    done = prongsai(*arguments)
    assert done.returncode == 0, done.stderr
    old = tmp_path / "site" / "ban-mai" / "2567" / "measures" / "index.html"
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(old.as_uri())
    page.wait_for_url("**/ban-mai/2568/measures/")
    context.close()


def test_the_copy_button_needs_a_script(visit: Callable[..., Page]) -> None:
    """The path for ITAS has its button with JavaScript only; the words are there without."""
    assert visit(MEASURES).locator(".ps-copy").count() == 1
    plain = visit(MEASURES, script=False)
    assert plain.locator(".ps-copy").count() == 0
    assert plain.locator(".ps-assessor code").inner_text().startswith("หน้าแรก › ")
