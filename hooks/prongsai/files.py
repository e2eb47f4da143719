"""Files on disk: read whoever wrote them, written whole or not at all, and what the system refuses as a finding."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from prongsai.findings import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_ASIDE = ".new"
"""How the name of a file ends that is not whole yet; it begins with a dot, so that no reader of content takes it."""


def from_json(data: str | bytes) -> Any:  # noqa: ANN401 - of whatever kind
    """Return what JSON says that may be anybody's.

    Raises:
        ValueError: it is none, or its brackets stand deeper than any of ours.
    """
    try:
        return json.loads(data)
    except RecursionError as error:
        raise ValueError from error


def walk(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield all that stands in a folder, by its path below it, with `/`; a link is not followed.

    `pathlib` makes an object of each, and asks the system for each once more: ten times as slow.

    Raises:
        OSError: a folder may not be looked at.
    """
    left = [("", entry) for entry in _last_first(folder)]
    while left:
        below, entry = left.pop()
        path = below + entry.name
        yield path, entry
        if entry.is_dir(follow_symlinks=False):
            left += [(f"{path}/", inner) for inner in _last_first(entry)]


def _last_first(folder: Path | os.DirEntry[str]) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        return sorted(found, key=attrgetter("name"), reverse=True)


def write_whole(path: Path, data: bytes, last: Callable[[], object] | None = None) -> None:
    """Write a file aside, then let it take its place in one step: whoever looks sees the old file or the new one.

    A symbolic link stays and the file that it leads to is replaced; permissions stay, and the owner where that may be.
    What an earlier writing that was killed left beside the file is removed. `last` is called right before the step,
    and what it raises leaves the old file.

    Raises:
        OSError: it cannot be written; the old file is as it was.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not os.access(target, os.W_OK):
        # The folder would allow it, but whoever closed the file meant it.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    for left in target.parent.iterdir():
        if left.name.startswith(f".{target.name}.") and left.suffix == _ASIDE:
            left.unlink(missing_ok=True)
    aside = target.with_name(f".{target.name}.{os.getpid()}{_ASIDE}")
    try:
        with aside.open("xb") as file:
            if target.exists():
                _dress(aside, target)
            file.write(data)
            file.flush()
            # Else the name may reach the disk before the text does, and a power cut leaves an empty file.
            os.fsync(file.fileno())
        if last is not None:
            last()
        aside.replace(target)
    except BaseException as error:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename = str(target)
        raise


def _dress(aside: Path, target: Path) -> None:
    """Give a file the permissions and attributes of the one that it will replace, and its owner where that may be."""
    shutil.copystat(target, aside)
    if sys.platform != "win32":
        owner = target.stat()
        with suppress(PermissionError):
            os.chown(aside, owner.st_uid, owner.st_gid)


def trouble(error: OSError, path: Path | None = None) -> Finding:
    """Return what to do about a failure of the operating system; `path` is its place where the failure names none."""
    # Of a copy both are named, and the disk that is full is where the copy goes.
    name = error.filename2 if error.errno in _FULL and error.filename2 else error.filename
    named = name if isinstance(name, str | os.PathLike) else path
    place = Place(shown(Path(named)) if named else ".")
    if error.errno in _FULL:
        return Finding.make("E975", place)
    if error.errno in _REFUSED:
        return Finding.make("E976", place)
    return Finding.make("E977", place, problem=error.strerror or str(error) or type(error).__name__)


def shown(path: Path) -> str:
    """Return a path as seen from the current folder, with `/`; one that is not below it as it is."""
    return (path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path).as_posix()
