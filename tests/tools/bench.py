"""Measures builds beside plain MkDocs builds of the very same pages: `make bench`, options in `BENCH_ARGS`.

Seconds are of the CPU, but where a wall is named: the machine may have other work. Both
build the same Markdown with the same theme, search, extensions and navigation. Ours reads, checks and renders the
content in the same run; the plain build finds the rendered pages as files. The two take turns, so that other load on
the machine falls on both. None makes documents: those are measured by themselves.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import yaml

from prongsai.assess import assess_site
from prongsai.content import load_site
from prongsai.render import Options, render_site

ROOT = Path(__file__).resolve().parents[2]
WHOLE = ROOT / "tests" / "sites" / "whole"
COMMANDS = ("build", "plain", "check")
RATIO_GOALS = {3: 1.4, 100: 0.8}
WALL_GOAL = 0.45
GROWTH_GOAL = 1.1
MEMORY_GOAL = 400.0
CHECK_GOALS = {100: 2.0, 1000: 12.0}
CHANGED_GOALS, UNCHANGED_GOALS = {1000: 5.0}, {1000: 2.0}
CHECK_CHANGED_GOALS = {1000: 2.0}
DOCUMENT_GOALS = {
    "pdf": ("PDF of 25 sheets", 3.5),
    "further": ("PDF, each further sheet", 0.12),
    "docx": ("DOCX of the longest report", 0.3),
    "kept": ("a document that is unchanged", 0.03),
    "without": ("of a build without documents", 0.03),
}
"""What documents take in seconds of CPU at most."""
HEAD = ("reports", "build s", "plain s", "ratio", "ms/report", "ms/page", "check s", *(f"{of} MB" for of in COMMANDS))
HEAD += (
    *(f"{of} wall s" for of in COMMANDS),
    "-j wall s",
    "-j MB",
    "one changed wall s",
    "unchanged wall s",
    "check, one changed wall s",
)
ALIKE = {"NO_MKDOCS_2_WARNING": "1", "PRONGSAI_DOCUMENTS": "no"}
PEAK_UNIT = 2**20 if sys.platform == "darwin" else 2**10
"""What one megabyte is in the unit in which the system tells the peak memory of a process."""
WORKERS = re.compile(r"ไม่เกินโปรเซสละ (\d+) MB")
"""What a build by several processes says of the largest: none is told to whoever waits for its parent."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds of CPU, megabytes of its largest process at its peak, and seconds that passed."""

    seconds: float
    megabytes: float
    wall: float


@dataclass(frozen=True, slots=True)
class Row:
    """The medians for a site of so many reports.

    Attributes:
        ours: of a build by one process.
        check: of a check that remembers nothing.
        many: of a build by as many processes as a site of this size has of itself, without the CPU of the others.
        parts: what each part of a build by one process takes, in milliseconds.
        changed: of a build by as many after one agency was changed, with what the one before has kept.
        unchanged: of one after none was.
        rechecked: of a check after one agency was changed, with what the one before remembers.
    """

    reports: int
    pages: int
    ours: Cost
    plain: Cost
    check: Cost
    many: Cost
    changed: Cost
    unchanged: Cost
    rechecked: Cost
    parts: dict[str, float]

    @property
    def ratio(self) -> float:
        """How much longer our build takes than the plain one."""
        return self.ours.seconds / self.plain.seconds

    @property
    def each(self) -> float:
        """Milliseconds of our build for one report."""
        return 1000 * self.ours.seconds / self.reports

    @property
    def page(self) -> float:
        """Milliseconds of our build for one page, of which a report has several."""
        return 1000 * self.ours.seconds / self.pages


WORDS = """\
from prongsai.words import say


def on_env(env, **_):
    env.globals["say"] = say
    return env
"""
"""The one hook of a plain build: the theme's templates say the words of the interface."""


def write_content(folder: Path, reports: int) -> None:
    """Copy the test agencies that have one report under other names until there are `reports` reports."""
    years = Counter(path.parents[1] for path in WHOLE.glob("*/*/scores.yml"))
    agencies = sorted(agency for agency, count in years.items() if count == 1)
    for number in range(reports):
        agency = agencies[number % len(agencies)]
        shutil.copytree(agency, folder / f"{agency.name}-{number:03}")


