"""What only nginx asks: what a location inherits from its server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.doctor._hosts import ROOT
from tests.hosts.conftest import Host, line
from tests.hosts.programs import BELOW, location, nginx

if TYPE_CHECKING:
    from pathlib import Path

_FOR_ALL = f"try_files $uri $uri/ {BELOW}index.html;"


def test_the_server_says_nothing_besides(root: Path, site: Path, tmp_path: Path) -> None:
    """A lifetime that the whole server gives its files does not join the site's own."""
    with nginx(root, tmp_path, "expires 30d;" + location(f"include {site}/nginx.conf;")) as address:
        page = Host(address + BELOW, site).get("ban-mai/")
    assert page.headers.getlist("Cache-Control") == ["no-cache"]
    assert "Expires" not in page.headers


def test_a_redirect_does_not_name_the_server(root: Path, site: Path, tmp_path: Path) -> None:
    """Behind another server, which has the public name and HTTPS, an address without `/` leads to where it came from."""
    with nginx(root, tmp_path, location(f"include {site}/nginx.conf;")) as address:
        answer = Host(address + BELOW, site).get("ban-mai")
    assert answer.headers["Location"] == f"{BELOW}ban-mai/"


def test_what_is_told_of_a_bare_server_mends_it(root: Path, site: Path, tmp_path: Path) -> None:
    """A server that reads nothing of ours lacks one line; with that very line it lacks nothing."""
    with nginx(root, tmp_path, "") as address:
        told = Host(address + BELOW, site).told()
    assert [*told] == ["W983"]
    mended = line(told["W983"]).replace(ROOT, str(root))
    assert mended == f"location ^~ {BELOW} {{ root {root}; include {site}/nginx.conf; }}"
    with nginx(root, tmp_path, mended) as address:
        assert Host(address + BELOW, site).told() == {}


def test_what_is_told_of_a_server_set_up_by_hand_mends_it(root: Path, site: Path, tmp_path: Path) -> None:
    """Where somebody wrote a part by hand, each lacking line is told, and together they leave only a hint."""
    by_hand = 'add_header Referrer-Policy "same-origin" always; expires 30d;'
    with nginx(root, tmp_path, location(by_hand)) as address:
        told = Host(address + BELOW, site).all_told()
    assert [code for code, _ in told] == ["W984", "W984", "W984", "W986", "W987", "W987", "W987", "W990"]
    lines = "\n".join(line(message) for _, message in told)
    with nginx(root, tmp_path, by_hand.replace("expires 30d;", "") + lines) as address:
        assert [*Host(address + BELOW, site).told()] == ["H991"]


def test_a_server_that_answers_for_everything_is_mended(root: Path, site: Path, tmp_path: Path) -> None:
    """The page that an application's server shows for whatever is missing is told; the line in its place mends that."""
    for_all = f"include {site}/nginx.conf; {_FOR_ALL}"
    with nginx(root, tmp_path, location(for_all)) as address:
        told = Host(address + BELOW, site).told()
    assert [*told] == ["W986"]
    with nginx(root, tmp_path, location(for_all.replace(_FOR_ALL, line(told["W986"])))) as address:
        assert Host(address + BELOW, site).told() == {}
