"""What a citizen asks first stands on the first screen, in plain words, and is honest where nothing is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.reading.conftest import Window

SCREENS = {"phone": (390, 844), "desk": (1280, 800)}
TOLD = {
    "sample/": [
        "คะแนน ITA ปี 2567",
        "90.25 /100 ผ่านดี",
        "ดีขึ้น ▲ +2.01 จาก 88.24 ในปี 2566",
        "เป้าหมาย 85",
        "คะแนนรวมและทุกเครื่องมือไม่ต่ำกว่า 85",
        "สัญญาไว้ 5 เรื่องในปี 2568",
        "ทำเสร็จ 1",
    ],
    "sample/2566/": [
        "คะแนน ITA ปี 2566",
        "88.24 /100 ผ่าน",
        "ดีขึ้น ▲ +1.60 จาก 86.64 ในปี 2565",
        "EIT (84.90) ต่ำกว่า 85 คะแนน",
    ],
    "town/2568/": ["คะแนน ITA ปี 2568", "92.01 /100 ผ่าน", "ยังไม่มีผลของปีก่อนในเว็บไซต์นี้ให้เทียบ"],
}


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("path", TOLD)
def test_a_first_screen_answers(window: Window, path: str, screen: str) -> None:
    """Score, level and why, better or worse, and on a home what was promised and what is late need no scrolling."""
    width, height = SCREENS[screen]
    page = window(path, viewport={"width": width, "height": height})
    found = page.locator(".ps-panel :is(p, small, li)").evaluate_all(
        "(all, height) => all.filter(one => one.getBoundingClientRect().bottom <= height).map(one => one.innerText)",
        height,
    )
    seen = " | ".join(" ".join(one.split()) for one in found)
    assert [words for words in TOLD[path] if words not in seen] == []


def test_what_is_late_is_named_on_the_first_screen(window: Window) -> None:
    """On a phone the first late measure of an agency stands with its days, its unit and its end, one tap from why."""
    page = window("sample/", viewport={"width": 390, "height": 844})
    first = page.locator(".ps-late > li").first
    words = " ".join(first.inner_text().split())
    assert words.startswith("ปรับปรุงการให้บริการตามความเห็นของผู้รับบริการ เกินกำหนด ")
    assert words.endswith("สำนักปลัดเทศบาล · ครบ 30 ก.ย. 2568")
    assert first.evaluate("one => one.getBoundingClientRect().bottom") <= 844
    assert first.locator("a").get_attribute("href") == "2567/progress/#service-improvement"


@pytest.mark.parametrize("path", ["sample/2566/progress/", "sample/2566/measures/", "subdistrict/2565/measures/"])
def test_the_state_of_the_plan_comes_first(window: Window, path: str) -> None:
    """On a phone a page of measures or of progress tells what became of them before anything else, unscrolled."""
    page = window(path, viewport={"width": 390, "height": 844})
    panel, lead = page.locator(".ps-panel").bounding_box(), page.locator(".ps-lead").bounding_box()
    assert panel
    assert lead
    assert panel["y"] + panel["height"] <= min(844, lead["y"])


def test_the_record_of_promises_comes_next(window: Window) -> None:
    """Below its first look an agency's page tells first what became of the promises of each year."""
    page = window("sample/")
    assert page.locator("article h2").evaluate_all("all => all.map(one => one.id)")[:2] == ["years", "trends"]
