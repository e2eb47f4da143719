"""What people come for, counted in taps and screens on a phone: citizen, assessor, executive, journalist."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.browser.reading.conftest import Window

HIGH = 844
PHONE = {"width": 390, "height": HIGH}
END = "one => one.getBoundingClientRect().bottom + scrollY"


def screens(place: Locator) -> float:
    """Return on which screen of the page a place ends."""
    return float(place.evaluate(END)) / HIGH


def test_a_citizen_sees_what_became_of_the_promises(window: Window) -> None:
    """From the front page one tap on the town leads to what it promised, what is done and what is late by name."""
    page = window("", viewport=PHONE)
    page.get_by_role("link", name="เทศบาลตำบลตัวอย่าง").click()
    page.wait_for_url("**/sample/")
    panel = page.locator(".ps-panel").nth(1)
    told = " ".join(panel.inner_text().split())
    assert [words for words in ("สัญญาไว้ 5 เรื่องในปี 2568", "ทำเสร็จ 1", "เกินกำหนด 4") if words not in told] == []
    assert screens(panel.locator(".ps-late > li").first) <= 1


def test_an_assessor_ticks_an_item(visit: Callable[..., Page]) -> None:
    """The address that ITA is given leads without a tap to the item, whose box ends on the second screen."""
    page = visit("province/ita-2567/o34/", width=390)
    page.wait_for_url("**/province/2566/measures/")
    assert page.locator("h1").inner_text().startswith("O34 ")
    box = page.locator(".ps-assessor")
    assert "พบ" in box.locator("strong").first.inner_text()
    assert screens(box) <= 2


def test_an_executive_learns_what_is_late(window: Window) -> None:
    """From the first two screens of the agency's page one tap leads to what is late, whose it is and why."""
    page = window("sample/", viewport=PHONE)
    brief = page.get_by_role("link", name="สรุปผู้บริหาร")
    assert screens(brief) <= 2
    brief.click()
    page.wait_for_url("**/sample/brief/")
    first = " ".join(page.locator(".ps-late > li").first.inner_text().split())
    assert first.startswith("ปรับปรุงการให้บริการตามความเห็นของผู้รับบริการ เกินกำหนด ")
    assert "สำนักปลัดเทศบาล" in first
    assert first.endswith("ดำเนินการตามแผน กำหนดแล้วเสร็จในรอบ 12 เดือน")


def test_a_journalist_takes_all_scores(window: Window) -> None:
    """From the front page one tap brings the scores of all agencies and years as one file."""
    page = window("", viewport=PHONE)
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="คะแนนของทุกหน่วยงานทุกปี").click()
    table = downloaded.value.path().read_text(encoding="utf-8-sig")
    rows = {(row["agency"], row["year"]) for row in csv.DictReader(table.splitlines())}
    assert {year for agency, year in rows if agency == "sample"} == {"2565", "2566", "2567"}
    assert {agency for agency, _ in rows} == {"province", "sample", "subdistrict", "town"}


def test_a_choice_among_agencies_needs_no_script(window: Window) -> None:
    """Without a script a choice shows only the agencies that it names, and says before how many they are."""
    page = window("", viewport=PHONE, java_script_enabled=False)
    shown = page.locator(".ps-orgs > li:visible")
    assert shown.count() == 4
    page.get_by_text("มีเรื่องเกินกำหนด 1").click()
    assert [one.split("\n")[0] for one in shown.all_inner_texts()] == ["เทศบาลตำบลตัวอย่าง (ตัวอย่าง)"]
    page.get_by_text("ทั้งหมด 4").click()
    assert shown.count() == 4
