"""Addresses (ที่อยู่หน้า): once published they never change, so all of them are made here, relative to one another."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

PARTS = ("", "analysis", "measures", "progress", "data")
"""The parts of a year in the order of the tabs; the results have no name of their own in addresses."""
DISK_SCRIPT = "assets/javascripts/disk.js"
"""The script that leads on where the site is opened from a disk, without a server."""


def agency(slug: str) -> str:
    """Return the address of an agency's home, as a folder below the site."""
    return f"{slug}/"


def year(slug: str, results_year: int) -> str:
    """Return the address of a year's results."""
    return f"{slug}/{results_year}/"


def part(slug: str, results_year: int, name: str) -> str:
    """Return the address of a part of a year: `analysis`, `measures`, `progress` or `data`."""
    return f"{slug}/{results_year}/{name}/"


def part_of(slug: str, results_year: int, name: str) -> str:
    """Return the address of a part of a year, of which the results have no name of their own."""
    return part(slug, results_year, name) if name else year(slug, results_year)


def evidence_file(slug: str, results_year: int, file: str) -> str:
    """Return the path of an evidence file, which is cited as `evidence/…`, beside the page of the progress."""
    return f"{part(slug, results_year, 'progress')}{file}"


def evidence(slug: str, results_year: int, file: str) -> str:
    """Return the address of an evidence file; its name may have Thai letters or spaces."""
    return quote(evidence_file(slug, results_year, file))


def item(slug: str, ita_year: int | None, code: str, *, national: bool = True) -> str:
    """Return the short lasting address that an officer gives to ITAS, such as `tak-pao/ita-2567/o34/`.

    An item of another framework than the NACC's stands below `item-<year>`, or below `item` where no year is told.
    """
    folder = f"ita-{ita_year}" if national else f"item-{ita_year}" if ita_year else "item"
    return f"{slug}/{folder}/{code.lower()}/"


def document(slug: str, results_year: int, name: str, kind: str) -> str:
    """Return the path of a document that may be filed, such as `tak-pao/2566/documents/tak-pao-2566-report.pdf`.

    Its own name tells whose it is and of what year, for it is read away from the site.
    """
    return f"{year(slug, results_year)}documents/{slug}-{results_year}-{name}.{kind}"


def brief(slug: str) -> str:
    """Return the address of an agency's page for its executives."""
    return f"{slug}/brief/"


def feed(slug: str) -> str:
    """Return the path of an agency's feed (ฟีดข่าว)."""
    return f"{slug}/feed.xml"


def calendar(slug: str) -> str:
    """Return the path of an agency's calendar (ปฏิทิน) of rounds and of the ends of measures."""
    return f"{slug}/calendar.ics"


def emblem(slug: str, file: str) -> str:
    """Return the path of an agency's emblem (ตราสัญลักษณ์), a file beside agency.yml."""
    return f"{slug}/{file}"


def card(stem: str, shown: str) -> str:
    """Return the path of a share card; `shown` changes with what it shows, so that no reader keeps an old one."""
    return f"assets/cards/{stem}-{shown}.png"


def schema(file: str) -> str:
    """Return the path of a version of the schema of the open data, for whoever keeps data of that version."""
    return f"schemas/{file}"


def dataset(file: str) -> str:
    """Return the path of a file of the open dataset of the whole site (ชุดข้อมูลเปิด), or of its page by no name."""
    return f"data/{file}"


def archive(slug: str) -> str:
    """Return the path of all data and evidence of an agency in one file."""
    return f"{slug}/{slug}.zip"


def compare() -> str:
    """Return the address of the page that lays agencies beside one another."""
    return "compare/"


def accessibility() -> str:
    """Return the address of the accessibility statement (คำแถลงการเข้าถึงเว็บไซต์)."""
    return "accessibility/"


def place(name: str, results_year: int | None = None, number: int = 1) -> str:
    """Return the address of a page of the agencies of a place (จังหวัด), or of their results of a year.

    It has Thai letters, as no folder of an agency has. What does not fit on the first page has numbers from 2.
    """
    return compare() + _numbered(name, *([str(results_year)] if results_year else []), number=number)


def contacts(name: str, number: int = 1) -> str:
    """Return the address of a page of the ways to reach the agencies of a place."""
    return accessibility() + _numbered(name, number=number)


def place_key(name: str) -> str:
    """Return a place as addresses name it; `country` for what lies in no one province."""
    # Marks above and below are no letters to Python.
    return re.sub(r"[^\w\u0e00-\u0e7f]+", "-", unicodedata.normalize("NFC", name)).strip("-") or "country"


def _numbered(name: str, *parts: str, number: int) -> str:
    return "".join(f"{part}/" for part in (place_key(name), *parts, *([str(number)] if number > 1 else [])))


def search_index(slug: str) -> str:
    """Return the path of the search index of an agency, on a site of many."""
    return f"{slug}/search.js"


def sitemap(slug: str) -> str:
    """Return the path of the list of the pages of an agency for search engines, on a site of many."""
    return f"{slug}/sitemap.xml"


def glossary() -> str:
    """Return the address of the glossary (อภิธานศัพท์)."""
    return "glossary/"


def own_names() -> frozenset[str]:
    """Return the names that the site's own pages and files have at its top, which no agency can have."""
    own = (compare(), accessibility(), glossary(), schema(""), dataset(""), DISK_SCRIPT, "search/")
    return frozenset(one.partition("/")[0] for one in own)


def relative(to: str, start: str) -> str:
    """Return `to` (a folder ending in `/`, or a file) as seen from the page at the folder `start`.

    As `posixpath.relpath` does, which asks for the current folder each time: a page has hundreds of links.
    """
    goal, here = to.rstrip("/").split("/") if to else [], start.rstrip("/").split("/") if start else []
    same = 0
    for one, other in zip(goal, here, strict=False):
        if one != other:
            break
        same += 1
    path = "/".join([".."] * (len(here) - same) + goal[same:])
    if to.endswith("/") or not to:
        return f"{path}/" if path else "./"
    return path or "."


def page_file(address: str) -> str:
    """Return the Markdown file that a page's address is built from."""
    return f"{address}index.md" if address.count("/") <= 2 else f"{address.rstrip('/')}.md"  # noqa: PLR2004
