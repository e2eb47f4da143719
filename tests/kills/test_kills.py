"""Whatever call of a build dies or fails, the last good site is served, and what is said of it is true."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.kills.scenes import SCENES
from tests.publish.project import ROOT, environment

QUICK = [
    "first publishing",
    "publishing",
    "publishing through a link",
    "publishing without exchange",
    "check --fix",
    "addresses --write",
]


def kills(*options: str) -> list[str]:
    """Run the command, hold that no end was wrong, and return its lines."""
    command = [sys.executable, "tests/tools/kills.py", *options]
    path = os.pathsep.join([str(ROOT), str(ROOT / "hooks")])
    done = subprocess.run(
        command, cwd=ROOT, env=environment(PYTHONPATH=path), check=False, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


def test_every_scene_is_tried() -> None:
    """The tests below leave no scene out."""
    assert list(SCENES) == [*QUICK, "mkdocs build"]


@pytest.fixture(scope="module")
def figures() -> dict[str, str]:
    """The figures of the scenes that take little, tried by one process, which loads the engine once."""
    return {line.partition(":")[0]: line for line in kills("--scene", *QUICK)}


@pytest.mark.parametrize("scene", QUICK)
def test_every_call_may_go_wrong(figures: dict[str, str], scene: str) -> None:
    """Publishing and writing officers' files outlast a kill, a failure and an interrupt at every call."""
    assert "wrong 0" in figures[scene]
    assert "kill 0" not in figures[scene]


def test_a_build_may_go_wrong() -> None:
    """A whole build outlasts a kill and a failure at every rename, one of them at every unlink and at 12 of its writes."""
    figures = kills("--scene", "mkdocs build", "--sample", "12", "--fault", "kill", "fail")[0]
    assert "wrong 0" in figures
