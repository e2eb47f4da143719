"""The parts of a site made by processes of this machine, or kept as they were."""

from __future__ import annotations

import logging
import os
import shutil
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from prongsai.content import agency_folders
from prongsai.host import _events
from prongsai.host._kept import Kept, groups_of, link
from prongsai.host._shards import Job, Joined, Shard, Summary, join, make_shard
from prongsai.processes import pool_of
from prongsai.render import NAV_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs.config.defaults import MkDocsConfig

    Work = Callable[[Job], Summary]

log = logging.getLogger("mkdocs.hooks.prongsai")

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
    """Build a site by so many processes, of parts that are as they were when they were kept, and new ones.

    Raises:
        Abort: see `_direct.build`; a part whose process dies twice is named.
    """
    kept: list[Kept] = []

    def parts(config: MkDocsConfig) -> Joined:
        root = Path(config.docs_dir)
        shards = groups_of(root)
        kept.append(Kept(config, _events.staging().site, _events.read_day(), shards))
        found = {shard: summary for shard in shards if (summary := kept[0].read(shard))}
        stale = [shard for shard in shards if shard not in found]
        made = _make(stale, root, Job(shards[0], file, content, root), jobs) if stale else []
        log.info("%d ส่วน ใช้ของเดิม %d ส่วน", len(shards), len(found))
        found |= {summary.shard: summary for _, summary in made}
        places = {summary.shard: kept[0].keep(summary, place) for place, summary in made}
        folders = [places.get(shard) or kept[0].place(shard) for shard in shards]
        return Joined(folders, [found[shard] for shard in shards], link)

    def tidy(config: MkDocsConfig) -> None:
        shutil.rmtree(Path(config.site_dir) / _PARTS, ignore_errors=True)
        kept[0].tidy()

    join(config, parts, tidy)


def _make(shards: Sequence[Shard], root: Path, like: Job, jobs: int) -> list[tuple[Path, Summary]]:
    """Make parts anew, each by a job that is otherwise `like` another, and return where each is, with its summary."""
    staging, history = _events.staging(), _events.History.of(root)
    out = staging.folder / _PARTS
    made = [
        replace(like, shard=one, out=out / str(one.number), history=history.only(one.names), last=staging.site)
        for one in shards
    ]
    summaries = make_all(made, lambda: pool_of(jobs, __name__), make_shard)
    peak = max(summary.megabytes for summary in summaries)
    log.info("สร้าง %d ส่วน %d โปรเซส ใช้หน่วยความจำไม่เกินโปรเซสละ %.0f MB", len(made), jobs, peak)
    return [(job.out, summary) for job, summary in zip(made, summaries, strict=True)]


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
