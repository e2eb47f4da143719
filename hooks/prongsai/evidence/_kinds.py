"""What a file is (ชนิดของไฟล์), told by its content and never by its name."""

from __future__ import annotations

import io
import zipfile

from prongsai.archives import UNSOUND

_OFFICE = {"word/document.xml": "Word", "xl/workbook.xml": "Excel", "ppt/presentation.xml": "PowerPoint"}
_OLE_HEAD = 512
_TAIL = 2048
_BLANK = b"\xef\xbb\xbf \t\r\n"


def kind_of(data: bytes) -> str | None:
    """Return what a file is by its content, or None when it is none of the kinds that open everywhere, or is cut."""
    return _document(data) or _image(data)


def _document(data: bytes) -> str | None:
    if data.startswith(b"%PDF-") and b"startxref" in data[-_TAIL:] and b"%%EOF" in data[-_TAIL:]:
        return "PDF"
    if data.startswith(b"PK\x03\x04"):
        return _office(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") and len(data) > _OLE_HEAD:
        return "Office 97-2003"
    return None


def _image(data: bytes) -> str | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR" and b"IEND" in data[-_TAIL:]:
        return "PNG"
    if data.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in data[-_TAIL:]:
        return "JPEG"
    if data.startswith((b"GIF87a", b"GIF89a")) and data.rstrip(b"\0").endswith(b";"):
        return "GIF"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP" and int.from_bytes(data[4:8], "little") + 8 <= len(data):
        return "WebP"
    return None


def _office(data: bytes) -> str | None:
    """Return which Office document a zip archive is, by the parts that each must have."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            member = next((member for member in _OFFICE if member in names), None)
            if member is None or "[Content_Types].xml" not in names:
                return None
            with archive.open(member) as part:
                return _OFFICE[member] if part.read(_TAIL).lstrip(_BLANK).startswith(b"<") else None
    except UNSOUND:
        # Cut, packed in a way that Office does not know, or locked with a password.
        return None
