"""Processes of this machine, behind the one interface `concurrent.futures.Executor`; none outlives its parent."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing.connection import wait

_SELDOM = 50_000
"""How many objects more than before are there when garbage is looked for: Python's 700 costs a command a tenth."""


def collect_seldom() -> None:
    """Look for garbage seldom, as suits a process that keeps nearly all that it makes until it ends."""
    gc.set_threshold(_SELDOM)


def pool_of(processes: int, *loaded: str) -> Executor:
    """Return so many processes, which begin with some modules loaded where the system knows how."""
    known = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if known else "spawn")
    if known:
        context.set_forkserver_preload([__name__, *loaded])
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_begin)


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
