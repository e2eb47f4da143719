"""What stands in for the making of a part of a site, in a process of its own."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from prongsai.finish import Part
from prongsai.host._shards import Summary

if TYPE_CHECKING:
    from prongsai.host._shards import Job


def done(job: Job) -> Summary:
    """Return the summary of a part of nothing."""
    return Summary(job.shard, ("", "", ""), (), {}, (), Part())


def dies_once(job: Job) -> Summary:
    """Die in the second part, unless a process has died there before."""
    if job.shard.number == 2 and not job.out.exists():
        job.out.mkdir()
        os.kill(os.getpid(), signal.SIGKILL)
    return done(job)


def dies(job: Job) -> Summary:
    """Die in the second part."""
    if job.shard.number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return done(job)
