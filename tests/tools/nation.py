"""Builds an invented nation in parts, and tells what that takes: `make nation`, or `make nation NATION=100` for fewer agencies.

Every agency is one of the test site's under another name, in one of the 77 provinces. The parts are made by `prongsai
shard`, as many at a time as there are cores, and joined by `prongsai join`, as several machines would do. Seconds are of
the CPU, but where a wall is named; documents are left out.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import geothai

from tests.tools.bench import WHOLE, Cost, measure

EACH = 100
"""The most agencies of a part: a part costs a second to begin, and a process 2 MB for each."""
YEARS = 5
"""How many years the nation is reckoned for."""
LIMIT, GOAL = 200_000, 400.0
"""The largest page that is of no agency alone, in bytes, and the memory of any process for 1,000 agencies, in MB."""
KINDS = (
    ("province", 1, "องค์การบริหารส่วนจังหวัด", "อบจ."),
    ("town", 31, "เทศบาลเมือง", "ทม."),
    ("subdistrict", 68, "องค์การบริหารส่วนตำบล", "อบต."),
)
"""The agency of the test site that stands for a kind, how many of a hundred there are, and how its name begins."""
SHARED = ("index.html", "compare/", "accessibility/", "data/", "glossary/", "404.html")
"""Where pages stand that are of no agency alone."""
SITE = {
    "PRONGSAI_SITE_URL": "https://www.example.go.th/ita/",
    "PRONGSAI_TODAY": "2569-11-26",
    "PRONGSAI_DOCUMENTS": "no",
}


class Size(NamedTuple):
    """What stands in a site: its files and bytes, its pages, and the largest page that is of no agency alone."""

    files: int
    bytes: int
    pages: int
    largest: int
    path: str


def write_nation(content: Path, agencies: int) -> None:
    """Write so many agencies, of the kinds that there are and in all provinces by turns."""
    provinces = sorted(one.name_th for one in geothai.provinces())
    for number in range(agencies):
        place, (like, _, long, short) = number * 37 % 100, KINDS[0]
        for like, share, long, short in KINDS:  # noqa: B007 - the last one that is reached counts
            place -= share
            if place < 0:
                break
        folder = content / f"{like}-{number:05}"
        shutil.copytree(WHOLE / like, folder)
        told = (folder / "agency.yml").read_text(encoding="utf-8")
        names = {"name": f"{long}บ้านสมมุติ {number}", "short_name": f"{short}บ้านสมมุติ {number}"}
        for field, value in {**names, "province": provinces[number % len(provinces)]}.items():
            told = re.sub(f"(?m)^{field}: .*$", f"{field}: {value}", told, count=1)
        (folder / "agency.yml").write_text(told, encoding="utf-8")


def build(folder: Path, jobs: int) -> tuple[list[Cost], Cost, float]:
    """Make the parts, so many at a time, and join them; return what each took, the join, and the wall of the parts."""
    count = -(-len([*(folder / "content").iterdir()]) // EACH)
    command = [sys.executable, "-m", "prongsai"]
    content = ["--content", str(folder / "content")]
    parts = [folder / "parts" / str(number) for number in range(1, count + 1)]
    started = time.perf_counter()
    with ThreadPoolExecutor(jobs) as pool:
        made = [
            pool.submit(
                partial(measure, [*command, "shard", f"{number}/{count}", *content, "--out", str(part)], **SITE)
            )
            for number, part in enumerate(parts, 1)
        ]
        costs = [one.result() for one in made]
    wall = time.perf_counter() - started
    joining = [*command, "join", *content, "--site-dir", str(folder / "site"), *map(str, parts)]
    return costs, measure(joining, **SITE), wall


def size_of(site: Path) -> Size:
    """Return what stands in a site."""
    files = [path for path in site.rglob("*") if path.is_file()]
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in files}
    pages = {path: size for path, size in sizes.items() if path.endswith(".html")}
    shared = {path: size for path, size in pages.items() if path.startswith(SHARED)}
    largest = max(shared, key=lambda path: shared[path])
    return Size(len(sizes), sum(sizes.values()), len(pages), shared[largest], largest)


def report(agencies: int, costs: list[Cost], join: Cost, wall: float, size: Size) -> str:
    """Return the figures, the goals, and what so many years would take."""
    parts = sum(cost.seconds for cost in costs)
    seconds, memory = parts + join.seconds, max(cost.megabytes for cost in costs)
    lines = [
        f"{agencies} agencies, {len(costs)} parts, {size.pages} pages, {size.files} files, {size.bytes / 1e6:.0f} MB",
        f"parts: CPU {parts:.1f} s, {1000 * parts / agencies:.0f} ms an agency; wall {wall:.1f} s; memory {memory:.0f} MB at most",
        f"join: CPU {join.seconds:.1f} s; wall {join.wall:.1f} s; memory {join.megabytes:.0f} MB",
        f"largest page of no agency alone: {size.largest / 1000:.0f} KB ({size.path})",
        f"{YEARS} years (reckoned): CPU {YEARS * seconds / 3600:.2f} h, {YEARS * size.bytes / 1e9:.1f} GB, {YEARS * size.files} files",
    ]
    goals = [
        ("largest page", size.largest / 1000, LIMIT / 1000, "KB"),
        ("memory of a part", memory, GOAL, "MB"),
        ("memory of the join", join.megabytes, GOAL * max(1, agencies / 1000), "MB"),
    ]
    lines += [
        f"{'met   ' if value <= goal else 'MISSED'}  {name}: {value:.0f} {unit} (goal: at most {goal:.0f} {unit})"
        for name, value, goal, unit in goals
    ]
    return "".join(f"{line}\n" for line in lines)


def main() -> None:
    """Write, build, measure and print."""
    parser = argparse.ArgumentParser(description="Build an invented nation in parts.")
    parser.add_argument("--agencies", type=int, default=7850, help="how many agencies [7850]")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="parts at a time [as there are cores]")
    parser.add_argument("--folder", type=Path, help="where it is built, an empty folder that stays [a temporary one]")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        write_nation(folder / "content", chosen.agencies)
        costs, join, wall = build(folder, chosen.jobs)
        sys.stdout.write(report(chosen.agencies, costs, join, wall, size_of(folder / "site")))


if __name__ == "__main__":
    main()
