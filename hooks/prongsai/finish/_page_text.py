"""The words of a built page as its readers see them, section by section."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
# fmt: off
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "label",
    "mark", "q", "s", "samp", "span", "strong", "sub", "sup", "time", "tspan", "u", "var", "wbr",
))
"""Elements that do not part the letters before them from those after; all others end a line of text."""
# fmt: on
_LEFT_OUT = "[data-search-exclude],[hidden],[popover],.headerlink,script,style,template,title,desc"
"""What is not to be found: not seen, or the way to a place rather than what stands there."""
_TEXT = "-text"


@dataclass(slots=True)
class Section:
    """A heading with an anchor, and the text below it up to the next one.

    Attributes:
        anchor: the heading's id; empty for what stands under the page's own address.
        pieces: what was read below the heading, with a line break wherever a block, a cell or an item begins or ends.
        heading_pieces: what was read of the heading.
    """

    anchor: str = ""
    pieces: list[str] = field(default_factory=list)
    heading_pieces: list[str] = field(default_factory=list)

    @property
    def heading(self) -> str:
        """The words of the heading."""
        return " ".join("".join(self.heading_pieces).split())

    @property
    def text(self) -> str:
        """The text below the heading, a line for each block, cell or item."""
        lines = (" ".join(line.split()) for line in "".join(self.pieces).split("\n"))
        return "\n".join(line for line in lines if line)


def sections_of(page: str) -> list[Section]:
    """Return what the `<article>` of a page says, without what is hidden or marked `data-search-exclude`.

    The first section is the page's own, and stands even where a page has no article.
    """
    sections = [Section()]
    article = LexborHTMLParser(page).css_first("article")
    if article is not None:
        for unseen in article.css(_LEFT_OUT):
            unseen.decompose()
        _read(article, sections, sections[0].pieces)
    return sections


def _read(element: LexborNode, sections: list[Section], pieces: list[str]) -> list[str]:
    """Read what stands within an element to `pieces`, and return where what follows it belongs: a heading parts."""
    inner = element.child
    while inner is not None:
        tag = inner.tag or ""
        if tag == _TEXT:
            # A line break of the source is only a space.
            pieces.append((inner.text_content or "").replace("\n", " "))
        elif tag in _INLINE:
            pieces = _read(inner, sections, pieces)
        elif tag in _HEADINGS and (tag == "h1" or inner.id):
            pieces = _head(inner, sections)
        elif not tag.startswith(("-", "!")):
            pieces.append("\n")
            pieces = _read(inner, sections, pieces)
            pieces.append("\n")
        inner = inner.next
    return pieces


def _head(heading: LexborNode, sections: list[Section]) -> list[str]:
    """Begin a section at its heading; the page's own heading begins none. Return where its text belongs."""
    if heading.tag != "h1":
        sections.append(Section(heading.id or ""))
    _read(heading, sections, sections[-1].heading_pieces)
    return sections[-1].pieces
