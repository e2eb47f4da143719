"""Evidence files (ไฟล์หลักฐาน): they exist, lie inside `evidence/`, are not too large, and are what their names say.

A file is known by its content: what is published under a name of its own choosing must open as that name promises.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from prongsai.content._source import leads_outside
from prongsai.findings import ContentError, Finding
from prongsai.text import suggestion

if TYPE_CHECKING:
    from prongsai.content._source import Source
    from prongsai.content.model.progress import Progress
    from prongsai.findings import Findings, Place

FOLDER = "evidence"
SIZE_LIMIT = 10_000_000
"""The largest evidence file, in bytes: what a phone on a slow line can still open."""
_SUFFIXES = {
    "PDF": (".pdf",),
    "PNG": (".png",),
    "JPEG": (".jpg", ".jpeg"),
    "GIF": (".gif",),
    "WebP": (".webp",),
    "Word": (".docx",),
    "Excel": (".xlsx",),
    "PowerPoint": (".pptx",),
    "Office 97-2003": (".doc", ".xls", ".ppt"),
}
_OFFICE = {"word/document.xml": "Word", "xl/workbook.xml": "Excel", "ppt/presentation.xml": "PowerPoint"}
_OLE_HEAD = 512
_TAIL = 2048
_BLANK = b"\xef\xbb\xbf \t\r\n"


def load_evidence(folder: Path, progress: Progress, source: Source, found: Findings) -> dict[str, bytes]:
    """Return the sound evidence files of a year's folder by the name they are cited by; tell what is wrong."""
    loaded: dict[str, bytes] = {}
    for number, one in enumerate(progress.rounds):
        for index, entry in enumerate(one.entries):
            for position, evidence in enumerate(entry.evidence):
                if evidence.file is not None and evidence.file not in loaded:
                    place = source.at("rounds", number, "entries", index, "evidence", position, "file")
                    try:
                        loaded[evidence.file] = _read(folder, evidence.file, place)
                    except ContentError as error:
                        found.extend([error.finding])
    return loaded


def _read(folder: Path, file: str, place: Place) -> bytes:
    path = _inside(folder, file, place)
    try:
        size = path.stat().st_size
        if size > SIZE_LIMIT:
            raise ContentError(Finding.make("E804", place, file=file, size=size, limit=SIZE_LIMIT))
        data = path.read_bytes()
    except OSError as error:
        raise ContentError(Finding.make("E802", place, file=file, hint=_near(folder, file))) from error
    kind = kind_of(data)
    if kind is None:
        raise ContentError(Finding.make("E805", place, file=file))
    if path.suffix.lower() not in _SUFFIXES[kind]:
        expected = " หรือ ".join(_SUFFIXES[kind])
        raise ContentError(Finding.make("E806", place, file=file, kind=kind, expected=expected))
    return data


def _inside(folder: Path, file: str, place: Place) -> Path:
    """Return where a cited file stands; a name that leads out of `evidence/`, by a link too, is refused."""
    parts = PurePosixPath(file).parts
    plain = file.isprintable() and "\\" not in file and not any(part.startswith(".") for part in parts)
    plain = plain and file == PurePosixPath(file).as_posix()
    path = folder / file
    if parts[0] != FOLDER or len(parts) == 1 or not plain or leads_outside(path, folder / FOLDER):
        raise ContentError(Finding.make("E803", place, file=file))
    if leads_outside(folder / FOLDER, folder):
        raise ContentError(Finding.make("E803", place, file=file))
    return path


def _near(folder: Path, file: str) -> str:
    base = folder / FOLDER
    names = [path.relative_to(folder).as_posix() for path in sorted(base.rglob("*"))] if base.is_dir() else []
    return suggestion(file, names)


def kind_of(data: bytes) -> str | None:
    """Return what a file is by its content, or None when it is none of the kinds that open everywhere, or is cut."""
    return _document(data) or _image(data)


def _document(data: bytes) -> str | None:
    if data.startswith(b"%PDF-") and b"startxref" in data[-_TAIL:] and b"%%EOF" in data[-_TAIL:]:
        return "PDF"
    if data.startswith(b"PK\x03\x04"):
        return _office(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") and len(data) > _OLE_HEAD:
        return "Office 97-2003"
    return None


def _image(data: bytes) -> str | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR" and b"IEND" in data[-_TAIL:]:
        return "PNG"
    if data.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in data[-_TAIL:]:
        return "JPEG"
    if data.startswith((b"GIF87a", b"GIF89a")) and data.rstrip(b"\0").endswith(b";"):
        return "GIF"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP" and int.from_bytes(data[4:8], "little") + 8 <= len(data):
        return "WebP"
    return None


def _office(data: bytes) -> str | None:
    """Return which Office document a zip archive is, by the parts that each must have."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            member = next((member for member in _OFFICE if member in names), None)
            if member is None or "[Content_Types].xml" not in names:
                return None
            with archive.open(member) as part:
                return _OFFICE[member] if part.read(_TAIL).lstrip(_BLANK).startswith(b"<") else None
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, EOFError):
        # Cut, packed in a way that Office does not know, or locked with a password.
        return None
