"""Trials of changes: each in a process of its own, forked from a warm one, which runs the tests that reach the change.

What stands in a function that runs only when a test calls it is put into the living engine, after all tests have been
collected. Any other change acts while the engine is imported, so that its process imports engine and tests anew.
"""

from __future__ import annotations

import gc
import os
import resource
import shutil
import signal
import time
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from math import ceil
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

import pytest

from tests.mutants.loading import load_instead
from tests.mutants.reach import caches

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tests.mutants.changes import Change
    from tests.mutants.reach import Block

PATIENCE, BUSY, IDLE = 10, 5, 900
"""A changed engine is taken to run for ever when a test works ten times as long as usual and five seconds, or waits."""
FIRST = 40
"""How many tests are collected first where engine and tests are imported anew."""
_SURVIVED, _SEEN, _NOTHING_RUN = 0, 1, 5
QUIET = ("-x", "-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-seed=0", "--quick")


@dataclass(frozen=True, slots=True)
class Trial:
    """A change, its file's code, and the tests to be run, in their order.

    Attributes:
        change: the change.
        code: the code of the changed file.
        tests: the tests, in their order.
        living: the code of the function around the change, where the living engine may be given it; else None.
    """

    change: Change
    code: CodeType
    tests: tuple[str, ...]
    living: CodeType | None


@dataclass(frozen=True, slots=True)
class _Running:
    """A trial that is under way."""

    trial: Trial
    folder: Path
    deadline: float


def function(code: CodeType, first: int) -> CodeType | None:
    """Return the code of the outermost function that begins on a line."""
    if code.co_firstlineno == first and not code.co_name.startswith("<"):
        return code
    inner = (function(one, first) for one in code.co_consts if isinstance(one, CodeType))
    return next((one for one in inner if one), None)


def living(code: CodeType, as_it_is: CodeType, first: int) -> CodeType | None:
    """Return the code of a function that a changed file has, if it alone is changed and may take the old one's place."""
    old, new = function(as_it_is, first), function(code, first)
    if old is None or new is None or old == new:
        return None
    return new if (old.co_freevars, old.co_flags) == (new.co_freevars, new.co_flags) else None


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


def tried(
    trials: Iterable[Trial], act: Callable[[Trial, Path], int], folder: Path, workers: int
) -> Iterator[tuple[Trial, bool]]:
    """Yield each trial, as it ends, and whether all its tests passed, so that the change survived them."""
    running: dict[int, _Running] = {}
    waiting = iter(trials)
    while True:
        while len(running) < workers and (trial := next(waiting, None)):
            if trial.tests:
                own = folder / str(time.monotonic_ns())
                running[forked(partial(act, trial), own)] = _Running(trial, own, time.monotonic() + IDLE)
            else:
                yield trial, True
        if not running:
            return
        yield from _ended(running)


def _ended(running: dict[int, _Running]) -> Iterator[tuple[Trial, bool]]:
    """Yield the trials that have ended since, and end those that would never."""
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
                raise RuntimeError(f"none of {one.trial.tests} was found")
            yield one.trial, code == _SURVIVED


class Limited:
    """Lets each test work for a while only."""

    def __init__(self, seconds: Mapping[str, float]) -> None:
        self._seconds = seconds

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> None:
        """Set the limit anew: the process is ended when the test goes over it."""
        limit = time.process_time() + PATIENCE * self._seconds.get(item.nodeid, 0) + BUSY
        resource.setrlimit(resource.RLIMIT_CPU, (ceil(limit), resource.RLIM_INFINITY))


class _Only:
    """Runs the tests that are named, in the order in which they are named."""

    def __init__(self, tests: Sequence[str]) -> None:
        self._order = {name: number for number, name in enumerate(tests)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave the others out."""
        chosen = [item for item in items if item.nodeid in self._order]
        items[:] = sorted(chosen, key=lambda item: self._order[item.nodeid])


def afresh(seconds: Mapping[str, float], trial: Trial, folder: Path) -> int:
    """Import the changed file in a process that has imported nothing of the engine, and run the tests of a trial."""
    load_instead({trial.change.file: trial.code})
    for tests in (trial.tests[:FIRST], trial.tests[FIRST:]):
        files = dict.fromkeys(test.partition("::")[0] for test in tests)
        plugins = [_Only(tests), Limited(seconds)]
        if files and (status := pytest.main([*QUIET, f"--basetemp={folder / 'tmp'}", *files], plugins=plugins)):
            return int(status)
    return _SURVIVED


class Living:
    """Forks a process for each trial when pytest has collected the tests, and gives the change to the engine there."""

    def __init__(self, trials: Sequence[Trial], files: Container[str], tell: Callable[[Trial, bool], None]) -> None:
        self._trials = trials
        self._files = files
        self._tell = tell

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try every change, in the place of running the tests."""
        functions = defaultdict(list)
        for one in gc.get_objects():
            if isinstance(one, FunctionType) and one.__code__.co_filename in self._files:
                functions[one.__code__.co_filename, one.__code__.co_firstlineno].append(one)
        act = partial(_alive, {item.nodeid: item for item in session.items}, functions, caches(self._files))
        gc.freeze()
        folder = session.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]  # noqa: SLF001 - as below
        for trial, survived in tried(self._trials, act, folder, os.cpu_count() or 1):
            self._tell(trial, survived)
        return True


def _alive(
    items: Mapping[str, pytest.Item],
    functions: Mapping[Block, Iterable[FunctionType]],
    kept: Iterable[Any],
    trial: Trial,
    folder: Path,
) -> int:
    """Give a change to the engine as it lives in this process, and run the tests of a trial until one fails."""
    for one in functions[trial.change.file, trial.change.first]:
        one.__code__ = trial.living or one.__code__
    for cache in kept:
        cache.cache_clear()
    chosen = [items[name] for name in trial.tests]
    session, hook = chosen[0].session, chosen[0].config.hook
    session.config._tmp_path_factory._basetemp = folder  # type: ignore[attr-defined]  # noqa: SLF001 - pytest gives no other way to move it
    for item, following in zip_longest(chosen, chosen[1:]):
        hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.shouldfail:
            return _SEEN
    return _SURVIVED
