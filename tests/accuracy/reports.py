"""Counts what is told of whole reports of others: of slips in them, and of what is true and looks like one.

Each was written by who knew nothing of the checks, and its slips (reports/slips.yml) before it was checked.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from prongsai.assess import assess_site
from prongsai.content import load_site
from prongsai.text import fold_digits
from tests.accuracy.claims import HINTS, Tally
from tests.cases import loaded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from prongsai.findings import Finding

FOLDER = Path(__file__).resolve().parent / "reports"
NAMES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
_KEPT = FOLDER / "told.txt"
_COMPLETE = ("W029", "W705", "W706", "W707", "W709", "W710", "H708", "H715", "H716", "H726", "H732", "H904")
"""What is told of what a report lacks, which is true of them."""


@cache
def _slips() -> list[dict[str, Any]]:
    slips: list[dict[str, Any]] = loaded(FOLDER / "slips.yml")
    return slips


@cache
def found_in(today: date) -> tuple[dict[str, list[Finding]], dict[str, list[Finding]]]:
    """Return what is told of the true reports, and what more is told of those with slips, by agency."""
    with TemporaryDirectory() as root:
        planted = Path(root) / "planted"
        shutil.copytree(FOLDER, planted, ignore=shutil.ignore_patterns("*.txt", "slips.yml"))
        for slip in _slips():
            file = planted / slip["report"] / slip["file"]
            lines = file.read_text(encoding="utf-8").split("\n")
            lines[slip["line"] - 1] = lines[slip["line"] - 1].replace(slip["was"], slip["now"], 1)
            file.write_text("\n".join(lines), encoding="utf-8")
        shutil.copytree(FOLDER, Path(root) / "true", ignore=shutil.ignore_patterns("*.txt", "slips.yml"))
        true, wrong = (
            _by_agency(assess_site(load_site(Path(root) / name), today).findings) for name in ("true", "planted")
        )
    known = {(one.place, one.message) for found in true.values() for one in found}
    return true, {
        name: [one for one in found if (one.place, one.message) not in known] for name, found in wrong.items()
    }


def _by_agency(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for one in findings:
        if one.code not in {*_COMPLETE, *HINTS}:
            found[one.place.file.partition("/")[0]].append(one)
    return found


def measure_reports(today: date) -> dict[str, Tally]:
    """Count the slips of each report that are told, those told with the right value, and what is told of the true one."""
    true, wrong = found_in(today)
    tallies = {name: Tally(findings=len(true[name]), alarms=len(true[name])) for name in NAMES}
    for name in NAMES:
        tallies[name].false = [f"{one}" for one in true[name]]
    for slip in _slips():
        name = slip["report"].partition("/")[0]
        told = _told(slip, wrong[name])
        tally, right = tallies[name], fold_digits(slip["right"])
        tally.wrong += 1
        tally.found += bool(told)
        tally.right += any(right in fold_digits(one.message) for one in told)
        tally.findings += bool(told)
        tally.missed += [] if told else [f"{slip['report']}/{slip['file']}:{slip['line']}: {slip['now']} ({right})"]
    return tallies


def _told(slip: dict[str, Any], found: list[Finding]) -> list[Finding]:
    place = f"{slip['report']}/{slip['file']}", slip["line"]
    return [one for one in found if (one.place.file, one.place.line) == place]


def told(today: date) -> str:
    """Return what is told of each slip, as it is kept in the repository."""
    _, wrong = found_in(today)
    lines: list[str] = []
    for slip in _slips():
        lines += [f"- {slip['report']}:{slip['line']} {slip['was']} → {slip['now']}"]
        found = _told(slip, wrong[slip["report"].partition("/")[0]])
        lines += [f"  {one.place.column} {one.code} {one.message}" for one in found]
    return "\n".join(lines) + "\n"


def kept() -> str:
    """Return what is told of each slip, as the repository keeps it."""
    return _KEPT.read_text(encoding="utf-8")


def keep(today: date) -> None:
    """Write down what is told now."""
    _KEPT.write_text(told(today), encoding="utf-8")
