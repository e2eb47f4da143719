"""Where lines may not end (การตัดคำท้ายบรรทัด): within words of the field, before a number's unit, before a dot.

A browser parts Thai at every word of its dictionary, and so within compounds that a reader takes for one. Such words
stand in elements of their own and are not joined by letters that nobody sees: those would go along into what is copied,
and hide words from who searches.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from prongsai.text import trie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prongsai.finish._built import Built, Say

WHOLE = "ps-nb"
"""The class of what stays on one line."""
_NOT_TEXT = re.compile(r"(?s)(<(head|script|style|svg|textarea|select)\b.*?</\2\s*>|<[^>]*>)")
_EACH = 3
"""How many pieces each match parts a page into: the text before it, what matched, the name of its element."""
_NUMBER = "[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*"
_YEAR = "(?: [0-9๐-๙]{4})?"
_INSIDE = "[ะาำัิ-ฺๅ็-๎]"
"""What continues the letter before it; a word that it follows is another."""
_DOT = re.compile(r"\s+·(?=\s|$)")
_REMEMBERED = 2**14


def keep_words_whole(built: Built) -> Iterator[str]:
    """Wrap what a line may not part, and tie each dot between facts to what stands before it."""
    kept = _keeper(built.say)
    for path, page in built.pages.items():
        pieces = _NOT_TEXT.split(page)
        pieces[::_EACH] = map(kept, pieces[::_EACH])
        del pieces[_EACH - 1 :: _EACH]
        built.pages[path] = "".join(pieces)
    yield from ()


@cache
def _keeper(say: Say) -> Callable[[str], str]:
    """Return what gives a text of a page with what stays whole wrapped; most texts stand on several pages."""
    pattern = _pattern(say)

    @lru_cache(_REMEMBERED)
    def kept(text: str) -> str:
        return _DOT.sub("\xa0·", pattern.sub(rf'<span class="{WHOLE}">\g<0></span>', text)) if text else text

    return kept


def _pattern(say: Say) -> re.Pattern[str]:
    before, behind = trie(say("lines.before").split()), trie(say("lines.behind").split())
    first = rf"(?:{before} )+"
    with_unit = rf"(?:{first}|(?<![0-9๐-๙.,]))(?:{_NUMBER} {say('lines.of')} )?{_NUMBER} {behind}(?!{_INSIDE}){_YEAR}"
    numbers = rf"{with_unit}|{first}{_NUMBER}(?![0-9๐-๙])"
    return re.compile(rf"(?<![เแโใไ])(?:{numbers}|{trie(say('lines.whole').split())}(?!{_INSIDE}))")
