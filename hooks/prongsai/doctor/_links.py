"""The links of the home page within its host, and what robots.txt says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from prongsai.doctor._page import links
from prongsai.findings import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.doctor._site import Seen

AGENT = "prongsai-doctor"
"""The name by which robots.txt may ask us to leave something alone."""
_MOST = 30
_GONE = 400
"""Where errors begin in HTTP."""


def check_links(site: Seen) -> Iterator[Finding]:
    """What the home page leads to on its own host is there; what robots.txt forbids is not asked for."""
    robots = _robots(site)
    if not robots.can_fetch("*", site.base):
        yield Finding.make("H992", Place(urljoin(site.base, "/robots.txt")), line=f"Allow: {site.path}")
    allowed = [url for url in links(site.home) if robots.can_fetch(AGENT, url)]
    for url in allowed[:_MOST]:
        if reason := _trouble(site, url):
            yield Finding.make("W988", Place(url), reason=reason)


def _trouble(site: Seen, url: str) -> str:
    """Return why an address of the site cannot be opened; empty where it can."""
    reply = site.visitor.follow(url, "HEAD")
    if reply.trouble or reply.status >= _GONE:
        # Some hosts answer only to whoever asks for the whole.
        reply = site.visitor.follow(url)
    return reply.trouble or (f"เซิร์ฟเวอร์ตอบ {reply.status}" if reply.status >= _GONE else "")


def _robots(site: Seen) -> RobotFileParser:
    """Return what the host's robots.txt says; a host without one forbids nothing."""
    reply = site.visitor.follow(urljoin(site.base, "/robots.txt"))
    robots = RobotFileParser()
    robots.parse(reply.text.splitlines() if reply.status < _GONE and not reply.trouble else [])
    return robots
