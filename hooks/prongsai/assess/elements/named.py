"""What a text is about (เรื่องที่กล่าวถึง): the indicators and topics that it names, as placeholders or by number."""

from __future__ import annotations

from prongsai.assess.prose.words import patterns
from prongsai.text import fold_digits

Named = tuple[str, str]
"""The kind and value of a reference, such as `("indicator", "9")`."""

_FORMS = patterns("named")
_KIND = {"ตัวชี้วัด": "indicator", "ประเด็น": "topic", "topic": "topic"}
_MOST = 10


def named(text: str) -> set[Named]:
    """Return the indicators and topics that a text names, as placeholders or in words with their numbers."""
    folded = fold_digits(text)
    found = {(_KIND.get(match[1], "indicator"), str(int(match[2]))) for match in _FORMS["placeholder"].finditer(folded)}
    for match in _FORMS["literal"].finditer(folded):
        first = int(match[2])
        last = min(int(match[3] or first), _MOST)
        found |= {(_KIND[match[1]], str(number)) for number in range(first, max(first, last) + 1)}
    return found
