"""Two folders change places: in one step where the system can, else in two that the next start can mend."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = _RENAME_SWAP = 2
"""Linux' and macOS' own numbers, from <linux/fs.h> and <sys/stdio.h>."""


def swap(new: Path, site: Path, aside: Path) -> None:
    """Let `new` take the place of `site`; what was there then has the name of `new`. All lie on one file system.

    Where the system knows no exchange, the old site is set `aside` first and whole, and put back by whatever stops the
    second step, or by `mend` when even that was not possible.
    """
    if not site.exists():
        new.rename(site)
        return
    shutil.copymode(site, new)
    if exchange(new, site):
        return
    try:
        site.rename(aside)
        new.rename(site)
    except BaseException:
        if aside.exists() and not site.exists():
            aside.rename(site)
        raise
    # Never removed under the name from which it would be put back: half of a site is none. The new site is in its
    # place, so that nothing is told of what the next build can tidy up as well.
    with suppress(OSError):
        aside.rename(new)


def mend(new: Path, site: Path, aside: Path) -> None:
    """Bring to an end what a build left that was killed: a site set aside goes back, and nothing else stays."""
    _remove(new)
    if aside.exists():
        aside.rename(new if site.exists() else site)
        _remove(new)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system or the file system does not know how."""
    call = _exchanger()
    if call is None:
        return False
    # As Python's own renames announce themselves: whoever watches them sees this one, too.
    sys.audit("os.rename", os.fspath(one), os.fspath(other), -1, -1)
    return call(os.fsencode(one), os.fsencode(other)) == 0


@cache
def _exchanger() -> Callable[[bytes, bytes], int] | None:
    """Return the system's call that exchanges two names; None where it has none, such as an old libc and Windows."""
    if sys.platform == "linux":
        rename = getattr(ctypes.CDLL(None), "renameat2", None)
        return rename and (lambda one, other: rename(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE))
    if sys.platform == "darwin":
        rename = getattr(ctypes.CDLL(None), "renamex_np", None)
        return rename and (lambda one, other: rename(one, other, _RENAME_SWAP))
    return None
