"""A cluster on this machine: a scheduler and workers, begun by the commands of the guide."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from tests.publish.project import ROOT, environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from subprocess import Popen

GUIDE = ROOT / "docs" / "webmasters" / "many.md"
TOLD = "192.0.2.1"
"""The address of the guide's scheduler."""


def commands() -> tuple[str, str, str]:
    """Return the guide's commands for a scheduler, for a worker and for a build."""
    (block,) = (one for one in re.findall("(?s)```sh\n(.*?)```", GUIDE.read_text(encoding="utf-8")) if "dask" in one)
    scheduler, worker, build = (line.partition("#")[0] for line in block.splitlines())
    return scheduler, worker, build


def far(address: str) -> list[str]:
    """Return the options of the guide's build, for a scheduler at an address."""
    _, build, *options = shlex.split(commands()[2].replace(f"tcp://{TOLD}:8786", address))
    assert build == "build"
    return options


@contextmanager
def cluster(folder: Path, *workers: Mapping[str, str], **values: str) -> Iterator[tuple[str, list[Popen[str]]]]:
    """Hold a scheduler with workers, it and each of them with variables of its own, and give its address and them.

    A worker is one process that is not begun again: one that dies is lost.
    """
    scheduler, worker, _ = commands()
    with ExitStack() as stack:
        begun = stack.enter_context(_begun(f"{scheduler} --port 0".replace(TOLD, "127.0.0.1"), folder, values))
        address = _told(begun, r"Scheduler at: +(tcp://\S+)")
        line = worker.replace(f"tcp://{TOLD}:8786", address) + " --nworkers 1 --no-nanny --no-dashboard"
        processes = [stack.enter_context(_begun(line, folder, values)) for values in workers]
        for process in processes:
            _told(process, r"Registered to: +(tcp://\S+)")
        yield address, processes


@contextmanager
def _begun(line: str, folder: Path, values: Mapping[str, str]) -> Iterator[Popen[str]]:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    with subprocess.Popen(
        shlex.split(line),
        cwd=folder,
        env=environment(PATH=path, **values),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _told(process: Popen[str], pattern: str) -> str:
    """Return what a process tells, and let it tell on."""
    assert process.stderr is not None
    found = next(filter(None, (re.search(pattern, line) for line in process.stderr)))
    Thread(target=process.stderr.read, daemon=True).start()
    return found[1]
