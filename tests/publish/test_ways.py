"""One site, however it is built: every way gives the same files, byte for byte."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config

from prongsai.host._direct import is_known
from tests.publish.project import AT, ROOT, add_hook, different, mkdocs, snapshot, write_project

if TYPE_CHECKING:
    from pathlib import Path

MKDOCS_ONLY = {
    "a plugin": "plugins: [prongsai, material/tags]",
    "strictness": "plugins: [prongsai]\nstrict: true",
    "a template": "plugins: [prongsai]\nextra_templates: [a.html]",
    "a theme's own page": "plugins: [prongsai]\ntheme: {name: material, static_templates: [a.html]}",
    "templates of its own": "plugins: [prongsai]\ntheme: {name: material, custom_dir: own}",
}


def test_mkdocs_builds_the_same(every_content: Path, every_site: dict[str, bytes], tmp_path: Path) -> None:
    """What `prongsai build` fills without MkDocs' loop is what `mkdocs build` gives, share cards and all."""
    folders = {"PRONGSAI_CONTENT": str(every_content), "PRONGSAI_SITE": str(tmp_path / "site")}
    done = mkdocs("build", "--quiet", cwd=ROOT, **folders, **AT)
    assert done.returncode == 0, done.stderr
    assert len(every_site) > 200
    assert different(tmp_path / "site", every_site) == []


def test_mkdocs_builds_the_whole_site_the_same(whole_content: Path, whole_site: Path, tmp_path: Path) -> None:
    """The same holds for a site with history and documents, which names its agencies and does not know its address."""
    day = json.loads((whole_site / "prongsai.json").read_text(encoding="utf-8"))["day"]
    folders = {"PRONGSAI_CONTENT": str(whole_content), "PRONGSAI_SITE": str(tmp_path / "site")}
    done = mkdocs("build", "--quiet", cwd=ROOT, **folders, PRONGSAI_TODAY=day, PRONGSAI_DOCUMENTS="yes")
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
    assert is_known(load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(tmp_path / "docs")))
    add_hook(project, "def on_post_page(output, **_):\n    return output\n")
    assert not is_known(load_config(str(project / "mkdocs.yml")))
