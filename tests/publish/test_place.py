"""Where a site may go: nothing of others is replaced, links are followed or told, and whatever is refused is one line."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from prongsai.build import MARKER, PublishError, begin
from prongsai.cli import main
from tests.publish.loaded import run_loaded
from tests.publish.project import environment, mkdocs, prongsai, snapshot, write_project
from tests.publish.unprivileged import BOUND

if TYPE_CHECKING:
    from collections.abc import Callable
    from subprocess import CompletedProcess

    Build = Callable[[Path, Path], CompletedProcess[str]]

MOVE_AWAY = "จึงไม่เขียนทับ ให้ย้ายสิ่งเหล่านั้นออก หรือระบุโฟลเดอร์ว่างหรือโฟลเดอร์ใหม่ด้วย --site-dir"


def by_prongsai(project: Path, site: Path) -> CompletedProcess[str]:
    """Build with our own command."""
    return prongsai("build", "--site-dir", str(site), cwd=project)


def by_mkdocs(project: Path, site: Path) -> CompletedProcess[str]:
    """Build with MkDocs' command."""
    return mkdocs("build", "--site-dir", str(site), cwd=project)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with sound content."""
    return write_project(tmp_path_factory.mktemp("place") / "project")


@pytest.fixture(params=[by_prongsai, by_mkdocs], ids=["prongsai", "mkdocs"])
def build(request: pytest.FixtureRequest) -> Build:
    """Each of the two commands that build."""
    command: Build = request.param
    return command


def refused(done: CompletedProcess[str], line: str) -> None:
    """Hold that a build was refused with this line and without a traceback."""
    assert done.returncode == 1
    assert line in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def left_beside(site: Path) -> list[str]:
    """Return what a build has left beside a site."""
    return [path.name for path in site.parent.iterdir() if path.name.startswith(".site")]


def test_a_folder_of_others_is_refused(project: Path, tmp_path: Path, build: Build) -> None:
    """A web root with uploads and a script stays as it is, and the line names what is in it and says what to do."""
    site = tmp_path / "html"
    (site / "uploads").mkdir(parents=True)
    (site / "uploads" / "a.pdf").write_bytes(b"a")
    (site / "index.php").write_bytes(b"<?php")
    before = snapshot(site)
    refused(build(project, site), f"E971 โฟลเดอร์นี้มีสิ่งที่ระบบไม่ได้สร้าง (index.php, uploads) {MOVE_AWAY}")
    assert snapshot(site) == before
    assert left_beside(site) == []


_DEEP = pytest.param("[" * 200_000, id="deep")


@pytest.mark.parametrize(
    "marker", ["{", "[]", '{"generator": "hugo", "entries": ["index.php"]}', '{"entries": 1}', _DEEP]
)
def test_a_marker_that_is_not_ours_opens_nothing(project: Path, tmp_path: Path, marker: str) -> None:
    """A file under the marker's name that no build of ours wrote makes no folder ours."""
    site = tmp_path / "html"
    site.mkdir()
    (site / "index.php").write_bytes(b"<?php")
    (site / MARKER).write_text(marker, encoding="utf-8")
    refused(by_mkdocs(project, site), f"(index.php, {MARKER})")


def test_what_was_added_to_our_site_is_not_lost(project: Path, tmp_path: Path, small_site: Path) -> None:
    """A site of ours that was copied into a web root with other things is not replaced together with those."""
    site = tmp_path / "html"
    shutil.copytree(small_site, site)
    (site / "uploads").mkdir()
    (site / ".DS_Store").touch()
    before = snapshot(site)
    refused(by_mkdocs(project, site), f"(uploads) {MOVE_AWAY} (เว็บไซต์เดิมยังอยู่ครบ)")
    assert snapshot(site) == before


def test_an_empty_folder_is_filled(project: Path, tmp_path: Path, build: Build) -> None:
    """A folder that somebody made for the site beforehand is as good as none."""
    (tmp_path / "site").mkdir()
    assert build(project, tmp_path / "site").returncode == 0
    assert (tmp_path / "site" / MARKER).is_file()


