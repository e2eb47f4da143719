"""What can be read of a file that is not YAML as a whole (ส่วนที่ยังอ่านได้): each of its fields for itself.

A bracket that is not closed costs the field that it stands in, however deep, not what the rest of the file says.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from prongsai.content._source import Source
from prongsai.content._yaml import Slip, parse
from prongsai.findings import ContentError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from prongsai.content._source import Location
    from prongsai.findings import Finding

_LEAD = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n|---[ ]*\n)*(?P<indent>[ ]*)(?P<item>-(?=\s))?")
"""What stands before the first field, and whether that is an item of a list."""
_QUOTED = r"""(?:"[^"\n]*"|'[^'\n]*')[ ]*:"""
_BEGIN = rf"(?:[^\s#\-\]}}'\",]|{_QUOTED})"
"""What a field can begin with: what can be its name."""
_HEAD = re.compile(rf"[ ]*(?:-(?=[ ]+[^\s#])|(?:-|[^\s#\-\"'][^:\n]*:|{_QUOTED})[ ]*(?:#[^\n]*)?\n)")
"""A dash, or a line that leaves what it names to those below it."""
_KEY = re.compile(r"""[ ]*["']?(\w+)["']?[ \t]*[:：=]""")
_ITEM = re.compile(r"[ ]*-\s")
_ANCHOR = re.compile(r"(?<!\S)&([^\s,\]}]+)")
_ALIAS = re.compile(r"(?<![^\s\[{,])\*([^\s,\]}]+)")
"""The name by which a field takes the value of another: such fields cannot be read each for itself."""
_NOT_BREAK = re.compile(r"[^\n]")
_LINE = re.compile(r"[^\n]+")
_MOST_FIELDS = 100
"""No record of ours has more fields, and each is read for itself."""
_DEEPEST = 12
"""No text of a record stands within more fields and items than that, and each is read for itself again."""


class _Piece(NamedTuple):
    """A field or an item of a list; `line` is the number of lines before it in the file."""

    text: str
    line: int
    location: Location


def parse_most(source: Source, slips: list[Slip], known: Collection[str]) -> Any:  # noqa: ANN401 - see parse
    """Return the data of a file as `parse` does; of one that is no YAML, that of the fields which are.

    What is wrong with each other field is put in `slips`, with its location: that of the whole file where it stands in
    none of the `known` names, for then what it was meant for is not known.

    Raises:
        ContentError: no field can be read, or which can is not sure.
    """
    try:
        return parse(source, slips)
    except ContentError as error:
        if not set(_ANCHOR.findall(source.text)).isdisjoint(_ALIAS.findall(source.text)):
            raise
        pieces = _Pieces(source.file)
        left = pieces.parted(source.text, 0, (), error.finding)
        # Where no field is wrong it is what stands before the first: a comment.
        if left is None or not pieces.broken:
            raise
        told = ((finding, at if at[:1] and at[0] in known else ()) for finding, at in pieces.broken)
        slips[:] = dict.fromkeys(told)
        try:
            return parse(replace(source, text=left), slips)
        except ContentError:
            raise error from None


def unread(error: Any, slips: Iterable[Slip]) -> bool:  # noqa: ANN401 - pydantic's own dict
    """Tell whether a field, or what a record lacks (E103), is missing because it could not be read, which is told."""
    told, location = {at for _, at in slips}, tuple(error["loc"])
    if error["type"] == "E103":
        return any(at[: len(location)] == location for at in told)
    return error["type"] == "missing" and not told.isdisjoint([location, location[:-1]])


