"""Office documents (DOCX, XLSX, PPTX) are opened part by part, each held against its check sum, within bounds.

How far a part unfolds is what its archive says, and no more of it is read, so a bomb is refused without unfolding it.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.parsers import expat

from prongsai.archives import UNSOUND
from prongsai.evidence._opened import BROKEN, LOCKED, TOO_MUCH, Opened
from prongsai.evidence._xml import Listener, listen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MOST_PARTS = 3_000
_MOST_UNFOLDED = 60_000_000
_MOST_LOOKED_AT = 8_000_000
"""How many bytes of XML are looked through, the main part first, then the smallest; of others check sums are held."""
_MB = 1_000_000
_MAIN = {
    "Word": ("word/document.xml", "wordprocessingml.document.main+xml"),
    "Excel": ("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
    "PowerPoint": ("ppt/presentation.xml", "presentationml.presentation.main+xml"),
}
_LOCKED = 0x1
_VBA, _ACTIVE_X = "มาโคร (VBA)", "ActiveX"
_OLD_MACRO, _DDE, _PROGRAM = "มาโคร (Excel 4.0)", "คำสั่ง DDE", "ปุ่มที่เปิดโปรแกรม"
_TEMPLATE, _REMOTE = "แม่แบบที่โหลดจากที่อื่น", "วัตถุ OLE ที่โหลดจากที่อื่น"
_NOT_LOOKED_AT = "เนื้อหามากเกินกว่าจะตรวจหาคำสั่งได้ทั้งหมด"
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
_FORMULA = re.compile(rb"<(?:\w{1,9}:)?(?:f|definedName)(?:\s[^<>]{0,200})?>([^<]+)")
_TALKS = re.compile(r"(?:[^|\"']++|\"[^\"]*+\"|'[^']*+')*+\|[^!]{1,1000}?!")
"""A formula that talks to a program, as in =cmd|'…'!A0; what stands in quotes is a text, or the name of a sheet."""
_BY_TEXT = (
    ((b"ddeLink",), re.compile(rb"ddeLink[\s>]"), _DDE),
    ((b"ppaction",), re.compile(rb"ppaction://(?:program|macro)"), _PROGRAM),
    ((b"_xlfn",), re.compile(rb"_xlfn\.(?:WEBSERVICE|IMAGE)\("), _FETCHED),
    ((b"DataMashup",), re.compile(rb"<(?:\w{1,9}:)?DataMashup[\s>]"), _CONNECTED),
)
"""What to look for in a part that has one of the signs, which are found much faster."""
_FIELD = re.compile(
    rb"<(?:\w{1,9}:)?instrText(?:\s[^<>]{0,200})?>([^<]{1,2000})"
    rb"|<(?:\w{1,9}:)?fldSimple\s[^<>]{0,200}?instr=(?:\"([^\"<]{1,2000})|'([^'<]{1,2000}))"
    rb"|<(?:\w{1,9}:)?fldChar[\s/>]"
)
_COMMANDS = re.compile(r"^[^\S\n]*DDE(?:AUTO)?\b", re.IGNORECASE | re.MULTILINE)
"""What a field is stands first in it."""
_FETCHES = re.compile(r"\bINCLUDE(?:TEXT|PICTURE)\b[^\\\n]{0,40}(?:https?:|\\\\)", re.IGNORECASE)
_ASIDE = re.compile(
    rb"<!--(?:[^-]++|-(?!->))*+(?:-->|\Z)"
    rb"|<\?(?:[^?]++|\?(?!>))*+(?:\?>|\Z)"
    rb"|<!\[CDATA\[(?P<letters>(?:[^\]]++|\](?!\]>))*+)(?:\]\]>|\Z)"
)
"""What may stand within a text of XML and part it: a remark, a note to a program, letters that are no tags."""
_RUNS = (_VBA, _ACTIVE_X, _OLD_MACRO, _DDE, _PROGRAM, _TEMPLATE, _REMOTE)


def open_office(kind: str, data: bytes) -> Opened:
    """Open every part of a document and return what happened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _too_much(archive.infolist()) or _opened(kind, archive)
    except UNSOUND:
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
    left = _MOST_LOOKED_AT
    for part in sorted(archive.infolist(), key=lambda one: (one.filename != main, one.file_size)):
        name = part.filename
        found |= dict.fromkeys(what for pattern, what in _BY_NAME if pattern.fullmatch(name.lower()))
        if not name.lower().endswith((".xml", ".rels", ".vml")):
            _hold(archive, part)
            continue
        if part.file_size > left:
            found[_NOT_LOOKED_AT] = None
            _hold(archive, part)
            continue
        left -= part.file_size
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
        found |= dict.fromkeys(_in_links(text) if name.lower().endswith(".rels") else _in_text(text))
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
    except (expat.ExpatError, ValueError, LookupError):  # as an encoding that nobody knows
        return False
    return b"<!DOCTYPE" not in data


def _in_text(data: bytes) -> Iterator[str]:
    text = _unparted(data)
    yield from (what for signs, pattern, what in _BY_TEXT if _has(text, signs) and pattern.search(text))
    if _has(text, (b"|", b"&#")) and any(_TALKS.match(_plain(formula[1])) for formula in _FORMULA.finditer(text)):
        yield _DDE
    if not _has(text, (b"instrText", b"fldSimple")):
        return
    # An instruction may be cut into runs, and its letters written as numbers.
    said = html.unescape("".join(map(_instruction, _FIELD.finditer(text))))
    if _COMMANDS.search(said):
        yield _DDE
    if _FETCHES.search(said):
        yield _FETCHED


def _plain(text: bytes) -> str:
    """Return a text of XML with each letter that is written as a number, or by its name, as itself."""
    return html.unescape(text.decode("utf-8", "replace"))


def _has(text: bytes, signs: tuple[bytes, ...]) -> bool:
    return any(sign in text for sign in signs)


def _unparted(data: bytes) -> bytes:
    """Return a part in UTF-8, with what may part its words left out."""
    text = data.decode("utf-16", "replace").encode() if data.startswith((b"\xff\xfe", b"\xfe\xff")) else data
    return _ASIDE.sub(lambda aside: (aside["letters"] or b"").replace(b"<", b" "), text)


def _instruction(field: re.Match[bytes]) -> str:
    """Return what stands in a part of a field; where a field begins or ends a line does."""
    said = (field[1] or field[2] or field[3] or b"").decode("utf-8", "replace")
    return said if field[1] else f"\n{said}\n"


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
