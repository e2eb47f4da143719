"""Every link of a built site: each page, file and anchor of its own that is named is there, and relative.

Links to other sites are not followed here, for a build asks no other host for anything; but nothing of theirs may be
loaded into a page.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from prongsai.files import walk
from prongsai.finish._missing import MISSING
from prongsai.text import nearest, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.finish._built import Built

_ATTRIBUTES = ("href", "src", "poster", "data", "action")
_WANTED = ",".join(f"[{name}]" for name in (*_ATTRIBUTES, "id", "name", "http-equiv"))
_POINTING = frozenset(("canonical", "alternate", "prev", "next", "license", "me", "author"))
"""What a `<link>` may name without the browser loading it."""
_SCHEME = re.compile("[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_WEB = ("http:", "https:", "//")
_IN_STYLES = re.compile(r"""url\(\s*["']?([^"')]+)""")
_TO_SCHEMA = re.compile(r'"\$schema": "([^"]+)"')
_SCHEMA_IS_WITHIN = 2000
"""In how many of its first letters a data file names its schema."""


@dataclass(slots=True)
class _Page:
    """What a page has: its links, what it loads, and the anchors that others may lead to."""

    links: set[str] = field(default_factory=set)
    loads: set[str] = field(default_factory=set)
    anchors: set[str] = field(default_factory=set)


def check_links(built: Built) -> Iterator[str]:
    """Check every link of every page, style sheet and data file.

    Yields:
        A Thai line for each that leads nowhere within the site, with the nearest right target; for each that begins at
        the server's root, where the site may not stand; and for whatever is loaded from another host.
    """
    site = _Site(built, {path: _read(text) for path, text in built.pages.items()})
    yield from site.foreign()
    for path, link in [*site.links(), *built.others.links.values()]:
        yield from site.problems(path, link)


def links_out(built: Built) -> tuple[list[str], dict[str, tuple[str, str]]]:
    """Check the links within a part of a site: return what is wrong, and those that lead out of it, see `Part.links`.

    Of those that lead to one place the first is returned: all pages have the same few.
    """
    site = _Site(built, {path: _read(text) for path, text in built.pages.items()})
    inner: list[tuple[str, str]] = []
    out: dict[str, tuple[str, str]] = {}
    for one in site.links():
        if site.holds(*one):
            inner.append(one)
        else:
            out.setdefault(site.leads_to(*one), one)
    return [*site.foreign(), *(told for one in inner for told in site.problems(*one))], out


class _Site:
    """What stands on the site, and what is wrong with a link that leads there."""

    def __init__(self, built: Built, pages: dict[str, _Page]) -> None:
        self._built = built
        self._pages = pages
        self._address = built.site_url
        self._root = urlsplit(built.site_url).path or "/"
        self.files = {path for path, entry in walk(built.folder) if entry.is_file()}

    def foreign(self) -> Iterator[str]:
        """Yield what a page would load from another host."""
        for path, page in self._pages.items():
            for load in sorted(page.loads):
                if load.startswith(_WEB) and not load.startswith(self._address or "\0"):
                    yield f"หน้า {path} โหลดจากเว็บไซต์อื่น: {load}"

    def links(self) -> Iterator[tuple[str, str]]:
        """Yield each link with the page or file that has it."""
        for path, page in self._pages.items():
            yield from ((path, link) for link in sorted(page.links | page.loads))
        for file in sorted(self._built.files):
            yield from ((file, link) for link in _links_of_file(self._built, file))

    def holds(self, path: str, link: str) -> bool:
        """Tell whether a link is to be judged here: it leads to a file that is here, or to no place of the site."""
        local = self._local(path, link)
        if local is None or local.startswith("/"):
            return True
        return self._target(path, local.partition("#")[0].partition("?")[0]) in self.files

    def leads_to(self, path: str, link: str) -> str:
        """Return the file and the anchor that a link within the site leads to."""
        address, _, anchor = (self._local(path, link) or "").partition("#")
        return f"{self._target(path, address.partition('?')[0])}#{anchor}"

    def problems(self, path: str, link: str) -> Iterator[str]:
        """Yield what is wrong with one link of the page or file at `path`."""
        local = self._local(path, link)
        if local is None:
            return
        if local.startswith("/"):
            yield f"{path}: ลิงก์ {link} เริ่มจากรากของเซิร์ฟเวอร์ ถ้าเว็บไซต์อยู่ในโฟลเดอร์ย่อยจะเปิดไม่ได้ ให้เขียนเทียบกับหน้านั้น"
            return
        address, _, anchor = local.partition("#")
        file = self._target(path, address.partition("?")[0])
        if file not in self.files:
            yield f"{path}: ลิงก์ {link} ไม่มีปลายทาง{self._near(path, file)}"
        # Browsers take `top` for the page's own beginning.
        elif anchor not in ("", "top") and unquote(anchor) not in (anchors := self._anchors(file, unquote(anchor))):
            near = suggestion(unquote(anchor), anchors, limit=0)
            yield f"{path}: ลิงก์ {link} ไม่มีจุดนั้นในหน้า {file}{near}"

    def _anchors(self, file: str, wanted: str) -> set[str]:
        """Return the anchors of a page, of another part too; a file that is no page is not asked for any."""
        if file not in self._pages and self._built.others.has(file) and file.endswith(".html"):
            self._pages[file] = _read((self._built.folder / file).read_text(encoding="utf-8"))
        return self._pages[file].anchors if file in self._pages else {wanted}

    def _local(self, path: str, link: str) -> str | None:
        """Return a link without the site's own address, or None for one that leads off the site."""
        if self._address and link.startswith(self._address):
            return posixpath.relpath("/", "/" + posixpath.dirname(path)) + "/" + link.removeprefix(self._address)
        # Shown at any depth, it may name its files from the server's root only.
        if path == MISSING and link.startswith(self._root) and not link.startswith("//"):
            return link.removeprefix(self._root)
        return None if _SCHEME.match(link) else link

    @staticmethod
    def _target(path: str, address: str) -> str:
        if not address:
            return path
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address)))
        folder = address.endswith("/") or address.rpartition("/")[2] in (".", "..")
        return posixpath.normpath(posixpath.join(joined, "index.html")) if folder else joined

    def _near(self, path: str, file: str) -> str:
        """Return the clause with the nearest file, as the page should write it."""
        kind = posixpath.splitext(file)[1]
        near = nearest(file, sorted(one for one in self.files if one.endswith(kind)))
        return f" (ใกล้เคียงที่สุด: {_written(path, near)})" if near else ""


