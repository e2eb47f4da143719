"""PNG as a row of pieces: its chunks."""

from __future__ import annotations

import re
import struct
import zlib
from typing import TYPE_CHECKING

from prongsai.evidence._persons import names_person
from prongsai.evidence._pieces import Piece, beside, broken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.evidence._pieces import What

_HEAD = 8
_SHOWN = frozenset(
    [
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"bKGD", b"pHYs"),
        *(b"cICP", b"mDCV", b"mDCv", b"cLLI", b"cLLi", b"sTER", b"acTL", b"fcTL", b"fdAT"),
    ]
)
"""The chunks that a picture, or a moving one, is shown by."""
_TEXTS = (b"tEXt", b"zTXt", b"iTXt")
_XMP_KEY = "XML:com.adobe.xmp"
_RAW = re.compile("Raw profile type ([A-Za-z0-9]+)")
_RAW_KINDS: dict[str, What] = {"exif": "exif", "app1": "exif", "xmp": "xmp", "iptc": "iptc", "8bim": "iptc"}
"""Blocks of a JPEG that ImageMagick and others write as digits into a text."""
_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]+")
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_LONGEST = 1_000_000
"""The most bytes that a compressed text may unfold to."""


def pieces(data: bytes) -> Iterator[Piece]:
    """Yield the pieces of a picture, and what stands behind its end."""
    yield Piece(data[:_HEAD])
    place = _HEAD
    while place + 12 <= len(data):
        end = place + 12 + int.from_bytes(data[place : place + 4])
        if end > len(data):
            break
        name = data[place + 4 : place + 8]
        yield Piece(data[place:end]) if name in _SHOWN else _told(name, data[place + 8 : end - 4])
        place = end
        if name == b"IEND":
            yield beside("tail", data[place:])
            return
    yield broken(data[place:])


def _told(name: bytes, body: bytes) -> Piece:
    if name == b"eXIf":
        return beside("exif", body)
    if name not in _TEXTS:
        return beside("strings", body)
    key, _, rest = body.partition(b"\0")
    word, text = key.decode("latin-1"), _text(name, rest)
    if raw := _RAW.fullmatch(word):
        return _raw(raw[1].lower(), text)
    if word == _XMP_KEY:
        return beside("xmp", text)
    return beside("person" if names_person(word) else "words", text)


def _raw(kind: str, text: bytes) -> Piece:
    """Return a block that is written as digits, after its name and its length on lines of their own."""
    digits = _NOT_HEX.sub(b"", text.strip().split(b"\n", 2)[-1])
    block = bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
    what = _RAW_KINDS.get(kind, "strings")
    if block.startswith(_XMP):
        return beside("xmp", block.removeprefix(_XMP))
    return beside(what, block)


def _text(name: bytes, rest: bytes) -> bytes:
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


def join(kept: list[bytes], exif: bytes) -> bytes:
    """Return the picture of the pieces that are kept, with a block of EXIF behind its head."""
    if exif:
        chunk = b"eXIf" + exif
        kept.insert(2, struct.pack(">I", len(exif)) + chunk + struct.pack(">I", zlib.crc32(chunk)))
    return b"".join(kept)
