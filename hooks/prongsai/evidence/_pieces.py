"""A picture as a row of pieces: those that it is shown by, and those that only tell something beside it."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Literal

What = Literal["", "exif", "xmp", "xmp extended", "iptc", "person", "words", "strings", "tail"]
_THAI = rb"\xe0[\xb8\xb9][\x80-\xbf]"
_STRING = re.compile(rb"(?:[\t\x20-\x7e]|%b){6,}" % _THAI)
_WIDE = re.compile(rb"(?:[\x20-\x7e]\0|[\x01-\x5b]\x0e){6,}")
_APART = "\n\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a picture.

    Attributes:
        data: its bytes, as they are written again where it is kept.
        what: how what it tells is read; empty where it tells nothing.
        value: what it tells.
        kept: whether the picture needs it to be shown as it is.
    """

    data: bytes
    what: What = ""
    value: bytes = b""
    kept: bool = True


def beside(what: What, value: bytes) -> Piece:
    """Return a piece that can be left out."""
    return Piece(b"", what, value, kept=False)


def broken(data: bytes) -> Piece:
    """Return what could not be parted: it stays, for nobody knows what of it is shown, and is searched."""
    return Piece(data, "strings", data)


def decoded(value: bytes) -> str:
    """Return bytes as text: UTF-16 where they say so, UTF-8, or the old Thai encoding."""
    if value.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        return value.decode("utf-16", "replace").strip("\0 ")
    try:
        return value.decode("utf-8").strip("\0 ")
    except UnicodeDecodeError:
        return value.decode("cp874", "replace").strip("\0 ")


def strings(value: bytes) -> str:
    """Return the stretches of letters and digits among bytes of any kind, in UTF-8 or UTF-16, each apart."""
    found = [match[0].decode("utf-8") for match in _STRING.finditer(value)]
    wide = [match[0].decode("utf-16-le") for match in _WIDE.finditer(value)]
    return _APART.join(found + wide)
