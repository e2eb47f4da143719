"""Numbers with letters (หนังสือเดินทาง, เลขหลังบัตร, ทะเบียนรถ), told only beside a word."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from prongsai.personal._mention import Mention, mask_digits, mask_letters
from prongsai.personal._words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.personal._nearby import Nearby

_BESIDE = "[A-Za-z0-9ก-ฮะ-ฺเ-๎]"
"""What stands beside such a number only when it is none: more of a word, or of a longer code."""


def find_cards(text: str, folded: str, nearby: Nearby) -> Iterator[Mention]:
    """Yield the numbers with letters."""
    for card in words().cards.values():
        if not any(sign in folded for sign in card.signs):
            continue
        for match in _whole(card.pattern).finditer(folded):
            near, other = (nearby.gap(words, *match.span()) for words in (card.near, card.others))
            if near is not None and (other is None or near < other):
                masked = mask_letters(mask_digits(text[match.start() : match.end()], card.kept))
                yield Mention(card.kind, *match.span(), masked)


@cache
def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?<!{_BESIDE})(?<![A-Za-zก-๎][./-])(?:{pattern})(?!{_BESIDE}|[./][0-9])")
