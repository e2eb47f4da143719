"""Mutation testing: `make mutants`. Makes small mistakes in the code, one at a time, and counts which a test sees.

The rooms `assess` and `content` are changed, by a seeded sample, or in the functions that changed since a revision. Each
change is tried on the tests that reach the block in which it stands, the quickest and most special first. A survivor is a
rule that nobody would see broken: it needs a test, or the code is needless.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from contextlib import redirect_stdout
from functools import cache, partial
from itertools import islice
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.mutants.changes import Change, changed, changes
from tests.mutants.loading import load_instead
from tests.mutants.reach import Chosen, Reach, Recorder, gathered, telling
from tests.mutants.trial import QUIET, Limited, Living, Trial, afresh, forked, living, tried
from tests.mutants.users import Users

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from types import CodeType

    from tests.mutants.reach import Block

ROOT = Path(__file__).resolve().parents[2]
ENGINE = ROOT / "hooks" / "prongsai"
ROOMS = ("assess", "content")
GOAL = 90
"""The least share of changes, in percent, that tests are to see."""
ALSO = (
    "accuracy/test_claims.py",
    "addresses/test_addresses.py",
    "content/test_any_content.py",
    "content/test_yaml.py",
    "evidence",
    "history/test_missing_history.py",
    "metadata/test_emblem.py",
    "schemas/test_schemas.py",
)
"""Tests that are run though `--quick` leaves them out: they see changes that no other sees, in their own process."""
KEEPING = (
    "tests/test_reference.py::test_reference_is_up_to_date",
    "tests/schemas/test_schemas.py::test_the_schemas_are_what_the_model_gives",
)
"""Tests that compare what is made of the whole model with files: they go first where a change acts on import."""
NORMAL = 1.959964
"""How many standard deviations hold 95 % of a normal distribution."""


def main() -> int:
    """Choose, try, report; return 1 when too many survive."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", default="400", help="how many changes are tried, or `all` (default 400)")
    parser.add_argument("--since", metavar="REV", help="only functions that changed since this revision, all of them")
    parser.add_argument("--seed", type=int, default=0, help="which sample (default 0)")
    parser.add_argument("--only", nargs="+", default=ROOMS, metavar="PATH", help="rooms or files below hooks/prongsai")
    parser.add_argument("--tests", nargs="+", default=[""], metavar="PATH", help="folders or files below tests")
    options = parser.parse_args()
    os.chdir(ROOT)
    files = [path for path in engine() if any(path.is_relative_to(ENGINE / one) for one in options.only)]
    tests = [path for path in test_files() if any(path.is_relative_to(ROOT / "tests" / one) for one in options.tests)]
    found = [change for path in files for change in changes(path.read_text(encoding="utf-8"), str(path))]
    if options.since:
        found = since(found, options.since)
    random.Random(options.seed).shuffle(found)  # noqa: S311 - a sample, no secret
    wanted = None if options.since or options.sample == "all" else int(options.sample)
    with tempfile.TemporaryDirectory() as folder:
        reached = reach(tests, Path(folder))
        chosen = list(islice(trials(found, reached), wanted))
        survived = survivors(chosen, reached.seconds, tests, Path(folder))
    return report(len(found), len(chosen), survived)


def new_lines(difference: str) -> set[tuple[str, int]]:
    """Return the lines, by file and number, that git tells to be new."""
    new: set[tuple[str, int]] = set()
    file = ""
    for line in difference.splitlines():
        if line.startswith("+++ b/"):
            file = str(ROOT / line.removeprefix("+++ b/"))
        elif match := re.match(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@", line):
            start, count = int(match[1]), int(match[2] or 1)
            new |= {(file, number) for number in range(start, start + count)}
    return new


def engine() -> list[Path]:
    """Return the files of the engine."""
    return sorted(ENGINE.rglob("*.py"))


def since(found: list[Change], revision: str) -> list[Change]:
    """Return the changes within functions, classes and constants of which a line is not that of a revision."""
    command = ["git", "diff", "--unified=0", revision, "--", *(str(ENGINE / room) for room in ROOMS)]
    new = new_lines(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)
    touched = {(one.file, one.first, one.name) for one in found if (one.file, one.line) in new}
    return [one for one in found if (one.file, one.first, one.name) in touched]


def reach(files: Sequence[Path], folder: Path) -> Reach:
    """Run files of tests as things are, in two halves side by side, and return what they reach."""
    halves = {folder / f"{half}.json": files[half::2] for half in range(2)}
    pids = [forked(partial(record, told, some), told.with_suffix("")) for told, some in halves.items()]
    ends = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]
    if not all(told.is_file() for told in halves):
        raise SystemExit(f"the tests without any change did not come to their end: {ends}")
    recorded = [json.loads(told.read_text(encoding="utf-8")) for told in halves]
    failed = [name for half in recorded for name in half["failed"]]
    if failed:
        raise SystemExit("these tests fail without any change:\n" + "\n".join(failed))
    return gathered(recorded)


