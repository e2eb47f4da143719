"""Officers' files are written whole or not at all, and what the system refuses is one line."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from prongsai.cli import main
from prongsai.files import trouble, write_whole
from tests.publish.project import write_agency

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_replaced_with_its_permissions(tmp_path: Path) -> None:
    """The new text is there, nothing stands beside it, and who could read or write the file still can."""
    path = tmp_path / "scores.yml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_whole(path, "ใหม่".encode())
    assert path.read_text(encoding="utf-8") == "ใหม่"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_has_the_permissions_of_any_other(tmp_path: Path) -> None:
    """A file that was not there can be read by whoever could read one made by hand."""
    (tmp_path / "by-hand").touch()
    write_whole(tmp_path / "addresses.txt", b"x")
    assert (tmp_path / "addresses.txt").stat().st_mode == (tmp_path / "by-hand").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Where an officer's file is a symbolic link, the file that it leads to is replaced."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "scores.yml").write_bytes(b"old")
    (tmp_path / "scores.yml").symlink_to("shared/scores.yml")
    write_whole(tmp_path / "scores.yml", b"new")
    assert (tmp_path / "scores.yml").readlink().as_posix() == "shared/scores.yml"
    assert (tmp_path / "shared" / "scores.yml").read_bytes() == b"new"


def test_what_a_killed_writing_left_is_removed(tmp_path: Path) -> None:
    """The half file of a writing that was killed goes when the same file is written again; others stay."""
    (tmp_path / ".scores.yml.123.new").write_bytes(b"ha")
    (tmp_path / ".other.yml.123.new").write_bytes(b"lf")
    write_whole(tmp_path / "scores.yml", b"whole")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".other.yml.123.new", "scores.yml"]


def test_a_closed_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be written to is refused by its name, though its folder would allow another in its place."""
    path = tmp_path / "scores.yml"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)  # noqa: ARG005 - its own names
    with pytest.raises(PermissionError) as refused:
        write_whole(path, b"new")
    assert refused.value.filename == str(path)
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "E975 ดิสก์เต็มหรือเกินโควตา จึงเขียนไม่ได้ ให้ลบไฟล์ที่ไม่ใช้หรือขอพื้นที่เพิ่ม แล้วสั่งใหม่อีกครั้ง"),
        (errno.EDQUOT, "E975 ดิสก์เต็มหรือเกินโควตา จึงเขียนไม่ได้ ให้ลบไฟล์ที่ไม่ใช้หรือขอพื้นที่เพิ่ม แล้วสั่งใหม่อีกครั้ง"),
        (errno.EACCES, "E976 ไม่มีสิทธิ์อ่านหรือเขียนที่นี่ ให้ขอสิทธิ์จากผู้ดูแลเครื่อง หรือใช้โฟลเดอร์ที่ตนมีสิทธิ์ แล้วสั่งใหม่อีกครั้ง"),
        (errno.EROFS, "E976 ไม่มีสิทธิ์อ่านหรือเขียนที่นี่ ให้ขอสิทธิ์จากผู้ดูแลเครื่อง หรือใช้โฟลเดอร์ที่ตนมีสิทธิ์ แล้วสั่งใหม่อีกครั้ง"),
        (errno.EIO, "E977 ระบบปฏิบัติการทำไม่สำเร็จ (Input/output error) ให้แก้ตามนั้นแล้วสั่งใหม่อีกครั้ง"),
    ],
)
def test_each_refusal_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: str) -> None:
    """A full disk, a closed folder and whatever else there is have a line each, with the place as one sees it."""
    monkeypatch.chdir(tmp_path)
    error = OSError(number, os.strerror(number), str(tmp_path / "content" / "a.yml"))
    assert str(trouble(error)) == f"content/a.yml:1:1: {told}"


def test_a_copy_that_finds_the_disk_full_is_told_where_it_goes(tmp_path: Path) -> None:
    """Of the two names of a copy, the one on the full disk is told."""
    error = OSError(errno.ENOSPC, "full", "theme.css", None, str(tmp_path / "site.css"))
    assert trouble(error).place.file == (tmp_path / "site.css").as_posix()


def test_a_refusal_without_a_name_has_the_place_that_is_given(tmp_path: Path) -> None:
    """A write that fails does not say where; whoever wrote knows."""
    assert trouble(OSError(errno.ENOSPC, "full"), tmp_path).place.file == tmp_path.as_posix()


def test_a_command_tells_a_refusal_and_exits_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full while addresses are written gives one line, exit status 1 and no traceback."""
    write_agency(tmp_path / "content")
    (tmp_path / "content" / "ban-mai" / "addresses.txt").unlink()

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(handle))

    monkeypatch.setattr(os, "fsync", full)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["addresses", "--content", "content", "--write"])
    assert done.exit_code == 1
    assert done.stderr.startswith("content/addresses.txt:1:1: E975")
    assert [path.name for path in tmp_path.rglob(".*")] == []
