"""Content of a test's own, and the commands run on it as an officer or CI runs them."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.publish.loaded import READ_AT_START, SECONDS, run_loaded

ROOT = Path(__file__).resolve().parents[2]
DYING = Path(__file__).parent / "dying"
BELOW = "ita/2567/"
"""Where the whole site stands on its server: an agency often has only a folder of its web server."""
AT = {"PRONGSAI_SITE_URL": "https://www.example.go.th/ita/", "PRONGSAI_TODAY": "2569-11-26"}
"""The address of these sites, and the day by which overdue is told."""

AGENCY = """\
name: {name}
short_name: อบต.บ้านใหม่
kind: อบต.
province: ตาก
units:
  - id: palat
    name: สำนักปลัด
"""
SCORES = """\
overall: {score}
level: ผ่านดีเยี่ยม
indicators: {{1: {score}, 2: {score}, 3: {score}, 4: {score}, 5: {score},
  6: {score}, 7: {score}, 8: {score}, 9: {score}, 10: {score}}}
"""
MEASURES = """\
measures:
  - id: open-data
    title: เผยแพร่ข้อมูลให้ครบถ้วน
    addresses: [{indicator: 9}]
    steps: [ตรวจสอบรายการข้อมูล, ปรับปรุงเว็บไซต์]
    responsible: [palat]
    period: fiscal_year
    rounds: [6, 12]
    monitoring: [รายงานผลต่อผู้บริหาร]
"""
PARTS = ("analysis", "measures", "progress", "data")


def scores(score: str) -> str:
    """Return a sound `scores.yml` of 2568 whose every indicator has `score`."""
    return SCORES.format(score=score)


def write_agency(content: Path, slug: str = "ban-mai", score: str = "95.25") -> Path:
    """Write a small sound agency with one report below `content` and return the report's folder."""
    year = content / slug / "2568"
    year.mkdir(parents=True)
    name = "องค์การบริหารส่วนตำบลบ้านใหม่"
    (year.parent / "agency.yml").write_text(AGENCY.format(name=name), encoding="utf-8")
    (year / "scores.yml").write_text(scores(score), encoding="utf-8")
    (year / "measures.yml").write_text(MEASURES, encoding="utf-8")
    lines = ("brief/", "2568/", *(f"2568/{part}/" for part in PARTS), "ita-2569/o25/")
    (year.parent / "addresses.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return year


def write_project(folder: Path) -> Path:
    """Copy the configuration, engine and theme to `folder`, beside one small agency, and return `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    write_agency(folder / "content")
    return folder


def add_hook(project: Path, code: str) -> None:
    """Let a second MkDocs hook with the given code run in `project`."""
    (project / "hooks" / "second.py").write_text(code, encoding="utf-8")
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert "hooks: [hooks/publish.py]" in text
    text = text.replace("hooks: [hooks/publish.py]", "hooks: [hooks/publish.py, hooks/second.py]")
    config.write_text(text, encoding="utf-8")


def environment(**values: str) -> dict[str, str]:
    """Return an environment for a command: this one's, the engine importable, one date, no documents, and `values`."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PRONGSAI_")}
    fixed = {
        "PYTHONPATH": str(ROOT / "hooks"),
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "1735689600",
        "PRONGSAI_DOCUMENTS": "no",
    }
    return {**inherited, **fixed, **values}


def run(command: list[str], cwd: Path, **values: str) -> subprocess.CompletedProcess[str]:
    """Run `command` in `cwd` and return what it said."""
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment(**values),
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
    )


def python(code: str, cwd: Path) -> str:
    """Run code with the engine of this checkout and return what it printed."""
    done = run([sys.executable, "-c", code], cwd)
    assert done.returncode == 0, done.stderr
    return done.stdout


def prongsai(*arguments: str, cwd: Path = ROOT, **values: str) -> subprocess.CompletedProcess[str]:
    """Run the `prongsai` command."""
    return _run_module("prongsai", *arguments, cwd=cwd, **values)


def run_at(*arguments: str, **values: str) -> subprocess.CompletedProcess[str]:
    """Run the `prongsai` command for a site of one address and day."""
    return prongsai(*arguments, cwd=ROOT, **{**AT, **values})


def dying(at: str, who: str) -> dict[str, str]:
    """Return the variables by which a process of a build dies as it opens a file."""
    return {"DIES_AT": at, "DIES": who, "PYTHONPATH": f"{DYING}:{ROOT / 'hooks'}"}


def mkdocs(*arguments: str, cwd: Path = ROOT, **values: str) -> subprocess.CompletedProcess[str]:
    """Run the `mkdocs` command."""
    return _run_module("mkdocs", *arguments, cwd=cwd, **values)


def _run_module(module: str, *arguments: str, cwd: Path, **values: str) -> subprocess.CompletedProcess[str]:
    """Run what `python -m` runs, with the engine loaded already unless a value is one that Python reads as it starts."""
    if any(name.startswith(READ_AT_START) for name in values):
        return run([sys.executable, "-m", module, *arguments], cwd, **values)
    return run_loaded(module, arguments, cwd, environment(**values))


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder` by its path; a gzip file as what it holds."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {path: gzip.decompress(data) if path.endswith(".gz") else data for path, data in found.items()}


def different(made: Path, expected: dict[str, bytes]) -> list[str]:
    """Return the paths of files that are there in one site alone, or not the same."""
    found = snapshot(made)
    return sorted(path for path in found.keys() | expected.keys() if found.get(path) != expected.get(path))


def staged(folder: Path) -> list[str]:
    """Return the names of the staging folders left in `folder`."""
    return sorted(path.name for path in folder.glob(".site*"))
