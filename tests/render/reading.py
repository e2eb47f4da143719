"""Reading what was rendered: a page as MkDocs turns it into HTML, and HTML as a small tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import markdown

from prongsai.render import Options, Tree, render_site
from tests.assess.samples import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess import AssessedSite
    from prongsai.text import Digits

TEMPLATES = ROOT / "overrides" / "prongsai"
# MkDocs' own three, then those of mkdocs.yml.
_EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "md_in_html"]
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
_ADDRESSES = frozenset(["href", "src", "action", "formaction", "xlink:href", "poster", "data", "srcdoc", "background"])
_ELEMENTS = frozenset(
    ["script", "iframe", "object", "embed", "style", "form", "input", "button", "base", "meta", "link", "math", "frame"]
)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_GOOD_SCHEMES = frozenset(["http", "https", "mailto", "tel"])


@dataclass
class Element:
    """An element, its attributes, and what is in it in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Yield the element and all below it, in the order of the text."""
        yield self
        for child in self.inside:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, *tags: str) -> list[Element]:
        """Return the elements below with one of these tags."""
        return [element for element in self.walk() if element.tag in tags]

    def text(self) -> str:
        """Return the text of the element and of all below it."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.inside)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inside.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        places = [place for place, element in enumerate(self._open) if element.tag == tag]
        if places:
            del self._open[places[-1] :]

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)


def parse(text: str) -> Element:
    """Return HTML as a tree; a stray end tag is passed over."""
    builder = _Builder()
    builder.feed(text)
    builder.close()
    return builder.root


def built(page: str) -> str:
    """Return a page of the tree as the HTML that MkDocs makes of it, without the theme around it."""
    _, _, body = page.split("---\n", 2)
    return markdown.Markdown(extensions=_EXTENSIONS).convert(body)


def read(page: str) -> Element:
    """Return a page of the tree as a tree of HTML."""
    return parse(built(page))


def render(site: AssessedSite, digits: Digits = "arabic") -> Tree:
    """Render a site with the project's own templates."""
    return render_site(site, Options(TEMPLATES, digits))


def dangers(root: Element) -> list[str]:
    """Return what could run code or reach out in a page: elements, event attributes, and addresses of other schemes."""
    found = []
    for element in root.walk():
        if element.tag in _ELEMENTS and "popovertarget" not in element.attributes:
            found.append(f"<{element.tag}>")
        for name, value in element.attributes.items():
            # As browsers read an address: no control at its ends, no tab or line break within.
            plain = re.sub(r"^[\x00-\x20]+|[\t\r\n]", "", value)
            scheme = _SCHEME.match(plain)
            strange = name in _ADDRESSES and scheme is not None and scheme[1].lower() not in _GOOD_SCHEMES
            if strange or name.startswith("on") or name in ("style", "srcset", "http-equiv", "srcdoc"):
                found.append(f"{element.tag} {name}={value}")
    return found