def test_files() -> list[Path]:
    """Return the files of tests."""
    return sorted((ROOT / "tests").rglob("test_*.py"))


def record(told: Path, files: Sequence[Path], folder: Path) -> int:
    """Run some files of tests, but those that take too long, and write down what each of their tests reaches."""
    sources = {str(path): path.read_text(encoding="utf-8") for path in engine()}
    load_instead({file: telling(source, file) for file, source in sources.items()})
    plugins = [Chosen(partial(is_run, frozenset(files))), Recorder(frozenset(sources), told)]
    return int(pytest.main([*QUIET[1:], f"--basetemp={folder / 'tmp'}"], plugins=plugins))


def is_run(files: frozenset[Path], path: Path) -> bool | None:
    """Tell whether a file or folder of tests is run; None where the settings of the tests decide."""
    if path.name.startswith("test_") and path not in files:
        return False
    # Named to pytest, what is slow would be run.
    return True if any(path == ROOT / "tests" / name for name in ALSO) else None


def trials(found: Iterable[Change], reached: Reach) -> Iterator[Trial]:
    """Yield what is to be tried of each change that makes sound code, and other code than stands there."""
    users = Users(engine())
    for change in found:
        source, as_it_is = compiled(change.file)
        try:
            code: CodeType = compile(changed(source, change), change.file, "exec")
        except SyntaxError:
            continue
        if code != as_it_is:
            late = bool(change.first) and (change.file, change.first) not in reached.early
            blocks = {(change.file, change.block)} if change.first else users.of(change.name)
            tests = witnesses(reached, blocks, change.file, late=late)
            yield Trial(change, code, tests, living(code, as_it_is, change.first) if late else None)


def witnesses(reached: Reach, blocks: Iterable[Block], file: str, *, late: bool) -> tuple[str, ...]:
    """Return the tests to be run of a change in some blocks of a file; `late` is one that does not act on import."""
    keeping = () if late else tuple(one for one in KEEPING if one in reached.costs)
    return tuple(dict.fromkeys((*keeping, *reached.of(blocks, file))))


@cache
def compiled(file: str) -> tuple[str, CodeType]:
    """Return the source and code of a file."""
    source = Path(file).read_text(encoding="utf-8")
    return source, compile(source, file, "exec")


def survivors(
    chosen: Sequence[Trial], seconds: Mapping[str, float], tests: Iterable[Path], folder: Path
) -> list[Trial]:
    """Try changes, as many at once as there are cores, and return those that survive."""
    ended: list[tuple[Trial, bool]] = []

    def tell(trial: Trial, survived: bool) -> None:  # noqa: FBT001 - how a trial ended is one thing
        ended.append((trial, survived))
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{len(ended)}/{len(chosen)}, {sum(alive for _, alive in ended)} survived ")

    for trial, survived in tried(
        [one for one in chosen if not one.living], partial(afresh, seconds), folder, os.cpu_count() or 1
    ):
        tell(trial, survived)
    alive = [one for one in chosen if one.living]
    plugins = [
        Chosen(partial(is_run, frozenset(tests))),
        Limited(seconds),
        Living(alive, frozenset(map(str, engine())), tell),
    ]
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(folder / "hypothesis")
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        pytest.main([*QUIET, f"--basetemp={folder / 'tmp'}"], plugins=plugins)
    if len(ended) < len(chosen):
        raise SystemExit("the tests could not be collected")
    return [trial for trial, survived in ended if survived]


def interval(share: float, number: int) -> tuple[float, float]:
    """Return the bounds between which the share of all lies with 95 %, seen in a sample (Wilson's interval)."""
    square = NORMAL**2
    middle = share + square / (2 * number)
    width = NORMAL * sqrt(share * (1 - share) / number + square / (4 * number**2))
    return (middle - width) / (1 + square / number), (middle + width) / (1 + square / number)


def report(population: int, number: int, survived: list[Trial]) -> int:
    """Tell the score and the survivors; return 1 when the goal is missed."""
    if not number:
        sys.stdout.write("nothing to change\n")
        return 0
    share = 1 - len(survived) / number
    low, high = interval(share, number)
    unseen = sum(not one.tests for one in survived)
    for change in sorted((one.change for one in survived), key=lambda one: (one.file, one.line)):
        sys.stdout.write(f"{str(change).removeprefix(f'{ROOT}{os.sep}')}\n")
    sys.stdout.write(
        f"{population} changes known, {number} tried, {len(survived)} survived ({unseen} that no test reaches)\n"
        f"score {share:.1%} (95 % interval {low:.1%} to {high:.1%}, goal {GOAL} %)\n"
    )
    return int(share * 100 < GOAL)


if __name__ == "__main__":
    sys.exit(main())
