"""The words and patterns by which prose is read (คำ), as the YAML files of a room list them by what they tell."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PIECE = re.compile(r"\{([a-z]+)\}")


@cache
def lists(name: str, room: str = "prongsai.assess.prose") -> dict[str, Any]:
    """Return the words that a file of a room names, by what they do."""
    text = files(room).joinpath(name).read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.load(text, _Loader)  # noqa: S506 - a safe loader, in C where present
    return table


def together(name: str, *among: str) -> tuple[str, ...]:
    """Return the words that go together in what they tell, as `kinds.yml` names it, or a part of it."""
    found = lists("kinds.yml")[name]
    for one in among:
        found = found.get(one, ())
    return tuple(found)


def patterns(section: str, **known: str) -> Mapping[str, re.Pattern[str]]:
    """Return the patterns of a section of `patterns.yml`, by what they find; `known` are pieces that a report gives."""
    table = lists("patterns.yml")
    pieces = table["pieces"] | known

    def whole(told: str | list[str]) -> str:
        return _PIECE.sub(lambda piece: whole(pieces[piece[1]]), "".join(told))

    return {name: re.compile(whole(told)) for name, told in table[section].items()}
