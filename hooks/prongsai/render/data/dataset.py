"""One open dataset of a whole site (ชุดข้อมูลเปิด): every agency and year as tables, in CSV, JSON Lines and SQLite.

Each table is told by the published record that its rows hold, the same of which `report.json` is made, so that a field
of the model is in both and a figure has one value. Ids never change: they are made of the agency's folder, the year
and what the officers' own files call a thing.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from pydantic import Field

from prongsai.addresses import paths
from prongsai.render.data.columns import Column, columns_of
from prongsai.render.data.progress import ENTRIES, OfRound
from prongsai.render.data.report import (
    AgencyData,
    EarlierData,
    FindingData,
    IndicatorData,
    ItemResult,
    MeasureData,
    Report,
    agency_data,
    report_data,
)
from prongsai.render.data.values import Data, Figure, Year, cell_text, to_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from prongsai.assess import AssessedAgency, Assessment


def _key(name: str, meaning: str, kind: str = "string") -> Column:
    """Return a column that leads to a row, and is no field of its record."""
    return Column(name, kind, meaning, (), always=True)


_AGENCY = _key("agency", "รหัสหน่วยงาน (agencies.id)")
_YEARLY = (_AGENCY, _key("report", "รหัสรายงาน (scores.id)"))
_APART = ("schema", "agency_", "slug")
"""What a row does not repeat: the schema of another file, and the agency, to which it leads."""


class AgencyRow(AgencyData):
    """An agency, with what its agency.yml tells of its data."""

    licence: str | None = Field(description="สัญญาอนุญาตของข้อมูลเปิดของหน่วยงาน (null คือยังไม่ระบุ)")
    website: str | None = Field(description="เว็บไซต์หลักของหน่วยงาน")
    page: str = Field(description="ที่อยู่หน้าของหน่วยงาน เทียบกับโฟลเดอร์นี้")


class EarlierRow(EarlierData):
    """What a report says of an earlier year, with that year."""

    year: Year = Field(description="ปี พ.ศ. ก่อนหน้าที่รายงานกล่าวถึง")


class FigureRow(Data):
    """A score that a report gives by a name: of a tool, of a quarter, of a question, of a part of EIT."""

    of: str = Field(description="ชื่อของกลุ่มใน report.json: tools, reported_tools, quarters, eit_parts, questions")
    part: str | None = Field(description="ส่วนของเครื่องมือ EIT ที่ข้อคำถามอยู่ (null คือไม่อยู่ในส่วนใด)")
    key: str = Field(description="เครื่องมือ ไตรมาส ส่วน หรือข้อคำถาม")
    score: Figure | None = Field(description="คะแนน 0 ถึง 100")


class Row(NamedTuple):
    """A row: what leads to it (its id, then those of `Table.keys`), and the record that it holds."""

    keys: tuple[object, ...]
    record: Data


class ReportYear(NamedTuple):
    """A year of an agency, and all that is published of it."""

    assessment: Assessment
    report: Report

    @property
    def id(self) -> str:
        """What the year is called in ids."""
        return f"{self.assessment.slug}/{self.assessment.year}"

    def row(self, of: object, record: Data, *more: object) -> Row:
        """Return a row of this year, called `of` within it."""
        return Row((f"{self.id}/{of}", self.assessment.slug, self.id, *more), record)


@dataclass(frozen=True)
class Table:
    """A table of the dataset.

    Attributes:
        title: what it holds, in Thai.
        rows: gives the rows of a year.
        keys: the columns between the id and those of the record.
        lists: whether lists within the record have columns.
    """

    name: str
    title: str
    model: type[Data]
    rows: Callable[[ReportYear], Iterator[Row]]
    keys: tuple[Column, ...] = ()
    lists: bool = True

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """All columns, in their order."""
        keys = (_key("id", "รหัสที่ไม่เปลี่ยน"), *self.keys)
        own = [one for one in columns_of(self.model, lists=self.lists) if not one.name.startswith(_APART)]
        # Within its year a measure has a name of its own, and here an id.
        own = [replace(one, name="measure") if one.name == "id" else one for one in own]
        return (*keys, *own)

    @property
    def header(self) -> str:
        """The first line of its CSV."""
        return _csv([[column.name for column in self.columns]])

    def values(self, row: Row) -> list[object]:
        """Return the values of a row, in the order of the columns."""
        return [*row.keys, *(column.of(row.record) for column in self.columns[len(row.keys) :])]


def _earlier(year: ReportYear) -> Iterator[Row]:
    for of, one in year.report.earlier.items():
        yield year.row(of, EarlierRow(year=int(of), **dict(one)))


def _figures(year: ReportYear) -> Iterator[Row]:
    for one in _figures_of(year.report):
        yield year.row("/".join(filter(None, (one.of, one.part, one.key))), one)


def _figures_of(report: Report) -> Iterator[FigureRow]:
    for of in ("tools", "reported_tools", "quarters", "questions"):
        yield from (FigureRow(of=of, part=None, key=key, score=score) for key, score in getattr(report, of).items())
    for name, part in report.eit_parts.items():
        yield FigureRow(of="eit_parts", part=None, key=name, score=part.score)
        for key, score in part.questions.items():
            yield FigureRow(of="questions", part=name, key=key, score=score)


def _indicators(year: ReportYear) -> Iterator[Row]:
    yield from (year.row(one.number, one) for one in year.report.indicators)


def _items(year: ReportYear) -> Iterator[Row]:
    yield from (year.row(code, one, code) for code, one in year.report.items.items())


def _measures(year: ReportYear) -> Iterator[Row]:
    yield from (year.row(one.id, one) for one in year.report.measures)  # type: ignore[attr-defined] # made at run time


def _progress(year: ReportYear) -> Iterator[Row]:
    """Yield what each round says of each measure; several entries of one measure are told apart by their order."""
    for one in year.assessment.progress.rounds if year.assessment.progress else ():
        met: dict[str, int] = {}
        for line in one.lines:
            measure = line.view.measure.id
            met[measure] = met.get(measure, 0) + 1
            called = f"{one.months}/{measure}" + (f"/{met[measure]}" if met[measure] > 1 else "")
            record = ENTRIES.record(OfRound(line, year.assessment, start=paths.dataset("")))
            yield year.row(called, record, f"{year.id}/{measure}", one.months)


def _findings(year: ReportYear) -> Iterator[Row]:
    met: dict[str, int] = {}
    for one in year.report.findings:
        called = f"{one.code}/{one.file.rpartition('/')[2]}:{one.line}:{one.column}"
        met[called] = met.get(called, 0) + 1
        yield year.row(called + (f"/{met[called]}" if met[called] > 1 else ""), one)


TABLES = (
    Table("agencies", "หน่วยงาน", AgencyRow, lambda _: iter(())),
    Table(
        "scores",
        "ผลการประเมินของแต่ละปี",
        Report,
        lambda year: iter([Row((year.id, year.assessment.slug), year.report)]),
        (_AGENCY,),
        lists=False,
    ),
    Table("earlier", "ผลของปีก่อน ๆ ตามที่รายงานกล่าวถึง", EarlierRow, _earlier, _YEARLY),
    Table("figures", "คะแนนรายเครื่องมือ รายไตรมาส รายส่วน และรายข้อคำถาม", FigureRow, _figures, _YEARLY),
    Table("indicators", "คะแนนรายตัวชี้วัด", IndicatorData, _indicators, _YEARLY),
    Table("items", "ข้อที่มีคะแนนหรือเสียคะแนน", ItemResult, _items, (*_YEARLY, _key("code", "รหัสข้อ เช่น O12"))),
    Table("measures", "มาตรการ", MeasureData, _measures, _YEARLY),
    Table(
        "progress",
        "ผลการดำเนินการของแต่ละมาตรการในแต่ละรอบ",
        ENTRIES.model,
        _progress,
        (
            *_YEARLY,
            _key("measure_id", "รหัสมาตรการ (measures.id)"),
            _key("round", "รอบ: เดือนนับจาก 1 ตุลาคม", "integer"),
        ),
    ),
    Table("findings", "สิ่งที่ตรวจพบในข้อมูล", FindingData, _findings, _YEARLY),
)
"""The tables, in the order in which they refer to one another."""


class Lines(NamedTuple):
    """The rows of some agencies in a table: as CSV and as JSON Lines."""

    csv: str
    jsonl: str

    @property
    def height(self) -> int:
        """How many they are."""
        return self.jsonl.count("\n")

    def stored(self, lists: Sequence[int]) -> Iterator[list[object]]:
        """Yield the values of each as a database keeps them: a list, which stands in one of `lists`, as its cell."""
        # A cell may be as long as all of them.
        csv.field_size_limit(max(csv.field_size_limit(), len(self.csv)))
        rows = ([*json.loads(line).values()] for line in io.StringIO(self.jsonl, newline="\n"))
        if not lists:
            yield from rows
            return
        for values, cells in zip(rows, csv.reader(io.StringIO(self.csv, newline="")), strict=True):
            for one in lists:
                if isinstance(values[one], (list, dict)):
                    values[one] = cells[one]
            yield values


def agency_lines(agency: AssessedAgency) -> dict[str, Lines]:
    """Return the rows of an agency, by table: they depend on nothing else, so whoever made them may join them."""
    told = agency_data(agency.slug, agency.agency)
    page = paths.relative(paths.agency(agency.slug), paths.dataset(""))
    licence, website = agency.agency.licence, agency.agency.website
    own = Row((agency.slug,), AgencyRow(**told.model_dump(), licence=licence, website=website, page=page))
    years = [ReportYear(assessment, report_data(assessment)) for assessment in agency.years]
    found = {table.name: [row for year in years for row in table.rows(year)] for table in TABLES} | {"agencies": [own]}
    return {table.name: _lines(table, found[table.name]) for table in TABLES}


def joined(lines: Iterable[Mapping[str, Lines]]) -> dict[str, Lines]:
    """Return the rows of several agencies, in their order."""
    found = [*lines]
    return {
        table.name: Lines(
            "".join(one[table.name].csv for one in found),
            "".join(one[table.name].jsonl for one in found),
        )
        for table in TABLES
    }


def _lines(table: Table, rows: Iterable[Row]) -> Lines:
    found = [table.values(row) for row in rows]
    names = [column.name for column in table.columns]
    return Lines(
        _csv([cell_text(value) for value in values] for values in found),
        "".join(to_line(dict(zip(names, values, strict=True))) for values in found),
    )


def _csv(rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()
