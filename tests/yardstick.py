"""How fast a machine is now, by which bounds of the processor's time are held on a slow or busy one, too."""

from __future__ import annotations

import timeit
from time import process_time

QUIET = 0.0065
"""The seconds of the piece of work below on the machine for which the bounds are written."""


def slowness() -> float:
    """Return how many times longer than there a piece of work takes here and now; 1 where it takes less."""
    taken = timeit.repeat(lambda: sum(one * one % 7 for one in range(100_000)), number=1, repeat=3, timer=process_time)
    return max(1.0, min(taken) / QUIET)
