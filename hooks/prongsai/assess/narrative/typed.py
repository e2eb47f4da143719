"""An expression of a narrative as the officer typed it, and where it stands in its line."""

from __future__ import annotations

import re

from jinja2 import nodes

_OPENED = re.compile(r"\{[{%]")


def find(line: str, word: str, start: int) -> int:
    """Return where `word` stands in `line` on its own, else the name it begins with, else 0.

    A lone `{` is either opening, `{{` or `{%`.
    """
    if word == "{":
        match = _OPENED.search(line, start)
        return match.start() if match else 0
    places = (_alone(line, word, start, "("), _alone(line, word.partition("(")[0], start, ""))
    return next((at for at in places if at >= 0), 0)


def _alone(line: str, word: str, start: int, behind: str) -> int:
    """Return where a word stands that goes on on neither side, nor with what may not be `behind`; -1 for nowhere."""
    # Not by a pattern: compiling one for each of thousands of words takes longer than all the rest.
    at = line.find(word, start)
    while at >= 0:
        before, after = line[at - 1 : at], line[at + len(word) : at + len(word) + 1]
        if not (_in_word(word[:1]) and _in_word(before)) and not (
            _in_word(word[-1:]) and (_in_word(after) or (after and after == behind))
        ):
            break
        at = line.find(word, at + 1)
    return at


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def source_of(node: nodes.Node) -> str:
    """Return an expression about as the officer typed it."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Const():
            return f'"{node.value}"' if isinstance(node.value, str) else str(node.value)
        case nodes.Getattr():
            return f"{source_of(node.node)}.{node.attr}"
        case nodes.Call():
            named = [f"{keyword.key}={source_of(keyword.value)}" for keyword in node.kwargs]
            return f"{source_of(node.node)}({', '.join([source_of(argument) for argument in node.args] + named)})"
    return "…"
