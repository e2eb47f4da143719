"""What can be read of a file that is not YAML as a whole (ส่วนที่ยังอ่านได้): each of its fields for itself.

A bracket that is not closed costs the field that it stands in, not what the rest of the file says.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from prongsai.content._source import Source
from prongsai.content._yaml import Slip, parse
from prongsai.findings import ContentError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from prongsai.findings import Finding

_BEGIN = re.compile(r"^(?=[^\s#\-\]}'\",])", re.MULTILINE)
"""Where a field of the file begins: at the head of a line, with what can be its name."""
_HEAD = re.compile(r"(?:(?:#[^\n]*|---[ ]*)?\n)*")
_KEY = re.compile(r"(\w+)\s*[:：=]")
_ANCHOR = re.compile(r"(?<!\S)&\S")
"""A name by which another field may take a value: such fields cannot be read each for itself."""
_NOT_BREAK = re.compile(r"[^\n]")
_MOST_FIELDS = 100
"""No file of ours has more fields, and each is read for itself."""


def parse_most(source: Source, slips: list[Slip], known: Collection[str]) -> Any:  # noqa: ANN401 - see parse
    """Return the data of a file as `parse` does; of one that is no YAML, that of the fields which are.

    What is wrong with each other field is put in `slips`, with its location: that of the whole file where it is none of
    the `known` names, for then what it was meant for is not known.

    Raises:
        ContentError: no field can be read, or which can is not sure.
    """
    try:
        return parse(source, slips)
    except ContentError as error:
        if _ANCHOR.search(source.text):
            raise
        left, broken = _parted(source, known, error.finding)
        if not broken:
            raise
        slips[:] = dict.fromkeys(broken)
        try:
            return parse(replace(source, text=left), slips)
        except ContentError:
            raise error from None


def unread(error: Any, slips: Iterable[Slip]) -> bool:  # noqa: ANN401 - pydantic's own dict
    """Tell whether a field of a file is missing because it could not be read, which is told."""
    told = {location for _, location in slips}
    return error["type"] == "missing" and len(error["loc"]) == 1 and not told.isdisjoint([(), error["loc"]])


def _parted(source: Source, known: Collection[str], whole: Finding) -> tuple[str, list[Slip]]:
    """Return a file's text with the fields blanked that are no YAML, and what is wrong with those.

    A line that alone is a text has no fault of its own; what is wrong with the `whole` file tells it.
    """
    text, broken = source.text, list[Slip]()
    starts = [match.start() for match in _BEGIN.finditer(text)]
    if not starts or len(starts) > _MOST_FIELDS or not _HEAD.fullmatch(text[: starts[0]]):
        return text, broken
    left = _NOT_BREAK.sub(" ", text[: starts[0]])
    for start, end in pairwise([*starts, len(text)]):
        field = text[start:end]
        if (wrong := _wrong(Source(source.file, "\n" * text.count("\n", 0, start) + field), whole)) is not None:
            key = _KEY.match(field)
            broken.append((wrong, (key[1],) if key and key[1] in known else ()))
            field = _NOT_BREAK.sub(" ", field)
        left += field
    return left, broken


def _wrong(field: Source, whole: Finding) -> Finding | None:
    """Return what is wrong with a field that is no YAML, or no field; None for one that is."""
    try:
        return None if isinstance(parse(field, []), dict) else whole
    except ContentError as error:
        return error.finding
