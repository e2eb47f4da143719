"""PDF documents: the text that was written, tags for readers' programs, and the same bytes every time."""

from __future__ import annotations

import ast
import inspect
import io
import re
from typing import TYPE_CHECKING, Any

import page
import pypdf
import pypdfium2  # type: ignore[import-untyped]  # carries no types
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from weasyprint.text import line_break  # type: ignore[import-untyped]  # carries no types

from prongsai.documents._drawing import MEASURE, dressed
from prongsai.documents._grid import made
from prongsai.documents._parts import (
    Cell,
    Content,
    Contents,
    Cover,
    Drawing,
    Heading,
    Item,
    Listing,
    Sheet,
    Signature,
    text,
)
from prongsai.documents._pdf import write
from tests.documents.reading import below, elements, pdf_text, squeezed
from tests.documents.test_contents import MEMO, told
from tests.tools import _sheets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import TinySite

THAI = "ดำเนินการ น้ำท่วม ต่ำ ค้ำประกัน ซ้ำ ทำ ที่ พี่ ปั่น ฝั่ง ญี่ปุ่น ฐานะ กฎหมาย กำกับติดตาม ตาดี คุณธรรม ป้ำ ปี่ ฟื้น ๑๒๓ O34"
MARGIN = 3 / 2.54 * 72
"""Where the text of a page begins, in points."""
ADDRESS = "https://www.example.go.th/ita/thung-thong/ita-2569/o25/"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 60"><text class="label" x="9" y="20">ที่ 1 &amp; ปั่น</text>'
    '<text class="tick" x="240" y="50" text-anchor="middle">หนึ่งร้อย</text></svg>'
)


def of(*blocks: object, digits: str = "arabic") -> bytes:
    """Return a PDF of one sheet."""
    content = Content("ชื่อเรื่อง", "หน่วยงาน", None, digits, (Sheet(blocks),))  # type: ignore[arg-type]  # blocks of any kind
    return write(content).data


def faults(data: bytes) -> list[str]:
    """Return what a program that is not ours finds wrong by the rules of PDF/UA-1."""
    return [one.message for one in page.validate_pdf_bytes(data, profile="ua1").failures]


def kinds(data: bytes) -> list[str]:
    """Return what the elements of a PDF are."""
    return [str(one["/S"]) for one in elements(data)]


@pytest.mark.parametrize("words", [THAI, " ".join(reversed(THAI.split()))])
def test_thai_can_be_copied_and_found(words: str) -> None:
    """Each letter of the text is the one that was written, in plain and in bold, in two programs, in either order."""
    data = of(Heading(words, 1), *text(words))
    assert pdf_text(data).count(squeezed(words)) == 2
    found = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()
    assert squeezed(found).count(squeezed(words)) == 2


def test_a_pdf_tells_what_it_is() -> None:
    """Its title is shown, its language is Thai, it says that it is PDF/UA-1 and leads to its headings."""
    reader = pypdf.PdfReader(io.BytesIO(of(Heading("บทที่ 1", 1), Heading("ข้อ 1.1", 2))))
    root: Any = reader.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == (
        "th",
        True,
        True,
    )
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("ชื่อเรื่อง", "หน่วยงาน")
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    first, below = reader.outline
    assert (first["/Title"], [one["/Title"] for one in below]) == ("บทที่ 1", ["ข้อ 1.1"])  # type: ignore[call-overload]


def test_tables_have_heading_cells() -> None:
    """Each cell is joined to the headings of its column and row, by their ids or by their scope."""
    grid = made("ตาราง", ["ก", "ข"], [[Cell(text("1"), head=True), Cell(text("2"))]])
    found = elements(of(grid))
    heads = [one for one in found if one["/S"] == "/TH"]
    [cell] = [one for one in found if one["/S"] == "/TD"]
    assert len(heads) == 3
    attributes: Any = cell["/A"]
    told_of = attributes if isinstance(attributes, list) else [attributes]
    [joined] = [one.get_object()["/Headers"] for one in told_of if "/Headers" in one.get_object()]
    assert {*map(str, joined)} <= {str(one["/ID"]) for one in heads}
    assert len(joined) == 2


