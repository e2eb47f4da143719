"""The words by which prose is read (คำ), as the YAML files of a room list them by what they tell."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
