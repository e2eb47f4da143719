"""The passages (ข้อความ) that an officer wrote, as the files hold them, with the place of every letter."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from prongsai.content import holds_prose
from prongsai.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess._assessment import Assessment
    from prongsai.content import Source

_COMMENT = re.compile(r"\{##.*?##\}", re.DOTALL)
# They speak about the report or quote its slips.
_REMARKS = frozenset({"notes", "acknowledge"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A field of a YAML file, or the whole narrative.

    Attributes:
        location: the field's location; empty for the narrative.
        text: what stands in the file, with its line breaks, and quotes or block marks around a field.
        start: where `text` begins in the file.
    """

    source: Source
    location: tuple[str | int, ...]
    text: str
    start: int = 0

    @property
    def is_remark(self) -> bool:
        """Whether it is a note on the source or an acknowledgement, and so may quote a slip."""
        return bool(_REMARKS & set(self.location))

    def place(self, offset: int) -> Place:
        """Return the place of the letter at `offset` in `text`."""
        starts = _line_starts(self.source.text)
        line = bisect_right(starts, self.start + offset)
        return Place(self.source.file, line, self.start + offset - starts[line - 1] + 1)


@lru_cache(maxsize=16)
def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


@lru_cache(maxsize=4)
def passages(assessment: Assessment) -> tuple[Passage, ...]:
    """Return the narrative, then the fields with words of every file, remarks included."""
    return tuple(_passages(assessment))


def _passages(assessment: Assessment) -> Iterator[Passage]:
    report = assessment.report
    if report.narrative.text:
        yield Passage(report.narrative, (), without_comments(report.narrative.text))
    for file, source in report.sources.items():
        for location, (start, end) in source.spans.items():
            if _holds_words(file, location):
                yield Passage(source, location, source.text[start:end], start)


def without_comments(text: str) -> str:
    """Return a narrative with its comments blanked, so that every other letter keeps its place."""
    return _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def prose(assessment: Assessment) -> Iterator[Passage]:
    """Yield the passages that speak for the report: all but the remarks."""
    return (passage for passage in passages(assessment) if not passage.is_remark)


def _holds_words(file: str, location: tuple[str | int, ...]) -> bool:
    return holds_prose(file, tuple(step for step in location if isinstance(step, str)))
