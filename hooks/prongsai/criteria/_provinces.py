"""The provinces of Thailand (จังหวัด), read from `provinces.yml`: which one is meant, and which one a name says."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

import yaml

_SEVERAL = re.compile(r"\s*(?:,|/|และ|กับ)\s*|\s+")
_PASSED_OVER = re.compile(r"[\s.ฯ]+")
_SHORT = 6
_ALIKE, _ALIKE_SHORT = 0.84, 0.79
"""How alike a word must be to a province's name to be one misspelt; a short one has fewer letters to share."""


@cache
def _provinces() -> dict[str, str]:
    """Return each province by its name and by what is said for it."""
    told = yaml.safe_load(files("prongsai.criteria").joinpath("provinces.yml").read_text(encoding="utf-8"))
    called = {word.casefold(): name for name, words in told["called"].items() for word in words}
    return called | {name: name for name in told["provinces"]}


def provinces_meant(text: str) -> tuple[str, ...]:
    """Return the provinces that a text which is the name of none may mean; empty for a name, and where none is near."""
    known, bare = _provinces(), _PASSED_OVER.sub("", text).casefold()
    if known.get(text) == text:
        return ()
    if bare in known:
        return (known[bare],)
    parts = [known.get(_PASSED_OVER.sub("", one).casefold(), "") for one in _SEVERAL.split(text)]
    if len(parts) > 1 and all(parts):
        return tuple(parts)
    names = [name for name in known if known[name] == name]
    return tuple(get_close_matches(bare, names, n=1, cutoff=_ALIKE if len(bare) > _SHORT else _ALIKE_SHORT))


def province_of(name: str) -> str | None:
    """Return the province that an agency's name says it is of: `องค์การบริหารส่วนจังหวัดลำพูน`; None where it says none."""
    match = _said().search(name)
    return match[1] if match else None


@cache
def _said() -> re.Pattern[str]:
    names = "|".join(sorted({*_provinces().values()}, key=len, reverse=True))
    return re.compile(rf"(?:จังหวัด|จ\.|อบจ\.)\s?({names})(?![ก-๎])")
