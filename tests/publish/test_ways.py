"""One site, however it is built: every way gives the same files, byte for byte."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config

from prongsai.host._direct import is_known
from tests.conftest import WHOLE
from tests.once import once
from tests.publish.project import ROOT, add_hook, mkdocs, prongsai, snapshot, write_project

if TYPE_CHECKING:
    from pathlib import Path

AT = {"PRONGSAI_SITE_URL": "https://www.example.go.th/ita/", "PRONGSAI_TODAY": "2569-11-26"}
"""The address of these sites, and the day by which overdue is told."""
SITES = ("whole", "hospital", "school", "subdistrict-2569", "province-overall", "complete-topics", "names-takhram-en")
"""Kinds, frameworks, layouts and years of all sorts; more agencies together than the navigation names."""
MKDOCS_ONLY = {
    "a plugin": "plugins: [prongsai, material/tags]",
    "strictness": "plugins: [prongsai]\nstrict: true",
    "a template": "plugins: [prongsai]\nextra_templates: [a.html]",
    "a theme's own page": "plugins: [prongsai]\ntheme: {name: material, static_templates: [a.html]}",
    "templates of its own": "plugins: [prongsai]\ntheme: {name: material, custom_dir: own}",
}


@pytest.fixture(scope="session")
def every_content(run_folder: Path) -> Path:
    """Content of every kind of agency in one site, in no repository; to be read only."""

    def write(root: Path) -> None:
        for name in SITES:
            shutil.copytree(WHOLE.with_name(name), root / "content", dirs_exist_ok=True)

    return once(run_folder, "every", write) / "content"


@pytest.fixture(scope="session")
def every_site(every_content: Path, run_folder: Path) -> dict[str, bytes]:
    """The files of that site as `prongsai build` makes them, in one process."""

    def build(root: Path) -> None:
        done = prongsai("build", "--content", str(every_content), "--site-dir", str(root / "site"), cwd=ROOT, **AT)
        assert done.returncode == 0, done.stderr

    return snapshot(once(run_folder, "every-site", build) / "site")


def different(made: Path, expected: dict[str, bytes]) -> list[str]:
    """Return the paths of files that are there in one site alone, or not the same."""
    found = snapshot(made)
    return sorted(path for path in found.keys() | expected.keys() if found.get(path) != expected.get(path))


def test_mkdocs_builds_the_same(every_content: Path, every_site: dict[str, bytes], tmp_path: Path) -> None:
    """What `prongsai build` fills without MkDocs' loop is what `mkdocs build` gives, share cards and all."""
    folders = {"PRONGSAI_CONTENT": str(every_content), "PRONGSAI_SITE": str(tmp_path / "site")}
    done = mkdocs("build", "--quiet", cwd=ROOT, **folders, **AT)
    assert done.returncode == 0, done.stderr
    assert len(every_site) > 200
    assert different(tmp_path / "site", every_site) == []


def test_mkdocs_builds_the_whole_site_the_same(whole_content: Path, whole_site: Path, tmp_path: Path) -> None:
    """The same holds for a site with history, whose navigation names agencies and whose address nobody knows."""
    day = json.loads((whole_site / "prongsai.json").read_text(encoding="utf-8"))["day"]
    folders = {"PRONGSAI_CONTENT": str(whole_content), "PRONGSAI_SITE": str(tmp_path / "site")}
    done = mkdocs("build", "--quiet", cwd=ROOT, **folders, PRONGSAI_TODAY=day)
    assert done.returncode == 0, done.stderr
    assert different(tmp_path / "site", snapshot(whole_site)) == []


@pytest.mark.parametrize("told", MKDOCS_ONLY.values(), ids=MKDOCS_ONLY)
def test_what_a_site_tells_mkdocs_is_left_to_mkdocs(tmp_path: Path, told: str) -> None:
    """A site that asks MkDocs for more than its own choices is built by MkDocs."""
    for name in ("own", "docs"):
        (tmp_path / name).mkdir()
    (tmp_path / "mkdocs.yml").write_text(f"site_name: ITA\n{told}\n", encoding="utf-8")
    assert not is_known(load_config(str(tmp_path / "mkdocs.yml")))


def test_a_second_hook_is_left_to_mkdocs(tmp_path: Path) -> None:
    """So is one with a hook beside ours; this repository's own configuration is not, nor one with our plugin alone."""
    project = write_project(tmp_path / "project")
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: ITA\nplugins: [prongsai]\n", encoding="utf-8")
    assert is_known(load_config(str(tmp_path / "mkdocs.yml")))
    assert is_known(load_config(str(ROOT / "mkdocs.yml")))
    add_hook(project, "def on_post_page(output, **_):\n    return output\n")
    assert not is_known(load_config(str(project / "mkdocs.yml")))
