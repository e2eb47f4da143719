"""Processes of this machine, behind the one interface `concurrent.futures.Executor`; none outlives its parent."""

from __future__ import annotations

import multiprocessing
import os
import threading
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing.connection import wait


def pool_of(processes: int, *loaded: str) -> Executor:
    """Return so many processes, which begin with some modules loaded where the system knows how."""
    known = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if known else "spawn")
    if known:
        context.set_forkserver_preload([__name__, *loaded])
    return ProcessPoolExecutor(processes, mp_context=context, initializer=end_with_parent)


def end_with_parent() -> None:
    """Let this process end as soon as the one that began it: left alone it would write into the next build's folder."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
