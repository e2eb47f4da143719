"""The programs that some tests need: had where that can be, and named where it cannot."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.programs import NEEDED
from tests.publish.project import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PRETENDED = """\
import tests.programs as programs
programs.MISSING = list(programs.NEEDED)
import pytest, sys
sys.exit(pytest.main(["tests/hosts", "tests/documents", "tests/test_text.py", "-q", "-p", "no:cacheprovider", "--co"]))
"""


def test_what_cannot_be_tried_is_named() -> None:
    """A run without programs and Pango collects no test that needs them, skips none, and names them at its end."""
    done = subprocess.run(
        [sys.executable, "-c", PRETENDED], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    collected = done.stdout.partition("ไม่ได้ทดสอบ")[0]
    assert {line.partition("::")[0] for line in collected.splitlines() if "::" in line} == {
        *("tests/documents/test_contents.py", "tests/documents/test_docx.py", "tests/test_text.py")
    }
    told = [line.rpartition(" | ")[2] for line in done.stdout.splitlines() if " | not run" in line]
    wanted = {name: " ".join(f"tests/{file}" for file in files) for name, files in NEEDED.items()}
    assert told == [f"not run for want of {name}: {files}" for name, files in wanted.items()]


PROGRAMS = ["nginx", "apache2", "soffice", "pdftotext", "firefox"]


@pytest.mark.parametrize("names", [[], ["nginx"], PROGRAMS], ids=len)
def test_programs_that_cannot_be_had_stop_nothing(tmp_path: Path, names: list[str]) -> None:
    """Where a program is neither there nor to be installed, one line names it, and the tests go on."""
    for name in ["dirname", "id", "sh", *({*PROGRAMS} - {*names})]:
        (tmp_path / name).symlink_to("/bin/true" if name in PROGRAMS else str(shutil.which(name)))
    script = (ROOT / "tests" / "tools" / "ensure_programs.sh").read_text(encoding="utf-8")
    (tmp_path / "ensure_programs.sh").write_text(script.replace(":/usr/sbin", ""), encoding="utf-8")
    (tmp_path / "apt_install.sh").write_text("exit 1\n", encoding="utf-8")
    done = subprocess.run(
        ["/bin/sh", str(tmp_path / "ensure_programs.sh")],
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0
    assert [line.split()[1] for line in done.stderr.splitlines()] == names


@pytest.mark.parametrize(
    ("there", "found"),
    [(["chromium"], "chromium"), (["chromium", "chromium-headless-shell"], "chromium-headless-shell"), ([], None)],
    ids=["with a window", "both", "none"],
)
def test_the_browser_without_a_window_comes_first(tmp_path: Path, there: list[str], found: str | None) -> None:
    """The browser that costs least is taken where it is, else the other; without one the tests cannot run."""
    for name in ["dirname", "sh"]:
        (tmp_path / name).symlink_to(str(shutil.which(name)))
    for name in there:
        (tmp_path / name).symlink_to("/bin/true")
    shutil.copy(ROOT / "tests" / "tools" / "ensure_browser.sh", tmp_path)
    (tmp_path / "apt_install.sh").write_text("exit 1\n", encoding="utf-8")
    done = subprocess.run(
        ["/bin/sh", str(tmp_path / "ensure_browser.sh")],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stdout) == ((0, f"{tmp_path / found}\n") if found else (1, ""))
