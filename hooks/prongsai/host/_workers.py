"""The parts of a site made by processes of this machine, or kept as they were."""

from __future__ import annotations

import logging
import os
import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from prongsai.content import agency_folders
from prongsai.findings import Findings
from prongsai.host import _events
from prongsai.host._kept import Kept, groups_of, link
from prongsai.host._shards import Job, Joined, Shard, Summary, join, make_shard
from prongsai.processes import DiedError, copies, make_all
from prongsai.render import NAV_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Protocol

    from mkdocs.config.defaults import MkDocsConfig

    class Making(Protocol):
        """Makes parts, and does something meanwhile."""

        def __call__(self, jobs: Sequence[Job], meanwhile: Callable[[], object]) -> Sequence[Summary]:
            """Return the summaries of the parts."""


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


class _UnchangedError(Exception):
    """The site that is published is the one that would be built."""

    def __init__(self, told: _events.Told) -> None:
        super().__init__()
        self.told = told


def build_in_parts(config: MkDocsConfig, file: Path, content: Path | None, make: Making) -> None:
    """Build a site of parts that are as they were when they were kept, and new ones.

    Args:
        config: the site's configuration.
        file: where it was read.
        content: the folder of the content, where it is not the one that the configuration names.
        make: makes the new parts.

    Raises:
        Abort: see `_direct.build`; a part that cannot be made is named.
    """
    kept: list[Kept] = []

    def parts(config: MkDocsConfig) -> Joined:
        root = Path(config.docs_dir)
        shards = groups_of(root)
        kept.append(Kept(config, _events.staging().site, _events.read_day(), shards))
        if (told := kept[0].published()) is not None:
            _events.tell(Findings(told.found), root)
            raise _UnchangedError(told)
        # Whether what is there is as it was made is looked at while the others are made already.
        stale = [shard for shard in shards if not kept[0].has(shard)]
        found: dict[Shard, tuple[Path, Summary]] = {}

        def take_kept() -> None:
            there = ((shard, kept[0].read(shard)) for shard in shards if shard not in stale)
            found.update((shard, (kept[0].place(shard), one)) for shard, one in there if one)
            log.info("%d ส่วน ใช้ของเดิม %d ส่วน", len(shards), len(found))

        agencies = sum(len(shard.names) for shard in shards)
        begun = partial(_made, Job(shards[0], file, content, root, agencies=agencies), root, make)
        made = begun(stale, take_kept)
        made += begun([shard for shard in shards if shard not in found and shard not in stale])
        found |= {summary.shard: (kept[0].keep(summary, place), summary) for place, summary in made}
        return Joined([found[shard] for shard in shards], link)

    def tidy(config: MkDocsConfig) -> None:
        shutil.rmtree(Path(config.site_dir) / _PARTS, ignore_errors=True)
        kept[0].tidy()

    def remember(told: _events.Told) -> None:
        kept[0].remember(told)

    try:
        with _events.at_last(remember):
            join(config, parts, tidy)
    except _UnchangedError as unchanged:
        log.info("ไม่มีอะไรเปลี่ยนตั้งแต่สร้างครั้งก่อน จึงคงเว็บไซต์เดิมไว้")
        _events.tell_place(unchanged.told)


def by_processes(processes: int, jobs: Sequence[Job], meanwhile: Callable[[], object]) -> list[Summary]:
    """Make parts by so many processes of this machine, and do something in this one meanwhile.

    Raises:
        PluginError: a process has died over a part twice.
    """
    try:
        summaries = make_all(jobs, partial(copies, processes), make_shard, meanwhile)
    except DiedError as died:
        raise PluginError(f"โปรเซสที่สร้าง{died} หยุดกลางคันสองครั้ง อาจเพราะหน่วยความจำไม่พอ") from None
    peak = max(summary.megabytes for summary in summaries)
    log.info("สร้าง %d ส่วน %d โปรเซส ใช้หน่วยความจำไม่เกินโปรเซสละ %.0f MB", len(jobs), processes, peak)
    return summaries


def _made(
    like: Job, root: Path, make: Making, shards: Sequence[Shard], meanwhile: Callable[[], object] = lambda: None
) -> list[tuple[Path, Summary]]:
    """Make parts anew, each by a job that is otherwise `like` another, and return where each is, with its summary."""
    if not shards:
        meanwhile()
        return []
    staging, history = _events.staging(), _events.History.of(root)
    out = staging.folder / _PARTS
    jobs = [
        replace(like, shard=one, out=out / str(one.number), history=history.only(one.names), last=staging.site)
        for one in shards
    ]
    return [(job.out, summary) for job, summary in zip(jobs, make(jobs, meanwhile), strict=True)]
