"""Which versions of a year a repository gives: whole or shallow, renamed, merged, not yet committed."""

from __future__ import annotations

import subprocess
from datetime import date
from typing import TYPE_CHECKING, Any

from prongsai.assess import revisions_of
from prongsai.content import read_versions
from prongsai.render._changes import sentences
from tests.history.repository import begin, commit, git, versions

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.conftest import TinySite

FIRST = date(2025, 12, 1)
THIRD = date(2025, 12, 3)
CHANGED = "แก้คะแนนตัวชี้วัดที่ 7 จาก 90.00 เป็น 84.10"


def told(site: TinySite, folder: str = "thung-thong/2568") -> list[tuple[date | None, tuple[str, ...]]]:
    """Return what a reader is told, the latest day first."""
    return [(one.day, sentences(one.changes, {})) for one in revisions_of(versions(site, folder))]


def score(site: TinySite, old: str = "90", new: str = "84.1") -> None:
    """Change the score of indicator 7."""
    site.edit("scores.yml", f"  7: {old}\n", f"  7: {new}\n")


def test_a_change_is_told_with_its_day_in_thailand(tiny: TinySite) -> None:
    """What is committed at 20:00 UTC on the second was published on the third in Thailand."""
    begin(tiny)
    score(tiny)
    commit(tiny, "2025-12-02", "20:00:00+0000")
    assert told(tiny) == [(THIRD, (CHANGED,))]


def test_nothing_changed_is_one_version(tiny: TinySite) -> None:
    """A year that stands as it was first committed has one version with its day, and nothing to tell."""
    begin(tiny)
    assert [one.day for one in versions(tiny)] == [FIRST]
    assert told(tiny) == []


