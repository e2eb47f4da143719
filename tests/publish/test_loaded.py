"""A command run by a copy of a loaded Python ends as one that has begun anew, and says the same."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.publish.loaded import run_loaded
from tests.publish.project import environment, run

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = (
    "prongsai check --content .",
    "prongsai check --today x",
    "prongsai build --help",
    "mkdocs build --config-file missing.yml",
    "mkdocs --version",
    "timeit -n 1 -r 1 -s import\tos,signal os.kill(os.getpid(),signal.SIGKILL)",
    "timeit -n 1 -r 1 1/0.",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_copy_ends_as_what_begins_anew(command: str, tmp_path: Path) -> None:
    """Help, errors, a wrong use, a traceback and a kill are those of a Python of its own."""
    module, *arguments = (word.replace("\t", " ") for word in command.split(" "))
    begun = run([sys.executable, "-m", module, *arguments], tmp_path)
    copied = run_loaded(module, arguments, tmp_path, environment())
    ends = [(one.returncode, one.stdout, one.stderr.splitlines()[-1:]) for one in (begun, copied)]
    assert ends[0] == ends[1]


def test_a_copy_has_its_own_variables_and_folder(tmp_path: Path) -> None:
    """What one command was given is not there for the next."""
    shown = ["-n", "1", "-r", "1", "-s", "import os", "print(os.environ.get('A'), os.getcwd())"]
    told = [run_loaded("timeit", shown, tmp_path, environment(**own)).stdout for own in ({"A": "1"}, {})]
    assert [text.splitlines()[0] for text in told] == [f"1 {tmp_path}", f"None {tmp_path}"]
