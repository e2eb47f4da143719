"""What only Apache asks: which directives a folder may have, and which modules are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hosts.conftest import Host, line
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


def test_a_folder_whose_file_is_not_read_is_told_its_line(root: Path, site: Path, tmp_path: Path) -> None:
    """Under `AllowOverride None` the headers lack silently: one line is told, and that very line mends it."""
    with apache(root, tmp_path, "AllowOverride None") as address:
        told = Host(address + BELOW, site).told()
    assert [*told] == ["W983"]
    assert "Apache ไม่อ่าน .htaccess" in told["W983"]
    with apache(root, tmp_path, line(told["W983"])) as address:
        assert Host(address + BELOW, site).told() == {}


def test_a_server_without_headers_is_told_its_line(root: Path, site: Path, tmp_path: Path) -> None:
    """Without `mod_headers` the headers lack silently, too: the command that adds the module is told."""
    with apache(root, tmp_path, modules=tuple(name for name in MODULES if name != "headers")) as address:
        told = Host(address + BELOW, site).told()
    assert {code: line(message) for code, message in told.items()} == {"W983": "a2enmod headers"}
    assert "Apache ไม่ได้เปิด mod_headers" in told["W983"]


def test_what_is_told_of_a_server_set_up_by_hand_mends_it(root: Path, site: Path, tmp_path: Path) -> None:
    """Where the server has a part of its own and reads nothing of ours, each lacking line is told; together they mend it."""
    by_hand = 'AllowOverride None\n Header always set Referrer-Policy "same-origin"\n'
    with apache(root, tmp_path, by_hand) as address:
        told = Host(address + BELOW, site).all_told()
    assert [code for code, _ in told] == ["W984", "W984", "W984", "W986", "W987", "W987", "W987", "W990", "H991"]
    lines = "\n".join(line(message) for code, message in told if code != "H991")
    with apache(root, tmp_path, by_hand + lines) as address:
        assert [*Host(address + BELOW, site).told()] == ["H991"]
