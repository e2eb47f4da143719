"""What only nginx asks: what a location inherits from its server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.hosts.conftest import Host
from tests.hosts.programs import BELOW, nginx

if TYPE_CHECKING:
    from pathlib import Path


def test_the_server_says_nothing_besides(root: Path, site: Path, tmp_path: Path) -> None:
    """A lifetime that the whole server gives its files does not join the site's own."""
    settings = f"include {site}/nginx.conf;\n}}\nexpires 30d;\nlocation /elsewhere/ {{"
    with nginx(root, tmp_path, settings) as address:
        page = Host(address + BELOW, site).get("ban-mai/")
    assert page.headers.getlist("Cache-Control") == ["no-cache"]
    assert "Expires" not in page.headers


def test_a_redirect_does_not_name_the_server(root: Path, site: Path, tmp_path: Path) -> None:
    """Behind another server, which has the public name and HTTPS, an address without `/` leads to where it came from."""
    with nginx(root, tmp_path, f"include {site}/nginx.conf;") as address:
        answer = Host(address + BELOW, site).get("ban-mai")
    assert answer.headers["Location"] == f"{BELOW}ban-mai/"
