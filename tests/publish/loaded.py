"""A Python that has the engine loaded: commands of the tests are copies of it, for loading takes half of their time.

Run as a program it reads a command from each line, and answers with how that has ended.
"""

from __future__ import annotations

import atexit
import json
import os
import runpy
import signal
import subprocess
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MODULES = ("mkdocs.commands.build", "prongsai.cli", "prongsai.host")
SECONDS = 600
"""After how long a command of these tests has hung; most need one second, and a busy machine is slow, not wrong."""
READ_AT_START = ("LANG", "LC_", "PYTHON", "TZ")
"""How the variables begin that Python reads as it starts, and a copy no more."""


def run_loaded(
    module: str, arguments: Sequence[str], cwd: Path, environment: Mapping[str, str], before: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Run what `python -m` runs, and return what it said. It is ended by a signal once it has hung.

    Args:
        module: the module that is run as a program.
        arguments: what it is given.
        cwd: the folder in which it runs.
        environment: all of its variables.
        before: the command by which it is run, as by somebody else.
    """
    server = _server(os.getpid(), *before)
    assert server.stdin is not None
    assert server.stdout is not None
    with TemporaryDirectory() as folder:
        said = [Path(folder, name) for name in ("out", "err")]
        told = (module, [*arguments], str(cwd), {**environment}, *map(str, said))
        server.stdin.write(f"{json.dumps(told)}\n")
        server.stdin.flush()
        status = int(server.stdout.readline())
        return subprocess.CompletedProcess(arguments, status, *(path.read_text(encoding="utf-8") for path in said))


@cache
def _server(process: int, *before: str) -> subprocess.Popen[str]:  # noqa: ARG001 - a copy of this process needs another
    """Return the program, which ends with this process."""
    root = Path(__file__).parents[2]
    path = os.pathsep.join([str(root / "hooks"), str(root)])
    server = subprocess.Popen(
        [*before, sys.executable, "-m", __name__],
        cwd=root,
        env=os.environ | {"PYTHONPATH": path, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    atexit.register(server.communicate)
    return server


def _serve() -> None:
    """Do each command in a copy of this process."""
    for module in MODULES:
        import_module(module)
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            _become(*json.loads(line))
        _, status = os.waitpid(process, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _become(module: str, arguments: list[str], cwd: str, environment: dict[str, str], *files: str) -> None:
    """Be a process that has begun with a command, and end with it."""
    os.environ.clear()
    os.environ |= environment
    os.chdir(cwd)
    for number, name in enumerate((os.devnull, *files)):
        os.dup2(os.open(name, os.O_RDWR | os.O_CREAT), number)
    signal.alarm(SECONDS)
    sys.argv[1:], sys.path[0] = arguments, cwd
    # Python warns of a module that is there before it is run; what has imported it keeps it.
    sys.modules.pop(f"{module}.__main__", None)
    runpy.run_module(module, run_name="__main__", alter_sys=True)
    sys.exit()


if __name__ == "__main__":
    _serve()
