"""Digests of all that something was made of: the engine and what it stands on, the content, of its agencies some."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from os import scandir
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING

from prongsai.content import CRITERIA_FOLDER, is_led_outside
from prongsai.files import walk
from prongsai.site import carried

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping


@cache
def engine() -> tuple[str, ...]:
    """Return what tells this engine from any other, with its templates, packages and interpreter."""
    return sys.version, *_packages(), tree(Path(__file__).parents[1]), tree(carried("overrides"))


def _packages() -> list[str]:
    """Return the packages that are installed, by the folders that tell of them, which have their versions as names.

    To read what those hold costs as much as all else of a digest.
    """
    return sorted({path.name for folder in map(Path, sys.path) for path in folder.glob("*-info")})


def tree(folder: Path) -> str:
    """Return the digest of all files of a folder, but for what Python keeps of them; of none where it is not there.

    Raises:
        OSError: one cannot be read.
    """
    return digest(one for one in walk(folder) if not one[0].endswith(".pyc")) if folder.is_dir() else ""


def digest(there: Iterable[tuple[str, os.DirEntry[str]]]) -> str:
    """Return the digest of the files among what `walk` has found, with their paths.

    Raises:
        OSError: one cannot be read.
    """
    found = hashlib.sha256()
    for path, entry in there:
        if entry.is_file():
            with open(entry.path, "rb") as file:  # noqa: PTH123 - thousands: half the time is else that of the objects
                data = file.read()
            found.update(f"{path}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
            found.update(data)
    return found.hexdigest()


def shared(root: Path) -> str:
    """Return the digest of what is for whichever agency of a content folder: its own criteria, and where links lead.

    Raises:
        OSError: it cannot be read.
    """
    criteria = root / CRITERIA_FOLDER
    links = [
        entry.path for folder in (root, criteria) if folder.is_dir() for entry in scandir(folder) if entry.is_symlink()
    ]
    # A link within the content leads to criteria of which the tree above it does not tell.
    told = [(one, realpath(one), "" if is_led_outside(Path(one), root) else tree(Path(one))) for one in sorted(links)]
    return repr((tree(criteria), told))


def agencies_key(basis: bytes, root: Path, told: Mapping[str, str]) -> str | None:
    """Return the digest of what some agencies are; None where that is not all below their folders, or cannot be read.

    Args:
        basis: the digest of what else counts for all.
        root: the content folder.
        told: what else counts of each, by the name of its folder.
    """
    found = hashlib.sha256(basis)
    try:
        for name, more in told.items():
            there = [*walk(root / name)]
            if (root / name).is_symlink() or any(entry.is_symlink() for _, entry in there):
                return None
            # Folders count, too: one that is empty is told.
            paths = "\0".join([name, more, *(f"{path}/" if entry.is_dir() else path for path, entry in there)])
            found.update(paths.encode("utf-8", "surrogateescape"))
            found.update(digest(there).encode())
    except OSError:
        return None
    return found.hexdigest()
