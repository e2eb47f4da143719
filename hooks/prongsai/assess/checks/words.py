"""The words of `words.yml` (คำ), by which checks know what a text speaks of."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from prongsai.assess.prose.words import lists
from prongsai.text import trie


def words() -> dict[str, Any]:
    """Return the words by what they tell."""
    return lists("words.yml", "prongsai.assess.checks")


def any_of(listed: list[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of some words, whatever the size of their letters."""
    return _pattern(tuple(listed))


@cache
def _pattern(listed: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(trie(listed) if listed else "(?!)", re.IGNORECASE)
