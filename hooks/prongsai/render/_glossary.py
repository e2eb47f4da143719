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
_TAG = re.compile(r"""(<!--.*?-->|</?(?:[^<>"']|"[^"]*"|'[^']*')*>)""", re.DOTALL)
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# A browser may break a line beside a button, even between a bracket and the term in it.
_CLASPED = re.compile(r"""((?:[(\[“‘"]|&\#34;)*)(<button .*?</button>)((?:[)\]”’",:;]|&\#34;)*)""")
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

    def text(self, text: str) -> str:
        """Return running text with a button in the place of each term that was not explained before."""
        made = _terms().sub(self._first, text)
        return made if made == text else _CLASPED.sub(_whole, made)

    def closed(self, text: str) -> str:
        """Note the terms of a text that must stay as it is."""
        for match in _terms().finditer(text):
            term = _term_of(match)
            self.met.setdefault(term.key, term)
        return text

    def _first(self, match: re.Match[str]) -> str:
        term = _term_of(match)
        if term.key in self.explained:
            return match.group()
        self.explained[term.key] = term
        return _button(term, match.group())


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
    """Return a block of HTML, read tag by tag, with its terms explained where a button may stand."""
    made, depth = [], 0
    for index, piece in enumerate(_TAG.split(block)):
        if not piece or piece.isspace():
            made.append(piece)
        elif index % 2:
            named = _NAME.match(piece)
            if named and named.group(2).lower() in _CLOSED:
                depth += -1 if named.group(1) else 1
            made.append(piece)
        else:
            made.append(reading.closed(piece) if depth else reading.text(piece))
    return "".join(made)


def _button(term: Term, words: str) -> str:
    return f'<button type="button" class="ps-term" popovertarget="{places.term(term.key)}">{words}</button>'


def _whole(match: re.Match[str]) -> str:
    """Keep a short button on one line with the brackets, quotes and commas beside it; a long one would not fit."""
    clasped = match.group(1) or match.group(3)
    short = len(_TAG.sub("", match.group(2))) <= _SHORT
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


def _term_of(match: re.Match[str]) -> Term:
    return _looked_for()[(match.lastindex or 1) - 1]
