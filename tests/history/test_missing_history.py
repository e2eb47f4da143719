"""Why pages have no dates and no history is told in one line, and is an error where that is asked for."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from prongsai.content import missing_history
from tests.history.repository import begin, commit, git
from tests.publish.project import mkdocs, prongsai, write_project

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import TinySite

HEAD = ".:1:1: W018 ไม่มีวันที่ปรับปรุงและประวัติการแก้ไขบนหน้าเว็บ เพราะ"


def told(root: Path) -> str:
    """Return the line about a folder."""
    return str(missing_history(root))


def test_a_whole_history_has_nothing_to_tell(tiny: TinySite) -> None:
    """Content that is committed in a whole repository has its dates."""
    begin(tiny)
    assert missing_history(tiny.root) is None


def test_no_git_is_told(tiny: TinySite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """On a machine without git the line says to install it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert told(tiny.root) == f"{HEAD}ไม่พบโปรแกรม git ให้ติดตั้ง git แล้วสั่งใหม่"


def test_a_folder_outside_of_git_is_told(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a folder that came as a ZIP file the line says to clone instead."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tiny.root.parent.parent))
    assert told(tiny.root) == f"{HEAD}โฟลเดอร์นี้ไม่ได้อยู่ใน git ให้ใช้ git clone แทนการดาวน์โหลดเป็นไฟล์ ZIP"


def test_a_shallow_clone_is_told(tiny: TinySite, tmp_path: Path) -> None:
    """For a clone of the last commit only the line says how to fetch the rest."""
    begin(tiny)
    tiny.append("scores.yml", "# ตรวจแล้ว\n")
    commit(tiny, "2025-12-03")
    git(tmp_path, "clone", "--depth", "1", tmp_path.as_uri(), "shallow")
    assert told(tmp_path / "shallow" / "content") == (
        f"{HEAD}โฟลเดอร์นี้มีประวัติไม่ครบ (shallow clone) ให้สั่ง git fetch --unshallow (ใน CI ตั้ง fetch-depth: 0 หรือ GIT_DEPTH: 0)"
    )


@pytest.mark.parametrize("commits", [False, True], ids=["no commit at all", "others committed"])
def test_content_that_is_not_committed_is_told(tiny: TinySite, *, commits: bool) -> None:
    """In a repository that does not have the content the line says to commit it."""
    git(tiny.root.parent, "init", "--initial-branch", "main")
    if commits:
        git(tiny.root.parent, "commit", "--allow-empty", "--message", "x")
    assert told(tiny.root) == f"{HEAD}เนื้อหายังไม่ได้บันทึกลง git ให้สั่ง git add และ git commit"


def test_a_folder_of_another_owner_is_told(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where git refuses a folder for its owner the line has the command that allows it."""
    begin(tiny)
    # Git's own switch by which its tests see everybody as somebody else.
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    assert told(tiny.root) == (
        f"{HEAD}git ไม่ยอมอ่าน เพราะเจ้าของโฟลเดอร์ไม่ใช่ผู้ที่สั่ง (dubious ownership) "
        f"ให้สั่ง git config --global --add safe.directory '{tiny.root.parent}'"
    )


def test_a_broken_repository_is_told(tiny: TinySite) -> None:
    """What else git complains of stands in the line in its own words."""
    begin(tiny)
    shutil.rmtree(tiny.root.parent / ".git" / "objects")
    (tiny.root.parent / ".git" / "objects").mkdir()
    assert told(tiny.root).startswith(f"{HEAD}git อ่านไม่ได้ (fatal: bad object HEAD")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that is not under git."""
    return write_project(tmp_path_factory.mktemp("history") / "project")


def test_a_build_without_history_says_so(project: Path) -> None:
    """A build goes on without history, and tells it on one line."""
    done = mkdocs("build", "--strict", cwd=project, GIT_CEILING_DIRECTORIES=str(project.parent))
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stderr.splitlines() if "W018" in line] == [
        f"content/{HEAD}โฟลเดอร์นี้ไม่ได้อยู่ใน git ให้ใช้ git clone แทนการดาวน์โหลดเป็นไฟล์ ZIP"
    ]


@pytest.mark.parametrize("how", ["option", "variable", "mkdocs"])
def test_history_can_be_required(project: Path, how: str) -> None:
    """With the option or the variable nothing is published without history, and the exit status is 1."""
    shutil.rmtree(project / "site", ignore_errors=True)
    values = {"GIT_CEILING_DIRECTORIES": str(project.parent)}
    if how != "option":
        values["PRONGSAI_REQUIRE_HISTORY"] = "1"
    option = ["--require-history"] if how == "option" else []
    done = (mkdocs if how == "mkdocs" else prongsai)("build", *option, cwd=project, **values)
    assert done.returncode == 1
    assert f"content/{HEAD}" in done.stderr
    assert "(ยังไม่มีเว็บไซต์เดิม)" in done.stderr
    assert not (project / "site").exists()


def test_history_is_not_required_by_a_variable_that_says_no(project: Path) -> None:
    """`PRONGSAI_REQUIRE_HISTORY=0` is as if it were not set."""
    done = mkdocs("build", cwd=project, PRONGSAI_REQUIRE_HISTORY="0", GIT_CEILING_DIRECTORIES=str(project.parent))
    assert done.returncode == 0, done.stderr


def test_help_tells_of_it() -> None:
    """The option is explained in both languages."""
    assert "--require-history" in prongsai("build", "--help").stdout