def test_a_long_table_repeats_its_head_and_loses_no_row() -> None:
    """Of 200 rows none is lost, and each sheet begins with the heading of the columns."""
    grid = made("ชื่อ", ["หัวตาราง"], [[Cell(text(f"แถว{number}จบ"))] for number in range(200)])
    data = of(grid)
    pages = [squeezed(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    assert len(pages) > 3
    assert [page.count("หัวตาราง") for page in pages] == [1] * len(pages)
    tables = [[str(each["/S"]) for each in below(one)] for one in elements(data) if one["/S"] == "/Table"]
    # So the statement of accessibility tells it: to a reader's program each sheet has a table, with headings of its own.
    assert [one.count("/TH") for one in tables] == [1] * len(pages)
    assert [one.count("/Caption") for one in tables] == [1] + [0] * (len(pages) - 1)
    whole = "".join(pages)
    assert [number for number in range(200) if f"แถว{number}จบ" not in whole] == []


@pytest.mark.parametrize("lines", [1, 12])
def test_a_cell_that_joins_rows_ends_with_its_sheet(lines: int) -> None:
    """A cell beside many rows is one where they stand on one sheet, and else none is told to join rows of the next."""
    long = [Cell(text(*[f"{number} " + "ก" * 60] * lines)) for number in range(9)]
    grid = made("", ["ก", "ข"], [[Cell(text("เรื่อง"), 9), long[0]], *[[one] for one in long[1:]]])
    data = of(grid)
    rows = [len(one.get("/K", [])) for one in elements(data) if one["/S"] == "/TR"]
    assert (faults(data), pdf_text(data).count("เรื่อง")) == ([], 1)
    assert rows[1:10] == ([2, *[1] * 8] if lines == 1 else [2] * 9)


def test_a_step_stands_whole_on_a_sheet() -> None:
    """Where a row goes on to the next sheet, none of its steps does."""
    steps = [f"ขั้นตอน{number} " + "ก" * 150 for number in range(30)]
    listing = Listing(tuple(Item(f"{number}.", text(step, plain=True)) for number, step in enumerate(steps, 1)))
    pages = pypdf.PdfReader(io.BytesIO(of(made("", ["ก", "ข"], [[Cell((listing,)), Cell(text("ข"))]])))).pages
    told_pages = [squeezed(page.extract_text()) for page in pages]
    assert len(pages) > 1
    assert [step for step in steps if not any(squeezed(step) in page for page in told_pages)] == []


@pytest.mark.parametrize("columns", range(2, 8))
def test_no_line_ends_within_a_word(columns: int) -> None:
    """However narrow a column is, each of its lines holds whole words of Thai."""
    cell = Cell(text("มีประสิทธิภาพ" * 30))
    found = pypdf.PdfReader(io.BytesIO(of(made("", ["ก"] * columns, [[cell] * columns])))).pages[0].extract_text()
    lines = [line for line in found.splitlines() if "ม" in line or "ป" in line]
    assert len(lines) > columns
    assert {re.sub("มี|ประสิทธิภาพ", "", line) for line in lines} == {""}


def test_what_is_replaced_in_weasyprint_stands_there_once() -> None:
    """The one number of its own that we change is in one place of its source, and is ours once a PDF was drawn."""
    split = line_break.split_first_line
    told = [one.value for one in ast.walk(ast.parse(inspect.getsource(split))) if isinstance(one, ast.Constant)]
    of()
    assert (told.count(4), 4 in split.__code__.co_consts, 10 in split.__code__.co_consts) == (1, False, True)


def test_contents_tell_pages() -> None:
    """The contents name each heading with the page on which it is, in the digits of the report."""
    sheets = (Sheet((Contents("สารบัญ"),)), Sheet((Heading("บทนำ", 1),)), Sheet((Heading("บทสรุป", 1),)))
    first = pypdf.PdfReader(io.BytesIO(write(Content("ก", "ข", None, "thai", sheets)).data)).pages[0].extract_text()
    lines = [(line.partition(".")[0].strip(), line[-1]) for line in first.splitlines() if "..." in line]
    assert lines == [("บทนำ", "๒"), ("บทสรุป", "๓")]


@pytest.mark.parametrize(("digits", "second"), [("arabic", "- 2 -"), ("thai", "- ๒ -")])
def test_pages_are_numbered_from_the_second_on(digits: str, second: str) -> None:
    """The first sheet has no number, as the guide has it, and the others have it in the digits of the report."""
    sheets = (Sheet(text("ก")), Sheet(text("ข"), wide=True))
    made_of = write(Content("ก", "ข", None, digits, sheets))  # type: ignore[arg-type]  # either of them
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made_of.data)).pages]
    assert [sorted(line.strip() for line in page.splitlines()) for page in pages] == [["ก"], [second, "ข"]]


