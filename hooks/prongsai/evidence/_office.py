"""Office documents (DOCX, XLSX, PPTX): zip archives of XML, read within bounds, and written with properties blank."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from prongsai.archives import UNSOUND
from prongsai.evidence._inside import DAMAGED, OWN_WORDS, TOO_LONG, Inside, Part, Property
from prongsai.evidence._persons import names_person
from prongsai.evidence._pictures import bare_picture, picture_kind, read_picture
from prongsai.evidence._xml import Listener, listen, without_words

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 4_000_000
"""The most bytes of XML, letters of cells included, that are read of one document."""
_MOST_PICTURES = 20_000_000
_MOST_WRITTEN = 60_000_000
_PROPERTIES = {"creator": "ผู้สร้าง", "lastModifiedBy": "ผู้แก้ไขล่าสุด", "Manager": "ผู้จัดการ"}
_OWN = "property"
"""What a program or an officer called as they liked (docProps/custom.xml)."""
_WHERE = (
    (re.compile(r"word/document\.xml"), ""),
    (re.compile(r"word/(?:header|footer)[0-9]*\.xml"), "หัวท้ายกระดาษ"),
    (re.compile(r"ppt/slides/slide([0-9]+)\.xml"), "สไลด์ {}"),
    (re.compile(r"ppt/notesSlides/notesSlide([0-9]+)\.xml"), "บันทึกของสไลด์ {}"),
    (re.compile(r".*comments?[^/]*\.xml"), "ความเห็น"),
    (re.compile(r"docProps/.*"), "คุณสมบัติของไฟล์"),
)
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_POWER = re.compile(r"[1-9](?:\.[0-9]{1,15})?E\+?(?:9|1[0-4])")
_SIGNED = "_xmlsignatures/"
_PICTURES = (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".webp")
_DOCUMENTS = (".docx", ".xlsx", ".pptx")
_FOREIGN = re.compile(r"/embeddings/|\.(?:html?|mht|rtf|txt|pdf)$")
_EMBEDDED, _UNREAD = "ไฟล์ฝัง", "มีไฟล์อื่นฝังอยู่ข้างใน"
_TEXTS = ("t", "delText", "instrText")
_SHOWN = (
    *("Target", "descr", "title", "tooltip", "alt", "string"),
    *("prompt", "promptTitle", "error", "errorTitle", "name", "caption", "val", "v"),
)
"""Attributes that hold words or values: where a link leads, what a picture shows, what a list was made from."""
_APART = "\n\n"
"""Stands between values that are no text together: an empty line, across which nobody's name or number is read."""
_SHORTEST = 8
"""Values of attributes that are shorter are sizes and switches, and can hold nobody's number."""
_AUTHOR = "ผู้แสดงความเห็นหรือแก้ไข"
_AUTHORS = ("author", "displayName", "userName")
_NAMED = ("cmAuthor", "author", "userInfo")
"""Elements whose `name` is that of somebody who wrote remarks or shared the work."""


