"""How templates are filled: what they may call, and how a value is shown where none of ours has shown it yet."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup

from prongsai.addresses import paths, places
from prongsai.content import long_date, short_date
from prongsai.render._linked import place, where
from prongsai.render._markdown import heading_text
from prongsai.render._shown import change, in_paragraphs, lines, paragraphs, score
from prongsai.render._site_tables import kind_of
from prongsai.site import Compiled
from prongsai.words import listed, one_line, say

if TYPE_CHECKING:
    from pathlib import Path

_SAID = re.compile(r"""\{\{ say\((?:"|')([a-z_.]+)(?:"|')\) \}\}""")


class WordsFirst(Extension):
    """Puts words without figures into a template before it is compiled: most words then need no call at all."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - as Jinja2 calls it
        """Return the source of a template with such words in their places; their lines stay the same."""
        return _SAID.sub(lambda said: say(said[1]), source)


@cache
def environment(templates: Path) -> Environment:
    """Return what fills the templates of a folder, one for all parts of a site that a process makes."""
    made = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=one_line,
        extensions=[WordsFirst],
        bytecode_cache=Compiled(__file__),
    )
    made.filters |= {
        "score": score,
        "change": change,
        "heading": lambda text: Markup(heading_text(str(text))),  # noqa: S704 - escaped by heading_text
        "inline_heading": _inline_heading,
        "listed": listed,
        "kind": kind_of,
        "lines": lines,
        "paragraphs": paragraphs,
        "in_paragraphs": in_paragraphs,
        "place": place,
        "where": where,
        "trusted": Markup,
        "long_date": long_date,
        "short_date": short_date,
    }
    made.globals |= {"links": paths, "places": places, "say": say}
    return made


def _inline_heading(piece: str) -> Markup:
    """Return cleaned inline HTML as the text of a Markdown heading."""
    plain = Markup(piece).striptags()  # noqa: S704 - only to drop the tags
    return Markup(heading_text(plain))  # noqa: S704 - escaped by heading_text
