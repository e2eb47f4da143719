"""The guide to spreadsheets is true: what it says that the command tells is what it tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prongsai.sheet.plain._rows import Row
from tests.docs.guides import DOCS
from tests.sheet.books import find, out, saved, sheet, with_cell
from tests.sheet.measured import word_document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import TinySite

GUIDE = (DOCS / "officers" / "sheet.md").read_text(encoding="utf-8")
TOLD = re.findall(r"^```text\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def test_the_guide_shows_what_is_said(tiny: TinySite, tmp_path: Path) -> None:
    """A step more, and a code that became a number, are told as the guide shows; the file is as it shows, too."""
    book = out(tiny.root, "thung-thong", 2568, tmp_path / "year.xlsx")
    more = with_cell(book, find(book, "มาตรการ", "ขั้นตอน"), "จัดทำข้อมูลให้ครบถ้วน\nเผยแพร่ข้อมูลบนเว็บไซต์")
    wrong = with_cell(book, find(book, "มาตรการ", "รหัสถาวร"), 10)
    said = [sheet(tiny.root, "in", saved(one, tmp_path / "back.xlsx")).output for one in (more, wrong)]
    assert said == TOLD[1:3]
    (typed,) = re.findall(r"^```yaml\n# measures.yml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    assert tiny.path("measures.yml").read_text(encoding="utf-8").startswith(typed)


def test_the_guide_names_every_sheet(tiny: TinySite, tmp_path: Path) -> None:
    """Each sheet that is filled has its row in the guide, in the order of the workbook."""
    sheets = [name for name in out(tiny.root, "thung-thong", 2568, tmp_path / "year.xlsx") if not name.startswith("_")]
    assert re.findall(r"^\| ([^|]+) \| [^|]+ \| `", GUIDE, re.MULTILINE) == sheets[1:]


def test_the_guide_shows_what_is_said_of_a_plain_table(tiny: TinySite, tmp_path: Path) -> None:
    """A table of Word whose period is none is told as the guide shows."""
    headings = ("ตัวชี้วัด", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "การกำกับติดตาม")
    row = ("9. การเปิดเผยข้อมูล", "อบรมบุคลากร", "จัดอบรม", "กองคลัง", "ช่วงที่เหมาะสม", "รายงานผล รอบ ๖ เดือน")
    rows = (Row(headings, 1), Row(row, 2))
    file = word_document(rows, tmp_path / "ตาราง.docx")
    assert TOLD[3] == "prongsai sheet in ตาราง.docx thung-thong/2568\n"
    assert sheet(tiny.root, "in", file, "thung-thong/2568", "--today", "2569-01-05").output == TOLD[4]
