"""Pictures (JPEG, PNG, GIF, WebP): what is told beside the picture, and the same picture without it.

No picture is decoded. A piece is kept or left out whole, so that what is shown stays as it was, bit by bit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prongsai.evidence import _gif, _jpeg, _png, _webp
from prongsai.evidence._exif import only_orientation, read_exif
from prongsai.evidence._inside import MOST_LETTERS, TOO_LONG, Inside, Part, Property
from prongsai.evidence._pieces import decoded, strings
from prongsai.evidence._xml import read_description

if TYPE_CHECKING:
    from prongsai.evidence._pieces import Piece

_PIECES = {"JPEG": _jpeg.pieces, "PNG": _png.pieces, "GIF": _gif.pieces, "WebP": _webp.pieces}
_JOIN = {"JPEG": _jpeg.join, "PNG": _png.join, "GIF": _gif.join, "WebP": _webp.join}
_HEADS = {"JPEG": b"\xff\xd8\xff", "PNG": b"\x89PNG\r\n", "GIF": b"GIF8", "WebP": b"RIFF"}
_MOST_TOLD = 100
"""The most segments that are read: a camera writes a handful, a long profile some dozens."""
_MOST_BEHIND = 8
"""How many pictures behind one another are read: a telephone writes two or three."""
_DATASET = re.compile(rb"\x1c\x02(.)([\0-\x7f].)", re.DOTALL)
_BY_LINES = (b"\x50", b"\x7a")
"""How IPTC names who took a picture, and who wrote of it."""
_FILLING = b"\0 \r\n\t\xff"


def picture_kind(data: bytes) -> str | None:
    """Return which kind of picture begins so; None where it is none of these."""
    return next((kind for kind, head in _HEADS.items() if data.startswith(head)), None)


def read_picture(kind: str, data: bytes, *, behind: int = 0) -> Inside:
    """Return what a picture tells beside itself, and what another one tells that is hidden `behind` it."""
    found, extended, told, letters = Inside(), list[bytes](), 0, 0
    for piece in _PIECES[kind](data):
        if not piece.what:
            continue
        if told == _MOST_TOLD or letters > MOST_LETTERS:
            return found.and_(Inside(unread=TOO_LONG))
        told += 1
        if piece.what == "xmp extended":
            extended.append(piece.value)
            continue
        one = _behind(piece.value, behind) if piece.what == "tail" else _read(piece)
        letters += sum(len(part.text) for part in one.parts)
        found = found.and_(one if piece.kept else one.beside())
    # Its parts, each after its offset of four bytes, may stand in any order.
    packet = b"".join(part[4:] for part in sorted(extended, key=lambda part: part[:4]))
    return found.and_(read_description(packet).beside()) if packet else found


def bare_picture(kind: str, data: bytes) -> bytes:
    """Return the same picture without what it tells; which way is up stays."""
    kept, up = [], b""
    for piece in _PIECES[kind](data):
        if piece.kept:
            kept.append(piece.data)
        elif piece.what == "exif":
            up = up or only_orientation(piece.value)
    return _JOIN[kind](kept, up)


def _read(piece: Piece) -> Inside:
    """Return what one piece tells."""
    if piece.what == "exif":
        return read_exif(piece.value)
    if piece.what == "xmp":
        return read_description(piece.value)
    if piece.what == "iptc":
        return _iptc(piece.value)
    if piece.what == "person":
        text = decoded(piece.value)
        return Inside((), (Property("ชื่อผู้สร้าง", text),) if text else ())
    return Inside((Part("", decoded(piece.value) if piece.what == "words" else strings(piece.value)),))


def _iptc(block: bytes) -> Inside:
    """Return what the press's own block says: each of its values, and those that name a person."""
    values = [
        (match[1], decoded(block[match.end() : match.end() + int.from_bytes(match[2])]))
        for match in _DATASET.finditer(block)
    ]
    persons = tuple(Property("ชื่อผู้สร้าง", text) for name, text in values if name in _BY_LINES and text)
    return Inside((Part("", "\n".join(text for _, text in values) or strings(block)),), persons)


def _behind(tail: bytes, behind: int) -> Inside:
    """Return what stands behind a picture's end: words, and other pictures that tell something themselves."""
    if not tail.strip(_FILLING):
        return Inside()
    at = tail.find(_HEADS["JPEG"])
    found = Inside((Part("", strings(tail[:at] if at >= 0 else tail)),), (Property("ข้อมูลต่อท้ายภาพ", about="device"),))
    if at < 0:
        return found
    if behind == _MOST_BEHIND:
        return found.and_(Inside(unread=TOO_LONG))
    return found.and_(read_picture("JPEG", tail[at:], behind=behind + 1))
