"""Asking for one web address: with little, patiently, and never inside the network of whoever asks."""

from __future__ import annotations

import socket
import time
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Literal
from urllib.parse import urljoin, urlsplit

from urllib3 import BaseHTTPResponse, PoolManager, Retry, Timeout
from urllib3.exceptions import HTTPError, MaxRetryError, NameResolutionError, NewConnectionError, SSLError
from urllib3.exceptions import TimeoutError as NoAnswerError

Outcome = Literal["fine", "moved", "gone", "unclear", "private"]
_MOVED = {301, 308}
_MOST_HOPS = 10
_NOT_FOR_MACHINES = {401, 403, 405, 406, 429}
"""Refusals that a person with a browser may not meet."""
_BUSY = (429, 500, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class Manners:
    """How others' servers are asked.

    Attributes:
        agent: who asks, for the log of whoever is asked.
        timeout: how long to wait for a connection and for each piece of an answer, in seconds.
        attempts: how often a server that is busy or silent is asked.
        pause: between two requests to one host, in seconds.
        longest: the most that a server may ask to wait (`Retry-After`), in seconds.
        private: whether addresses within the own network are asked for, too.
    """

    agent: str = "prongsai link check"
    timeout: float = 15
    attempts: int = 3
    pause: float = 1
    longest: int = 30
    private: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking for an address.

    Attributes:
        outcome: `fine`, `moved` for good, `gone`, `unclear` (a person has to look), or `private`: not for the public.
        reason: why it is not fine, in Thai; or where it moved.
    """

    outcome: Outcome
    reason: str = ""


def ask(url: str, manners: Manners) -> Answer:
    """Ask for an address and follow where it leads; whatever fails is an answer, too."""
    at, moved = url, False
    with PoolManager(headers={"User-Agent": manners.agent}, timeout=Timeout(manners.timeout)) as pool:
        for _ in range(_MOST_HOPS):
            host = urlsplit(at).hostname or ""
            if not manners.private and _is_private(host):
                return Answer("private", host)
            try:
                answer = _answer(pool, at, manners)
            except (HTTPError, ValueError) as error:
                return Answer("unclear", _why(error, manners))
            to = answer.get_redirect_location()
            if not to:
                return _judged(answer.status, at if moved else "")
            moved = moved or answer.status in _MOVED
            at = urljoin(at, to)
    return Answer("gone", "ส่งต่อวนไปมาไม่สิ้นสุด")


def _answer(pool: PoolManager, url: str, manners: Manners) -> BaseHTTPResponse:
    """Ask for the head alone; a server that fails at that is asked again, patiently, and heard no further."""
    try:
        answer = pool.request("HEAD", url, redirect=False, retries=False)
    except HTTPError:
        answer = None
    if answer is not None and answer.status < 400:  # noqa: PLR2004 - where errors begin in HTTP
        return answer
    time.sleep(manners.pause)
    retries = Retry(
        manners.attempts - 1,
        status_forcelist=_BUSY,
        backoff_factor=manners.pause,
        retry_after_max=manners.longest,
        raise_on_status=False,
    )
    answer = pool.request("GET", url, redirect=False, retries=retries, preload_content=False)
    answer.close()
    return answer


def _judged(status: int, moved_to: str) -> Answer:
    if status < 400:  # noqa: PLR2004 - where errors begin in HTTP
        return Answer("moved", moved_to) if moved_to else Answer("fine")
    if status in _NOT_FOR_MACHINES or status >= 500:  # noqa: PLR2004 - where errors of the server begin
        return Answer("unclear", f"เซิร์ฟเวอร์ตอบ {status}")
    return Answer("gone", f"เซิร์ฟเวอร์ตอบ {status}")


def _is_private(host: str) -> bool:
    """Tell whether a host's name leads into a network that is not the public's; one that leads nowhere does not."""
    try:
        found = {str(address[4][0]) for address in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return False
    return any(not ip_address(address.partition("%")[0]).is_global for address in found)


def _why(error: Exception, manners: Manners) -> str:
    """Return in Thai why no answer came."""
    reason = error.reason if isinstance(error, MaxRetryError) and error.reason else error
    if isinstance(reason, NameResolutionError):
        return "ไม่พบชื่อเว็บไซต์นี้"
    if isinstance(reason, SSLError):
        return "ใบรับรองความปลอดภัย (HTTPS) ไม่ถูกต้อง"
    # A refused connection is a kind of silence to the library.
    if isinstance(reason, NoAnswerError) and not isinstance(reason, NewConnectionError):
        return f"ไม่ตอบภายใน {manners.timeout:g} วินาที"
    return "ที่อยู่ไม่ถูกต้อง" if isinstance(reason, ValueError) else "เชื่อมต่อไม่ได้หรือถูกตัดการเชื่อมต่อ"
