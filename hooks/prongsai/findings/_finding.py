"""A finding, its place, and the list that a run collects."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from prongsai.findings._catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prongsai.findings._catalogue import Severity


_BREAKS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_UNPRINTABLE = re.compile(
    "[\0-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""What a terminal would obey, be it to write from the right, and halves of letters: of a file's name, of an escape."""
_ADVICE = frozenset({"advice", "hint"})
"""The figures of a message that are for the officer alone."""
_LONGEST = 600
"""The longest figure of a message, in letters."""
_MOST = 200
"""So many of one kind in one file are each told; more is a flood, which nobody reads to its end."""
_MOST_LINES = 8


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a path under the content folder (with `/`), a line and a column, both from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __post_init__(self) -> None:
        """Keep to what can be printed: a file's name may hold bytes that are no letters, and line breaks."""
        if not self.file.isprintable():
            shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in self.file)
            object.__setattr__(self, "file", shown)

    def __str__(self) -> str:
        """Return `file:line:column`, which editors and terminals turn into a link."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing found: its code, its place, and the Thai sentence that says it.

    Attributes:
        message: for the officer, with what to do.
        acknowledged: the author's reason when the finding was acknowledged in the content, else None.
        told: the message for readers of a page, who are given no advice; empty where it does not concern them, and None
            where it is the same.
        alike: the lines of others of its kind in its file that are told with it, see `gathered`.
    """

    place: Place
    code: str
    message: str
    acknowledged: str | None = field(default=None, compare=False)
    told: str | None = field(default=None, compare=False)
    alike: tuple[int, ...] = field(default=(), compare=False, repr=False)

    @classmethod
    def make(cls, code: str, place: Place, **figures: object) -> Finding:
        """Build the finding `code` at `place`, filling the catalogue's sentence with `figures`."""
        entry = catalogue()[code]
        message = _filled(f"{entry.message} {entry.advice}", figures)
        same = entry.readers is None and not entry.advice and not figures.keys() & _ADVICE
        readers = entry.message if entry.readers is None else entry.readers
        return cls(place, code, message, told=None if same else _filled(readers, figures | dict.fromkeys(_ADVICE)))

    @property
    def to_readers(self) -> str:
        """The sentence as a page says it: what was found, without advice and syntax; empty for none."""
        return self.message if self.told is None else self.told

    @property
    def severity(self) -> Severity:
        """The catalogue's severity; an acknowledged error is told as a warning."""
        severity = catalogue()[self.code].severity
        return "warning" if self.acknowledged is not None and severity == "error" else severity

    @property
    def sentence(self) -> str:
        """The message, followed by the author's reason and how many more there are, where there are any."""
        reason = "" if self.acknowledged is None else f" · รับทราบแล้ว: {self.acknowledged}"
        return f"{self.message}{reason}{self.more}"

    @property
    def more(self) -> str:
        """The clause that counts those that are told with it; empty for none."""
        if not self.alike:
            return ""
        lines = [str(line) for line in dict.fromkeys(self.alike)]
        shown = f"{', '.join(lines[:_MOST_LINES])}{' …' if len(lines) > _MOST_LINES else ''}"
        return f" · และ {self.code} อีก {len(self.alike)} จุดในไฟล์นี้ (บรรทัด {shown})"

    def acknowledge(self, reason: str) -> Finding:
        """Return the same finding with the author's reason."""
        return replace(self, acknowledged=reason)

    def __str__(self) -> str:
        """Return the one line that an officer reads, whatever line breaks the content has."""
        return f"{self.place}: {self.code} {' '.join(self.sentence.split())}"


def _filled(words: str, figures: dict[str, object]) -> str:
    message = words.format_map(_Figures(figures)).strip()
    return _UNPRINTABLE.sub("\ufffd", _BREAKS.sub(" ", message))


class _Figures(dict[str, object]):
    """Figures of a message; a value of None prints as nothing, so that an optional clause can be left out."""

    def __init__(self, figures: dict[str, object]) -> None:
        super().__init__({key: "" if value is None else _short(value) for key, value in figures.items()})


def _short(value: object) -> object:
    """Return a text without its middle where it would be no line any more."""
    if not isinstance(value, str) or len(value) <= _LONGEST:
        return value
    return f"{value[: _LONGEST // 2]} … {value[-_LONGEST // 4 :]}"


def gathered(found: Iterable[Finding], few: int = _MOST, told: int = _MOST) -> list[Finding]:
    """Return findings by place, of more than `few` of a kind in a file the first `told`, with the rest in the last.

    None is lost: what is gathered again counts those that were gathered before.
    """
    kinds: dict[tuple[str, str, str | None], list[Finding]] = {}
    for one in sorted(found):
        kinds.setdefault((one.place.file, one.code, one.acknowledged), []).append(one)
    return sorted(one for alike in kinds.values() for one in (_joined(alike, told) if len(alike) > few else alike))


def _joined(alike: list[Finding], told: int) -> list[Finding]:
    rest = [line for one in alike[told:] for line in (one.place.line, *one.alike)]
    *first, last = alike[:told]
    return [*first, replace(last, alike=(*last.alike, *rest))]


class ContentError(Exception):
    """The base of all content errors: it carries the finding that says what is wrong and where."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


class Findings:
    """The findings of a run, in order of place; a finding said twice is kept once."""

    def __init__(self, found: Iterable[Finding] = ()) -> None:
        self._found: dict[Finding, None] = dict.fromkeys(found)

    def add(self, code: str, place: Place, **figures: object) -> None:
        """Add the finding `code` at `place`."""
        self._found[Finding.make(code, place, **figures)] = None

    def extend(self, found: Iterable[Finding]) -> None:
        """Add findings made elsewhere."""
        self._found.update(dict.fromkeys(found))

    @property
    def errors(self) -> list[Finding]:
        """The findings that stop a build."""
        return sorted(finding for finding in self._found if finding.severity == "error")

    def __iter__(self) -> Iterator[Finding]:
        """Yield findings by file, line and column."""
        return iter(sorted(self._found))

    def __len__(self) -> int:
        """Count the findings."""
        return len(self._found)
