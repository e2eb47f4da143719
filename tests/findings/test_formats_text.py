"""Findings as text: severity words, colours on a terminal only, one line each; and what makes `check` fail."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from prongsai.cli import main
from prongsai.findings import Finding, Place, render_findings, shown_folder
from tests.publish.loaded import SECONDS
from tests.publish.project import environment

if TYPE_CHECKING:
    from tests.conftest import TinySite

PLACE = Place("a/2568/scores.yml", 3, 9)
ERROR = Finding.make("E102", PLACE, found="101")
HINT = Finding.make("H304", PLACE, year=2570)
LINE = "a/2568/scores.yml:3:9: E102 คะแนนต้องอยู่ระหว่าง 0 ถึง 100 (พบ 101)\n"
COLOURED = LINE.replace("E102", "\x1b[31m\x1b[1mE102\x1b[0m")


def test_a_finding_is_one_line() -> None:
    """A finding is one line: place, code, sentence; without colours unless they are asked for."""
    assert render_findings([ERROR]) == LINE
    assert render_findings([ERROR], prefix="content/") == f"content/{LINE}"
    assert " H304 " in render_findings([HINT])


def test_colours_tell_severities_apart() -> None:
    """With colours the code of an error is red and that of a hint cyan; nothing else changes."""
    assert render_findings([ERROR], colour=True) == COLOURED
    assert "\x1b[36m\x1b[1mH304\x1b[0m" in render_findings([HINT], colour=True)


def test_an_acknowledged_error_is_a_warning_with_its_reason() -> None:
    """An acknowledged error has a warning's colour, and the author's reason follows."""
    told = render_findings([ERROR.acknowledge("ตามต้นฉบับ")], colour=True)
    assert told == COLOURED.replace("[31m", "[33m").replace("\n", " · รับทราบแล้ว: ตามต้นฉบับ\n")


def test_content_brings_no_colours_or_lines_of_its_own() -> None:
    """Control sequences and line breaks in a value reach no terminal."""
    found = Finding.make("E102", PLACE, found="1\x1b[31m0\n1")
    assert render_findings([found], colour=True).count("\n") == 1
    assert "1\x1b[31m0" not in render_findings([found], colour=True)


def on_terminal(site: TinySite, **values: str) -> str:
    """Return what `prongsai check` prints when its stdout is a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from prongsai.cli import main; main()", "check", "--content", "content"]
    known = environment(**values)
    done = subprocess.run(
        command, cwd=site.root.parent, env=known, stdout=theirs, stderr=subprocess.DEVNULL, check=False, timeout=SECONDS
    )
    os.close(theirs)
    told = os.read(ours, 65536).decode()
    os.close(ours)
    assert done.returncode == 1
    return told.replace("\r\n", "\n")


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_a_terminal_shows_colours_unless_told_not_to(site: TinySite, no_color: str, coloured: bool) -> None:  # noqa: FBT001
    """On a terminal the finding is coloured, and with NO_COLOR set it is not."""
    site.edit("scores.yml", "overall: 90", "overall: 101")
    told = on_terminal(site, NO_COLOR=no_color)
    assert ("\x1b[31m\x1b[1mE102\x1b[0m" in told) is coloured
    assert ("\x1b" in told) is coloured


def check(site: TinySite, *arguments: str) -> int:
    """Return the exit code of `prongsai check` on the tiny site."""
    return CliRunner().invoke(main, ["check", "--content", str(site.root), *arguments]).exit_code


def test_piped_text_has_no_colours(site: TinySite) -> None:
    """What is not a terminal gets plain text."""
    site.edit("scores.yml", "overall: 90", "overall: 101")
    told = CliRunner().invoke(main, ["check", "--content", str(site.root)]).stdout
    assert "E102 " in told
    assert "\x1b" not in told


@pytest.mark.parametrize(("fail_on", "expected"), [("error", 0), ("warning", 1)])
def test_a_warning_fails_only_where_asked(site: TinySite, fail_on: str, expected: int) -> None:
    """A warning fails `check --fail-on warning` and no other."""
    site.append("scores.yml", "notes: {finding: E301, text: พิมพ์ผิด}\n")  # W303
    assert check(site, "--fail-on", fail_on) == expected


def test_errors_fail_by_default_and_with_warnings(site: TinySite) -> None:
    """An error fails `check` whatever `--fail-on` says, and without it."""
    site.edit("scores.yml", "overall: 90", "overall: 91")
    assert [check(site), check(site, "--fail-on", "error"), check(site, "--fail-on", "warning")] == [1, 1, 1]


@pytest.mark.parametrize("fail_on", ["error", "warning"])
def test_what_is_acknowledged_fails_nothing(site: TinySite, fail_on: str) -> None:
    """An acknowledged error, though told as a warning, fails neither."""
    site.edit("scores.yml", "overall: 90", "overall: 91")
    site.append("scores.yml", "acknowledge: {finding: E301, reason: ตามต้นฉบับ}\n")
    assert [finding.code for finding in site.findings()] == ["E301"]
    assert check(site, "--fail-on", fail_on) == 0


def test_hints_fail_nothing(site: TinySite) -> None:
    """A hint does not fail the strictest check, and a sound site does not either."""
    assert check(site, "--fail-on", "warning") == 0
    site.edit("scores.yml", "level: ผ่านดี", "level: ผ่าน")
    assert [finding.code for finding in site.findings()] == ["H309"]
    assert check(site, "--fail-on", "warning") == 0


def test_files_are_told_from_where_the_command_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A content folder below the current one is told from there, one elsewhere in full: an editor opens both."""
    monkeypatch.chdir(tmp_path)
    assert shown_folder(Path("content")) == shown_folder(tmp_path / "content") == "content/"
    assert shown_folder(tmp_path.parent / "other") == f"{tmp_path.parent.as_posix()}/other/"
