"""Findings that the author has acknowledged (รับทราบ), and acknowledgements that match nothing.

Two ways of writing, one mechanism: an `acknowledge` record, or a note on the source that names a `finding`. Each holds
for its own file; what is found in analysis.md is acknowledged in analysis.yml, and in addresses.txt in agency.yml.
Personal data in a reason or a note is acknowledged by nothing: both are published.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prongsai.assess.elements.remarks import located
from prongsai.findings import Finding
from prongsai.text import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prongsai.content import Acknowledgement, Agency, Location, Note, Report, Source
    from prongsai.findings import Place

_PERSONAL = "92"
"""The group of findings about personal data."""
_REMARKS = (("acknowledge",), ("notes",))


@dataclass(frozen=True, slots=True, eq=False)
class _Acknowledged:
    """One acknowledgement.

    Attributes:
        source: the file that it stands in.
        at: what it is narrowed to, as it is written.
        place: where its code stands.
        beside: the file without records of its own whose findings it speaks of too.
        within: where in its file that is which it is narrowed to; empty for the whole file.
    """

    source: Source
    code: str
    reason: str
    at: str | None
    place: Place
    beside: Source | None = None
    within: Location = ()


def acknowledged(found: Iterable[Finding], report: Report) -> Iterator[Finding]:
    """Yield the findings, each with its acknowledgement's reason where it has one; then what acknowledges nothing."""
    yield from _told(found, _of_report(report))
    yield from _astray(report)


def _astray(report: Report) -> Iterator[Finding]:
    """Yield the notes that name a place which their file does not have: readers find them below the page instead."""
    ids = tuple(measure.id for measure in report.measures.measures)
    scores, analysis, measures = report.scores, report.analysis, report.measures
    told = {"scores.yml": scores.notes, "analysis.yml": analysis.notes, "measures.yml": measures.notes}
    for name, notes in told.items():
        source = report.sources[name]
        for index, note in enumerate(notes):
            if note.at and located(note.at, source, ids) not in source.marks:
                near = suggestion(note.at, [*ids, *(str(key[0]) for key in source.marks if len(key) == 1)], limit=0)
                yield Finding.make("W317", source.at("notes", index, "at"), found=note.at, hint=near)


def acknowledged_by_agency(
    found: Iterable[Finding], agency: Agency, source: Source, addresses: Source | None
) -> Iterator[Finding]:
    """Yield the findings in agency.yml and the list of addresses beside it, as `acknowledged` does."""
    return _told(found, _records(source, agency.acknowledge, (), beside=addresses))


def _told(found: Iterable[Finding], acknowledgements: Iterable[_Acknowledged]) -> Iterator[Finding]:
    # One that names its place goes before one that holds for the whole file.
    own = sorted(acknowledgements, key=lambda one: one.at is None)
    met = set()
    for finding in found:
        matching = [one for one in own if _matches(one, finding)]
        met.update(matching)
        yield finding.acknowledge(matching[0].reason) if matching else finding
    for one in own:
        if one not in met:
            told = one.code if one.at is None else f"{one.code} ที่ {one.at}"
            yield Finding.make("W303", one.place, found=told)


def _of_report(report: Report) -> Iterator[_Acknowledged]:
    sources, analysis, measures = report.sources, report.analysis, report.measures
    ids = tuple(measure.id for measure in measures.measures)
    yield from _records(sources["scores.yml"], report.scores.acknowledge, report.scores.notes)
    yield from _records(sources["analysis.yml"], analysis.acknowledge, analysis.notes, beside=report.narrative)
    yield from _records(sources["measures.yml"], measures.acknowledge, measures.notes, ids=ids)
    if report.progress is not None:
        yield from _records(sources["progress.yml"], report.progress.acknowledge, ())


def _records(
    source: Source,
    records: tuple[Acknowledgement, ...],
    notes: tuple[Note, ...],
    *,
    beside: Source | None = None,
    ids: tuple[str, ...] = (),
) -> Iterator[_Acknowledged]:
    for index, record in enumerate(records):
        place = source.at("acknowledge", index, "finding")
        within = located(record.at, source, ids) if record.at is not None else ()
        yield _Acknowledged(source, record.finding, record.reason, record.at, place, beside, within)
    for index, note in enumerate(notes):
        if note.finding is not None:
            place = source.at("notes", index, "finding")
            yield _Acknowledged(source, note.finding, note.text, None, place, beside)


def _matches(one: _Acknowledged, finding: Finding) -> bool:
    if finding.code != one.code:
        return False
    if finding.place.file == one.source.file:
        found = one.source.location_of(finding.place)  # the value that begins last before it
        if finding.code[1:].startswith(_PERSONAL) and found[:1] in _REMARKS:
            return False
        return found[: len(one.within)] == one.within
    if one.beside is not None and finding.place.file == one.beside.file:
        return one.at is None or one.at in one.beside.text.split("\n")[finding.place.line - 1]
    return False
