"""Markdown that would not show what its author meant is told at its line; what shows is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import TinySite

HEAD = "# ผลการประเมิน\n\n"
TABLE = "ตารางนี้จะแสดงเป็นข้อความธรรมดา: "
LINK = " ไม่มีปลายทาง ให้ใช้ที่อยู่เต็ม (https://…) หรือหน้าในเว็บไซต์นี้ เช่น ../measures/"
SLIPS = [
    ("| ก | ข |\n| 1 | 2 |\n", f"3:1: W205 {TABLE}ไม่มีบรรทัด |---| ใต้หัวตาราง"),
    ("| ก | ข |\n", f"3:1: W205 {TABLE}ไม่มีบรรทัด |---| ใต้หัวตาราง"),
    ("| ก | ข |\n|---|\n| 1 | 2 |\n", f"3:1: W205 {TABLE}หัวตารางมี 2 คอลัมน์ แต่บรรทัด |---| มี 1"),
    ("ดังนี้\n| ก | ข |\n|---|---|\n", f"4:1: W205 {TABLE}ไม่มีบรรทัดว่างก่อนตาราง"),
    ("อ่าน[คู่มือ](report.pdf)\n", f"3:5: E206 ลิงก์ report.pdf{LINK}"),
    ("[x](/ita/)\n", f"3:1: E206 ลิงก์ /ita/{LINK}"),
    ("![ภาพ](photo.png)\n", "3:1: W207 รูปหรือลิงก์ photo.png จะไม่แสดงบนหน้าเว็บ"),
    ("[x](javascript:alert)\n", "3:1: W207 รูปหรือลิงก์ javascript:alert จะไม่แสดงบนหน้าเว็บ"),
]
SOUND = [
    "| ก | ข |\n|:--|--:|\n| 1 | 2 |\n",
    "## ดังนี้\n| ก | ข |\n|---|---|\n",
    "| ก \\| ค | ข |\n|---|---|\n| 1 | 2 |\n",
    "[ข่าว](https://www.example.go.th/news) [โทร](tel:021234567) [มาตรการ](../measures/#m01) [บน](#top)\n",
    "```\n| ก | ข |\n[x](report.pdf)\n```\n",
    "<!-- [x](report.pdf) -->\nข้อความ\n",
]


@pytest.mark.parametrize(("text", "told"), SLIPS)
def test_markdown_that_would_not_show_is_told(tiny: TinySite, text: str, told: str) -> None:
    """A table that stays text, a link that leads nowhere and a lost picture are told where they stand."""
    tiny.write("analysis.md", HEAD + text)
    assert tiny.lines() == [f"thung-thong/2568/analysis.md:{told[: told.index(' ')]}{told[told.index(' ') :]}"]


@pytest.mark.parametrize("text", SOUND)
def test_sound_markdown_is_not(tiny: TinySite, text: str) -> None:
    """Tables, links to other sites and pages, code and comments are left alone."""
    tiny.write("analysis.md", HEAD + text)
    assert tiny.lines() == []