def test_a_site_from_before_the_marker_is_replaced_once(project: Path, tmp_path: Path, small_site: Path) -> None:
    """A site as builds left it that wrote no marker is known by what they wrote, files of the theme included."""
    site = tmp_path / "site"
    shutil.copytree(small_site, site)
    (site / MARKER).unlink()
    (project / "overrides" / "CNAME").write_text("www.example.go.th", encoding="utf-8")
    shutil.copy(project / "overrides" / "CNAME", site)
    done = by_mkdocs(project, site)
    (project / "overrides" / "CNAME").unlink()
    assert done.returncode == 0, done.stderr
    assert (site / MARKER).is_file()
    assert (site / "CNAME").is_file()


@pytest.mark.parametrize("lost", ["nginx.conf", "search/pages.js", "glossary"])
def test_half_of_a_site_without_a_marker_is_not_known(
    project: Path, tmp_path: Path, small_site: Path, lost: str
) -> None:
    """A folder that has only some of what our builds write may be anybody's."""
    site = tmp_path / "site"
    shutil.copytree(small_site, site)
    (site / MARKER).unlink()
    (shutil.rmtree if (site / lost).is_dir() else os.unlink)(site / lost)
    if lost == "search/pages.js":
        (site / lost).write_text("theirs", encoding="utf-8")
    refused(by_mkdocs(project, site), "E971")


def test_a_link_stays_and_its_target_is_updated(project: Path, tmp_path: Path, build: Build, small_site: Path) -> None:
    """Where the site is a symbolic link to the web root's folder, that folder gets the new site."""
    root = tmp_path / "www" / "ita"
    shutil.copytree(small_site, root)
    (root / "ban-mai" / "old.html").touch()
    site = tmp_path / "site"
    site.symlink_to(root)
    assert build(project, site).returncode == 0
    assert site.is_symlink()
    assert not (root / "ban-mai" / "old.html").exists()
    assert (root / "index.html").is_file()
    assert [path.name for path in root.parent.iterdir()] == ["ita"]


@pytest.mark.parametrize("target", ["nowhere", "site"], ids=["nowhere", "itself"])
def test_a_link_that_leads_nowhere_is_told(project: Path, tmp_path: Path, build: Build, target: str) -> None:
    """A dangling link, and one to itself, is refused with where it leads; nothing is made there."""
    site = tmp_path / "site"
    site.symlink_to(target)
    refused(build(project, site), f"E972 ลิงก์ (symlink) นี้ชี้ไปที่ที่ไม่มี ({target})")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_link_above_the_site_that_leads_nowhere_is_told(project: Path, tmp_path: Path) -> None:
    """A site below a dangling link is refused as well, for it would appear where nobody looks."""
    (tmp_path / "current").symlink_to(tmp_path / "releases" / "9")
    refused(by_mkdocs(project, tmp_path / "current" / "site"), "current:1:1: E972")
    assert not (tmp_path / "releases").exists()


def test_a_file_in_the_sites_place_is_told(project: Path, tmp_path: Path, build: Build) -> None:
    """A file where the folder should be is not removed."""
    (tmp_path / "site").write_bytes(b"mine")
    refused(build(project, tmp_path / "site"), "E973 ใช้เป็นโฟลเดอร์เว็บไซต์ไม่ได้ เพราะเป็นไฟล์ ไม่ใช่โฟลเดอร์")
    assert (tmp_path / "site").read_bytes() == b"mine"


def test_a_mount_point_is_told() -> None:
    """A place where a disk is attached, such as the root of all, cannot change places with a folder beside it."""
    with pytest.raises(PublishError, match=r"E973 .*mount"):
        begin(Path(Path.cwd().anchor), print)


