"""Terms of the assessment explained where a page first uses them: a button that opens a box, without any script.

The box is the browser's own popover: it opens by touch, mouse and keyboard, closes with Escape or a press elsewhere,
and gives the focus back. A browser that knows no popover shows the boxes as a list at the end of the page.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from prongsai.addresses import paths, places
from prongsai.criteria import glossary
from prongsai.words import say

if TYPE_CHECKING:
    from prongsai.criteria import Term

_HEADING = re.compile(r"(?m)^(#{1,6} .*)$")
_REST = r"""(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>"""
_TAG = f"</?{_REST}"
# A browser may break a line beside a button, even between a bracket and the term in it.
_CLASPED = re.compile(
    r"""((?:[(\[“‘"]|&\#34;)*)<button type="button" class="ps-term"[^>]*>(.*?)</button>((?:[)\]”’",:;]|&\#34;)*)"""
)
# A button with more letters than this may be wider than a phone, and must be free to break.
_SHORT = 24
# Where a button must not stand, or would be read as part of a name.
_CLOSED = frozenset(
    ["a", "abbr", "button", "caption", "code", "header", "nav", "summary", "svg", "th", "time", "title"]
)
_CLOSED |= {f"h{level}" for level in range(1, 7)}


@dataclass(slots=True)
class _Reading:
    """What was met while a page is read: the terms explained, and those met only where none can be."""

    explained: dict[str, Term] = field(default_factory=dict)
    met: dict[str, Term] = field(default_factory=dict)

    def first(self, term: Term, words: str) -> str:
        """Return the words of a term, as a button where it was not explained before."""
        if term.key in self.explained:
            return words
        self.explained[term.key] = term
        return _button(term, words)

    def closed(self, text: str) -> str:
        """Note the terms of a text that must stay as it is."""
        for match in _terms().finditer(text):
            self.note(_term_of(match))
        return text

    def note(self, term: Term) -> None:
        """Note a term where no button may stand."""
        self.met.setdefault(term.key, term)


def explain(body: str, address: str) -> str:
    """Return the body of the page at `address` with every term explained at its first use, the boxes at the end."""
    reading = _Reading()
    parts = _HEADING.split(body)
    made = [reading.closed(part) if index % 2 else _block(part, reading) for index, part in enumerate(parts)]
    rest = [term for key, term in reading.met.items() if key not in reading.explained]
    terms = [*reading.explained.values(), *rest]
    if not terms:
        return body
    others = " ".join(_button(term, html.escape(term.term)) for term in rest)
    listed = f'<p class="ps-others">{say("glossary.others")} {others}</p>\n' if rest else ""
    boxes = "\n".join(_box(term, address) for term in terms)
    opened = f'<div class="ps-terms" data-heading="{say("glossary.in_page")}" data-search-exclude>'
    return f"{''.join(made).rstrip()}\n\n{opened}\n{listed}{boxes}\n</div>\n"


def _block(block: str, reading: _Reading) -> str:
    """Return a block of HTML with its terms explained where a button may stand."""
    depth = 0

    def read(match: re.Match[str]) -> str:
        nonlocal depth
        if match.lastindex is None:
            return match[0]
        if match.lastindex == 1:
            depth += -1 if match[1] else 1
            return match[0]
        term = _looked_for()[match.lastindex - 2]
        if not depth:
            return reading.first(term, match[0])
        reading.note(term)
        return match[0]

    made = _scanned().sub(read, block)
    return made if made == block else _CLASPED.sub(_whole, made)


def _button(term: Term, words: str) -> str:
    return f'<button type="button" class="ps-term" popovertarget="{places.term(term.key)}">{words}</button>'


def _whole(match: re.Match[str]) -> str:
    """Keep a short button on one line with the brackets, quotes and commas beside it; a long one would not fit."""
    clasped = match.group(1) or match.group(3)
    short = len(match.group(2)) <= _SHORT
    return f'<span class="ps-whole">{match.group()}</span>' if clasped and short else match.group()


def _box(term: Term, address: str) -> str:
    page = paths.relative(paths.glossary(), address)
    read = say("glossary.read", term=term.term)
    name = " ".join(html.escape(part) for part in (term.full, f"({term.english})" if term.english else None) if part)
    return (
        f'<div class="ps-box" id="{places.term(term.key)}" popover><p><dfn>{html.escape(term.term)}</dfn> {name}</p>'
        f"<p>{html.escape(term.plain)}</p>"
        f'<p><a href="{page}#{term.key}">{read}</a></p></div>'
    )


@cache
def _looked_for() -> tuple[Term, ...]:
    return tuple(term for term in glossary() if term.pattern)


@cache
def _terms() -> re.Pattern[str]:
    """Return one pattern for all terms; the number of the group that matched tells which."""
    return re.compile("|".join(f"({term.pattern})" for term in _looked_for()))


@cache
def _scanned() -> re.Pattern[str]:
    """Return one pattern for tags and terms: group 1 is told by tags of what stays closed, the terms' follow it."""
    named = rf"(?i:<(/?)(?:{'|'.join(sorted(_CLOSED))})(?![a-z0-9])){_REST}"
    # Few letters begin any of them: all others are passed over without a try of each.
    begins = "".join(sorted({letter for term in _looked_for() for letter in first_letters(term.pattern or "")}))
    return re.compile(f"(?=[<{begins}])(?:<!--.*?-->|{named}|{_TAG}|{_terms().pattern})", re.DOTALL)


def first_letters(pattern: str) -> set[str]:
    """Return the letters with which what a term's pattern finds may begin; what may be left out first is one group."""
    bare = re.sub(r"^\(\?<!\[[^\]]*\]\)", "", pattern)
    optional = re.match(r"\(\?:([^()|]+)\)\?", bare)
    return {optional[1][0], bare[optional.end()]} if optional else {bare[0]}


def _term_of(match: re.Match[str]) -> Term:
    return _looked_for()[(match.lastindex or 1) - 1]
