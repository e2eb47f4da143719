"""What is read inside evidence, and the same evidence without what it tells of its maker."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped]  # it carries no types
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from prongsai import evidence
from prongsai.evidence import Inside, kind_of
from prongsai.personal import find_personal
from tests.evidence.files import AUTHOR, ID, PACKINGS, XMP, damaged, docx, members, pdf, picture, pptx, xlsx, zipped
from tests.publish.project import ROOT
from tests.yardstick import slowness

if TYPE_CHECKING:
    from collections.abc import Callable

ARTIST, MAKE, ORIENTATION, COMMENT = 0x013B, 0x010F, 0x0112, 0x010E


def read_inside(data: bytes) -> Inside:
    """Return what is inside a file of the kind that it is."""
    return evidence.read_inside(kind_of(data), data)


def without_metadata(data: bytes) -> bytes:
    """Return a file of the kind that it is without its metadata."""
    return evidence.without_metadata(kind_of(data), data)


def texts(inside: Inside) -> dict[str, str]:
    """Return the text of each part."""
    return {part.where: " ".join(part.text.split()) for part in inside.parts if part.text.strip()}


def told(data: bytes) -> list[tuple[str, str]]:
    """Return the properties of a file and whom each is about."""
    return [(one.what, one.value) for one in read_inside(data).properties]


def test_the_text_of_a_word_document_is_whole() -> None:
    """Runs that editing has torn apart are put together; paragraphs stay apart."""
    assert texts(read_inside(docx("เลขประจำตัว", ID)))[""] == f"เลขประจำตัว {ID}"


def test_remarks_headers_and_links_are_read_too() -> None:
    """What stands beside a document's text is in the file as well: deleted words, remarks, where links lead."""
    data = docx(
        "ก",
        word__header1_xml="<h><p><t>หัว</t></p></h>",
        word__comments_xml='<c><comment author="Somsong T."><p><t>ความเห็น</t></p></comment></c>',
        word__footnotes_xml="<d><del><delText>ที่ลบ</delText></del></d>",
    )
    with_link = zipped({"word/_rels/document.xml.rels": '<r><R Target="mailto:a@gmail.com"/></r>', **members(data)})
    found = texts(read_inside(with_link))
    assert {"หัว", "ความเห็น", "ที่ลบ", "mailto:a@gmail.com"} <= set(found.values())
    assert ("ผู้แสดงความเห็นหรือแก้ไข", AUTHOR) in told(with_link)


def test_the_cells_of_a_workbook_stand_row_by_row() -> None:
    """Shared texts and numbers are put where they stand, with the number and the name of the sheet."""
    found = texts(read_inside(xlsx(("ชื่อ", "เลขประจำตัวประชาชน"), ("ก", ID))))
    assert found["แผ่นงานที่ 1"] == f"ชื่อ เลขประจำตัวประชาชน ก {ID}"
    assert "รายชื่อ" in found.values()


def test_slides_and_pages_are_counted() -> None:
    """An officer is told on which slide or page to look."""
    assert texts(read_inside(pptx("หนึ่ง", "สอง"))) == {"สไลด์ 1": "หนึ่ง", "สไลด์ 2": "สอง"}
    found = texts(read_inside(pdf("one", "two")))
    assert {where: text for where, text in found.items() if where.startswith("หน้า")} == {"หน้า 1": "one", "หน้า 2": "two"}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (docx("ก", author=AUTHOR), [("ผู้สร้าง", AUTHOR), ("ผู้แก้ไขล่าสุด", AUTHOR)]),
        (docx("ก", word__media__a_jpg="x"), []),
        (pdf("a", properties={"/Author": AUTHOR}), [("ผู้เขียน", AUTHOR)]),
        (pdf("a", xmp=XMP), [("ชื่อผู้สร้าง", AUTHOR)]),
        (picture("JPEG", exif={ARTIST: AUTHOR}), [("ผู้ถ่ายภาพ", AUTHOR)]),
        (picture("JPEG", gps=True), [("พิกัดสถานที่", "")]),
        (picture("JPEG", exif={MAKE: "Camera"}), [("รุ่นกล้องหรือเวลาที่ถ่าย", "")]),
        (picture("JPEG", exif={ORIENTATION: 6}), []),
        (picture("PNG", exif={ARTIST: AUTHOR}), [("ผู้ถ่ายภาพ", AUTHOR)]),
        (picture("PNG", text={"Author": AUTHOR}), [("ชื่อผู้สร้าง", AUTHOR)]),
        (picture("PNG", text={"XML:com.adobe.xmp": XMP.decode()}), [("ชื่อผู้สร้าง", AUTHOR)]),
        (picture("WEBP", exif={ARTIST: AUTHOR}), [("ผู้ถ่ายภาพ", AUTHOR)]),
        (picture("JPEG"), []),
        (f'<svg xmlns:dc="x"><dc:creator>{AUTHOR}</dc:creator></svg>'.encode(), [("ชื่อผู้สร้าง", AUTHOR)]),
    ],
)
def test_what_a_file_tells_of_its_maker_is_found(data: bytes, expected: list[tuple[str, str]]) -> None:
    """Author, who changed it last, who took a picture, where, and with what."""
    assert told(data) == expected


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("up", [1, 6])
def test_a_picture_shows_the_same_without_it(kind: str, up: int) -> None:
    """No colour of a picture changes and which way is up stays; nothing else is told any more."""
    data = picture(kind, exif={ARTIST: AUTHOR, MAKE: "Camera", COMMENT: ID, ORIENTATION: up}, gps=True)
    bare = without_metadata(data)
    before, after = (Image.open(io.BytesIO(one)) for one in (data, bare))
    assert after.tobytes() == before.tobytes()
    assert after.getexif().get(ORIENTATION, 1) == up
    assert told(bare) == []
    assert AUTHOR.encode() not in bare
    assert without_metadata(bare) == bare


