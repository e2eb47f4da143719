"""Put on a process's path, this lets the process that makes a part of a site die as it opens a certain file.

The file is told in `DIES_AT`, by how its path ends.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys

_AT = os.environ.get("DIES_AT")


def _die(event: str, values: tuple[object, ...]) -> None:
    if event == "open" and multiprocessing.parent_process() is not None and str(values[0]).endswith(str(_AT)):
        os.kill(os.getpid(), signal.SIGKILL)


if _AT:
    sys.addaudithook(_die)
