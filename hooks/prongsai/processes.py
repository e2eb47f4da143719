"""Processes of this machine, behind the one interface `concurrent.futures.Executor`; none outlives its parent."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import suppress
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

_Job = TypeVar("_Job")
_Made = TypeVar("_Made")

_SELDOM = 50_000
"""How many objects more than before are there when garbage is looked for: Python's 700 costs a command a tenth."""


def collect_seldom() -> None:
    """Look for garbage seldom, as suits a process that keeps nearly all that it makes until it ends."""
    gc.set_threshold(_SELDOM)


class DiedError(Exception):
    """A process has died twice over one job, which is named by its text."""


def pool_of(processes: int, *loaded: str) -> Executor:
    """Return so many processes, which begin with some modules loaded where the system knows how."""
    known = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if known else "spawn")
    if known:
        context.set_forkserver_preload([__name__, *loaded])
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_begin)
    # All begin with the first job, as copies do. One that begins with a later job, at the moment when Python ends all
    # the others because one has died, is ended by nobody, and waited for without end (Python 3.11).
    pool._safe_to_dynamically_spawn_children = False  # type: ignore[attr-defined]  # noqa: SLF001
    return pool


def copies(processes: int) -> Executor:
    """Return so many processes, copies of this one where it has one thread and the system knows how.

    They load nothing anew, and share what this one holds open, a lock of a file too; they end when it does.
    """
    if sys.platform == "linux" and threading.active_count() == 1:
        return ProcessPoolExecutor(processes, multiprocessing.get_context("fork"), initializer=_begin)
    return pool_of(processes)


def aside(work: Callable[[], _Made]) -> Callable[[], _Made]:
    """Let a copy of this process do some work, where the system knows how, and return what waits for what it made.

    Whatever the copy fails at is done here, when it is waited for. What it makes is all that is left of it.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return work
    context = multiprocessing.get_context("fork")
    there, here = context.Pipe(duplex=False)
    copy = context.Process(target=_send, args=(work, here), daemon=True)
    copy.start()
    here.close()

    def made() -> _Made:
        try:
            found: _Made = there.recv()
        except (EOFError, OSError):  # before it has begun to send, or while it does
            return work()
        finally:
            there.close()
            copy.join()
        return found

    return made


def _send(work: Callable[[], object], to: Connection) -> None:
    _begin()
    with suppress(Exception):
        to.send(work())


def make_all(
    jobs: Sequence[_Job],
    pool: Callable[[], Executor],
    work: Callable[[_Job], _Made],
    meanwhile: Callable[[], object] = lambda: None,
) -> list[_Made]:
    """Return what the work makes of each job. One whose process has died is done once more, alone.

    Args:
        jobs: what is to be done.
        pool: gives the processes.
        work: does a job, in one of them.
        meanwhile: what this process does while the others are at work.

    Raises:
        DiedError: a process has died again.
    """
    with pool() as executor:
        begun = [_begun(job, executor, work) for job in jobs]
        meanwhile()
        died = [future is None or isinstance(future.exception(), BrokenExecutor) for future in begun]
    return [
        _made_alone(job, pool, work) if lost or future is None else future.result()
        for job, future, lost in zip(jobs, begun, died, strict=True)
    ]


# A process that dies takes all others along that are not done, and those that were still to begin; so does the server
# that begins them, which is then missed as soon as the next is to begin.
def _begun(job: _Job, executor: Executor, work: Callable[[_Job], _Made]) -> Future[_Made] | None:
    try:
        return executor.submit(work, job)
    except (BrokenExecutor, ConnectionError, EOFError):
        return None


def _made_alone(job: _Job, pool: Callable[[], Executor], work: Callable[[_Job], _Made]) -> _Made:
    with pool() as executor:
        future = _begun(job, executor, work)
        if future is not None and not isinstance(future.exception(), BrokenExecutor):
            return future.result()
    raise DiedError(str(job))


def _begin() -> None:
    """Set up a process of a pool."""
    collect_seldom()
    gc.freeze()
    end_with_parent()


def end_with_parent() -> None:
    """Let this process end as soon as the one that began it: left alone it would write into the next build's folder."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
