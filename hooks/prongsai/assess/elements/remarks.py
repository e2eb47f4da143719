"""What the author remarks (ข้อสังเกตของผู้จัดทำ): notes and reasons, each with the file and the value that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.assess._assessment import Remark
from prongsai.text import fold_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess._assessment import Assessment
    from prongsai.content import Location, Note, Source


def remarks_of(assessment: Assessment) -> tuple[Remark, ...]:
    """Return the reasons for what the author lets stand, then the notes, in the order of the files."""
    return (*_reasons(assessment), *_notes(assessment))


def _reasons(assessment: Assessment) -> Iterator[Remark]:
    files = {source.file: (name, source) for name, source in assessment.report.sources.items()}
    files[assessment.report.narrative.file] = ("analysis.yml", assessment.report.narrative)
    for finding in assessment.findings:
        if finding.acknowledged is not None and finding.place.file in files:
            name, source = files[finding.place.file]
            yield Remark(name, source.location_of(finding.place), finding.to_readers, finding.acknowledged)


def _notes(assessment: Assessment) -> Iterator[Remark]:
    report = assessment.report
    own = {"scores.yml": report.scores, "analysis.yml": report.analysis, "measures.yml": report.measures}
    ids = tuple(measure.id for measure in report.measures.measures)
    for name, record in own.items():
        notes: tuple[Note, ...] = record.notes  # type: ignore[attr-defined] # each of the three has notes
        for note in notes:
            if note.finding is None:
                at = located(note.at, report.sources[name], ids) if note.at else ()
                yield Remark(name, at, "", note.text, note.line)


def located(at: str, source: Source, ids: tuple[str, ...] = ()) -> Location:
    """Return the location that `at` names: a measure's id, or names joined by points, list items counted from 1."""
    if at in ids:
        return ("measures", ids.index(at))
    location: Location = ()
    for part in at.split("."):
        number = fold_digits(part)
        item = (*location, int(number) - 1 if number.isdecimal() else part)
        location = item if item in source.marks else (*location, part)
    return location
