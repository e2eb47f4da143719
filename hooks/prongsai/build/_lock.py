"""Taking turns: a lock of the operating system, which dies with its process, however that dies."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_WITHOUT = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}
"""What a file system answers that has no locks; builds there go on without them, as they always did."""


@dataclass(frozen=True, slots=True)
class Lock:
    """A held lock: its file, and the file's handle."""

    path: Path
    handle: int

    def release(self) -> None:
        """Give the lock back and remove its file."""
        if sys.platform != "win32":
            # While it is still held: whoever gets it next then sees that the file is gone, and makes another.
            with suppress(OSError):
                self.path.unlink()
        os.close(self.handle)
        if sys.platform == "win32":
            # Only now may it be removed there; one that another build has opened meanwhile stays.
            with suppress(OSError):
                self.path.unlink()


def try_lock(path: Path) -> Lock | None:
    """Take the lock whose file is `path`, in a folder of its own that is made; None while somebody else holds it."""
    path.parent.mkdir(exist_ok=True)
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except FileNotFoundError:
        # Whoever held it has this moment removed the folder.
        return None
    try:
        if _lock(handle) and _is(path, handle):
            return Lock(path, handle)
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    return None


def _is(path: Path, handle: int) -> bool:
    """Tell whether a file that was opened is still the one at `path`: its holder removes it when done."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno not in _WITHOUT:
                raise
        return True
