"""Whatever a PDF keeps beside its pages is read: by readers it is a click away, by others it is in the file."""

from __future__ import annotations

import io
import re
import time
import zlib
from typing import TYPE_CHECKING

import pypdf
import pypdfium2  # type: ignore[import-untyped]  # it carries no types
import pytest

from prongsai.evidence import Inside, read_inside, without_metadata
from prongsai.personal import find_personal
from tests.evidence.files import AUTHOR, ID, XMP
from tests.evidence.hidden import EXIF, HIDDEN
from tests.progress.files import document
from tests.yardstick import slowness

if TYPE_CHECKING:
    from collections.abc import Callable

TELLS = ID.encode()
WIDE = f"<{('﻿' + ID).encode('utf-16-be').hex()}>".encode()
FONTS = b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
DRAWN = b"BT /F1 9 Tf (%b) Tj ET" % TELLS


def stream(body: bytes, how: bytes = b"") -> bytes:
    """Return a stream."""
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (how, len(body), body)


def form(body: bytes) -> bytes:
    """Return what a remark looks like."""
    return stream(body, b"/Subtype/Form/BBox[0 0 9 9]" + FONTS)


def remark(more: bytes) -> bytes:
    """Return what stands in a page for a remark."""
    return b"/Annots[<</Subtype/Stamp/Rect[0 0 9 9]%b>>]" % more


PLACES = {
    "a bookmark": (document(b"<</Title(%b)/Parent 5 0 R>>" % TELLS, catalog=b"/Outlines<</First 5 0 R>>"), "บุ๊กมาร์ก"),
    "a bookmark of two bytes a letter": (document(catalog=b"/Outlines<</First<</Title%b>>>>" % WIDE), "บุ๊กมาร์ก"),
    "a field without a place": (document(catalog=b"/AcroForm<</Fields[<</T(a)/V(%b)>>]>>" % TELLS), "ช่องกรอก"),
    "a field above one that is shown": (
        document(
            b"<</T(a)/V(%b)/Kids[6 0 R]>>" % TELLS,
            b"<</Subtype/Widget/Rect[0 0 9 9]/Parent 5 0 R>>",
            page=b"/Annots[6 0 R]",
        ),
        "หน้า 1",
    ),
    "a choice of a field": (document(catalog=b"/AcroForm<</Fields[<</Opt[[(a)(%b)]]>>]>>" % TELLS), "ช่องกรอก"),
    "a state of a field": (document(catalog=b"/AcroForm<</Fields[<</V/%b>>]>>" % TELLS), "ช่องกรอก"),
    "a form in XML": (document(stream(b"<a>%b</a>" % TELLS), catalog=b"/AcroForm<</XFA[(datasets)5 0 R]>>"), "ช่องกรอก"),
    "a rich text": (document(page=remark(b"/RC(<p>%b</p>)" % TELLS)), "หน้า 1"),
    "a rich text of its own": (document(stream(b"<p>%b</p>" % TELLS), page=remark(b"/RC 5 0 R")), "หน้า 1"),
    "a stamp": (document(form(DRAWN), page=remark(b"/AP<</N 5 0 R>>")), "หน้า 1"),
    "a stamp in one of its states": (document(form(DRAWN), page=remark(b"/AP<</N<</On 5 0 R>>>>")), "หน้า 1"),
    "an action": (document(page=remark(b"/A<</S/URI/URI(tel:%b)>>" % TELLS)), "หน้า 1"),
    "words for a picture": (
        document(catalog=b"/StructTreeRoot<</K<</S/Figure/Alt(%b)>>>>" % TELLS),
        "คำบรรยายสำหรับโปรแกรมอ่านจอ",
    ),
    "words for a picture in a drawing": (document(drawn=b"/Figure<</Alt(%b)>>BDC EMC" % TELLS), "หน้า 1"),
    "other words than are drawn": (document(drawn=b"/Span<</Actual#54ext%b>>BDC EMC" % WIDE), "หน้า 1"),
    "the name of a layer": (document(catalog=b"/OCProperties<</OCGs[<</Name(%b)>>]>>" % TELLS), "คุณสมบัติของไฟล์"),
    "the name of a file within": (
        document(catalog=b"/Names<</EmbeddedFiles<</Names[(a)<</UF(%b)>>]>>>>" % TELLS),
        "คุณสมบัติของไฟล์",
    ),
    "the label of a page": (document(catalog=b"/PageLabels<</Nums[0<</P(%b)>>]>>" % TELLS), "คุณสมบัติของไฟล์"),
}


def read(data: bytes) -> Inside:
    """Return what is inside a document."""
    return read_inside("PDF", data)


def ids(inside: Inside) -> list[tuple[str, bool]]:
    """Return where an id is found, and whether it is told beside what is shown."""
    return [(part.where, part.beside) for part in inside.parts for _ in find_personal(part.text)]


def drawn(data: bytes) -> list[bytes]:
    """Return the pages of a document as they are shown."""
    return [bytes(page.render().buffer) for page in pypdfium2.PdfDocument(data)]


@pytest.mark.parametrize("name", PLACES)
def test_an_id_is_found_wherever_a_document_keeps_it(name: str) -> None:
    """Bookmarks, fields, remarks, stamps, words for those who do not see: told with the place where an officer looks."""
    data, where = PLACES[name]
    assert ids(read(data)) == [(where, False)]


@pytest.mark.parametrize("name", PLACES)
def test_what_a_document_shows_is_never_taken_out(name: str) -> None:
    """Only what nobody is shown goes by itself: the rest stays, and stays told."""
    data, where = PLACES[name]
    assert ids(read(without_metadata("PDF", data))) == [(where, False)]


