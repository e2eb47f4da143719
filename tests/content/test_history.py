"""The day of the last change, from the history of a repository."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

import pytest

from prongsai.content import last_changes
from tests.history.repository import git

if TYPE_CHECKING:
    from pathlib import Path


def commit(repository: Path, file: str, day: str) -> None:
    """Change a file and commit it on `day`."""
    path = repository / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(day, encoding="utf-8")
    git(repository, "add", "--all")
    git(repository, "commit", "--message", file, day=day)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository whose content folder has changed on three days."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--initial-branch", "main")
    commit(folder, "content/thung-thong/agency.yml", "2024-03-01T09:00:00+0700")
    commit(folder, "content/thung-thong/2568/scores.yml", "2025-10-05T09:00:00+0700")
    commit(folder, "content/ban-na/2568/scores.yml", "2025-11-20T09:00:00+0700")
    commit(folder, "README.md", "2026-01-01T09:00:00+0700")
    return folder


def test_each_folder_has_the_day_of_its_last_commit(repository: Path) -> None:
    """A folder's day is the newest of the files in it, counted by the committer's date and under its own path."""
    assert last_changes(repository / "content") == {
        "thung-thong": date(2025, 10, 5),
        "thung-thong/2568": date(2025, 10, 5),
        "ban-na": date(2025, 11, 20),
        "ban-na/2568": date(2025, 11, 20),
    }


def test_a_later_commit_moves_only_its_own_folders(repository: Path) -> None:
    """A change in one year leaves the day of the other folders."""
    commit(repository, "content/thung-thong/2567/scores.yml", "2026-02-02T09:00:00+0700")
    days = last_changes(repository / "content")
    assert days["thung-thong"] == days["thung-thong/2567"] == date(2026, 2, 2)
    assert days["thung-thong/2568"] == date(2025, 10, 5)


def test_the_day_is_the_one_in_thailand(repository: Path) -> None:
    """A commit late in the evening by Greenwich was made on the next day in Thailand."""
    commit(repository, "content/ban-na/agency.yml", "2026-02-02T20:00:00+0000")
    assert last_changes(repository / "content")["ban-na"] == date(2026, 2, 3)


def test_thai_names_are_read(repository: Path) -> None:
    """A folder with a Thai name has its day under that very name."""
    commit(repository, "content/ทุ่งทอง/agency.yml", "2026-02-02T09:00:00+0700")
    assert last_changes(repository / "content")["ทุ่งทอง"] == date(2026, 2, 2)


def test_a_name_that_is_no_utf_8_stops_nothing(repository: Path) -> None:
    """A file that was named in the old Thai encoding does not hide the days of the others."""
    name = os.fsencode(repository / "content" / "ban-na") + b"/" + "ผล.txt".encode("cp874")
    with open(name, "wb") as file:  # noqa: PTH123 - a name in bytes has no Path
        file.write(b"x")
    commit(repository, "content/ban-na/agency.yml", "2026-02-02T09:00:00+0700")
    assert last_changes(repository / "content")["ban-na"] == date(2026, 2, 2)


def test_a_shallow_clone_has_no_days(repository: Path, tmp_path: Path) -> None:
    """A clone without the whole history would give false days, so it gives none."""
    git(tmp_path, "clone", "--depth", "1", repository.as_uri(), "shallow")
    assert (tmp_path / "shallow" / "content" / "ban-na").is_dir()
    assert last_changes(tmp_path / "shallow" / "content") == {}


def test_a_whole_clone_has_the_days(repository: Path, tmp_path: Path) -> None:
    """A clone of the whole history gives the same days."""
    git(tmp_path, "clone", repository.as_uri(), "whole")
    assert last_changes(tmp_path / "whole" / "content") == last_changes(repository / "content") != {}


def test_a_repository_without_commits_has_no_days(tmp_path: Path) -> None:
    """Before the first commit there is no day to tell."""
    git(tmp_path, "init")
    assert last_changes(tmp_path) == {}


def test_a_folder_outside_of_git_has_no_days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is in no repository has no days."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "content").mkdir()
    assert last_changes(tmp_path / "content") == {}


def test_without_git_there_are_no_days(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without git still builds the site, without days."""
    monkeypatch.setenv("PATH", "")
    assert last_changes(repository / "content") == {}
