"""Lets Lighthouse judge pages of the tests' site on a slow phone: `make lighthouse`, options in `LIGHTHOUSE_ARGS`.

Prints the scores (0 to 100) and the weight of each page's first view; fails when a goal is missed. The machine is noisy,
so a page is judged several times and the median stands. How fast the machine is stands last, by Lighthouse's own index:
about 1,500 for one at rest; at some hundreds its performance is that of other work. Needs Node.js; nothing of it is needed
to build a site.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from tests.conftest import WHOLE
from tests.publish.project import mkdocs
from tests.served import served

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).resolve().parent
GOALS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
WEIGHT_GOAL = 120
"""The most that the first view of a page may weigh, in KB of 1,024 bytes as sent, compressed."""
SHIFT_GOAL = 0.02
"""The most that a page may shift while it loads (cumulative layout shift)."""
INVENTED = "sample/"
"""Where the pages stand that ask search engines to leave them out, which Lighthouse holds against any page."""
PAGES = ("", "town/", "town/2568/", "town/2568/measures/", "sample/2566/", "sample/2566/progress/")


def judge(address: str, chromium: str) -> dict[str, float]:
    """Return what Lighthouse says of one page: its scores, its weight in KB and how much it shifts."""
    command = [
        *("node", str(HERE / "node_modules" / "lighthouse" / "cli" / "index.js"), address),
        *("--quiet", "--output=json", f"--only-categories={','.join(GOALS)}"),
        "--chrome-flags=--headless=new --no-sandbox --disable-background-networking --disable-component-update",
        *(["--skip-audits=is-crawlable"] if f"/{INVENTED}" in address else []),
    ]
    environment = os.environ | {"CHROME_PATH": chromium}
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", env=environment)
    report: dict[str, Any] = json.loads(done.stdout)
    if "runtimeError" in report:
        raise SystemExit(report["runtimeError"]["message"])
    audits = report["audits"]
    told = {name: round(category["score"] * 100) for name, category in report["categories"].items()}
    for name, category in report["categories"].items():
        for one in category["auditRefs"]:
            audit = audits[one["id"]]
            if audit["score"] is not None and audit["score"] < 1 and one["weight"] and name != "performance":
                sys.stderr.write(f"{address}: {name}: {audit['title']}\n")
    told["KB"] = audits["total-byte-weight"]["numericValue"] / 1024
    told["shift"] = audits["cumulative-layout-shift"]["numericValue"]
    told["machine"] = report["environment"]["benchmarkIndex"]
    return told


def tell(first: str, cells: Iterable[str]) -> None:
    """Print a row of the table."""
    sys.stdout.write(f"| {' | '.join([first, *cells])} |\n")
    sys.stdout.flush()


def main() -> int:
    """Build, judge, print; return 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, help="how often each page is judged (default 3)")
    parser.add_argument("pages", nargs="*", default=PAGES, help="addresses of pages below the site")
    options = parser.parse_args()
    missed = False
    columns = [*GOALS, "KB", "shift", "machine"]
    tell("page", columns)
    tell("---", ["--:"] * len(columns))
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as root:
        # As an agency publishes it: below a path, and told its address, without which a page has no canonical one.
        web = root + "ita/"
        site = str(Path(folder, "ita"))
        built = mkdocs("build", PRONGSAI_CONTENT=str(WHOLE), PRONGSAI_SITE=site, PRONGSAI_SITE_URL=web)
        if built.returncode:
            raise SystemExit(built.stderr)
        for page in options.pages:
            runs = [judge(web + page, os.environ["PRONGSAI_CHROMIUM"]) for _ in range(options.runs)]
            row = {name: median(run[name] for run in runs) for name in columns}
            missed |= any(row[name] < goal for name, goal in GOALS.items())
            missed |= row["KB"] > WEIGHT_GOAL or row["shift"] >= SHIFT_GOAL
            cells = (f"{row[name]:.3f}" if name == "shift" else f"{row[name]:.0f}" for name in columns)
            tell(page or "/", cells)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
