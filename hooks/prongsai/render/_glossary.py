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
_PATTERN = re.compile(r"(\(\?<!\[[^\]]*\]\))?(?:\(\?:([^()|]+)\)\?)?(.*)", re.DOTALL)
# A browser may break a line beside a button, even between a bracket and the term in it.
_OPENING = re.compile(r"""(?:[(\[“‘"]|&\#34;)*\Z""")
_CLOSING = re.compile(r"""(?:[)\]”’",:;]|&\#34;)*""")
_CLASPS = 40
"""Within how many letters before a button the brackets and quotes stand that are kept beside it."""
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
    pieces, end, depth = [], 0, 0
    tags = _tags().finditer(block)
    tag = next(tags, None)
    for match in _terms().finditer(block):
        while tag is not None and tag.end() <= match.start():
            if tag.lastindex is not None:
                depth += -1 if tag[1] else 1
            tag = next(tags, None)
        if tag is not None and tag.start() < match.start():
            continue
        term = _term_of(match)
        if depth or term.key in reading.explained:
            reading.note(term)
            continue
        reading.explained[term.key] = term
        before = _OPENING.search(block, max(end, match.start() - _CLASPS), match.start())
        after = _CLOSING.match(block, match.end())
        opened, closed = (one[0] if one else "" for one in (before, after))
        button = f"{opened}{_button(term, match[0])}{closed}"
        pieces.append(block[end : match.start() - len(opened)])
        # A short one stays on one line with the brackets, quotes and commas beside it; a long one would not fit.
        whole = (opened or closed) and len(match[0]) <= _SHORT
        pieces.append(f'<span class="ps-whole">{button}</span>' if whole else button)
        end = match.end() + len(closed)
    return "".join([*pieces, block[end:]])


def _button(term: Term, words: str) -> str:
    return f'<button type="button" class="ps-term" popovertarget="{places.term(term.key)}">{words}</button>'


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
    """Return one pattern for all terms; the number of the empty group behind the one that matched tells which."""
    return re.compile("|".join(f"{form}()" for form, _ in _forms()))


@cache
def _forms() -> tuple[tuple[str, Term], ...]:
    """Return the patterns of terms, each from its first letter on: text without any such letter is passed over at once.

    What may be left out first is one group, and what must not stand before a term is one of letters.
    """
    found: list[tuple[str, Term]] = []
    for term in _looked_for():
        before, optional, rest = _PATTERN.fullmatch(term.pattern or "").groups(default="")  # type: ignore[union-attr]
        for form in [optional + rest, rest] if optional else [rest]:
            behind = f"{before[:-1]}{form[0]})" if before else ""
            found.append((f"{form[0]}{behind}{form[1:]}", term))
    return tuple(found)


@cache
def _tags() -> re.Pattern[str]:
    """Return the pattern of tags and comments; group 1 is told by tags of what stays closed."""
    closed = "|".join(sorted(_CLOSED))
    return re.compile(rf"<(?:!--.*?-->|(?i:(/?)(?:{closed})(?![a-z0-9])){_REST}|/?{_REST})", re.DOTALL)


def _term_of(match: re.Match[str]) -> Term:
    return _forms()[(match.lastindex or 1) - 1][1]
