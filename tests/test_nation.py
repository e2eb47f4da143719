"""The invented nation: written, built in parts and measured, with few agencies here."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from tests.publish.project import ROOT, run
from tests.tools.bench import Cost
from tests.tools.nation import Size, report, write_nation

if TYPE_CHECKING:
    from pathlib import Path

FIGURES = """\
300 agencies, 3 parts, 2600 pages, 9000 files, 120 MB
parts: CPU 75.0 s, 250 ms an agency; wall 40.0 s; memory 320 MB at most
join: CPU 9.0 s; wall 10.0 s; memory 500 MB
largest page of no agency alone: 210 KB (compare/x/index.html)
5 years (reckoned): CPU 0.12 h, 0.6 GB, 45000 files
MISSED  largest page: 210 KB (goal: at most 200 KB)
met     memory of a part: 320 MB (goal: at most 400 MB)
MISSED  memory of the join: 500 MB (goal: at most 400 MB)
"""


def test_a_nation_of_eight_is_built(tmp_path: Path) -> None:
    """Eight agencies are made as a part, joined, and measured."""
    command = [sys.executable, "-m", "tests.tools.nation", "--agencies", "8", "--folder", str(tmp_path)]
    done = run(command, ROOT, PYTHONPATH=f"{ROOT}:{ROOT / 'hooks'}")
    assert done.returncode == 0, done.stderr
    assert re.search("^8 agencies, 1 parts, [0-9]{2,} pages, ", done.stdout)
    assert "met     largest page: " in done.stdout
    assert len([*(tmp_path / "site").glob("*/agency.yml"), *(tmp_path / "site").glob("*/*/data/report.json")]) == 8


def test_the_figures_are_those_that_were_measured() -> None:
    """What the parts took together, the join, the largest page and five years are told, each goal beside its figure."""
    parts = [Cost(25, megabytes, 20) for megabytes in (300, 320, 310)]
    size = Size(9000, 120_000_000, 2600, 210_000, "compare/x/index.html")
    assert report(300, parts, Cost(9, 500, 10), 40, size) == FIGURES


def test_every_hundred_has_each_kind(tmp_path: Path) -> None:
    """Of a hundred agencies one is a province's, 31 are towns' and 68 subdistricts'; no two have one name."""
    write_nation(tmp_path, 100)
    kinds = [path.name.partition("-")[0] for path in tmp_path.iterdir()]
    assert [kinds.count(kind) for kind in ("province", "town", "subdistrict")] == [1, 31, 68]
    names = {re.findall("(?m)^name: (.*)$", (path / "agency.yml").read_text("utf-8"))[0] for path in tmp_path.iterdir()}
    assert len(names) == 100
