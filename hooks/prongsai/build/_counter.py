"""What somebody at a terminal sees of a long build."""

from __future__ import annotations

import time
from typing import TextIO

QUIET_SECONDS = 1.0
"""A build shorter than this shows no progress."""


class Counter:
    """Counts pages, or what else is `told`, on one line of a terminal, once the work has taken `QUIET_SECONDS`."""

    def __init__(self, total: int, stream: TextIO, told: str = "สร้างหน้าเว็บ") -> None:
        self._told = told
        self._total = total
        self._stream = stream
        self._shown = stream.isatty()
        self._done = 0
        self._started = time.monotonic()

    def step(self) -> None:
        """Count one."""
        self._done += 1
        if self._shown and time.monotonic() - self._started > QUIET_SECONDS:
            self._stream.write(f"\r{self._told} {self._done}/{self._total}")
            self._stream.flush()

    def close(self) -> None:
        """End the line."""
        if self._shown and time.monotonic() - self._started > QUIET_SECONDS:
            self._stream.write("\n")
