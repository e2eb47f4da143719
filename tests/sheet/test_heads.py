"""Heads of two rows (หัวตารางสองแถว): columns under a merged heading, the others merged down, whatever they come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx import Document

from prongsai.sheet import rows_in, rows_of, rows_of_file
from prongsai.sheet._grids import Grid
from tests.sheet.books import saved
from tests.sheet.measured import read

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.sheet import Row
    from prongsai.sheet._grids import Value

UPPER = ["ที่", "มาตรการ", "ขั้นตอน", "การดำเนินการ", ""]
LOWER = ["", "", "", "ผู้รับผิดชอบ", "ระยะเวลา"]
ROW = ["1", "เปิดเผยข้อมูล", "1. รวบรวม 2. เผยแพร่", "กองคลัง", "ไตรมาส 2"]
PAGE = (
    """<table><tr><th rowspan=2>ที่<th rowspan=2>มาตรการ<th rowspan=2>ขั้นตอน<th colspan=2>การดำเนินการ
<tr><th>ผู้รับผิดชอบ<th>ระยะเวลา<tr><td>"""
    + "<td>".join(ROW)
    + "</table>"
)


def text(*rows: list[str], parted: str = "\t") -> bytes:
    """Return rows as a text."""
    return "".join(parted.join(row) + "\n" for row in rows).encode()


def word(folder: Path) -> tuple[Row, ...]:
    """Return the rows of a Word document with such a head."""
    document = Document()
    made = document.add_table(3, 5)
    for row, texts in zip(made.rows, [UPPER, LOWER, ROW], strict=True):
        for cell, words in zip(row.cells, texts, strict=True):
            cell.text = words
    made.cell(0, 3).merge(made.cell(0, 4))
    for at in range(3):
        made.cell(0, at).merge(made.cell(1, at))
    document.save(str(folder / "t.docx"))
    return rows_of_file(folder / "t.docx")


def rows(form: str, folder: Path) -> tuple[Row, ...]:
    """Return the rows of a table with such a head in a form."""
    if form == "word":
        return word(folder)
    if form == "workbook":
        sheet: list[list[Value]] = [["มาตรการ ปี 2568"], [*UPPER], [*LOWER], [*ROW]]
        grid = Grid(sheet, (((1, 3), (1, 4)), *(((1, at), (2, at)) for at in range(3))))
        return rows_in(saved({"แผ่น": grid}, folder / "t.xlsx").read_bytes(), "t.xlsx")
    return {
        "page": rows_of(PAGE.encode(), ""),
        "pasted": rows_of(text(UPPER, LOWER, ROW), ""),
        "csv": rows_of(text(UPPER, LOWER, ROW, parted=","), "t.csv"),
    }[form]


@pytest.mark.parametrize("form", ["word", "workbook", "page", "pasted", "csv"])
def test_a_head_of_two_rows_is_one(form: str, tmp_path: Path) -> None:
    """Each column goes by its own word, and by that above it where none stands below."""
    (one,), found = read(rows(form, tmp_path), 2568)
    assert (one["title"], one["responsible"], one["period"]) == ("เปิดเผยข้อมูล", ["กองคลัง"], "quarter_2")
    assert (one["steps"], found) == (["รวบรวม", "เผยแพร่"], [])


def test_the_lower_row_may_look_like_a_head_itself() -> None:
    """Steps and who does them under a merged heading leave the title its column."""
    head = [["มาตรการ", "การดำเนินการ", "", ""], ["", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]]
    (one,), _ = read(rows_of(text(*head, ROW[1:]), ""), 2568)
    assert (one["title"], one["responsible"]) == ("เปิดเผยข้อมูล", ["กองคลัง"])


def test_a_head_of_two_rows_on_the_next_page_is_no_measure() -> None:
    """Where it is repeated behind rows, what follows goes on in the same columns."""
    again = ["2", "ทบทวนคู่มือ", "จัดทำ", "กองช่าง", "ไตรมาส 3"]
    found, _ = read(rows_of(text(UPPER, LOWER, ROW, UPPER, LOWER, again), ""), 2568)
    assert [one["title"] for one in found] == ["เปิดเผยข้อมูล", "ทบทวนคู่มือ"]


def test_words_that_say_little_alone_go_by_those_above_them() -> None:
    """A period is one though its beginning and its end stand below it."""
    head = [["มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", ""], ["", "", "เริ่ม", "สิ้นสุด"]]
    (one,), found = read(rows_of(text(*head, ["เปิดเผยข้อมูล", "กองคลัง", "ต.ค. 2568", "มี.ค. 2569"]), ""), 2568)
    assert (one["period"], found) == ("ต.ค. 2568 – มี.ค. 2569", [])


def test_a_year_that_is_printed_beside_a_quarter_stays() -> None:
    """A quarter goes by its name, and in its own words where they say of which year it is."""
    rows = [["แผน", "กองคลัง", period] for period in ("ไตรมาสที่ 1 ปี 2569", "ไตรมาสที่ 1 ของปีงบประมาณ", "ไตรมาส 1")]
    found, _ = read(rows_of(text(["มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"], *rows), ""), 2568)
    assert [one["period"] for one in found] == ["ไตรมาสที่ 1 ปี 2569", "quarter_1", "quarter_1"]


def test_a_row_below_a_head_that_is_whole_is_no_head() -> None:
    """Points below a heading over two columns are what the table says."""
    head = ["มาตรการ", "ขั้นตอน", "", "ผู้รับผิดชอบ", "ระยะเวลา"]
    whole = rows_of(text(head, ["", "1. รวบรวม", "2. เผยแพร่", "", ""], ["เปิดเผยข้อมูล", "จัดทำ", "", "กองคลัง", ""]), "")
    found, _ = read(whole, 2568)
    assert [one["title"] for one in found] == ["รวบรวม", "เปิดเผยข้อมูล"]
