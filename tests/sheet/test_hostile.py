"""Workbooks and tables that somebody made to do harm: each is refused with a line, at once and in little memory."""

from __future__ import annotations

import io
import os
import tracemalloc
import zipfile
from time import process_time
from typing import TYPE_CHECKING

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # carries no types

from prongsai.findings import ContentError
from prongsai.sheet._grids import Fault, read_grids
from prongsai.sheet.plain import rows_of, rows_of_docx, rows_of_file
from tests.evidence.files import PACKINGS, damaged, zipped
from tests.yardstick import slowness

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SHEET, SHARED, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
NO_BOOK = "ไม่ใช่ไฟล์ .xlsx หรือ .ods ที่สมบูรณ์"
LARGE = "ใหญ่เกินไปเมื่อคลายออก"
FAR = "แผ่น “ก” มีข้อมูลเกินแถวที่ 5000 หรือคอลัมน์ที่ 200 ให้ลบออก"
LAUGHS = "".join(f"<!ENTITY a{one} '{f'&a{one - 1};' * 10}'>" for one in range(1, 10))
ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:{prefix}="{space}" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
    '<office:spreadsheet><{prefix}:table {prefix}:name="ก">{rows}</{prefix}:table></office:spreadsheet></office:body>'
    "</office:document-content>"
)


