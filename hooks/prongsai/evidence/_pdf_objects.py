"""The objects of a PDF (https://pdfa.org/resource/iso-32000-2): every text that one of them holds, wherever it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from prongsai.evidence._pieces import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdf

PROPERTIES = "คุณสมบัติของไฟล์"
_PLACES = {"/Outlines": "บุ๊กมาร์ก", "/AcroForm": "ช่องกรอก", "/StructTreeRoot": "คำบรรยายสำหรับโปรแกรมอ่านจอ"}
_PASSED_OVER = frozenset(
    [
        *(
            "/Pages",
            "/Font",
            "/ColorSpace",
            "/Shading",
            "/Pattern",
            "/ExtGState",
            "/ParentTree",
            "/RoleMap",
            "/ClassMap",
        ),
        *("/IDTree", "/ID", "/Headers", "/Type", "/Subtype", "/S", "/Filter", "/BaseFont"),
    ]
)
"""What holds no words: tables of fonts, colours and tags; and the pages, which are walked one by one."""
_HOLDS = (DictionaryObject, ArrayObject, IndirectObject, TextStringObject, ByteStringObject, NameObject)
_NAMED = re.compile(r"[^A-Za-z/+,-]")
"""Most names are words of the format; one with a digit or a letter of another kind may be somebody's."""
_COSTS = {"drawn": 300, "packet": 50, "picture": 50}
_STREAMS = {"/RC", "/XFA", "/JS"}
"""Texts that may be kept as streams."""


@dataclass(slots=True)
class Left:
    """How much of a document may still be read, all its revisions together: about a second of work.

    Attributes:
        steps: objects, those within others included; what is read as a file of its own counts as `_COSTS` says.
        content: bytes that draw pages.
        pictures: bytes of pictures.
    """

    steps: int = 60_000
    content: int = 1_000_000
    pictures: int = 20_000_000


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that an object of a document says.

    Attributes:
        where: how an officer finds it.
        what: a text; the author of a remark; a packet that describes something; a JPEG; a form drawn as a remark.
        value: the text, the bytes, or the form.
    """

    where: str
    what: Literal["text", "author", "packet", "picture", "drawn", "too much"]
    value: Any


def heard(reader: pypdf.PdfReader, most_pages: int, left: Left) -> Iterator[Heard]:
    """Yield what the objects of a document say that are no page's drawing, up to a bound, which is the last then."""
    walk = _Walk(left)
    pages = [reader.pages[number] for number in range(min(len(reader.pages), most_pages))]
    walk.seen = {page.indirect_reference.idnum for page in pages if page.indirect_reference is not None}
    for number, page in enumerate(pages, 1):
        inner = {key: page.raw_get(key) for key in page if key not in ("/Parent", "/Contents")}
        yield from walk.of(f"หน้า {number}", DictionaryObject(inner))
    root: Any = reader.trailer["/Root"].get_object()
    # The tags of a document are the most, and mostly silent.
    for key in sorted(root, key=lambda key: key == "/StructTreeRoot"):
        yield from walk.of(_PLACES.get(key, PROPERTIES), DictionaryObject({key: root.raw_get(key)}))
    if left.steps < 0:
        yield Heard("", "too much", None)


class _Walk:
    """A walk along the references between objects, each looked at once."""

    def __init__(self, left: Left) -> None:
        self.seen = set[int]()
        self._left = left

    def of(self, where: str, start: DictionaryObject) -> Iterator[Heard]:
        """Yield what is heard from an object on."""
        to_see: list[tuple[str, Any]] = [("", start)]
        while to_see and self._left.steps >= 0:
            self._left.steps -= 1
            key, one = to_see.pop()
            if isinstance(one, IndirectObject):
                if one.idnum in self.seen:
                    continue
                self.seen.add(one.idnum)
                one = one.get_object()
            if isinstance(one, DictionaryObject):
                for said in _of_dictionary(where, key, one):
                    self._left.steps -= _COSTS.get(said.what, 0)
                    yield said
                to_see += reversed([*_inner(key, one)])
            elif isinstance(one, ArrayObject):
                to_see += [(key, value) for value in reversed(one) if isinstance(value, _HOLDS)]
            elif text := words_of(one):
                yield Heard(where, "text", text)


def _inner(key: str, one: DictionaryObject) -> Iterator[tuple[str, Any]]:
    """Yield what a dictionary holds by name; what a remark looks like has states, each of a name of its own."""
    drawn = key == "/AP" and not isinstance(one, StreamObject)
    for name in one:
        value = one.raw_get(name)
        if name not in _PASSED_OVER and isinstance(value, _HOLDS) and not (name == "/Contents" and "/ByteRange" in one):
            yield key if drawn else name, value


def words_of(one: Any) -> str:  # noqa: ANN401 - an object of the library
    """Return the words of a text or of a name; nothing for what holds none."""
    if isinstance(one, ByteStringObject):
        return decoded(bytes(one))
    if isinstance(one, NameObject):
        return str(one)[1:] if _NAMED.search(one) else ""
    return str(one).strip() if isinstance(one, str) else ""


def _at(one: DictionaryObject, key: str) -> Any:  # noqa: ANN401 - an object of the library
    found = one.raw_get(key) if key in one else None
    return found.get_object() if isinstance(found, IndirectObject) else found


def _of_dictionary(where: str, key: str, one: DictionaryObject) -> Iterator[Heard]:
    author = _at(one, "/T")
    if "/Rect" in one and _at(one, "/Subtype") != "/Widget" and isinstance(author, str) and author.strip():
        yield Heard(where, "author", author.strip())
    if not isinstance(one, StreamObject):
        return
    if key == "/Metadata" or _at(one, "/Subtype") == "/XML":
        yield Heard(where, "packet", one.get_data())
    elif _at(one, "/Subtype") == "/Image":
        if is_jpeg(one):
            yield Heard(where, "picture", one.get_data())
    elif key == "/AP":
        yield Heard(where, "drawn", one)
    elif key in _STREAMS:
        yield Heard(where, "text", decoded(one.get_data()))


def is_jpeg(stream: StreamObject) -> bool:
    """Tell whether a stream is a JPEG once it is unpacked."""
    filters = _at(stream, "/Filter")
    last = filters[-1] if isinstance(filters, ArrayObject) and filters else filters
    return last in ("/DCTDecode", "/DCT")
