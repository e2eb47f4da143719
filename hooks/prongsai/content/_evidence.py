"""Evidence files (ไฟล์หลักฐาน): they exist, lie inside `evidence/`, are not too large, and are what their names say.

A file is known by its content: what is published under a name of its own choosing must open as that name promises.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from prongsai.content._source import leads_outside, size_of
from prongsai.evidence import kind_of, open_file
from prongsai.findings import ContentError, Finding
from prongsai.text import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.content._source import Source
    from prongsai.content.model.progress import Progress
    from prongsai.findings import Findings, Place

FOLDER = "evidence"
EVIDENCE_LIMIT = 10_000_000
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


def evidence_endings(kind: str) -> tuple[str, ...]:
    """Return how the names of files of a kind may end."""
    return _SUFFIXES[kind]


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
                        found.extend(_carried(loaded[evidence.file], evidence.file, place))
                    except ContentError as error:
                        found.extend([error.finding])
    return loaded


def _read(folder: Path, file: str, place: Place) -> bytes:
    path = _inside(folder, file, place)
    try:
        size = size_of(path)
        if size > EVIDENCE_LIMIT:
            raise ContentError(Finding.make("E804", place, file=file, size=size, limit=EVIDENCE_LIMIT))
        data = path.read_bytes()
    except OSError as error:
        raise ContentError(Finding.make("E802", place, file=file, hint=_near(folder, file))) from error
    kind = kind_of(data)
    if kind is None:
        raise ContentError(Finding.make("E805", place, file=file))
    if path.suffix.lower() not in _SUFFIXES[kind]:
        expected = " หรือ ".join(_SUFFIXES[kind])
        raise ContentError(Finding.make("E806", place, file=file, kind=kind, expected=expected))
    if problem := open_file(kind, data).problem:
        raise ContentError(Finding.make("E820", place, file=file, problem=problem))
    return data


def _carried(data: bytes, file: str, place: Place) -> Iterator[Finding]:
    """Yield what a sound file does or carries beside what it shows."""
    opened = open_file(kind_of(data) or "", data)
    if opened.runs:
        yield Finding.make("E821", place, file=file, what=" ".join(opened.runs))
    if opened.carries:
        yield Finding.make("W822", place, file=file, what=" ".join(opened.carries))


def _inside(folder: Path, file: str, place: Place) -> Path:
    """Return where a cited file stands; a name that leads out of `evidence/`, by a link too, is refused."""
    parts = PurePosixPath(file).parts
    plain = file.isprintable() and "\\" not in file and not any(part.startswith(".") for part in parts)
    plain = plain and file == PurePosixPath(file).as_posix()
    path = folder / file
    if parts[:1] != (FOLDER,) or len(parts) == 1 or not plain or leads_outside(path, folder / FOLDER):
        raise ContentError(Finding.make("E803", place, file=file, hint=_instead(file)))
    if leads_outside(folder / FOLDER, folder):
        raise ContentError(Finding.make("E803", place, file=file, hint=""))
    return path


def _instead(file: str) -> str:
    """Return the clause that says how a link, or a file that was named by another folder, is cited."""
    if "://" in file:
        return " ลิงก์ให้ใช้ url: แทน file:"
    name = PureWindowsPath(file).name
    named = PurePosixPath(name).suffix.lower() in {one for suffixes in _SUFFIXES.values() for one in suffixes}
    within = file.startswith(f"{FOLDER}/") or ".." in file or not name.isprintable()
    return f" ถ้าไฟล์อยู่ในโฟลเดอร์ evidence ให้เขียน {FOLDER}/{name}" if named and not within else ""


def _near(folder: Path, file: str) -> str:
    base = folder / FOLDER
    names = [path.relative_to(folder).as_posix() for path in sorted(base.rglob("*"))] if base.is_dir() else []
    return suggestion(file, names)
