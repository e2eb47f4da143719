"""`make tables`: how much of the measures tables of published reports is understood, cell by cell.

The reports are the files NAME.txt of a folder, of which tests/reports/NAME.yml tells what they say; they are no part of
the repository. Each table is read as pasted text and as a Word document, by an agency that has listed its units and by
one that has listed none.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import yaml

from prongsai.sheet import rows_of_file
from tests.reports.reports import HERE
from tests.sheet.measured import compared, read, word_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the reports are")
    parser.add_argument("--show", action="store_true", help="print the cells that were not understood")
    options = parser.parse_args()
    lines = ["| report | read as | units | cells | understood |", "|---|---|---|--:|--:|"]
    missed: list[str] = []
    total = right = 0
    for path in sorted(options.folder.glob("*.txt")):
        key = yaml.safe_load((HERE / f"{path.stem}.yml").read_text(encoding="utf-8"))
        for form, units, cells in _forms(path, key):
            wrong = [f"{path.stem}:{line} {form} {name}" for line, name, good in cells if not good]
            missed += wrong
            total, right = total + len(cells), right + len(cells) - len(wrong)
            share = f"{len(cells) - len(wrong)} ({1 - len(wrong) / len(cells):.1%})"
            lines.append(f"| {path.stem} | {form} | {units} | {len(cells)} | {share} |")
    lines.append(f"| all | | | {total} | {right} ({right / max(total, 1):.1%}) |")
    sys.stdout.write("\n".join([*lines, *(missed if options.show else []), ""]))


def _forms(path: Path, key: Mapping[str, Any]) -> Iterator[tuple[str, str, list[tuple[str, str, bool]]]]:
    year = key["results_year"]
    text = rows_of_file(path)
    with TemporaryDirectory() as folder:
        word = rows_of_file(word_document(text, Path(folder) / "report.docx"))
    for form, rows in (("text", text), ("docx", word)):
        for known, units in (("listed", _units(key)), ("none", [])):
            yield form, known, [*compared(read(rows, year, units)[0], key, year)]


def _units(key: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the units of a key as a file lists them."""
    ids = {name: f"u{number}" for number, name in enumerate(key["units"])}
    above = key.get("part_of") or {}
    return [
        {"id": one, "name": name, **({"part_of": ids[above[name]]} if name in above else {})}
        for name, one in ids.items()
    ]


if __name__ == "__main__":
    main()
