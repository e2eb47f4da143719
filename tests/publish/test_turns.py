"""Builds of one site take turns, and what a killed build left is mended by the next."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from prongsai.build import MARKER, PublishError, begin
from tests.kills.scenes import DAY, OLD, old_site, site_of, write
from tests.publish.project import environment, mkdocs, snapshot, staged, write_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLD = """\
import sys
from pathlib import Path
from prongsai.build import begin
begin(Path(sys.argv[1]), print).folder.joinpath("index.html").write_text("half", encoding="utf-8")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has its turn and does not come to an end."""
    old_site(tmp_path)
    command = [sys.executable, "-c", HOLD, str(tmp_path / "site")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(), encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


@pytest.mark.usefixtures("other")
def test_a_build_that_does_not_end_is_waited_for_and_told(tmp_path: Path) -> None:
    """The wait is told once and has an end; what the other build has made so far is not touched."""
    told: list[str] = []
    with pytest.raises(PublishError, match=r"E974 มีการสร้างเว็บไซต์ลงโฟลเดอร์นี้อยู่ รอ 0\.005 นาทีแล้วยังไม่เสร็จ"):
        begin(tmp_path / "site", told.append, longest_wait=0.3)
    shown = (tmp_path / "site").as_posix()
    assert told == [f"มีการสร้างเว็บไซต์ลง {shown} อยู่แล้ว กำลังรอให้เสร็จก่อน (ไม่เกิน 0.005 นาที)"]
    assert (tmp_path / ".site-site" / "new" / "index.html").read_text(encoding="utf-8") == "half"


def test_a_dead_build_is_not_waited_for(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    """When a build is killed its turn is over at once, and the next removes what it had begun."""
    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    staging = begin(tmp_path / "site", pytest.fail, longest_wait=0)
    assert list(staging.folder.iterdir()) == []
    staging.give_up()
    assert staged(tmp_path) == []
    assert site_of(tmp_path)["index.html"] == b"old"


def test_what_is_done_last_is_done_before_another_build_may_begin(tmp_path: Path) -> None:
    """The site is published and the old one gone, and nobody else may have touched either."""
    old_site(tmp_path)
    staging = begin(tmp_path / "site", pytest.fail, longest_wait=0)
    write(staging.folder, {"index.html": "new"})
    seen: list[object] = []

    def last() -> None:
        seen.append((site_of(tmp_path)["index.html"], staging.folder.exists()))
        with pytest.raises(PublishError, match="E974"):
            begin(tmp_path / "site", lambda _: None, longest_wait=0)

    staging.publish(DAY, last)
    assert seen == [(b"new", False)]
    begin(tmp_path / "site", pytest.fail, longest_wait=0).give_up()


def test_another_site_beside_it_has_a_turn_of_its_own(tmp_path: Path) -> None:
    """Two sites in one folder are built at the same time, and neither tidies up what the other makes."""
    one, two = (begin(tmp_path / name, pytest.fail, longest_wait=0) for name in ("homepage", "site"))
    assert one.folder.is_dir()
    write(two.folder, {"index.html": "two"})
    two.publish(DAY)
    assert one.folder.is_dir()
    one.give_up()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_two_builds_at_once_both_succeed(tmp_path: Path) -> None:
    """Two commands that are started together publish one after the other, and nothing is left beside the site."""
    project = write_project(tmp_path / "project")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    with (
        subprocess.Popen(command, cwd=project, env=environment()) as first,
        subprocess.Popen(command, cwd=project, env=environment()) as second,
    ):
        assert (first.wait(), second.wait()) == (0, 0)
    assert (project / "site" / MARKER).is_file()
    assert staged(project) == []


def test_a_site_set_aside_by_an_earlier_engine_comes_back(tmp_path: Path) -> None:
    """A build of before that was killed between its two steps has left no site: a build that fails brings it back."""
    project = write_project(tmp_path / "project")
    write(project / ".site-old-ab12cd_3" / "site", OLD)
    write(project / ".site-zy98xw_7", {"assets/a.css": "half"})
    (project / ".site-abcdefgh").mkdir()
    (project / "content" / "ban-mai" / "agency.yml").write_text("name: [\n", encoding="utf-8")
    done = mkdocs("build", cwd=project)
    assert done.returncode == 1
    assert "พบข้อผิดพลาด 1 จุด จึงไม่สร้างเว็บไซต์ (เว็บไซต์เดิมยังอยู่ครบ)" in done.stderr
    assert snapshot(project / "site") == {name: text.encode() for name, text in OLD.items()}
    assert staged(project) == []


def test_folders_of_others_with_such_a_name_stay(tmp_path: Path) -> None:
    """What only looks like a leftover by its name is somebody's."""
    write(tmp_path, {".site-settings/a.yml": "mine", ".site-old-settings/a.yml": "mine", ".site-abcdefgh": "a file"})
    begin(tmp_path / "site", pytest.fail).give_up()
    assert staged(tmp_path) == [".site-abcdefgh", ".site-old-settings", ".site-settings"]
