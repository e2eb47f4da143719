"""The words of a built page as its readers see them, section by section."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
# fmt: off
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "label",
    "mark", "q", "s", "samp", "span", "strong", "sub", "sup", "time", "tspan", "u", "var", "wbr",
))
"""Elements that do not part the letters before them from those after; all others end a line of text."""
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))
# fmt: on
_UNSEEN = frozenset(("script", "style", "template", "title", "desc"))
Attributes = list[tuple[str, str | None]]


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
    article = _Article()
    article.feed(page)
    article.close()
    return article.sections


class _Article(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sections = [Section()]
        self._articles = 0
        self._open_heading = ""
        self._skipping, self._depth = "", 0

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Follow an element that opens."""
        values = dict(attrs)
        if tag == "article":
            self._articles += 1
        if not self._articles:
            return
        if self._skipping:
            self._depth += tag == self._skipping
        elif _is_left_out(tag, values) and tag not in _VOID:
            self._skipping, self._depth = tag, 1
        else:
            self._begin(tag, values)

    def handle_endtag(self, tag: str) -> None:
        """Follow an element that closes."""
        if tag == self._skipping:
            self._depth -= 1
            self._skipping = self._skipping if self._depth else ""
        elif self._articles and not self._skipping:
            if tag == self._open_heading:
                self._open_heading = ""
            self._part(tag)
            self._articles -= tag == "article"

    def handle_data(self, data: str) -> None:
        """Keep the words that can be seen; a line break of the source is only a space."""
        if self._articles and not self._skipping:
            self._pieces().append(data.replace("\n", " "))

    def _begin(self, tag: str, values: dict[str, str | None]) -> None:
        anchor = values.get("id")
        if tag == "h1" or (tag in _HEADINGS and anchor):
            self._open_heading = tag
            if anchor and tag != "h1":
                self.sections.append(Section(anchor))
        self._part(tag)

    def _part(self, tag: str) -> None:
        if tag not in _INLINE:
            self._pieces().append("\n")

    def _pieces(self) -> list[str]:
        last = self.sections[-1]
        return last.heading_pieces if self._open_heading else last.pieces


def _is_left_out(tag: str, values: dict[str, str | None]) -> bool:
    """Tell whether an element is not to be found: not seen, or the way to a place rather than what stands there."""
    return (
        tag in _UNSEEN
        or "data-search-exclude" in values
        or "hidden" in values
        or "popover" in values
        or "headerlink" in (values.get("class") or "").split()
    )