@pytest.mark.parametrize(
    ("site", "problem"),
    [
        ("", "มีโฟลเดอร์เนื้อหา (content) อยู่ข้างใน"),
        (".", "มีโฟลเดอร์เนื้อหา (content) อยู่ข้างใน"),
        ("..", "มีโฟลเดอร์เนื้อหา (content) อยู่ข้างใน"),
        ("/", "มีโฟลเดอร์เนื้อหา (content) อยู่ข้างใน"),
        ("content/..", "มีโฟลเดอร์เนื้อหา (content) อยู่ข้างใน"),
        ("content", "มีโฟลเดอร์เนื้อหา (content) อยู่ข้างใน"),
        ("content/ban-mai/site", "อยู่ในโฟลเดอร์เนื้อหา (content)"),
        ("linked/site", "อยู่ในโฟลเดอร์เนื้อหา (content)"),
    ],
)
def test_a_site_around_or_within_the_content_is_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch, site: str, problem: str
) -> None:
    """A folder with the content in it, or one of the content's own, is no place for a site, whatever leads there."""
    monkeypatch.chdir(project)
    if site.startswith("linked"):
        (project / "linked").symlink_to("content")
    told = CliRunner().invoke(main, ["build", "--site-dir", site])
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.endswith(f"E973 ใช้เป็นโฟลเดอร์เว็บไซต์ไม่ได้ เพราะ{problem} ให้ระบุโฟลเดอร์อื่นด้วย --site-dir\n")
    assert told.stderr.count("\n") == 1


def test_a_link_into_the_content_is_refused_by_mkdocs_too(project: Path, tmp_path: Path) -> None:
    """MkDocs looks at names alone; what they lead to is looked at here."""
    (tmp_path / "site").symlink_to(project / "content")
    refused(by_mkdocs(project, tmp_path / "site"), "E973 ใช้เป็นโฟลเดอร์เว็บไซต์ไม่ได้ เพราะมีโฟลเดอร์เนื้อหา (content) อยู่ข้างใน")


def bound(project: Path, site: Path) -> CompletedProcess[str]:
    """Build as somebody whom permissions bind."""
    return run_loaded("prongsai", ["build", "--site-dir", str(site)], project, environment(), BOUND)


def test_a_folder_that_may_not_be_written_to_is_told(project: Path, tmp_path: Path, small_site: Path) -> None:
    """Where nothing may be made beside the site, the line names that folder; the old site stays."""
    shutil.copytree(small_site, tmp_path / "www" / "site")
    (tmp_path / "www").chmod(0o555)
    done = bound(project, tmp_path / "www" / "site")
    (tmp_path / "www").chmod(0o755)
    refused(done, f"{tmp_path}/www:1:1: E976 ไม่มีสิทธิ์อ่านหรือเขียนที่นี่")
    assert snapshot(tmp_path / "www" / "site") == snapshot(small_site)


def test_a_site_that_may_not_be_looked_at_is_told(project: Path, tmp_path: Path, small_site: Path) -> None:
    """A site folder that is closed to whoever builds is told, and stays as it is."""
    site = tmp_path / "site"
    shutil.copytree(small_site, site)
    site.chmod(0o000)
    done = bound(project, site)
    site.chmod(0o755)
    refused(done, f"{site}:1:1: E976 ไม่มีสิทธิ์อ่านหรือเขียนที่นี่")
    assert "(เว็บไซต์เดิมยังอยู่ครบ)" in done.stderr
    assert snapshot(site) == snapshot(small_site)


@pytest.mark.parametrize("closed", ["ban-mai/2568", "ban-mai", "."])
@pytest.mark.parametrize("mode", [0o000, 0o444], ids=["closed", "not entered"])
def test_content_that_may_not_be_read_is_told(tmp_path: Path, small_site: Path, closed: str, mode: int) -> None:
    """A folder of content that may not be read is an error with its place; the old site stays."""
    project = write_project(tmp_path / "project")
    shutil.copytree(small_site, project / "site")
    folder = project / "content" / closed
    folder.chmod(mode)
    done = bound(project, project / "site")
    folder.chmod(0o755)
    refused(done, f"content/{closed}:1:1: E017 อ่านโฟลเดอร์ไม่ได้ (ไม่มีสิทธิ์อ่าน)")
    assert "(เว็บไซต์เดิมยังอยู่ครบ)" in done.stderr
    assert snapshot(project / "site") == snapshot(small_site)


def test_a_file_of_content_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    """A file that may not be read is an error with its place, and a first build says that there is no site yet."""
    project = write_project(tmp_path / "project")
    (project / "content" / "ban-mai" / "2568" / "scores.yml").chmod(0o000)
    done = bound(project, project / "site")
    refused(done, "content/ban-mai/2568/scores.yml:1:1: E015 อ่านไฟล์ไม่ได้ (ไม่มีสิทธิ์อ่าน)")
    assert "(ยังไม่มีเว็บไซต์เดิม)" in done.stderr