class _Words(Listener):
    """Gathers the text of a part: runs as they follow, a line for each paragraph, and who wrote remarks.

    What stands in no run stands apart: values that charts and lists keep, remarks, fields.
    """

    def __init__(self, *, all_text: bool) -> None:
        self.pieces: list[str] = []
        self.properties: dict[Property, None] = {}
        self._all = all_text
        self._open: list[str] = []
        self._own = ""
        self._apart = False

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        self._open.append(name)
        if name == _OWN:
            self._own = attributes.get("name", "")
        elif name in ("tab", "br", "cr"):
            self.pieces.append("\t" if name == "tab" else "\n")
        for key, value in attributes.items():
            if value and (key in _AUTHORS or (name in _NAMED and key == "name")):
                self.properties[Property(_AUTHOR, value, fixable=False)] = None
            elif _is_shown(key, value):
                self.pieces.append(f"{_APART}{value}{_APART}")

    def text(self, text: str) -> None:
        name = self._open[-1]
        if name in _PROPERTIES and text.strip():
            self.properties[Property(_PROPERTIES[name], text.strip())] = None
        elif names_person(self._own) and any(map(str.isalpha, text)):
            self.properties[Property(OWN_WORDS, text.strip())] = None
        elif name == "author" and text.strip():
            self.properties[Property(_AUTHOR, text.strip(), fixable=False)] = None
        elif self._all or name in _TEXTS:
            self.pieces.append(text)
        elif text.strip():
            self.pieces += [text] if self._apart else [_APART, text]
            self._apart = True

    def finish(self, name: str) -> None:
        self._open.pop()
        self._own = "" if name == _OWN else self._own
        if self._apart:
            self.pieces.append(_APART)
            self._apart = False
        if name in ("p", "tr", "si") or self._all:
            self.pieces.append("\n")
        elif name == "tc":
            self.pieces.append("\t")


def _is_shown(key: str, value: str) -> bool:
    return key in _SHOWN and (len(value) >= _SHORTEST or not value.isascii())


class _Cells(Listener):
    """Gathers the cells of a sheet, row by row, shared texts put in: as many letters as may still be read."""

    def __init__(self, shared: list[str], left: int) -> None:
        self.pieces: list[str] = []
        self.left = left
        self._shared = shared
        self._kind = ""
        self._value: list[str] = []
        self._beside: list[str] = []
        self._open = ""

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        self._open = name
        self._beside = []
        if name == "c":
            self._kind, self._value = attributes.get("t", ""), []
        for key, value in attributes.items():
            if _is_shown(key, value):
                self._add(f"{_APART}{value}{_APART}")

    def text(self, text: str) -> None:
        (self._value if self._open in ("v", "t") else self._beside).append(text)

    def finish(self, name: str) -> None:
        if beside := "".join(self._beside).strip():
            self._add(f"{_APART}{beside}{_APART}")
        self._beside = []
        if name == "c":
            value = _plain_number("".join(self._value).strip())
            if self._kind == "s" and value.isascii() and value.isdigit() and int(value) < len(self._shared):
                value = self._shared[int(value)]
            self._add(f"{value}\t")
        elif name == "row":
            self._add("\n")

    def _add(self, text: str) -> None:
        """Add a text; a shared one costs a few bytes each time that it is put in, so letters are counted."""
        self.left -= len(text)
        if self.left >= 0:
            self.pieces.append(text)


def _plain_number(value: str) -> str:
    """Return a number that is kept as a power of ten (1.2E12) by its digits, and anything else as it is."""
    return f"{float(value):.0f}" if _POWER.fullmatch(value) else value


