"""What is judged of a published site; each yields what is to be mended, with the line that mends it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from prongsai.build import MARKER
from prongsai.content import long_date
from prongsai.doctor._hosts import ROOT, header_line, hidden_line, honest_line, missing_line, secure_line
from prongsai.doctor._page import named_file, own_policy
from prongsai.findings import Finding, Place
from prongsai.finish import FOREVER, MISSING, SENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.doctor._page import Policy
    from prongsai.doctor._site import Seen
    from prongsai.doctor._visit import Reply

_OLD = 7
"""After how many days without a build what is overdue is surely told wrongly; a build each night is what is advised."""
_DAY = 86_400
"""How long a page may be kept without asking, in seconds."""
_NOWHERE = "prongsai-doctor/nothing-here/"
_POLICY = "Content-Security-Policy"
_FRAMES = "frame-ancestors 'self'"
"""What a page cannot say of itself; all else of its policy it carries."""
_SNIFF, _OLDER = "X-Content-Type-Options", "X-Frame-Options"
_WORKS = {
    name: re.compile(value, re.IGNORECASE)
    for name, value in {
        _SNIFF: r"nosniff\s*(?:,.*)?",
        _OLDER: r"(?:deny|sameorigin)\s*(?:,.*)?",
        "Referrer-Policy": r"(?:.*,\s*)?(?:no-referrer|(?:strict-)?origin(?:-when-cross-origin)?|same-origin)",
        "Permissions-Policy": r".*\S.*",
    }.items()
}
"""The values with which a header does what it is sent for; browsers pass over any other, or leave more open."""
_OPEN = frozenset({"*", "http:", "https:"})
"""Whoever may frame a page where a policy names one of these: anybody."""
_MOST_SHOWN = 40


def check_secure(site: Seen) -> Iterator[Finding]:
    """Plain HTTP leads to HTTPS, or is not answered."""
    parts = urlsplit(site.base)
    line = secure_line(site.kind, parts.hostname or "")
    if parts.scheme == "http":
        yield _found("W989", site.base, line=line)
    elif parts.port is None:
        plain = site.visitor.ask(f"http://{parts.netloc}{parts.path}", "HEAD")
        if plain.status and not plain.headers.get("Location", "").startswith("https://"):
            yield _found("W989", plain.url, line=line)


def check_marker(site: Seen) -> Iterator[Finding]:
    """The site says who made it, and was built not long ago."""
    if site.made is None:
        yield _found("W981", site.base + MARKER)
    elif (days := (site.today - site.made.day).days) > _OLD:
        yield _found("W982", site.base + MARKER, day=long_date(site.made.day), days=days)


def check_headers(site: Seen) -> Iterator[Finding]:
    """The host sends what pages cannot say of themselves; where it sends nothing, one thing is the cause."""
    wanted = SENT if _framed(site) else {_POLICY: _FRAMES} | SENT
    lacking = {name: value for name, value in wanted.items() if name == _POLICY or not _works(site.home, name)}
    if site.kind == "forge":
        if lacking:
            yield _found("H993", site.base, names=", ".join(lacking))
    elif site.bare and (told := _cause(site)):
        yield _found("W983", site.base, names=", ".join(lacking), cause=told[0], line=told[1])
    else:
        for name, value in lacking.items():
            sent = site.home.header(name)[:_MOST_SHOWN] if name in _WORKS else ""
            called = f"{name} ที่ใช้ได้ (ส่ง “{sent}”)" if sent else name
            yield _found("W984", site.base, name=called, line=header_line(site.kind, name, value))


def check_policy(site: Seen) -> Iterator[Finding]:
    """A policy of the host's own allows the scripts and styles that pages have inside."""
    own = own_policy(site.home)
    stopped = sorted(
        {name for policy in site.policies for name in ("script-src", "style-src") if _stops(policy, own, name)}
    )
    if stopped:
        yield _found("W985", site.base, names=", ".join(stopped), line=header_line(site.kind, _POLICY, _FRAMES))


