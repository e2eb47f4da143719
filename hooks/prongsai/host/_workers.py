"""The parts of a site made by processes of this machine, behind the one interface `concurrent.futures.Executor`."""

from __future__ import annotations

import logging
import multiprocessing
import os
import shutil
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from prongsai.content import agency_folders
from prongsai.host import _events
from prongsai.host._shards import Job, Joined, Summary, join, make_shard, shards_of
from prongsai.render import NAV_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs.config.defaults import MkDocsConfig

    Work = Callable[[Job], Summary]

log = logging.getLogger("mkdocs.hooks.prongsai")

_MOST = 50
"""The most agencies of a part: it has all of its pages in memory."""
_FEW = 24
"""Below so many agencies a second process takes longer to begin than it saves, where nobody asks for it."""
_PARTS = ".parts"
"""Where the parts are made: within the folder that a build fills, so that a killed build leaves nothing else."""


def workers(content: Path, jobs: int | None) -> int:
    """Return how many processes build a site: as many as are asked for, or else as there are cores, if it is large."""
    agencies = len(agency_folders(content))
    if agencies <= NAV_LIMIT:
        return 1
    return jobs or (1 if agencies < _FEW else os.cpu_count() or 1)


def build_in_parts(config: MkDocsConfig, file: Path, content: Path | None, jobs: int) -> None:
    """Build a site by so many processes.

    Raises:
        Abort: see `_direct.build`; a part whose process dies twice is named.
    """

    def parts(config: MkDocsConfig) -> Joined:
        staging, root = _events.staging(), Path(config.docs_dir)
        history = _events.History.of(root)
        count = max(jobs, -(-len(agency_folders(root)) // _MOST))
        shards, last, out = shards_of(root, count), staging.site, staging.folder / _PARTS
        made = [Job(one, file, content, out / str(one.number), history.only(one.names), last) for one in shards]
        summaries = make_all(made, lambda: pool_of(jobs), make_shard)
        log.info(
            "%d ส่วน %d โปรเซส ใช้หน่วยความจำไม่เกินโปรเซสละ %.0f MB", len(made), jobs, max(s.megabytes for s in summaries)
        )
        return Joined([job.out for job in made], summaries, os.rename)

    join(config, parts, lambda config: shutil.rmtree(Path(config.site_dir) / _PARTS))


def pool_of(jobs: int) -> Executor:
    """Return so many processes, which begin with the engine loaded where the system knows how."""
    known = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if known else "spawn")
    if known:
        context.set_forkserver_preload([__name__])
    return ProcessPoolExecutor(jobs, mp_context=context)


def make_all(jobs: Sequence[Job], pool: Callable[[], Executor], work: Work) -> list[Summary]:
    """Return what the work makes of each job. One whose process has died is done once more, alone.

    Raises:
        PluginError: a process has died again; the line names the part that it made.
    """
    with pool() as executor:
        made = [_made(future) for future in [_begun(job, executor, work) for job in jobs]]
    return [summary or _made_alone(job, pool, work) for job, summary in zip(jobs, made, strict=True)]


# A process that dies takes all others along that are not done, and those that were still to begin.
def _begun(job: Job, executor: Executor, work: Work) -> Future[Summary] | None:
    try:
        return executor.submit(work, job)
    except BrokenExecutor:
        return None


def _made(future: Future[Summary] | None) -> Summary | None:
    try:
        return None if future is None else future.result()
    except BrokenExecutor:
        return None


def _made_alone(job: Job, pool: Callable[[], Executor], work: Work) -> Summary:
    try:
        with pool() as executor:
            return executor.submit(work, job).result()
    except BrokenExecutor:
        raise PluginError(f"โปรเซสที่สร้าง{job.shard} หยุดกลางคันสองครั้ง อาจเพราะหน่วยความจำไม่พอ") from None
