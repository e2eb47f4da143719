"""The command itself: version, help in two languages, and wrong usage of `prongsai build`."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from prongsai.cli import main
from prongsai.findings import catalogue
from tests.publish.project import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def test_the_version_is_that_of_the_package() -> None:
    """`--version` prints the name and the version that pyproject.toml gives, and nothing else."""
    result = CliRunner().invoke(main, ["--version"])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert result.stdout == "prongsai 0.2.0\n"
    assert project["version"] == "0.2.0"
    assert project["scripts"] == {"prongsai": "prongsai.__main__:command"}


@pytest.mark.parametrize("flag", ["--help", "-h"])
@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["explain"]], ids=["group", "build", "check", "explain"])
def test_help_is_in_thai_and_english(command: list[str], flag: str) -> None:
    """The help of the group and of each command says what it does in both languages."""
    result = CliRunner().invoke(main, [*command, flag])
    assert result.exit_code == 0
    about = result.stdout.split("Options:")[0].split("\n", 1)[1]
    assert re.search("[ก-๙]{4}", about)
    assert re.search(r"(Prongsai|Check|Explain) [a-z' ]+", about)


def test_help_lists_both_commands() -> None:
    """The group's help names each command with its purpose."""
    commands = CliRunner().invoke(main, ["--help"]).stdout.split("Commands:")[1]
    assert re.search(r"build +ตรวจและสร้างเว็บไซต์", commands)
    assert re.search(r"check +ตรวจเนื้อหา", commands)


@pytest.mark.parametrize(
    ("command", "options"),
    [("build", ["--content", "--site-dir"]), ("check", ["--content", "--format", "--fail-on"])],
)
def test_help_explains_the_options(command: str, options: list[str]) -> None:
    """The help of a command lists its options."""
    shown = CliRunner().invoke(main, [command, "--help"]).stdout
    assert [option for option in options if option not in shown] == []


@pytest.mark.parametrize(
    "arguments",
    [[], ["publish"], ["--no-such-option"], ["build", "--content", "no-such-folder"], ["build", "--strict"]],
    ids=lambda arguments: " ".join(arguments) or "nothing",
)
def test_wrong_usage_exits_2(arguments: list[str]) -> None:
    """Without a command, and with one or an option that is not known, the exit code is 2."""
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "Usage: prongsai" in CliRunner().invoke(main, arguments, prog_name="prongsai").stderr


def test_building_outside_of_a_project_exits_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where neither mkdocs.yml nor content/ is around, `build` exits 2 and names both in both languages."""
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["build"])
    assert result.exit_code == 2
    assert "ไม่พบ mkdocs.yml หรือโฟลเดอร์ content" in result.stderr
    assert "No mkdocs.yml and no content/" in result.stderr


def test_a_code_is_explained() -> None:
    """`explain` tells what a code means and how to mend it, however it is typed."""
    result = CliRunner().invoke(main, ["explain", "e102"])
    assert result.exit_code == 0
    assert result.stdout.startswith("E102 ข้อผิดพลาด")
    assert catalogue()["E102"].meaning.split("\n")[0] in result.stdout
    assert "วิธีแก้" in result.stdout


def test_every_code_is_listed() -> None:
    """`explain` without a code lists the whole catalogue, a line for each."""
    lines = CliRunner().invoke(main, ["explain"]).stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(catalogue())


def test_an_unknown_code_exits_2() -> None:
    """A code that is not in the catalogue is wrong usage, and is named."""
    result = CliRunner().invoke(main, ["explain", "E999"])
    assert result.exit_code == 2
    assert "E999" in result.stderr