class _Archive:
    """An open document with what may still be read of it."""

    def __init__(self, data: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.left = MOST
        self.left_of_pictures = _MOST_PICTURES
        self.unread = ""

    def read(self, name: str) -> bytes:
        """Return a part of XML, or nothing where it is too large or broken, which is remembered."""
        data = self._read(name, self.left)
        self.left -= len(data)
        return data

    def read_picture(self, name: str) -> bytes:
        """Return a picture; see `read`."""
        data = self._read(name, self.left_of_pictures)
        self.left_of_pictures -= len(data)
        return data

    def _read(self, name: str, most: int) -> bytes:
        try:
            with self.zip.open(name) as member:
                data = member.read(most + 1)
        except UNSOUND:
            self.unread = DAMAGED
            return b""
        if len(data) > most:
            self.unread = TOO_LONG
            return b""
        return data


def read_office(data: bytes, *, inner: bool = True) -> Inside:
    """Return the text of a document part by part, with the remarks and deleted words in it, and its properties.

    Documents within it are read too (`inner`), those within these are not.

    Of a broken document nothing is returned: whether evidence opens is told where it is read.
    """
    try:
        archive = _Archive(data)
        names = archive.zip.namelist()
    except UNSOUND:
        return Inside()
    found = Inside()
    shared = _shared(archive) if "xl/sharedStrings.xml" in names else []
    sheets = 0
    for name in names:
        small = name.lower()
        if _SHEET.fullmatch(small):
            sheets += 1
            found = found.and_(_sheet(archive, name, shared), f"แผ่นงานที่ {sheets}")
        elif small.endswith((".xml", ".rels", ".vml")) and name != "xl/sharedStrings.xml":
            found = found.and_(_part(name, archive.read(name)))
        elif _may_be_picture(name):
            picture = archive.read_picture(name)
            kind = picture_kind(picture)
            found = found.and_(Inside() if kind is None else read_picture(kind, picture), "ภาพในเอกสาร")
        elif inner and small.endswith(_DOCUMENTS):
            found = found.and_(read_office(archive.read(name), inner=False), _EMBEDDED)
        elif _FOREIGN.search(small):
            found = found.and_(Inside(unread=_UNREAD))
    found = found.and_(Inside(unread=archive.unread))
    return found if _may_be_blanked(archive.zip) else found.by_hand()


def blank_office(data: bytes) -> bytes:
    """Return the document with the properties that name persons blank, and its pictures without what they tell.

    A signed document is returned as it is, for its signature holds for every byte; so is one that unfolds too far, or
    of which a part is damaged.
    """
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
            if not _may_be_blanked(old):
                return data
            for member in old.infolist():
                new.writestr(member, _blank(member.filename, old.read(member)))
    except UNSOUND:
        return data
    return out.getvalue()


def _blank(name: str, data: bytes) -> bytes:
    kind = picture_kind(data) if _may_be_picture(name) else None
    if kind is not None:
        return bare_picture(kind, data)
    return without_words(data, _is_of_person) if name.startswith("docProps/") and len(data) <= MOST else data


def _is_of_person(name: str, attributes: Mapping[str, str]) -> bool:
    return name in _PROPERTIES or (name == _OWN and names_person(attributes.get("name", "")))


def _may_be_blanked(archive: zipfile.ZipFile) -> bool:
    signed = any(name.startswith(_SIGNED) for name in archive.namelist())
    return not signed and sum(member.file_size for member in archive.infolist()) <= _MOST_WRITTEN


def _may_be_picture(name: str) -> bool:
    return "/media/" in name.lower() or name.lower().endswith(_PICTURES)


def _part(name: str, data: bytes) -> Inside:
    words = _Words(all_text=name.startswith("docProps/"))
    whole = listen(data, words) or not data
    text = "".join(words.pieces)
    parts = (Part(_where(name), text),) if text.strip() else ()
    return Inside(parts, tuple(words.properties), "" if whole else DAMAGED)


def _sheet(archive: _Archive, name: str, shared: list[str]) -> Inside:
    data = archive.read(name)
    cells = _Cells(shared, archive.left)
    whole = listen(data, cells) or not data
    archive.left = max(cells.left, 0)
    unread = "" if whole else DAMAGED
    return Inside((Part("", "".join(cells.pieces)),), (), TOO_LONG if cells.left < 0 else unread)


class _Shared(Listener):
    """Gathers the shared texts of a workbook."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._open = ""

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002 - as it is called back
        self._open = name
        if name == "si":
            self._pieces = []

    def text(self, text: str) -> None:
        if self._open == "t":
            self._pieces.append(text)

    def finish(self, name: str) -> None:
        self._open = ""
        if name == "si":
            self.texts.append("".join(self._pieces))


def _shared(archive: _Archive) -> list[str]:
    found = _Shared()
    listen(archive.read("xl/sharedStrings.xml"), found)
    return found.texts


def _where(name: str) -> str:
    for pattern, words in _WHERE:
        if match := pattern.fullmatch(name):
            return words.format(*match.groups())
    return name.rpartition("/")[2]
