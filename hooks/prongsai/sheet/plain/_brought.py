"""A table of measures brought into a year (การนำเข้าตาราง): told row by row before it is written, as a workbook is."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Any

from prongsai.content import COLUMN_FIELDS, FILE_RECORDS, answering_year, shapes_of
from prongsai.findings import ContentError, Finding, Place
from prongsai.patch import Bare, Insert, Put, Remove, value_at
from prongsai.sheet._grids import grids_of
from prongsai.sheet._lines import Cells, called
from prongsai.sheet._marker import MARKER
from prongsai.sheet._plan import Plan
from prongsai.sheet._take import taken
from prongsai.sheet._year import AGENCY, units_in, with_agency
from prongsai.sheet.plain._again import differing, measure_fields
from prongsai.sheet.plain._book import rows_of_book
from prongsai.sheet.plain._docx import rows_of_docx
from prongsai.sheet.plain._html import rows_of_html
from prongsai.sheet.plain._measures import table_of
from prongsai.sheet.plain._records import Reader
from prongsai.sheet.plain._rows import TooMuchError, bounded, rows_of_csv, rows_of_text
from prongsai.sheet.plain._score_heads import Own
from prongsai.sheet.plain._scores import FILE as SCORES
from prongsai.sheet.plain._scores import Scores
from prongsai.sheet.plain._subjects import Subjects
from prongsai.sheet.plain._units import Units
from prongsai.sheet.plain._whose import own_measures
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from prongsai.content import Location
    from prongsai.patch import Edit, Value
    from prongsai.sheet._take import Taken
    from prongsai.sheet._year import YearFiles
    from prongsai.sheet.plain._again import Differing
    from prongsai.sheet.plain._headings import Heading
    from prongsai.sheet.plain._measures import Table
    from prongsai.sheet.plain._records import Brought
    from prongsai.sheet.plain._rows import Row
    from prongsai.sheet.plain._whose import Doubt

FORMS = (".docx", ".csv", ".txt", ".tsv", ".html", ".htm")
"""What a table may come in, besides a workbook."""
BOOKS = (".xlsx", ".ods")
LARGEST = 20_000_000
"""The largest file read, in bytes."""
_LARGEST_TEXT = 5_000_000
_FILE = "measures.yml"
_BEGUN = {"id", "title", "responsible"}
"""What the measure of a new year has before anything of it is told."""
Data = Any
"""What a file of YAML holds."""


def rows_of_file(path: Path) -> tuple[Row, ...]:
    """Return the rows of the tables of a file.

    Raises:
        ContentError: it cannot be read.
        OSError: likewise.
    """
    # A pipe or a device might never end.
    if not path.is_file() or path.stat().st_size > LARGEST:
        raise ContentError(Finding.make("E940", Place(path.name), problem="ใหญ่เกินไปหรือไม่ใช่ไฟล์"))
    return rows_in(path.read_bytes(), path.name)


def rows_in(raw: bytes, name: str) -> tuple[Row, ...]:
    """Return the rows of the tables of a file that is called `name`.

    Raises:
        ContentError: it cannot be read, or is a workbook of ours, which goes its own way.
        ImportError: it is a workbook, and the extra `sheets` is not installed.
    """
    if name.lower().endswith(".docx"):
        return rows_of_docx(raw, name)
    if not name.lower().endswith(BOOKS):
        return rows_of(raw, name)
    grids = grids_of(raw, name)
    if MARKER in grids:
        raise ContentError(Finding.make("E941", Place(name), problem="แผ่นงานนี้ทำจากข้อมูลของระบบ ไม่ใช่ตารางเปล่า"))
    try:
        return rows_of_book(grids)
    except TooMuchError as error:
        raise _too_large(name) from error


def rows_of(raw: bytes, name: str) -> tuple[Row, ...]:
    """Return the rows of the tables of a text.

    Raises:
        ContentError: it is none, in whichever coding of Thai, or too large for a table of measures.
    """
    if len(raw) > _LARGEST_TEXT:
        raise _too_large(name)
    text = _decoded(raw, name)
    try:
        if re.search(r"(?i)<table\b", text):
            return rows_of_html(text)
        return bounded(rows_of_csv(text) if name.lower().endswith(".csv") else rows_of_text(text))
    except (TooMuchError, csv.Error) as error:
        raise _too_large(name) from error


def _too_large(name: str) -> ContentError:
    return ContentError(Finding.make("E940", Place(name), problem="ตารางใหญ่เกินไป"))


def _decoded(raw: bytes, name: str) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        # What Thai programs of an office still save as .csv.
        return raw.decode("cp874")
    except UnicodeDecodeError as error:
        raise ContentError(Finding.make("E940", Place(name), problem="ไม่ใช่ไฟล์ข้อความ")) from error


def brought(year: YearFiles, rows: Iterable[Row], name: str) -> Taken:
    """Return what the tables of measures in a file or text called `name` bring into a year.

    Raises:
        ContentError: there is none in it and no scores, or a file of the year is no YAML.
        OSError: a file cannot be read.
    """
    rows = tuple(rows)
    left, doubts = own_measures(rows, _own(year))
    table = table_of(left, name)
    told = [_doubted(one, name, year.year) for one in doubts]
    if not table.measures:
        return taken(year, Plan(found=told)) if told else _scores(year, rows, name)
    year = with_agency(year)
    plan = _Bringer(year).plan(table)
    plan.found[:0] = told
    return taken(year, plan)


def _own(year: YearFiles) -> Own:
    return Own.of(year.year, with_agency(year).data[AGENCY])


def _doubted(one: Doubt, name: str, year: int) -> Finding:
    years = ", ".join(map(str, sorted(one.years)))
    problem = plain(f"sheet.plain.{one.key}", words=one.words, years=years, year=year, next=year + 1)
    return Finding.make("W931", Place(one.row.of or name, one.row.line, 1), problem=problem)


def _scores(year: YearFiles, rows: Sequence[Row], name: str) -> Taken:
    """Return what a table of scores brings.

    Raises:
        ContentError: it is none.
    """
    scores = _scores_of(year, name)
    plan = scores.plan(rows, year.data[SCORES])
    if not scores.known:
        raise ContentError(Finding.make("E930", Place(name)))
    return taken(year, plan)


def _scores_of(year: YearFiles, name: str = "") -> Scores:
    topics = year.framework.topics_near(answering_year(year.year))
    told = year.criteria.levels
    scales = [told, *(year.framework.year(one).levels for one in year.framework.known_years)]
    levels = [one for scale in scales if scale and scale.system == (told or scale).system for one in scale.names]
    return Scores(_own(year), year.criteria, Subjects(year.criteria, topics), name, tuple(dict.fromkeys(levels)))


class _Bringer:
    def __init__(self, year: YearFiles) -> None:
        self._year, self._data = year, year.data[_FILE] or {}
        self._listed = _records(self._data, "measures")
        self._agency = units_in(year.data[AGENCY])
        self._plan = Plan()
        self._compared: set[int] = set()

    def plan(self, table: Table) -> Plan:
        """Return what a table changes."""
        topics = self._year.framework.topics_near(answering_year(self._year.year))
        reader = Reader(self._year.year, Subjects(self._year.criteria, topics), Units.of(self._agency))
        measures = [one for row in table.measures for one in reader.read(row)]
        added = {str(each["id"]): str(each["name"]) for each in reader.units.added if isinstance(each, dict)}
        self._cells = Cells({**self._year.units, **added})
        for why, cell in table.aside:
            self._tell(cell.place, f"plain.{why}", word=cell.text)
        self._plan.found += reader.found
        edits = [*self._columns(table, measures), *self._inserts(measures)]
        if edits:
            self._plan.edits[_FILE] = edits
        if reader.units.added:
            self._units(reader.units.added, reader.named)
        return self._plan

    def _inserts(self, measures: Sequence[Brought]) -> Iterator[Edit]:
        """Yield the edits that add the measures behind those that are there; that of a new year goes."""
        known = {_plain(one.get("title")) for one in self._listed}
        empty = [at for at, one in enumerate(self._listed) if _is_begun(one)]
        taken_ids = {str(one.get("id")) for at, one in enumerate(self._listed) if at not in empty}
        count = len(self._listed)
        for one in measures:
            title = str(one.record.get("title"))
            if _plain(title) in known:
                yield from self._again(one, title)
                continue
            key = next(key for number in range(1, 10**6) if (key := f"m{number:02d}") not in taken_ids)
            taken_ids.add(key)
            known.add(_plain(title))
            self._locate(one, count - len(empty))
            yield Insert(("measures",), count, {"id": Bare(key), **one.record}, ("measures",))
            count += 1
        if count > len(self._listed):
            yield from (Remove(("measures", at)) for at in reversed(empty))

    def _again(self, one: Brought, title: str) -> Iterator[Edit]:
        """Yield the edits by which a measure that is there becomes as the table has it; each is told at its cell."""
        index = next((at for at, each in enumerate(self._listed) if _plain(each.get("title")) == _plain(title)), None)
        found: list[Differing] = []
        if index is not None and index not in self._compared:
            self._compared.add(index)
            given = self._data.get("defaults")
            held = (given if isinstance(given, dict) else {}) | self._listed[index]
            found += differing(held, one.record, self._cells, self._year.year)
        if not found:
            self._tell(one.places.get("title", one.place), "plain.known", title=title)
        for each in found:
            at = one.places.get(each.name, one.place)
            words = {"heading": each.heading, "before": each.before, "after": each.after}
            key = "kept" if each.kept else "changed" if each.before else "filled"
            self._tell(at, f"plain.{key}", title=title, **words)
            if not each.kept:
                where = ("measures", index or 0, each.name)
                self._plan.changed.append((at, title))
                self._plan.after[_FILE, where] = at
                yield Put(where, one.record[each.name], tuple(measure_fields()))

    def _locate(self, one: Brought, index: int) -> None:
        self._plan.changed.append((one.place, str(one.record.get("title"))))
        self._plan.after[_FILE, ("measures", index)] = one.place
        self._plan.after |= {(_FILE, ("measures", index, name)): place for name, place in one.places.items()}

    def _columns(self, table: Table, measures: Sequence[Brought]) -> Iterator[Edit]:
        """Yield the edit by which the agency's own headings stand above the table, where no other is there yet."""
        if value_at(self._data, ("table", "columns")) or any(one.get("title") for one in self._listed):
            return
        listed = [_column(one, table.merged, measures) for one in dict.fromkeys(each.whole for each in table.columns)]
        columns: list[Value] = [one for one in listed if one]
        if columns:
            at: Location = ("table", "columns") if isinstance(self._data.get("table"), dict) else ("table",)
            whole = tuple(shapes_of(FILE_RECORDS[_FILE]))
            yield Put(at, columns, ("title", "columns")) if len(at) > 1 else Put(at, {"columns": columns}, whole)

    def _units(self, added: Sequence[Value], named: Iterable[tuple[Place, list[str]]]) -> None:
        self._plan.edits[AGENCY] = [
            Insert(("units",), len(self._agency) + at, one, ("units",)) for at, one in enumerate(added)
        ]
        for place, names in named:
            self._tell(place, "plain.units", names=", ".join(names))

    def _tell(self, place: Place, key: str, **figures: object) -> None:
        self._plan.found.append(Finding.make("W931", place, problem=plain(f"sheet.{key}", **figures)))


