"""When content last changed (ปรับปรุงล่าสุด), from git; read once for the whole folder, for one process is dear."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from prongsai.findings import Finding, Place

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

_MARK = "\x01"
_THAILAND = ZoneInfo("Asia/Bangkok")
_NOT_INSTALLED = ("ไม่พบโปรแกรม git", "ติดตั้ง git แล้วสั่งใหม่")
_NOT_CLONED = ("โฟลเดอร์นี้ไม่ได้อยู่ใน git", "ใช้ git clone แทนการดาวน์โหลดเป็นไฟล์ ZIP")
_SHALLOW = (
    "โฟลเดอร์นี้มีประวัติไม่ครบ (shallow clone)",
    "สั่ง git fetch --unshallow (ใน CI ตั้ง fetch-depth: 0 หรือ GIT_DEPTH: 0)",
)
_NOT_COMMITTED = ("เนื้อหายังไม่ได้บันทึกลง git", "สั่ง git add และ git commit")


def missing_history(root: Path) -> Finding | None:
    """Return why dates and history of `root` cannot be had from git, and what to do; None where they can."""
    gap = _gap(root)
    return gap and Finding.make("W018", Place("."), reason=gap[0], remedy=gap[1])


def _gap(root: Path) -> tuple[str, str] | None:
    """Return a reason without history, and its remedy."""
    # In English, whatever the machine speaks, for it is read here.
    environment = {**os.environ, "LC_ALL": "C"}
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct", "--", "."]
    try:
        done = subprocess.run(  # noqa: S603 - git, with our own arguments
            command, env=environment, capture_output=True, check=False, encoding="utf-8", errors="replace"
        )
    except OSError:
        return _NOT_INSTALLED
    said = done.stderr.strip()
    if "not a git repository" in said:
        return _NOT_CLONED
    if owned := re.search(r"(?:dubious ownership|unsafe repository).*?'(.+?)'", said):
        return (
            "git ไม่ยอมอ่าน เพราะเจ้าของโฟลเดอร์ไม่ใช่ผู้ที่สั่ง (dubious ownership)",
            f"สั่ง git config --global --add safe.directory '{owned[1]}'",
        )
    if done.stdout.strip():
        return None if whole_history(root) else _SHALLOW
    if done.returncode and "does not have any commits" not in said:
        return f"git อ่านไม่ได้ ({' '.join(said.split())})", "แก้ตามที่ git บอก แล้วสั่งใหม่"
    return _NOT_COMMITTED


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
