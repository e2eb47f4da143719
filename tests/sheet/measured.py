"""Tables of measures as agencies have them: made into Word documents, read, and compared cell by cell with a key."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from docx import Document

from prongsai.content import PERIODS, answering_year, read_period
from prongsai.criteria import NACC
from prongsai.sheet.plain._measures import table_of
from prongsai.sheet.plain._records import Reader
from prongsai.sheet.plain._subjects import Subjects
from prongsai.sheet.plain._units import Units
from tests.reports.reports import christian, missing, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from prongsai.findings import Finding
    from prongsai.sheet.plain._rows import Row

Record = dict[str, Any]


def word_document(rows: Iterable[Row], path: Path) -> Path:
    """Write rows as the tables of a Word document: one for each sheet, with its headings and its empty cells."""
    document = Document()
    for _, group in groupby(rows, lambda row: row.sheet):
        sheet = [*group]
        table = document.add_table(len(sheet), max(len(row.cells) for row in sheet))
        for row, into in zip(sheet, table.rows, strict=True):
            for text, cell in zip(row.cells, into.cells, strict=False):
                first, *rest = text.split("\n")
                cell.paragraphs[0].text = first
                for line in rest:
                    cell.add_paragraph(line)
        document.add_paragraph("")
    document.save(str(path))
    return path


def read(rows: Iterable[Row], year: int, units: Sequence[Mapping[str, str]] = ()) -> tuple[list[Record], list[Finding]]:
    """Return the measures of tables of a report, with the names of units in the places of their ids, and what is told."""
    criteria = NACC.year(year)
    subjects = Subjects(criteria, NACC.topics_near(answering_year(year)))
    reader = Reader(year, subjects, Units.of(units))
    found: list[Record] = [one.record for row in table_of(rows, "").measures for one in reader.read(row)]
    names = {key: name for name, key in reader.units.names.items()}
    named = [{**one, "responsible": [names[key] for key in one.get("responsible", ())]} for one in found]
    return named, reader.found


def compared(records: Sequence[Record], key: Mapping[str, Any], year: int) -> Iterator[tuple[str, str, bool]]:
    """Yield the cells of which a key tells what they say: the line and field of each, and whether it was read so."""
    measures = key["measures"]
    for number, one in enumerate(measures):
        record = records[number] if len(records) == len(measures) else {}
        for name, wanted in one.items():
            if name != "line" and not (wanted in (None, []) and not record.get(name)):
                yield str(one["line"]), name, bool(record) and _says(name, wanted, record, year)


def _says(name: str, wanted: Any, record: Record, year: int) -> bool:  # noqa: ANN401 - what a key holds
    held = record.get(name)
    match name:
        case "addresses":
            kinds = {"indicators": "indicator", "topics": "topic", "items": "item"}
            told = {(kinds[kind], str(code)) for kind, codes in wanted.items() for code in codes}
            return told == {pair for reference in held or () for pair in reference.items()}
        case "period":
            return _period(held, year) == _wanted(wanted)
        case "rounds":
            return [str(one) for one in wanted] == [*(held or ())]
        case "responsible":
            return {*map(squeezed, wanted)} == {*map(squeezed, held or ())}
        case "steps" | "approach" | "monitoring":
            return _points(wanted, held)
    return squeezed(wanted) == squeezed(held)


def _points(wanted: Any, held: Any) -> bool:  # noqa: ANN401 - likewise
    points = held if isinstance(held, list) else [] if held is None else [held]
    if isinstance(wanted, int):
        return len(points) == wanted
    return len(points) == len(wanted) and all(map(_point, wanted, points))


def _point(wanted: Mapping[str, Any], held: Any) -> bool:  # noqa: ANN401 - likewise
    record = held if isinstance(held, dict) else {"title": held}
    mark = "mark" not in wanted or wanted["mark"] == record.get("mark")
    words = record.get("title", record.get("text"))
    return mark and not missing(wanted["says"], words) and _points(wanted.get("steps", []), record.get("steps"))


def _period(held: Any, year: int) -> object:  # noqa: ANN401 - likewise
    if not isinstance(held, str):
        return held
    read = {"name": held} if held in PERIODS else read_period(held, year) or {}
    if "name" in read:
        return read["name"]
    return [day.first() if end == "start" else day.last() for end, day in read.items()]  # type: ignore[attr-defined]


def _wanted(period: Any) -> object:  # noqa: ANN401 - likewise
    if period is None or period["kind"] != "dates":
        return period and period["kind"]
    return [christian(period["start"]), christian(period["end"])]
