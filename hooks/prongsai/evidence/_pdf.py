"""PDF: the text of its pages and its properties, read by pypdf within bounds, and the same pages without properties."""

from __future__ import annotations

import contextlib
import io
import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pypdf
from pypdf import PageObject
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from prongsai.evidence._inside import DAMAGED, OWN_WORDS, TOO_LONG, Inside, Part, Property
from prongsai.evidence._pdf_objects import PROPERTIES, Left, heard, is_jpeg, words_of
from prongsai.evidence._persons import names_person
from prongsai.evidence._pictures import bare_picture, read_picture
from prongsai.evidence._xml import read_description

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.evidence._pdf_objects import Heard

MOST_PAGES = 200
_MOST_REVISIONS = 2
_EARLIER = "เนื้อหารุ่นก่อนแก้ไข"
_BOUNDS = {
    "zlib_maximum_output_length": 10_000_000,
    "lzw_maximum_output_length": 10_000_000,
    "run_length_maximum_output_length": 10_000_000,
    "zlib_maximum_recovery_input_length": 1_000_000,
    "stream_parsing_work_maximum_count": 400_000,
    "xform_maximum_invocations_per_extraction": 200,
}
_KEPT = ("/Title", "/CreationDate", "/ModDate")
"""Properties that speak of the document; a reader shows the first as its name."""
_AUTHOR, _PROGRAMS = "/Author", ("/Creator", "/Producer")
_SAID = re.compile(rb"/(?:ActualText|Alt|E)[^A-Za-z]|/[A-Za-z]*#")
"""What in a drawing gives other words for what is drawn; a name may be written in numbers."""
_MARKS = (b"BDC", b"DP")
_END = re.compile(rb"startxref\s+[0-9]+\s+%%EOF\s?")
_APART = "\n\n"
_FEW_LETTERS = 4
# Its warnings are about the file's making, and say nothing to an officer.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read_pdf(data: bytes) -> Inside:
    """Return the text of each page with its remarks and filled fields, and what the document says of its author.

    A document may open and yet not be read, as one whose pages unfold too far; that is said. Whether evidence opens
    is told where it is read.
    """
    try:
        return _read(data)
    except Exception:  # noqa: BLE001 - a broken file may fail anywhere within the library, in any way
        return Inside(unread=DAMAGED)


def bare_pdf(data: bytes) -> bytes:
    """Return the same pages without the author, the program's and other properties; title and dates stay.

    A signed, locked or broken document is returned as it is.
    """
    try:
        return _bare(data)
    except Exception:  # noqa: BLE001 - see read_pdf
        return data


def _read(data: bytes) -> Inside:
    with pypdf.apply_configuration(None, **_BOUNDS):
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return Inside(unread="มีรหัสผ่าน")
        left = Left()
        found = _described(reader).and_(_Contents(reader, left).read())
        for number, revision in enumerate(_earlier(data)):
            if number == _MOST_REVISIONS:
                found = found.and_(Inside(unread=TOO_LONG))
                break
            found = found.and_(_of_earlier(revision, left, {part.text for part in found.parts}))
        return found.by_hand() if _is_sealed(reader) else found


def _described(reader: pypdf.PdfReader) -> Inside:
    found = Inside()
    for key, value in (reader.metadata or {}).items():
        text = str(value).strip()
        if text and key not in _PROGRAMS and names_person(key):
            what = "ผู้เขียน" if key == _AUTHOR else OWN_WORDS
            found = found.and_(Inside((), (Property(what, text),)))
        else:
            found = found.and_(Inside((Part(PROPERTIES, text, beside=key not in _KEPT),)))
    return found


def _is_sealed(reader: pypdf.PdfReader) -> bool:
    """Tell whether a document is locked or signed, so that it cannot be written again."""
    root: Any = reader.trailer["/Root"].get_object()
    form = root.get("/AcroForm")
    return bool(reader.is_encrypted or (form is not None and form.get_object().get("/SigFlags")))


