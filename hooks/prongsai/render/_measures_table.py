"""The measures table as the agency prints it (ตารางมาตรการ): a projection of the measures onto its own columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from prongsai.addresses import places
from prongsai.content import Column, Point
from prongsai.render._shown import Line, rounds
from prongsai.text import round2
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from prongsai.assess import Assessment, MeasureView, Step, Subject

_SHOWN_AS = {"addresses_scored": "addresses", "topic": "addresses", "printed_title": "title"}
"""The field that a view shows in another way."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a cell: one paragraph, or a list of lines; `ordered` lists are steps."""

    lines: tuple[str | Line, ...]
    ordered: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `span` is the rows it covers, 0 for one that a cell above covers; `place` is its id, or empty."""

    heading: str
    parts: tuple[Part, ...]
    span: int = 1
    place: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the measure it shows and its cells, the first being the row's header."""

    anchor: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MeasuresTable:
    """The table: its headings, and groups of rows that no cell's span crosses.

    Attributes:
        places: the id of the cell that shows a field of a measure, by the measure's id and the field.
    """

    title: str
    headings: tuple[str, ...]
    groups: tuple[tuple[Row, ...], ...]
    places: Mapping[tuple[str, str], str]

    def shows(self, field: str) -> bool:
        """Tell whether the table has a field; what it has not stands in the details of the measure."""
        return any(field == shown for _, shown in self.places)

    def place(self, measure: str, field: str) -> str:
        """Return the id of what shows a field of a measure, in the table or else in its details."""
        return self.places.get((measure, field)) or places.cell(field, measure)


def _title(assessment: Assessment) -> str:
    """Return what the table is called where the agency does not tell it."""
    national = assessment.framework.national
    return plain(
        "measures.table.title" if national else "measures.table.other_title", fiscal_year=assessment.fiscal_year
    )


def project(assessment: Assessment) -> MeasuresTable:
    """Return the measures as the agency's own table; equal neighbours in a merging column become one cell.

    A merged cell stays inside the merged cells to its left, as a reader expects of a grouping.
    """
    table = assessment.report.measures.table
    columns = table.columns or _default_columns()
    views = assessment.measures
    contents = [[_parts(column, view) for column in columns] for view in views]
    spans = _spans(columns, contents)
    fields = _fields(columns)
    ids: dict[tuple[str, str], str] = {}
    rows: list[Row] = []
    for index, view in enumerate(views):
        cells = []
        for place, column in enumerate(columns):
            own, span = fields[place], spans[index][place]
            anchor = places.cell(own[0], view.measure.id) if own and span else ""
            for field in own:
                above = ids.get((views[index - 1].measure.id, field), "")
                ids[view.measure.id, field] = anchor or above
            cells.append(Cell(column.heading, contents[index][place], span, anchor))
        rows.append(Row(view.measure.id, tuple(cells)))
    title = table.title or _title(assessment)
    return MeasuresTable(title, tuple(column.heading for column in columns), tuple(_groups(rows)), ids)


def _default_columns() -> tuple[Column, ...]:
    """Return the columns of a report that chooses none."""
    return (
        Column(heading=plain("measures.table.addresses"), show=("addresses",), merge=True),
        Column(heading=plain("common.measures"), show=("title",)),
        Column(heading=plain("measures.table.steps"), show=("steps",)),
        Column(heading=plain("common.responsible"), show=("responsible",)),
        Column(heading=plain("measures.table.period"), show=("period",)),
        Column(heading=plain("measures.monitoring"), show=("rounds", "frequency", "monitoring")),
    )


def _fields(columns: Sequence[Column]) -> list[tuple[str, ...]]:
    """Return the fields that each column is the first to show; a field is one however it is shown."""
    seen: set[str] = set()
    found = []
    for column in columns:
        own = dict.fromkeys(_SHOWN_AS.get(field, field) for field in column.show)
        found.append(tuple(field for field in own if field not in seen))
        seen |= own.keys()
    return found


