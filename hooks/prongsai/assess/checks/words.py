"""The words of `words.yml` (คำ), by which checks know what a text speaks of."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from prongsai.text import trie

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def words() -> dict[str, Any]:
    """Return the words by what they tell."""
    text = files("prongsai.assess.checks").joinpath("words.yml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.load(text, _Loader)  # noqa: S506 - a safe loader, in C where present
    return table


def any_of(listed: list[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of some words, whatever the size of their letters."""
    return _pattern(tuple(listed))


@cache
def _pattern(listed: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(trie(listed), re.IGNORECASE)