class _Contents:
    """The pages of a document, and what its other objects say, read up to the bounds."""

    def __init__(self, reader: pypdf.PdfReader, left: Left) -> None:
        self._reader = reader
        self._left = left
        self._texts: dict[str, list[str]] = {}
        self._beside: list[Part] = []
        self._properties: dict[Property, None] = {}
        self._unread = ""

    def read(self) -> Inside:
        """Return everything that is found."""
        is_scan = len(self._reader.pages) > 0
        for number, page in enumerate(self._reader.pages, 1):
            text = self._drawn(page) if number <= MOST_PAGES else None
            self._texts[f"หน้า {number}"] = [text or ""]
            is_scan = is_scan and text is not None and not text.strip()
            if text is None:
                self._unread = TOO_LONG
                break
        for one in heard(self._reader, MOST_PAGES, self._left):
            self._hear(one)
        parts = tuple(Part(where, _APART.join(texts)) for where, texts in self._texts.items())
        unread = self._unread or ("ไม่มีข้อความให้ค้น น่าจะเป็นภาพสแกน" if is_scan else "")
        return Inside((*parts, *self._beside), tuple(self._properties), unread)

    def _hear(self, one: Heard) -> None:
        match one.what:
            case "text":
                self._texts.setdefault(one.where, []).append(one.value)
            case "drawn":
                self._texts.setdefault(one.where, []).append(self._stamp(one.value))
            case "author":
                self._properties[Property("ผู้แสดงความเห็นหรือแก้ไข", one.value, fixable=False)] = None
            case "packet":
                self._put_beside(read_description(one.value), PROPERTIES)
            case "picture":
                self._left.pictures -= len(one.value)
                read = read_picture("JPEG", one.value) if self._left.pictures >= 0 else Inside(unread=TOO_LONG)
                self._put_beside(read, f"ภาพใน{one.where}")
            case "too much":
                self._unread = TOO_LONG

    def _put_beside(self, inside: Inside, where: str) -> None:
        """Keep what was read as a file of its own."""
        self._beside += [replace(part, where=where, beside=True) for part in inside.parts]
        self._properties |= dict.fromkeys(inside.properties)
        self._unread = self._unread or inside.unread

    def _stamp(self, form: StreamObject) -> str:
        """Return the text of what is drawn as a remark, which is a page of its own."""
        page = PageObject(self._reader)
        for key, value in (("/Contents", form), ("/Resources", form.get("/Resources", DictionaryObject()))):
            page[NameObject(key)] = value
        text = self._drawn(page)
        self._unread = TOO_LONG if text is None else self._unread
        return text or ""

    def _drawn(self, page: PageObject) -> str | None:
        """Return the text of a page, what stands for other letters in it included; None when no more may be read."""
        content = page.get_contents()
        data = content.get_data() if content is not None else b""
        self._left.content -= len(data)
        if self._left.content < 0:
            return None
        if not _SAID.search(data):
            return page.extract_text()
        said: list[str] = []

        def hear(operator: bytes, operands: list[Any], *_: object) -> None:
            if operator in _MARKS and len(operands) > 1 and isinstance(operands[1], dict):
                said.extend(map(words_of, operands[1].values()))

        text = page.extract_text(visitor_operand_before=hear)
        # Browsers say every few letters anew; a longer text stands for itself.
        return text + _APART + "".join(f"{_APART}{one}{_APART}" if len(one) > _FEW_LETTERS else one for one in said)


def _earlier(data: bytes) -> Iterator[bytes]:
    """Yield the revisions that a document went through, the latest first: one that is saved again keeps them."""
    ends = [match.end() for match in _END.finditer(data)][:-1]
    # A document that is made for the web begins with a table of its own, and an end of that.
    first = 1 if b"/Linearized" in data[:1024] else 0
    yield from (data[:end] for end in reversed(ends[first:]))


def _of_earlier(data: bytes, left: Left, known: set[str]) -> Inside:
    """Return what an earlier revision says that is not known yet, or only that there is one where it cannot be read."""
    found = Inside()
    with contextlib.suppress(Exception):  # see read_pdf
        reader = pypdf.PdfReader(io.BytesIO(data))
        found = _described(reader).and_(_Contents(reader, left).read())
    parts = [
        replace(part, where=f"{_EARLIER} {part.where}", beside=True) for part in found.parts if part.text not in known
    ]
    there_is_one = Property(f"{_EARLIER}ที่ค้างอยู่ในไฟล์", about="device")
    return replace(found, parts=tuple(parts), properties=(there_is_one, *found.properties))


def _bare(data: bytes) -> bytes:
    reader = pypdf.PdfReader(io.BytesIO(data))
    if _is_sealed(reader):
        return data
    kept = {key: value for key, value in (reader.metadata or {}).items() if key in _KEPT}
    writer = pypdf.PdfWriter(clone_from=reader)
    writer.metadata = None
    for one in writer._objects:  # noqa: SLF001 - the library offers no other way to all of a document
        if isinstance(one, dict):
            for key in ("/Metadata", "/PieceInfo"):
                one.pop(NameObject(key), None)
        if isinstance(one, StreamObject) and one.get("/Subtype") == "/Image" and is_jpeg(one):
            _bare_image(one)
    writer.add_metadata(kept)
    # What nothing leads to any more would be written all the same.
    writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _bare_image(image: StreamObject) -> None:
    """Take out what a JPEG tells; one that is packed once more stands bare then."""
    bare = bare_picture("JPEG", image.get_data())
    how: Any = image.get("/DecodeParms")
    image._data = bare  # noqa: SLF001 - the library packs what is set in another way
    image[NameObject("/Filter")] = NameObject("/DCTDecode")
    if isinstance(how, list):
        image[NameObject("/DecodeParms")] = how[-1]
