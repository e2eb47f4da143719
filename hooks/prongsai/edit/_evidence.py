"""A file of evidence (หลักฐาน) put beside the report that cites it, held to what the reading of content asks of it."""

from __future__ import annotations

import errno
import os
import re
from itertools import chain, count
from typing import TYPE_CHECKING

from prongsai.content import EVIDENCE_LIMIT, evidence_endings, is_led_outside
from prongsai.evidence import kind_of, open_file, without_metadata
from prongsai.files import write_whole
from prongsai.kept import write_below
from prongsai.words import plain

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.edit._request import Upload

STRIPPED = ".cache/evidence"
"""Where a file is kept as it was, beside the content; git ignores it, and no build looks there."""
FILE = "~file"
"""Ends the name of the box in which a file is chosen; that of its list comes before."""
_LONGEST = 80
_UNFIT = re.compile(r"[^\w.\-ก-๙]+")


class RefusedError(Exception):
    """A file that cannot be evidence, and why in the officer's words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def put_evidence(folder: Path, upload: Upload) -> str:
    """Write a file below the year's `evidence/` under a name of its own, and return how it is cited.

    Raises:
        RefusedError: it is too large, or nothing that opens everywhere.
        OSError: it cannot be written, or a link leads out of the year's folder.
    """
    if len(upload.data) > EVIDENCE_LIMIT:
        raise RefusedError(plain("edit.upload.large", file=upload.name, limit=EVIDENCE_LIMIT // 1_000_000))
    kind = kind_of(upload.data)
    if kind is None:
        raise RefusedError(plain("edit.upload.kind", file=upload.name))
    if open_file(kind, upload.data).problem:
        raise RefusedError(plain("edit.upload.broken", file=upload.name))
    stem, ending = _stem(upload.name), evidence_endings(kind)
    suffix = next((one for one in ending if upload.name.lower().endswith(one)), ending[0])
    path = _free(folder / "evidence", stem, suffix)
    if is_led_outside(path, folder):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    path.parent.mkdir(exist_ok=True)
    write_whole(path, upload.data)
    return f"evidence/{path.name}"


def _free(folder: Path, stem: str, suffix: str) -> Path:
    """Return a file of a folder that is not there yet: what was kept is never written over."""
    names = chain([stem], (f"{stem}-{number}" for number in count(2)))
    return next(path for name in names if not os.path.lexists(path := folder / f"{name}{suffix}"))


def _stem(name: str) -> str:
    """Return a file's name without its folders and ending, of letters that every system takes."""
    stem = re.split(r"[/\\]", name)[-1].rpartition(".")[0]
    return _UNFIT.sub("-", stem)[:_LONGEST].strip("-.") or "file"


def strip_evidence(content: Path, file: str, named: str) -> None:
    """Take out of a file of evidence what it tells beside what it shows; it is kept as it was outside of the content.

    Raises:
        LookupError: there is no such evidence of the year.
        OSError: it cannot be written; it is as it was.
    """
    folder = content / file.rpartition("/")[0]
    path = (folder / named).resolve()
    if not path.is_relative_to(folder.resolve() / "evidence") or not path.is_file():
        raise LookupError(named)
    before = path.read_bytes()
    beside = content.resolve().parent
    write_below(beside, _free(beside / STRIPPED / file.rpartition("/")[0], path.stem, path.suffix), before)
    write_whole(path, without_metadata(kind_of(before), before))
