"""An officer's year in a browser, from a new site to a page that is published: no file is opened and no command given."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

import pytest

from prongsai.assess import assess_site
from prongsai.content import load_site
from prongsai.edit import Desk, FormServer
from prongsai.render import Options, render_site
from tests.browser.conftest import Visits, Web
from tests.edit.test_form import PNG
from tests.edit.test_year import SLIPS, YEAR, begun
from tests.edit.walker import DAY
from tests.publish.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

UNFOLDED = """box => {
    for (let around = box.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
    return box.tagName;
}"""
"""Opens the closed rows around a control, and tells what it is."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the content folder of a new site, which stands in git."""
    begun(tmp_path / "ita")
    return tmp_path / "ita" / "content"


@pytest.fixture
def page(root: Path, browser: Browser) -> Iterator[Page]:
    """Open the form's home; what its pages complain about, be it to the console, is told at the end."""
    with FormServer(Desk(root, DAY)) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        visits = Visits(Web(server.address, root), browser)
        yield visits.open("")
        # What a button did leads on to a page.
        problems = [one for one in visits.close() if not one.startswith("answers 303")]
        for context in visits.contexts.values():
            context.close()
        server.shutdown()
        thread.join()
    assert problems == []


def fill(page: Page, **typed: str) -> None:
    """Type into controls, by the ends of their names, the outermost first."""
    for end, value in typed.items():
        box = page.locator(f'[name="{end}"], [name$="/{end}"]').first
        if box.evaluate(UNFOLDED) == "SELECT":
            box.select_option(value)
        else:
            box.fill(value)


def mend(page: Page, slips: dict[str, tuple[str, str]]) -> None:
    """Type something wrong into each field, see it told beside it, and mend it."""
    for end, (wrong, right) in slips.items():
        told = page.locator(f'[data-found="{end}"] .error, [data-found$="/{end}"] .error').first
        fill(page, **{end: wrong})
        told.wait_for()
        fill(page, **{end: right})
        told.wait_for(state="detached")


def lead(page: Page, words: str) -> None:
    """Follow a link once all that was typed is saved."""
    with page.expect_navigation():
        page.get_by_role("link", name=words).first.click()


def press(page: Page, words: str) -> None:
    """Press a button of the page."""
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).last.click()


def begin(page: Page, **typed: str) -> None:
    """Fill in a new record; it comes by itself when it is left, and stays open."""
    fill(page, **typed)
    page.keyboard.press("Tab")
    page.get_by_role("button", name="ลบรายการนี้").wait_for()


def test_an_officers_year(page: Page, root: Path) -> None:
    """Scores, an analysis with values, two measures with steps, a round with a file, a slip of each field: to the page."""
    lead(page, "ผลคะแนน")
    mend(page, SLIPS["scores.yml"])
    fill(
        page,
        **{f"indicators/{number}": "91.25" for number in range(2, 11)},
        level="ผ่านดี",
        **{"source/title": "ระบบ ITAS"},
    )
    lead(page, "ไปต่อ")
    lead(page, "ไปต่อ")
    fill(page, text="# ผลการประเมิน\n\nได้คะแนน \n")
    page.locator("#values summary").click()
    page.locator("[data-insert='{{ overall }}']").click()
    lead(page, "ไปต่อ")
    lead(page, "เพิ่ม: มาตรการ")
    begin(page, title="เปิดเผยข้อมูลให้ครบถ้วน")
    fill(page, **{"steps/:0": "ตรวจข้อมูล"})
    mend(page, SLIPS["measures.yml"])
    lead(page, "กลับ")
    lead(page, "เพิ่ม: มาตรการ")
    begin(page, title="อบรมบุคลากร")
    fill(page, period="ตลอดปีงบประมาณ", **{"steps/:0": "จัดอบรม"})
    lead(page, "ความคืบหน้า")
    lead(page, "เพิ่ม: รอบรายงาน")
    begin(page, months="6")
    fill(page, reported="5 เม.ย. 2569")
    lead(page, "เพิ่ม: ผลรายมาตรการ")
    begin(page, measure="m01", status="done")
    fill(page, work="เผยแพร่แล้ว", date="31 มี.ค. 2569")
    with page.expect_navigation():
        page.locator("input[type=file]").set_input_files({"name": "ภาพ.png", "mimeType": "image/png", "buffer": PNG})
    lead(page, "ผลคะแนน")
    fill(page, draft="")
    lead(page, "ทบทวน")
    press(page, "บันทึกและส่ง")
    page.get_by_text("บันทึกลงประวัติแล้ว").wait_for()
    site = assess_site(load_site(root), DAY)
    assert site.findings.errors == []
    assert [len(one.report.measures.measures) for agency in site.agencies for one in agency.years] == [2]
    pages = render_site(site, Options(ROOT / "overrides" / "prongsai")).pages
    told = {
        f"{YEAR}/{name}.md": words
        for name, words in (("analysis", "91.25"), ("measures", "อบรมบุคลากร"), ("progress", "ภาพ"))
    }
    assert [name for name, words in told.items() if words not in pages[name]] == []
