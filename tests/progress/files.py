"""The smallest sound file of each kind that evidence may be."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def archive(*names: str, text: str = "<x/>") -> bytes:
    """Return a zip archive with members of these names, each with the same text."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        for name in names:
            zipped.writestr(name, text)
    return out.getvalue()


PNG = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
PNG += _chunk(b"IDAT", zlib.compress(b"\0\0")) + _chunk(b"IEND", b"")
FILES = {
    "PDF": b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n",
    "PNG": PNG,
    "JPEG": b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xd9",
    "GIF": b"GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\1D\0;",
    "WebP": b"RIFF\x04\0\0\0WEBP",
    "Word": archive("[Content_Types].xml", "word/document.xml"),
    "Excel": archive("[Content_Types].xml", "xl/workbook.xml"),
    "PowerPoint": archive("[Content_Types].xml", "ppt/presentation.xml"),
    "Office 97-2003": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016),
}
SUFFIXES = {
    "PDF": ".pdf",
    "PNG": ".png",
    "JPEG": ".jpg",
    "GIF": ".gif",
    "WebP": ".webp",
    "Word": ".docx",
    "Excel": ".xlsx",
    "PowerPoint": ".pptx",
    "Office 97-2003": ".xls",
}
BROKEN = {
    "nothing": b"",
    "text": "ข้อความ".encode(),
    "half a PDF": FILES["PDF"][:20],
    "half a PNG": PNG[:30],
    "half a JPEG": FILES["JPEG"][:10],
    "half a GIF": FILES["GIF"][:-1],
    "half a WebP": b"RIFF\xff\0\0\0WEBP",
    "half a Word": FILES["Word"][:40],
    "a plain zip": archive("a.txt"),
    "a zip that is no Office": archive("[Content_Types].xml", "a.txt"),
    "a web page": b"<html><script>alert(1)</script></html>",
    "a Word whose text is none": archive("[Content_Types].xml", "word/document.xml", text="\0"),
    "a Word that was changed on the way": FILES["Word"].replace(b"<x/>", b"<y/>"),
    "a PDF without its table": FILES["PDF"].replace(b"startxref", b""),
    "half an old Word": FILES["Office 97-2003"][:9],
}
