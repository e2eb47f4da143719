"""A record as a file with a seal (ตราผนึก) of its bytes before them: one that was damaged, or cut short, is none."""

from __future__ import annotations

import errno
import hashlib
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from prongsai.files import write_whole
from prongsai.kept._records import read, written

if TYPE_CHECKING:
    from pathlib import Path


def keep(place: Path, record: object) -> None:
    """Write a record aside, then let it take its place in one step; it is made again where the disk loses it.

    Raises:
        OSError: it cannot be written; what was there may still be.
    """
    data = written(record)
    aside = place.with_name(f"{place.name}.new")
    aside.unlink(missing_ok=True)  # which may be a link, and what it leads to is not ours
    aside.write_bytes(_seal(data) + b"\n" + data)
    aside.replace(place)


def leads_elsewhere(folder: Path, beside: Path) -> bool:
    """Tell whether a folder below `beside` is a link, or one above it is: what that leads to is not ours to change.

    A link may come with a repository, and lead to any folder of whoever has cloned it.
    """
    return any(one.is_symlink() for one in (folder, *folder.parents) if one != beside and one.is_relative_to(beside))


def write_below(beside: Path, place: Path, data: bytes) -> None:
    """Write a file that is kept below the folder `beside`, with the folders above it.

    Raises:
        OSError: it cannot be written, or a link leads elsewhere.
    """
    if leads_elsewhere(place, beside):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(place))
    place.parent.mkdir(parents=True, exist_ok=True)
    write_whole(place, data)


def kept(place: Path) -> object:
    """Return the record that was kept; None where there is none, or it is not as it was written."""
    with suppress(Exception):  # whatever damage it has taken, or whoever may not look at it: it is made again
        if not place.is_file():
            return None  # a pipe, at which one would wait
        seal, _, data = place.read_bytes().partition(b"\n")
        return read(data) if seal == _seal(data) else None
    return None


def _seal(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()
