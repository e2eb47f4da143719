"""The smallest sound file of each kind that evidence may be."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from PIL import Image


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def archive(*names: str, text: str = "<x/>") -> bytes:
    """Return a zip archive with members of these names, each with the same text."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        for name in names:
            zipped.writestr(name, text)
    return out.getvalue()


def document(*more: bytes, catalog: bytes = b"", page: bytes = b"", drawn: bytes = b"BT /F1 9 Tf (a) Tj ET") -> bytes:
    """Return a PDF of one page with a letter, or what is `drawn`; `more` are objects from number 5 on.

    `catalog` stands in its catalogue, `page` in its page.
    """
    font = b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    bodies = [b"<</Type/Catalog/Pages 2 0 R%b>>" % catalog, b"<</Type/Pages/Count 1/Kids[3 0 R]>>"]
    bodies += [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R%b%b>>" % (font, page)]
    bodies += [b"<</Length %d>>stream\n%b\nendstream" % (len(drawn), drawn), *more]
    out, places, length = [b"%PDF-1.4\n"], [], 9
    for number, body in enumerate(bodies, 1):
        places.append(length)
        out.append(b"%d 0 obj%b endobj\n" % (number, body))
        length += len(out[-1])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    tail = b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return b"".join([*out, tail % (size, table, size, length)])


def picture(kind: str, size: tuple[int, int] = (1, 1), **how: object) -> bytes:
    """Return a grey picture."""
    out = io.BytesIO()
    Image.new("L", size, 128).save(out, kind, **how)
    return out.getvalue()


def ole(*names: str, flags: int = 0) -> bytes:
    """Return a document of Office 97-2003 that holds streams of these names, each of 4,096 bytes."""
    sectors = 8  # of each stream
    folder = (len(names) + 4) // 4
    entries = [struct.pack("<64sHBBIII36sIQ", *_entry("Root Entry"), 5, 1, NONE, NONE, 1, b"", END, 0)]
    chains = [0xFFFFFFFD, *range(2, folder + 1), END]
    data = b""
    for number, name in enumerate(names, 1):
        first = 1 + folder + sectors * (number - 1)
        after = number + 1 if number < len(names) else NONE
        entries.append(struct.pack("<64sHBBIII36sIQ", *_entry(name), 2, 1, NONE, after, NONE, b"", first, 4096))
        chains += [*range(first + 1, first + sectors), END]
        data += struct.pack("<10xH", flags).ljust(4096, b"\0")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END, 0, END, 0)
    head += struct.pack("<I", 0) + b"\xff" * 432
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(512, b"\xff")
    return head + table + b"".join(entries).ljust(512 * folder, b"\0") + data


NONE, END = 0xFFFFFFFF, 0xFFFFFFFE


def _entry(name: str) -> tuple[bytes, int]:
    written = name.encode("utf-16-le") + b"\0\0"
    return written, len(written)


PNG = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
PNG += _chunk(b"IDAT", zlib.compress(b"\0\0")) + _chunk(b"IEND", b"")
FILES = {
    "PDF": document(),
    "PNG": PNG,
    "JPEG": picture("JPEG"),
    "GIF": picture("GIF"),
    "WebP": picture("WebP"),
    "Word": archive("[Content_Types].xml", "word/document.xml"),
    "Excel": archive("[Content_Types].xml", "xl/workbook.xml"),
    "PowerPoint": archive("[Content_Types].xml", "ppt/presentation.xml"),
    "Office 97-2003": ole("Workbook"),
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
