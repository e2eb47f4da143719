"""When content last changed (ปรับปรุงล่าสุด), from git; read once for the whole folder, for one process is dear."""

from __future__ import annotations

import subprocess
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

_MARK = "\x01"
_THAILAND = ZoneInfo("Asia/Bangkok")


def last_changes(root: Path) -> dict[str, date]:
    """Return the day in Thailand of the last commit for each folder below `root`, by its path with `/`.

    Empty where there is no git, no history, or only a shallow clone, whose dates would not be true.
    """
    if not whole_history(root):
        return {}
    log = run_git(
        root,
        "-c",
        "core.quotePath=off",
        "log",
        "--relative",
        "--name-only",
        f"--format={_MARK}%ct",
        "--",
        ".",
    )
    days: dict[str, date] = {}
    for block in log.split(_MARK)[1:]:
        seconds, *files = block.split("\n")
        day = day_of(int(seconds))
        for folder in {part for file in files if file for part in _parents(file)}:
            days.setdefault(folder, day)
    return days


def whole_history(root: Path) -> bool:
    """Tell whether `root` lies in a repository that is no shallow clone."""
    return run_git(root, "rev-parse", "--is-shallow-repository").strip() == "false"


def day_of(seconds: int) -> date:
    """Return the day in Thailand of a moment that git gives in seconds."""
    return datetime.fromtimestamp(seconds, _THAILAND).date()


def _parents(file: str) -> list[str]:
    parts = file.split("/")[:-1]
    return ["/".join(parts[: count + 1]) for count in range(len(parts))]


def run_git(root: Path, *arguments: str) -> str:
    """Return what git says about `root`; empty where it fails or there is none."""
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", errors="replace")  # noqa: S603
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