def test_no_heading_is_left_at_the_foot_of_a_sheet() -> None:
    """A heading stands on the sheet of the text that it is of, also where a remark is between them."""
    lines = [*text(*["ก"] * 30), Heading("หัวข้อ", 2), *text("หมายเหตุ", plain=True, quiet=True), *text("เนื้อความ")]
    parted = []
    for more in range(8):
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(of(*text(*["ก"] * more), *lines))).pages]
        parted.append(["หัวข้อ" in page for page in pages] != ["เนื้อความ" in page for page in pages])
    assert parted == [False] * 8


def test_who_signs_stands_below_text() -> None:
    """However full a sheet is, a place to sign has text of the memo above it, and each stands whole."""
    for lines in range(24, 33):
        data = of(*text(*["ก"] * lines), Signature("ปลัดเทศบาล"))
        last = pypdf.PdfReader(io.BytesIO(data)).pages[-1].extract_text()
        assert (lines, "ก" in last.splitlines(), "ลงชื่อ" in last, "ปลัดเทศบาล" in last) == (lines, True, True, True)


def test_a_long_word_stays_within_its_sheet() -> None:
    """A word without an end is parted at the margin, in a line and in a cell, and loses no letter."""
    word = "ก" * 400
    data = of(*text(word), made("", ["ก", "ข"], [[Cell(text(word)), Cell(text("จบ"))]]))
    rects = [*rectangles(data)]
    assert (pdf_text(data).count("ก") - 1, max(right for _, right in rects) < 595 - 54) == (800, True)


def rectangles(data: bytes) -> Iterator[tuple[float, float]]:
    """Yield where pieces of the text of a first page begin and end, across it."""
    found = pypdfium2.PdfDocument(data)[0].get_textpage()
    for place in range(found.count_rects()):
        left, _, right, _ = found.get_rect(place)
        yield left, right


def test_signs_are_of_our_own_fonts() -> None:
    """What the font of documents has not, such as the sign of charts, is of another of ours and not of the system's."""
    data = of(*text("ต่ำกว่าเส้น ▼ ≥ 85"), Heading("▲", 1))
    [page_] = pypdf.PdfReader(io.BytesIO(data)).pages
    found: Any = page_["/Resources"]
    names = {str(one.get_object()["/BaseFont"]).partition("+")[2] for one in found["/Font"].values()}
    assert {name for name in names if not name.startswith("Prongsai-")} == set()
    assert ("▼≥" in pdf_text(data), faults(data)) == (True, [])


def test_charts_are_of_greys_alone() -> None:
    """A copy in black and white says the same: no colour is in the look of a chart, and what is low is not told by grey alone."""
    colours = re.findall("#([0-9a-f]+)", dressed("<svg></svg>"))
    assert len(colours) > 5
    assert [one for one in colours if len({*one}) > 1] == []
    assert re.search(r"\.bar\.low {[^}]*stroke-dasharray", dressed("<svg></svg>"))


