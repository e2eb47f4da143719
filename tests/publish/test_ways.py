"""One site, however it is built: every way gives the same files, byte for byte."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from mkdocs.config import load_config

from prongsai.host._direct import is_known
from prongsai.host._kept import groups_of
from tests.publish.cluster import GUIDE, cluster, far
from tests.publish.loaded import SECONDS
from tests.publish.project import (
    AT,
    ROOT,
    add_hook,
    different,
    dying,
    mkdocs,
    run,
    run_at,
    snapshot,
    staged,
    write_project,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from subprocess import CompletedProcess

MKDOCS_ONLY = {
    "a plugin": "plugins: [prongsai, material/tags]",
    "strictness": "plugins: [prongsai]\nstrict: true",
    "a template": "plugins: [prongsai]\nextra_templates: [a.html]",
    "a theme's own page": "plugins: [prongsai]\ntheme: {name: material, static_templates: [a.html]}",
    "templates of its own": "plugins: [prongsai]\ntheme: {name: material, custom_dir: own}",
}


def by_mkdocs(project: Path) -> None:
    """Build as MkDocs' own command does, page by page."""
    folders = {"PRONGSAI_CONTENT": str(project / "content"), "PRONGSAI_SITE": str(project / "site")}
    ran(mkdocs("build", "--quiet", cwd=ROOT, **folders, **AT))


def by_processes(project: Path) -> None:
    """Build by two processes, each with parts of the agencies."""
    assert f"{parts(project)} ส่วน ใช้ของเดิม 0 ส่วน" in build(project)


def of_what_is_kept(project: Path) -> None:
    """Build it again where it is as it was, of parts that were kept, and those that were changed and changed back."""
    build(project)
    assert "ไม่มีอะไรเปลี่ยนตั้งแต่สร้างครั้งก่อน จึงคงเว็บไซต์เดิมไว้" in build(project)
    (project / "site" / "index.html").unlink()
    assert f"{parts(project)} ส่วน ใช้ของเดิม {parts(project)} ส่วน" in build(project)
    agency = next(project.glob("content/*/agency.yml"))
    own = agency.read_bytes()
    agency.write_bytes(own + b"website: https://other.example.go.th\n")
    build(project)
    agency.write_bytes(own)
    assert f"{parts(project)} ส่วน ใช้ของเดิม {parts(project) - 1} ส่วน" in build(project)


def by_machines(project: Path) -> None:
    """Build as the machines of a forge do: each a part, and one joins them; the parts stay as they are."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    shard, join = matrix()
    for number in ("1", "2"):
        ran(run(["sh", "-c", shard], project, **AT, PATH=path, CI_NODE_INDEX=number, CI_NODE_TOTAL="2"))
    made = snapshot(project / "parts")
    ran(run(["sh", "-c", join], project, **AT, PATH=path))
    assert snapshot(project / "parts") == made


def by_a_cluster(project: Path) -> None:
    """Build by the workers of a cluster, one of which dies as it writes its first page."""
    with cluster(project, dying("/index.html", "itself"), {}) as (address, (dead, _)):
        build(project, *far(address))
        assert dead.wait(SECONDS) == -signal.SIGKILL


WAYS = {
    "mkdocs build": by_mkdocs,
    "-j 2": by_processes,
    "incremental": of_what_is_kept,
    "shard and join": by_machines,
    "--executor dask": by_a_cluster,
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_every_way_builds_the_same(
    way: Callable[[Path], None], every_content: Path, every_site: dict[str, bytes], tmp_path: Path
) -> None:
    """However it is built, the site is that of one process, share cards and all, and nothing else is left beside it."""
    project = Path(shutil.copytree(every_content.parent, tmp_path / "project"))
    way(project)
    assert len(every_site) > 200
    assert different(project / "site", every_site) == []
    assert staged(project) == []


def build(project: Path, *options: str) -> str:
    """Build a site by two processes, or as the options say, and return what was told."""
    folders = ["--content", str(project / "content"), "--site-dir", str(project / "site")]
    return ran(run_at("build", *folders, *(options or ("-j", "2"))))


def ran(done: CompletedProcess[str]) -> str:
    """Return what a command that went well has told."""
    assert done.returncode == 0, done.stderr
    return done.stderr


def parts(project: Path) -> int:
    """Return of how many parts a site is made."""
    return len(groups_of(project / "content"))


def matrix() -> tuple[str, str]:
    """Return what each machine for a part, and the one that joins them, run by the guide: the same on both forges."""
    github, gitlab = map(yaml.safe_load, re.findall("(?s)```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8")))
    jobs = [[step.get("run", "") for step in github["jobs"][job]["steps"]] for job in ("part", "build")]
    own = [command for job in jobs for command in job if "python -m prongsai" in command]
    count = len(github["jobs"]["part"]["strategy"]["matrix"]["part"])
    told = [
        one.replace("${{ matrix.part }}", "$CI_NODE_INDEX").replace(f"/{count} ", "/$CI_NODE_TOTAL ") for one in own
    ]
    assert told == [*gitlab["part"]["script"], *gitlab["pages"]["script"]]
    assert count == gitlab["part"]["parallel"] == 2
    shard, join = told
    return shard, join


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
