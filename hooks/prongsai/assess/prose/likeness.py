"""How alike a text is to a known title (ความเหมือน), which reports print longer, shorter, or with a word changed."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

from prongsai.text import fold_digits

if TYPE_CHECKING:
    from collections.abc import Callable

    from prongsai.criteria import Criteria

_NOT_LETTERS = re.compile(r"[^0-9A-Za-zก-ฮะ-ฺเ-ๅ็-๎]+")
_GOES_WITH = re.compile("[ะ-ฺๅ็-๎]")
"""What belongs to the letter before it."""
_LEADS = re.compile("[เ-ไ]")
_LEAST_BLOCK = 3
ANCHOR = 4
"""How many letters a text must share with a title from its beginning on, to be held against it."""
_SHORT = 12
SLACK = 3
"""How many letters longer or shorter a name may be printed, to be looked at."""
_ALMOST = 0.85
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
    return min(whole, key=lambda one: (changes(one, name), abs(len(one) - len(name))), default="")


def changes(text: str, other: str) -> int:
    """Return how many letters must be changed, put in or left out for one text to become another."""
    steps = SequenceMatcher(None, text, other, autojunk=False).get_opcodes()
    return sum(max(end - start, last - first) for kind, start, end, first, last in steps if kind != "equal")


def apart(text: str, other: str) -> tuple[str, str]:
    """Return two names without the words with which both begin and end, as far as letters tell where words part."""
    first = _alike(text, other, _may_part)
    text, other = text[first:], other[first:]
    last = _alike(text[::-1], other[::-1], lambda turned, at: at > 1 and _may_part(turned[::-1], len(turned) - at))
    return text[: len(text) - last], other[: len(other) - last]


def _alike(text: str, other: str, parts: Callable[[str, int], bool]) -> int:
    """Return with how many letters both begin, up to where one may be parted in both."""
    most = next(
        (at for at, (one, two) in enumerate(zip(text, other, strict=False)) if one != two), min(len(text), len(other))
    )
    return max(at for at in range(most + 1) if not at or (parts(text, at) and parts(other, at)))


def _may_part(text: str, at: int) -> bool:
    return len(text) != at + 1 and not (_GOES_WITH.match(text, at) or _LEADS.match(text, at - 1))


def almost(printed: str, names: dict[str, str], *, whole: bool) -> tuple[str, str] | None:
    """Return what `printed` is, or begins with, and the official name that it almost is; None for any other text."""
    if any(printed.startswith((name, name.removeprefix("การ"))) for name in names):
        return None
    spans = {name: [len(printed)] if whole else range(len(name) - SLACK, len(name) + SLACK + 1) for name in names}
    tries = [
        (_ratio(printed[:length], name), name)
        for name, lengths in spans.items()
        if _has_letters_of(name, printed[: lengths[-1]], lengths[0])
        for length in lengths
    ]
    likeness, name = max(tries, default=(0.0, ""))
    slip = printed if whole else nearest_beginning(printed, name, SLACK)
    return (slip, names[name]) if likeness >= _ALMOST else None


def _ratio(printed: str, name: str) -> float:
    """Return how alike two names are, or 0 where the cheap upper bounds say that they are not almost the same."""
    matcher = _matcher(name)
    matcher.set_seq1(printed)
    alike = matcher.real_quick_ratio() >= _ALMOST and matcher.quick_ratio() >= _ALMOST
    return matcher.ratio() if alike else 0.0


@cache
def _matcher(name: str) -> SequenceMatcher[str]:
    """Keep a matcher for each official name, for preparing one costs more than comparing."""
    return SequenceMatcher(None, "", name, autojunk=False)


def _has_letters_of(name: str, printed: str, least: int) -> bool:
    """Tell whether enough letters of a name stand in a text for `least` of them or more to be almost the same."""
    common = sum((_letters_of(name) & Counter(printed)).values())
    return 2 * common >= _ALMOST * (len(name) + min(least, len(printed)))


@cache
def _letters_of(name: str) -> Counter[str]:
    return Counter(name)


@cache
def reduced(criteria: Criteria) -> dict[str, str]:
    """Return the known titles of a year's items and questions by code, reduced to letters."""
    return {code: letters(title) for code, title in criteria.titles.items()}
