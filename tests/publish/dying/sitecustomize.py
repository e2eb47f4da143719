"""Put on a process's path, this lets a process of a build die as a part of the site opens a certain file.

The file is told in `DIES_AT`, by how its path ends; which process in `DIES`: that of the `part`, the `parent` that asked
for it, or, of a build that begins none, `itself`.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys

_AT = os.environ.get("DIES_AT")


def _die(event: str, values: tuple[object, ...]) -> None:
    parent = multiprocessing.parent_process()
    dies = os.environ["DIES"]
    if event != "open" or not str(values[0]).endswith(str(_AT)) or (parent is None) != (dies == "itself"):
        return
    who = parent.pid if parent is not None and parent.pid is not None and dies == "parent" else os.getpid()
    os.kill(who, signal.SIGKILL)
    if who != os.getpid():
        signal.pause()


if _AT:
    sys.addaudithook(_die)
