"""Tries inputs that nobody wrote: `make fuzz`, options in `FUZZ_ARGS`; prints what was tried, and what should not be.

An input is told by two numbers, so that `--seed 3 --only 1234` tries the one that failed again and shows it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from tests.fuzz.generate import KINDS, Made
from tests.fuzz.oracle import LOOKS, Verdict, bench, looks, memory, shown
from tests.fuzz.turns import numbered


@dataclass
class Tried:
    """What a run has tried so far."""

    kinds: Counter[str] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    built: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, int] = (0.0, 0)
    failed: list[int] = field(default_factory=list)

    def add(self, number: int, one: Made, verdict: Verdict) -> None:
        """Count an input, and tell what should not have happened to it."""
        self.kinds[one.kind] += 1
        self.accepted[one.kind] += verdict.accepted
        self.built[one.kind] += verdict.built
        self.slowest = max(self.slowest, (verdict.seconds, number))
        if verdict.problems:
            self.failed.append(number)
            told = "\n".join([f"{number} ({one.kind}: {one.how})", shown(one), *verdict.problems, "", ""])
            sys.stdout.write(told)
            sys.stdout.flush()

    def told(self, seconds: float) -> str:
        """Return the figures."""
        rows = [(kind, self.kinds[kind], self.accepted[kind], self.built[kind]) for kind in KINDS]
        rows.append(("all", self.kinds.total(), self.accepted.total(), self.built.total()))
        table = [f"{kind:15} {tried:7} {fine:9} {pages:11}" for kind, tried, fine, pages in rows]
        return "\n".join(
            [
                f"{'kind':15} {'tried':>7} {'published':>9} {'pages built':>11}",
                *table,
                f"slowest {self.slowest[0]:.2f} s of the processor (number {self.slowest[1]}), peak {memory() // 1_000_000} MB",
                f"failed: {len(self.failed)} {self.failed[:20]}, {seconds:.0f} s",
                "",
            ]
        )


def main() -> None:
    """Try inputs for as long as told, or as many."""
    parser = argparse.ArgumentParser(description="Try inputs that nobody wrote.")
    parser.add_argument("--seed", type=int, default=1, help="which inputs; the same seed makes the same [1]")
    parser.add_argument("--seconds", type=float, default=60, help="how long [60]")
    parser.add_argument("--count", type=int, default=sys.maxsize, help="how many at most")
    parser.add_argument("--first", type=int, default=0, help="the number of the first [0]")
    parser.add_argument("--only", type=int, help="try the input of this number alone, in every way")
    chosen = parser.parse_args()
    tried, started = Tried(), time.monotonic()
    first, most = (chosen.first, chosen.count) if chosen.only is None else (chosen.only, 1)
    with bench() as site:
        for number, one in islice(numbered(chosen.seed, first), most):
            tried.add(number, one, site.judge(one, looks(number) if chosen.only is None else LOOKS))
            if time.monotonic() - started >= chosen.seconds:
                break
    sys.stdout.write(f"seed {chosen.seed}, from {first}\n{tried.told(time.monotonic() - started)}")
    sys.exit(bool(tried.failed))


if __name__ == "__main__":
    main()
