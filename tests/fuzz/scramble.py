"""Sound files that are no text, changed: by bytes, and within their own structure, so that checksums still hold."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from tests.fuzz.mutate import letters, tokens
from tests.fuzz.words import DRAWN, OBJECTS, PARTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

_SCRAPS = [b"\xff" * 4, bytes(8), b"\x7f\xff\xff\xff", b"<script>", b"PK\x05\x06", b"endobj", b"%%EOF"]
_TAILS = [b"", bytes(3000), b"<html>", b"PK\x03\x04"]
_PNG = b"\x89PNG\r\n\x1a\n"
CHUNKS = [b"IHDR", b"IDAT", b"IEND", b"PLTE", b"tEXt", b"zTXt", b"iTXt", b"iCCP", b"acTL", b"fdAT", b"eXIf", b"tRNS"]


def scrambled(data: bytes, random: Random) -> bytes:
    """Change bytes: another one, lost, doubled, cut off, more of them behind."""
    for _ in range(random.choice([1, 1, 2, 5, 30])):
        at = random.randrange(len(data) + 1)
        match random.randrange(6):
            case 0:
                data = data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]
            case 1:
                data = data[:at] + data[at + random.choice([1, 4, 40]) :]
            case 2:
                data = data[:at] + data[at : at + random.choice([4, 100])] * random.choice([1, 2, 300]) + data[at:]
            case 3:
                data = data[:at] + random.choice(_SCRAPS) + data[at:]
            case 4 if random.random() < 0.3:
                data = data[:at]
            case _:
                data += random.choice(_TAILS)
    return data


def parts(data: bytes, random: Random) -> bytes:
    """Change a part of an archive, and write the archive anew."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = random.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            if name != chosen:
                new.writestr(name, part)
            elif random.random() < 0.9:
                new.writestr(name, _part(part, random))
        if random.random() < 0.3:
            with catch_warnings():
                # Of a name that is there already: no program writes that, and enemies do.
                simplefilter("ignore")
                new.writestr(random.choice(PARTS), scrambled(b"<a/>", random))
    return out.getvalue()


def _part(part: bytes, random: Random) -> bytes:
    match random.randrange(4):
        case 0:
            return scrambled(part, random)
        case 1:
            return letters(part.decode(), random, DRAWN).encode("utf-8", "replace")
        case 2:
            return tokens(part.decode(), random, DRAWN).encode("utf-8", "replace")
    # Much of little: what is small in the archive and large out of it.
    return part.replace(b"<", b"<!--" + b" " * random.choice([10, 100_000]) + b"--><", random.choice([1, 3, 50]))


def chunks(data: bytes, random: Random) -> bytes:
    """Change the chunks of a PNG: lost, doubled, in another order, with other contents, and sums that are right."""
    found, at = [], len(_PNG)
    while at < len(data):
        length = int.from_bytes(data[at : at + 4])
        found.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += length + 12
    for _ in range(random.randint(1, 3)):
        place = random.randrange(len(found) or 1)
        match random.randrange(4):
            case 0:
                del found[place : place + 1]
            case 1:
                found[place:place] = found[place : place + 1] * random.choice([1, 2, 500])
            case 2:
                content = random.choice(
                    [zlib.compress(bytes(50_000)), b"", b"a\0\0" + zlib.compress(bytes(9)), *_SCRAPS]
                )
                found.insert(place, (random.choice(CHUNKS), content))
            case _:
                found[place : place + 1] = [
                    (name, scrambled(content, random)) for name, content in found[place : place + 1]
                ]
    return png(found)


def png(inside: Iterable[tuple[bytes, bytes]]) -> bytes:
    """Return a PNG of these chunks, each with its name."""
    return _PNG + b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in inside
    )


def objects(data: bytes, random: Random) -> bytes:
    """Change the words of a PDF, whose streams stay or are packed anew."""
    text = tokens(data.decode("latin-1"), random, OBJECTS)
    if random.random() < 0.3:
        # What a stream unpacks to may be anything.
        packed = zlib.compress(random.choice([b"BT (a) Tj ET " * 1000, bytes(500_000), b"q " * 9000, b"[(a)" * 3000]))
        text = re.sub(
            "stream\n.*?endstream",
            lambda _: f"stream\n{packed.decode('latin-1')}\nendstream",
            text,
            count=1,
            flags=re.DOTALL,
        )
        text = text.replace("/Length", f"/Filter/FlateDecode/Length {len(packed)}/L", 1)
    return text.encode("latin-1", "replace")
