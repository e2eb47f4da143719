"""The records of what was found inside a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

TOO_LONG = "เนื้อหามากเกินกว่าจะอ่านได้ทั้งหมด"
"""Why a file that is too long was not read in whole."""
DAMAGED = "บางส่วนเสียหายหรือมีรหัสผ่าน"
"""Why a file was not read in whole that opens all the same."""
OWN_WORDS = "ชื่อในคุณสมบัติที่กำหนดเอง"
"""A property that a program or an officer called as they liked, and that names a person."""
MOST_LETTERS = 300_000
"""The most letters of a file that are searched: some 150 pages of A4, and half a second of work at the worst."""
_LONGEST_PIECE = 100_000


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file's text.

    Attributes:
        where: how an officer finds it there: a page, a sheet, a slide; empty for the whole.
        beside: whether it stands beside what is shown, and `without_metadata` takes it out.
    """

    where: str
    text: str
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Property:
    """What a file tells beside its text.

    Attributes:
        what: its name, as an officer reads it.
        value: what it says; empty where that does not matter.
        about: a person, or only the device that the file was made with.
        fixable: whether `without_metadata` takes it out.
    """

    what: str
    value: str = ""
    about: Literal["person", "device"] = "person"
    fixable: bool = True


@dataclass(frozen=True, slots=True)
class Inside:
    """The text and the properties of a file.

    Attributes:
        unread: why not everything could be read; empty when all was.
    """

    parts: tuple[Part, ...] = ()
    properties: tuple[Property, ...] = ()
    unread: str = ""

    def and_(self, other: Inside, where: str = "") -> Inside:
        """Return what is in this and in another; `where` says where in the file the other is."""
        parts = tuple(replace(part, where=where or part.where) for part in other.parts)
        return Inside(self.parts + parts, self.properties + other.properties, self.unread or other.unread)

    def beside(self) -> Inside:
        """Return what was found, as standing beside what is shown."""
        return replace(self, parts=tuple(replace(part, beside=True) for part in self.parts))

    def by_hand(self) -> Inside:
        """Return what was found, to be taken out by hand."""
        parts = tuple(replace(part, beside=False) for part in self.parts)
        return replace(self, parts=parts, properties=tuple(replace(one, fixable=False) for one in self.properties))

    def within_bounds(self) -> Inside:
        """Return what may be searched: `MOST_LETTERS` of its text at most, in pieces that take little memory."""
        left, pieces = MOST_LETTERS, []
        for part in self.parts:
            text = part.text[:left]
            left -= len(text)
            pieces += [replace(part, text=piece) for piece in _pieces(text)]
        whole = sum(len(part.text) for part in self.parts) <= MOST_LETTERS
        return replace(self, parts=tuple(pieces), unread=self.unread or ("" if whole else TOO_LONG))


def _pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces, cut behind a line or a space where there is one."""
    while len(text) > _LONGEST_PIECE:
        end = max(text.rfind(mark, 0, _LONGEST_PIECE) for mark in "\n ") + 1 or _LONGEST_PIECE
        yield text[:end]
        text = text[end:]
    yield text
