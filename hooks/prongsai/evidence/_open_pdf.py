"""PDF documents are opened by pypdf, within bounds on what they unfold to and on how often they are read.

What they do then is told by the names of actions, wherever these stand: a reader of PDF follows an action from a page,
a field, a bookmark or a revision that looks unused.
"""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING, Any

import pypdf
from pypdf.errors import DependencyError, LimitReachedError

from prongsai.evidence._opened import BROKEN, LOCKED, TOO_MUCH, Opened

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOUNDS = {
    "zlib_maximum_output_length": 2_000_000,
    "lzw_maximum_output_length": 2_000_000,
    "run_length_maximum_output_length": 2_000_000,
    "zlib_maximum_recovery_input_length": 100_000,
    "stream_parsing_work_maximum_count": 200_000,
    "page_tree_maximum_entries": 5_000,
    "page_tree_maximum_page_entries": 50_000,
}
_MOST_READS = 500_000
"""How often a file is read, mostly a byte or two at a time: some five thousand pages, or half a second."""
_MOST_UNFOLDED = 10_000_000
_PAGES_LOOKED_AT = 300
_RUNS = {
    "JavaScript": "JavaScript",
    "OnInstantiate": "JavaScript",
    "Launch": "คำสั่งเปิดโปรแกรม (Launch)",
    "RichMedia": "สื่อ Flash (RichMedia)",
    "RichMediaExecute": "สื่อ Flash (RichMedia)",
    "Rendition": "สื่อที่มีคำสั่ง (Rendition)",
}
_CARRIES = {
    "EmbeddedFiles": "ไฟล์แนบในเอกสาร",
    "EmbeddedFile": "ไฟล์แนบในเอกสาร",
    "FileAttachment": "ไฟล์แนบในเอกสาร",
    "Movie": "วิดีโอ (Movie)",
    "Sound": "เสียง (Sound)",
    "3DD": "แบบจำลองสามมิติ (3D)",
    "SubmitForm": "แบบฟอร์มที่ส่งข้อมูลออกไป (SubmitForm)",
    "ImportData": "คำสั่งนำเข้าข้อมูล (ImportData)",
    "GoToE": "ลิงก์ไปไฟล์แนบ (GoToE)",
}
_FORM = "แบบฟอร์มที่มีคำสั่งได้ (XFA)"
_SEALED = "การเข้ารหัสป้องกัน จึงตรวจเนื้อในไม่ได้ทั้งหมด"
_MOST_ACTIONS = 20
_BY_ITSELF = ("/URI", "/GoToR", "/SubmitForm")
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def _name(word: str) -> str:
    """Return the pattern of a name, each letter as itself or as the number that may stand for it."""
    return "".join(f"(?:{letter}|#{ord(letter):02x}|#{ord(letter):02X})" for letter in word)


_NAMES = re.compile(f"/(?:{'|'.join(map(_name, (*_RUNS, *_CARRIES)))})(?![A-Za-z0-9])".encode())
_NUMBERED = re.compile(rb"#([0-9A-Fa-f]{2})")


class _TooMuchError(Exception):
    """A file was read more often than any that people make."""


class _Metered(io.BytesIO):
    """A file in memory that ends a reader's patience: broken tables are read again and again."""

    reads = 0

    def read(self, size: int | None = -1, /) -> bytes:
        self.reads += 1
        if self.reads > _MOST_READS:
            raise _TooMuchError
        return super().read(size)


def open_pdf(data: bytes) -> Opened:
    """Open a document and return what happened."""
    try:
        with pypdf.apply_configuration(None, **_BOUNDS):
            return _opened(pypdf.PdfReader(_Metered(data)), data)
    except (_TooMuchError, LimitReachedError):
        return TOO_MUCH
    except DependencyError:  # locked with a cipher that needs a library of its own
        return Opened("", *_does(_NAMES.findall(data), (_SEALED,)))
    except Exception:  # noqa: BLE001 - a broken file may fail anywhere within the library, in any way
        return BROKEN


def _opened(reader: pypdf.PdfReader, data: bytes) -> Opened:
    if reader.is_encrypted and not reader.decrypt(""):
        return LOCKED
    if not len(reader.pages):
        return BROKEN
    locked = (_SEALED,) if reader.is_encrypted else ()
    names = [*_NAMES.findall(data), *(name for part in _unfolded(reader) for name in _NAMES.findall(part))]
    by_itself = ("คำสั่งที่เปิดที่อยู่อื่นเอง (OpenAction)",) if any(_acts(reader)) else ()
    root: Any = reader.trailer["/Root"]
    form = root.raw_get("/AcroForm").get_object() if "/AcroForm" in root else None
    scripted = (_FORM,) if isinstance(form, dict) and "/XFA" in form else ()
    return Opened("", *_does(names, locked + by_itself + scripted))


def _does(names: list[bytes], more: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what named actions run, and what the document carries."""
    plain = [_NUMBERED.sub(lambda match: bytes([int(match[1], 16)]), name[1:]).decode() for name in names]
    runs = dict.fromkeys(_RUNS[name] for name in plain if name in _RUNS)
    carries = dict.fromkeys(_CARRIES[name] for name in plain if name in _CARRIES)
    return tuple(runs), (*carries, *more)


def _unfolded(reader: pypdf.PdfReader) -> Iterator[bytes]:
    """Yield the streams in which objects are packed together, up to a bound."""
    left = _MOST_UNFOLDED
    for number in sorted({stream for stream, _ in reader.xref_objStm.values()}):
        part: bytes = reader.get_object(number).get_data()  # type: ignore[union-attr]
        left -= len(part)
        if left < 0:
            raise _TooMuchError
        yield part


def _acts(reader: pypdf.PdfReader) -> Iterator[bool]:
    """Tell of the document and of its pages whether they act by themselves when they are opened."""
    root: Any = reader.trailer["/Root"]
    yield _leads_away(root.get("/OpenAction"))
    holders = [root, *(reader.pages[number] for number in range(min(len(reader.pages), _PAGES_LOOKED_AT)))]
    for holder in holders:
        events: Any = holder.get("/AA")
        for event in () if events is None else events.get_object().values():
            yield _leads_away(event)


def _leads_away(action: Any) -> bool:  # noqa: ANN401 - an object of the library
    """Tell whether an action, or one that follows it, opens another address."""
    left = [] if action is None else [action]
    for _ in range(_MOST_ACTIONS):
        found = left.pop().get_object() if left else None
        if isinstance(found, list):
            left += found
        elif isinstance(found, dict):
            if found.get("/S") in _BY_ITSELF:
                return True
            left += [found["/Next"]] if "/Next" in found else []
    return False
