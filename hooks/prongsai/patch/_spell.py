"""How a text is written as a YAML value: as the value that stood there, read back before it is taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from prongsai.patch._edits import Bare, Unpatchable
from prongsai.patch._tree import Loader

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER = re.compile(r"([|>])([1-9]?)[+-]?([1-9]?)([^\n]*)")
_LONGEST_LINE = 120
_WRAP = re.compile(r"(?<=\S) (?=\S)")
"""Where a line may be broken: folding makes one space of it."""
_STR = "tag:yaml.org,2002:str"
_RESOLVER: Any = yaml.SafeLoader("")


class Room(NamedTuple):
    """Where a text is to stand.

    Attributes:
        indent: how far in the lines of a longer text stand.
        before: how many letters stand before it in its line.
        flow: whether it stands between brackets.
        width: how long a line of a folded text may be.
        quote: the quotation mark that its file uses.
    """

    indent: int
    before: int = 0
    flow: bool = False
    width: int = 110
    quote: str = "'"


def spelled(value: str, room: Room, old: str = "") -> str:
    """Return a text as it is to be written where `old` stood.

    Raises:
        Unpatchable: no way to write it is read back as it is.
    """
    for written in _ways(value, room, old):
        if _reads(written, value, room):
            return written
    raise Unpatchable(value)


def misread(value: str) -> bool:
    """Tell whether YAML takes a text without quotes for a number, a date, a yes or no, or nothing."""
    return bool(_RESOLVER.resolve(yaml.ScalarNode, value, (True, False)) != _STR)


def _ways(value: str, room: Room, old: str) -> Iterator[str]:
    """Yield the ways to write a text, the best first."""
    mark = old[:1]
    if mark in ("|", ">") and not room.flow:
        yield from _blocks(value, room, old)
    if mark in ("'", '"'):
        yield _quoted(value, mark, room, old)
    elif not room.flow and mark not in ("|", ">") and (_long(value, room, old) or "\n" in value):
        yield from _blocks(value, room, "|-" if "\n" in value else ">-")
    if isinstance(value, Bare) or not misread(value) or (old and mark not in ("'", '"', "|", ">") and misread(old)):
        yield "\n".join(_wrapped(value, room, old.split("\n"), room.width)) if "\n" in old else value
    other = '"' if room.quote == "'" else "'"
    for quote in (room.quote, other):
        yield _quoted(value, quote, room, "")
    yield _quoted(value, '"', room, "")


def _long(value: str, room: Room, old: str) -> bool:
    """Tell whether a text is too long for its line; what stood in a long line before may go on doing so."""
    return " " in value and "\n" not in old and len(value) > max(_LONGEST_LINE - room.before, len(old))


def _quoted(value: str, mark: str, room: Room, old: str) -> str:
    inner = value.replace("'", "''") if mark == "'" else _escaped(value)
    lines = old[1:-1].split("\n")
    return mark + ("\n".join(_wrapped(inner, room, lines, room.width)) if len(lines) > 1 else inner) + mark


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")


def _blocks(value: str, room: Room, old: str) -> Iterator[str]:
    """Yield a text as a block, first with the sign that stood there."""
    header = _HEADER.match(old)
    if header is None or value.endswith("\n\n"):
        return
    sign, behind = header[1], header[4]
    chomp = "" if value.endswith("\n") else "-"
    lines = old.split("\n")[1:]
    standing = next((line for line in lines if line.strip()), " " * room.indent)
    own = room._replace(indent=len(standing) - len(standing.lstrip(" ")))
    for one in (sign, "|" if sign == ">" else ">"):
        body = _folded(value.removesuffix("\n"), own, lines) if one == ">" else value.removesuffix("\n").split("\n")
        yield f"{one}{header[2] or header[3]}{chomp}{behind}\n" + "\n".join(
            " " * own.indent + line if line else "" for line in body
        )


def _folded(value: str, room: Room, old: list[str]) -> list[str]:
    """Return the lines of a folded text: paragraphs stand apart by a blank line, those that stood stay as they were."""
    before = _paragraphs([line.strip() for line in old])
    known = {" ".join(lines): lines for lines in before}
    width = _width(room, [line.strip() for line in old])
    found: list[str] = []
    for index, paragraph in enumerate(value.split("\n")):
        same = known.get(paragraph)
        near = before[min(index, len(before) - 1)] if before else []
        found += ([""] if index else []) + (same or [line.strip() for line in _wrapped(paragraph, room, near, width)])
    return found


def _width(room: Room, lines: list[str]) -> int:
    """Return how long a line may be: as those that stand, and without end where a long text stands in one."""
    longest = max(map(len, lines), default=0)
    alone = sum(map(bool, lines)) == 1 and longest > _LONGEST_LINE
    return 10**6 if alone else max(longest, room.width)


def _paragraphs(lines: list[str]) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for line in lines:
        if line:
            found[-1].append(line)
        else:
            found.append([])
    return [one for one in found if one]


def _wrapped(value: str, room: Room, old: list[str], width: int) -> list[str]:
    """Return a text in lines: whole old lines are kept from both ends, only what lies between is wrapped anew."""
    pad, lines = " " * room.indent, [line.strip() for line in old]
    head: list[str] = []
    while (line := next(iter(lines), "")) and value.startswith(f"{line} "):
        head.append(lines.pop(0))
        value = value[len(line) + 1 :]
    tail: list[str] = []
    while lines and lines[-1] and value.endswith(f" {lines[-1]}"):
        value = value[: -len(lines[-1]) - 1]
        tail.insert(0, lines.pop())
    body = [*head, *_lines(value, width), *tail]
    return [body[0], *(pad + line for line in body[1:])]


def _lines(text: str, width: int) -> Iterator[str]:
    """Yield a text in lines no longer than `width`, but for a word that is."""
    line = ""
    for word in _WRAP.split(text):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _reads(written: str, value: str, room: Room) -> bool:
    """Tell whether what is written is read as the text that is meant, where it is to stand."""
    lead = " " * max(room.indent - 2, 0)
    text = f"{lead}- [{written}, 1]\n" if room.flow else f"{lead}- {written}\n{lead}- 1\n"
    try:
        node: Any = yaml.compose(text, Loader)
    except yaml.YAMLError:
        return False
    items = node.value[0].value if room.flow else node.value
    first = items[0]
    if len(items) != 2 or not isinstance(first, yaml.ScalarNode) or first.value != value:  # noqa: PLR2004 - it and its guard
        return False
    # Without quotes nothing and `~` are no text.
    return bool(first.style) or value not in ("", "~", "null", "Null", "NULL")
