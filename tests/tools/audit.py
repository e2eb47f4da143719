"""Asks whether a locked version has a known vulnerability: `make audit`. Without a network it says so, and fails nothing.

The answers are those of the Python Package Index. A vulnerability fails, and so does a package of which nothing is told: a
copy of the index may have the packages and not what is known against them, and silence is no good news.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from urllib3 import PoolManager, Retry, Timeout
from urllib3.exceptions import HTTPError

SERVICE = "https://pypi.org/pypi/pip/25.0/json"
"""What is told of one version that will always be there."""
OFFLINE = "ไม่มีเครือข่ายถึงรายการช่องโหว่ จึงยังไม่ได้ตรวจ | No way to the list of vulnerabilities: nothing was asked"
_PATIENCE = Timeout(20)


def reachable(service: str) -> bool:
    """Tell whether somebody answers at an address with what is known against a version."""
    try:
        with PoolManager(timeout=_PATIENCE, retries=Retry(1)) as pool:
            return "vulnerabilities" in pool.request("GET", service).json()
    except (HTTPError, ValueError):
        return False


def main() -> int:
    """Ask for every lock that is named; return 0 where nothing is known against it, or nobody can be asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("locks", nargs="+", type=Path, help="requirements with hashes")
    parser.add_argument("--service", default=SERVICE, help="where what is known against one version is told")
    options = parser.parse_args()
    if not reachable(options.service):
        sys.stdout.write(f"{OFFLINE}\n")
        return 0
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "--require-hashes",
        "--disable-pip",
        "--strict",
        "--progress-spinner=off",
    ]
    command += [part for lock in options.locks for part in ("--requirement", str(lock))]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
