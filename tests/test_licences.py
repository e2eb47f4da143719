"""The licence of every file, told as REUSE reads it: a text for each licence, and no licence without files."""

from __future__ import annotations

import re
import subprocess
import tomllib
from typing import Any

import pytest

from tests.publish.project import ROOT

PARTS: list[dict[str, Any]] = tomllib.loads((ROOT / "REUSE.toml").read_text(encoding="utf-8"))["annotations"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OURS, THEIRS = "2026 Prongsai contributors", "2018 The Sarabun Project Authors"
PSK = "2006-2016 Department of Intellectual Property, and Software Industry Promotion Agency"
REPORTS = "LicenseRef-Public-Reports"


def pattern(path: str) -> re.Pattern[str]:
    """Return what a path of REUSE.toml names: `**` is anything, `*` anything but a folder's end."""
    parts = re.split(r"(\*\*|\*)", path)
    return re.compile("".join({"**": ".*", "*": "[^/]*"}.get(part) or re.escape(part) for part in parts))


def told_of(file: str) -> tuple[str, str]:
    """Return the licence and the holder of a file: of several parts that name it the last one holds."""
    found = [part for part in PARTS if any(pattern(path).fullmatch(file) for path in paths(part))]
    holder = found[-1]["SPDX-FileCopyrightText"]
    return found[-1]["SPDX-License-Identifier"], holder if isinstance(holder, str) else holder[-1]


def paths(part: dict[str, Any]) -> list[str]:
    """Return the paths that a part names."""
    path = part["path"]
    return [path] if isinstance(path, str) else path


def files() -> list[str]:
    """Return every file of the repository; the texts of the licences themselves have none."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8").stdout
    return [line for line in listed.splitlines() if not line.startswith("LICENSES/")]


def test_every_licence_has_its_text_and_its_files() -> None:
    """The texts in LICENSES are those of the licences that files really have."""
    assert {path.stem for path in (ROOT / "LICENSES").iterdir()} == {told_of(file)[0] for file in files()}


def test_every_part_names_files() -> None:
    """No path of REUSE.toml leads nowhere."""
    named = [path for part in PARTS for path in paths(part)]
    assert [path for path in named if not any(pattern(path).fullmatch(file) for file in files())] == []


@pytest.mark.parametrize(
    ("file", "licence", "holder"),
    [
        ("hooks/prongsai/criteria/years/2568.yml", "MIT", OURS),
        ("overrides/assets/fonts/sarabun-400.woff2", "OFL-1.1", THEIRS),
        ("hooks/prongsai/render/fonts/sarabun-700.ttf", "OFL-1.1", THEIRS),
        ("hooks/prongsai/documents/fonts/regular.ttf", "OFL-1.1", PSK),
        ("overrides/assets/fonts/README.md", "MIT", OURS),
        ("content/roi-et/2568/scores.yml", REPORTS, "NONE"),
        ("content/sample/emblem.svg", "MIT", OURS),
    ],
)
def test_a_file_has_the_licence_that_it_came_with(file: str, licence: str, holder: str) -> None:
    """Fonts keep theirs, facts of real reports are nobody's, and what was made here, an emblem too, is ours."""
    assert (file in files(), *told_of(file)) == (True, licence, holder)


def test_every_font_is_under_the_licence_of_fonts() -> None:
    """No file of a font counts as ours, wherever one is put."""
    fonts = [file for file in files() if re.search(r"\.(?:woff2?|ttf|otf)$", file)]
    assert fonts
    assert [file for file in fonts if told_of(file)[0] != "OFL-1.1" or told_of(file)[1] == OURS] == []


def test_the_package_says_the_licences_of_what_it_carries() -> None:
    """The wheel carries program and fonts, and the text of both licences."""
    assert PROJECT["license"] == "MIT AND OFL-1.1"
    assert PROJECT["license-files"] == ["LICENSE", "LICENSES/OFL-1.1.txt"]
