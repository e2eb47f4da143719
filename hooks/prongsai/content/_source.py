"""A text file of content: its path, its decoded text, and the place of every value in it."""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from prongsai.content._scalars import Run, runs_of
from prongsai.findings import ContentError, Finding, Place

SIZE_LIMIT = 1_000_000
"""The largest content file read, in bytes; a year's data is some tens of kilobytes."""

_PROBLEMS = {
    errno.EISDIR: "เป็นโฟลเดอร์ ไม่ใช่ไฟล์",
    errno.ENOENT: "ไม่มีอยู่",
    errno.ENOTDIR: "ไม่ใช่โฟลเดอร์",
    errno.EACCES: "ไม่มีสิทธิ์อ่าน",
    errno.ELOOP: "เป็นลิงก์ที่วนกลับมาที่เดิม",
    errno.ENXIO: "เป็นท่อหรืออุปกรณ์ ไม่ใช่ไฟล์",
}

_OTHERS = {
    b"PK\x03\x04": "ไฟล์ Word, Excel หรือไฟล์บีบอัด",
    b"\xd0\xcf\x11\xe0": "ไฟล์ Word หรือ Excel รุ่นเก่า",
    b"%PDF-": "ไฟล์ PDF",
    b"{\\rtf": "ไฟล์ Rich Text",
}
"""What is saved under a name of ours though it is no plain text, by how it begins."""

Location = tuple[str | int, ...]
"""Where a value stands in the data of its file: the names and the places in lists on the way to it."""


class Scalar(NamedTuple):
    """A value as YAML reads it, and where it begins and ends in its file, with quotes and block marks."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where the values of a file stand.

    Attributes:
        file: the path below the content folder, with `/`.
        text: the decoded text.
        marks: where each value begins, by its location, such as `("indicators", "9")`.
        keys: where each mapping key begins, by the location of its value.
        scalars: each value that is no list or group.
        above: how many lines of the file stand before the text, where that is a piece of it.
    """

    file: str
    text: str = ""
    marks: dict[Location, int] = field(default_factory=dict)
    keys: dict[Location, int] = field(default_factory=dict)
    scalars: dict[Location, Scalar] = field(default_factory=dict)
    above: int = 0

    def place(self, offset: int) -> Place:
        """Return the place of the letter at `offset` in `text`."""
        return Place(self.file, *self.mark(offset))

    def mark(self, offset: int) -> tuple[int, int]:
        """Return the line in the file and the column of the letter at `offset` in `text`."""
        # YAML counts on behind the last letter.
        offset, starts = min(offset, len(self.text)), _line_starts(self.text)
        line = bisect_right(starts, offset)
        return line + self.above, offset - starts[line - 1] + 1

    def runs(self, location: Location) -> tuple[Run, ...]:
        """Return where the letters of the value at `location` were typed."""
        return runs_of(*self.scalars[location], self.text)

    def at(self, *location: str | int) -> Place:
        """Return the place of the value at `location`, or of its nearest parent that stands in the file."""
        mark = self.marks.get(location)
        return self.place(self.marks.get(self.standing(location), 0) if mark is None else mark)

    def at_key(self, *location: str | int) -> Place:
        """Return the place of the key of the value at `location`."""
        standing = self.standing(location)
        if standing in self.keys and standing[-1] == location[-1]:
            return self.place(self.keys[standing])
        return self.at(*location)

    def location_of(self, place: Place) -> Location:
        """Return the location of the value that begins last before a place, or at it; empty for none."""
        at = (place.line, place.column)
        begins = [
            (mark, len(one), one)
            for marks in (self.marks, self.keys)
            for one, mark in marks.items()
            if self.mark(mark) <= at
        ]
        return max(begins, key=lambda begin: begin[:2])[2] if begins else ()

    def standing(self, location: Location) -> Location:
        """Return how much of `location` stands in the file; a value alone is a list of one, so its 0 stands nowhere."""
        standing: Location = ()
        for step in location:
            if (*standing, step) in self.marks:
                standing = (*standing, step)
            elif step != 0:
                break
        return standing


@lru_cache(maxsize=16)
def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


def leads_outside(path: Path, root: Path) -> bool:
    """Tell whether a symbolic link on the way to `path` leads out of `root`; a link to itself leads nowhere."""
    # Few are links; to ask that of what is below the root costs a third of following the way from the top. On Windows a
    # folder may lead elsewhere that is no link.
    if os.name != "nt" and path.is_relative_to(root) and ".." not in path.parts:
        below = takewhile(lambda one: one != root, (path, *path.parents))
        if not any(map(os.path.islink, below)):
            return False
    # Not Path.resolve: it fails on a link to itself.
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def is_led_outside(path: Path, root: Path) -> bool:
    """Tell whether a file, or the folder that it is in, is a symbolic link that leads out of `root`."""
    return (path.is_symlink() or path.parent.is_symlink()) and leads_outside(path, root)


def problem_of(error: OSError) -> str:
    """Return in Thai why the operating system lets nothing be read, or else its own words."""
    return _PROBLEMS.get(error.errno or 0, error.strerror or str(error))


def size_of(path: Path) -> int:
    """Return how large a file is, in bytes.

    Raises:
        OSError: there is none, or it is a pipe or a device, reading of which might never end.
    """
    status = path.stat()
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
    return status.st_size


def read_text(path: Path, root: Path) -> str:
    """Return the text of `path`, a file below `root`.

    Raises:
        ContentError: the file leads outside `root`, cannot be read, is too large, empty, or not in UTF-8.
    """
    file = path.relative_to(root).as_posix()
    place = Place(file)
    if leads_outside(path, root):
        raise ContentError(Finding.make("E011", place))
    try:
        size = size_of(path)
        if size > SIZE_LIMIT:
            raise ContentError(Finding.make("E008", place, size=size, limit=SIZE_LIMIT))
        raw = path.read_bytes()
    except OSError as error:
        raise ContentError(Finding.make("E015", place, problem=problem_of(error))) from error
    text = _decode(raw, file)
    if not text.strip():
        raise ContentError(Finding.make("E002", place))
    return text


def with_line_ends(text: str) -> str:
    """Return a text whose lines end as ours do, whichever system wrote them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(raw: bytes, file: str) -> str:
    kind = next((name for sign, name in _OTHERS.items() if raw.startswith(sign)), None)
    if kind is not None:
        raise ContentError(Finding.make("E034", Place(file), kind=kind))
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or raw[:4000].count(0) > len(raw[:4000]) // 8:
        raise ContentError(Finding.make("E003", Place(file)))
    typed = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return with_line_ends(typed.decode())
    except UnicodeDecodeError as error:
        raise ContentError(_wrong_encoding(typed, error.start, file)) from error


def _wrong_encoding(raw: bytes, start: int, file: str) -> Finding:
    before = with_line_ends(raw[:start].decode())
    place = Source(file, before).place(len(before))
    # Old Thai Notepad writes one byte per Thai letter, so runs of bytes 0xA1-0xFB give it away.
    run = raw[start:].split(b"\n", 1)[0].rstrip(b"\r")[:24]
    thai = run.decode("cp874", "replace")
    letters = sum("\u0e00" <= letter <= "\u0e7f" for letter in thai)
    if letters >= 2 and letters * 2 >= len(thai.replace(" ", "")) and "\ufffd" not in thai:  # noqa: PLR2004
        return Finding.make("E004", place, text=thai.strip())
    return Finding.make("E005", place, byte=f"{raw[start]:02X}")
