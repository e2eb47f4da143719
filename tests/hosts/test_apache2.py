"""What only Apache asks: which directives a folder may have, and which modules are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hosts.conftest import Host
from tests.hosts.programs import BELOW, MODULES, apache

if TYPE_CHECKING:
    from pathlib import Path

BARE = tuple(name for name in MODULES if name not in ("headers", "alias", "mime"))


@pytest.mark.parametrize("settings", ["AllowOverride FileInfo", "AllowOverride All", "AllowOverride None"])
@pytest.mark.parametrize("modules", [MODULES, BARE], ids=["all modules", "no module"])
def test_no_directive_stops_the_site(
    root: Path, site: Path, tmp_path: Path, settings: str, modules: tuple[str, ...]
) -> None:
    """Whatever a host allows and has, pages are sent: no directive is one that makes Apache refuse them all."""
    with apache(root, tmp_path, settings, modules) as address:
        page = Host(address + BELOW, site).get("ban-mai/")
    assert (page.status, page.data) == (200, (site / "ban-mai" / "index.html").read_bytes())


def test_links_need_not_be_followed(root: Path, site: Path, tmp_path: Path) -> None:
    """Where `FollowSymLinks` is off, which forbids every rewrite, the site is served whole."""
    with apache(root, tmp_path, "AllowOverride FileInfo\n Options None") as address:
        assert Host(address + BELOW, site).get().status == 200
