"""The image, and the hook for commits: each installs and starts what is really here."""

from __future__ import annotations

import fnmatch
import re

import yaml
from click import Group

from prongsai.cli import main
from tests.publish.project import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
LINES = re.sub(r"\\\n", " ", DOCKERFILE).splitlines()
IGNORED = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
COPIED = [name for line in LINES if line.startswith("COPY ") for name in line.split()[1:-1]]


def test_the_image_installs_the_lock_and_nothing_else() -> None:
    """What pip installs is the lock of site and documents by its hashes, then this package alone, which fetches nothing."""
    installs = [line.partition("pip install ")[2] for line in LINES if "pip install" in line]
    assert installs == [
        "--no-cache-dir --require-hashes --requirement requirements/documents.txt",
        "--no-cache-dir --no-deps --no-build-isolation .",
    ]


def test_the_image_has_the_python_of_the_locks() -> None:
    """The base is the Python that the locks are made for, by a tag that names it."""
    (base,) = [line.split()[1] for line in LINES if line.startswith("FROM ")]
    assert re.fullmatch(r"python:3\.11[\w.-]+(@sha256:[0-9a-f]{64})?", base)


def test_the_image_has_all_that_the_package_is_made_of() -> None:
    """What is copied is there and not ignored, and is all that the build of the wheel asks for."""
    assert [name for name in COPIED if not (ROOT / name).exists()] == []
    assert {*COPIED} == {line.removeprefix("!") for line in IGNORED if line.startswith("!")}
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    carried = re.findall(r'^"([^"]+)" = "prongsai/site/', project, re.MULTILINE)
    assert len(carried) == 4
    assert [name for name in carried if not any(fnmatch.fnmatch(name, one + "*") for one in COPIED)] == []


def test_the_image_is_the_command() -> None:
    """It starts as `prongsai`, builds when nothing is said, and not as root."""
    assert LINES[-2:] == ['ENTRYPOINT ["python", "-m", "prongsai"]', 'CMD ["build"]']
    (user,) = [line.split()[1] for line in LINES if line.startswith("USER ")]
    assert user not in ("0", "root")


def test_the_hook_for_commits_is_a_command() -> None:
    """`.pre-commit-hooks.yaml` names a command of `prongsai`, run for content."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, command = hook["entry"].split()
    assert isinstance(main, Group)
    assert (hook["id"], program, command in main.commands) == ("prongsai-check", "prongsai", True)
    assert re.match(hook["files"], "content/ban-mai/2568/scores.yml")
