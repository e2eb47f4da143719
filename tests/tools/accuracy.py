"""`make accuracy`: how well planted faults are found, over the reports of the tests and, where it is, of content/.

First the claims in other words (tests/accuracy/claims/), by kind, folders copied from the year before, and whole reports
of others (tests/accuracy/reports/).

Prints, for each report, what became of every one-digit slip, swap and dropped digit planted in each of its eleven
figures, and what becomes of changed literals and counts planted in the narratives. Seeded: the same each time.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tests.accuracy import reports
from tests.accuracy.claims import keep, measure_claims, measure_copied, total
from tests.accuracy.prose import measure_prose
from tests.accuracy.totals import WITNESSES, TotalsResult, measure_totals

if TYPE_CHECKING:
    from tests.accuracy.claims import Tally

ROOT = Path(__file__).parents[2]
SETS = {
    "handed": measure_claims,
    "third": measure_claims,
    "fourth": measure_claims,
    "fifth": measure_claims,
    "sixth": measure_claims,
    "seventh": measure_claims,
    "eighth": measure_claims,
    "ninth": measure_claims,
    "handed-copied": measure_copied,
    "third-copied": measure_copied,
    "fourth-copied": measure_copied,
    "seventh-copied": measure_copied,
}
"""The sets of claims and of copied folders, each with what counts it."""
TODAY = date(2025, 5, 1)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    places = [ROOT / "tests" / "sites" / "whole", *filter(Path.is_dir, [ROOT / "content"])]
    parser.add_argument("--content", type=Path, nargs="+", default=places)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plants", type=int, default=200)
    parser.add_argument("--show", action="store_true", help="print what was missed and what was told wrongly")
    parser.add_argument(
        "--keep", action="store_true", help="only write down what is told of each claim, as tests expect it"
    )
    options = parser.parse_args()
    if options.keep:
        for name in SETS:
            keep(name, TODAY)
        reports.keep(TODAY)
        return
    tables = {name: measure(name, TODAY) for name, measure in SETS.items()}
    for name, tallies in {**tables, "reports": reports.measure_reports(TODAY)}.items():
        sys.stdout.write(
            "\n".join([name, "", *claims_table(tallies), *(_shown(tallies) if options.show else []), "", ""])
        )
    for place in options.content:
        lines = totals_table(measure_totals(place, options.seed))
        prose = measure_prose(place, options.seed, options.plants)
        lines += ["", "| prose: planted | detected | false alarms |", "|--:|--:|--:|"]
        lines.append(f"| {prose.planted} | {_share(prose.detected, prose.planted)} | {prose.false_alarms} |")
        sys.stdout.write(f"{place}\n\n" + "\n".join(lines) + "\n\n")


def claims_table(tallies: dict[str, Tally]) -> list[str]:
    """Return a row for each kind of claims, and one for all."""
    rows = {**tallies, "all": total(tallies.values())}
    lines = ["| kind | wrong | recall | right value | precision | false alarms |", "|---|--:|--:|--:|--:|--:|"]
    return lines + [
        f"| {kind} | {one.wrong} | {one.recall:.2f} | {one.told:.2f} | {one.precision:.2f} | {one.alarms} |"
        for kind, one in rows.items()
    ]


def _shown(tallies: dict[str, Tally]) -> list[str]:
    whole = total(tallies.values())
    return ["", *(f"missed: {one}" for one in whole.missed), *(f"wrongly: {one}" for one in whole.false)]


def totals_table(results: list[TotalsResult]) -> list[str]:
    """Return the two tables of the totals: detection and candidates, then the rank with each witness."""
    lines = [
        "| report | planted | refused by reading | detected | culprit listed | alone | at most three | false alarms |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    lines += [_detection(result) for result in results]
    lines += ["", "| report | " + " | ".join(WITNESSES) + " |", "|---|" + "--:|" * len(WITNESSES)]
    return lines + [_ranks(result) for result in results]


def _detection(result: TotalsResult) -> str:
    few = sum(count for size, count in result.candidates.items() if 1 <= size <= 3)
    cells = [
        result.report,
        str(result.planted),
        str(result.refused),
        _share(result.detected, result.planted),
        _share(result.listed, result.detected),
        _share(result.alone, result.detected),
        _share(few, result.detected),
        str(result.false_alarms),
    ]
    return "| " + " | ".join(cells) + " |"


def _ranks(result: TotalsResult) -> str:
    cells = [
        f"{_share(result.first[name], result.listed)} (+{_share(result.tied[name], result.listed)} tied)"
        for name in WITNESSES
    ]
    return f"| {result.report} | " + " | ".join(cells) + " |"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


if __name__ == "__main__":
    main()