def _column(heading: Heading, merged: Iterable[str], measures: Sequence[Brought]) -> Value:
    """Return a column as a file holds it; None for one that shows nothing of a measure."""
    held = {name for one in measures for name in one.record}
    views: dict[str, list[str]] = {
        "title": ["printed_title" if "printed" in held else "title"],
        "subject": ["addresses"],
        "when": [name for name in ("period", "monitoring", "frequency") if name in held],
        "period": ["rounds" if "rounds" in held and _by_rounds(measures) else "period"],
    }
    show = views.get(heading.field, [heading.field])
    if not heading.field or not show or not {*show} <= COLUMN_FIELDS.keys():
        return None
    names: list[Value] = [*map(Bare, show)]
    column: dict[str, Value] = {"heading": heading.words, "show": names[0] if len(names) == 1 else names}
    return column | ({"merge": Bare("true")} if heading.field in merged else {})


def _by_rounds(measures: Sequence[Brought]) -> bool:
    """Tell whether the column of the period says the rounds alone."""
    return all(
        one.places.get("rounds", one.places.get("period")) == one.places.get("period") for one in measures
    ) and all("rounds" in one.record for one in measures)


def _records(data: Data, name: str) -> list[dict[str, Any]]:
    listed = data.get(name) if isinstance(data, dict) else None
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _is_begun(measure: dict[str, Any]) -> bool:
    """Tell whether a measure says nothing yet; one whose title alone is left to be told anew says much."""
    return not measure.get("title") and {name for name, value in measure.items() if value} <= _BEGUN


