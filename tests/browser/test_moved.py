"""An address that moved, and the copy button, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.test_pages import MEASURES
from tests.publish.project import prongsai, write_agency
from tests.served import served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build and serve a site whose measures page moved twice; without the redirects the build names the addresses."""
    root = tmp_path_factory.mktemp("moved")
    addresses = write_agency(root / "content").parent / "addresses.txt"
    before = addresses.read_text(encoding="utf-8")
    addresses.write_text(before + "2567/measures/\n2567/plans/\n", encoding="utf-8")
    arguments = ("build", "--content", str(root / "content"), "--site-dir", str(root / "site"))
    failed = prongsai(*arguments)
    assert failed.returncode == 1
    for old in ("2567/measures/", "2567/plans/"):
        told = f"E901 ที่อยู่ ban-mai/{old} เคยเผยแพร่แล้วแต่ไม่มีหน้านี้อีก ให้คืนข้อมูลเดิม หรือเขียน “{old} -> ที่อยู่ใหม่”"
        assert told in failed.stderr
    redirects = "2567/measures/ -> 2568/measures/\n2567/plans/ -> 2567/measures/\n"
    addresses.write_text(before + redirects, encoding="utf-8")
    done = prongsai(*arguments)
    assert done.returncode == 0, done.stderr
    with served(root / "site") as address:
        yield address


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("old", ["2567/measures/", "2567/plans/"])
def test_an_old_address_leads_to_the_new_page(browser: Browser, moved: str, old: str, script: bool) -> None:  # noqa: FBT001 - a case
    """With a redirect declared the build passes, and a visitor of the old address comes to the page that is now there."""
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{moved}ban-mai/{old}")
    page.wait_for_url("**/ban-mai/2568/measures/")
    assert page.locator("h1").inner_text().startswith("O25 การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร")
    context.close()


def test_an_old_address_says_where_it_leads(browser: Browser, moved: str) -> None:
    """The small page at the old address has a link to the new one, for readers and for machines."""
    context = browser.new_context()
    said = context.request.get(f"{moved}ban-mai/2567/plans/").text()
    assert '<a href="../../2568/measures/">' in said
    assert '<link rel="canonical" href="../../2568/measures/">' in said
    context.close()


def test_the_copy_button_needs_a_script(visit: Callable[..., Page]) -> None:
    """The path for ITAS has its button with JavaScript only; the words are there without."""
    assert visit(MEASURES).locator(".ps-copy").count() == 1
    plain = visit(MEASURES, script=False)
    assert plain.locator(".ps-copy").count() == 0
    assert plain.locator(".ps-assessor code").inner_text().startswith("หน้าแรก › ")
