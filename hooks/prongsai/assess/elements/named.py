"""What a text is about (เรื่องที่กล่าวถึง): the indicators and topics that it names, as placeholders or by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.assess.prose.words import patterns
from prongsai.text import fold_digits

if TYPE_CHECKING:
    import re

Named = tuple[str, str]
"""The kind and value of a reference, such as `("indicator", "9")`."""

_FORMS = patterns("named")
_MOST = 10


def named(text: str) -> set[Named]:
    """Return the indicators and topics that a text names, as placeholders or in words with their numbers."""
    folded = fold_digits(text)
    found = {(_kind(match), str(int(match["first"]))) for match in _FORMS["placeholder"].finditer(folded)}
    for match in _FORMS["literal"].finditer(folded):
        first = int(match["first"])
        last = min(int(match["last"] or first), _MOST)
        found |= {(_kind(match), str(number)) for number in range(first, max(first, last) + 1)}
    return found


def _kind(match: re.Match[str]) -> str:
    return "topic" if match["topic"] else "indicator"
