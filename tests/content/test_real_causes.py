"""Messages that name the real cause, and what is to be typed, of slips that YAML swallows or tells as something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import TinySite

YEAR = "thung-thong/2568"
TITLE = "title: มาตรการเผยแพร่ข้อมูล"
BEHIND = "E006 ไวยากรณ์ YAML ผิด: มีข้อความต่อท้ายเครื่องหมายคำพูดหรือวงเล็บที่ปิดแล้ว ถ้าเป็นข้อความให้ครอบทั้งค่า:"
CUT = "กลายเป็นหมายเหตุและไม่แสดง ถ้าเป็นข้อความ"
WHOLE = "ให้ใส่เครื่องหมายคำพูดครอบทั้งค่า"
WEB = "E118 ที่อยู่เว็บ"
START = "ต้องขึ้นต้นด้วย https:// หรือ http://"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("title: มาตรการ #1 เผยแพร่", f"3:20: W031 “#1 เผยแพร่” {CUT}ต่อจาก “มาตรการ” {WHOLE}"),
        ("title: มาตรการ # ดูหน้า 5", f"3:20: W031 “# ดูหน้า 5” {CUT}ต่อจาก “มาตรการ” {WHOLE}"),
        ("title: โทร 054 #101", f"3:20: W031 “#101” {CUT}ต่อจาก “โทร 054” {WHOLE}"),
        ("title: ก\n    finding: #ข", f"4:14: W031 “#ข” {CUT}{WHOLE}"),
    ],
)
def test_a_text_that_a_comment_cuts_is_told(site: TinySite, typed: str, told: str) -> None:
    """What follows a number sign is published nowhere, so whoever typed it as text is told to quote the value."""
    site.edit("measures.yml", TITLE, typed)
    assert f"{YEAR}/measures.yml:{told}" in site.lines()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (TITLE, "title: เผยแพร่ข้อมูล  # ตามหน้า 5"),
        (TITLE, 'title: "มาตรการ #1" # ตามหน้า 5'),
        (TITLE, "title: มาตรการ#1"),
        ("period: fiscal_year", "period: fiscal_year # ตามตาราง"),
        ("rounds: [6, 12]", "rounds: [6, 12] # ตามตาราง"),
    ],
)
def test_a_comment_that_is_meant_is_left_alone(site: TinySite, old: str, new: str) -> None:
    """A comment set apart, or behind a quoted text, an id or a list, is one."""
    site.edit("measures.yml", old, new)
    assert site.lines() == []


@pytest.mark.parametrize(
    ("typed", "place", "whole"),
    [
        ('title: "มาตรการ" เผยแพร่', "3:22", "'\"มาตรการ\" เผยแพร่'"),
        ("title: 'มาตรการ' เผยแพร่", "3:22", "'''มาตรการ'' เผยแพร่'"),
        ("title: [มาตรการ] เผยแพร่", "3:22", "'[มาตรการ] เผยแพร่'"),
        ("title: {มาตรการ} เผยแพร่", "3:22", "'{มาตรการ} เผยแพร่'"),
    ],
)
def test_text_behind_a_closed_quotation_is_told_with_the_value_to_type(
    site: TinySite, typed: str, place: str, whole: str
) -> None:
    """A value of which only the beginning is quoted is named as that, and shown as it is to be quoted."""
    site.edit("measures.yml", TITLE, typed)
    assert site.lines() == [f"{YEAR}/measures.yml:{place}: {BEHIND} {whole}"]


def test_a_colon_of_full_width_is_told(site: TinySite) -> None:
    """A colon that a Thai or Chinese keyboard gives is no colon of YAML."""
    site.edit("measures.yml", TITLE, "title：มาตรการ")
    cause = "เครื่องหมาย “：” เต็มความกว้างใช้ไม่ได้ ให้พิมพ์ “:” แล้วเว้นวรรค"
    assert site.lines() == [f"{YEAR}/measures.yml:3:10: E006 ไวยากรณ์ YAML ผิด: {cause}"]


@pytest.mark.parametrize("typed", ['""', "''", '"  "'])
def test_an_empty_text_is_not_called_missing(site: TinySite, typed: str) -> None:
    """Quotation marks with nothing in them are told as that, for a field that may be left out too."""
    site.edit("analysis.yml", "entries:", f"preface: {typed}\nentries:")
    told = "E132 “preface” ว่างอยู่ ให้พิมพ์ข้อความ หรือลบบรรทัดนี้ถ้าไม่มี"
    assert site.lines() == [f"{YEAR}/analysis.yml:1:10: {told}"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("https://x.go.th/ไฟล์ งาน.pdf", "มีช่องว่างไม่ได้ (พบ “{}”) ให้เขียน https://x.go.th/ไฟล์%20งาน.pdf"),
        ("www.x.go.th", START + " (พบ “{}”) ให้เขียน https://www.x.go.th"),
        ("http//x.go.th", START + " (พบ “{}”) ให้เขียน http://x.go.th"),
        ("ไม่มี", START + " (พบ “{}”) ถ้าไม่มีให้ลบบรรทัดนี้"),
        ("https://x.go.th/<a>", "มีอักขระ < > \" ' ` หรือ \\ ไม่ได้ (พบ “{}”)"),
    ],
)
def test_an_address_is_told_what_is_wrong_with_it(site: TinySite, typed: str, told: str) -> None:
    """A space, a sign and a missing beginning of a web address are told apart, with the address to type where it is known."""
    site.edit("agency.yml", "province: ตัวอย่าง\n", f"province: ตัวอย่าง\nwebsite: {typed}\n")
    assert site.lines() == [f"thung-thong/agency.yml:5:10: {WEB}{told.format(typed)}"]


def test_an_address_may_begin_with_capital_letters(site: TinySite) -> None:
    """Letters of either size name the same protocol."""
    site.edit("agency.yml", "province: ตัวอย่าง\n", "province: ตัวอย่าง\nwebsite: HTTPS://X.GO.TH/A\n")
    assert site.lines() == []
