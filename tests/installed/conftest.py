"""The wheel of this checkout, built once, and an environment that has it and no way to the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.once import once
from tests.publish.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = 600
"""After how long a command of these tests has hung."""
PIP = (sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check", "--no-input")


@pytest.fixture(scope="session")
def wheel(run_folder: Path) -> Path:
    """The wheel, as CI builds it."""

    def build(root: Path) -> None:
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(root)], cwd=ROOT, check=True
        )

    (found,) = once(run_folder, "wheel", build).glob("*.whl")
    return found


@pytest.fixture(scope="session")
def installed(wheel: Path, run_folder: Path) -> Path:
    """The folder of the programs of an environment with the wheel; the locked packages are those of this one."""

    def install(root: Path) -> None:
        venv.create(root / "env", symlinks=os.name != "nt", with_pip=False)
        python = programs(root) / "python"
        # A folder named in a .pth file is searched, but its own .pth files, such as that to the checkout, are not read.
        ask = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
        packages = subprocess.run(ask, check=True, capture_output=True, encoding="utf-8").stdout.strip()
        (Path(packages) / "locked.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
        subprocess.run([*PIP, "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)], check=True)

    return programs(once(run_folder, "installed", install))


def programs(root: Path) -> Path:
    """Return the folder of an environment's programs."""
    return root / "env" / ("Scripts" if os.name == "nt" else "bin")


@pytest.fixture
def run(installed: Path, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a program of the environment, by name, in a folder of its own."""

    def run(program: str, *arguments: str, cwd: Path = tmp_path, **values: str) -> subprocess.CompletedProcess[str]:
        own = {name: value for name, value in os.environ.items() if not name.startswith(("PRONGSAI_", "PYTHON"))}
        return subprocess.run(
            [installed / "python", "-m", program, *arguments],
            cwd=cwd,
            env=own | {"PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": "1735689600", "NO_MKDOCS_2_WARNING": "1"} | values,
            check=False,
            capture_output=True,
            encoding="utf-8",
            timeout=SECONDS,
        )

    return run
