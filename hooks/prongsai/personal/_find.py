"""Everything personal in a text, and the text without it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from prongsai.personal._births import find_births
from prongsai.personal._cards import find_cards
from prongsai.personal._chats import find_chats
from prongsai.personal._folded import fold
from prongsai.personal._homes import find_homes
from prongsai.personal._mail import find_mail
from prongsai.personal._names import find_names
from prongsai.personal._nearby import Nearby
from prongsai.personal._numbers import find_numbers
from prongsai.personal._shown import readings

if TYPE_CHECKING:
    from prongsai.personal._mention import Mention


def find_personal(text: str) -> tuple[Mention, ...]:
    """Return the personal data in `text` by place, none within another. Time grows with the length of the text.

    It is read with its tags and addresses, and as a page shows it.
    """
    found = [reading.typed(mention) for reading in readings(text) for mention in _found(reading.text)]
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda one: (one.start, -one.end, not one.grave)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


@lru_cache(maxsize=1024)
def mask_personal(text: str) -> str:
    """Return `text` with what is personal in it masked, to be printed."""
    pieces, end = [], 0
    for mention in find_personal(text):
        pieces += [text[end : mention.start], mention.masked]
        end = mention.end
    return "".join([*pieces, text[end:]])


def _found(text: str) -> list[Mention]:
    folded = fold(text)
    nearby = Nearby(folded)
    return [
        *find_numbers(text, folded, nearby),
        *find_cards(text, folded, nearby),
        *find_mail(text, folded),
        *find_chats(text, folded),
        *find_births(text, folded),
        *find_homes(text, folded),
        *find_names(text, folded),
    ]
