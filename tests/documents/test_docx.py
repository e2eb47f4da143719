"""Word documents: all that the content holds, as Word needs Thai to be written, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from prongsai.assess import assess_site
from prongsai.content import load_site
from prongsai.documents import contents_of
from prongsai.documents._docx import write
from prongsai.documents._grid import made
from prongsai.documents._parts import Cell, Content, Cover, Drawing, Heading, Item, Listing, Sheet, Signature, text
from tests.conftest import WHOLE
from tests.documents.test_contents import MEMO, told, words

if TYPE_CHECKING:
    from docx.document import Document as Docx

    from tests.conftest import TinySite

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 60"><text class="label" x="9" y="20">ก</text></svg>'
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def contents() -> dict[str, Content]:
    """Return what the whole site's documents hold, by agency, year and name."""
    return {
        f"{agency.slug}/{a.year}/{name}": content
        for agency in assess_site(load_site(WHOLE), date(2026, 11, 27)).agencies
        for a in agency.years
        for name, content in contents_of(agency, a, digits="thai", site_url="https://www.example.go.th/").items()
    }


def opened(content: Content) -> Docx:
    """Return a document as a program reads it."""
    return Document(io.BytesIO(write(content).data))


@pytest.fixture(scope="module")
def whole(contents: dict[str, Content]) -> dict[str, Docx]:
    """Return all of them as a program reads them, by the same names."""
    return {name: opened(content) for name, content in contents.items()}


def letters(found: Docx) -> str:
    """Return all text of a document without white space, merged cells once."""
    return "".join("".join(one.text or "" for one in found.element.body.iter(f"{W}t")).split())


def one(*blocks: object) -> Content:
    """Return a document of one sheet."""
    return Content("ชื่อ", "หน่วยงาน", None, "arabic", (Sheet(blocks),))  # type: ignore[arg-type]  # blocks of any kind


def test_word_says_all_that_the_content_holds(contents: dict[str, Content], whole: dict[str, Docx]) -> None:
    """Every line of every block is found in the text of the Word document."""
    assert "town/2568/report" in contents
    for name, content in contents.items():
        found = letters(whole[name])
        lines = ("".join(line.split()) for line in words(content.sheets))
        assert [(name, line) for line in lines if line and line not in found] == []


def test_the_same_content_gives_the_same_bytes(contents: dict[str, Content]) -> None:
    """A document is dated by its content, so that a second one is the same to the byte."""
    content = next(iter(contents.values()))
    first = write(content).data
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        days = {member.date_time for member in archive.infolist()}
    assert (write(content).data == first, len(days)) == (True, 1)


def test_thai_is_written_as_word_needs_it(tiny: TinySite) -> None:
    """Each Thai run is said to be Thai, no Latin one is, sizes are said twice, and the layout is of today's Word."""
    found = opened(told(tiny))
    for run in found.element.body.iter(f"{W}r"):
        written = "".join(one.text or "" for one in run.iter(f"{W}t"))
        thai = any("\u0e00" <= letter <= "\u0e7f" for letter in written)
        assert (written, run.find(f"{W}rPr/{W}cs") is not None) == (written, thai)
        lang = run.find(f"{W}rPr/{W}lang")
        assert (lang is not None and lang.get(f"{W}bidi") == "th-TH") == thai
        sizes = [run.find(f"{W}rPr/{W}{name}") for name in ("sz", "szCs")]
        assert len({size.get(f"{W}val") if size is not None else None for size in sizes}) == 1
    [mode] = found.settings.element.iter(f"{W}compatSetting")
    assert (mode.get(f"{W}name"), mode.get(f"{W}val")) == ("compatibilityMode", "15")
    assert [name for fonts in found.styles.element.iter(f"{W}rFonts") for name in fonts.attrib if "heme" in name] == []


def test_tables_keep_their_heads_and_rows(tiny: TinySite) -> None:
    """The heading of each table comes again on each sheet, a short row is not parted, and widths are set."""
    for table in opened(told(tiny)).tables:
        rows = [*table.rows]
        told_of = [[one.tag.removeprefix(W) for one in row._tr.trPr] for row in rows]  # noqa: SLF001 - no other way
        assert told_of == [["cantSplit", "tblHeader"], *[["cantSplit"]] * (len(rows) - 1)]
        assert all(cell.width for row in rows for cell in row.cells)


def test_sheets_are_a4_and_wide_where_the_table_is(tiny: TinySite) -> None:
    """Sheets are of A4 with the guide's margins; that of the measures lies on its side and begins with a heading."""
    sizes = {(round(one.page_width.cm, 1), round(one.page_height.cm, 1)) for one in opened(told(tiny)).sections}  # type: ignore[union-attr]
    assert sizes == {(21.0, 29.7), (29.7, 21.0)}
    first = opened(told(tiny)).sections[0]
    assert [round(side.cm, 1) for side in (first.left_margin, first.right_margin) if side] == [3.0, 2.0]


def test_a_report_has_real_headings_contents_and_page_numbers(tiny: TinySite) -> None:
    """Headings have Word's own styles, from which its contents are made; pages are numbered by a field."""
    found = opened(told(tiny))
    assert "Heading 1" in {one.style.name for one in found.paragraphs if one.style}
    [told_of_contents] = [one.text for one in found.element.body.iter(f"{W}instrText")]
    assert told_of_contents == r'TOC \o "1-3" \h \z'
    lines = [one.text for one in found.paragraphs if one.style and (one.style.name or "").startswith("toc ")]
    headings = [one.text for one in found.paragraphs if one.style and one.style.name in ("Heading 1", "Heading 2")]
    assert [line.partition("\t")[0] for line in lines] == headings
    header = found.sections[0].header._element  # noqa: SLF001 - no other way
    assert [one.get(qn("w:instr")) for one in header.iter(f"{W}fldSimple")] == ["PAGE"]


