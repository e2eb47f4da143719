"""A file of content written with its edits: read back before, aside first, and never over what somebody else wrote."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from prongsai.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_LINE = re.compile(rb"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Standing:
    """A file as it stood when it was read; without bytes it was not there.

    Attributes:
        raw: its bytes, with the byte order mark and the line ends of whichever system wrote it.
    """

    raw: bytes | None

    @property
    def text(self) -> str:
        """Its text as the reader of content takes it."""
        typed = (self.raw or b"").removeprefix(codecs.BOM_UTF8).decode()
        return typed.replace("\r\n", "\n").replace("\r", "\n")

    @property
    def version(self) -> str:
        """What tells it from any other text that the file may have."""
        return "" if self.raw is None else sha256(self.raw).hexdigest()


class ChangedElsewhere(Exception):  # noqa: N818 - nobody made an error
    """A file is not as it was when the change to it began: both versions are told, and nothing is written.

    Attributes:
        mine: the text that was to be written.
        theirs: the file as it stands.
    """

    def __init__(self, mine: str, theirs: Standing) -> None:
        super().__init__("changed elsewhere")
        self.mine, self.theirs = mine, theirs


def standing(path: Path) -> Standing:
    """Return a file as it stands.

    Raises:
        OSError: it cannot be read.
        UnicodeDecodeError: when its text is asked for, it is none of UTF-8.
    """
    try:
        return Standing(path.read_bytes())
    except FileNotFoundError:
        return Standing(None)


def save(path: Path, before: Standing, text: str) -> Standing:
    """Write a file that still is as it was, and return how it stands then.

    Raises:
        ChangedElsewhere: it is not as it was.
        OSError: it cannot be written; it is as it was.
    """
    after = written(before, text)
    _put(path, before, after)
    return after


def save_all(changes: Iterable[tuple[Path, Standing, Standing]]) -> None:
    """Write files that still are as they were, each with how it stands before and then: all of them, or none.

    Raises:
        ChangedElsewhere: one is not as it was.
        OSError: one cannot be written; all are as they were.
    """
    done: list[tuple[Path, Standing, Standing]] = []
    try:
        for path, before, after in changes:
            _put(path, before, after)
            done.append((path, before, after))
    except BaseException:
        for path, before, after in reversed(done):
            # What somebody else wrote in this moment is theirs.
            with suppress(OSError, ChangedElsewhere):
                _put(path, after, before)
        raise


def written(before: Standing, text: str) -> Standing:
    """Return how a file would stand with a new text."""
    return Standing(_as_written(before.raw or b"", text))


def _put(path: Path, before: Standing, after: Standing) -> None:
    def still() -> None:
        if (now := standing(path)) != before:
            raise ChangedElsewhere(after.text, now)

    still()
    if after.raw is None:
        path.unlink(missing_ok=True)
    elif after != before:
        write_whole(path, after.raw, still)


def _as_written(raw: bytes, text: str) -> bytes:
    """Return a text with the byte order mark and the line ends of the file that it takes the place of."""
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    old, new = _LINE.findall(raw.removeprefix(mark)), _LINE.findall(text.encode())
    plain = [line.replace(b"\r\n", b"\n") for line in old]
    head = next(
        (at for at, pair in enumerate(zip(plain, new, strict=False)) if pair[0] != pair[1]), min(len(plain), len(new))
    )
    rest = min(len(plain), len(new)) - head
    tail = next((one for one in range(rest) if plain[-1 - one] != new[-1 - one]), rest)
    ends = b"\r\n" if sum(line.endswith(b"\r\n") for line in old) * 2 > len(old) else b"\n"
    middle = [line.removesuffix(b"\n") + ends if line.endswith(b"\n") else line for line in new[head : len(new) - tail]]
    return mark + b"".join([*old[:head], *middle, *old[len(old) - tail :]])
