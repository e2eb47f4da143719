"""The words of the interface: one catalogue, kept as data, a folder for each language.

Templates and modules name a sentence by its key and give it its figures, so that another language is another folder.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LANGUAGE = "th"
_SAFE = (int, Markup)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Node = str | dict[str, "_Node"]


def say(key: str, /, **figures: object) -> Markup:
    """Return the words named `key`, such as `measures.count`, with `figures` in their places.

    The words are HTML; figures are escaped and kept on one line unless they are HTML themselves.

    Raises:
        KeyError: there are no such words, or a figure that they need was not given.
    """
    words = _catalogue()[key]
    if "{" not in words:
        return words
    # Not Markup's own `format`, which takes twice the time and gives the same for escaped figures.
    escaped = {name: figure if type(figure) in _SAFE else escape(one_line(figure)) for name, figure in figures.items()}
    return Markup(str.format(words, **escaped))  # noqa: S704 - our own words with escaped figures


def plain(key: str, /, **figures: object) -> str:
    """Return words of the interface as plain text, for what is not HTML or is escaped later."""
    return say(key, **figures).unescape()


def unfilled(beginning: str) -> dict[str, str]:
    """Return the words whose keys have a beginning as plain text, with `{name}` in the places of their figures."""
    return {key: words.unescape() for key, words in _catalogue().items() if key.startswith(beginning)}


def listed(names: Iterable[object]) -> Markup:
    """Return names as a list within a sentence: the last two joined by the word for `and` (และ)."""
    *before, last = (escape(one_line(name)) for name in names)
    return say("common.listed", before=Markup(" ").join(before), last=last) if before else last


def one_line(value: object) -> object:
    """Return plain text on one line, so that no line of it can begin like a heading of the page."""
    return " ".join(value.splitlines()) if type(value) is str and "\n" in value else value


@cache
def _catalogue() -> dict[str, Markup]:
    folder = files("prongsai.words").joinpath(LANGUAGE)
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.iterdir(), key=lambda file: file.name)]
    records = (yaml.load(text, _Loader) for text in texts)  # noqa: S506 - a safe loader, in C where present
    return {key: Markup(words) for record in records for key, words in _leaves(record, "")}  # noqa: S704 - our own


def _leaves(node: _Node, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        yield key, node
        return
    for name, inner in node.items():
        yield from _leaves(inner, f"{key}.{name}" if key else name)
