"""Asking for one web address: with little, patiently, and never inside the network of whoever asks."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin, urlsplit

from urllib3 import Retry
from urllib3.exceptions import HTTPError

from prongsai.links._wire import PrivateAddressError, connections, is_private, why

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

    from prongsai.links._wire import Manners

Outcome = Literal["fine", "moved", "gone", "unclear", "private"]
_MOVED = {301, 308}
_MOST_HOPS = 10
_NOT_FOR_MACHINES = {401, 403, 405, 406, 429}
"""Refusals that a person with a browser may not meet."""
_BUSY = (429, 500, 502, 503, 504)


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
    try:
        with connections(manners) as pool:
            return _followed(pool, url, manners)
    except PrivateAddressError as error:
        return Answer("private", str(error))
    except (HTTPError, ValueError) as error:
        return Answer("unclear", why(error, manners))


def _followed(pool: PoolManager, url: str, manners: Manners) -> Answer:
    at, moved = url, False
    for _ in range(_MOST_HOPS):
        host = urlsplit(at).hostname or ""
        if not manners.private and is_private(host):
            raise PrivateAddressError(host)
        answer = _answer(pool, at, manners)
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
