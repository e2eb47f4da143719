"""Work that is done once for a whole run of the tests, however many workers share in it."""

from __future__ import annotations

import fcntl
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def once(run: Path, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that `make` has filled for the first who asked for `name`; the others wait, and only read.

    Where `make` fails the next who asks begins anew, and fails in its turn.

    Args:
        run: the folder of the run, the same for each of its workers.
        name: what is made.
        make: fills the folder that it is given.
    """
    made, unfinished = run / name, run / f"{name}.unfinished"
    with (run / f"{name}.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            make(unfinished)
            unfinished.rename(made)
    return made
