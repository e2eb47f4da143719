"""Builds that fail: each says why, leaves the last good site as it was, and nothing beside it."""

from __future__ import annotations

import re
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from tests.publish.project import add_hook, mkdocs, prongsai, run, scores, snapshot, staged, write_project

if TYPE_CHECKING:
    from pathlib import Path

LOSE_A_FILE = """\
from pathlib import Path

from mkdocs.plugins import event_priority


@event_priority(100)
def on_post_build(config):
    Path(config.site_dir, "ban-mai", "2568", "data", "measures.csv").unlink()
"""
WARN = """\
import logging


def on_env(env, config, files):
    logging.getLogger("mkdocs.hooks.second").warning("a page is not as it should be")
"""
BROKEN_TEMPLATE = '{% extends "base.html" %}{% block content %}{{ nothing.at.all }}{% endblock %}'


@pytest.fixture
def project(tmp_path: Path, small_site: Path) -> Path:
    """A project of its own with sound content, and a good site that no build would make again."""
    project = write_project(tmp_path / "project")
    shutil.copytree(small_site, project / "site")
    (project / "site" / "ban-mai" / "old.html").touch()
    return project


def break_content(project: Path) -> None:
    """Write a score that is not between 0 and 100 on the first line of `scores.yml`."""
    text = scores("95.25").replace("overall: 95.25", "overall: 195.25")
    (project / "content" / "ban-mai" / "2568" / "scores.yml").write_text(text, encoding="utf-8")


def break_theme(project: Path) -> None:
    """Let the theme fail on every page, when the build has already begun."""
    (project / "overrides" / "main.html").write_text(BROKEN_TEMPLATE, encoding="utf-8")


def break_page_template(project: Path) -> None:
    """Let our own template of the measures page fail."""
    (project / "overrides" / "prongsai" / "measures.html").write_text("{% block %}", encoding="utf-8")


def lose_a_file(project: Path) -> None:
    """Let a data file vanish from the built site before it is checked."""
    add_hook(project, LOSE_A_FILE)


def warn(project: Path) -> None:
    """Let the build give a warning."""
    add_hook(project, WARN)


FAILURES = {
    "content": (break_content, "content/ban-mai/2568/scores.yml:1:10: E102"),
    "theme": (break_theme, "'nothing' is undefined"),
    "page template": (break_page_template, "TemplateSyntaxError"),
    "lost file": (lose_a_file, "ban-mai/2568/data/measures.csv"),
    "warning": (warn, "Aborted with 1 warnings in strict mode"),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failed_build_leaves_the_last_good_site(project: Path, failure: str) -> None:
    """Whatever makes a build fail, it exits 1, says so, and the site is byte for byte what it was."""
    spoil, said = FAILURES[failure]
    spoil(project)
    before = snapshot(project / "site")
    done = mkdocs("build", "--strict", cwd=project)
    assert done.returncode == 1
    assert said in done.stdout + done.stderr
    assert snapshot(project / "site") == before
    assert staged(project) == []


@pytest.mark.parametrize("failure", ["content", "lost file"])
def test_a_failed_first_build_leaves_nothing(project: Path, failure: str) -> None:
    """Where there was no site, a failed build leaves none."""
    FAILURES[failure][0](project)
    shutil.rmtree(project / "site")
    assert prongsai("build", cwd=project).returncode == 1
    assert not (project / "site").exists()
    assert staged(project) == []


def test_a_content_error_is_told_without_a_traceback(project: Path) -> None:
    """The officer reads the file, line, column and code of every error, the count, and nothing of the program."""
    break_content(project)
    (project / "content" / "ban-mai" / "agency.yml").write_text("name: [\n", encoding="utf-8")
    done = prongsai("build", cwd=project)
    assert done.returncode == 1
    assert "content/ban-mai/agency.yml:" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert "เว็บไซต์เดิมยังอยู่ครบ" in done.stdout + done.stderr
    assert (
        done.stdout.strip() == "ไม่ได้สร้างเว็บไซต์ สาเหตุอยู่ในบรรทัดก่อนหน้า · The site was not built; the lines above say why."
    )


def test_a_warning_alone_does_not_stop_a_plain_build(project: Path) -> None:
    """Without `--strict` a warning is only a warning, and the site is replaced."""
    warn(project)

    done = mkdocs("build", cwd=project)
    assert done.returncode == 0, done.stderr
    assert not (project / "site" / "ban-mai" / "old.html").exists()


def test_mended_content_builds_again(project: Path) -> None:
    """After a failed build the next sound one puts the new figures in place."""
    break_content(project)
    assert prongsai("build", cwd=project).returncode == 1
    scores_file = project / "content" / "ban-mai" / "2568" / "scores.yml"
    scores_file.write_text(scores("96.50"), encoding="utf-8")
    assert prongsai("build", cwd=project).returncode == 0
    assert "96.50" in (project / "site" / "ban-mai" / "index.html").read_text(encoding="utf-8")


def test_a_missing_content_folder_is_told(project: Path) -> None:
    """A project whose content folder is gone fails with one line that says what to write, and keeps its site."""
    before = snapshot(project / "site")
    shutil.rmtree(project / "content")
    for command, count in (("build", ""), ("check", "ตรวจแล้ว พบข้อผิดพลาด 1 จุด คำเตือน 0 จุด ข้อสังเกต 0 จุด\n")):
        done = prongsai(command, cwd=project)
        assert done.returncode == 1
        said = done.stdout + done.stderr.removesuffix(count)
        assert re.fullmatch(r"content/\.:1:1: E016 ยังไม่มีหน่วยงาน ให้สร้าง[^\n]+\n", said)
    assert snapshot(project / "site") == before


def test_make_site_shows_no_banner(project: Path) -> None:
    """A build through our own command is free of the theme's long notice, whatever the environment says."""
    start = "import os; os.environ.pop('NO_MKDOCS_2_WARNING', None); from prongsai.cli import main; main(['build'])"
    done = run([sys.executable, "-c", start], project)
    assert done.returncode == 0, done.stderr
    assert "end of life" not in done.stdout + done.stderr
