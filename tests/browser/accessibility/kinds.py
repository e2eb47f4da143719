"""The kinds of pages that a built site has, found by their addresses, so that a new kind is tested by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

YEAR = re.compile(r"[0-9]{4}")
SORT = re.compile(r'<[a-z0-9]+(?: class="[^"]*")?')
ITEM = re.compile(r"o[0-9]+")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page.

    Attributes:
        name: the pattern of its address, with words for what differs: `หน่วยงาน/ปี/measures/`.
        path: the page that stands for it.
        html: the page's source.
    """

    name: str
    path: str
    html: str


def find_kinds(site: Path) -> list[Kind]:
    """Return every kind of page of the site in `site`, of each the page of the most sorts of elements.

    Where some pages of a kind have a table and others have nothing to show yet, the barest stands for a kind too.
    """
    pages: dict[str, list[Kind]] = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix().removesuffix("index.html")
        name = _pattern(path, site)
        pages.setdefault(name, []).append(Kind(name, path, file.read_text(encoding="utf-8")))
    found = []
    for name, same in sorted(pages.items()):
        same.sort(key=lambda kind: (len(set(SORT.findall(kind.html))), -len(kind.html)))
        found.append(same[-1])
        if "<table" in same[-1].html and "<table" not in same[0].html:
            found.append(Kind(f"{name} (ยังไม่มีข้อมูล)", same[0].path, same[0].html))
    return found


def _pattern(path: str, site: Path) -> str:
    """Return a page's address with words in the place of an agency, a year and an item."""
    if not path:
        return "หน้าแรก"
    first, *rest = path.split("/")
    agency = any(YEAR.fullmatch(folder.name) for folder in (site / first).glob("*/"))
    return "/".join(["หน่วยงาน" if agency else first, *map(_word, rest)])


def _word(part: str) -> str:
    if YEAR.fullmatch(part):
        return "ปี"
    if ITEM.fullmatch(part):
        return "ข้อ"
    return "ita-ปี" if part.startswith("ita-") else part
