"""Findings that the author has acknowledged (รับทราบ), and acknowledgements that match nothing.

Two ways of writing, one mechanism: an `acknowledge` record, or a note on the source that names a `finding`. Each holds
for its own file; what is found in analysis.md is acknowledged in analysis.yml.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prongsai.findings import Finding
from prongsai.text import fold_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prongsai.content import Acknowledgement, Location, Note, Report, Source
    from prongsai.findings import Place


@dataclass(frozen=True, slots=True, eq=False)
class _Acknowledged:
    """One acknowledgement: the code, the reason, what it is narrowed to, and where its code stands."""

    source: Source
    code: str
    reason: str
    at: str | None
    place: Place


def acknowledged(found: Iterable[Finding], report: Report) -> Iterator[Finding]:
    """Yield the findings, each with its acknowledgement's reason where it has one; then what acknowledges nothing."""
    # One that names its place goes before one that holds for the whole file.
    own = sorted(_acknowledgements(report), key=lambda one: one.at is None)
    met = set()
    for finding in found:
        matching = [one for one in own if _matches(one, finding, report)]
        met.update(matching)
        yield finding.acknowledge(matching[0].reason) if matching else finding
    for one in own:
        if one not in met:
            told = one.code if one.at is None else f"{one.code} ที่ {one.at}"
            yield Finding.make("W303", one.place, found=told)


def _acknowledgements(report: Report) -> Iterator[_Acknowledged]:
    contents: dict[str, tuple[tuple[Acknowledgement, ...], tuple[Note, ...]]] = {
        "scores.yml": (report.scores.acknowledge, report.scores.notes),
        "analysis.yml": (report.analysis.acknowledge, report.analysis.notes),
        "measures.yml": (report.measures.acknowledge, report.measures.notes),
    }
    if report.progress is not None:
        contents["progress.yml"] = (report.progress.acknowledge, ())
    for name, (acknowledgements, notes) in contents.items():
        source = report.sources[name]
        for index, record in enumerate(acknowledgements):
            place = source.at("acknowledge", index, "finding")
            yield _Acknowledged(source, record.finding, record.reason, record.at, place)
        for index, note in enumerate(notes):
            if note.finding is not None:
                yield _Acknowledged(source, note.finding, note.text, None, source.at("notes", index, "finding"))


def _matches(one: _Acknowledged, finding: Finding, report: Report) -> bool:
    if finding.code != one.code:
        return False
    if finding.place.file == one.source.file:
        return one.at is None or _within(finding.place, _location(one.at, one.source, report), one.source)
    if finding.place.file == report.narrative.file and one.source is report.sources["analysis.yml"]:
        return one.at is None or one.at in _line(finding.place, report.narrative)
    return False


def _location(at: str, source: Source, report: Report) -> Location:
    """Return the location that `at` names: a measure's id, or names joined by points, list items counted from 1."""
    ids = [measure.id for measure in report.measures.measures]
    if source is report.sources["measures.yml"] and at in ids:
        return ("measures", ids.index(at))
    location: Location = ()
    for part in at.split("."):
        number = fold_digits(part)
        item = (*location, int(number) - 1 if number.isdecimal() else part)
        location = item if item in source.marks else (*location, part)
    return location


def _within(place: Place, location: Location, source: Source) -> bool:
    """Tell whether the value that begins last before `place` is, or is inside, the one at `location`."""
    begins = [(mark, len(inner), inner) for marks in (source.marks, source.keys) for inner, mark in marks.items()]
    before = [begin for begin in begins if begin[0] <= (place.line, place.column)]
    return bool(before) and max(before, key=lambda begin: begin[:2])[2][: len(location)] == location


def _line(place: Place, source: Source) -> str:
    return source.text.split("\n")[place.line - 1]
