"""Emphasis (ตัวเอน ตัวหนา): stars and low lines around words, found so that no letter of an officer's text is lost.

The library's own way pairs marks by their places in a text that it has changed meanwhile. With marks of several lengths
in a row, as in `2*3**4*5`, it takes letters for marks. Here each mark is found by what stands around it, and what is
within by what comes later in the list. The time grows with the length of a text, whatever is opened and never closed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.inlinepatterns import DoubleTagInlineProcessor, SimpleTagInlineProcessor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown import Markdown

_IN_WORD = r"[\w\u0e00-\u0e7f]"
_LIBRARYS_OWN, _PRIORITY = "em_strong", 60


class Emphasis(Extension):
    """Puts our way in the place of the library's."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Register the patterns, those of more marks first."""
        md.inlinePatterns.deregister(_LIBRARYS_OWN)
        for at, pattern in enumerate([*_patterns("*"), *_patterns("_")]):
            md.inlinePatterns.register(pattern, f"emphasis{at}", _PRIORITY - at)


def _patterns(mark: str) -> Iterator[SimpleTagInlineProcessor]:
    """Yield what finds `***a***`, `**a**` and `*a*`; a low line within a word is no mark."""
    m = re.escape(mark)
    before, after = (f"(?<!{_IN_WORD})", f"(?!{_IN_WORD})") if mark == "_" else ("", "")
    # Within are no marks of the same number, for those would end it.
    one_or_two, two_or_more = (rf"[^{m}]|(?<!{m}){m}{{{times}}}(?!{m})" for times in ("1,2", "2,"))
    one = rf"[^{m}]|{m}(?!{m})|{m}(?={m}{m}(?!{m}))"
    emphasised = rf"{m}[^\s{m}][^{m}]*{m}(?!{m})"
    ends = rf"(?<![\s{m}])\1(?!{m}){after}"
    yield DoubleTagInlineProcessor(rf"{before}(?<!{m})({m}{m}{m})(?![\s{m}])((?:{one_or_two})+){ends}", "strong,em")
    # `***a* b**` begins with emphasised words, `***a** b*` does not.
    begins = rf"(?=[^\s{m}]|{emphasised})"
    yield SimpleTagInlineProcessor(rf"{before}({m}{m}){begins}((?:{one})+)(?<!\s)\1{after}", "strong")
    yield SimpleTagInlineProcessor(rf"{before}(?<!{m})({m})(?![\s{m}])((?:{two_or_more})+){ends}", "em")
