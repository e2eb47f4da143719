"""The server of the form answers this machine's officer, and nobody else."""

from __future__ import annotations

from hashlib import sha256
from http.client import HTTPConnection
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest

from prongsai.edit import Desk, FormServer
from prongsai.findings import ContentError
from prongsai.sheet import read_year
from tests.conftest import WHOLE, TinySite
from tests.edit.walker import DAY, Walker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def server() -> Iterator[FormServer]:
    """Return a running server; nothing is saved by it."""
    with FormServer(Desk(WHOLE, DAY)) as made:
        thread = Thread(target=made.serve_forever)
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def ask(
    server: FormServer, path: str, method: str = "GET", headers: dict[str, str] | None = None, body: bytes = b""
) -> tuple[int, dict[str, str]]:
    """Return how a request is answered, and with which headers."""
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    connection.request(method, path, body, headers or {})
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status, dict(response.headers)


def own(server: FormServer, path: str = "") -> str:
    """Return a path below the secret."""
    return f"/{server.secret}/{path}"


def test_the_officer_is_answered(server: FormServer) -> None:
    """The home is there, under a strict policy that lets nothing in from elsewhere."""
    status, headers = ask(server, own(server))
    assert status == 200
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert (headers["Referrer-Policy"], headers["Cache-Control"]) == ("same-origin", "no-store")


@pytest.mark.parametrize("path", ["/", "/home", "/edit.css", "//"])
def test_without_the_secret_there_is_nothing(server: FormServer, path: str) -> None:
    """No page and no file has an address that can be guessed."""
    assert ask(server, path)[0] == 404


def test_a_wrong_secret_is_none(server: FormServer) -> None:
    """A secret of the right length, and one of letters that no address has, are refused."""
    assert ask(server, f"/{'x' * len(server.secret)}/")[0] == 404
    assert ask(server, f"/{quote('ก')}/")[0] == 404


@pytest.mark.parametrize("host", ["example.com", "localhost.example.com", "127.0.0.1", "127.0.0.1:1"])
def test_a_foreign_host_is_refused(server: FormServer, host: str) -> None:
    """A name that somebody lets lead to this machine is none of ours."""
    assert ask(server, own(server), headers={"Host": host})[0] == 421


@pytest.mark.parametrize("origin", ["https://example.com", "null", ""])
def test_a_page_of_another_origin_cannot_send(server: FormServer, origin: str) -> None:
    """Even with the secret, what another site's page sends is refused, and what tells no origin too."""
    headers = FORM | ({"Origin": origin} if origin else {})
    assert ask(server, own(server, "undo"), "POST", headers, b"")[0] == 403
    if origin:
        assert ask(server, own(server), headers={"Origin": origin})[0] == 403


def test_our_own_page_can_send(server: FormServer) -> None:
    """What our own page sends is done, and leads on to a page below the secret."""
    status, headers = ask(server, own(server, "undo"), "POST", FORM | {"Origin": server.origin}, b"")
    assert (status, headers["Location"]) == (303, own(server))


@pytest.mark.parametrize(
    "path",
    [
        "../pyproject.toml",
        "%2e%2e/pyproject.toml",
        "town/../../conftest.py",
        "town/addresses.txt",
        "/etc/passwd",
        "nobody/2568/scores.yml",
    ],
)
def test_a_path_outside_the_content_leads_nowhere(server: FormServer, path: str) -> None:
    """Only the files that can be edited are shown, whatever a path says."""
    assert ask(server, own(server, path))[0] == 404
    headers = FORM | {"Origin": server.origin}
    assert ask(server, own(server, path), "POST", headers, b"seen=&text=x")[0] == 404


def test_too_much_is_refused_before_it_is_read(server: FormServer) -> None:
    """Eleven megabytes are refused by what is said of them, and a body of unknown length too."""
    headers = {"Origin": server.origin, "Content-Type": "multipart/form-data; boundary=x"}
    assert (
        ask(server, own(server, "town/2568/progress.yml"), "POST", headers | {"Content-Length": "11000000"})[0] == 413
    )
    assert ask(server, own(server, "undo"), "POST", headers | {"Content-Length": "-1"})[0] == 411


def test_another_kind_of_body_is_refused(server: FormServer) -> None:
    """Only forms are taken, not what a script of another site may send without being asked."""
    headers = {"Origin": server.origin, "Content-Type": "text/plain"}
    assert ask(server, own(server, "undo"), "POST", headers, b"")[0] == 415


def test_what_is_sent_makes_no_header_of_its_own(server: FormServer) -> None:
    """The name in a button leads to its place in the page, and never ends the line that it stands in."""
    file = own(server, "town/2568/scores.yml")
    assert ask(server, file)[0] == 200
    seen = sha256((WHOLE / "town/2568/scores.yml").read_bytes()).hexdigest()
    body = urlencode({"seen": seen, "do": "drop:overall\r\nX-Sent: 1"}).encode()
    status, headers = ask(server, file, "POST", FORM | {"Origin": server.origin}, body)
    assert (status, headers["Location"]) == (303, f"{file}#overall%0D%0AX-Sent%3A%201")
    assert "X-Sent" not in headers


@pytest.mark.parametrize(("error", "told"), [(BrokenPipeError(), 0), (ConnectionResetError(), 0), (OSError(), 1)])
def test_a_browser_that_has_gone_is_nothing_to_tell(
    server: FormServer, capsys: pytest.CaptureFixture[str], error: OSError, told: int
) -> None:
    """Whoever closes a page before it came sees no traceback at the terminal; what is wrong with us is told."""
    try:
        raise error
    except OSError:
        server.handle_error(None, ("127.0.0.1", 1))
    assert capsys.readouterr().err.count("Traceback") == told


@pytest.mark.parametrize("linked", ["analysis.md", "scores.yml", "folder"])
def test_a_link_out_of_the_content_is_not_followed(tiny: TinySite, tmp_path: Path, linked: str) -> None:
    """What it leads to is neither shown nor written."""
    year, outside = tiny.root / "thung-thong" / "2568", tmp_path / "outside"
    path = year if linked == "folder" else year / linked
    if path.exists():
        path.rename(outside)
    else:
        outside.write_text("ของผู้อื่น", encoding="utf-8")
    path.symlink_to(outside)
    name = "analysis.md" if linked == "folder" else linked
    assert Walker(tiny.root).open(f"thung-thong/2568/{name}").status == 404


def test_a_workbook_follows_no_link_out_of_the_content(tiny: TinySite, tmp_path: Path) -> None:
    """Nor does a table: the year is not read."""
    tiny.path("scores.yml").rename(tmp_path / "outside.yml")
    tiny.path("scores.yml").symlink_to(tmp_path / "outside.yml")
    with pytest.raises(ContentError) as refused:
        read_year(tiny.root, "thung-thong", 2568)
    assert str(refused.value).startswith("thung-thong/2568/scores.yml:1:1: E011 ")