def sound() -> dict[str, bytes]:
    """Return the parts of a workbook with one text in it."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        book.add_worksheet("ก").write("A1", "ข")
    with zipfile.ZipFile(made) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def read(folder: Path, parts: Mapping[str, bytes], name: str = "a.xlsx") -> object:
    """Return the cells of the first sheet of a workbook of these parts, or why it is refused."""
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, data in parts.items():
            packed.writestr(part, data)
    return taken(folder / name)


def taken(path: Path) -> object:
    """Return the cells of the first sheet of a workbook, or why it is refused."""
    try:
        return next(iter(read_grids(path).values())).rows
    except ContentError as error:
        return str(error).partition("อ่านแผ่นงานไม่ได้: ")[2]


def with_row(row: str) -> dict[str, bytes]:
    """Return the parts of a workbook with one more row."""
    parts = sound()
    return {**parts, SHEET: parts[SHEET].replace(b"</sheetData>", row.encode() + b"</sheetData>")}


def test_a_sound_one_is_read(tmp_path: Path) -> None:
    """What the others are made of is read, with whatever pictures and programs it carries besides."""
    assert read(tmp_path, sound() | {"xl/vbaProject.bin": b"\0" * 1000, "xl/media/a.png": b""}) == [["ข"]]


@pytest.mark.parametrize(
    "cell",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1048576"><c><v>1</v></c></row>',
        '<row r="2"><c r="XFD2"><v>1</v></c></row>',
        '<row r="5001"><c r="A5001"><v>1</v></c></row>',
        '<x:row xmlns:x="x" r="2"><x:c r="A1048576"><x:v>1</x:v></x:c></x:row>',
        f'<row r="2">{"<c/>" * 200}<c><v>1</v></c></row>',
        '<row r="2"><c r="!!" t="e"><v>#N/A</v></c></row>',
        '<row r="2"><c r="A0" t="e"><v>#N/A</v></c></row>',
        f'<row r="2"><c r="A{"9" * 5000}" t="e"><v>#N/A</v></c></row>',
    ],
)
def test_a_cell_far_away_is_refused(tmp_path: Path, cell: str) -> None:
    """Its reader would make room for all cells before it, which ends the process, whatever name space it is in."""
    assert read(tmp_path, with_row(cell)) == FAR


def test_a_far_cell_without_anything_is_none(tmp_path: Path) -> None:
    """Programs write the colours of whole columns to the last row."""
    assert read(tmp_path, with_row('<row r="1048576"><c r="XFD1048576" s="1"/></row>')) == [["ข"]]


@pytest.mark.parametrize(
    "rows",
    [
        '<{p}:table-row><{p}:table-cell {p}:number-columns-repeated="1000000"><text:p>ก</text:p></{p}:table-cell></{p}:table-row>',
        '<{p}:table-row {p}:number-rows-repeated="1000000"><{p}:table-cell><text:p>ก</text:p></{p}:table-cell></{p}:table-row>',
        '<{p}:table-row {p}:number-rows-repeated="99999999999999"><{p}:table-cell office:value-type="float"/></{p}:table-row>',
    ],
)
@pytest.mark.parametrize("space", ["urn:oasis:names:tc:opendocument:xmlns:table:1.0", "urn:another"])
def test_a_cell_repeated_without_end_is_refused(tmp_path: Path, rows: str, space: str) -> None:
    """In .ods a cell and a row may be told to stand there a million times."""
    content = ODS.format(prefix="table", space=space, rows=rows.replace("{p}", "table"))
    parts = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content.encode()}
    assert read(tmp_path, parts, "a.ods") == FAR


def test_a_formula_of_ods_without_a_value_is_told(tmp_path: Path) -> None:
    """A program that computes nothing may write one."""
    rows = '<table:table-row><table:table-cell table:formula="of:=90+1"/></table:table-row>'
    content = ODS.format(prefix="table", space="urn:oasis:names:tc:opendocument:xmlns:table:1.0", rows=rows)
    parts = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content.encode()}
    parts["META-INF/manifest.xml"] = b"<manifest/>"
    assert read(tmp_path, parts, "a.ods") == [[Fault("=90+1")]]


@pytest.mark.parametrize("part", [SHARED, SHEET, BOOK])
def test_entities_that_unfold_without_end_are_refused(tmp_path: Path, part: str) -> None:
    """A billion laughs, and a file of the machine named as an entity, give nothing but a refusal."""
    parts = sound()
    head, _, rest = parts[part].partition(b"?>")
    for text in (f"<!ENTITY a0 'ha'>{LAUGHS}", "<!ENTITY a9 SYSTEM 'file:///etc/passwd'>"):
        laughing = head + b"?>" + f"<!DOCTYPE x [{text}]>".encode() + rest.replace(b"><", b">&a9;<", 2)
        assert read(tmp_path, parts | {part: laughing}) == NO_BOOK


@pytest.mark.parametrize(("part", "told"), [(SHARED, LARGE), ("xl/media/a.bin", [["ข"]])])
def test_what_unfolds_to_much_is_never_unfolded(tmp_path: Path, part: str, told: object) -> None:
    """Forty megabytes of blanks in a small file are refused by what they tell, and left out where they are no text."""
    read(tmp_path, sound() | {part: b" " * 40_000_001})
    tracemalloc.start()
    try:
        assert taken(tmp_path / "a.xlsx") == told
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_a_file_that_tells_a_false_size_is_refused(tmp_path: Path) -> None:
    """Its reader would unfold it to its real end; what is handed to it is what was looked at."""
    read(tmp_path, sound() | {SHARED: b" " * 40_000_001})
    raw = (tmp_path / "a.xlsx").read_bytes()
    (tmp_path / "a.xlsx").write_bytes(raw.replace((40_000_001).to_bytes(4, "little"), (1000).to_bytes(4, "little")))
    assert taken(tmp_path / "a.xlsx") == NO_BOOK


@pytest.mark.parametrize("part", [SHEET, BOOK])
@pytest.mark.parametrize("encoding", ["x-none", "hex"])
def test_a_workbook_in_letters_that_nobody_knows_is_refused(tmp_path: Path, part: str, encoding: str) -> None:
    """An encoding that is none, or none of text, is told like what is no workbook at all."""
    _, _, rest = (parts := sound())[part].partition(b"?>")
    assert read(tmp_path, parts | {part: f"<?xml version='1.0' encoding='{encoding}'?>".encode() + rest}) == NO_BOOK


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_damaged_workbook_is_refused(tmp_path: Path, packing: str) -> None:
    """A copy that went wrong on its way is told like what is no workbook at all, however it is packed."""
    (tmp_path / "a.xlsx").write_bytes(damaged(zipped(sound(), PACKINGS[packing]), SHEET))
    assert taken(tmp_path / "a.xlsx") == NO_BOOK


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WIDE = '<w:tc><w:tcPr><w:gridSpan w:val="100"/></w:tcPr><w:p><w:r><w:t>ก</w:t></w:r></w:p></w:tc>'


def document(body: str, **parts: str) -> bytes:
    """Return a Word document, with other parts by their names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, part in parts.items():
            packed.writestr(f"word/{name}.xml", f"<w:{name} {W}>{part}</w:{name}>")
    return made.getvalue()