def test_without_git_there_is_no_history(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is in no repository has no history, which is not the same as none that changed."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tiny.root.parent.parent))
    assert read_versions(tiny.root) is None


def test_a_shallow_clone_has_no_history(tiny: TinySite, tmp_path: Path) -> None:
    """A clone of the last commit only would call it the first version, so it has no history."""
    begin(tiny)
    score(tiny)
    commit(tiny, "2025-12-03")
    git(tmp_path, "clone", "--depth", "1", tmp_path.as_uri(), "shallow")
    assert read_versions(tmp_path / "shallow" / "content") is None


def test_commits_of_a_day_are_one_version(tiny: TinySite) -> None:
    """A slip mended on the same day is no change that a reader must know of."""
    begin(tiny)
    score(tiny)
    commit(tiny, "2025-12-03")
    score(tiny, "84.1", "90")
    commit(tiny, "2025-12-03", "16:00:00+0700")
    assert told(tiny) == []


def test_a_comment_is_no_change(tiny: TinySite) -> None:
    """A version in which nothing that a page shows differs is not told."""
    begin(tiny)
    tiny.append("scores.yml", "# ตรวจแล้ว\n")
    commit(tiny, "2025-12-03")
    assert told(tiny) == []


def test_what_is_not_committed_is_told_without_a_day(tiny: TinySite) -> None:
    """The build is of the folder, so a change in it is told though its day is not known."""
    begin(tiny)
    score(tiny)
    assert told(tiny) == [(None, (CHANGED,))]


def test_a_year_taken_away_and_put_back_keeps_its_history(tiny: TinySite) -> None:
    """A folder that was committed as gone and is there again, not yet committed, has the versions from before."""
    begin(tiny)
    kept = tiny.root.parent / "kept"
    tiny.root.joinpath("thung-thong").rename(kept)
    commit(tiny, "2025-12-02")
    kept.rename(tiny.root / "thung-thong")
    assert [one.day for one in versions(tiny)] == [FIRST, date(2025, 12, 2), None]


def test_a_year_never_committed_has_no_versions(tiny: TinySite) -> None:
    """A new year that is only in the folder is not said to have been published."""
    begin(tiny)
    for name in ("scores.yml", "measures.yml"):
        tiny.write(f"thung-thong/2567/{name}", tiny.path(name).read_bytes())
    assert list(read_versions(tiny.root) or {}) == ["thung-thong/2568"]


def test_a_renamed_folder_keeps_its_history(tiny: TinySite) -> None:
    """What changed under the old name is told, and the renaming itself changes nothing."""
    begin(tiny)
    score(tiny)
    commit(tiny, "2025-12-03")
    (tiny.root / "thung-thong").rename(tiny.root / "tung-tong")
    commit(tiny, "2025-12-05")
    assert told(tiny, "tung-tong/2568") == [(THIRD, (CHANGED,))]


def test_a_merge_tells_what_it_brought_on_its_day(tiny: TinySite) -> None:
    """A change was published when it was merged, and is told once."""
    begin(tiny)
    folder = tiny.root.parent
    git(folder, "checkout", "-b", "work")
    score(tiny)
    commit(tiny, "2025-12-02")
    git(folder, "checkout", "main")
    git(folder, "merge", "--no-ff", "work", day="2025-12-03T09:00:00+0700")
    assert told(tiny) == [(THIRD, (CHANGED,))]


def test_another_branch_is_not_told(tiny: TinySite) -> None:
    """Only what led to the built commit counts."""
    begin(tiny)
    git(tiny.root.parent, "checkout", "-b", "work")
    score(tiny)
    commit(tiny, "2025-12-03")
    git(tiny.root.parent, "checkout", "main")
    assert told(tiny) == []


def test_a_version_that_cannot_be_read_is_told_by_its_file(tiny: TinySite) -> None:
    """Of a version in a shape of old only the file's change is told, on the days before and after it."""
    begin(tiny)
    good = tiny.path("scores.yml").read_text(encoding="utf-8")
    tiny.write("scores.yml", "results: [เก่า]\n")
    commit(tiny, "2025-12-03")
    tiny.write("scores.yml", good)
    commit(tiny, "2025-12-04")
    assert told(tiny) == [(date(2025, 12, 4), ("แก้ไขไฟล์ scores.yml",)), (THIRD, ("แก้ไขไฟล์ scores.yml",))]


def test_a_year_begins_when_it_has_pages(tiny: TinySite) -> None:
    """A year that was committed file by file was first published when scores and measures were both there."""
    measures = tiny.path("measures.yml").read_bytes()
    tiny.path("measures.yml").unlink()
    begin(tiny)
    tiny.write("measures.yml", measures)
    commit(tiny, "2025-12-03")
    assert [one.day for one in versions(tiny)] == [THIRD]


def test_a_draft_was_shown_to_nobody(tiny: TinySite) -> None:
    """A year begins on the day on which it is no draft any more, and nothing is told of what it was before."""
    tiny.edit("scores.yml", "overall: 90", "draft: true\noverall: 90")
    begin(tiny)
    tiny.edit("scores.yml", "  9: 90", "  9: 91")
    commit(tiny, "2025-12-02")
    tiny.edit("scores.yml", "draft: true\n", "")
    commit(tiny, "2025-12-03")
    score(tiny)
    commit(tiny, "2025-12-04")
    assert [version.day for version in versions(tiny)] == [date(2025, 12, 3), date(2025, 12, 4)]


def test_git_is_called_as_often_for_many_years(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three processes serve a site of forty changed years, none of them started for a year or a commit."""
    for number in range(40):
        for name in ("scores.yml", "measures.yml"):
            tiny.write(f"a-{number}/2568/{name}", tiny.path(name).read_bytes())
    begin(tiny)
    for number in range(40):
        tiny.edit(f"a-{number}/2568/scores.yml", "  7: 90", f"  7: {number}")
    commit(tiny, "2025-12-03")
    calls: list[Any] = []
    run = subprocess.run

    def counted(command: list[str], **options: Any) -> subprocess.CompletedProcess[Any]:  # noqa: ANN401 - passed on
        calls.append(command)
        return run(command, **options)

    monkeypatch.setattr(subprocess, "run", counted)
    found = read_versions(tiny.root) or {}
    assert len(calls) == 3
    assert sum(len(one) == 2 for one in found.values()) == 40