def test_a_png_loses_its_texts_too() -> None:
    """Texts beside the picture go; the picture stays bit by bit."""
    data = picture("PNG", text={"Author": AUTHOR, "Comment": ID})
    bare = without_metadata(data)
    assert AUTHOR.encode() not in bare
    assert bare == picture("PNG")


def drawn(data: bytes) -> list[bytes]:
    """Return the pages of a PDF as they are shown."""
    document = pypdfium2.PdfDocument(data)
    return [bytes(page.render().buffer) for page in document]


def test_a_pdf_shows_the_same_without_it() -> None:
    """Every page looks as before; author, program and packet are gone, the title stays."""
    properties = {"/Author": AUTHOR, "/Creator": "Program", "/Title": "Report"}
    data = pdf("one", "two", properties=properties, xmp=XMP)
    bare = without_metadata(data)
    assert drawn(bare) == drawn(data)
    assert told(bare) == []
    assert b"Somsong" not in bare
    assert pypdfium2.PdfDocument(bare).get_metadata_dict()["Title"] == "Report"


def test_an_office_document_keeps_every_other_member() -> None:
    """Only who made it goes, from its pictures too; all other members are the same."""
    data = docx("ก", author=AUTHOR, word__media__ab="x")
    data = zipped({**members(data), "word/media/a.jpg": picture("JPEG", exif={ARTIST: AUTHOR})})
    bare = without_metadata(data)
    before, after = members(data), members(bare)
    assert told(bare) == []
    assert {name for name in before if before[name] != after[name]} == {"docProps/core.xml", "word/media/a.jpg"}
    assert "รายงาน".encode() in after["docProps/core.xml"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf("a", locked=True), "มีรหัสผ่าน"),
        (pdf(""), "ไม่มีข้อความให้ค้น น่าจะเป็นภาพสแกน"),
        (pdf("a" * 1_100_000), "เนื้อหามากเกินกว่าจะอ่านได้ทั้งหมด"),
        (docx("ก" * 3_000_000), "เนื้อหามากเกินกว่าจะอ่านได้ทั้งหมด"),
        (docx("ก", word__a_xml="<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "บางส่วนเสียหายหรือมีรหัสผ่าน"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016), "เป็น Office รุ่นเก่า"),
    ],
)
def test_what_could_not_be_read_is_said(data: bytes, reason: str) -> None:
    """A file that is locked, scanned, too long or odd is not passed over in silence, and is left as it is."""
    assert read_inside(data).unread == reason
    assert told(without_metadata(data)) == told(data)


def test_pages_that_cannot_be_read_are_said() -> None:
    """A document opens without its pages being drawn; one whose page unfolds too far is not searched in silence."""
    packed = zlib.compress(bytes(50_000_000), 9)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    content = b"<</Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream"
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, content]
    body = b"".join(b"%d 0 obj%sendobj\n" % (number, one) for number, one in enumerate(objects, 1))
    data = b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"
    assert evidence.open_file("PDF", data) == evidence.Opened()
    assert read_inside(data).unread == "บางส่วนเสียหายหรือมีรหัสผ่าน"


