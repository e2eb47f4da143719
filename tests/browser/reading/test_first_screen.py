"""What a citizen asks first stands on the first screen, in plain words, and is honest where nothing is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.reading.conftest import Window

SCREENS = {"phone": (390, 844), "desk": (1280, 800)}
TOLD = {
    "sample/2566/": [
        "คะแนนรวม ปี 2566 88.24 จากเต็ม 100",
        "ระดับที่ได้ ผ่าน ตามที่รายงาน",
        "เทียบกับปีก่อน ดีขึ้น ▲ +1.60 จาก 86.64 ในปี 2565",
        "สิ่งที่จะทำ ปี 2567 6 มาตรการ",
        "ทำเสร็จแล้ว 4 จาก 6 เสร็จช้า 1",
    ],
    "town/2568/": [
        "คะแนนรวม ปี 2568 92.01 จากเต็ม 100",
        "ระดับที่ได้ ผ่าน ตามที่รายงาน",
        "เทียบกับปีก่อน ไม่มีข้อมูล",
        "สิ่งที่จะทำ ปี 2569 11 มาตรการ",
        "ทำเสร็จแล้ว ยังไม่มีรายงาน",
        "เกินกำหนด ยังไม่มีรายงาน",
    ],
}


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("path", TOLD)
def test_a_years_first_screen_answers(window: Window, path: str, screen: str) -> None:
    """Score, level, better or worse, how many measures, how many done and what is late need no scrolling."""
    width, height = SCREENS[screen]
    page = window(path, viewport={"width": width, "height": height})
    cards = page.locator(".ps-first dl > div")
    told = [" ".join(text.split()) for text in cards.all_inner_texts()]
    assert told[: len(TOLD[path])] == TOLD[path]
    assert told[5].startswith("เกินกำหนด ")
    boxes = cards.evaluate_all("cards => cards.map(card => card.getBoundingClientRect().bottom)")
    assert len(boxes) == 6
    assert max(boxes) <= height


@pytest.mark.parametrize("path", ["sample/", "province/", "subdistrict/"])
def test_an_agencys_home_answers_as_well(window: Window, path: str) -> None:
    """The agency's home begins with the same six answers for its latest year."""
    page = window(path, viewport={"width": 390, "height": 844})
    bottom = page.locator(".ps-first").evaluate("first => first.getBoundingClientRect().bottom")
    assert page.locator(".ps-first dt").count() == 6
    assert bottom <= 844
