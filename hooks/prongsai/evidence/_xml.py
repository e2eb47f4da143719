"""XML read as a stream: no tree is built, and a document type, which may unfold without end, is refused."""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.parsers import expat

from prongsai.evidence._inside import Inside, Part, Property
from prongsai.evidence._pieces import strings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PERSONS = frozenset(
    [
        *("creator", "Author", "Owner", "AuthorsPosition", "CaptionWriter", "Artist", "OwnerName", "CameraOwnerName"),
        *("Photographer", "ImageEditor", "Credit", "PersonInImage", "PersonDisplayName"),
    ]
)
"""Elements and attributes of XMP and of Dublin Core that name somebody, whatever their namespace."""
_FACES, _FACE = "RegionList", "Name"
"""Where programs that know faces write whose they are."""
_PLACE = re.compile(r"GPSL(?:atitude|ongitude)$")


class Listener:
    """What a reader of XML is called back on; names come without their namespace."""

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Hear of an element's beginning."""

    def text(self, text: str) -> None:
        """Hear of a stretch of text."""

    def finish(self, name: str) -> None:
        """Hear of an element's end."""


class _Target:
    def __init__(self, listener: Listener) -> None:
        self._listener = listener

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._listener.begin(_local(tag), {_local(key): value for key, value in attributes.items()})

    def data(self, text: str) -> None:
        self._listener.text(text)

    def end(self, tag: str) -> None:
        self._listener.finish(_local(tag))

    def close(self) -> None:
        """End the reading; the parser asks for it."""


def listen(data: bytes, listener: Listener) -> bool:
    """Read a document and tell whether it could be read to its end."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return False
    parser = ET.XMLParser(target=_Target(listener))  # noqa: S314 - without a document type, see above
    try:
        parser.feed(data)
        parser.close()
    except (ET.ParseError, ValueError, LookupError):
        return False
    return True


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


class _Words:
    """The stretches of bytes between the tags of chosen elements, however what stands there is written."""

    def __init__(self, chosen: Callable[[str, Mapping[str, str]], bool]) -> None:
        self.spans: list[tuple[int, int]] = []
        self._chosen = chosen
        self._within = 0
        self._begun: int | None = None
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        for name in ("CharacterData", "Comment", "ProcessingInstruction", "StartCdataSection", "EndCdataSection"):
            setattr(self._parser, f"{name}Handler", self._word)

    def read(self, data: bytes) -> list[tuple[int, int]]:
        self._parser.Parse(data, True)  # noqa: FBT003 - as the library has it
        return self.spans

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._stop()
        if self._within or self._chosen(_local(name), attributes):
            self._within += 1

    def _end(self, _: str) -> None:
        self._stop()
        self._within -= self._within > 0

    def _word(self, *_: str) -> None:
        self._stop()
        if self._within:
            self._begun = self._parser.CurrentByteIndex

    def _stop(self) -> None:
        if self._begun is not None:
            self.spans.append((self._begun, self._parser.CurrentByteIndex))
            self._begun = None


def without_words(data: bytes, chosen: Callable[[str, Mapping[str, str]], bool]) -> bytes:
    """Return a document without the words in the elements that are `chosen` by name and attributes; all else stays.

    One that cannot be read to its end is returned as it is.
    """
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return data
    try:
        spans = _Words(chosen).read(data)
    except (expat.ExpatError, ValueError, LookupError):
        return data
    edges = [0, *chain.from_iterable(spans), len(data)]
    return b"".join(data[start:end] for start, end in [*pairwise(edges)][::2])


class _Described(Listener):
    """Gathers all words of a description of a file (XMP, SVG), and those that name a person or a place."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.properties: list[Property] = []
        self._persons = 0
        self._open: list[str] = []

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        self._open.append(name)
        self._persons += self._names(name)
        for key, value in attributes.items():
            self._hear(key, value, person=self._names(key))

    def text(self, text: str) -> None:
        if text.strip():
            self._hear(self._open[-1], text, person=self._persons > 0)

    def finish(self, name: str) -> None:
        self._persons -= self._names(name)
        self._open.pop()

    def _names(self, name: str) -> bool:
        """Tell whether what is called so names somebody where the reader stands."""
        return name in _PERSONS or (name == _FACE and _FACES in self._open)

    def _hear(self, name: str, text: str, *, person: bool) -> None:
        self.words.append(text)
        if person:
            self.properties.append(Property("ชื่อผู้สร้าง", text.strip()))
        elif _PLACE.search(name):
            self.properties.append(Property("พิกัดสถานที่"))


def read_description(data: bytes) -> Inside:
    """Return what an XMP packet or an SVG says of its maker, and all its words; of a broken one all letters."""
    found = _Described()
    whole = listen(data.strip(b"\0 \r\n\t"), found)
    words = "\n".join(found.words) if whole else strings(data)
    return Inside((Part("", words),), tuple(found.properties))