def _plain(title: object) -> str:
    return re.sub(r"\s", "", str(title or ""))


def read_back(taken: Taken) -> list[list[tuple[str, str]]]:
    """Return the measures that a table brings, as their cells would be shown: what each is called, and what it says."""
    named = _scores_of(taken.year).called
    scores = [(named(one.at), str(one.value)) for one in taken.plan.edits.get(SCORES, ()) if isinstance(one, Put)]
    if scores:
        return [[("", plain("sheet.plain.scores")), *scores]]
    added = [edit.value for edit in taken.plan.edits.get(AGENCY, ()) if isinstance(edit, Insert)]
    units = {str(one["id"]): str(one["name"]) for one in added if isinstance(one, dict)}
    cells, fields = Cells({**taken.year.units, **units}), measure_fields()
    return [
        [(called(name, fields[name]), cells.shown(name, fields[name], value) or "") for name, value in one.items()]
        for one in _records_of(taken)
    ]


def _records_of(taken: Taken) -> Iterator[dict[str, Value]]:
    """Yield the measures that come, and of those that change the title and what is new."""
    edits, listed = taken.plan.edits.get(_FILE, ()), _records(taken.year.data[_FILE], "measures")
    changes: dict[int, dict[str, Value]] = {}
    for edit in edits:
        if isinstance(edit, Put) and edit.at[0] == "measures" and isinstance(edit.at[1], int):
            titled: dict[str, Value] = {"title": listed[edit.at[1]].get("title")}
            changes.setdefault(edit.at[1], titled)[str(edit.at[2])] = edit.value
    yield from changes.values()
    for edit in edits:
        if isinstance(edit, Insert) and isinstance(edit.value, dict):
            yield {name: value for name, value in edit.value.items() if name != "id"}
