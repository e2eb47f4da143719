"""Scores without headings (คะแนนที่ไม่มีหัวตาราง), as ITAS shows them: the names of indicators say what is a score."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx import Document

from prongsai.edit import Upload
from prongsai.sheet._grids import Grid
from tests.edit.walker import Walker
from tests.sheet.books import saved
from tests.sheet.test_scores import held, told

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.sheet._grids import Value
    from tests.conftest import TinySite

ITAS: list[list[Value]] = [
    ["แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", "", 89.75],
    ["1", "การปฏิบัติหน้าที่", 91.25],
    ["2", "การใช้งบประมาณ", 92.5],
    ["แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก", "", 93.25],
    ["๘", "การปรับปรุงระบบการทำงาน", 93.5],
    ["แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)", "", 81.25],
    ["9", "การเปิดเผยข้อมูล", 81.5],
    ["คะแนนภาพรวมหน่วยงาน", "", 88.12],
    ["ระดับผลการประเมิน", "", "ผ่าน"],
]
READ = (
    "คะแนนที่อ่านได้ IIT 89.75 1. การปฏิบัติหน้าที่ 91.25 2. การใช้งบประมาณ 92.5 EIT 93.25 8. การปรับปรุงการทำงาน 93.5 "
    "OIT 81.25 9. การเปิดเผยข้อมูล 81.5 ภาพรวม 88.12 ระดับ ผ่าน"
)


def text(rows: list[list[Value]]) -> str:
    """Return rows as a program puts them on the clipboard."""
    return "".join("\t".join(map(str, row)) + "\n" for row in rows)


def looked(site: TinySite, rows: list[list[Value]], form: str, folder: Path) -> Walker:
    """Return the form with a table that was pasted or chosen as a file."""
    walker = Walker(site.root).open("thung-thong/2568/table")
    if form == "pasted":
        return walker.send("look", {"text": "คะแนน ITA\n" + text(rows)})
    if form == "xlsx":
        file = saved({"ITAS": Grid(rows)}, folder / "คะแนน.xlsx")
    elif form == "csv":
        file = folder / "คะแนน.csv"
        file.write_text("คะแนน ITA\n" + text(rows).replace("\t", ","), encoding="utf-8")
    else:
        file, document = folder / "คะแนน.docx", Document()
        made = document.add_table(len(rows), 3)
        for row, values in zip(made.rows, rows, strict=True):
            for cell, value in zip(row.cells, values, strict=True):
                cell.text = str(value)
        document.save(str(file))
    return walker.send("look", {}, {"file": Upload(file.name, file.read_bytes())})


def read(walker: Walker) -> str:
    """Return what the page shows as read."""
    return " ".join(walker.shown(".e-panel").text(separator=" ").split())


@pytest.mark.parametrize("form", ["pasted", "xlsx", "docx", "csv"])
def test_a_sheet_as_itas_shows_it_is_read_whole(tiny: TinySite, form: str, tmp_path: Path) -> None:
    """Tools by code or name, indicators by name, the overall score and the level, whatever they come in."""
    walker = looked(tiny, ITAS, form, tmp_path)
    assert (read(walker), told(walker)) == (READ, [])
    walker.send("take", {})
    after = held(tiny)
    assert (after["overall"], after["level"], after["tools"]) == (
        "88.12",
        "ผ่าน",
        {"IIT": "89.75", "EIT": "93.25", "OIT": "81.25"},
    )


def test_a_running_number_is_no_indicator(tiny: TinySite, tmp_path: Path) -> None:
    """Where no name is understood, a figure beside a number is told and not taken; nor is the average of others."""
    rows: list[list[Value]] = [
        ["1", "การปฏิบัติหน้าที่", 91.25],
        ["2", "เรื่องอื่น", 70],
        ["ค่าเฉลี่ยระดับประเทศ", "", 85.5],
        ["3", 71],
    ]
    walker = looked(tiny, rows, "pasted", tmp_path)
    assert read(walker) == "คะแนนที่อ่านได้ 1. การปฏิบัติหน้าที่ 91.25"
    assert told(walker) == [
        "แถว 3 ตาราง: ไม่ทราบว่าแถวนี้เป็นคะแนนของสิ่งใด จึงไม่นำเข้า: 2 เรื่องอื่น 70",
        "แถว 4 ตาราง: ไม่ทราบว่าแถวนี้เป็นคะแนนของสิ่งใด จึงไม่นำเข้า: ค่าเฉลี่ยระดับประเทศ 85.5",
    ]
    headed: list[list[Value]] = [["ข้อ", "คะแนน"], ["3", 71]]
    assert read(looked(tiny, [["ตัวชี้วัดที่", "คะแนน"], ["3", 71]], "pasted", tmp_path)) == "คะแนนที่อ่านได้ 3. การใช้อำนาจ 71"
    assert looked(tiny, headed, "pasted", tmp_path).status == 400


def test_a_number_below_the_heading_of_indicators_is_one_beside_other_words(tiny: TinySite, tmp_path: Path) -> None:
    """Where a column is headed «ตัวชี้วัดที่» the number tells the indicator, be its name another; a running one does not."""
    rows: list[list[Value]] = [["1", "ปฏิบัติงาน", 95.11], ["2", "ใช้เงิน", 91.5]]
    walker = looked(tiny, [["ตัวชี้วัดที่", "ชื่อ", "คะแนน"], *rows], "pasted", tmp_path)
    assert read(walker) == "คะแนนที่อ่านได้ 1. การปฏิบัติหน้าที่ 95.11 2. การใช้งบประมาณ 91.5"
    for heading in ("ข้อ", "ลำดับ", "จำนวนตัวชี้วัด"):
        assert looked(tiny, [[heading, "ชื่อ", "คะแนน"], *rows], "pasted", tmp_path).status == 400


@pytest.mark.parametrize("head", [[], [["รายการ", "คะแนน", "ระดับ"]]], ids=["bare", "headed"])
def test_a_figure_of_something_else_is_no_score(tiny: TinySite, head: list[list[Value]], tmp_path: Path) -> None:
    """A rank, a target, who answered, another year, and a part of a tool that has none are told, be they beside a name."""
    others: list[list[Value]] = [
        ["อันดับภาพรวม", 15],
        ["เป้าหมายภาพรวม", 85, "ผ่าน"],
        ["จำนวนผู้ตอบ IIT", 40],
        ["ภาพรวม ปี ๒๕๖๗", 80.5, "ผ่าน"],
        ["OIT ส่วนที่ 1", 90],
    ]
    rows: list[list[Value]] = [*head, ["การปฏิบัติหน้าที่", 91.25], *others, ["ภาพรวม ปี 2568", 88.12]]
    walker = looked(tiny, rows, "xlsx", tmp_path)
    assert read(walker) == "คะแนนที่อ่านได้ 1. การปฏิบัติหน้าที่ 91.25 ภาพรวม 88.12"
    lines = [one.partition(" จึงไม่นำเข้า: ")[2] for one in told(walker)]
    assert lines == [" ".join(map(str, one)) for one in others]


def test_two_figures_behind_a_name_are_not_guessed(tiny: TinySite, tmp_path: Path) -> None:
    """The row is told with its words."""
    walker = looked(tiny, [["1", "การปฏิบัติหน้าที่", 90, 91.25], ["2", "การใช้งบประมาณ", 92.5]], "pasted", tmp_path)
    assert read(walker) == "คะแนนที่อ่านได้ 2. การใช้งบประมาณ 92.5"
    assert told(walker) == [
        "แถว 2 ตาราง: มีตัวเลขหลังชื่อมากกว่าหนึ่งค่าและไม่มีหัวตาราง จึงไม่ทราบว่าค่าใดเป็นคะแนน ไม่นำเข้า: 1 การปฏิบัติหน้าที่ 90 91.25"
    ]


def test_cells_of_per_cent_are_read_as_they_are_shown(tiny: TinySite, tmp_path: Path) -> None:
    """A program holds 91.25 per cent as 0.9125; where all are so, and only then, they are taken a hundredfold."""
    walker = looked(tiny, [["การปฏิบัติหน้าที่", "", 0.9125], ["การใช้งบประมาณ", "", 1]], "xlsx", tmp_path)
    assert read(walker) == "คะแนนที่อ่านได้ 1. การปฏิบัติหน้าที่ 91.25 2. การใช้งบประมาณ 100"
    hundredfold = "ตาราง: คะแนนทุกแถวไม่เกิน 1 อย่างที่ Excel เก็บร้อยละ จึงอ่านเป็นร้อยละ ดูว่าถูกต้อง"
    assert told(walker) == [f"แถว 1 {hundredfold}"]
    rows: list[list[Value]] = [["รายการ", "คะแนน"], ["เรื่องอื่น", 0.9], ["การปฏิบัติหน้าที่", 0.9125], ["การใช้งบประมาณ", 1]]
    assert told(looked(tiny, rows, "xlsx", tmp_path))[1:] == [f"แถว 3 {hundredfold}"]


def test_computed_cells_are_read_as_a_report_prints_them(tiny: TinySite, tmp_path: Path) -> None:
    """A program holds more decimals than two, and shows two; what is rounded is told."""
    walker = looked(tiny, [["การปฏิบัติหน้าที่", "", 89.7543], ["การใช้งบประมาณ", "", 92.10000000000001]], "xlsx", tmp_path)
    assert read(walker) == "คะแนนที่อ่านได้ 1. การปฏิบัติหน้าที่ 89.75 2. การใช้งบประมาณ 92.1"
    assert told(walker) == [
        "แถว 1 ตาราง: คะแนนของ 1. การปฏิบัติหน้าที่ มีทศนิยมเกินสองตำแหน่ง จึงปัดตามที่รายงานพิมพ์: 89.7543 เป็น 89.75"
    ]
