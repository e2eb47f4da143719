"""Where somebody lives (ที่อยู่อาศัย): a house number, told from that of an office and from the number of a paper."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from prongsai.personal._folded import UNSEEN, bare
from prongsai.personal._mention import Mention, mask_digits
from prongsai.personal._words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEFORE = 60
"""How many letters before a house number may name the office whose it is."""


def find_homes(text: str, folded: str) -> Iterator[Mention]:
    """Yield the house numbers of homes."""
    if not any(word in folded for word in words().homes.number):
        return
    for match in _pattern().finditer(folded):
        if match["home"] or not _is_other(folded, match.start()):
            found = text[match.start() : match.end()]
            yield Mention("address", *match.span(), mask_digits(found, 0), value=bare(match["where"]))


@cache
def _pattern() -> re.Pattern[str]:
    homes = words().homes
    listed = (homes.home, homes.number, homes.goes_on, homes.counted)
    home, number, goes_on, counted = ("|".join(map(re.escape, found)) for found in listed)
    space = f"[ {UNSEEN}]{{0,3}}"
    house = f"{space}[0-9]{{1,4}}(?:/[0-9]{{1,4}})?(?![0-9/]|{space}(?:{counted})(?![ก-ฮเ-ไ]))"
    street = f"{space}(?:{goes_on}){space}(?:[0-9]{{1,2}}(?![0-9]))?"
    return re.compile(
        f"(?:(?P<home>{home})(?:{space}(?:{number}))?(?={house})|(?:{number})(?!{space}[0-9]+/25[0-9][0-9])(?={house}{street}))"
        f"(?P<where>{house}(?:{street})?)"
    )


def _is_other(text: str, start: int) -> bool:
    """Tell whether an office or a paper is named before the number."""
    before = bare(text[max(start - _BEFORE, 0) : start])
    return any(word in before for word in words().homes.others)
