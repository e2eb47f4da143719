"""GIF as a row of pieces: its blocks (https://www.w3.org/Graphics/GIF/spec-gif89a.txt)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.evidence._pieces import Piece, beside, broken

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD, _PICTURE = 13, 10
_EXTENSION, _IMAGE, _END = 0x21, 0x2C, 0x3B
_CONTROL, _COMMENT, _APPLICATION = 0xF9, 0xFE, 0xFF
_SHOWN = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
"""The applications whose blocks a picture is shown by: how often it moves, and its colours."""
_XMP = b"XMP DataXMP"


def pieces(data: bytes) -> Iterator[Piece]:
    """Yield the pieces of a picture, and what stands behind its end."""
    place = _HEAD + _colours(data, _HEAD - 3)
    yield Piece(data[:place])
    while place < len(data):
        block = data[place]
        if block == _END:
            yield Piece(data[place : place + 1])
            yield beside("tail", data[place + 1 :])
            return
        head = _PICTURE + _colours(data, place + _PICTURE - 1) + 1 if block == _IMAGE else 2
        end = _end(data, place + head) if block in (_EXTENSION, _IMAGE) else 0
        if not end:
            break
        yield Piece(data[place:end]) if block == _IMAGE else _extension(data[place:end])
        place = end
    yield broken(data[place:])


def _colours(data: bytes, place: int) -> int:
    """Return how many bytes the table of colours takes that the flags at a place announce."""
    flags = data[place] if place < len(data) else 0
    return 3 * 2 ** ((flags & 0x07) + 1) if flags & 0x80 else 0


def _end(data: bytes, place: int) -> int:
    """Return where a row of sub-blocks ends, or 0 when it has no end."""
    while place < len(data):
        size = data[place]
        place += size + 1
        if not size:
            return place
    return 0


def _extension(block: bytes) -> Piece:
    label, name = block[1], block[3:14]
    if label == _CONTROL or (label == _APPLICATION and name in _SHOWN):
        return Piece(block)
    if label == _COMMENT:
        return beside("words", _joined(block))
    if label == _APPLICATION:
        packet = block[14 : block.rfind(b">") + 1]
        return beside("xmp", packet) if name == _XMP else beside("strings", _joined(block, 14))
    return Piece(block, "words", _joined(block))


def _joined(block: bytes, place: int = 2) -> bytes:
    """Return the sub-blocks of an extension from a place on as one."""
    joined = []
    while size := block[place]:
        joined.append(block[place + 1 : place + 1 + size])
        place += size + 1
    return b"".join(joined)


def join(kept: list[bytes], exif: bytes) -> bytes:  # noqa: ARG001 - as of the other kinds; a GIF has none
    """Return the picture of the pieces that are kept."""
    return b"".join(kept)
