"""Notes below a plain table (หมายเหตุใต้ตาราง): told in their own words, whatever the table comes in; nothing is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document

from prongsai.edit import Upload
from prongsai.sheet._grids import Grid
from tests.edit.walker import Walker
from tests.sheet.books import saved

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.sheet._grids import Value
    from tests.conftest import TinySite

HEAD = ["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"]
ROW = ["1", "เปิดเผยข้อมูล*", "รวบรวม", "กองคลัง"]
NOTE = "หมายเหตุ * งบประมาณ 20,000 บาท (มาตรการที่ 1) ติดต่อ นายสมมุติ นามสมมุติ"
POINT = "** ตั้งแต่ ต.ค."
SIGNED = "(ลงชื่อ) ปลัดเทศบาล"
TOLD = [
    "แถว {0} ตาราง: ไม่ได้นำเข้าหมายเหตุใต้ตาราง ถ้าเป็นของมาตรการใดให้เติมในมาตรการนั้น: หมายเหตุ * งบประมาณ 20,000 บาท (มาตรการที่ 1) ติดต่อ นาย ส… น…",
    "แถว {1} ตาราง: ไม่ได้นำเข้าหมายเหตุใต้ตาราง ถ้าเป็นของมาตรการใดให้เติมในมาตรการนั้น: ** ตั้งแต่ ต.ค.",
]


def docx(folder: Path) -> bytes:
    """Return a Word document with lines below its table."""
    document = Document()
    document.add_paragraph("แผนปฏิบัติการ")
    made = document.add_table(2, 4)
    for row, texts in zip(made.rows, [HEAD, ROW], strict=True):
        for cell, words in zip(row.cells, texts, strict=True):
            cell.text = words
    for line in (NOTE, POINT, SIGNED):
        document.add_paragraph(line)
    document.save(str(folder / "t.docx"))
    return (folder / "t.docx").read_bytes()


@pytest.mark.parametrize(("form", "rows"), [("docx", (2, 2)), ("xlsx", (3, 4)), ("pasted", (4, 5)), ("page", (2, 2))])
def test_a_note_is_told_with_its_words(form: str, rows: tuple[int, int], tiny: TinySite, tmp_path: Path) -> None:
    """And where it stands; names of persons are masked, and a line to sign on is no note."""
    walker = Walker(tiny.root).open("thung-thong/2568/table")
    if form == "pasted":
        text = "แผนปฏิบัติการ\n" + "".join("\t".join(row) + "\n" for row in (HEAD, ROW)) + f"{NOTE}\n{POINT}\n\n{SIGNED}\n"
        walker.send("look", {"text": text})
    elif form == "page":
        page = "".join(f"<tr><td>{'<td>'.join(row)}" for row in (HEAD, ROW))
        lines = "".join(f"<p>{line}</p>" for line in (NOTE, POINT, SIGNED))
        walker.send("look", {"html": f"<p>แผนปฏิบัติการ</p><table>{page}</table>{lines}"})
    else:
        sheet: list[list[Value]] = [[*HEAD], [*ROW], [NOTE], [POINT]]
        data = docx(tmp_path) if form == "docx" else saved({"ก": Grid(sheet)}, tmp_path / "t.xlsx").read_bytes()
        walker.send("look", {}, {"file": Upload(f"t.{form}", data)})
    told = [" ".join(one.text().split()) for one in walker.page.css(".e-find")]
    notes = [one for one in told if "หมายเหตุ" in one]
    assert sorted(notes) == sorted([TOLD[0].format(rows[0]), TOLD[1].format(0, rows[1])])
    assert [one for one in told if "ลงชื่อ" in one] == []
    walker.send("take", {})
    assert "เปิดเผยข้อมูล*" in tiny.path("measures.yml").read_text(encoding="utf-8")


def test_a_table_in_a_box_is_read(tiny: TinySite, tmp_path: Path) -> None:
    """Word puts a box that floats into a paragraph, and the table into the box."""
    (tmp_path / "t.docx").write_bytes(docx(tmp_path))
    with ZipFile(tmp_path / "t.docx") as made, ZipFile(tmp_path / "box.docx", "w") as boxed:
        for name in made.namelist():
            text = made.read(name)
            if name == "word/document.xml":
                text = text.replace(b"<w:tbl>", b"<w:p><w:r><w:pict><w:txbxContent><w:tbl>")
                text = text.replace(b"</w:tbl>", b"</w:tbl></w:txbxContent></w:pict></w:r></w:p>")
            boxed.writestr(name, text)
    file = Upload("box.docx", (tmp_path / "box.docx").read_bytes())
    Walker(tiny.root).open("thung-thong/2568/table").send("look", {}, {"file": file}).send("take", {})
    assert "เปิดเผยข้อมูล*" in tiny.path("measures.yml").read_text(encoding="utf-8")


def test_a_point_that_begins_with_a_star_is_no_note(tiny: TinySite) -> None:
    """In the column of steps it is one."""
    text = "\n".join(["\t".join(HEAD[1:]), "\t".join(ROW[1:]), "\t* เผยแพร่\t"]) + "\n"
    Walker(tiny.root).open("thung-thong/2568/table").send("look", {"text": text}).send("take", {})
    assert "เผยแพร่" in tiny.path("measures.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("alone", ["1. ด้านบุคลากร", "* เฉพาะปี 2567", "จบ"])
def test_a_row_with_a_title_alone_is_no_measure(alone: str, tiny: TinySite) -> None:
    """Among measures that say what is done it heads a section or is a note: it is told, and not taken."""
    rows = [HEAD[1:], [alone, "", ""], ROW[1:]]
    walker = Walker(tiny.root).open("thung-thong/2568/table")
    walker.send("look", {"text": "".join("\t".join(row) + "\n" for row in rows)})
    told = [" ".join(one.text().split()) for one in walker.page.css(".e-find")]
    words = alone.removeprefix("1. ")
    assert [one for one in told if words in one] == [
        f"แถว 2 ตาราง: แถวนี้มีแต่ “{alone}” จึงไม่นำเข้าเป็นมาตรการ ถ้าเป็นมาตรการให้เติมช่องอื่นของแถวในตารางแล้วนำเข้าใหม่"
    ]
    walker.send("take", {})
    assert words not in tiny.path("measures.yml").read_text(encoding="utf-8")
