"""A small site that knows its address, where a server of another user may read it, too."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from urllib3 import PoolManager, Retry

from prongsai.doctor import examine
from prongsai.links import Manners
from tests.hosts.programs import BELOW, apache, location, nginx
from tests.programs import MISSING, SERVERS
from tests.publish.project import mkdocs, write_agency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from urllib3 import BaseHTTPResponse

SITE = f"https://www.example.go.th{BELOW}"
TODAY = date(2026, 11, 26)
QUICK = Manners(agent="prongsai test", timeout=30, whole=60, pause=0)


@dataclass(frozen=True)
class Host:
    """A host of the small site.

    Attributes:
        address: where the site stands there, closed by `/`.
        site: the folder that it serves as the site.
    """

    address: str
    site: Path

    def get(self, path: str = "", **headers: str) -> BaseHTTPResponse:
        """Ask for a path of the site, and follow nothing."""
        with PoolManager(retries=Retry(0, redirect=False, raise_on_redirect=False)) as pool:
            return pool.request("GET", self.address + path, headers=headers, redirect=False)

    def all_told(self) -> list[tuple[str, str]]:
        """Return code and sentence of what is to be mended, but for HTTPS, which a server of this machine has not."""
        found = examine(self.address, TODAY, QUICK).findings
        assert "W989" in [one.code for one in found]
        return [(one.code, one.message) for one in found if one.code != "W989"]

    def told(self) -> dict[str, str]:
        """Return the same by its code."""
        return dict(self.all_told())


def line(message: str) -> str:
    """Return the line of configuration at the end of a message, where the root is that of Debian."""
    return message.partition("ให้เพิ่มบรรทัด: ")[2] or message.partition("แก้ด้วย: ")[2]


@pytest.fixture(scope="session")
def root() -> Iterator[Path]:
    """Return the root of a web server, below which the site stands; whoever serves it may read it."""
    with tempfile.TemporaryDirectory(prefix="prongsai-hosts-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        year = write_agency(folder / "content")
        with (year.parent / "addresses.txt").open("a", encoding="utf-8") as addresses:
            addresses.write("2568/old/ -> 2568/measures/\n")
        site = folder / "www" / BELOW.strip("/")
        done = mkdocs(
            "build",
            PRONGSAI_CONTENT=str(folder / "content"),
            PRONGSAI_SITE=str(site),
            PRONGSAI_SITE_URL=SITE,
            PRONGSAI_TODAY=TODAY.isoformat(),
        )
        assert done.returncode == 0, done.stderr
        yield folder / "www"


@pytest.fixture(scope="session")
def site(root: Path) -> Path:
    """Return the site's own folder."""
    return root / BELOW.strip("/")


@pytest.fixture(scope="module", params=[name for name in SERVERS if name not in MISSING])
def host(
    request: pytest.FixtureRequest, root: Path, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Host]:
    """Run each program that is here, as the site's own file for it says."""
    own = tmp_path_factory.mktemp("server")
    server = (
        nginx(root, own, location(f"include {site}/nginx.conf;")) if request.param == "nginx" else apache(root, own)
    )
    with server as address:
        yield Host(address + BELOW, site)