def _written(path: str, file: str) -> str:
    """Return the link from one file to another as a page writes it: to a folder, where its own page is meant."""
    link = posixpath.relpath(file, posixpath.dirname(path) or ".")
    return link.removesuffix("index.html") or "./"


def _read(text: str) -> _Page:
    page = _Page()
    for element in LexborHTMLParser(text).css(_WANTED):
        values = element.attributes
        page.anchors.update(value for name in ("id", "name") if (value := values.get(name)))
        found = {value.strip() for name in _ATTRIBUTES if (value := values.get(name)) is not None}
        if (values.get("http-equiv") or "").lower() == "refresh":
            found.add((values.get("content") or "").partition("url=")[2])
        follows = element.tag in {"a", "area", "form", "meta"}
        points = element.tag == "link" and not _POINTING.isdisjoint((values.get("rel") or "").split())
        (page.links if follows or points else page.loads).update(found)
    return page


def _links_of_file(built: Built, file: str) -> Iterator[str]:
    """Yield the files that a style sheet loads, and the schema that a data file names."""
    if file.endswith(".css"):
        found = _IN_STYLES.findall((built.folder / file).read_text(encoding="utf-8"))
        # `#…` is a pattern within the page that is styled.
        yield from sorted({link.strip() for link in found if not link.startswith("#")})
    elif file.endswith(".json"):
        with (built.folder / file).open(encoding="utf-8") as data:
            schema = _TO_SCHEMA.search(data.read(_SCHEMA_IS_WITHIN))
        yield from [schema.group(1)] if schema else []
