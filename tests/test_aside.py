"""Work that a copy of this process does: what it makes comes back, and what it fails at is done here.

Each is a program of its own: a process of tests may have several threads, and then there are no copies of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.publish.project import python

if TYPE_CHECKING:
    from pathlib import Path

BEGIN = """\
import os, signal, struct, threading
from prongsai import processes
from prongsai.processes import aside
here = os.getpid()
"""
KILLED = """\
def work():
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return "made"
waiting = aside(work)
print(waiting is not work, waiting())
"""
HALF = """\
processes._send = lambda _, to: os.write(to.fileno(), struct.pack("!i", 1000) + b"half")
print(aside(os.getpid)() == here)
"""
WRONG = """\
def work():
    raise ValueError("wrong")
waiting = aside(work)
try:
    waiting()
except ValueError as error:
    print(waiting is not work, error)
"""
THREADS = """\
done = threading.Event()
threading.Thread(target=done.wait).start()
print(aside(os.getpid)() == here)
done.set()
"""
PROGRAMS = {
    "what a copy makes": ("made, by = aside(lambda: ('text', os.getpid()))()\nprint(made, by != here)", "text True"),
    "a copy that is killed": (KILLED, "True made"),
    "a copy that dies while it tells": (HALF, "True"),
    "what goes wrong, told once and here": (WRONG, "True wrong"),
    "a process of several threads": (THREADS, "True"),
}


@pytest.mark.parametrize(("program", "told"), PROGRAMS.values(), ids=PROGRAMS)
def test_work_is_done_by_a_copy_or_here(program: str, told: str, tmp_path: Path) -> None:
    """What a copy makes comes back; of one that dies, or fails, or cannot be had, the work is done here."""
    assert python(BEGIN + program, tmp_path) == f"{told}\n"
