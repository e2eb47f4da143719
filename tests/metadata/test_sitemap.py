"""What a finished site tells search engines."""

from __future__ import annotations

import gzip
import re
from datetime import date
from typing import TYPE_CHECKING

from prongsai.addresses import PageFacts
from prongsai.finish import Built
from prongsai.finish._sitemap import put_sitemap
from prongsai.words import plain

if TYPE_CHECKING:
    from pathlib import Path

FACTS = {
    "": PageFacts("หน้าแรก"),
    "ban-mai/2568/": PageFacts("ผลการประเมิน", "ban-mai", changed=date(2026, 11, 1)),
    "ban-mai/ita-2569/o25/": PageFacts("ย้าย", "ban-mai", to="ban-mai/2568/"),
    "sample/": PageFacts("ตัวอย่าง", "sample", sample=True),
    "sample/2568/": PageFacts("ตัวอย่าง", "sample", sample=True, changed=date(2026, 11, 1)),
}
PAGES = {f"{address}index.html": '<meta name="robots" content="noindex">' for address in FACTS} | {"404.html": ""}
SITEMAP = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://ita.example.go.th/a&amp;b/ban-mai/2568/</loc><lastmod>2026-11-01</lastmod></url>
<url><loc>https://ita.example.go.th/a&amp;b/</loc></url>
</urlset>
"""

MANY = {
    "sitemap.xml": ["ban-mai/sitemap.xml", "sitemap-site.xml"],
    "ban-mai/sitemap.xml": ["ban-mai/2568/"],
    "sitemap-site.xml": ["compare/%E0%B8%95%E0%B8%B2%E0%B8%81/", ""],
}
"""The addresses that each sitemap of many lists."""


def finish(folder: Path, site_url: str) -> None:
    """Finish a built site, in which MkDocs has left its own sitemap."""
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (folder / name).write_text("MkDocs", encoding="utf-8")
    assert list(put_sitemap(Built(folder, plain, site_url, dict(PAGES), facts=FACTS))) == []


def test_the_sitemap_lists_the_pages_to_be_found(tmp_path: Path) -> None:
    """Pages that lead elsewhere, of an invented agency, or for a missing page are not in it; a known day of change is."""
    finish(tmp_path, "https://ita.example.go.th/a&b/")
    assert (tmp_path / "sitemap.xml").read_text(encoding="utf-8") == SITEMAP
    packed = (tmp_path / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed).decode() == SITEMAP
    assert packed[4:8] == bytes(4), "the time would make every build another"


def test_each_of_many_agencies_has_a_sitemap(tmp_path: Path) -> None:
    """The sitemap is an index of one for each agency that may be found, and of one for the pages of none."""
    for agency in ("ban-mai", "sample"):
        (tmp_path / agency).mkdir()
    facts = FACTS | {"compare/ตาก/": PageFacts("ตาก")}
    pages = PAGES | {"compare/ตาก/index.html": ""}
    built = Built(tmp_path, plain, "https://ita.example.go.th/", pages, facts=facts, apart=True)
    assert list(put_sitemap(built)) == []
    found = {path: re.findall("<loc>https://ita.example.go.th/(.*?)</loc>", read(tmp_path / path)) for path in MANY}
    assert found == MANY
    assert "<sitemapindex " in read(tmp_path / "sitemap.xml")
    assert not (tmp_path / "sample" / "sitemap.xml").exists()


def read(path: Path) -> str:
    """Return the text of a file."""
    return path.read_text(encoding="utf-8")


def test_robots_are_told_where_the_sitemap_is(tmp_path: Path) -> None:
    """robots.txt lets everybody in and names the sitemap by its full address."""
    finish(tmp_path, "https://ita.example.go.th/")
    told = (tmp_path / "robots.txt").read_text(encoding="utf-8")
    assert told == "User-agent: *\nAllow: /\nSitemap: https://ita.example.go.th/sitemap.xml\n"


def test_a_site_without_an_address_has_no_sitemap(tmp_path: Path) -> None:
    """A sitemap needs full addresses, so the empty one of MkDocs goes."""
    finish(tmp_path, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["robots.txt"]
    assert (tmp_path / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nAllow: /\n"
