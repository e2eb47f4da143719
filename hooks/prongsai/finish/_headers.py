"""What a host should say with every file: the policy, types and how long to keep it; a file for each common host.

Nothing depends on them, for each page carries its policy: they add what a page cannot say of itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from prongsai.finish._missing import MISSING
from prongsai.finish._policy import REFERRER, policy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.finish._built import Built

CARDS = "assets/cards/"
NAMED = rf"/(?:{CARDS}[^/]+|assets/.+\.[0-9a-f]{{8}}\.min\.(?:css|js))$"
"""Files whose names change with what is in them, by their paths: share cards, and the theme's scripts and styles."""
HOST_FILES = ("_headers", ".htaccess", "nginx.conf")
"""What is for hosts, and for no visitor."""
SENT = {
    "Referrer-Policy": REFERRER,
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""What is sent with every file besides the policy, which names the scripts of this very site."""
_HIDDEN = rf"/(?:{'|'.join(map(re.escape, HOST_FILES))})$"
FOREVER = "public, max-age=31536000, immutable"
"""A year, in seconds."""
_MONTH = "public, max-age=2592000"
"""Thirty days."""
TYPES = {
    ".csv": "text/csv; charset=utf-8",
    "/feed.xml": "application/atom+xml; charset=utf-8",
    "/calendar.ics": "text/calendar; charset=utf-8",
    ".woff2": "font/woff2",
}
"""Types of files, by how their addresses end, that hosts do not know or send without saying that the text is UTF-8."""
TEXTS = ("html", "css", "js", "json", "txt", "xml", "svg")


def write_headers(built: Built) -> Iterator[str]:
    """Write `_headers` (Netlify, Cloudflare Pages), `.htaccess` (Apache) and `nginx.conf`, to be included there."""
    headers = _headers(built)
    root = urlsplit(built.site_url).path if built.site_url else None
    texts = (_netlify(built, headers), _apache(headers, root), _nginx(headers, root))
    for name, text in zip(HOST_FILES, texts, strict=True):
        (built.folder / name).write_text(text, encoding="utf-8", newline="\n")
    yield from ()


def _headers(built: Built) -> dict[str, str]:
    return {
        "Content-Security-Policy": policy(sorted(built.hashes | built.others.hashes), frame_ancestors="'self'")
    } | SENT


def _netlify(built: Built, headers: dict[str, str]) -> str:
    """Return the rules; such a host joins what several give one header, so each file gets one lifetime.

    Whatever has none is asked for at each visit: these hosts send `public, max-age=0, must-revalidate` of themselves.
    One rule is for all cards, for Cloudflare reads no more than a hundred.
    """
    kept = {path: _keep(f"/{path}") for path in _assets(built) if not path.startswith(CARDS)}
    kept |= {f"{CARDS}*": FOREVER}
    rules = {"/*": headers} | {f"/{path}": {"Cache-Control": value} for path, value in kept.items() if value}
    rules |= {f"/*{ending}": {"Content-Type": kind} for ending, kind in TYPES.items()}
    return "".join(
        f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in of.items()) for path, of in rules.items()
    )


def _assets(built: Built) -> list[str]:
    found = (built.folder / "assets").rglob("*")
    return sorted(path.relative_to(built.folder).as_posix() for path in found if path.is_file())


def _keep(path: str) -> str | None:
    if re.search(NAMED, path):
        return FOREVER
    return _MONTH if path.endswith(".woff2") else None


def _apache(headers: dict[str, str], root: str | None) -> str:
    """Return directives that a folder may have where the server says `AllowOverride FileInfo` (or `All`).

    None needs more: a directive that is not allowed makes the server refuse every page. Hence `RedirectMatch` hides the
    files for hosts, where `Require` would need AuthConfig, and a rewrite the following of links.
    """
    lines = ["<IfModule mod_headers.c>"]
    lines += [f'Header always set {name} "{value}"' for name, value in headers.items()]
    lines += ['Header set Cache-Control "no-cache"']
    for pattern, kept in ((NAMED, FOREVER), (r"\.woff2$", _MONTH)):
        lines += [f'Header set Cache-Control "{kept}" "expr=%{{REQUEST_URI}} =~ m#{pattern}#"']
    lines += ["</IfModule>", "<IfModule mod_alias.c>", f'RedirectMatch 404 "{_HIDDEN}"', "</IfModule>"]
    lines += ["<IfModule mod_mime.c>"]
    lines += [f"AddCharset utf-8 {' '.join(f'.{ending}' for ending in TEXTS)}", "</IfModule>"]
    for ending, kind in TYPES.items():
        pattern = re.escape(ending).replace("/", "^")
        lines += [f'<FilesMatch "{pattern}$">', f'ForceType "{kind}"', "</FilesMatch>"]
    lines += [f"ErrorDocument 404 {root}{MISSING}"] if root else []
    return "".join(f"{line}\n" for line in lines)


def _nginx(headers: dict[str, str], root: str | None) -> str:
    """Return directives for the `location` of the site; those within have no `add_header`, which ends inheriting.

    Hence a variable tells how long a file is kept, and each location says it anew: none inherits a `set`.
    """
    lines = ["# location /… { root …; include /…/nginx.conf; }", "charset utf-8;"]
    lines += ["charset_types text/css text/plain text/xml application/javascript application/json image/svg+xml;"]
    lines += [f'add_header {name} "{value}" always;' for name, value in headers.items()]
    lines += ["expires off;", "add_header Cache-Control $prongsai_keep;", _kept("no-cache")]
    # Where the server stands behind another, its own name and port are none that a visitor can open.
    lines += ["absolute_redirect off;", f'location ~ "{_HIDDEN}" {{ return 404; }}']
    lines += [f'location ~ "{NAMED}" {{ {_kept(FOREVER)} }}']
    for ending, kind in TYPES.items():
        kept = _kept(_MONTH if ending == ".woff2" else "no-cache")
        lines.append(f'location ~ "{re.escape(ending)}$" {{ types {{ }} default_type "{kind}"; {kept} }}')
    lines += [f"error_page 404 {root}{MISSING};"] if root else []
    return "".join(f"{line}\n" for line in lines)


def _kept(lifetime: str) -> str:
    return f'set $prongsai_keep "{lifetime}";'
