"""A web server on this machine that misbehaves in every way that others' servers do."""

from __future__ import annotations

import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from prongsai.links import Manners

if TYPE_CHECKING:
    from collections.abc import Iterator

QUICK = Manners(agent="prongsai test", timeout=60, attempts=3, pause=0, longest=1, private=True)
"""Manners for a server of our own, which needs no rest; on a busy machine it may be slow."""


ANSWERS: dict[str, tuple[int, dict[str, str]]] = {
    "fails-once": (500, {}),
    "busy": (429, {"Retry-After": "1"}),
    "loop": (302, {"Location": "/loop"}),
    "moved": (301, {"Location": "/fine"}),
    "elsewhere-today": (302, {"Location": "fine"}),
    "moved-away": (301, {"Location": "/404"}),
}
"""How a path is answered until somebody has asked twice for the whole of it."""


@dataclass
class Log:
    """What a server was asked.

    Attributes:
        address: the server's own, closed by `/`.
        asked: method and path of each request, in order.
        times: when each was asked, on a clock that only goes forward, in seconds.
        agents: who asked.
        ended: set when the server is to end, so that no answer is waited for.
    """

    address: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    ended: threading.Event = field(default_factory=threading.Event)

    def count(self, path: str) -> Counter[str]:
        """Return how often a path was asked for, by method."""
        return Counter(method for method, asked in self.asked if asked == path)


class Misbehaving(BaseHTTPRequestHandler):
    """Answers each path in its own way."""

    log: Log

    def do_HEAD(self) -> None:
        """Answer a request for the head alone."""
        self._note()
        if self.path == "/no-head":
            self._say(405)
        elif self.path == "/head-cut":
            self.close_connection = True
        else:
            self._answer()

    def do_GET(self) -> None:
        """Answer a request."""
        self._note()
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the base class gives
        """Log nothing."""

    def _note(self) -> None:
        self.log.asked.append((self.command, self.path))
        self.log.times.append(time.monotonic())
        self.log.agents.add(self.headers["User-Agent"])

    def _answer(self) -> None:
        path = self.path.strip("/")
        if path == "slow":
            self.log.ended.wait(10)
        elif path == "drip":
            self._drip()
        elif path == "cut":
            self.close_connection = True
        elif path in ANSWERS and self.log.count(self.path)["GET"] <= 1:
            status, headers = ANSWERS[path]
            self._say(status, **headers)
        else:
            self._say(int(path) if path.isdigit() else 200)

    def _drip(self) -> None:
        """Send a header that never ends, each letter before anybody loses patience."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Endless: ")
        with suppress(OSError):
            while not self.log.ended.wait(0.02):
                self.wfile.write(b"x")

    def _say(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()


@pytest.fixture
def server() -> Iterator[Log]:
    """Run the server and return what it is asked."""
    log = Log()
    handler = type("Handler", (Misbehaving,), {"log": log})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        log.address = f"http://127.0.0.1:{server.server_port}/"
        yield log
        log.ended.set()
        server.shutdown()
        thread.join()
