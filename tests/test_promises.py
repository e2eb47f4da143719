"""The page of promises: each stands beside a test or a command that is there, in both languages."""

from __future__ import annotations

import ast
import re

import pytest
from click import Group

from prongsai.cli import main
from tests.publish.project import ROOT

PAGE = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| สัญญา"))
]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
SHOWN = [shown for _, cell in ROWS for shown in re.findall("`([^`]+)`", cell)]


def is_there(shown: str) -> bool:
    """Tell whether a test, a target of `make` or a command of `prongsai` exists."""
    if shown.startswith("make "):
        return re.search(rf"^{shown.removeprefix('make ')}:.* ## ", MAKEFILE, re.MULTILINE) is not None
    if shown.startswith("prongsai "):
        assert isinstance(main, Group)
        return shown.split()[1] in main.commands
    path, _, name = shown.partition("::")
    file = ROOT / path
    if not (path.startswith("tests/") and name.startswith("test_") and file.is_file()):
        return False
    return name in {
        node.name for node in ast.parse(file.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)
    }


@pytest.mark.parametrize("shown", SHOWN)
def test_what_shows_a_promise_is_there(shown: str) -> None:
    """Each test and command that the page names exists under that name."""
    assert is_there(shown)


@pytest.mark.parametrize(
    "shown", ["make nothing", "prongsai nothing", "tests/test_text.py::test_nothing", "tests/x.py", "x"]
)
def test_what_is_not_there_is_noticed(shown: str) -> None:
    """A name that nothing has, and a file without a test, show no promise."""
    assert not is_there(shown)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][-40:])
def test_a_promise_has_two_languages_and_is_shown(row: list[str]) -> None:
    """Each promise says the same in Thai and in English, and something shows it."""
    promise, shown = row
    thai, english = promise.split(" · ")
    assert re.search("[ก-๙]{4}", thai)
    assert re.search("^[A-Z].*[a-z]{3}", english)
    assert re.fullmatch(r"`[^`]+`( `[^`]+`)*", shown)


def test_the_guide_leads_to_the_promises() -> None:
    """README links to the page."""
    assert "](docs/promises.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
