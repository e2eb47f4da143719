"""A web server on this machine that answers each path as a test says, and misbehaves where it says so."""

from __future__ import annotations

import gzip
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import TYPE_CHECKING

import pytest

from prongsai.doctor import Examined, examine
from prongsai.links import Manners

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2026, 11, 26)
QUICK = Manners(agent="prongsai test", timeout=30, whole=30, pause=0)
"""Manners for a server of our own, which needs no rest; on a busy machine it may be slow."""
PAGE = b"""<!doctype html><html lang="th"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self' 'sha256-abc='">
<link rel="stylesheet" href="assets/main.0a1b2c3d.min.css"></head>
<body><a href="town/">town</a><a href="#here">here</a><a href="https://elsewhere.example/">elsewhere</a></body></html>"""
GOOD = {
    "Content-Security-Policy": "script-src 'self' 'sha256-abc=' 'sha256-def='; frame-ancestors 'self'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=()",
    "Cache-Control": "no-cache",
}
MARKER = b'{"generator": "prongsai", "version": "0.1.0", "day": "2026-11-25", "entries": []}'
NOT_FOUND = b"<!doctype html><html><title>404</title></html>"


@dataclass
class Answer:
    """How a path is answered.

    Attributes:
        play: misbehaves instead, by the name of a method of `Server`.
    """

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    play: str = ""


@dataclass
class Web:
    """A site at `/ita/` of the server.

    Attributes:
        answers: how each path is answered; all others are not there.
        other: how those are.
        asked: method and path of each request, in order.
        agents: who asked.
        ended: set when the server is to end, so that no answer is waited for.
    """

    address: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    other: Answer = field(default_factory=lambda: Answer(NOT_FOUND, 404, GOOD | {"Content-Type": "text/html"}))
    asked: list[tuple[str, str]] = field(default_factory=list)
    agents: set[str | None] = field(default_factory=set)
    ended: threading.Event = field(default_factory=threading.Event)

    @property
    def home(self) -> str:
        """The address of the home page."""
        return f"{self.address}/ita/"

    def examined(self, manners: Manners = QUICK, longest: float = 300) -> Examined:
        """Examine the site."""
        return examine(self.home, TODAY, manners, longest)

    def told(self) -> list[tuple[str, str]]:
        """Return code and path of what is found, but for HTTPS, which a server of this machine has not."""
        found = [(one.code, one.place.file.removeprefix(self.address)) for one in self.examined().findings]
        return [one for one in found if one[0] != "W989"]


class Server(BaseHTTPRequestHandler):
    """Answers each path as the test says."""

    web: Web

    def do_GET(self) -> None:
        """Answer a request."""
        self.web.asked.append((self.command, self.path))
        self.web.agents.add(self.headers["User-Agent"])
        answer = self.web.answers.get(self.path, self.web.other)
        with suppress(OSError):
            if answer.play:
                self.close_connection = True
                getattr(self, answer.play)()
            else:
                self._say(answer)

    def do_HEAD(self) -> None:
        """Answer a request for the head alone."""
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the base class gives
        """Log nothing."""

    def version_string(self) -> str:
        """Leave the name of the server to the answers."""
        return ""

    def _say(self, answer: Answer) -> None:
        self.send_response_only(answer.status)
        for name, value in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body if self.command == "GET" else b"")

    def silent(self) -> None:
        """Say nothing until all is over."""
        self.web.ended.wait()

    def cut(self) -> None:
        """Close before a word is said."""

    def garbage(self) -> None:
        """Begin with what is no HTTP."""
        self.wfile.write(b"\x00\xff\x1b[31mHELLO\r\n\r\n" * 9)

    def broken_off(self) -> None:
        """Promise more than is sent."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n<p>")

    def endless(self) -> None:
        """Send as much as is taken, as fast as it can be."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while not self.web.ended.is_set():
            self.wfile.write(b"<p>" * 10_000)

    def drip(self) -> None:
        """Send a letter now and then, for ever."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while not self.web.ended.wait(0.02):
            self.wfile.write(b"x")

    def bomb(self) -> None:
        """Send a little that unpacks to 500 MB."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + BOMB)

    def no_gzip(self) -> None:
        """Say that plain text is packed."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n<p>text")

    def bomb_in_bomb(self) -> None:
        """Send a little that unpacks to a little that unpacks to 500 MB."""
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip, gzip\r\n\r\n"
        self.wfile.write(head + gzip.compress(BOMB))

    def bombs_in_a_row(self) -> None:
        """Say that it is packed more often than anybody would."""
        encodings = b", ".join([b"gzip"] * 500)
        self.wfile.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: " + encodings + b"\r\n\r\n<p>"
        )

    def drip_of_headers(self) -> None:
        """Send a header now and then, for ever."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not self.web.ended.wait(0.02):
            self.wfile.write(b"X")

    def two_lengths(self) -> None:
        """Give two lengths that differ."""
        lengths = b"Content-Length: 3\r\nContent-Length: 9999\r\n\r\n<p>text"
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + lengths)

    def odd_pieces(self) -> None:
        """Send a piece whose length is none."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n<p>")

    def endless_piece(self) -> None:
        """Promise a piece that nobody could take."""
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
        self.wfile.write(head + b"f" * 40 + b"\r\n<p>")

    def for_ever_later(self) -> None:
        """Say again and again that the answer follows."""
        while not self.web.ended.is_set():
            self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)

    def long_line(self) -> None:
        """Send a header longer than any."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 100_000 + b"\r\n\r\n")

    def many_headers(self) -> None:
        """Send more headers than any."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-More: 1\r\n" * 1000 + b"\r\n")

    def nowhere(self) -> None:
        """Lead to what is no address."""
        self.wfile.write(b"HTTP/1.1 302 Found\r\nLocation: http://[::1\r\nContent-Length: 0\r\n\r\n")


BOMB = gzip.compress(bytes(20_000_000)) * 25


@pytest.fixture
def web() -> Iterator[Web]:
    """Run a server with a small site that lacks nothing."""
    yield from running(Web())


@pytest.fixture
def another() -> Iterator[Web]:
    """Run another server of this machine."""
    yield from running(Web())


@pytest.fixture
def dripping() -> Iterator[str]:
    """Run a server that answers the beginning of an encrypted connection letter by letter, for ever; give its address."""
    ended = threading.Event()

    class Handler(StreamRequestHandler):
        def handle(self) -> None:
            # The head of a record of a handshake, which is as long as one may be.
            self.wfile.write(b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc")
            with suppress(OSError):
                while not ended.wait(0.02):
                    self.wfile.write(b"\x03")

    with ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"https://127.0.0.1:{server.server_address[1]}/"
        ended.set()
        server.shutdown()
        thread.join()


def running(web: Web) -> Iterator[Web]:
    """Run a server while a test needs it."""
    html = GOOD | {"Content-Type": "text/html; charset=utf-8"}
    web.answers = {
        "/ita/": Answer(PAGE, headers=html),
        "/ita/prongsai.json": Answer(MARKER),
        "/ita/404.html": Answer(NOT_FOUND, headers=html),
        "/ita/town/": Answer(PAGE, headers=html),
        "/ita/assets/main.0a1b2c3d.min.css": Answer(
            headers=GOOD | {"Cache-Control": "public, max-age=31536000, immutable"}
        ),
    }
    handler = type("Handler", (Server,), {"web": web})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        web.address = f"http://127.0.0.1:{server.server_port}"
        yield web
        web.ended.set()
        server.shutdown()
        thread.join()
