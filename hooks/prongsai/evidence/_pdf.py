"""PDF: the text of its pages and its properties, read by pypdf within bounds, and the same pages without properties."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING, Any

import pypdf
from pypdf.generic import NameObject

from prongsai.evidence._inside import DAMAGED, TOO_LONG, Inside, Part, Property
from prongsai.evidence._xml import read_description

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PAGES = 200
MOST_CONTENT = 1_000_000
"""The most bytes of what draws the pages that are read for their text: about a second of work."""
_MOST_REMARKS = 200
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
_PERSONS = {"/Author": "ผู้เขียน"}
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
        found = _described(reader)
        for part, unread in _pages(reader):
            found = found.and_(Inside((part,), (), unread))
        pages = len(reader.pages)
    if pages and not any(part.text.strip() for part in found.parts if part.where.startswith("หน้า")):
        return found.and_(Inside(unread="ไม่มีข้อความให้ค้น น่าจะเป็นภาพสแกน"))
    return found


def _described(reader: pypdf.PdfReader) -> Inside:
    found = Inside()
    for key, value in (reader.metadata or {}).items():
        text = str(value).strip()
        if key in _PERSONS and text:
            found = found.and_(Inside((), (Property(_PERSONS[key], text),)))
        else:
            found = found.and_(Inside((Part("คุณสมบัติของไฟล์", text),)))
    packet = _catalog(reader).get("/Metadata")
    if packet is not None:
        found = found.and_(read_description(packet.get_object().get_data()), "คุณสมบัติของไฟล์")
    return found


def _catalog(reader: pypdf.PdfReader) -> Any:  # noqa: ANN401 - a dictionary of the library
    return reader.trailer["/Root"].get_object()


def _pages(reader: pypdf.PdfReader) -> Iterator[tuple[Part, str]]:
    """Yield the pages, up to the bounds."""
    left = MOST_CONTENT
    for number, page in enumerate(reader.pages, 1):
        where = f"หน้า {number}"
        content = page.get_contents()
        left -= len(content.get_data()) if content is not None else 0
        if left < 0 or number > MOST_PAGES:
            yield Part(where, ""), TOO_LONG
            return
        yield Part(where, "\n".join([page.extract_text(), *_remarks(page)])), ""


def _remarks(page: Any) -> Iterator[str]:  # noqa: ANN401 - a page of the library
    """Yield the remarks beside a page, who wrote them, what its fields are filled with, and where its links lead."""
    for one in list(page.get("/Annots") or ())[:_MOST_REMARKS]:
        remark = one.get_object()
        for key in ("/T", "/Contents", "/V"):
            if isinstance(remark.get(key), str):
                yield str(remark[key])
        action = remark.get("/A")
        if action is not None and isinstance(action.get_object().get("/URI"), str):
            yield str(action.get_object()["/URI"])


def _bare(data: bytes) -> bytes:
    reader = pypdf.PdfReader(io.BytesIO(data))
    form = _catalog(reader).get("/AcroForm")
    if reader.is_encrypted or (form is not None and form.get_object().get("/SigFlags")):
        return data
    kept = {key: value for key, value in (reader.metadata or {}).items() if key in _KEPT}
    writer = pypdf.PdfWriter(clone_from=reader)
    writer.metadata = None
    for one in writer._objects:  # noqa: SLF001 - the library offers no other way to all of a document
        if isinstance(one, dict):
            for key in ("/Metadata", "/PieceInfo"):
                one.pop(NameObject(key), None)
    writer.add_metadata(kept)
    # What nothing leads to any more would be written all the same.
    writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
