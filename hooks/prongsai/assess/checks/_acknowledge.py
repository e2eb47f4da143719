"""Findings that the author has acknowledged (รับทราบ), and acknowledgements that match nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prongsai.content import Report


def acknowledged(found: Iterable[Finding], report: Report) -> Iterator[Finding]:
    """Yield the findings, those named by a note of their own file with the note's words; and notes that name none."""
    own_notes = {
        "scores.yml": report.scores.notes,
        "analysis.yml": report.analysis.notes,
        "measures.yml": report.measures.notes,
    }
    by_file = {report.sources[name].file: (report.sources[name], notes) for name, notes in own_notes.items()}
    reasons = {
        (file, note.finding): note.text for file, (_, notes) in by_file.items() for note in notes if note.finding
    }
    met = set()
    for finding in found:
        key = (finding.place.file, finding.code)
        met.add(key)
        yield finding.acknowledge(reasons[key]) if key in reasons else finding
    for file, (source, notes) in by_file.items():
        for index, note in enumerate(notes):
            if note.finding and (file, note.finding) not in met:
                yield Finding.make("W303", source.at("notes", index, "finding"), found=note.finding)