JPEG = b"/Type/XObject/Subtype/Image/Width 8/Height 6/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter"
BESIDE = {
    "the packet of a page": document(stream(XMP, b"/Type/Metadata/Subtype/XML"), page=b"/Metadata 5 0 R"),
    "the packet of a picture": document(
        stream(b"\0", b"/Subtype/Image/Metadata 6 0 R"), stream(XMP), page=b"/Thumb 5 0 R"
    ),
    "a picture of a camera": document(stream(EXIF, JPEG + b"/DCTDecode"), page=b"/Thumb 5 0 R"),
    "a picture that is packed": document(
        stream(zlib.compress(EXIF), JPEG + b"[/FlateDecode/DCTDecode]/DecodeParms[null<</ColorTransform 1>>]"),
        page=b"/Thumb 5 0 R",
    ),
}


@pytest.mark.parametrize("name", BESIDE)
def test_who_made_a_part_of_a_document_is_told_and_taken_out(name: str) -> None:
    """Pages and pictures tell their maker as documents do; the pages look as before."""
    data = BESIDE[name]
    assert [(one.value, one.fixable) for one in read(data).properties] == [(AUTHOR, True)]
    bare = without_metadata("PDF", data)
    assert read(bare).properties == ()
    assert AUTHOR.encode() not in bare
    assert drawn(bare) == drawn(data)


def test_a_picture_within_a_document_hides_as_little() -> None:
    """What stands behind a picture's end is told with its page, and is gone when the document is written again."""
    hidden = HIDDEN["jpeg: words behind the end"]
    data = document(stream(hidden, JPEG + b"/DCTDecode"), page=b"/Thumb 5 0 R")
    assert ids(read(data)) == [("ภาพในหน้า 1", True)]
    assert ids(read(without_metadata("PDF", data))) == []


def test_who_wrote_a_remark_is_told() -> None:
    """The name beside a remark is shown to readers, and must be taken out by hand."""
    data = document(page=remark(b"/T(%b)/Contents(ok)" % AUTHOR.encode()))
    assert [(one.what, one.value, one.fixable) for one in read(data).properties] == [
        ("ผู้แสดงความเห็นหรือแก้ไข", AUTHOR, False)
    ]


def revised() -> bytes:
    """Return a document whose page held an id before it was saved again."""
    before = document(drawn=DRAWN)
    body = stream(b"BT /F1 9 Tf (a) Tj ET")
    place, table = len(before), int(re.findall(rb"startxref\s+([0-9]+)", before)[-1])
    after = b"4 0 obj%b endobj\n" % body
    tail = b"xref\n4 1\n%010d 00000 n \ntrailer<</Size 5/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    return before + after + tail % (place, table, place + len(after))


def test_what_was_there_before_the_last_save_is_found_and_taken_out() -> None:
    """Saving again covers what a page said, and keeps it in the file."""
    data = revised()
    assert pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text() == "a"
    assert ids(read(data)) == [("เนื้อหารุ่นก่อนแก้ไข หน้า 1", True)]
    assert [(one.what, one.about) for one in read(data).properties] == [("เนื้อหารุ่นก่อนแก้ไขที่ค้างอยู่ในไฟล์", "device")]
    bare = without_metadata("PDF", data)
    assert read(bare).properties == ()
    assert TELLS not in bare
    assert drawn(bare) == drawn(data)


def test_a_signed_document_is_not_said_to_be_mended() -> None:
    """Nothing can be taken out of it by a command, so none is named."""
    data = document(stream(XMP), catalog=b"/AcroForm<</SigFlags 3/Fields[]>>", page=b"/Metadata 5 0 R")
    assert [(one.value, one.fixable) for one in read(data).properties] == [(AUTHOR, False)]
    assert without_metadata("PDF", data) == data


def many_objects() -> bytes:
    """Return a document with a tree of forty thousand tags."""
    tags = (b"<</S/P/Pg 3 0 R/K[%d 0 R]>>" % (number + 1) for number in range(5, 40_000))
    return document(*tags, b"<</Alt(%b)>>" % TELLS, catalog=b"/StructTreeRoot<</K 5 0 R>>")


def many_stamps() -> bytes:
    """Return a document with ten thousand stamps."""
    stamps = (form(DRAWN) for _ in range(10_000))
    annots = b" ".join(b"<</Subtype/Stamp/Rect[0 0 9 9]/AP<</N %d 0 R>>>>" % number for number in range(5, 10_005))
    return document(*stamps, page=b"/Annots[%b]" % annots)


def many_packets() -> bytes:
    """Return a document with ten thousand packets."""
    packets = (stream(XMP) for _ in range(10_000))
    holders = b" ".join(b"<</Metadata %d 0 R>>" % number for number in range(5, 10_005))
    return document(*packets, catalog=b"/Own[%b]" % holders)


def many_revisions() -> bytes:
    """Return a document that says a hundred thousand times that it ends."""
    data = document(drawn=DRAWN)
    return data + data[data.index(b"startxref") :] * 100_000


MUCH: dict[str, Callable[[], bytes]] = {
    "objects": many_objects,
    "stamps": many_stamps,
    "packets": many_packets,
    "revisions": many_revisions,
}


@pytest.mark.parametrize("name", MUCH)
def test_a_document_of_many_parts_is_read_up_to_a_bound(name: str) -> None:
    """However many parts there are, reading ends in two seconds, and says that it was not all."""
    data = MUCH[name]()
    read(document())
    started = time.process_time()
    assert read(data).unread == "เนื้อหามากเกินกว่าจะอ่านได้ทั้งหมด"
    assert time.process_time() - started < 2 * slowness()