class _Pieces:
    """The pieces of a file, and what is wrong with those that are `broken`, at the location where each is missed."""

    def __init__(self, file: str) -> None:
        self._file, self._depth = file, 0
        self.broken: list[Slip] = []

    def parted(self, text: str, line: int, location: Location, wrong: Finding) -> str | None:
        """Return what is left of the fields or items of a text, each letter at its place; None for nothing.

        A line that alone is a text has no fault of its own; what is wrong with the whole (`wrong`) tells it.
        """
        before, *fields = _fields(text)
        parts, kept = [_blank(before)], 0
        line += before.count("\n")
        for field in self._whole(fields, wrong):
            left = self._left(_Piece(field, line, _location(field, location, kept)), wrong)
            parts.append(_blank(field) if left is None else left)
            line, kept = line + field.count("\n"), kept + (left is not None)
        return "".join(parts) if kept else None

    def _whole(self, fields: Iterable[str], wrong: Finding) -> Iterator[str]:
        """Yield the fields, each with the lines that go on with it as the second of a quotation does."""
        runs: list[list[str]] = []
        for field in fields:
            if runs and not (_KEY.match(field) or _ITEM.match(field)):
                runs[-1].append(field)
            else:
                runs.append([field])
        for run in runs:
            whole = len(run) > 1 and self._wrong("".join(run), 0, wrong) is None
            yield from ["".join(run)] if whole else run

    def _left(self, piece: _Piece, above: Finding) -> str | None:
        if (wrong := self._wrong(piece.text, piece.line, above)) is None:
            return piece.text
        told = len(self.broken)
        left = self._within(piece, wrong)
        if left is not None and self._wrong(left, piece.line, wrong) is None:
            return left
        within = [finding for finding, _ in self.broken[told:]] if left is None else []
        # What has a number, and no name, is missed in what it is in; so is what is not parted from others.
        unnamed = "".join(map(str, piece.location[-1:])).isdecimal() or _outdented(piece.text)
        at = piece.location[:-1] if unnamed else piece.location
        self.broken[told:] = [(finding, at) for finding in within or [wrong]]
        return None

    def _within(self, piece: _Piece, wrong: Finding) -> str | None:
        """Return what is left of a field or item whose parts stand in lines of their own; None for any other.

        What stands deeper than any of our texts is not parted: on one line there may be thousands of lists.
        """
        if self._depth > _DEEPEST or (head := _HEAD.match(piece.text)) is None:
            return None
        end = head.end()
        self._depth += 1
        left = self.parted(_NOT_BREAK.sub(" ", head[0]) + piece.text[end:], piece.line, piece.location, wrong)
        self._depth -= 1
        return None if left is None else head[0] + left[end:]

    def _wrong(self, text: str, line: int, above: Finding) -> Finding | None:
        """Return what is wrong with a piece that is no YAML, or no field; None for one that is."""
        try:
            data = parse(Source(self._file, text, above=line), [])
        except ContentError as error:
            return above if _outdented(text) else error.finding
        return None if isinstance(data, list if _ITEM.match(text) else dict) else above


def _fields(text: str) -> list[str]:
    """Return what stands before the fields or items of a text, and each of these; all in one if too many."""
    lead = _LEAD.match(text)
    if lead is None:
        return [text]
    begin = r"-\s" if lead["item"] else _BEGIN
    starts = [match.start() for match in re.finditer(rf"^{lead['indent']}(?={begin})", text, re.MULTILINE)]
    if not starts or starts[0] != lead.start("indent") or len(starts) > _MOST_FIELDS:
        return [text]
    return [text[: starts[0]], *(text[start:end] for start, end in pairwise([*starts, len(text)]))]


def _outdented(text: str) -> bool:
    """Tell whether a line of a piece stands further out than it, which is no slip of the piece but of what it is in."""
    indent = len(text) - len(text.lstrip(" "))
    return re.search(rf"^[ ]{{0,{indent - 1}}}[^\s#]", text, re.MULTILINE) is not None if indent else False


def _location(text: str, above: Location, number: int) -> Location:
    """Return where a field or the item of a number stands; the place of what it is in where its name is not known."""
    key = _KEY.match(text)
    return (*above, number) if _ITEM.match(text) else (*above, key[1]) if key else above


def _blank(text: str) -> str:
    """Return as many letters that say nothing; lines of spaces would belong to a text above them."""
    return _LINE.sub(lambda line: "#".ljust(len(line[0])), text)
