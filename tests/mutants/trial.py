"""Trials of changes: each in a process of its own, which imports the changed file and runs the tests that reach it."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.mutants.loading import load_instead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from types import CodeType

    from tests.mutants.changes import Change

BUSY, IDLE = 120, 3600
"""After how many seconds of work, and of waiting, a changed engine is taken to run for ever; machines may be busy."""
_SURVIVED, _NOTHING_RUN = 0, 5
QUIET = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-seed=0", "--quick")


class _Only:
    """Runs the tests that are named, in the order in which they are named."""

    def __init__(self, tests: Sequence[str]) -> None:
        self._order = {name: number for number, name in enumerate(tests)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave the others out."""
        chosen = [item for item in items if item.nodeid in self._order]
        items[:] = sorted(chosen, key=lambda item: self._order[item.nodeid])


def _run(file: str, code: CodeType, tests: Sequence[str], folder: Path) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (BUSY, BUSY))
    load_instead({file: code})
    files = dict.fromkeys(test.partition("::")[0] for test in tests)
    return int(pytest.main([*QUIET, f"--basetemp={folder / 'tmp'}", *files], plugins=[_Only(tests)]))


def forked(act: Callable[[Path], int], folder: Path) -> int:
    """Start a silent process that acts in a folder of its own and ends with what that returns; return its number."""
    pid = os.fork()
    if pid:
        return pid
    status = 3
    try:
        os.setsid()
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(silence, stream)
        folder.mkdir()
        os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(folder / "hypothesis")
        status = act(folder)
    finally:
        os._exit(status)


@dataclass(frozen=True, slots=True)
class Trial:
    """A change, its file's code, and the tests to be run, in rounds: a later one only where none before saw the change."""

    change: Change
    code: CodeType
    rounds: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Running:
    """A round of a trial that is under way."""

    trial: Trial
    number: int
    folder: Path
    deadline: float


def survivors(trials: Iterable[Trial], folder: Path, workers: int) -> Iterator[tuple[Trial, bool]]:
    """Yield each trial, as it ends, and whether all its tests passed, so that the change survived them."""
    running: dict[int, _Running] = {}
    waiting = iter(trials)
    while True:
        while len(running) < workers and (trial := next(waiting, None)):
            if trial.rounds:
                _start(trial, 0, running, folder)
            else:
                yield trial, True
        if not running:
            return
        for round_, survived in _ended(running):
            if survived and round_.number + 1 < len(round_.trial.rounds):
                _start(round_.trial, round_.number + 1, running, folder)
            else:
                yield round_.trial, survived


def _start(trial: Trial, number: int, running: dict[int, _Running], folder: Path) -> None:
    own = folder / str(time.monotonic_ns())
    pid = forked(lambda place: _run(trial.change.file, trial.code, trial.rounds[number], place), own)
    running[pid] = _Running(trial, number, own, time.monotonic() + IDLE)


def _ended(running: dict[int, _Running]) -> Iterator[tuple[_Running, bool]]:
    """Yield the rounds that have ended since, and end those that would never."""
    time.sleep(0.02)
    for pid, one in list(running.items()):
        if time.monotonic() > one.deadline:
            os.killpg(pid, signal.SIGKILL)
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            del running[pid]
            shutil.rmtree(one.folder, ignore_errors=True)
            code = os.waitstatus_to_exitcode(status)
            if code == _NOTHING_RUN:
                raise RuntimeError(f"none of {one.trial.rounds[one.number]} was found")
            yield one, code == _SURVIVED
