"""`prongsai sheet in` of Word documents: merged cells, numbers as Word draws them, and what it does not show."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from docx import Document

from prongsai.sheet import rows_of, rows_of_docx, rows_of_file
from tests.sheet.books import sheet
from tests.sheet.measured import read, word_document
from tests.sheet.test_hostile import document
from tests.sheet.test_tables import HEADINGS, ROW, table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import TinySite

NUMBERING = """
<w:abstractNum w:abstractNumId="7">
 <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="thaiNumbers"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%3)"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""
STYLES = """
<w:style w:styleId="Listed"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Below"><w:basedOn w:val="Listed"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Plain"><w:basedOn w:val="Listed"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
"""


def paragraph(words: str, style: str = "", of: str = "", level: str = "0") -> str:
    """Return a paragraph of a Word document in a style, or of a list."""
    kept = f'<w:pStyle w:val="{style}"/>' if style else ""
    kept += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{of}"/></w:numPr>' if of else ""
    return f"<w:p><w:pPr>{kept}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_numbers_stand_as_word_draws_them() -> None:
    """From the first number of the list, by a style and those it is based on, on two levels, and anew where it says so."""
    cells = [
        *(paragraph("ก", "Listed"), paragraph("ข", "Below"), paragraph("ค", "Below"), paragraph("ง", "Listed")),
        *(paragraph("จ", "Plain"), paragraph("ฉ", of="2"), paragraph("ช", of="3"), paragraph("ซ", of="3", level="2")),
    ]
    body = f"<w:tbl><w:tr>{''.join(f'<w:tc>{one}</w:tc>' for one in cells)}</w:tr></w:tbl>"
    (row,) = rows_of_docx(document(body, numbering=NUMBERING, styles=STYLES), "a.docx")
    assert row.cells == ("๓. ก", "๓.1 ข", "๓.2 ค", "๔. ง", "จ", "๕. ฉ", "๑. ช", "• ซ")


def test_words_of_a_box_stand_once() -> None:
    """A box in a cell is there again for older programs, which is not read."""
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:r><w:txbxContent>{paragraph('ในกรอบ')}</w:txbxContent></w:r>"
    both = f'<m:AlternateContent xmlns:m="{space}"><m:Choice>{box}</m:Choice><m:Fallback>{box}</m:Fallback></m:AlternateContent>'
    (row,) = rows_of_docx(document(f"<w:tbl><w:tr><w:tc><w:p>{both}</w:p></w:tc></w:tr></w:tbl>"), "a.docx")
    assert row.cells == ("ในกรอบ",)


def test_merged_and_numbered_cells_of_a_word_document(tmp_path: Path) -> None:
    """A title over two rows has the steps of both, each with who does it; numbers that Word draws are points."""
    document = Document()
    made = document.add_table(3, 4)
    for row, texts in zip(made.rows, [HEADINGS, ROW, ["", "เผยแพร่ผล", "กองช่าง", ""]], strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    made.cell(1, 0).merge(made.cell(2, 0))
    made.cell(1, 1).text = ""
    made.cell(1, 1).paragraphs[0].text = "รวบรวมข้อมูล"
    made.cell(1, 1).add_paragraph("จัดทำรายงาน", style="List Number")
    document.save(str(tmp_path / "table.docx"))
    ((one,), _) = read(rows_of_file(tmp_path / "table.docx"), 2568)
    assert one["responsible"] == ["กองคลัง", "กองช่าง"]
    assert [(step["title"], len(step["responsible"])) for step in one["steps"]] == [
        ("รวบรวมข้อมูล", 1),
        ("จัดทำรายงาน", 1),
        ("เผยแพร่ผล", 1),
    ]


def test_a_broken_document_is_told_in_one_line(tiny: TinySite, tmp_path: Path) -> None:
    """A file that is no Word document, or that unfolds without end, is refused."""
    broken, large = tmp_path / "broken.docx", tmp_path / "large.docx"
    broken.write_bytes(b"PK\x03\x04")
    with zipfile.ZipFile(large, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * 100_000_001)
    said = [sheet(tiny.root, "in", file, "thung-thong/2568").output for file in (broken, large)]
    assert said[0].startswith("broken.docx:1:1: E940 อ่านแผ่นงานไม่ได้: ไม่ใช่ไฟล์ .docx ที่สมบูรณ์")
    assert said[1] == "large.docx:1:1: E940 อ่านแผ่นงานไม่ได้: ใหญ่เกินไปเมื่อคลายออก\n"


def test_what_word_hides_is_not_taken(tmp_path: Path) -> None:
    """Words that Word neither shows nor prints stay in the document."""
    file = word_document(rows_of(table(ROW).encode(), ""), tmp_path / "t.docx")
    document = Document(str(file))
    document.tables[0].rows[1].cells[0].paragraphs[0].add_run("ลับ").font.hidden = True
    document.save(str(file))
    (one,), _ = read(rows_of_file(file), 2568)
    assert one["title"] == ROW[0]


def test_a_tracked_change_is_taken_as_it_will_be() -> None:
    """What was deleted, or moved away, is no longer said; where it was moved to it is."""
    words = "".join(f"<w:{way}><w:r><w:t>{way}</w:t></w:r></w:{way}>" for way in ("del", "moveFrom", "moveTo", "ins"))
    (row,) = rows_of_docx(document(f"<w:tbl><w:tr><w:tc><w:p>{words}</w:p></w:tc></w:tr></w:tbl>"), "a.docx")
    assert row.cells == ("moveToins",)
