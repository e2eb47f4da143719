"""Pictures (JPEG, PNG, WebP) as rows of segments: what is told beside the picture, and the same picture without it.

No picture is decoded. A segment is kept or left out whole, so that what is shown stays as it was, bit by bit.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from prongsai.evidence._exif import decoded, only_orientation, read_exif
from prongsai.evidence._inside import MOST_LETTERS, TOO_LONG, Inside, Part, Property
from prongsai.evidence._xml import read_description

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXIF, _XMP = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0"
_APP1, _APP13, _COMMENT, _SCAN = 0xE1, 0xED, 0xFE, 0xDA
_BY_LINE = b"\x1c\x02\x50"
"""How IPTC begins the name of who took the picture."""
_PNG_HEAD = 8
_PNG_TEXTS = (b"tEXt", b"zTXt", b"iTXt")
_PNG_TOLD = (*_PNG_TEXTS, b"eXIf", b"tIME")
_PERSONS = ("author", "artist", "creator", "owner")
_XMP_KEY = "XML:com.adobe.xmp"
_LONGEST = 1_000_000
"""The most bytes that a compressed text of a picture may unfold to."""
_MOST_TOLD = 100
"""The most segments that are read: a camera writes a handful, a long profile some dozens."""
_WEBP_HEAD = 12
_WEBP_TOLD = {b"EXIF": 0x08, b"XMP ": 0x04}
"""The chunks, each with the flag that announces it."""


def read_picture(kind: str, data: bytes) -> Inside:
    """Return what a picture tells beside itself."""
    found: list[Inside] = []
    left, letters = "", 0
    for what, value in _told(kind, data):
        if len(found) == _MOST_TOLD or letters > MOST_LETTERS:
            left = TOO_LONG
            break
        found.append(_read(what, value))
        letters += sum(len(part.text) for part in found[-1].parts)
    parts = tuple(part for inside in found for part in inside.parts)
    return Inside(parts, tuple(one for inside in found for one in inside.properties), left)


def bare_picture(kind: str, data: bytes) -> bytes:
    """Return the same picture without what it tells; which way is up stays."""
    return {"JPEG": _bare_jpeg, "PNG": _bare_png, "WebP": _bare_webp}[kind](data)


def _read(what: str, value: bytes) -> Inside:
    """Return what one segment tells: `what` is exif, xmp, person or words."""
    if what == "exif":
        return read_exif(value)
    if what == "xmp":
        return read_description(value)
    text = decoded(value)
    if what == "person":
        return Inside((), (Property("ชื่อผู้สร้าง", text),) if text else ())
    return Inside((Part("", text),))


def _told(kind: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    return {"JPEG": _told_jpeg, "PNG": _told_png, "WebP": _told_webp}[kind](data)


def _jpeg(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the marker, the beginning and the end of each segment before the first scan."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF and data[place + 1] != _SCAN:  # noqa: PLR2004 - a marker's first byte
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4])
        if end > len(data) or end < place + 4:
            return
        yield data[place + 1], place, end
        place = end


def _told_jpeg(data: bytes) -> Iterator[tuple[str, bytes]]:
    for marker, start, end in _jpeg(data):
        body = data[start + 4 : end]
        if marker == _APP1 and body.startswith(_EXIF):
            yield "exif", body[len(_EXIF) :]
        elif marker == _APP1 and body.startswith(_XMP):
            yield "xmp", body[len(_XMP) :]
        elif marker == _APP13:
            yield "words", body
            at = body.find(_BY_LINE)
            if at >= 0:
                yield "person", body[at + 5 : at + 5 + int.from_bytes(body[at + 3 : at + 5])]
        elif marker == _COMMENT:
            yield "words", body


def _bare_jpeg(data: bytes) -> bytes:
    pieces, place, up = [data[:2]], 2, b""
    for marker, start, end in _jpeg(data):
        if marker not in (_APP1, _APP13, _COMMENT):
            pieces.append(data[start:end])
        elif data[start + 4 : end].startswith(_EXIF):
            up = up or only_orientation(data[start + 4 + len(_EXIF) : end])
        place = end
    if up:
        pieces.insert(1, struct.pack(">BBH", 0xFF, _APP1, 2 + len(_EXIF) + len(up)) + _EXIF + up)
    return b"".join([*pieces, data[place:]])


def _png(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield the name, the beginning and the end of each chunk."""
    place = _PNG_HEAD
    while place + 12 <= len(data):
        end = place + 12 + int.from_bytes(data[place : place + 4])
        if end > len(data):
            return
        yield data[place + 4 : place + 8], place, end
        place = end


def _told_png(data: bytes) -> Iterator[tuple[str, bytes]]:
    for name, start, end in _png(data):
        body = data[start + 8 : end - 4]
        if name == b"eXIf":
            yield "exif", body
        elif name in _PNG_TEXTS:
            key, _, rest = body.partition(b"\0")
            text = _png_text(name, rest)
            word = key.decode("latin-1")
            yield "xmp" if word == _XMP_KEY else "person" if word.lower() in _PERSONS else "words", text


def _png_text(name: bytes, rest: bytes) -> bytes:
    """Return the text of a chunk after its keyword, unfolded within bounds."""
    if name == b"tEXt":
        return rest
    packed = name == b"zTXt" or rest[:1] == b"\x01"
    text = rest[1:] if name == b"zTXt" else rest[2:].split(b"\0", 2)[-1]
    if not packed:
        return text
    try:
        return zlib.decompressobj().decompress(text, _LONGEST)
    except zlib.error:
        return b""


def _bare_png(data: bytes) -> bytes:
    pieces, place = [data[:_PNG_HEAD]], _PNG_HEAD
    for name, start, end in _png(data):
        if name not in _PNG_TOLD:
            pieces.append(data[start:end])
        elif name == b"eXIf" and (up := only_orientation(data[start + 8 : end - 4])):
            pieces.append(struct.pack(">I", len(up)) + name + up + struct.pack(">I", zlib.crc32(name + up)))
        place = end
    return b"".join([*pieces, data[place:]])


def _webp(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield the name, the beginning and the end of each chunk, the byte that evens it out included."""
    place = _WEBP_HEAD
    while place + 8 <= len(data):
        size = int.from_bytes(data[place + 4 : place + 8], "little")
        end = place + 8 + size + size % 2
        if end > len(data) + size % 2:
            return
        yield data[place : place + 4], place, end
        place = end


def _told_webp(data: bytes) -> Iterator[tuple[str, bytes]]:
    for name, start, end in _webp(data):
        if name in _WEBP_TOLD:
            yield "xmp" if name == b"XMP " else "exif", data[start + 8 : end].removeprefix(_EXIF)


def _bare_webp(data: bytes) -> bytes:
    pieces, flags = [], 0
    for name, start, end in _webp(data):
        if name not in _WEBP_TOLD:
            pieces.append(data[start:end])
        elif name == b"EXIF" and (up := only_orientation(data[start + 8 : end].removeprefix(_EXIF))):
            pieces.append(name + struct.pack("<I", len(up)) + up)
            flags |= _WEBP_TOLD[name]
    if pieces and pieces[0].startswith(b"VP8X"):
        kept = pieces[0][8] & ~sum(_WEBP_TOLD.values()) | flags
        pieces[0] = pieces[0][:8] + bytes([kept]) + pieces[0][9:]
    body = b"WEBP" + b"".join(pieces)
    return b"RIFF" + struct.pack("<I", len(body)) + body
