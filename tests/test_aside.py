"""Work that a copy of this process does: what it makes comes back, and what it fails at is done here."""

from __future__ import annotations

import os
import signal
import struct
import threading
from typing import TYPE_CHECKING

import pytest

from prongsai import processes
from prongsai.processes import aside

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


def test_what_a_copy_makes_comes_back() -> None:
    """Another process has made it."""
    (made, process) = aside(lambda: ("text", os.getpid()))()
    assert made == "text"
    assert process != os.getpid()


def test_what_a_copy_dies_over_is_done_here() -> None:
    """A copy that is killed, as where memory is short, costs the time of its work alone."""
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    assert aside(work)() == here


def test_what_a_copy_dies_over_while_it_tells_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of what it has made is nothing."""

    def half(_: object, to: Connection) -> None:
        os.write(to.fileno(), struct.pack("!i", 1000) + b"half")

    monkeypatch.setattr(processes, "_send", half)
    here = os.getpid()
    assert aside(os.getpid)() == here


def test_what_goes_wrong_is_told_here(capfd: pytest.CaptureFixture[str]) -> None:
    """It is raised by whoever waits for it, once, and the copy says nothing."""

    def work() -> None:
        raise ValueError("wrong")

    waiting = aside(work)
    with pytest.raises(ValueError, match="wrong"):
        waiting()
    assert capfd.readouterr() == ("", "")


def test_a_process_of_several_threads_has_no_copy() -> None:
    """A copy of it would wait for threads that it does not have: it does the work itself."""
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert aside(os.getpid)() == os.getpid()
    finally:
        done.set()
        other.join()
