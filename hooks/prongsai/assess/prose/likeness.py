"""How alike a text is to a known title (ความเหมือน), which reports print longer, shorter, or with a word changed."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

from prongsai.text import fold_digits

if TYPE_CHECKING:
    from prongsai.criteria import Criteria

_NOT_LETTERS = re.compile(r"[^0-9A-Za-zก-ฮะ-ฺเ-ๅ็-๎]+")
_GOES_WITH = re.compile("[ะ-ฺๅ็-๎]")
"""What belongs to the letter before it."""
_LEAST_BLOCK = 3
ANCHOR = 4
"""How many letters a text must share with a title from its beginning on, to be held against it."""
_SHORT = 12
ALIKE = 0.75
"""From this share of a title on, a text prints that title, if in other words."""


def letters(text: str) -> str:
    """Return the letters and digits of `text` alone: Arabic digits, small Latin letters, no spaces or signs."""
    return _NOT_LETTERS.sub("", fold_digits(text)).casefold()


def share(title: str, text: str) -> float:
    """Return how much of `title` stands at the beginning of `text`, in order, both reduced to letters: 0 to 1."""
    window = text[: len(title) * 5 // 4 + 2]
    blocks = SequenceMatcher(None, title, window, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= _LEAST_BLOCK) / max(len(title), 1)


def begins(title: str, text: str, following: str) -> float:
    """Return the share of `title` in `text` when the two begin alike, else 0.

    A short title (`โครงสร้าง`) must stand alone: words of prose begin with it too. `following` is the text as printed,
    up to where the title would end or beyond.
    """
    if title[:ANCHOR] != text[:ANCHOR]:
        return 0.0
    if len(title) < _SHORT:
        return 1.0 if text.startswith(title) and _stands_alone(title, following) else 0.0
    return share(title, text)


def _stands_alone(title: str, following: str) -> bool:
    pattern = r"[^0-9A-Za-zก-ฮะ-ฺเ-ๅ็-๎]*".join(map(re.escape, title))
    return re.match(rf"[^0-9A-Za-zก-๎]*{pattern}(?![0-9A-Za-zก-๎])", fold_digits(following), re.IGNORECASE) is not None


def nearest_beginning(text: str, name: str, slack: int) -> str:
    """Return the beginning of `text`, of about the length of `name`, that takes the fewest changes to become it.

    It ends with a whole word where one ends there, and never between a letter and the marks or vowels that follow it.
    """
    lengths = range(max(len(name) - slack, 1), min(len(name) + slack, len(text)) + 1)
    whole = [text[:length] for length in lengths if not _GOES_WITH.match(text, length)]
    return min(whole, key=lambda one: (_changes(one, name), abs(len(one) - len(name))), default="")


def _changes(text: str, other: str) -> int:
    steps = SequenceMatcher(None, text, other, autojunk=False).get_opcodes()
    return sum(max(end - start, last - first) for kind, start, end, first, last in steps if kind != "equal")


@cache
def reduced(criteria: Criteria) -> dict[str, str]:
    """Return the known titles of a year's items and questions by code, reduced to letters."""
    return {code: letters(title) for code, title in criteria.titles.items()}