def stage_plain(content: Path, folder: Path) -> int:
    """Write the rendered pages and files of `content` to `folder`, with a configuration that has no hook of ours but for words.

    Return how many pages there are.
    """
    tree = render_site(assess_site(load_site(content)), Options(ROOT / "overrides" / "prongsai"))
    written = {path: text.encode() for path, text in tree.pages.items()} | tree.files
    for path, data in written.items():
        place = folder / "docs" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    config = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": "docs",
        "site_dir": "site",
        "hooks": ["words.py"],
        "theme": {"custom_dir": str(ROOT / "overrides")},
        "nav": [{title: page} for title, page in tree.nav],
    }
    (folder / "words.py").write_text(WORDS, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return len(tree.pages)


def measure(command: list[str], **values: str) -> Cost:
    """Run a command and return its cost; a command that fails ends the measuring with what it said."""
    paths = [str(ROOT / "hooks"), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, **ALIKE, "PYTHONPATH": os.pathsep.join(paths), **values}
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        told = said.read().decode()
    if process.returncode:
        sys.exit(f"{shlex.join(command)}\n{told}")
    peaks = [usage.ru_maxrss / PEAK_UNIT, *map(float, WORKERS.findall(told))]
    return Cost(usage.ru_utime + usage.ru_stime, max(peaks), seconds)


def middle(costs: list[Cost]) -> Cost:
    """Return the medians of several runs."""
    return Cost(*(median(values) for values in zip(*map(astuple, costs), strict=True)))


def pages_of(site: Path) -> set[str]:
    """Return the paths of the pages of a built site; ours also finishes what stands around them."""
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def compare(reports: int, repeat: int) -> Row:
    """Measure a site of so many reports, `repeat` times, in a folder that is removed at the end."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content, site, plain_folder = folder / "content", folder / "site", folder / "plain"
        write_content(content, reports)
        # In a process of its own: the memory of this one would count as the least that each command needs.
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            pages = pool.submit(stage_plain, content, plain_folder).result()
        build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file"]
        command = [sys.executable, "-m", "prongsai"]
        ours, plain, check, many, changed, unchanged, rechecked = [], [], [], [], [], [], []
        for _ in range(repeat):
            places = ["--content", str(content)]
            building = [*command, "build", *places, "--site-dir", str(site)]
            # What processes of processes take is told to nobody, so that the CPU is that of a build by one.
            ours.append(measure([*building, "--jobs", "1"]))
            # What an earlier run has kept would make this one the build of an unchanged site.
            shutil.rmtree(folder / ".cache", ignore_errors=True)
            many.append(measure(building))
            edit(content)
            changed.append(measure(building))
            unchanged.append(measure(building))
            plain.append(measure([*build, str(plain_folder / "mkdocs.yml")]))
            # What was found by the check of the run before would make this one another.
            shutil.rmtree(folder / ".cache", ignore_errors=True)
            check.append(measure([*command, "check", *places]))
            edit(content)
            rechecked.append(measure([*command, "check", *places]))
        if different := pages_of(site) ^ pages_of(plain_folder / "site"):
            sys.exit(f"The two builds differ, so their times say nothing: {sorted(different)[:5]}")
        # What each part of one build in one process takes, in milliseconds of CPU.
        parts = told_by("_parts.py", content, site)
        again = (middle(changed), middle(unchanged), middle(rechecked))
        return Row(reports, pages, middle(ours), middle(plain), middle(check), middle(many), *again, parts)


def edit(content: Path) -> None:
    """Change one agency, but none of its pages' addresses."""
    with min(content.glob("*/agency.yml")).open("a", encoding="utf-8") as file:
        file.write("# edited\n")


def told_by(program: str, *arguments: Path) -> dict[str, float]:
    """Return what a program beside this one prints of its own run."""
    command = [sys.executable, str(Path(__file__).with_name(program)), *map(str, arguments)]
    environment = {**os.environ, **ALIKE}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
    )
    told: dict[str, float] = json.loads(done.stdout)
    return told


def documents(repeat: int) -> dict[str, float]:
    """Return what documents take, in seconds of CPU: medians of several runs."""
    runs = [told_by("_documents.py", WHOLE) for _ in range(repeat)]
    return {name: median(run[name] for run in runs) for name in runs[0]}