def check_missing(site: Seen) -> Iterator[Finding]:
    """What is not there has status 404, and the site's own page says so."""
    reply = site.visitor.ask(site.base + _NOWHERE)
    if reply.status != 404:  # noqa: PLR2004 - HTTP's own number
        found = reply.trouble or f"เซิร์ฟเวอร์ตอบ {reply.status}"
        yield _found("W986", reply.url, found=found, line=honest_line(site.kind, site.path))
    elif not site.bare and site.kind != "forge" and reply.body != site.visitor.ask(site.base + MISSING).body:
        found = "เซิร์ฟเวอร์ตอบ 404 ด้วยหน้าของตนเอง"
        yield _found("W986", reply.url, found=found, line=missing_line(site.kind, site.path))


def check_files(site: Seen) -> Iterator[Finding]:
    """The files that set up a host are for nobody else."""
    if site.kind != "forge" and not (site.bare and _cause(site)):
        for file in site.handed_out:
            yield _found("W987", site.base + file, line=hidden_line(site.kind, site.path, file))


def check_kept(site: Seen) -> Iterator[Finding]:
    """Pages are asked for again soon, and what is named by its content is not."""
    if site.kind == "forge" or (site.bare and _cause(site)):
        return
    if (lifetime := _lifetime(site.home.header("Cache-Control"))) is None or lifetime > _DAY:
        found = f"เก็บหน้าเว็บไว้ {lifetime // _DAY} วัน" if lifetime else "ไม่ได้บอกว่าให้เก็บหน้าเว็บไว้นานเท่าใด"
        yield _found("W990", site.base, found=found, line=header_line(site.kind, "Cache-Control", "no-cache"))
    if not (url := named_file(site.home)):
        return
    file = site.visitor.ask(url, "HEAD")
    if (_lifetime(file.header("Cache-Control")) or 0) < _DAY:
        yield _found("H991", url, line=header_line(site.kind, "Cache-Control", FOREVER))
    # A block of nginx with a header of its own sends none of those around it.
    if file.status == 200 and _works(site.home, _SNIFF) and not _works(file, _SNIFF):  # noqa: PLR2004 - HTTP's own number
        yield _found("W984", url, name=_SNIFF, line=header_line(site.kind, _SNIFF, SENT[_SNIFF]))


def _cause(site: Seen) -> tuple[str, str] | None:
    """Return why a host sends none of our headers, in Thai, and the line that it lacks; None where nobody can tell."""
    folder = f"{ROOT}{site.path}"
    if site.kind == "nginx":
        line = f"location ^~ {site.path} {{ root {ROOT}; include {folder}nginx.conf; }}"
        return "nginx ยังไม่ได้อ่าน nginx.conf ของเว็บไซต์", line
    if site.kind == "apache" and site.handed_out:
        return f"Apache ไม่อ่าน .htaccess (ไม่ได้คัดลอกมา หรือ <Directory {folder}> ไม่อนุญาต)", "AllowOverride FileInfo"
    # The file is read, for it hides itself and its neighbours.
    return ("Apache ไม่ได้เปิด mod_headers", "a2enmod headers") if site.kind == "apache" else None


def _framed(site: Seen) -> bool:
    """Tell whether the host says which other sites may frame a page."""
    said = [policy["frame-ancestors"] for policy in site.policies if "frame-ancestors" in policy]
    return _works(site.home, _OLDER) or any(_OPEN.isdisjoint(sources) for sources in said)


def _works(reply: Reply, name: str) -> bool:
    """Tell whether a header was sent with a value that does what it is for."""
    return _WORKS[name].fullmatch(reply.header(name).strip()) is not None


def _stops(policy: Policy, own: Policy, name: str) -> bool:
    """Tell whether a host's policy forbids what stands inside a page that allows it itself."""
    inside = {source for source in own.get(name, ()) if source.startswith("'sha")}
    allowed = policy.get(name, policy.get("default-src"))
    if allowed is None or allowed >= inside:
        return False
    # Any hash or nonce makes a browser pass over `unsafe-inline`.
    return "'unsafe-inline'" not in allowed or any(source.startswith(("'sha", "'nonce")) for source in allowed)


def _lifetime(cache_control: str) -> int | None:
    """Return how long a file may be kept without asking, in seconds; None where that is left to the browser."""
    if re.search(r"\b(?:no-cache|no-store)\b", cache_control, re.IGNORECASE):
        return 0
    told = re.search(r"\bmax-age=\"?(\d{1,12})", cache_control, re.IGNORECASE)
    return int(told[1]) if told else None


def _found(code: str, url: str, **figures: object) -> Finding:
    return Finding.make(code, Place(url), **figures)
