"""Put on a process's path, this lets a process of a build die as a part of the site opens a certain file.

The file is told in `DIES_AT`, by how its path ends; which process in `DIES`: that of the `part`, or the `parent` that began it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys

_AT = os.environ.get("DIES_AT")


def _die(event: str, values: tuple[object, ...]) -> None:
    parent = multiprocessing.parent_process()
    if event == "open" and parent is not None and str(values[0]).endswith(str(_AT)):
        who = {"part": os.getpid(), "parent": parent.pid}[os.environ["DIES"]]
        os.kill(who or 0, signal.SIGKILL)
        if who != os.getpid():
            signal.pause()


if _AT:
    sys.addaudithook(_die)
