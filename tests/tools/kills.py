"""Kills, fails and interrupts every call by which a build or an officer's command changes the disk: `make kills`.

After each, visitors must have the old site or the new one, byte for byte; what was said must be true; the next start
must mend and tidy up; and the next build must succeed. Options in `KILLS_ARGS`.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.kills.scenes import SCENES
from tests.kills.shim import FAULTS
from tests.kills.trial import Trial, remember_templates

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from tests.kills.scenes import Scene
    from tests.kills.shim import Fault, Kind

SEED = 2569


def chosen(calls: Counter[Kind], sample: int | None, faults: Sequence[Fault]) -> list[tuple[Kind, int, Fault]]:
    """Return every call with every fault; or every rename with each, every unlink and `sample` writes with one by turns."""
    every = [(kind, number) for kind, count in calls.items() for number in range(1, count + 1)]
    if sample is None:
        return [(*call, fault) for call in every for fault in faults]
    chance = random.Random(SEED)  # noqa: S311 - the same calls each time
    writes = [call for call in every if call[0] == "write"]
    picked = sorted(chance.sample(writes, min(sample, len(writes))))
    once = [*(call for call in every if call[0] == "unlink"), *picked]
    renames = [(*call, fault) for call in every if call[0] == "rename" for fault in faults]
    return [*renames, *((*call, faults[turn % len(faults)]) for turn, call in enumerate(once))]


def run(scene: Scene, sample: int | None, faults: Sequence[Fault]) -> Trial:
    """Try a scene in a folder that is removed at the end."""
    with tempfile.TemporaryDirectory() as room:
        trial = Trial(scene, Path(room))
        for call in chosen(trial.calls, sample, faults):
            trial.strike(*call)
    return trial


def line(trial: Trial) -> str:
    """Return the figures of a scene."""
    calls = ", ".join(f"{count} {kind}" for kind, count in sorted(trial.calls.items()))
    told = ", ".join(f"{fault} {count}" for fault, count in trial.tried.items())
    gaps = f"; nothing served until the next start after {trial.gaps} kills" if trial.scene.gap else ""
    return f"{trial.scene.name}: calls {calls}; tried {told}; wrong {len(trial.wrong)}{gaps}"


def main() -> None:
    """Try the scenes, print the figures, and fail when one end is not as it should be."""
    parser = argparse.ArgumentParser(description="Let each call that changes the disk go wrong.")
    parser.add_argument("--scene", choices=list(SCENES), nargs="+", default=list(SCENES))
    parser.add_argument("--fault", choices=FAULTS, nargs="+", default=FAULTS)
    parser.add_argument(
        "--sample",
        type=int,
        help="renames in each way, unlinks and so many writes in one by turns; without it every call in each way",
    )
    options = parser.parse_args()
    remember_templates()
    failed = False
    for name in options.scene:
        started = time.monotonic()
        trial = run(SCENES[name], options.sample, options.fault)
        failed = failed or bool(trial.wrong)
        sys.stdout.write("".join(f"{problem}\n" for problem in trial.wrong))
        sys.stdout.write(f"{line(trial)} ({time.monotonic() - started:.0f} s)\n")
        sys.stdout.flush()
    used = os.times()
    sys.stdout.write(f"CPU {used.user + used.system + used.children_user + used.children_system:.0f} s\n")
    sys.exit(failed)


if __name__ == "__main__":
    main()
