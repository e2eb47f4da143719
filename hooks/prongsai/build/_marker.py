"""The marker of a site (ไฟล์บอกว่าระบบสร้าง): by it a later build knows what it may replace, and a visitor the day.

It is a plain file with a plain name, because hosts and copying by hand often pass over hidden ones.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from prongsai import __version__
from prongsai.files import from_json

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

MARKER = "prongsai.json"
MAKER = "prongsai"
_JUNK = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
"""What file managers leave in a folder that somebody has looked at."""
_ALWAYS = frozenset(
    "index.html 404.html robots.txt _headers .htaccess nginx.conf assets search glossary accessibility".split()  # noqa: SIM905 - read at a glance
)
"""What every build of ours wrote at the top of a site before there was a marker."""
_SOMETIMES = frozenset(("compare", "sitemap.xml", "sitemap.xml.gz"))
_BEGINNINGS = {"search/pages.js": "prongsaiIndex(", "nginx.conf": "# location /… { root …; include /…/nginx.conf; }"}
_POLICY = '<meta http-equiv="Content-Security-Policy"'


def put_marker(folder: Path, day: date) -> None:
    """Write the marker into a built site: who made it, of which day it is, and the names at its top."""
    names = sorted({*top_names(folder), MARKER})
    facts = {"generator": MAKER, "version": __version__, "day": day.isoformat(), "entries": names}
    (folder / MARKER).write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8", newline="\n")


def made_by_us(folder: Path) -> set[str]:
    """Return the names at the top of a folder that a build of ours wrote there; none where it is no build of ours.

    A folder without a marker that is whole as builds before the marker left it counts as ours.
    """
    return _marked(folder) or _unmarked(folder, top_names(folder))


def top_names(folder: Path) -> set[str]:
    """Return the names of what stands in a folder that is worth keeping; none of one that is not there."""
    return {path.name for path in folder.iterdir()} - _JUNK if folder.exists() else set()


def _marked(folder: Path) -> set[str]:
    """Return the names that the marker of a folder lists; none where it has no sound marker."""
    try:
        facts = from_json((folder / MARKER).read_text(encoding="utf-8"))
        return set(facts["entries"]) if facts["generator"] == MAKER else set()
    except (OSError, ValueError, LookupError, TypeError):
        return set()


def _unmarked(folder: Path, names: set[str]) -> set[str]:
    """Return the names that a build without a marker wrote; none where the folder is not such a build."""
    if not names >= _ALWAYS or not all(_begins(folder / file, text) for file, text in _BEGINNINGS.items()):
        return set()
    pages = {name for name in names if _has(folder / name / "index.html", _POLICY)}
    return {*_ALWAYS, *_SOMETIMES, *pages}


def _begins(path: Path, text: str) -> bool:
    with path.open("rb") as file:
        return file.read(len(text.encode())) == text.encode()


def _has(path: Path, text: str) -> bool:
    return path.is_file() and text.encode() in path.read_bytes()
