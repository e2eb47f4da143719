"""The officer's Markdown made into HTML that can do no harm, with its headings kept for the page's contents."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import markdown
import nh3
from markdown.extensions.tables import TableExtension, TableProcessor

from prongsai.assess import BLOCK
from prongsai.render._emphasis import Emphasis
from prongsai.render._lists import THAI, Lists

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from markdown.extensions import Extension

    from prongsai.assess import Narrative


class _TableProcessor(TableProcessor):
    """Looks at two lines before it looks at a whole block; the lines of one block are asked about again and again."""

    def test(self, parent: Element, block: str) -> bool:
        """Tell whether a block is a table."""
        head, _, rest = block.partition("\n")
        rule = rest.partition("\n")[0].strip(" ")
        return "|" in head and bool(rule) and set(rule) <= set("|:- ") and super().test(parent, block)


class _Tables(TableExtension):
    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Markdown's own name
        super().extendMarkdown(md)
        md.parser.blockprocessors.register(_TableProcessor(md.parser, self.getConfigs()), "table", 75)


_EXTENSIONS: list[str | Extension] = [_Tables(), Emphasis(), Lists(), "sane_lists", "attr_list", "footnotes"]
# No images: their addresses lead to other hosts, and a built page asks nothing of any.
_TAGS = nh3.ALLOWED_TAGS - {"img", "map", "area", "center", "tt", "strike", "rtc"}
_ATTRIBUTES = {
    **nh3.ALLOWED_ATTRIBUTES,
    "*": {"id"},
    "td": {"align", "colspan", "rowspan"},
    "a": {"href", "title"},
    "li": {"value"},
}
_HEADING = re.compile(r"<h([1-6])(?: id=\"([^\"]*)\")?>(.*?)</h\1>", re.DOTALL)
_HEADING_NAME = re.compile("h[1-6]")
# As the cleaning writes them, which quotes each value.
_TAG = re.compile(r"""<(?P<slash>/?)(?P<name>[a-z][a-z0-9]*)(?:\s(?:[^<>"]|"[^"]*")*)?>""")
_ALONE = frozenset(["br", "col", "hr", "wbr"])
"""The elements that hold nothing and are never closed."""
_LIKE_HEADING = re.compile(r"(?m)^#")
_BLOCK_ALONE = re.compile(rf"<p>\s*{BLOCK.pattern}\s*</p>")
_ANCHOR = re.compile(r"[\w\u0e00-\u0e7f-]+")
_MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!-])")
# Marks of extensions that a site may switch on: Markdown knows no backslash before them.
_EXTENSION_MARK = re.compile(r"[|~^=:]")
_FENCE = re.compile(r"^([`~])(?=\1\1)", re.MULTILINE)
_HIGHEST_HEADING = 2
_LOWEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a page: a heading (level 2 to 6) that the page's contents list, or a run of harmless HTML."""

    html: str
    level: int = 0
    anchor: str = ""


@cache
def _converter() -> markdown.Markdown:
    """Make the converter once: making it takes longer than converting a page."""
    return markdown.Markdown(extensions=_EXTENSIONS, output_format="html")


def clean(source: str) -> str:
    """Return Markdown as HTML in which no script, style, event attribute or dangerous address is left."""
    cleaned = nh3.clean(
        _converter().reset().convert(source),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes={"li": {THAI}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener noreferrer",
    )
    # A line of text that begins like a heading must not become one of the page's.
    return _LIKE_HEADING.sub("&#35;", cleaned)


def _flat(cleaned: str) -> str:
    """Return HTML whose headings stand at the top alone: one within a list, a quotation or a note is a line in bold.

    Pages are parted at their headings, and what would be parted there would be closed where it never was opened.
    """
    depth = 0

    def turned(tag: re.Match[str]) -> str:
        nonlocal depth
        depth -= tag["slash"] == "/"
        within = depth > 0 and _HEADING_NAME.fullmatch(tag["name"])
        depth += not tag["slash"] and tag["name"] not in _ALONE
        return ("</strong></p>" if tag["slash"] else "<p><strong>") if within else tag[0]

    return _TAG.sub(turned, cleaned)


def narrative_pieces(narrative: Narrative, block: Callable[[int], str]) -> list[Piece]:
    """Return a narrative as pieces; `block` gives the trusted HTML of each table or chart it asks for."""

    # Blocks go in after the cleaning, so that only our own markup escapes it, and after the headings were found,
    # so that a block with headings of its own stays whole.
    def filled(text: str) -> str:
        alone = _BLOCK_ALONE.sub(lambda match: block(int(match.group(1))), text)
        return BLOCK.sub(lambda match: block(int(match.group(1))), alone)

    cleaned = _flat(clean(_typed(narrative)))
    pieces: list[Piece] = []
    end = 0
    for number, match in enumerate(_HEADING.finditer(cleaned), 1):
        pieces += _run(filled(cleaned[end : match.start()]))
        level = min(max(int(match.group(1)), _HIGHEST_HEADING), _LOWEST_HEADING)
        # An id of several words would come back from the page's Markdown as attributes, event handlers among them.
        anchor = match.group(2) or ""
        anchor = anchor if _ANCHOR.fullmatch(anchor) else f"s{number}"
        pieces.append(Piece(filled(match.group(3)), level, anchor))
        end = match.end()
    return pieces + _run(filled(cleaned[end:]))


def _typed(narrative: Narrative) -> str:
    """Return a narrative as Markdown in which what stands for a placeholder is text: a bar in a name parts no cells."""
    segments = narrative.segments
    return "".join(one.text if one.offset is not None else heading_text(one.text) for one in segments)


def _run(text: str) -> list[Piece]:
    return [Piece(text.strip())] if text.strip() else []


def heading_text(text: str) -> str:
    """Return plain text safe inside a Markdown heading of ours."""
    escaped = _MARKDOWN_SPECIAL.sub(r"\\\1", html.escape(" ".join(text.split()), quote=False))
    return _EXTENSION_MARK.sub(lambda match: f"&#{ord(match.group())};", escaped)


def without_fences(page: str) -> str:
    """Return a page in which no line opens a block of code: Markdown looks for those inside finished HTML as well."""
    return _FENCE.sub(lambda match: f"&#{ord(match.group())};", page)
