"""Pictures in which something is hidden beside what is shown, by every way that their kinds have."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

from tests.evidence.files import AUTHOR, ID, XMP, picture

ARTIST, DOCUMENT, COMPUTER, MAKE = 0x013B, 0x010D, 0x013C, 0x010F
JPEG, PNG, GIF, WEBP = (picture(kind) for kind in ("JPEG", "PNG", "GIF", "WEBP"))
EXIF = picture("JPEG", exif={ARTIST: AUTHOR})
BLOCK = Image.open(io.BytesIO(EXIF)).info["exif"]
"""A block of EXIF as it stands in a JPEG, that names who took the picture."""
EXTENDED = b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 32


def segment(marker: int, body: bytes) -> bytes:
    """Return a segment of a JPEG."""
    return struct.pack(">BBH", 0xFF, marker, 2 + len(body)) + body


def chunk(name: bytes, body: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def block(label: int, *parts: bytes) -> bytes:
    """Return an extension of a GIF."""
    return bytes([0x21, label]) + b"".join(bytes([len(part)]) + part for part in parts) + b"\0"


def jpeg(*segments: bytes) -> bytes:
    """Return a JPEG with these segments behind its first bytes."""
    return b"".join([JPEG[:2], *segments, JPEG[2:]])


def png(*chunks: bytes) -> bytes:
    """Return a PNG with these chunks behind its head."""
    return b"".join([PNG[:33], *chunks, PNG[33:]])


def gif(*blocks: bytes) -> bytes:
    """Return a GIF with these blocks before its end."""
    return b"".join([GIF[:-1], *blocks, b";"])


def webp(*chunks: bytes) -> bytes:
    """Return a WebP with these chunks at its end."""
    body = b"".join([WEBP[8:], *chunks])
    return b"RIFF" + struct.pack("<I", len(body)) + body


def raw_profile(kind: str, data: bytes) -> bytes:
    """Return a block as ImageMagick writes it into a text."""
    return (
        f"Raw profile type {kind}".encode()
        + b"\0\0"
        + zlib.compress(f"\n{kind}\n{len(data):8}\n{data.hex()}\n".encode())
    )


HIDDEN = {
    "jpeg: fill bytes before a segment": jpeg(b"\xff\xff" + segment(0xE1, BLOCK)),
    "jpeg: bytes between segments": jpeg(segment(0xFE, b"x"), ID.encode()),
    "jpeg: a segment of any program": jpeg(segment(0xEC, b"Ducky\0" + ID.encode())),
    "jpeg: a preview": jpeg(segment(0xE0, b"JFXX\0" + ID.encode())),
    "jpeg: a comment in the old Thai encoding": jpeg(segment(0xFE, f"นายสมมุติ ทดสอบดี {ID}".encode("cp874"))),
    "jpeg: a comment behind the picture": JPEG[:-2] + segment(0xFE, ID.encode()) + JPEG[-2:],
    "jpeg: an extended packet in two parts": jpeg(
        segment(0xE1, EXTENDED + struct.pack(">II", len(XMP), 60) + XMP[60:]),
        segment(0xE1, EXTENDED + struct.pack(">II", len(XMP), 0) + XMP[:60]),
    ),
    "jpeg: a packet cut short": jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>" + ID.encode())),
    "jpeg: who wrote of it": jpeg(segment(0xED, b"Photoshop 3.0\0\x1c\x02\x7a\0\x0a" + AUTHOR.encode())),
    "jpeg: the title of a document": picture("JPEG", exif={DOCUMENT: ID}),
    "jpeg: whose computer": picture("JPEG", exif={COMPUTER: f"นายสมมุติ ทดสอบดี {ID}"}),
    "jpeg: words behind the end": JPEG + ID.encode() + b"\xff\xd9",
    "jpeg: words of two bytes each behind the end": JPEG + ID.encode("utf-16-le") + b"\xff\xd9",
    "jpeg: a picture behind the end": JPEG + b"\0" * 9 + EXIF,
    "jpeg: a picture behind a picture behind the end": JPEG + JPEG + EXIF,
    "png: a block written as digits": png(chunk(b"zTXt", raw_profile("exif", BLOCK))),
    "png: a packet written as digits": png(
        chunk(b"zTXt", raw_profile("APP1", b"http://ns.adobe.com/xap/1.0/\0" + XMP))
    ),
    "png: any other block written as digits": png(chunk(b"zTXt", raw_profile("own", ID.encode()))),
    "png: a chunk of any program": png(chunk(b"prVt", ID.encode())),
    "png: words behind the end": PNG + ID.encode(),
    "gif: a comment": gif(block(0xFE, ID[:5].encode(), ID[5:].encode())),
    "gif: a packet": gif(b"\x21\xff\x0bXMP DataXMP" + XMP + b"\x01" + bytes(range(255, -1, -1)) + b"\0"),
    "gif: a block of any program": gif(block(0xFF, b"SOMEPROG1.0", ID.encode())),
    "gif: words behind the end": GIF + ID.encode() + b";",
    "webp: a chunk of any program": webp(b"OWNS" + struct.pack("<I", 14) + ID.encode() + b"\0"),
    "webp: words behind the end": WEBP + ID.encode(),
}
