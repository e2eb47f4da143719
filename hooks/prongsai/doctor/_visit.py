"""Asking one host for a few addresses: slowly, little at a time, and not for ever."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from urllib3 import HTTPHeaderDict
from urllib3.exceptions import HTTPError

from prongsai.links import connections, why

if TYPE_CHECKING:
    from prongsai.links import Manners

MOST = 60
"""How many requests one examination may take."""
LARGEST = 2_000_000
"""How much of an answer is read, in bytes; a page of ours takes a twentieth."""
_MOST_HOPS = 5
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Reply:
    """What came of asking for an address.

    Attributes:
        url: the address.
        status: HTTP's own, or 0 where no answer came.
        body: the content, decoded; empty where only the head was asked for.
        trouble: why no answer came, or none that can be used, in Thai; empty where all is well.
    """

    url: str
    status: int = 0
    headers: HTTPHeaderDict = field(default_factory=HTTPHeaderDict)
    body: bytes = b""
    trouble: str = ""

    @property
    def text(self) -> str:
        """The content as text; what is not UTF-8 is replaced."""
        return self.body.decode("utf-8", "replace")

    def header(self, name: str) -> str:
        """Return a header's value as one line that a terminal may show; empty where it was not sent."""
        return printable(self.headers.get(name, ""))


class VisitEndedError(Exception):
    """A visit has taken as many requests, or as long, as it may."""


class Visitor:
    """Asks the host of one address, and follows it nowhere else within a private network.

    Attributes:
        asked: how many requests were made.
    """

    def __init__(self, url: str, manners: Manners, longest: float) -> None:
        """`longest` is how long the whole visit may take, in seconds."""
        self._home = url
        self._manners = manners
        self._end = time.monotonic() + longest
        self._next = time.monotonic()
        self.asked = 0

    def ask(self, url: str, method: str = "GET") -> Reply:
        """Ask for an address once; whatever fails is an answer, too.

        Raises:
            VisitEndedError: no more may be asked.
        """
        if self.asked >= MOST or time.monotonic() > self._end:
            raise VisitEndedError
        self.asked += 1
        time.sleep(max(0, self._next - time.monotonic()))
        try:
            return self._asked(url, method)
        except (HTTPError, ValueError, OSError) as error:
            return Reply(url, trouble=why(error, self._manners))
        finally:
            self._next = time.monotonic() + self._manners.pause

    def follow(self, url: str, method: str = "GET") -> Reply:
        """Ask for an address, and where it leads on."""
        for _ in range(_MOST_HOPS):
            reply = self.ask(url, method)
            to = reply.headers.get("Location")
            if reply.status not in (301, 302, 303, 307, 308) or not to:
                return reply
            try:
                url = urljoin(url, to)
            except ValueError:
                return replace(reply, trouble="ส่งต่อไปยังที่อยู่ที่ไม่ถูกต้อง")
        return Reply(url, trouble="ส่งต่อวนไปมาไม่สิ้นสุด")

    def _asked(self, url: str, method: str) -> Reply:
        # The office may look at a site of its own network, and nobody else leads it there.
        manners = replace(self._manners, private=same_host(url, self._home))
        with connections(manners) as pool:
            answer = pool.request(method, url, redirect=False, retries=False, preload_content=False)
            body = b"" if method == "HEAD" else answer.read(LARGEST + 1, decode_content=True)
            answer.close()
        trouble = f"ใหญ่เกิน {LARGEST:,} ไบต์" if len(body) > LARGEST else ""
        return Reply(url, answer.status, answer.headers, body[:LARGEST], trouble)


def same_host(url: str, other: str) -> bool:
    """Tell whether two addresses are of one host and port; plain and encrypted HTTP at their usual ports are one."""
    return _host(url) == _host(other)


def _host(url: str) -> tuple[str | None, int | None]:
    parts = urlsplit(url)
    return parts.hostname, None if parts.port == _PORTS.get(parts.scheme) else parts.port


def printable(text: str) -> str:
    """Return what a host sent as one short line without letters that a terminal would obey."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)[:200]
