"""Office documents (DOCX, XLSX, PPTX) are opened part by part, each held against its check sum, within bounds.

How far a part unfolds is what its archive says, and no more of it is read, so a bomb is refused without unfolding it.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.parsers import expat

from prongsai.evidence._opened import BROKEN, LOCKED, TOO_MUCH, Opened
from prongsai.evidence._xml import Listener, listen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MOST_PARTS = 3_000
_MOST_UNFOLDED = 60_000_000
_MOST_LOOKED_AT = 8_000_000
"""The largest part, in bytes, that is looked through; of a larger one the check sum is held."""
_MB = 1_000_000
_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, EOFError, OSError)
_MAIN = {
    "Word": ("word/document.xml", "wordprocessingml.document.main+xml"),
    "Excel": ("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
    "PowerPoint": ("ppt/presentation.xml", "presentationml.presentation.main+xml"),
}
_LOCKED = 0x1
_VBA, _ACTIVE_X = "มาโคร (VBA)", "ActiveX"
_OLD_MACRO, _DDE, _PROGRAM = "มาโคร (Excel 4.0)", "คำสั่ง DDE", "ปุ่มที่เปิดโปรแกรม"
_TEMPLATE, _REMOTE = "แม่แบบที่โหลดจากที่อื่น", "วัตถุ OLE ที่โหลดจากที่อื่น"
_EMBEDDED, _FETCHED, _CONNECTED = "ไฟล์ฝัง (OLE)", "ภาพหรือข้อมูลที่โหลดจากที่อื่น", "การเชื่อมต่อข้อมูลภายนอก"
_BY_NAME = (
    (re.compile(r".*vbaproject\.bin|.*vbadata\.xml"), _VBA),
    (re.compile(r".*/activex/.*"), _ACTIVE_X),
    (re.compile(r"xl/macrosheets/.*"), _OLD_MACRO),
    (re.compile(r".*/embeddings/.*\.bin"), _EMBEDDED),
    (re.compile(r"xl/(?:connections\.xml|querytables/.*)"), _CONNECTED),
)
_BY_TYPE = (("macroenabled", _VBA), ("vbaproject", _VBA), ("macrosheet", _OLD_MACRO), ("activex", _ACTIVE_X))
"""What a part says that it is, whatever its name."""
_LINKS = {"attachedTemplate": _TEMPLATE, "oleObject": _REMOTE, "subDocument": _REMOTE, "frame": _REMOTE}
_BY_TEXT = (
    (re.compile(rb"ddeLink[\s>]"), _DDE),
    # A formula that talks to a program, as in =cmd|'…'!A0.
    (re.compile(rb"<f[^<>]{0,200}>[^<|]{1,300}\|[^<]{1,300}?!"), _DDE),
    (re.compile(rb"ppaction://(?:program|macro)"), _PROGRAM),
)
_FIELD = re.compile(
    rb"<(?:\w{1,9}:)?instrText(?:\s[^<>]{0,200})?>([^<]{0,2000})<"
    rb"|<(?:\w{1,9}:)?fldSimple\s[^<>]{0,200}?instr=[\"']([^\"'<]{0,2000})"
)
_COMMANDS = re.compile(r"\bDDE(?:AUTO)?\b")
_FETCHES = re.compile(r"\bINCLUDE(?:TEXT|PICTURE)\b[^\\]{0,40}(?:https?:|\\\\)")
_RUNS = (_VBA, _ACTIVE_X, _OLD_MACRO, _DDE, _PROGRAM, _TEMPLATE, _REMOTE)


def open_office(kind: str, data: bytes) -> Opened:
    """Open every part of a document and return what happened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _too_much(archive.infolist()) or _opened(kind, archive)
    except _BROKEN:
        return BROKEN


def _too_much(parts: list[zipfile.ZipInfo]) -> Opened | None:
    if any(part.flag_bits & _LOCKED for part in parts):
        return LOCKED
    unfolded = sum(part.file_size for part in parts)
    if unfolded > _MOST_UNFOLDED:
        most = _MOST_UNFOLDED // _MB
        return Opened(f"คลี่ออกได้ถึง {unfolded // _MB} MB (ไม่เกิน {most} MB) อาจเป็นไฟล์ที่ทำให้เครื่องค้าง")
    return TOO_MUCH if len(parts) > _MOST_PARTS else None


def _opened(kind: str, archive: zipfile.ZipFile) -> Opened:
    main, wanted = _MAIN[kind]
    found: dict[str, None] = {}
    for part in archive.infolist():
        name = part.filename
        found |= dict.fromkeys(what for pattern, what in _BY_NAME if pattern.fullmatch(name.lower()))
        if part.file_size > _MOST_LOOKED_AT or not name.endswith((".xml", ".rels")):
            _hold(archive, part)
            continue
        text = archive.read(part)
        if name == "[Content_Types].xml":
            types = _Types()
            if not listen(text, types):
                return BROKEN
            stated = types.parts.get(f"/{main}", "")
            found |= dict.fromkeys(what for word, what in _BY_TYPE if word in types.all.lower())
            if stated and wanted not in stated and "macroenabled" not in stated.lower():
                return Opened(f"ข้างในบอกว่าเป็นไฟล์ชนิดอื่น ({stated.rpartition('.')[2]})")
        elif name == main and not _is_xml(text):
            return BROKEN
        found |= dict.fromkeys(_in_links(text) if name.endswith(".rels") else _in_text(text))
    runs = tuple(what for what in found if what in _RUNS)
    return Opened("", runs, tuple(what for what in found if what not in _RUNS))


def _hold(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Read a part to its end, which holds it against its check sum, and keep nothing of it."""
    with archive.open(part) as member:
        while member.read(_MB):
            pass


def _is_xml(data: bytes) -> bool:
    """Tell whether a part is whole XML; nothing is kept, and a document type, which may unfold, is refused."""
    parser = expat.ParserCreate()
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the parser's own signature
    except (expat.ExpatError, ValueError):
        return False
    return b"<!DOCTYPE" not in data


def _in_text(text: bytes) -> Iterator[str]:
    yield from (what for pattern, what in _BY_TEXT if pattern.search(text))
    # An instruction may be cut into runs, and its letters written as numbers.
    said = html.unescape("".join((one[1] or one[2]).decode("utf-8", "replace") for one in _FIELD.finditer(text)))
    if _COMMANDS.search(said):
        yield _DDE
    if _FETCHES.search(said):
        yield _FETCHED


def _in_links(text: bytes) -> Iterator[str]:
    links = _Links()
    listen(text, links)
    for kind in links.outside:
        if kind != "hyperlink":
            yield _LINKS.get(kind, _FETCHED)


class _Types(Listener):
    """Gathers what the parts of a document say that they are."""

    def __init__(self) -> None:
        self.parts: dict[str, str] = {}
        self.all = ""

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        kind = attributes.get("ContentType", "")
        self.all += f"{kind} "
        if name == "Override":
            self.parts[attributes.get("PartName", "")] = kind


class _Links(Listener):
    """Gathers the kinds of links that lead out of a document."""

    def __init__(self) -> None:
        self.outside: list[str] = []

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") == "External":
            self.outside.append(attributes.get("Type", "").rpartition("/")[2])
