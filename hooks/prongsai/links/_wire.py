"""Connections to others' servers: none lasts longer than it may, and none reaches into a network that is not public."""

from __future__ import annotations

import socket
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from ipaddress import ip_address
from threading import Timer
from typing import TYPE_CHECKING, ClassVar

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, MaxRetryError, NameResolutionError, NewConnectionError, SSLError
from urllib3.exceptions import TimeoutError as NoAnswerError

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Manners:
    """How others' servers are asked.

    Attributes:
        agent: who asks, for the log of whoever is asked.
        timeout: how long to wait for a connection and for each piece of an answer, in seconds.
        whole: how long a connection may last in all, however busily the server sends, in seconds.
        attempts: how often a server that is busy or silent is asked.
        pause: between two requests to one host, in seconds.
        longest: the most that a server may ask to wait (`Retry-After`), in seconds.
        private: whether addresses within the own network are asked for, too.
    """

    agent: str = "prongsai link check"
    timeout: float = 15
    whole: float = 60
    attempts: int = 3
    pause: float = 1
    longest: int = 30
    private: bool = False


class PrivateAddressError(HTTPError):
    """A name led into a network that is not the public's, whatever it led to when it was looked up."""


class EndlessAnswerError(HTTPError):
    """An answer was not whole when its time was over."""


class _Watch:
    """Ends connections that last too long; those that have ended by themselves it lets go at the end of all."""

    def __init__(self, manners: Manners) -> None:
        self.manners = manners
        self.over = False
        self._ends = ExitStack()

    def begin(self, connected: socket.socket) -> None:
        """Count from now on."""
        # Encryption takes a socket over, and an answer may outlive its connection: so by another name of the same.
        twin = self._ends.enter_context(connected.dup())
        timer = Timer(self.manners.whole, self._end, [twin])
        timer.daemon = True
        timer.start()
        self._ends.callback(timer.cancel)

    def close(self) -> None:
        """Count no more."""
        self._ends.close()

    def _end(self, connected: socket.socket) -> None:
        self.over = True
        # It may have ended by itself.
        with suppress(OSError):
            connected.shutdown(socket.SHUT_RDWR)


class _Bounded(HTTPConnection):
    watch: ClassVar[_Watch]

    def _new_conn(self) -> socket.socket:
        """Connect, and begin to count; a name may lead elsewhere than a moment ago, so the peer itself is looked at."""
        connected = super()._new_conn()
        if not self.watch.manners.private and not is_public(str(connected.getpeername()[0])):
            connected.close()
            raise PrivateAddressError(self.host)
        self.watch.begin(connected)
        return connected


class _BoundedSecure(_Bounded, HTTPSConnection):
    pass


@contextmanager
def connections(manners: Manners) -> Iterator[PoolManager]:
    """Yield connections under these manners; all that fails is an `HTTPError`.

    Raises:
        EndlessAnswerError: at the end, where one was cut off for the time that it took; what it gave may look whole.
    """
    known = {"watch": (watch := _Watch(manners))}
    plain, secure = type("_Plain", (_Bounded,), known), type("_Secure", (_BoundedSecure,), known)
    with closing(watch), PoolManager(headers={"User-Agent": manners.agent}, timeout=Timeout(manners.timeout)) as pool:
        pool.pool_classes_by_scheme = {
            "http": type("_PlainPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("_SecurePool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
        }
        try:
            yield pool
        except HTTPError as error:
            raise (EndlessAnswerError() if watch.over else error) from None
        if watch.over:
            raise EndlessAnswerError


def is_private(host: str) -> bool:
    """Tell whether a host's name leads into a network that is not the public's; one that leads nowhere does not."""
    try:
        found = {str(address[4][0]) for address in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return False
    return not all(map(is_public, found))


def is_public(address: str) -> bool:
    """Tell whether an IP address is one that everybody reaches."""
    return ip_address(address.partition("%")[0]).is_global


def why(error: Exception, manners: Manners) -> str:
    """Return in Thai why no answer came."""
    reason = error.reason if isinstance(error, MaxRetryError) and error.reason else error
    if isinstance(reason, NameResolutionError):
        return "ไม่พบชื่อเว็บไซต์นี้"
    if isinstance(reason, SSLError):
        return "ใบรับรองความปลอดภัย (HTTPS) ไม่ถูกต้อง"
    if isinstance(reason, PrivateAddressError):
        return "ชี้ไปยังเครือข่ายภายใน"
    if isinstance(reason, EndlessAnswerError):
        return f"ตอบไม่ครบภายใน {manners.whole:g} วินาที"
    # A refused connection is a kind of silence to the library.
    if isinstance(reason, NoAnswerError) and not isinstance(reason, NewConnectionError):
        return f"ไม่ตอบภายใน {manners.timeout:g} วินาที"
    return "ที่อยู่ไม่ถูกต้อง" if isinstance(reason, ValueError) else "เชื่อมต่อไม่ได้หรือถูกตัดการเชื่อมต่อ"