def _spans(columns: Sequence[Column], contents: list[list[tuple[Part, ...]]]) -> list[list[int]]:
    spans = [[1] * len(columns) for _ in contents]
    breaks = {0}
    for place, column in enumerate(columns):
        if not column.merge:
            continue
        starts = {
            row
            for row in range(len(contents))
            if row in breaks or contents[row][place] != contents[row - 1][place] or not contents[row][place]
        }
        ordered = [*sorted(starts), len(contents)]
        for start, end in pairwise(ordered):
            spans[start][place] = end - start
            for row in range(start + 1, end):
                spans[row][place] = 0
        breaks = starts
    return spans


def _groups(rows: list[Row]) -> Iterator[tuple[Row, ...]]:
    group: list[Row] = []
    covered = 0
    for row in rows:
        if group and covered <= 0:
            yield tuple(group)
            group = []
        group.append(row)
        covered = max(covered, *(cell.span for cell in row.cells)) - 1
    if group:
        yield tuple(group)


def _parts(column: Column, view: MeasureView) -> tuple[Part, ...]:
    found = [_part(field, view) for field in column.show]
    titles = [place for place, field in enumerate(column.show) if field in ("title", "printed_title")]
    if len(column.show) > 1 and titles:
        place = titles[0]
        found[place] = replace(found[place], strong=True)
    return tuple(part for part in found if part.lines)


def _lines(lines: tuple[str | Line, ...]) -> Part:
    return Part(lines, ordered=len(lines) > 1)


def _rounds(view: MeasureView) -> Part:
    return Part((plain("measures.table.rounds", rounds=rounds(view)),) if view.measure.rounds else ())


def _numbered(subject: Subject) -> str:
    if subject.printed:
        return subject.printed
    if subject.kind in ("indicator", "topic") and subject.title:
        return f"{subject.value}. {subject.title}"
    return subject.label


def _scored(subject: Subject) -> str:
    measured = bool(subject.tool) and subject.kind != "tool"
    label = plain("measures.table.tool", tool=subject.tool, label=subject.label) if measured else subject.label
    if subject.score is None:
        return label
    return plain("measures.table.scored", label=label, score=round2(subject.score))


def _part(field: str, view: MeasureView) -> Part:
    """Return what a column shows of a measure: a view of its own, or else what the field holds."""
    if field in _VIEWS:
        return _VIEWS[field](view)
    return _lines(shown(field, view))


def shown(field: str, view: MeasureView) -> tuple[str | Line, ...]:
    """Return what a field of a measure holds, as lines that a reader reads; empty for nothing."""
    if field == "steps":
        return tuple(map(_step, view.steps))
    value = (view.continues or None) if field == "continues" else getattr(view.measure, field)
    if isinstance(value, tuple):
        return tuple(map(_cell, value))
    return () if value is None else (_cell(value),)


def _step(step: Step) -> Line:
    """Return a step with its units and its last day behind it."""
    due = [plain("measures.due", day=step.due)] if step.due else []
    return Line(step.title, step.mark, " · ".join([*step.units, *due]), tuple(map(_step, step.below)))


def _cell(value: object) -> str | Line:
    """Return a value as a cell shows it: figures with two decimals, days and texts as they are."""
    if isinstance(value, Point):
        return Line(value.text, value.mark or "")
    return str(round2(value)) if isinstance(value, Decimal) else str(value)


def _printed(view: MeasureView) -> str:
    return view.measure.printed or ""


_VIEWS: dict[str, Callable[[MeasureView], Part]] = {
    "number": lambda view: Part((_printed(view) or str(view.number),)),
    "printed": lambda view: Part((view.measure.printed,) if view.measure.printed else ()),
    "printed_title": lambda view: Part((f"{_printed(view)} {view.measure.title}".strip(),)),
    "addresses": lambda view: Part(tuple(_numbered(subject) for subject in view.subjects)),
    "addresses_scored": lambda view: Part(tuple(_scored(subject) for subject in view.subjects)),
    "topic": lambda view: Part(tuple(_numbered(subject) for subject in view.subjects if subject.kind == "topic")),
    "items": lambda view: Part(tuple(subject.label for subject in view.subjects if subject.kind == "item")),
    "responsible": lambda view: Part(view.units),
    "period": lambda view: Part((view.period or plain("common.not_stated"),)),
    "rounds": _rounds,
}
"""What is shown otherwise than as the field holds it."""
