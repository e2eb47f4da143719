"""What a narrative may hold: what would take Markdown long is told with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prongsai.content import excess
from tests.conftest import YEAR

if TYPE_CHECKING:
    from tests.conftest import TinySite

FILE = f"{YEAR}/analysis.md"
TOO_MUCH = "E208 เนื้อความตรงนี้ซับซ้อนหรือยาวเกินไป:"
BRACKETS = f"{TOO_MUCH} วงเล็บเหลี่ยม [ เปิดค้างหรือซ้อนกันเกิน 10 ตัว ให้ปิดด้วย ] หรือพิมพ์ \\["
NESTED = f"{TOO_MUCH} รายการหรือข้อความอ้างอิง (> - 1.) ซ้อนกันเกิน 10 ชั้น"
LINKS = f"{TOO_MUCH} ลิงก์ [ข้อความ](ที่อยู่) ไม่ปิดวงเล็บหรือเครื่องหมายคำพูดเกิน 10 ลิงก์ในย่อหน้าเดียว"
TAGS = f"{TOO_MUCH} เครื่องหมาย < ขึ้นต้นแท็กที่ไม่ปิดด้วย > เกิน 30 แห่ง ให้พิมพ์ &lt; แทน <"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[a](" * 800, f"3:43: {LINKS}"),
        ("ก\nข [" * 11, f"14:3: {BRACKETS}"),
        ('[a](b" ) ' * 11, f"3:93: {LINKS}"),
        ("<a href=" * 31, f"3:241: {TAGS}"),
        ("ก\n\n" + "> " * 11, f"5:1: {NESTED}"),
        ("- ๑. " * 6, f"3:1: {NESTED}"),
        ("12345678901. " * 11, f"3:1: {NESTED}"),
        ("[ [ [\n\u00a0\n" * 4, f"9:3: {BRACKETS}"),
        ("ก\n\u2003\n" * 251, f"3:1: {TOO_MUCH} ย่อหน้าเดียวมีเกิน 500 บรรทัด ให้เว้นบรรทัดว่างคั่น"),
        (" " * 40 + "- ก", f"3:1: {NESTED}"),
        ("- ก\n- " + "ก" * 10_000, f"4:1: {TOO_MUCH} ย่อหน้าเดียวยาว 10002 อักษร (ไม่เกิน 10000) ให้เว้นบรรทัดว่างคั่น"),
        ("ก" * 10_001, f"3:1: {TOO_MUCH} ย่อหน้าเดียวยาว 10001 อักษร (ไม่เกิน 10000) ให้เว้นบรรทัดว่างคั่น"),
        ("ก\n" * 501, f"3:1: {TOO_MUCH} ย่อหน้าเดียวมีเกิน 500 บรรทัด ให้เว้นบรรทัดว่างคั่น"),
        ("ก[^1] " * 301, f"3:1802: {TOO_MUCH} เชิงอรรถ [^…] เกิน 300 แห่ง"),
        ("<b>ก</b>\n\n" * 1001, f"2003:1: {TOO_MUCH} แท็ก HTML เกิน 2000 แท็ก"),
        ("<!-- ก -->\n" * 31, f"33:1: {TOO_MUCH} ข้อความซ่อน <!-- … --> เกิน 30 แห่ง"),
        ("|" * 41 + "\n" + "|-" * 40 + "|\n" + "|\n" * 250, f"3:1: {TOO_MUCH} ตารางในเนื้อความมีเกิน 10000 ช่อง"),
        ("ก\n\n" * 33_334, f"66665:2: {TOO_MUCH} เนื้อความยาว 100009 อักษร (ไม่เกิน 100000) ให้ย่อ หรือแนบเป็นเอกสาร"),
    ],
)
def test_what_is_too_much_is_told_where_it_begins(tiny: TinySite, text: str, line: str) -> None:
    """Each kind of excess stops the report with one line, at the place of what is one too many."""
    tiny.write(FILE, f"# ผล\n\n{text}\n")
    assert tiny.lines() == [f"{FILE}:{line}"]


@pytest.mark.parametrize(
    "text",
    [
        "[1] [ก](https://www.example.go.th/a_(b).pdf) " * 100,
        "[ก](https://www.example.go.th/ 'ก \"ข\"') " * 100,
        "\\[ " * 100,
        "- - - - - - - - - - - - - - - - - - - -",
        "* " * 40,
        "[ [ [\n \t\n" * 8,
        "> > > > > > > > > > ก",
        "ลงชื่อ\n" + " " * 60 + "นายกเทศมนตรี",
        "x < 5 <br> <https://www.example.go.th/> " * 20,
        "|ก|ข|ค|\n|---|---|---|\n" + "|1|2|3|\n" * 400,
        "|ก|\n|---|\n" + f"|{'ก' * 400}|\n" * 40,
        f"- {'ก' * 90}\n" * 300,
        f"1. {'ก' * 90}\n" * 300,
        "ก" * 10_000,
        "ก\n" * 499,
        "ก[^1] " * 300,
        "<b>ก</b>\n\n" * 1000,
        "<!-- ก -->\n" * 30,
    ],
)
def test_what_people_write_is_no_excess(text: str) -> None:
    """Links, notes in brackets, rules across the page, signatures and long tables are none, however many."""
    assert excess(text) is None


def test_what_placeholders_add_counts(tiny: TinySite) -> None:
    """A text that is small as typed and too much with its figures filled in is told where it becomes too much."""
    tiny.edit("agency.yml", "name: เทศบาลตำบลทุ่งทอง", "name: '[[[[[[ ทุ่งทอง'")
    tiny.write(FILE, "# ผล\n\n{{ agency }} ก {{ agency }}\n")
    assert [line for line in tiny.lines() if "E208" in line] == [f"{FILE}:3:16: {BRACKETS}"]
