"""What a finished site tells search engines: `sitemap.xml` of the pages to be found, and `robots.txt`.

MkDocs lists every page that it builds, those too that ask to be left out, and dates them all by the day of the build.
"""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prongsai.addresses import PageFacts
    from prongsai.finish._built import Built

SITEMAP = "sitemap.xml"


def put_sitemap(built: Built) -> Iterator[str]:
    """Write the sitemap and robots.txt; a site whose address is not known has no sitemap, which needs full addresses.

    A page is left out that asks for it (an invented agency's), that leads elsewhere, or that says that one is missing.
    """
    packed = built.folder / f"{SITEMAP}.gz"
    robots = "User-agent: *\nAllow: /\n"
    if built.site_url:
        listed = built.others.listed | listed_of(built)
        text = _sitemap(listed[path] for path in sorted(listed))
        (built.folder / SITEMAP).write_text(text, encoding="utf-8")
        # Without the time, so that the same pages give the same file.
        packed.write_bytes(gzip.compress(text.encode(), mtime=0))
        robots += f"Sitemap: {built.site_url}{SITEMAP}\n"
    else:
        (built.folder / SITEMAP).unlink(missing_ok=True)
        packed.unlink(missing_ok=True)
    (built.folder / "robots.txt").write_text(robots, encoding="utf-8")
    yield from ()


def listed_of(built: Built) -> dict[str, str]:
    """Return what the sitemap has of each page that may be found, by the page's path."""
    found = (one for one in built.known() if one[2].may_be_found)
    return {f"{address}index.html": _entry(built.site_url + address, facts) for address, _, facts in found}


def _entry(address: str, facts: PageFacts) -> str:
    day = f"<lastmod>{facts.changed}</lastmod>" if facts.changed else ""
    return f"<url><loc>{escape(address)}</loc>{day}</url>\n"


def _sitemap(entries: Iterable[str]) -> str:
    listed = "".join(entries)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{listed}</urlset>\n'
    )
