"""What stands twice where each should have its own (ข้อความและเลขข้อซ้ำ): findings word for word, numbers of a list."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from prongsai.findings import Finding
from prongsai.text import fold_digits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prongsai.assess._assessment import Assessment
    from prongsai.content import Location, Point, SubStep

_OFTEN = 3
_TWO_QUESTIONS = 2
_LONG = 60
"""A sentence of so many letters says too much to be true of two questions word for word."""
_NUMBERED = re.compile(r"\(?([0-9]+(?:\.[0-9]+)*)[.)]*")


class _Said(NamedTuple):
    """A finding: its words, what it is about, where it stands, and whether it is about a question."""

    text: str
    subject: str
    at: Location
    asked: bool = False


def check_repetition(assessment: Assessment) -> Iterator[Finding]:
    """Yield the analysis that stands word for word in three entries or measures, or for two questions.

    Measures whose column merges equal cells mean one sentence for all of them.
    """
    report = assessment.report
    entries = [
        _Said(entry.finding or "", assessment.subjects.find(entry.about).label, at, entry.about.kind == "question")
        for entry, at in report.analysis.located
    ]
    yield from _repeated(assessment, "analysis.yml", entries)
    if not any(column.merge and "finding" in column.show for column in report.measures.table.columns):
        measures = [
            _Said(view.measure.finding or "", f"มาตรการที่ {view.number}", ("measures", view.number - 1))
            for view in assessment.measures
        ]
        yield from _repeated(assessment, "measures.yml", measures)


def _repeated(assessment: Assessment, file: str, analyses: Sequence[_Said]) -> Iterator[Finding]:
    places: dict[str, list[_Said]] = {}
    for one in analyses:
        places.setdefault(" ".join(one.text.split()), []).append(one)
    for text, found in places.items():
        few = _TWO_QUESTIONS if len(text) >= _LONG and all(one.asked for one in found) else _OFTEN
        if text and len(found) >= few:
            place = assessment.report.sources[file].at(*found[0].at, "finding")
            yield Finding.make("W713", place, count=len(found), subjects=", ".join(one.subject for one in found))


def check_numbering(assessment: Assessment) -> Iterator[Finding]:
    """Yield the numbers that two lines of a list, or two measures, bear one after the other."""
    for file, marked in _lists(assessment):
        source = assessment.report.sources[file]
        numbers = [(_NUMBERED.fullmatch(fold_digits(mark or "")), mark, at) for mark, at in marked]
        for (before, *_), (number, mark, at) in pairwise(one for one in numbers if one[0]):
            if before and number and before[1] == number[1]:
                yield Finding.make("W730", source.at(*at), number=mark)


def _lists(assessment: Assessment) -> Iterator[tuple[str, list[tuple[str | None, Location]]]]:
    """Yield the marks of each list with where they stand."""
    measures = assessment.report.measures.measures
    yield "measures.yml", [(one.printed, ("measures", index, "printed")) for index, one in enumerate(measures)]
    for index, measure in enumerate(measures):
        at: Location = ("measures", index)
        yield "measures.yml", _marks(measure.approach, (*at, "approach"))
        yield "measures.yml", _marks(measure.steps, (*at, "steps"))
        for place, step in enumerate(measure.steps):
            yield "measures.yml", _marks(step.steps, (*at, "steps", place, "steps"))
    for entry, here in assessment.report.analysis.located:
        yield "analysis.yml", _marks(entry.guidance, (*here, "guidance"))


def _marks(lines: Sequence[Point | SubStep], at: Location) -> list[tuple[str | None, Location]]:
    return [(line.mark, (*at, index, "mark")) for index, line in enumerate(lines)]