def test_every_paragraph_has_a_style_of_its_document(whole: dict[str, Docx]) -> None:
    """The style that a paragraph names is there, in the template or made for it."""
    for found in whole.values():
        there = {style.style_id for style in found.styles}
        named = {one.get(qn("w:val")) for one in found.element.body.iter(f"{W}pStyle")}
        assert (len(named) > 4, named - there) == (True, set())


def test_a_memo_has_room_for_what_is_filled_in_by_hand(tiny: TinySite) -> None:
    """The memo's number is not told, so that its line is dotted, and who signs has a line for it above the post."""
    tiny.write("analysis.yml", MEMO)
    lines = [one.text for one in opened(told(tiny, "memo")).paragraphs]
    assert [line for line in lines if line.startswith("ที่  ")] == ["ที่  \tวันที่  4 สิงหาคม 2568\t"]
    assert any(line.startswith("(ลงชื่อ)....") for line in lines)
    assert "ปลัดเทศบาล" in lines


def test_what_belongs_together_stands_on_one_sheet() -> None:
    """A remark keeps with the text that it is about, and the last text with all who sign it: their style says so."""
    posts = (Signature("ปลัดเทศบาล"), Signature("นายกเทศมนตรี"))
    found = opened(one(*text("คะแนน 90", plain=True, quiet=True), *text("เรื่อง", "ขอให้พิจารณา"), *posts)).paragraphs
    keeps = {line.text: line.paragraph_format.keep_with_next for line in found if line.text}
    names = ["คะแนน 90", "เรื่อง", "ขอให้พิจารณา", "ปลัดเทศบาล", "นายกเทศมนตรี"]
    assert [line.style.paragraph_format.keep_with_next for line in found if line.style and "ลงชื่อ" in line.text] == [
        True
    ] * 2
    assert [keeps[name] for name in names] == [True, None, True, None, None]


@pytest.mark.parametrize(("mark", "room"), [("-", 1), ("10.", 1), ("๓.๑.๑๐", 1.75), ("ก" * 30, 2.5)])
def test_a_mark_has_room_before_its_line(mark: str, room: float) -> None:
    """A long mark ends before its line begins, and none stands beyond the margin."""
    [line] = [line for line in opened(one(Listing((Item(mark, text("ข้อ")),)))).paragraphs if line.text.endswith("ข้อ")]
    first = line.paragraph_format.first_line_indent
    assert first is not None
    assert first.cm == pytest.approx(-room, abs=0.01)


def test_the_lines_of_a_memo_are_dotted_to_their_ends(tiny: TinySite) -> None:
    """Whatever is filled in, dots go on to where the field ends: at half the line where two share it."""
    tiny.write("analysis.yml", MEMO)
    lines = [line for line in opened(told(tiny, "memo")).paragraphs if "\t" in line.text]
    stops = [
        [(round(stop.position.cm), stop.alignment, stop.leader) for stop in line.paragraph_format.tab_stops]
        for line in lines[:4]
    ]
    half, whole = (8, WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS), (16, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    assert [line.text.count("\t") for line in lines[:4]] == [1, 2, 1, 1]
    assert stops == [[whole], [half, whole], [whole], [whole]]


def test_pictures_are_told_in_words() -> None:
    """The code on the cover is that of the address, and each picture has words in its place."""
    address = "https://www.example.go.th/ita/thung-thong/ita-2569/o25/"
    content = one(Cover(("รายงาน",), (), address=address), Drawing("คะแนน", "ก 90", SVG, "", 480, 60))
    with zipfile.ZipFile(io.BytesIO(write(content).data)) as archive:
        media = sorted(name for name in archive.namelist() if name.startswith("word/media/"))
        pictures = [Image.open(io.BytesIO(archive.read(name))).convert("L") for name in media]
    assert [code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)] == [address]
    told_of = [each.get("descr") for each in opened(content).element.body.iter(qn("wp:docPr"))]
    assert told_of == [f"คิวอาร์โค้ดของที่อยู่ {address}", "คะแนน: ก 90"]


ODD = st.text(alphabet=st.sampled_from("กำ้ที่ 12<&>'\"\x00\x0b\u202eא😀\n") | st.characters(), max_size=40)


@settings(max_examples=8)
@given(words_=ODD, cells=st.lists(st.lists(ODD, max_size=4), max_size=5))
def test_odd_content_is_written(words_: str, cells: list[list[str]]) -> None:
    """Whatever letters stand in it, and however uneven its rows are, a document is made and keeps all rows."""
    grid = made(words_, ["ก", "ข"], [[Cell(text(cell, plain=True)) for cell in row] for row in cells])
    listing = Listing((Item("", (Listing((Item("-", text(words_)),)),)),))
    [table] = opened(one(Heading(words_, 9), *text(words_), listing, grid)).tables
    assert len(table.rows) == len(cells) + 1


def test_long_words_and_many_rows_are_written() -> None:
    """A word without an end and a table of 200 rows lose nothing."""
    grid = made("", ["ก"], [[Cell(text("ก" * 500 if number == 7 else str(number)))] for number in range(200)])
    found = opened(one(grid))
    assert (len(found.tables[0].rows), letters(found).count("ก" * 500)) == (201, 1)
