"""One commit on one day gives the same bytes, wherever and however it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.history.repository import git
from tests.publish.project import ROOT, environment, snapshot, write_project

SHUFFLE = Path(__file__).parent / "shuffle"
ELSEWHERE = {
    "the C locale, far east": {
        "LC_ALL": "C",
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "1",
        "SHUFFLE_SEED": "1",
        "SOURCE_DATE_EPOCH": "1700000000",
        "PYTHONUTF8": "0",
    },
    "a Thai locale, far west": {
        "LC_ALL": "th_TH.UTF-8",
        "LANG": "th_TH.UTF-8",
        "TZ": "Pacific/Pago_Pago",
        "PYTHONHASHSEED": "2",
        "SHUFFLE_SEED": "2",
        "SOURCE_DATE_EPOCH": "1800000000",
    },
}


def build(project: Path, umask: int = 0o022, **values: str) -> dict[str, bytes]:
    """Build a project with the address that its site will have, and return its files."""
    fixed = {"PRONGSAI_TODAY": "2569-11-26", "PRONGSAI_SITE_URL": "https://www.example.go.th/ita/"}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=project,
        env=environment(**fixed, **values),
        check=False,
        capture_output=True,
        encoding="utf-8",
        umask=umask,
    )
    assert done.returncode == 0, done.stderr
    assert "W018" not in done.stderr
    return snapshot(project / "site")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project under git with two agencies, the invented one among them, and one change after the first commit."""
    project = write_project(tmp_path_factory.mktemp("here") / "project")
    shutil.copytree(ROOT / "tests" / "sites" / "whole" / "sample", project / "content" / "sample")
    git(project, "init", "--initial-branch", "main")
    git(project, "add", "content")
    git(project, "commit", "--message", "first", day="2026-11-01T09:00:00+0700")
    agency = project / "content" / "ban-mai" / "2568" / "measures.yml"
    agency.write_text(agency.read_text(encoding="utf-8").replace("ครบถ้วน", "ครบ"), encoding="utf-8")
    git(project, "commit", "--all", "--message", "second", day="2026-11-20T09:00:00+0700")
    return project


@pytest.fixture(scope="module")
def files(project: Path) -> dict[str, bytes]:
    """The files of the project's site."""
    return build(project)


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_the_same_commit_gives_the_same_bytes(
    project: Path, tmp_path: Path, files: dict[str, bytes], elsewhere: str
) -> None:
    """Folder, locale, zone, hour, hash seed, umask and the order of names on the disk change no byte."""
    other = tmp_path / "โครงการ อื่น"
    git(tmp_path, "clone", "--quiet", project.as_uri(), str(other))
    for name in ("hooks", "overrides"):
        shutil.copytree(project / name, other / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(project / "mkdocs.yml", other)
    path = os.pathsep.join([str(SHUFFLE), str(ROOT / "hooks")])
    made = build(other, umask=0o077, PYTHONPATH=path, **ELSEWHERE[elsewhere])
    assert sorted(made) == sorted(files)
    assert [name for name, data in files.items() if made[name] != data] == []


def test_building_over_the_last_site_gives_the_same_bytes(project: Path, files: dict[str, bytes]) -> None:
    """What is taken over from the last site, such as its share cards, is what would be drawn."""
    assert build(project) == files


def test_the_order_of_names_is_really_another() -> None:
    """The shim by which the test above sees another disk does its work."""
    start = "import os; print(os.listdir(), [entry.name for entry in os.scandir()], [*os.walk('.')][0][1:])"
    told = {
        subprocess.run(
            [sys.executable, "-c", start],
            cwd=ROOT,
            env=environment(PYTHONPATH=str(SHUFFLE), SHUFFLE_SEED=seed),
            check=True,
            capture_output=True,
        ).stdout
        for seed in "123"
    }
    assert len(told) == 3
