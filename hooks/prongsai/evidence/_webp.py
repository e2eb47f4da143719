"""WebP as a row of pieces: its chunks (https://developers.google.com/speed/webp/docs/riff_container)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from prongsai.evidence._pieces import Piece, beside, broken

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = 12
_SHOWN = (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP")
_EXIF, _EXIF_FLAG, _XMP_FLAG = b"EXIF", 0x08, 0x04


def pieces(data: bytes) -> Iterator[Piece]:
    """Yield the pieces of a picture, its head left out, and what stands behind its end."""
    whole = min(8 + int.from_bytes(data[4:8], "little"), len(data))
    place = _HEAD
    while place + 8 <= whole:
        size = int.from_bytes(data[place + 4 : place + 8], "little")
        end = place + 8 + size + size % 2
        if end > whole + size % 2:
            break
        name, body = data[place : place + 4], data[place + 8 : place + 8 + size]
        yield Piece(data[place:end]) if name in _SHOWN else _told(name, body)
        place = end
    if place < whole:
        yield broken(data[place:whole])
    yield beside("tail", data[whole:])


def _told(name: bytes, body: bytes) -> Piece:
    if name == _EXIF:
        return beside("exif", body)
    return beside("xmp" if name == b"XMP " else "strings", body)


def join(kept: list[bytes], exif: bytes) -> bytes:
    """Return the picture of the pieces that are kept, with a block of EXIF; its head announces what it holds."""
    if exif:
        kept.append(_EXIF + struct.pack("<I", len(exif)) + exif)
    if kept and kept[0].startswith(b"VP8X"):
        flags = kept[0][8] & ~(_EXIF_FLAG | _XMP_FLAG) | (_EXIF_FLAG if exif else 0)
        kept[0] = kept[0][:8] + bytes([flags]) + kept[0][9:]
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body
