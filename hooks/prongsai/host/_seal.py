"""Seals of folders (ตราผนึก): by a seal a folder is known to be as it was when it was sealed, every file of it.

Looking at the times and sizes of files takes a tenth of reading them, and tells nearly as much: whoever changes a file
leaves another time or file there. Where they differ, as in a folder that was packed and unpacked, the bytes tell.
"""

from __future__ import annotations

import hashlib
import json
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from prongsai.files import walk
from prongsai.kept import digest

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator
    from pathlib import Path

SEAL = "seal"
"""The file that holds the seal, at the top of its folder."""


def seal(folder: Path) -> None:
    """Seal a folder as it is.

    Raises:
        OSError: it cannot be read or written to.
        ValueError: it has what is neither file nor folder.
    """
    told = {"digest": digest(_sealed(folder)), "modes": _modes(folder), "marks": marks(folder)}
    (folder / SEAL).write_text(json.dumps(told), encoding="utf-8")


def is_sealed(folder: Path) -> bool:
    """Tell whether a folder is as it was sealed; false of one without a seal.

    Raises:
        OSError: it cannot be read.
        ValueError: it has what is neither file nor folder.
    """
    place = folder / SEAL
    if not place.is_file():
        return False
    told = json.loads(place.read_text(encoding="utf-8"))
    if told["marks"] == marks(folder):
        return True
    if told["digest"] != digest(_sealed(folder)) or told["modes"] != _modes(folder):
        return False  # a page that nobody may read is published as such
    with suppress(OSError):
        seal(folder)
    return True


def marks(folder: Path, *, changed: bool = False) -> str:
    """Return a digest of what the system tells of all that stands in a folder: kinds, sizes, times and which files.

    With `changed` it tells of when each was changed in any way: nobody can set that back, but a file that comes to
    stand at another place, or stands there no more, has changed by that, too.

    Raises:
        OSError: it cannot be looked at.
        ValueError: it has what is neither file nor folder, such as a link, which may lead anywhere.
    """
    found = hashlib.sha256()
    for path, entry in _sealed(folder):
        told = entry.stat(follow_symlinks=False)
        if stat.S_ISREG(told.st_mode):
            of = f" {told.st_size} {told.st_mtime_ns} {told.st_ino} {told.st_ctime_ns if changed else ''}"
        elif stat.S_ISDIR(told.st_mode):
            of = "/"
        else:
            raise ValueError(path)
        found.update(f"{path}{of} {told.st_mode:o}\0".encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def _modes(folder: Path) -> str:
    """Return a digest of who may read what stands in a folder."""
    told = (f"{path} {entry.stat(follow_symlinks=False).st_mode:o}\0" for path, entry in _sealed(folder))
    return hashlib.sha256("".join(told).encode("utf-8", "surrogateescape")).hexdigest()


def _sealed(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield what a seal is of: all but itself."""
    return (one for one in walk(folder) if one[0] != SEAL)