def table(rows: list[Row]) -> str:
    """Return the figures as aligned columns."""
    lines: list[tuple[str, ...]] = [HEAD]
    for row in rows:
        costs = (row.ours, row.plain, row.check)
        build, plain, check = (f"{cost.seconds:.2f}" for cost in costs)
        memory = (f"{cost.megabytes:.0f}" for cost in costs)
        walls = (f"{cost.wall:.1f}" for cost in (*costs, row.many))
        again = (f"{cost.wall:.1f}" for cost in (row.changed, row.unchanged, row.rechecked))
        each, page = f"{row.each:.1f}", f"{row.page:.1f}"
        lines.append(
            (
                str(row.reports),
                build,
                plain,
                f"{row.ratio:.3f}",
                each,
                page,
                check,
                *memory,
                *walls,
                f"{row.many.megabytes:.0f}",
                *again,
            )
        )
    return aligned(lines)


def parts_table(rows: list[Row]) -> str:
    """Return where the time of a build goes, in milliseconds of CPU for each page; the start alone is of the run."""
    lines: list[tuple[str, ...]] = [
        ("reports", "start ms", *(f"{name} ms/page" for name in rows[0].parts if name != "import"))
    ]
    for row in rows:
        start, *others = row.parts.values()
        lines.append((str(row.reports), f"{start:.0f}", *(f"{value / row.pages:.2f}" for value in others)))
    return aligned(lines)


def aligned(lines: list[tuple[str, ...]]) -> str:
    """Return lines of cells as columns."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "".join(
        "  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)) + "\n" for line in lines
    )


def goals(rows: list[Row], made: dict[str, float]) -> str:
    """Return each goal beside what was measured, where the run has what it needs.

    Args:
        rows: of the sites.
        made: what documents take.
    """
    by_reports = {row.reports: row for row in rows}
    told = [
        (f"CPU of build / plain at {size} reports", by_reports[size].ratio, goal, "")
        for size, goal in RATIO_GOALS.items()
        if size in by_reports
    ]
    if largest := by_reports.get(1000):
        told.append(("wall of build / plain at 1000 reports", largest.many.wall / largest.plain.wall, WALL_GOAL, ""))
        told.append(("memory of any process at 1000 reports", largest.many.megabytes, MEMORY_GOAL, " MB"))
    if {100, 1000} <= set(by_reports):
        growth = by_reports[1000].each / by_reports[100].each
        told.append(("time per report at 1000 / at 100", growth, GROWTH_GOAL, ""))
    for what, of, goals_of in (
        ("check of {} reports", "check", CHECK_GOALS),
        ("check of {} reports, one changed", "rechecked", CHECK_CHANGED_GOALS),
        ("build of {} reports, one changed", "changed", CHANGED_GOALS),
        ("build of {} reports, unchanged", "unchanged", UNCHANGED_GOALS),
    ):
        sizes = goals_of.keys() & by_reports.keys()
        told += [
            (what.format(size), getattr(by_reports[size], of).wall, goals_of[size], " s") for size in sorted(sizes)
        ]
    for name, (what, goal) in DOCUMENT_GOALS.items():
        told.append((f"CPU: {what}", made[name], goal, " s"))
    return "".join(
        f"{'met   ' if value <= goal else 'MISSED'}  {name}: {value:.3g}{unit} (goal: at most {goal}{unit})\n"
        for name, value, goal, unit in told
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time our builds beside plain MkDocs builds of the same pages.")
    parser.add_argument(
        "--reports", type=int, nargs="+", default=[3, 100, 1000], help="sizes of the sites [3 100 1000]"
    )
    parser.add_argument("--repeat", type=int, default=3, help="runs of each; the median counts [3]")
    chosen = parser.parse_args()
    command = shlex.join(["python", Path(__file__).relative_to(ROOT).as_posix(), *sys.argv[1:]])
    sys.stdout.write(f"{command}\nPython {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores\n\n")
    rows = [compare(reports, chosen.repeat) for reports in chosen.reports]
    sys.stdout.write(f"{table(rows)}\n{parts_table(rows)}\n{goals(rows, documents(chosen.repeat))}")


if __name__ == "__main__":
    main()
