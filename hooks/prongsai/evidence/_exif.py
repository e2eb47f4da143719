"""EXIF, the block that cameras write into pictures: https://www.cipa.jp/std/documents/e/DC-008-2012_E.pdf."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prongsai.evidence._inside import Inside, Part, Property
from prongsai.evidence._pieces import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = b"Exif\0\0"
"""How a block begins in a JPEG, and by some programs elsewhere."""
_ORIENTATION, _EXIF, _GPS = 0x0112, 0x8769, 0x8825
_PERSONS = {
    **dict.fromkeys((0x013B, 0x9C9D, 0xA437), "ผู้ถ่ายภาพ"),
    0xA438: "ผู้แต่งภาพ",
    0xA430: "เจ้าของกล้อง",
}
_DEVICE = {0x010F, 0x0110, 0x0132, 0x013C, 0x9003, 0x9004, 0x927C, 0xA431, 0xA434, 0xA435}
"""Make, model, computer, the times, the maker's own notes, the serial numbers of body and lens."""
_NUMBERED = {0x0132, 0x9003, 0x9004, 0xA420, 0xA431, 0xA435}
"""Times and numbers of devices, in which nobody's are looked for."""
_IN_UTF_16 = range(0x9C9B, 0x9CA0)
_TEXTS, _COMMENT = (2, 129), 0x9286
"""The kinds of values that are texts, and the user's comment, which is of another kind."""
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 9: 4, 10: 8, 129: 1}
_COORDINATES = {1, 2, 3, 4}
_MOST_DIRECTORIES = 8
_MOST_ENTRIES = 400
_LONGEST = 20_000
_CODE = 8
"""How many bytes before a user's comment tell its encoding."""


@dataclass(slots=True)
class _Read:
    texts: dict[int, str] = field(default_factory=dict)
    tags: set[int] = field(default_factory=set)
    has_place: bool = False
    orientation: int = 1


def read_exif(data: bytes) -> Inside:
    """Return what a block says of persons, places and devices; of a broken block what could be read."""
    found = _read(data)
    properties = [Property(what, found.texts[tag]) for tag, what in _PERSONS.items() if found.texts.get(tag)]
    if found.has_place:
        properties.append(Property("พิกัดสถานที่"))
    if found.tags & _DEVICE:
        properties.append(Property("รุ่นกล้องหรือเวลาที่ถ่าย", about="device"))
    words = "\n\n".join(text for tag, text in found.texts.items() if tag not in _PERSONS)
    return Inside((Part("", words),), tuple(properties))


def only_orientation(data: bytes) -> bytes:
    """Return a block that holds nothing but which way is up, or nothing when the picture lies as it is shown."""
    orientation = _read(data).orientation
    if orientation == 1:
        return b""
    return b"MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHH", _ORIENTATION, 3, 1, orientation, 0) + bytes(4)


def _read(data: bytes) -> _Read:
    found, data = _Read(), data.removeprefix(_HEAD)
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(data[:4])
    if order is None or len(data) < _CODE:
        return found
    left, sub = _directories(data, struct.unpack_from(f"{order}I", data, 4)[0], order), dict[int, int]()
    for start in left:
        for tag, kind, value in _entries(data, start, order):
            if tag in (_EXIF, _GPS) and len(value) == _SIZES[4]:
                sub.setdefault(tag, struct.unpack(f"{order}I", value)[0])
            elif tag == _ORIENTATION and kind == 3 and start == left[0] and len(value) >= _SIZES[3]:  # noqa: PLR2004 - a short number
                found.orientation = struct.unpack_from(f"{order}H", value)[0]
            _hear(found, tag, kind, value, order)
    for tag, kind, value in _entries(data, sub.get(_EXIF, 0), order):
        _hear(found, tag, kind, value, order)
    for tag, kind, value in _entries(data, sub.get(_GPS, 0), order):
        found.has_place = found.has_place or tag in _COORDINATES
        if kind in _TEXTS:
            found.texts.setdefault(-tag, decoded(value))
    return found


def _directories(data: bytes, start: int, order: str) -> list[int]:
    """Return where the directories stand: that of the picture, then that of its small copy."""
    found: list[int] = []
    while 0 < start <= len(data) - 2 and start not in found and len(found) < _MOST_DIRECTORIES:
        found.append(start)
        end = start + 2 + 12 * struct.unpack_from(f"{order}H", data, start)[0]
        start = struct.unpack_from(f"{order}I", data, end)[0] if end + 4 <= len(data) else 0
    return found


def _hear(found: _Read, tag: int, kind: int, value: bytes, order: str) -> None:
    found.tags.add(tag)
    if tag in _NUMBERED or not (kind in _TEXTS or tag == _COMMENT or tag in _IN_UTF_16):
        return
    if tag in _IN_UTF_16:
        text = value.decode("utf-16-le", "replace").strip("\0 ")
    elif tag == _COMMENT and value.startswith(b"UNICODE\0"):
        text = value[_CODE:].decode("utf-16-le" if order == "<" else "utf-16-be", "replace").strip("\0 ")
    else:
        text = decoded(value[_CODE:] if tag == _COMMENT else value)
    # The first directory is the picture's own.
    found.texts.setdefault(tag, text)


def _entries(data: bytes, start: int, order: str) -> Iterator[tuple[int, int, bytes]]:
    """Yield the tag, the kind and the value of each entry of a directory; nothing for one outside the block."""
    if not 0 < start <= len(data) - 2:
        return
    count = min(struct.unpack_from(f"{order}H", data, start)[0], _MOST_ENTRIES, (len(data) - start - 2) // 12)
    for number in range(count):
        at = start + 2 + 12 * number
        tag, kind, length = struct.unpack_from(f"{order}HHI", data, at)
        size = _SIZES.get(kind, 0) * length
        place = at + 8 if size <= _SIZES[4] else struct.unpack_from(f"{order}I", data, at + 8)[0]
        if 0 < size <= _LONGEST and place + size <= len(data):
            yield tag, kind, data[place : place + size]
