"""JPEG as a row of pieces, read as decoders read it: fill bytes and what stands between segments are passed over."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

from prongsai.evidence._pieces import Piece, beside, broken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.evidence._pieces import What

_MARKER = re.compile(rb"\xff+([\x01-\xcf\xd8-\xfe])")
_ALONE, _END, _SCAN, _COMMENT = (0x01, 0xD8), 0xD9, 0xDA, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_SHOWN = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""What an application wrote that the picture is shown by: its measure and its colours."""
_EXIF = b"Exif\0\0"
_TOLD: tuple[tuple[int, bytes, What], ...] = (
    (0xE1, _EXIF, "exif"),
    (0xE1, b"http://ns.adobe.com/xap/1.0/\0", "xmp"),
    (0xE1, b"http://ns.adobe.com/xmp/extension/\0", "xmp extended"),
    (0xED, b"", "iptc"),
    (_COMMENT, b"", "words"),
)
_EXTENDED_HEAD = 36
"""The bytes before the offset of a part of an extended packet: whose it is, and how long the whole is."""


def pieces(data: bytes) -> Iterator[Piece]:
    """Yield the pieces of a picture, and what stands behind its end."""
    yield Piece(data[:2])
    place, in_scan = 2, False
    while mark := _MARKER.search(data, place):
        if mark.start() > place:
            between = data[place : mark.start()]
            yield Piece(between) if in_scan else beside("strings", between)
        marker, start = mark[1][0], mark.end()
        if marker == _END:
            yield Piece(b"\xff\xd9")
            yield beside("tail", data[start:])
            return
        length = 0 if marker in _ALONE else int.from_bytes(data[start : start + 2])
        place = start + length
        if place > len(data) or length == 1:
            yield broken(data[mark.start() :])
            return
        yield _segment(marker, data[start + 2 : place], b"\xff" + data[start - 1 : place])
        in_scan = marker == _SCAN
    yield broken(data[place:])


def _segment(marker: int, body: bytes, whole: bytes) -> Piece:
    told_beside = marker in _APPLICATIONS or marker == _COMMENT
    if not told_beside or (marker in _SHOWN and body.startswith(_SHOWN[marker])):
        return Piece(whole)
    for told, head, what in _TOLD:
        if marker == told and body.startswith(head):
            rest = len(head) + (_EXTENDED_HEAD if what == "xmp extended" else 0)
            return beside(what, body[rest:])
    return beside("strings", body)


def join(kept: list[bytes], exif: bytes) -> bytes:
    """Return the picture of the pieces that are kept, with a block of EXIF."""
    if exif:
        kept.insert(1, struct.pack(">BBH", 0xFF, 0xE1, 2 + len(_EXIF) + len(exif)) + _EXIF + exif)
    return b"".join(kept)
