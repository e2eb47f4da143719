"""Presses the launcher of a site as an officer does: without Python it says what to install, with Python the form opens.

`launch.py SITE`, on Windows, macOS or Linux. The first time it installs what the site's lock says, which needs a network.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

from prongsai.new import LAUNCHER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WINDOWS = os.name == "nt"
BARE = str(Path(os.environ["SYSTEMROOT"], "System32")) if WINDOWS else ""
"""Where a machine without Python looks for programs."""


def pressed(site: Path, form: str) -> list[str]:
    """Return the command of a launcher; a desktop's is what its Exec says, as desktops read it."""
    file = site / f"{LAUNCHER}.{form}"
    if form == "cmd":
        return ["cmd", "/c", str(file)]
    if form == "command":
        return [str(file)]
    said = re.findall(r"(?m)^Exec=(.*)$", file.read_text(encoding="utf-8"))[0].replace("\\\\", "\\")
    words = re.findall(r'"((?:\\.|[^"\\])*)"|(\S+)', said)
    return [re.sub(r"\\(.)", r"\1", quoted) if quoted else bare.replace("%k", str(file)) for quoted, bare in words]


@contextmanager
def opened(command: list[str], environment: Mapping[str, str]) -> Iterator[str]:
    """Give the address that a launcher's form has; it is ended with all that it has begun."""
    options = {} if WINDOWS else {"start_new_session": True}
    with subprocess.Popen(
        [*command, "--no-browser"],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        **options,  # type: ignore[call-overload]
    ) as running:
        lines = []
        for line in running.stdout:
            lines.append(line)
            if address := re.search(r"http://\S+", line):
                break
        else:
            raise RuntimeError("".join(lines))
        yield address[0]
        if WINDOWS:
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(running.pid)], check=True, capture_output=True)
        else:
            os.killpg(running.pid, signal.SIGTERM)


def main(site: Path) -> None:
    """Press the launcher of this system twice."""
    command = pressed(site, "cmd" if WINDOWS else "command")
    if WINDOWS:
        without = subprocess.run(
            command,
            env=os.environ | {"PATH": BARE},
            stdin=subprocess.DEVNULL,
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        sys.stdout.write(without.stdout)
        if without.returncode != 1 or "ยังไม่มี Python" not in without.stdout:
            sys.exit("without Python nothing was said")
    with opened(command, os.environ) as address, urlopen(address) as page:  # noqa: S310 - of this machine
        sys.stdout.write(f"{address}: {page.status}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
