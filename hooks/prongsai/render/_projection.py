"""The measures table as the agency prints it (ตารางมาตรการ): a projection of the measures onto its own columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from prongsai.content import Column
from prongsai.text import round2

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from prongsai.assess import Assessment, MeasureView, Subject

DEFAULT_COLUMNS = (
    Column(heading="สิ่งที่มุ่งแก้", show=("addresses",), merge=True),
    Column(heading="มาตรการ", show=("title",)),
    Column(heading="ขั้นตอน/วิธีดำเนินการ", show=("steps",)),
    Column(heading="ผู้รับผิดชอบ", show=("responsible",)),
    Column(heading="ระยะเวลาดำเนินการ", show=("period",)),
    Column(heading="การกำกับติดตาม", show=("rounds", "monitoring")),
)
"""The columns of a report that chooses none."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a cell: one paragraph, or a list of lines; `ordered` lists are steps."""

    lines: tuple[str, ...]
    ordered: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `span` is the rows it covers, 0 for one that a cell above covers."""

    heading: str
    parts: tuple[Part, ...]
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the measure it shows and its cells, the first being the row's header."""

    anchor: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MeasuresTable:
    """The table: its headings, and groups of rows that no cell's span crosses."""

    title: str
    headings: tuple[str, ...]
    groups: tuple[tuple[Row, ...], ...]


def project(assessment: Assessment) -> MeasuresTable:
    """Return the measures as the agency's own table; equal neighbours in a merging column become one cell.

    A merged cell stays inside the merged cells to its left, as a reader expects of a grouping.
    """
    table = assessment.report.measures.table
    columns = table.columns or DEFAULT_COLUMNS
    views = assessment.measures
    contents = [[_parts(column, view) for column in columns] for view in views]
    spans = _spans(columns, contents)
    rows = [
        Row(
            view.measure.id,
            tuple(
                Cell(column.heading, parts, span)
                for column, parts, span in zip(columns, contents[index], spans[index], strict=True)
            ),
        )
        for index, view in enumerate(views)
    ]
    title = table.title or f"มาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {assessment.fiscal_year}"
    return MeasuresTable(title, tuple(column.heading for column in columns), tuple(_groups(rows)))


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
    found = [_FIELDS[field](view) for field in column.show]
    if len(column.show) > 1 and "title" in column.show:
        place = column.show.index("title")
        found[place] = replace(found[place], strong=True)
    return tuple(part for part in found if part.lines)


def _steps(lines: tuple[str, ...]) -> Part:
    return Part(lines, ordered=len(lines) > 1)


def _rounds(view: MeasureView) -> Part:
    return Part(("รายงานผลการดำเนินงานตามมาตรการ " + " และ".join(view.rounds),) if view.rounds else ())


def _numbered(subject: Subject) -> str:
    if subject.kind in ("indicator", "topic") and subject.title:
        return f"{subject.value}. {subject.title}"
    return subject.label


def _scored(subject: Subject) -> str:
    tool = f"แบบวัด {subject.tool} " if subject.tool and subject.kind != "tool" else ""
    score = "" if subject.score is None else f" มีคะแนน {round2(subject.score)}"
    return f"{tool}{subject.label}{score}"


_FIELDS: dict[str, Callable[[MeasureView], Part]] = {
    "number": lambda view: Part((str(view.number),)),
    "addresses": lambda view: Part(tuple(_numbered(subject) for subject in view.subjects)),
    "addresses_scored": lambda view: Part(tuple(_scored(subject) for subject in view.subjects)),
    "topic": lambda view: Part(tuple(_numbered(subject) for subject in view.subjects if subject.kind == "topic")),
    "items": lambda view: Part(tuple(subject.label for subject in view.subjects if subject.kind == "item")),
    "finding": lambda view: Part((view.measure.finding,) if view.measure.finding else ()),
    "title": lambda view: Part((view.measure.title,)),
    "steps": lambda view: _steps(view.measure.steps),
    "responsible": lambda view: Part(view.units),
    "period": lambda view: Part((view.period,)),
    "rounds": _rounds,
    "monitoring": lambda view: _steps(view.measure.monitoring),
}
