"""A corrected table that is brought again (นำเข้าซ้ำ): cells are compared, changes offered, and what says more is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from tests.edit.walker import Walker
from tests.sheet.test_tables import ROW, table

if TYPE_CHECKING:
    from tests.conftest import TinySite


def told(walker: Walker) -> list[str]:
    """Return what the page tells beside rows."""
    return [" ".join(one.text().split()) for one in walker.page.css(".e-find")]


def brought(site: TinySite, *rows: list[str]) -> Walker:
    """Return the form with a table that was pasted."""
    return Walker(site.root).open("thung-thong/2568/table").send("look", {"text": table(*rows)})


def test_what_was_corrected_is_offered_and_taken(tiny: TinySite) -> None:
    """Each cell that differs is told with what stands there, and nothing else of the file changes."""
    brought(tiny, ROW).send("take", {})
    before = tiny.path("measures.yml").read_text(encoding="utf-8")
    walker = brought(tiny, [*ROW[:2], "กองช่าง", "ไตรมาส 3"])
    assert [one for one in told(walker) if "แล้ว" in one] == [
        "แถว 2 ตาราง: มีมาตรการ “เปิดเผยข้อมูล” แล้ว แก้ “ผู้รับผิดชอบ” ตามตาราง จาก กองคลัง เป็น กองช่าง",
        "แถว 2 ตาราง: มีมาตรการ “เปิดเผยข้อมูล” แล้ว แก้ “ระยะเวลา” ตามตาราง จาก ไตรมาสที่ 2 เป็น ไตรมาสที่ 3",
    ]
    shown = " ".join(walker.shown(".e-panel").text(separator=" ").split())
    assert shown == "เปิดเผยข้อมูล ผู้รับผิดชอบ กองช่าง ระยะเวลา ไตรมาสที่ 3"
    walker.send("take", {})
    after = tiny.path("measures.yml").read_text(encoding="utf-8")
    assert after == before.replace("period: quarter_2", "period: quarter_3").replace(
        "responsible: [finance]\n    period: quarter_3", "responsible: [u03]\n    period: quarter_3"
    )


def test_what_stands_nowhere_is_filled_in(tiny: TinySite) -> None:
    """What the defaults of the year give stands there; a second row of the same title changes nothing any more."""
    brought(tiny, [*ROW[:2], "", ""]).send("take", {})
    text = tiny.path("measures.yml").read_text(encoding="utf-8")
    tiny.path("measures.yml").write_text(f"defaults: {{period: quarter_2}}\n{text}", encoding="utf-8")
    walker = brought(tiny, ROW, [*ROW[:2], "กองช่าง", "ไตรมาส 3"])
    assert [one for one in told(walker) if "มาตรการ" in one] == [
        "แถว 2 ตาราง: มีมาตรการ “เปิดเผยข้อมูล” แล้ว เติม “ผู้รับผิดชอบ” ตามตาราง: กองคลัง",
        "แถว 3 ตาราง: มีมาตรการชื่อนี้แล้ว จึงไม่นำเข้าซ้ำ: เปิดเผยข้อมูล",
    ]
    walker.send("take", {})
    after = yaml.safe_load(tiny.path("measures.yml").read_text(encoding="utf-8"))["measures"][-1]
    assert (after["responsible"], "period" in after) == (["finance"], False)


def test_what_says_more_than_a_table_is_kept(tiny: TinySite) -> None:
    """Steps with days of their own, and references that an officer has added, stay and are told."""
    brought(tiny, ROW).send("take", {})
    tiny.edit("measures.yml", "[รวบรวม, เผยแพร่]", "[{title: รวบรวม, due: มี.ค. 2569}, เผยแพร่]")
    before = tiny.path("measures.yml").read_text(encoding="utf-8")
    walker = brought(tiny, [ROW[0], "1. รวบรวมใหม่ 2. เผยแพร่", *ROW[2:]])
    assert told(walker) == [
        "แถว 2 ตาราง: มีมาตรการ “เปิดเผยข้อมูล” แล้ว “ขั้นตอน” ในตารางต่างออกไป แต่ข้อมูลที่มีละเอียดกว่า จึงไม่แก้ ตารางว่า: รวบรวมใหม่, เผยแพร่"
    ]
    assert walker.page.css(".e-bar button") == []
    assert tiny.path("measures.yml").read_text(encoding="utf-8") == before
    assert yaml.safe_load(before)["measures"][-1]["title"] == "เปิดเผยข้อมูล"


@pytest.mark.parametrize(
    ("stands", "said"),
    [("ไตรมาส 2", "ไตรมาสที่ 2"), ("quarter_2", "ไตรมาส ๒"), ("ต.ค. 2568 – มี.ค. 2569", "ต.ค. ๒๕๖๘ - มี.ค. ๒๕๖๙")],
)
def test_a_period_in_other_words_is_no_change(tiny: TinySite, stands: str, said: str) -> None:
    """What stands there stays as it was typed."""
    brought(tiny, ROW).send("take", {})
    tiny.edit("measures.yml", "period: quarter_2", f"period: {stands}")
    assert [one for one in told(brought(tiny, [*ROW[:3], said])) if "แล้ว" in one] == [
        "แถว 2 ตาราง: มีมาตรการชื่อนี้แล้ว จึงไม่นำเข้าซ้ำ: เปิดเผยข้อมูล"
    ]
