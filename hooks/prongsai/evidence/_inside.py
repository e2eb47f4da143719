"""The records of what was found inside a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file's text, and how an officer finds it there: a page, a sheet, a slide; empty for the whole."""

    where: str
    text: str


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
