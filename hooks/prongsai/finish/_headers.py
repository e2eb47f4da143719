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

HASHED = r"\.[0-9a-f]{8}\.min\.(?:css|js)$"
"""Files whose name changes with what is in them."""
FOREVER, MONTH = 31_536_000, 2_592_000
"""A year and thirty days, in seconds."""
TYPES = {
    ".csv": "text/csv; charset=utf-8",
    "/feed.xml": "application/atom+xml; charset=utf-8",
    ".woff2": "font/woff2",
}
"""Types of files, by how their addresses end, that hosts do not know or send without saying that the text is UTF-8."""
TEXTS = ("html", "css", "js", "json", "txt", "xml", "svg")


def write_headers(built: Built) -> Iterator[str]:
    """Write `_headers` (Netlify, Cloudflare Pages), `.htaccess` (Apache) and `nginx.conf`, to be included there."""
    headers = _headers(built)
    root = urlsplit(built.site_url).path if built.site_url else None
    files = {
        "_headers": _netlify(built, headers),
        ".htaccess": _apache(headers, root),
        "nginx.conf": _nginx(headers, root),
    }
    for name, text in files.items():
        (built.folder / name).write_text(text, encoding="utf-8", newline="\n")
    yield from ()


def _headers(built: Built) -> dict[str, str]:
    return {
        "Content-Security-Policy": policy(sorted(built.hashes), frame_ancestors="'self'"),
        "Referrer-Policy": REFERRER,
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }


def _netlify(built: Built, headers: dict[str, str]) -> str:
    """Return the rules; those of one file are never joined by the host, so each file gets one lifetime."""
    kept = {path: _keep(path) for path in _assets(built)}
    rules = {"/*": headers} | {f"/{path}": {"Cache-Control": value} for path, value in kept.items() if value}
    rules |= {f"/*{ending}": {"Content-Type": kind} for ending, kind in TYPES.items()}
    return "".join(
        f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in of.items()) for path, of in rules.items()
    )


def _assets(built: Built) -> list[str]:
    found = (built.folder / "assets").rglob("*")
    return sorted(path.relative_to(built.folder).as_posix() for path in found if path.is_file())


def _keep(path: str) -> str | None:
    if re.search(HASHED, path):
        return f"public, max-age={FOREVER}, immutable"
    return f"public, max-age={MONTH}" if path.endswith(".woff2") else None


def _apache(headers: dict[str, str], root: str | None) -> str:
    """Return directives that a folder may have where the server says `AllowOverride FileInfo` (or `All`)."""
    lines = ["<IfModule mod_headers.c>"]
    lines += [f'Header always set {name} "{value}"' for name, value in headers.items()]
    lines += ['Header set Cache-Control "no-cache"']
    for pattern, sample in ((HASHED, "x.00000000.min.js"), (r"\.woff2$", "x.woff2")):
        lines += [f'<FilesMatch "{pattern}">', f'Header set Cache-Control "{_keep(sample)}"', "</FilesMatch>"]
    lines += ["</IfModule>", "<IfModule mod_mime.c>"]
    lines += [f"AddCharset utf-8 {' '.join(f'.{ending}' for ending in TEXTS)}", "</IfModule>"]
    for ending, kind in TYPES.items():
        pattern = re.escape(ending).replace("/", "^")
        lines += [f'<FilesMatch "{pattern}$">', f'ForceType "{kind}"', "</FilesMatch>"]
    lines += [f"ErrorDocument 404 {root}{MISSING}"] if root else []
    return "".join(f"{line}\n" for line in lines)


def _nginx(headers: dict[str, str], root: str | None) -> str:
    """Return directives for the `location` of the site; those within have no `add_header`, which ends inheriting."""
    lines = ["# location /… { root …; include /…/nginx.conf; }", "charset utf-8;"]
    lines += ["charset_types text/css text/plain text/xml application/javascript application/json image/svg+xml;"]
    lines += [f'add_header {name} "{value}" always;' for name, value in headers.items()]
    lines += ["expires -1;", f'location ~ "{HASHED}" {{ expires {FOREVER}s; }}']
    for ending, kind in TYPES.items():
        kept = f" expires {MONTH}s;" if ending == ".woff2" else ""
        lines.append(f'location ~ "{re.escape(ending)}$" {{ types {{ }} default_type "{kind}";{kept} }}')
    lines += [f"error_page 404 {root}{MISSING};"] if root else []
    return "".join(f"{line}\n" for line in lines)
