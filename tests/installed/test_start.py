"""The guide "five minutes", followed to the letter where only the wheel is installed."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.installed.conftest import SECONDS
from tests.publish.project import ROOT

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = (ROOT / "docs" / "start.md").read_text(encoding="utf-8")
STEPS = re.findall(r"^```(?:sh\n(.*?)|yaml\n# (\S+)\n(.*?))^```$", GUIDE, re.MULTILINE | re.DOTALL)
HERE_ALREADY = re.compile(r"^(?:python3 -m venv|\. |python -m pip|prongsai serve).*\n", re.MULTILINE)
"""What needs a network, and what waits for a reader: the environment that the guide makes is there already."""
ANSWERS = (
    *("--name", "เทศบาลตำบลทุ่งทอง", "--short-name", "ทต.ทุ่งทอง"),
    *("--kind", "เทศบาลตำบล", "--province", "ตัวอย่าง", "--unit", "สำนักปลัด"),
)
"""What a reader answers at a terminal."""
WHO = {f"GIT_{role}_{what}": "tests@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


@pytest.fixture(scope="module")
def followed(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder that the guide's steps leave behind, one after another in one shell, and what they said."""
    # The environment was moved since it was made, which its interpreter bears and its scripts do not.
    script = f'prongsai() {{ "{installed}/python" -m prongsai "$@"; }}\n'
    script += "".join(
        HERE_ALREADY.sub("", typed).replace("new site .", f"new site . {shlex.join(ANSWERS)}")
        or f"cat > {file} <<'END'\n{text}END\n"
        for typed, file, text in STEPS
    )
    folder = tmp_path_factory.mktemp("start")
    own = {name: value for name, value in os.environ.items() if not name.startswith(("PRONGSAI_", "PYTHON"))}
    done = subprocess.run(
        ["sh", "-eux"],
        input=script,
        cwd=folder,
        env=own | WHO | {"PYTHONUTF8": "1"},
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
    )
    assert done.returncode == 0, done.stderr
    return folder / "ita", done.stdout + done.stderr


def test_the_guide_leads_to_a_published_page(followed: tuple[Path, str]) -> None:
    """Nothing is found wrong, and the score that was typed stands on a page of the agency's own."""
    folder, said = followed
    assert "พบข้อผิดพลาด 0 จุด คำเตือน 0 จุด" in said
    page = (folder / "site" / "thung-thong" / "2568" / "index.html").read_text(encoding="utf-8")
    assert "88.03" in page
    assert (folder / "site" / "thung-thong" / "ita-2569" / "o25" / "index.html").is_file()


def test_what_is_sent_to_a_forge_is_whole_and_no_more(followed: tuple[Path, str]) -> None:
    """The commit has content, lock, wheel and workflows, and neither the environment nor the built site."""
    listed = subprocess.run(
        ["git", "ls-files"], cwd=followed[0], check=True, capture_output=True, encoding="utf-8"
    ).stdout.splitlines()
    assert {"requirements.txt", ".gitlab-ci.yml", ".github/workflows/publish.yml"} <= {*listed}
    assert "content/thung-thong/addresses.txt" in listed
    assert [name for name in listed if name.startswith((".venv/", "site/"))] == []
