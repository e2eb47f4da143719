"""Where lines may not end: what is kept whole stands in an element of its own, and nothing that is no text changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from prongsai.finish import Built
from prongsai.finish._lines import keep_words_whole
from prongsai.words import plain


def kept(body: str) -> str:
    """Return what a page's body becomes."""
    built = Built(Path(), plain, pages={"index.html": body})
    assert list(keep_words_whole(built)) == []
    return built.pages["index.html"].replace('<span class="ps-nb">', "[").replace("</span>", "]")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("คะแนนถึงเป้าหมายของหน่วยงาน", "คะแนน[ถึงเป้าหมาย]ของ[หน่วยงาน]"),
        ("ผลการดำเนินการเพื่อหลักธรรมาภิบาล", "ผลการ[ดำเนินการ]เพื่อ[หลักธรรมาภิบาล]"),
        ("ณ วันที่ 26 พฤศจิกายน 2569", "ณ [วันที่ 26 พฤศจิกายน 2569]"),
        ("ในปี 2569 และปี ๒๕๖๙", "ใน[ปี 2569] และ[ปี ๒๕๖๙]"),
        ("30 ก.ย. 2568 (423 วัน)", "[30 ก.ย. 2568] ([423 วัน])"),
        ("รอบ 6 เดือน หน้า 12-13", "[รอบ 6 เดือน] [หน้า 12]-13"),
        ("ใช้ 1,250.50 บาท", "ใช้ [1,250.50 บาท]"),
        ("ได้ 90.00", "[ได้ 90.00]"),
        ("โปร่งใส (ITA ปี 2569)", "โปร่งใส ([ITA ปี 2569])"),
        ("ปี พ.ศ. 2569 รอบ 6 เดือน", "[ปี พ.ศ. 2569] [รอบ 6 เดือน]"),
        ("(33 KB) ครบ 30 ก.ย. 2568", "([33 KB]) [ครบ 30 ก.ย. 2568]"),
        ("ยังไม่มีรายงานในเว็บไซต์นี้", "[ยังไม่มีรายงาน]ใน[เว็บไซต์นี้]"),
        ("พบครบ 5 จาก 11 เรื่อง", "พบ[ครบ 5 จาก 11 เรื่อง]"),
        ("5 คนึง", "5 คนึง"),
        ("หน่วยงาน์", "หน่วยงาน์"),
    ],
)
def test_words_and_numbers_with_their_units_stay_whole(text: str, shown: str) -> None:
    """A word of the field, a number with its unit and a short date are wrapped; a word that goes on is another."""
    assert kept(f"<p>{text}</p>") == f"<p>{shown}</p>"


def test_no_line_begins_with_a_dot() -> None:
    """A dot between facts is tied to what stands before it, whatever room stood there."""
    assert kept("<p>ก  · ข <b>ค</b> ·\nง</p>") == "<p>ก\xa0· ข <b>ค</b>\xa0·\nง</p>"


def test_what_is_no_text_stays() -> None:
    """Attributes, scripts, drawings and the head keep their letters."""
    page = (
        '<head><title>หน่วยงาน</title></head><a title="หน่วยงาน · ปี 2569">ก</a><script>"หน่วยงาน"</script>'
        "<svg><title>หน่วยงาน</title><text>ปี 2569</text></svg>"
    )
    assert kept(page) == page