def brought(raw: bytes, name: str) -> object:
    """Return how many rows the tables of a file have, or why it is refused."""
    try:
        return len(rows_of_docx(raw, name) if name.endswith(".docx") else rows_of(raw, name))
    except ContentError as error:
        return str(error).partition("อ่านแผ่นงานไม่ได้: ")[2]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<w:x>" * 3000 + "</w:x>" * 3000, "ซ้อนกันลึกเกินไป"),
        (f"<w:tbl><w:tr>{WIDE * 1001}</w:tr></w:tbl>", LARGE),
        (" " * 20_000_001, LARGE),
        ("<w:p/>" * 600_001, LARGE),
        (f"<w:tbl><w:tr>{WIDE.replace('100', '9' * 5000)}</w:tr></w:tbl>", 1),
    ],
    ids=["deep", "wide", "blanks", "tags", "digits"],
)
def test_a_document_made_to_do_harm_is_refused(body: str, told: object) -> None:
    """What is nested, spans or unfolds without end is no table of measures."""
    assert brought(document(body), "a.docx") == told


NO_DOCUMENT = "ไม่ใช่ไฟล์ .docx ที่สมบูรณ์ หรือตั้งรหัสผ่านไว้ ไฟล์ .doc ให้บันทึกเป็น .docx"


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_damaged_document_is_refused(packing: str) -> None:
    """So is a document that went wrong on its way."""
    packed = zipped({"word/document.xml": f"<w:document {W}/>"}, PACKINGS[packing])
    assert brought(damaged(packed, "word/document.xml"), "a.docx") == NO_DOCUMENT


@pytest.mark.parametrize("encoding", ["x-none", "hex"])
def test_a_document_in_letters_that_nobody_knows_is_refused(encoding: str) -> None:
    """So is one whose letters nobody knows."""
    packed = zipped({"word/document.xml": f"<?xml version='1.0' encoding='{encoding}'?><w:document {W}/>"})
    assert brought(packed, "a.docx") == NO_DOCUMENT


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<table><tr>" + "<td colspan=1000>ก" * 101 + "</table>", "ตารางใหญ่เกินไป"),
        (f"<table><tr><td colspan={'9' * 5000}>ก</table>", 1),
        ("<table><tr><td>ก" + "<a " * 100_000, 0),
        ("<table><tr><td>ก" + "<!--x>" * 100_000, 0),
        ("<table><tr><td>ก" + "<![x" * 100_000, 0),
        ("<table><tr><td>ก" + "<script></" * 10_000 + "</table>", 1),
        ('"' + "ก\tข\n" * 100_000, "ตารางใหญ่เกินไป"),
        ("ก" * 5_000_001, "ตารางใหญ่เกินไป"),
    ],
    ids=["wide", "digits", "tags", "comments", "sections", "scripts", "quote", "large"],
)
def test_a_page_made_to_do_harm_costs_nothing(text: str, told: object) -> None:
    """What a page opens and never ends is passed once, and a table that spans without end is refused."""
    started = process_time()
    assert brought(text.encode(), "") == told
    assert process_time() - started < slowness()


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe would be read to an end that may never come."""
    os.mkfifo(tmp_path / "a.csv")
    with pytest.raises(ContentError, match="ใหญ่เกินไปหรือไม่ใช่ไฟล์"):
        rows_of_file(tmp_path / "a.csv")
