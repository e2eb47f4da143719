"""Sites built once for all the tests of a run."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.conftest import WHOLE
from tests.history.repository import git
from tests.once import once
from tests.publish.project import prongsai, run_at, snapshot, write_agency

if TYPE_CHECKING:
    from pathlib import Path


SITES = (
    "whole",
    "pair",
    "hospital",
    "school",
    "subdistrict-2569",
    "province-overall",
    "complete-topics",
    "names-takhram-en",
)
"""Kinds, frameworks, layouts and years of all sorts, two of one kind; more agencies together than the navigation names."""


@pytest.fixture(scope="session")
def small_content(run_folder: Path) -> Path:
    """Content of one small agency; to be read only."""
    return once(run_folder, "small", lambda root: write_agency(root / "content")) / "content"


@pytest.fixture(scope="session")
def small_site(small_content: Path, run_folder: Path) -> Path:
    """The site of the small agency alone, as `prongsai build` makes it."""

    def build(root: Path) -> None:
        done = prongsai("build", "--content", str(small_content), "--site-dir", str(root / "site"))
        assert done.returncode == 0, done.stderr

    return once(run_folder, "small-site", build) / "site"


@pytest.fixture(scope="session")
def every_content(run_folder: Path) -> Path:
    """Content of every kind of agency in one site, under git; to be read only."""

    def write(root: Path) -> None:
        for name in SITES:
            shutil.copytree(WHOLE.with_name(name), root / "content", dirs_exist_ok=True)
        git(root, "init", "--initial-branch", "main")
        git(root, "add", "content")
        git(root, "commit", "--message", "first", day="2026-11-01T09:00:00+0700")

    return once(run_folder, "every", write) / "content"


@pytest.fixture(scope="session")
def every_site(every_content: Path, run_folder: Path) -> dict[str, bytes]:
    """The files of that site as `prongsai build` makes them, in one process."""

    def build(root: Path) -> None:
        done = run_at("build", "--content", str(every_content), "--site-dir", str(root / "site"), "-j", "1")
        assert done.returncode == 0, done.stderr

    return snapshot(once(run_folder, "every-site", build) / "site")


@pytest.fixture(scope="session")
def many(run_folder: Path) -> Path:
    """A folder with nine small agencies, one more than the navigation names, and their site; to be copied."""

    def build(root: Path) -> None:
        for number in range(9):
            write_agency(root / "content", f"a{number}")
        done = run_at("build", "--content", str(root / "content"), "--site-dir", str(root / "site"), "-j", "1")
        assert done.returncode == 0, done.stderr

    return once(run_folder, "many", build)
