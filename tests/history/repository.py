"""A git repository with the tiny site in it, made without the machine's own configuration."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from prongsai.content import read_versions

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.content import Version
    from tests.conftest import TinySite

USER = ("-c", "user.name=ทดสอบ", "-c", "user.email=test@example.go.th", "-c", "commit.gpgsign=false")
YEAR = "thung-thong/2568"


def git(folder: Path, *arguments: str, day: str = "") -> None:
    """Run git; `day` dates a commit."""
    own = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    dated = {"GIT_COMMITTER_DATE": day, "GIT_AUTHOR_DATE": "2001-01-01T00:00:00+0000"} if day else {}
    command = ["git", *USER, *arguments]
    subprocess.run(command, cwd=folder, env=own | quiet | dated, check=True, capture_output=True)


def begin(site: TinySite) -> None:
    """Put the tiny site under git and commit it on 1 December 2025."""
    git(site.root.parent, "init", "--initial-branch", "main")
    commit(site, "2025-12-01")


def commit(site: TinySite, day: str, hour: str = "09:00:00+0700") -> None:
    """Commit everything on `day`."""
    git(site.root.parent, "add", "--all")
    git(site.root.parent, "commit", "--message", "ชื่อบุคคล", day=f"{day}T{hour}")


def versions(site: TinySite, folder: str = YEAR) -> tuple[Version, ...]:
    """Return the versions of a year of a site whose history is there."""
    found = read_versions(site.root)
    assert found is not None
    return found[folder]
