"""Addresses (ที่อยู่หน้า): once published they never change, so all of them are made here, relative to one another."""

from __future__ import annotations

import posixpath


def agency(slug: str) -> str:
    """Return the address of an agency's home, as a folder below the site."""
    return f"{slug}/"


def year(slug: str, results_year: int) -> str:
    """Return the address of a year's results."""
    return f"{slug}/{results_year}/"


def part(slug: str, results_year: int, name: str) -> str:
    """Return the address of a part of a year: `analysis`, `measures` or `data`."""
    return f"{slug}/{results_year}/{name}/"


def item(slug: str, ita_year: int, code: str) -> str:
    """Return the short lasting address that an officer gives to ITAS, such as `tak-pao/ita-2567/o34/`."""
    return f"{slug}/ita-{ita_year}/{code.lower()}/"


def relative(to: str, start: str) -> str:
    """Return `to` (a folder ending in `/`, or a file) as seen from the page at the folder `start`."""
    path = posixpath.relpath(to or ".", start or ".")
    if to.endswith("/") or not to:
        return "./" if path == "." else path + "/"
    return path


def page_file(address: str) -> str:
    """Return the Markdown file that a page's address is built from."""
    return f"{address}index.md" if address.count("/") <= 2 else f"{address.rstrip('/')}.md"  # noqa: PLR2004
