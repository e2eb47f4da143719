"""The examination: what is asked, in which order, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from prongsai.build import MARKER
from prongsai.doctor._checks import (
    check_files,
    check_headers,
    check_kept,
    check_marker,
    check_missing,
    check_policy,
    check_secure,
)
from prongsai.doctor._links import check_links
from prongsai.doctor._site import Made, Seen, read_marker
from prongsai.doctor._visit import Reply, VisitEndedError, Visitor
from prongsai.findings import Finding, Place
from prongsai.finish import HOST_FILES

if TYPE_CHECKING:
    from datetime import date

    from prongsai.links import Manners

_CHECKS = (
    check_secure,
    check_marker,
    check_headers,
    check_policy,
    check_missing,
    check_files,
    check_kept,
    check_links,
)
_LONGEST = 300
"""How long an examination may take, in seconds; a request each second makes one of two minutes at most."""
_FINE = 200


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of an examination.

    Attributes:
        findings: what is to be mended; the place of each is a web address.
        made: who made the site and when, where it says so.
        asked: how many requests it took.
    """

    findings: list[Finding]
    made: Made | None
    asked: int


def examine(url: str, today: date, manners: Manners, longest: float = _LONGEST) -> Examined:
    """Ask a published site for what it sends, in at most `longest` seconds and one answer more, and judge it.

    `url` is the address of its home page. `today` is the day by which it is old.
    """
    visitor = Visitor(url, manners, longest)
    findings, made = list[Finding](), None
    try:
        home = visitor.follow(url)
        if reason := _unusable(home):
            return Examined([Finding.make("E980", Place(home.url), reason=reason)], None, visitor.asked)
        base = urljoin(home.url, ".")
        made = read_marker(visitor.ask(base + MARKER))
        handed_out = [file for file in HOST_FILES if _is_host_file(visitor.ask(base + file))]
        seen = Seen(base, home, made, handed_out, today, visitor)
        findings += (finding for check in _CHECKS for finding in check(seen))
    except VisitEndedError:
        findings.append(Finding.make("W994", Place(url), asked=visitor.asked))
    return Examined(findings, made, visitor.asked)


def _unusable(home: Reply) -> str:
    """Return why a home page cannot be examined, in Thai; empty where it can."""
    if home.trouble:
        return home.trouble
    if home.status != _FINE:
        return f"เซิร์ฟเวอร์ตอบ {home.status}"
    kind = home.header("Content-Type")
    return "" if kind.lower().startswith("text/html") else f"หน้าแรกต้องเป็น text/html แต่พบ {kind or 'ไม่บอกชนิด'}"


def _is_host_file(reply: Reply) -> bool:
    """Tell whether an answer is the file itself, and not a page that says that there is none."""
    return reply.status == _FINE and b"Content-Security-Policy" in reply.body and b"<html" not in reply.body