def test_a_signed_document_is_left_as_it_is() -> None:
    """A signature holds for every byte."""
    data = zipped({**members(docx("ก", author=AUTHOR)), "_xmlsignatures/sig1.xml": "<s/>"})
    assert without_metadata(data) == data


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_document_damaged_in_a_part_is_left_as_it_is(packing: str) -> None:
    """Of a document that cannot be read whole nothing is taken out, and what can be read is."""
    data = damaged(
        zipped(members(docx("ก", author=AUTHOR, word__a_xml=f"<a>{[*range(99)]}</a>")), PACKINGS[packing]), "word/a.xml"
    )
    assert read_inside(data).unread == "บางส่วนเสียหายหรือมีรหัสผ่าน"
    assert ("ผู้สร้าง", AUTHOR) in told(data)
    assert without_metadata(data) == data


def test_a_document_that_unfolds_without_end_costs_little() -> None:
    """Nine hundred megabytes of nothing in a small archive are not unfolded."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", "<x/>")
        with archive.open("word/big.xml", "w") as member:
            for _ in range(90):
                member.write(bytes(1_000_000))
    data = out.getvalue()
    started = time.process_time()
    assert read_inside(data).unread == "เนื้อหามากเกินกว่าจะอ่านได้ทั้งหมด"
    assert without_metadata(data) == data
    assert time.process_time() - started < slowness()


OFFICE_PLACES = {
    "xl/worksheets/sheet1.xml": '<w><c t="str"><f>"{id}"</f><v>ก</v></c></w>',
    "xl/Worksheets/Sheet9.XML": "<w><row><c><v>{id}</v></c></row></w>",
    "xl/worksheets/sheet2.xml": "<w><row><c><v>1.999900000013E12</v></c></row></w>",
    "xl/worksheets/sheet3.xml": "<w><headerFooter><oddHeader>{id}</oddHeader></headerFooter></w>",
    "xl/worksheets/sheet4.xml": '<w><dataValidation prompt="{id}"/></w>',
    "xl/threadedComments/threadedComment1.xml": "<c><text>{id}</text></c>",
    "xl/pivotCache/pivotCacheDefinition1.xml": '<p><sharedItems><s v="{id}"/></sharedItems></p>',
    "xl/externalLinks/externalLink1.xml": "<e><cell><v>{id}</v></cell></e>",
    "xl/charts/chart1.xml": "<c><strCache><pt><v>{id}</v></pt></strCache></c>",
    "xl/drawings/vmlDrawing1.vml": "<xml><textbox>{id}</textbox></xml>",
    "word/settings.xml": '<s><docVar name="a" val="{id}"/></s>',
    "word/header9.xml": '<h><docPr name="scan {id}.jpg"/></h>',
    "ppt/comments/comment1.xml": "<c><cm><text>{id}</text></cm></c>",
    "customXml/item1.xml": "<a><b>{id}</b></a>",
}


@pytest.mark.parametrize("place", OFFICE_PLACES)
def test_an_id_is_found_wherever_office_keeps_it(place: str) -> None:
    """Cells, formulas, remarks, lists to choose from, caches of charts and of pivots: a reader can get at all of them."""
    data = members(xlsx(("ก",)))
    data[place] = OFFICE_PLACES[place].format(id=ID).encode()
    found = [one.kind for part in read_inside(zipped(data)).parts for one in find_personal(part.text)]
    assert found == ["national_id"]


def test_values_that_stand_apart_are_never_read_as_one() -> None:
    """What a drawing or a chart keeps in elements of their own is no number together."""
    data = docx(word__a_xml="<a><from><col>19999</col><off>000000</off><row>13</row></from></a>")
    assert [one for part in read_inside(data).parts for one in find_personal(part.text)] == []


@pytest.mark.parametrize("inner", [docx(ID), xlsx((ID,)), pptx(ID)])
def test_a_document_within_a_document_is_read(inner: bytes) -> None:
    """One that is embedded is a double click away; what else is embedded is said."""
    data = zipped({**members(docx("ก")), "word/embeddings/inner.docx": inner})
    found = [part.where for part in read_inside(data).parts if find_personal(part.text)]
    assert found == ["ไฟล์ฝัง"]
    odd = zipped({**members(docx("ก")), "word/embeddings/inner.bin": inner})
    assert read_inside(odd).unread == "มีไฟล์อื่นฝังอยู่ข้างใน"


def same_text_again() -> bytes:
    """Return a workbook whose cells say one long text two hundred thousand times."""
    data = members(xlsx(("ก",)))
    data["xl/sharedStrings.xml"] = f"<sst><si><t>{'ก' * 1_000_000}</t></si></sst>".encode()
    cells = '<c t="s"><v>0</v></c>' * 150_000
    data["xl/worksheets/sheet1.xml"] = f"<worksheet>{cells}</worksheet>".encode()
    return zipped(data)


def packed_texts() -> bytes:
    """Return a picture with sixty packed texts of a megabyte."""
    text = PngImagePlugin.PngInfo()
    for number in range(60):
        text.add_text(f"k{number}", f"{ID} " * 70_000, zip=True)
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG", pnginfo=text)
    return out.getvalue()


def many_texts() -> bytes:
    """Return a picture with a hundred thousand texts."""
    data = picture("PNG")
    text = struct.pack(">I", 3) + b"tEXtk\0a" + struct.pack(">I", zlib.crc32(b"tEXtk\0a"))
    return data[:33] + text * 100_000 + data[33:]


SEARCHED: dict[str, Callable[[], bytes]] = {
    "ids": lambda: docx(word__a_xml=f"<a><t>{f'{ID} ' * 280_000}</t></a>"),
    "digits": lambda: docx(word__a_xml=f"<a><t>{'1 ' * 1_900_000}</t></a>"),
    "names": lambda: docx(word__a_xml=f"<a><t>{'นายสมมุติ ทดสอบดี ' * 70_000}</t></a>"),
    "pages": lambda: pdf(f"{ID} " * 70_000),
    "a text again and again": same_text_again,
    "packed texts": packed_texts,
    "many texts": many_texts,
}


def search(data: bytes) -> Inside:
    """Read a file and look for personal data in all that was read."""
    inside = read_inside(data)
    for part in inside.parts:
        find_personal(part.text)
    return inside


@pytest.mark.parametrize("name", SEARCHED)
def test_searching_a_file_takes_no_two_seconds(name: str) -> None:
    """Whatever a small file unfolds to, it is searched in bounded time, and what was left out is said."""
    data = SEARCHED[name]()
    search(docx(ID))
    started = time.process_time()
    assert search(data).unread == "เนื้อหามากเกินกว่าจะอ่านได้ทั้งหมด"
    assert time.process_time() - started < 2 * slowness()


MEASURED = """\
import os, resource
from tests.evidence.test_inside import ID, SEARCHED, docx, search
search(docx(ID))
for name, make in SEARCHED.items():
    data = make()
    if os.fork() == 0:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        search(data)
        print(name, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1000, sep="\\t", flush=True)
        os._exit(0)
    os.wait()
