"""A file is written whole or not at all, with the line ends it had, and never over what somebody else wrote."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest

from prongsai.patch import ChangedElsewhere, Put, Standing, patched, save, save_all, standing

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = b"\xef\xbb\xbfa: 1\r\nb: 2\r\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that an editor of Windows wrote."""
    path = tmp_path / "scores.yml"
    path.write_bytes(BEFORE)
    return path


def test_line_ends_and_the_mark_of_the_file_stay(file: Path) -> None:
    """Who else opens the file with the program that wrote it sees the one change alone."""
    before = standing(file)
    after = save(file, before, patched(before.text, [Put(("b",), "3")]))
    assert file.read_bytes() == after.raw == BEFORE.replace(b"2", b"3")
    assert before.version != after.version


def test_a_new_file_is_written(tmp_path: Path) -> None:
    """A file that is not there yet is as well one that nobody else wrote."""
    path = tmp_path / "analysis.md"
    save(path, standing(path), "# ก\n")
    assert path.read_text(encoding="utf-8") == "# ก\n"


def test_a_file_changed_elsewhere_is_left_and_both_are_told(file: Path) -> None:
    """What somebody else wrote meanwhile stays; the text that was to be written is not lost."""
    before = standing(file)
    file.write_bytes(b"a: 9\n")
    with pytest.raises(ChangedElsewhere) as told:
        save(file, before, "a: 2\n")
    assert (told.value.mine, told.value.theirs.text, file.read_bytes()) == ("a: 2\n", "a: 9\n", b"a: 9\n")


def test_a_change_in_the_last_moment_is_seen(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who saves while the new text is written aside is not overwritten either."""
    before = standing(file)
    monkeypatch.setattr("os.fsync", lambda _: file.write_bytes(b"a: 9\n"))
    with pytest.raises(ChangedElsewhere):
        save(file, before, "a: 2\n")
    assert [one.name for one in file.parent.iterdir()] == ["scores.yml"]
    assert file.read_bytes() == b"a: 9\n"


def test_a_full_disk_leaves_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failing disk at save loses nothing of the file."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="full"):
        save(file, standing(file), "a: 2\n")
    assert [one.read_bytes() for one in file.parent.iterdir()] == [BEFORE]


def test_several_files_are_written_all_or_none(file: Path) -> None:
    """Where the second is not as it was the first is given back byte for byte, and a new one goes again."""
    new = file.with_name("agency.yml")
    after = Standing(b"a: 2\n")
    with pytest.raises(ChangedElsewhere):
        save_all([(new, Standing(None), after), (file, Standing(BEFORE), after), (file, Standing(BEFORE), after)])
    assert [one.read_bytes() for one in file.parent.iterdir()] == [BEFORE]
    save_all([(new, Standing(None), after), (file, Standing(BEFORE), Standing(None))])
    assert [one.read_bytes() for one in file.parent.iterdir()] == [b"a: 2\n"]