def test_documents_are_drawn_sheet_by_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`make screenshots` draws each sheet, and says so where Word documents cannot be."""
    sheets = (Sheet(text("ก")), Sheet(text("ข"), wide=True))
    drawn = {"a-thai.pdf": write(Content("ก", "ข", None, "thai", sheets)).data, "a-thai.docx": b""}
    monkeypatch.setattr(_sheets, "_files", lambda *_: drawn.items())
    monkeypatch.setattr(_sheets, "MISSING", ["soffice"])
    pictures, untold = _sheets.draw_documents(tmp_path, tmp_path)
    assert (pictures, untold) == ({"a-thai.pdf": [f"a-thai-pdf-sheet-0{one}.png" for one in (1, 2)]}, [_sheets.UNTOLD])
    sizes = [Image.open(io.BytesIO((tmp_path / name).read_bytes())).size for name in pictures["a-thai.pdf"]]
    assert sizes[0] == sizes[1][::-1]


def test_wide_sheets_lie_on_their_side() -> None:
    """A sheet for a wide table is A4 on its side; others stand."""
    sheets = (Sheet(text("ก")), Sheet(text("ข"), wide=True))
    pages = pypdf.PdfReader(io.BytesIO(write(Content("ก", "ข", None, "arabic", sheets)).data)).pages
    assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages] == [(595, 842), (842, 595)]


def test_charts_are_drawn_and_told() -> None:
    """A chart is a figure with words in its place, drawn of lines and letters, each mark on the letter that has it."""
    data = of(Drawing("คะแนน", "ก 90", SVG, "อ่านว่า", 480, 60))
    [figure] = [one for one in elements(data) if one["/S"] == "/Figure"]
    assert figure["/Alt"] == "คะแนน: ก 90"
    assert [*pypdf.PdfReader(io.BytesIO(data)).pages[0].images] == []
    assert (faults(data), squeezed("ที่ 1 & ปั่น หนึ่งร้อย") in pdf_text(data)) == ([], True)
    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    left, _, right, _ = text.get_charbox(text.get_text_range().index("หนึ่งร้อย"))
    [(at, _, end, _)] = [text.get_rect(place) for place in range(text.count_rects()) if text.get_rect(place)[0] == left]
    assert right < end
    assert (at + end) / 2 == pytest.approx(MARGIN + 240 * MEASURE * 72 / 25.4, abs=1)


def test_the_cover_leads_to_the_page() -> None:
    """The code on the cover, read from its picture, is the lasting address of the item, which stands below it."""
    data = of(Cover(("รายงาน",), ("จัดทำตามข้อ O25",), address=ADDRESS))
    picture = pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [ADDRESS]
    assert ADDRESS in pdf_text(data)


def test_a_memo_has_a_place_to_sign(tiny: TinySite) -> None:
    """What is asked for and who signs stand behind the memo's head, with room for the hand."""
    tiny.write("analysis.yml", MEMO)
    found = pdf_text(write(told(tiny, "report")).data)
    places = [found.rindex(words) for words in ("บันทึกข้อความ", "จึงเรียนมาเพื่อโปรดพิจารณา", "(ลงชื่อ)....", "ปลัดเทศบาล")]
    assert places == sorted(places)


def test_the_same_content_gives_the_same_bytes(tiny: TinySite) -> None:
    """A document is dated and named by its content, so that a second one is the same to the byte."""
    content = told(tiny)
    assert write(content).data == write(content).data


def test_a_picture_from_elsewhere_is_not_fetched() -> None:
    """What an emblem asks for beyond itself is not asked for, and the document is made without it."""
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/hostname" width="9" height="9"/></svg>'
    assert kinds(of(Cover(("ก",), (), svg, "image/svg+xml", "ตรา")))


ODD = st.text(
    alphabet=st.sampled_from("กำ้ที่ 12<&>'\"\u202eא😀\n") | st.characters(exclude_categories=["Cs"]), max_size=30
)


@settings(max_examples=8)
@given(words=ODD, cells=st.lists(st.lists(ODD, max_size=4), max_size=4))
def test_odd_content_is_drawn(words: str, cells: list[list[str]]) -> None:
    """Whatever letters stand in it, and however uneven its rows are, a document is made and keeps all rows."""
    grid = made(words, ["ก", "ข"], [[Cell(text(cell, plain=True)) for cell in row] for row in cells])
    listing = Listing((Item("", (Listing((Item("-", text(words)),)),)),))
    assert kinds(of(Heading(words, 9), *text(words), listing, grid)).count("/TR") == len(cells) + 1