"""


def test_searching_a_file_takes_no_hundred_megabytes() -> None:
    """Nor does it take more memory than a small machine has to spare: each in a process of its own, for its own peak."""
    ran = subprocess.run([sys.executable, "-c", MEASURED], capture_output=True, encoding="utf-8", check=True, cwd=ROOT)
    taken = dict(line.split("\t") for line in ran.stdout.splitlines())
    assert taken.keys() == SEARCHED.keys()
    assert {name: megabytes for name, megabytes in taken.items() if int(megabytes) >= 100} == {}


MADE: dict[str, Callable[[], bytes]] = {
    "pdf": lambda: pdf("one", properties={"/Author": AUTHOR}, xmp=XMP),
    "docx": lambda: docx("ก", author=AUTHOR),
    "jpg": lambda: picture("JPEG", exif={ARTIST: AUTHOR, ORIENTATION: 3}, gps=True),
    "png": lambda: picture("PNG", exif={ARTIST: AUTHOR}, text={"Author": AUTHOR}),
    "webp": lambda: picture("WEBP", exif={ARTIST: AUTHOR}),
}
WHOLE = {name: make() for name, make in MADE.items()}


@settings(max_examples=150)
@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_a_broken_file_is_read_as_far_as_it_goes(name: str, data: st.DataObject) -> None:
    """Whatever bytes were changed or lost, reading and stripping end without an error of their own."""
    broken = bytearray(WHOLE[name])
    for _ in range(data.draw(st.integers(1, 4))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(broken[: data.draw(st.integers(len(broken) // 2, len(broken)))])
    assert isinstance(read_inside(cut), Inside)
    assert isinstance(without_metadata(cut), bytes)
