"""What a finished site tells search engines: `sitemap.xml` of the pages to be found, and `robots.txt`.

MkDocs lists every page that it builds, those too that ask to be left out, and dates them all by the day of the build.
"""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.sax.saxutils import escape

from prongsai.addresses import paths

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from prongsai.addresses import PageFacts
    from prongsai.finish._built import Built

SITEMAP = "sitemap.xml"
_SHARED = "sitemap-site.xml"
"""The list of the pages of no agency, where each agency has one."""


def put_sitemap(built: Built) -> Iterator[str]:
    """Write the sitemap and robots.txt; a site whose address is not known has no sitemap, which needs full addresses.

    A page is left out that asks for it (an invented agency's), that leads elsewhere, or that says that one is missing.
    With `apart` it is an index of sitemaps, one for each agency, for one may list 50,000 pages at most.
    """
    packed = built.folder / f"{SITEMAP}.gz"
    robots = "User-agent: *\nAllow: /\n"
    if built.site_url:
        text = (_index if built.apart else _sitemap)(built.others.listed | put_listed(built))
        (built.folder / SITEMAP).write_text(text, encoding="utf-8")
        # Without the time, so that the same pages give the same file.
        packed.write_bytes(gzip.compress(text.encode(), mtime=0))
        robots += f"Sitemap: {built.site_url}{SITEMAP}\n"
    else:
        (built.folder / SITEMAP).unlink(missing_ok=True)
        packed.unlink(missing_ok=True)
    (built.folder / "robots.txt").write_text(robots, encoding="utf-8")
    yield from ()


def put_listed(built: Built) -> dict[str, str]:
    """Return what the sitemap has of each page that may be found, by the page's path; with `apart` of each sitemap.

    Those are then written, of each agency and of the pages of none.
    """
    found = {address: facts for address, _, facts in built.known() if facts.may_be_found}
    entries = {
        f"{address}index.html": _entry(built.site_url + quote(address), facts) for address, facts in found.items()
    }
    if not built.apart or not built.site_url:
        return entries
    made = {}
    for agency, addresses in built.by_agency().items():
        own = {path: entries[path] for address in addresses if (path := f"{address}index.html") in entries}
        path = paths.sitemap(agency) if agency else _SHARED
        if own:
            (built.folder / path).write_text(_sitemap(own), encoding="utf-8")
            made[path] = f"<sitemap><loc>{escape(built.site_url + path)}</loc></sitemap>\n"
    return made


def _entry(address: str, facts: PageFacts) -> str:
    day = f"<lastmod>{facts.changed}</lastmod>" if facts.changed else ""
    return f"<url><loc>{escape(address)}</loc>{day}</url>\n"


def _sitemap(entries: Mapping[str, str]) -> str:
    return _listing("urlset", entries)


def _index(entries: Mapping[str, str]) -> str:
    return _listing("sitemapindex", entries)


def _listing(kind: str, entries: Mapping[str, str]) -> str:
    listed = "".join(entries[path] for path in sorted(entries))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{listed}</{kind}>\n'
    )
