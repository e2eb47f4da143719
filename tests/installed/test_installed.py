"""The installed engine, without this checkout: it builds what the checkout builds, to the byte."""

from __future__ import annotations

import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.history.repository import git
from tests.new.test_new import OPTIONS
from tests.publish.project import ROOT, mkdocs, python, snapshot, write_agency

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]

DAY = "2569-11-26"
# The agency has not installed what writes documents.
SET = {"PRONGSAI_TODAY": DAY, "PRONGSAI_SITE_URL": "https://www.example.go.th/ita/", "PRONGSAI_DOCUMENTS": "no"}
CONFIGURATION = """\
site_name: ผลการประเมิน ITA และมาตรการส่งเสริมคุณธรรมและความโปร่งใส
docs_dir: content
plugins: [prongsai]
"""


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the content of two agencies, one of which shows nearly everything; only to be read."""
    root = tmp_path_factory.mktemp("repository")
    write_agency(root / "content")
    shutil.copytree(ROOT / "tests" / "sites" / "whole" / "sample", root / "content" / "sample")
    git(root, "init", "--initial-branch", "main")
    git(root, "add", "--all")
    git(root, "commit", "--message", "first", day="2026-11-20T09:00:00+0700")
    return root


@pytest.fixture(scope="module")
def expected(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What this checkout makes of it."""
    site = tmp_path_factory.mktemp("expected") / "site"
    done = mkdocs("build", PRONGSAI_CONTENT=str(repository / "content"), PRONGSAI_SITE=str(site), cwd=ROOT, **SET)
    assert done.returncode == 0, done.stderr
    return snapshot(site)


def changed(found: dict[str, bytes], expected: dict[str, bytes]) -> list[str]:
    """Return the names of the files that differ, are missing or came on top."""
    return sorted(name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name))


@pytest.fixture
def project(repository: Path, tmp_path: Path) -> Path:
    """The folder of an agency: a clone, with nothing but content."""
    git(tmp_path, "clone", "--quiet", repository.as_uri(), "agency")
    return tmp_path / "agency"


def test_the_wheel_carries_what_a_site_needs(wheel: Path) -> None:
    """Configuration, hook, every file of the theme and the hash lock are in the wheel as they are here."""
    named = ("mkdocs.yml", "hooks/publish.py", "requirements/documents.txt")
    files = [*(ROOT / name for name in named), *(path for path in (ROOT / "overrides").rglob("*") if path.is_file())]
    with zipfile.ZipFile(wheel) as archive:
        carried = {path: archive.read(f"prongsai/site/{path.relative_to(ROOT).as_posix()}") for path in files}
    assert [path for path, data in carried.items() if data != path.read_bytes()] == []


def test_a_plugin_builds_what_the_checkout_builds(project: Path, run: Run, expected: dict[str, bytes]) -> None:
    """Three lines of `mkdocs.yml` that name the plugin are enough for `mkdocs build`, to the byte."""
    (project / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    done = run("mkdocs", "build", "--strict", cwd=project, **SET)
    assert done.returncode == 0, done.stderr
    assert changed(snapshot(project / "site"), expected) == []


def test_our_command_builds_by_the_plugin_too(project: Path, run: Run, expected: dict[str, bytes]) -> None:
    """`prongsai build` takes the agency's `mkdocs.yml`, and folders that it is given win over those named there."""
    (project / "mkdocs.yml").write_text(CONFIGURATION.replace("content", "elsewhere"), encoding="utf-8")
    folders = ("--content", "content", "--site-dir", "../public")
    done = run("prongsai", "build", *folders, "--today", DAY, cwd=project, **SET)
    assert done.returncode == 0, done.stderr
    assert changed(snapshot(project.parent / "public"), expected) == []
    assert not (project / "site").exists()


def test_content_alone_builds_what_the_checkout_builds(project: Path, run: Run, expected: dict[str, bytes]) -> None:
    """Without a `mkdocs.yml` the default configuration is taken, and the site stands beside the content."""
    done = run("prongsai", "build", "--today", DAY, cwd=project / "content" / "sample", **SET)
    assert done.returncode == 0, done.stderr
    assert changed(snapshot(project / "site"), expected) == []


def test_nothing_is_read_from_the_checkout(run: Run) -> None:
    """The environment really has the wheel, and none of its files stands in this checkout."""
    code = "import prongsai, sys; print(prongsai.__file__, *sys.path, sep='\\n')"
    done = run("timeit", "-n", "1", "-r", "1", code)
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stdout.splitlines() if line.startswith(str(ROOT / "hooks"))] == []


def test_what_the_agency_sets_wins(tmp_path: Path) -> None:
    """Of the default configuration stands what the agency's own file does not set; its lists add to ours."""
    write_agency(tmp_path / "content")
    (tmp_path / "content" / "ban-mai" / "own.css").touch()
    own = """\
theme: {name: material, icon: {logo: material/home}, palette: {scheme: default}}
extra: {digits: thai}
extra_css: [https://www.example.go.th/own.css]
markdown_extensions: [admonition, toc: {permalink: false}]
plugins: [prongsai, tags]
"""
    (tmp_path / "mkdocs.yml").write_text(f"site_name: ชื่อของเรา\ndocs_dir: content\n{own}", encoding="utf-8")
    told = """\
from mkdocs.config import load_config
from prongsai.host._defaults import bring_defaults
config = load_config("mkdocs.yml")
print([*bring_defaults(config)], [*config.plugins])
print(config.site_name, config.theme["language"], config.theme["icon"]["logo"], config.theme["palette"], config.extra)
print(config.extra_css[-2:], len(config.extra_javascript))
print(config.markdown_extensions, config.mdx_configs)
"""
    done = python(told, tmp_path)
    assert done.splitlines() == [
        "['material/search'] ['prongsai', 'material/tags']",
        "ชื่อของเรา th material/home {'scheme': 'default'} {'digits': 'thai', 'generator': False}",
        "['assets/stylesheets/contrast.css', 'https://www.example.go.th/own.css'] 9",
        "['toc', 'tables', 'fenced_code', 'attr_list', 'md_in_html', 'admonition'] {'toc': {'permalink': False}}",
    ]


def test_a_new_site_builds_from_the_wheel_alone(run: Run, tmp_path: Path) -> None:
    """In an empty folder: a new site, built by our command and by MkDocs' own to the same bytes."""
    assert run("prongsai", "new", "site", "x", *OPTIONS).returncode == 0
    done = run("prongsai", "build", "--today", DAY, cwd=tmp_path / "x")
    assert done.returncode == 0, done.stderr
    built = snapshot(tmp_path / "x" / "site")
    assert "agency/index.html" in built
    done = run("mkdocs", "build", cwd=tmp_path / "x", PRONGSAI_TODAY=DAY)
    assert done.returncode == 0, done.stderr
    assert changed(snapshot(tmp_path / "x" / "site"), built) == []


def test_a_new_site_carries_the_engine_that_made_it(run: Run, tmp_path: Path, wheel: Path) -> None:
    """The wheel in a new site has the files of the one that was installed, byte for byte."""
    assert run("prongsai", "new", "site", "x", *OPTIONS).returncode == 0
    assert members(tmp_path / "x" / "wheels" / wheel.name) == members(wheel)


def members(wheel: Path) -> dict[str, bytes]:
    """Return the files of a wheel; the list of them by its lines, in any order."""
    with zipfile.ZipFile(wheel) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    return {
        name: b"\n".join(sorted(data.split(b"\n"))) if name.endswith("/RECORD") else data
        for name, data in found.items()
    }
