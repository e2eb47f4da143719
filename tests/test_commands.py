"""Each command that the guides name is there, and what it runs is there too, at versions that stay."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from copy import copy
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from click import Command, Group
from click.testing import CliRunner

from prongsai.cli import main
from prongsai.new import wheel_name
from tests.publish.project import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
GUIDES = "".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
BLOCKS = re.findall("^```sh\n(.*?)^```$", GUIDES, re.MULTILINE | re.DOTALL)
COMMANDS = sorted({line for block in BLOCKS for line in block.splitlines() if line.strip()})
SYSTEM = {"cd", "dask", "git", "mkdir", "python3", "."}
"""What the guides take as it is, from the system or from an extra."""
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = sorted(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))
TOOLS = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "tests").rglob("*.py")
    if path.parent.name in {"tools", "lighthouse"} and not path.name.startswith("_")
)
"""The programs behind targets; what such a program starts itself has a name with an underscore."""
NEW_SITE = (ROOT / "hooks" / "prongsai" / "new" / "files" / "README.md").read_text(encoding="utf-8")
USAGES = sorted(set(re.findall(r"(?:^|`|-m )(prongsai [a-z][^`\n]*)", GUIDES + NEW_SITE, re.MULTILINE)))
LIGHTHOUSE = ROOT / "tests" / "lighthouse"
EXACT = re.compile(r"\d+\.\d+\.\d+")
BOUNDED = re.compile(r"[\^~]?\d[\w.-]*( \|\| [\^~]?\d[\w.-]*)*")
"""A version or a range with an end, which what is locked fits for ever."""


def load(name: str) -> dict[str, Any]:
    """Return a JSON file of the folder of Lighthouse."""
    found: dict[str, Any] = json.loads((LIGHTHOUSE / name).read_text(encoding="utf-8"))
    return found


@cache
def dry_run(target: str) -> str:
    """Return the shell lines that a target would run, as on a machine where nothing is installed yet."""
    outside_make = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    command = ["make", "--always-make", "--dry-run", target]
    return subprocess.run(command, cwd=ROOT, env=outside_make, capture_output=True, check=True, encoding="utf-8").stdout


def test_every_named_target_is_there() -> None:
    """Each `make` target that the guides name exists, in prose, in code and in the list that `make` alone shows."""
    named = re.findall(r"(?:^|`)make ([a-z]+)", GUIDES, re.MULTILINE)
    (listed,) = re.findall(r"lists the other targets: (.+?)\n\n", GUIDES, re.DOTALL)
    assert {"site", "test", "lighthouse"} <= set(named)
    assert sorted({*named, *re.findall("`([a-z]+)`", listed)}) == sorted({*TARGETS} - {"help"})


def test_every_named_variable_is_read() -> None:
    """Each variable that a forge or a tool's own help hands to `make` is one that the Makefile uses."""
    forges = [*(ROOT / ".github" / "workflows").iterdir(), ROOT / ".gitlab-ci.yml"]
    texts = [path.read_text(encoding="utf-8") for path in (*forges, *(ROOT / tool for tool in TOOLS))]
    named = set(re.findall(r"\b[A-Z]+_ARGS\b", "".join(texts)))
    assert {"CHECK_ARGS", "LIGHTHOUSE_ARGS"} <= named
    assert {name for name in named if f"$({name})" not in MAKEFILE} == set()


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_can_run(target: str) -> None:
    """What a target would run is sound shell, and every file of ours that it names is there."""
    lines = dry_run(target)
    checked = subprocess.run(["sh", "-n"], input=lines, capture_output=True, check=False, encoding="utf-8")
    assert (lines != "", checked.stderr) == (True, "")
    named = re.findall(r"(?<![\w./])(?:tests|requirements|hooks)/[\w./-]+\.(?:py|sh|txt|json)", lines)
    assert [name for name in named if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_explains_itself(tool: str) -> None:
    """Each program behind a target starts, tells what it does, and is run by a target."""
    told = subprocess.run(
        [sys.executable, tool, "--help"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    assert told.startswith("usage: ")
    assert any(tool in dry_run(target) for target in TARGETS)


@pytest.mark.parametrize("usage", USAGES)
def test_a_named_command_has_its_options(usage: str) -> None:
    """Each `prongsai` command that the guides name exists, and its help tells the options that they name."""
    name, *rest = usage.split()[1:]
    assert isinstance(main, Group)
    inner = isinstance(main.commands.get(name), Group)
    done = CliRunner().invoke(main, [name, *rest[:inner], "--help"])
    assert done.exit_code == 0
    assert [option for option in re.findall(r"--[a-z-]+", " ".join(rest)) if f"{option} " not in done.stdout] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_of_the_guides_fails(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line that a guide lets somebody type is sound: a target, a command whose words are all taken, or the system's."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    program, *words = shlex.split(command, comments=True)
    match program, words:
        case "make", [target]:
            assert target in TARGETS
        case "prongsai", _:
            assert CliRunner().invoke(idle(main), words).exit_code == 0
        case "python", ["-m", "pip", "install", ("--require-hashes" | "--no-deps") as how, *files]:
            assert files == (["-r", "../site.txt"] if how == "--require-hashes" else [f"../{wheel_name()}"])
        case _:
            assert program in SYSTEM


def idle(command: Command) -> Command:
    """Return a command, or a group with all below it, that takes its words as ever and then does nothing."""
    same = copy(command)
    same.callback = (lambda **_: None) if command.callback else None
    if isinstance(same, Group):
        same.commands = {name: idle(one) for name, one in same.commands.items()}
    return same


def test_what_a_command_does_not_take_is_noticed() -> None:
    """A command that is not there, or an option that it does not have, would fail the test above."""
    wrong = (["nothing"], ["check", "--nothing"], ["new", "year", "a"])
    assert [CliRunner().invoke(idle(main), words).exit_code for words in wrong] == [2, 2, 2]


def test_nobody_is_told_to_install_by_name() -> None:
    """The name is registered nowhere, so no guide, and no file of a new site, takes a package of that name from an index."""
    texts = [
        GUIDES,
        *(path.read_text(encoding="utf-8") for path in (ROOT / "hooks" / "prongsai" / "new" / "files").iterdir()),
    ]
    assert [found for text in texts for found in re.findall(r"pip3? install (?:\S+ )*prongsai(?![-\w])", text)] == []


def test_every_command_is_named() -> None:
    """The guide lists each command of `prongsai` with each of its options."""
    listed = "\n".join(usage for usage in USAGES)
    assert isinstance(main, Group)
    inner = [(f"{name} {below}", one) for name, group in groups(main) for below, one in group.commands.items()]
    alone = [(name, command) for name, command in main.commands.items() if not isinstance(command, Group)]
    missing = [
        f"{name} {option}"
        for name, command in [*alone, *inner]
        for option in ("", *options(command))
        if not re.search(rf"^prongsai {name}\b.*{option}", listed, re.MULTILINE)
    ]
    assert missing == []


def groups(command: Group) -> list[tuple[str, Group]]:
    """Return the groups of commands below a command, by name."""
    return [(name, one) for name, one in command.commands.items() if isinstance(one, Group)]


def options(command: Command) -> list[str]:
    """Return the long options of a command that its help shows."""
    shown = [one for one in command.params if not getattr(one, "hidden", False)]
    return [option for one in shown for option in one.opts if option.startswith("--")]


def test_what_lighthouse_is_asked_for_is_exact() -> None:
    """The package and each override stand at one version, and that is the one locked."""
    asked = load("package.json")
    locked = load("package-lock.json")["packages"]
    wanted = asked["dependencies"] | asked["overrides"]
    assert [version for version in wanted.values() if not EXACT.fullmatch(version)] == []
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_no_part_of_lighthouse_floats() -> None:
    """What a package asks for without an end (`latest`, `*`, `>=1`) is overridden, or the lock would go stale by itself.

    Peers are asked for, not fetched: they are what others bring.
    """
    packages = load("package-lock.json")["packages"].values()
    asked = {(name, wish) for package in packages for name, wish in package.get("dependencies", {}).items()}
    asked |= {(name, wish) for package in packages for name, wish in package.get("optionalDependencies", {}).items()}
    floating = {name for name, wish in asked if not BOUNDED.fullmatch(wish)}
    assert floating == set(load("package.json")["overrides"])


def test_the_lock_of_lighthouse_names_no_host() -> None:
    """The lock holds versions and hashes, so that it installs from anywhere, and nothing without a hash."""
    packages = load("package-lock.json")["packages"]
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []
