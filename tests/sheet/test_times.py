"""Periods over several columns (ช่วงเวลาหลายช่อง), cells merged over measures, and codes that a year does not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from docx import Document

from prongsai.sheet import rows_in, rows_of
from prongsai.sheet._grids import Grid
from prongsai.sheet.plain._measures import table_of
from tests.sheet.books import saved
from tests.sheet.measured import read
from tests.sheet.test_heads import text

if TYPE_CHECKING:
    from pathlib import Path

TITLED = ["มาตรการ", "ผู้รับผิดชอบ"]
MEASURE = ["เปิดเผยข้อมูล", "กองคลัง"]
QUARTERS = ["ไตรมาส ๑", "ไตรมาส ๒", "ไตรมาส ๓", "ไตรมาส ๔"]
MONTHS = ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย."]


def period(*columns: tuple[str, str], head: str = "") -> tuple[object, list[str]]:
    """Return the period of a measure with columns, each by its heading and its cell, and what is told."""
    headings, cells = [one for one, _ in columns], [one for _, one in columns]
    heads = [[*TITLED, head, *[""] * (len(columns) - 1)], ["", "", *headings]] if head else [[*TITLED, *headings]]
    (one,), found = read(rows_of(text(*heads, [*MEASURE, *cells]), ""), 2568)
    return one.get("period"), [each.sentence for each in found]


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("ต.ค. ๒๕๖๘", "มี.ค. ๒๕๖๙", "ต.ค. ๒๕๖๘ – มี.ค. ๒๕๖๙"),
        ("ไตรมาส ๒", "ไตรมาส ๒", "quarter_2"),
        ("ม.ค. ๒๕๖๙", "-", "เริ่ม ม.ค. ๒๕๖๙"),
        ("", "๓๐ ก.ย. ๒๕๖๙", "ภายใน ๓๐ ก.ย. ๒๕๖๙"),
        ("", "", None),
    ],
)
@pytest.mark.parametrize("head", ["", "ระยะเวลาดำเนินการ"])
def test_a_beginning_and_an_end_are_one_period(start: str, end: str, said: str | None, head: str) -> None:
    """Whether they stand below one heading or alone."""
    assert period(("เริ่มต้น", start), ("สิ้นสุด", end), head=head) == (said, [])


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ("✓✓✓✓", "fiscal_year"),
        (" ✓✓ ", "quarters_2_3"),
        ("/ / ", "ไตรมาส 1, ไตรมาส 3"),
        ("x x ", "ไตรมาส 1, ไตรมาส 3"),
        ("/xx/", "ไตรมาส 1, ไตรมาส 4"),
        ("✗✓✓✗", "quarters_2_3"),
        ("---●", "quarter_4"),
        ("    ", None),
    ],
)
def test_marks_in_the_columns_of_quarters_are_a_period(marks: str, said: str | None) -> None:
    """Those beside one another together, a dash for nothing, and a cross where there are ticks."""
    cells = zip(QUARTERS, map(str.strip, marks), strict=True)
    assert period(*cells, head="ปีงบประมาณ พ.ศ. ๒๕๖๙") == (said, [])


def test_marks_in_the_columns_of_months_are_a_period() -> None:
    """However many they are beside the other columns."""
    marked = [(month, "←→" if month in ("ต.ค.", "พ.ย.", "เม.ย.") else "") for month in MONTHS]
    assert period(*marked) == ("ต.ค. – พ.ย., เม.ย.", [])


def test_words_in_the_column_of_a_quarter_are_told_and_no_mark() -> None:
    """A figure may be money as well as a number of times."""
    columns = zip(QUARTERS, ["✓", "5,000", "", ""], strict=True)
    assert period(*columns) == ("quarter_1", ["ตาราง: ไม่ได้นำเข้าช่อง “ระยะเวลาดำเนินการ”: 5,000"])


def test_marks_beside_a_column_of_the_period_are_told() -> None:
    """What it says itself stands."""
    said, found = period(("ระยะเวลา", "ไตรมาส 2"), ("ไตรมาส ๑", "✓"), ("ไตรมาส ๒", ""))
    assert (said, found) == ("quarter_2", ["ตาราง: ไม่ได้นำเข้าช่อง “ไตรมาส ๑”: ✓"])


def test_columns_of_one_period_are_one_below_their_heading() -> None:
    """As the agency calls them together."""
    rows = rows_of(text([*TITLED, "ปี ๒๕๖๙", "", "", ""], ["", "", *QUARTERS], [*MEASURE, "✓", "", "", ""]), "")
    columns = dict.fromkeys(one.whole for one in table_of(rows, "").columns)
    assert [(one.words, one.field) for one in columns][2:] == [("ปี ๒๕๖๙", "period")]


ROWS = [
    ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "การกำกับติดตาม", "งบประมาณ"],
    ["มาตรการก", "จัดทำ", "กองคลัง", "รายงานผู้บริหาร", "500"],
    ["มาตรการข", "ทบทวน", "", "", ""],
]
PAGE = (
    "<table><tr><th>"
    + "<th>".join(ROWS[0])
    + "<tr><td>มาตรการก<td>จัดทำ<td rowspan=2>กองคลัง<td rowspan=2>รายงานผู้บริหาร<td rowspan=2>500<tr><td>มาตรการข<td>ทบทวน</table>"
)


def merged(form: str, folder: Path) -> list[dict[str, object]]:
    """Return the measures of a table of which the last three cells are merged over both."""
    if form == "page":
        return read(rows_of(PAGE.encode(), ""), 2568)[0]
    if form == "workbook":
        grid = Grid([[*row] for row in ROWS], tuple(((1, at), (2, at)) for at in (2, 3, 4)))
        return read(rows_in(saved({"แผ่น": grid}, folder / "t.xlsx").read_bytes(), "t.xlsx"), 2568)[0]
    document = Document()
    table = document.add_table(3, 5)
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, words in zip(row.cells, texts, strict=True):
            cell.text = words
    for at in (2, 3, 4):
        table.cell(1, at).merge(table.cell(2, at)).text = ROWS[1][at]
    document.save(str(folder / "t.docx"))
    return read(rows_in((folder / "t.docx").read_bytes(), "t.docx"), 2568)[0]


@pytest.mark.parametrize("form", ["word", "workbook", "page"])
def test_a_cell_merged_over_measures_holds_for_each(form: str, tmp_path: Path) -> None:
    """Who does them and how they are followed; money is of both together, and stays with the first."""
    first, second = merged(form, tmp_path)
    assert (second["responsible"], second["monitoring"]) == (["กองคลัง"], "รายงานผู้บริหาร")
    assert (first["budget"], "budget" in second) == ("500", False)


@pytest.mark.parametrize(
    ("head", "above", "below", "periods"),
    [
        ("ไตรมาส 1|ไตรมาส 2|ไตรมาส 3", "^|✓|", "|", ["quarter_2", None]),
        ("ไตรมาส 1|ไตรมาส 2|ไตรมาส 3", "✓^||", "✓|", ["quarter_1", "first_half"]),
        ("ไตรมาส 1|ไตรมาส 2|ไตรมาส 3", "✓^||", "|✓", ["quarter_1", "ไตรมาส 1, ไตรมาส 3"]),
        ("เริ่มต้น|สิ้นสุด", "ต.ค. 2568^|ธ.ค. 2568", "มี.ค. 2569", ["ต.ค. 2568 – ธ.ค. 2568", "ต.ค. 2568 – มี.ค. 2569"]),
        ("เริ่มต้น|สิ้นสุด", "ต.ค. 2568|มี.ค. 2569^", "พ.ย. 2568", ["ต.ค. 2568 – มี.ค. 2569", "พ.ย. 2568 – มี.ค. 2569"]),
        ("เริ่มต้น|สิ้นสุด", "ต.ค. 2568^|มี.ค. 2569^", "", ["ต.ค. 2568 – มี.ค. 2569"] * 2),
    ],
)
def test_a_merged_cell_is_one_part_of_a_period(head: str, above: str, below: str, periods: list[str | None]) -> None:
    """The row below has its own cells beside it, and nothing that no cell says; `^` stands for what is merged over both."""
    cells = [f"<td rowspan=2>{one[:-1]}" if one.endswith("^") else f"<td>{one}" for one in above.split("|")]
    own = "".join(f"<td>{one}" for one in below.split("|")) if below else ""
    heads = "".join(f"<th>{one}" for one in (*TITLED, *head.split("|")))
    page = f"<table><tr>{heads}<tr><td>ก๑ทำ<td>กองคลัง{''.join(cells)}<tr><td>ข๒ทำ<td>กองช่าง{own}</table>"
    measures, _ = read(rows_of(page.encode(), ""), 2568)
    assert [one.get("period") for one in measures] == periods


def test_an_empty_cell_that_is_not_merged_says_nothing() -> None:
    """Who does the measure above it does not do this one too."""
    _, second = read(rows_of(text(*ROWS), ""), 2568)[0]
    assert (second["responsible"], "monitoring" in second) == ([], False)


def test_a_code_that_the_year_does_not_have_is_told() -> None:
    """Beside one that it has, in the words of the table."""
    rows = [["ประเด็น", *ROWS[0]], ["ตัวชี้วัดที่ ๑๐ O๓๐", *ROWS[1]]]
    (one,), found = read(rows_of(text(*rows), ""), 2568)
    assert one["addresses"] == [{"indicator": "10"}]
    assert [each.sentence for each in found] == ["ตาราง: ไม่ได้นำเข้า O๓๐ ในช่อง “ประเด็น” เพราะปี 2568 ไม่มีข้อนี้"]


@pytest.mark.parametrize("word", ["รายข้อ", "ทุกข้อ", "ครบข้อ"])
def test_a_number_behind_every_item_begins_a_point(word: str) -> None:
    """While `ตามข้อ ๒)` speaks of an item."""
    steps = f"๑) จัดทำข้อมูล{word} ๒) เผยแพร่ตามข้อ ๒) ๓) รายงาน"
    (one,), _ = read(rows_of(text(ROWS[0], ["มาตรการก", steps, "กองคลัง", "", ""]), ""), 2568)
    words = re.findall(r"'title': '([^']*)'", str(one["steps"]))
    assert words == [f"จัดทำข้อมูล{word}", "เผยแพร่ตามข้อ ๒)", "รายงาน"]
