"""The measures as published data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from prongsai.content import Measure, Period
from prongsai.render.data.derived import Published, Value, meaning, values_of
from prongsai.render.data.values import Data, Day, Figure, Row, Year, day

if TYPE_CHECKING:
    from datetime import date

    from prongsai.assess import Assessment, MeasureView
    from prongsai.assess import Subject as Addressed


class Subject(Data):
    """What a measure addresses: an indicator, topic, tool, question or item by its number or code."""

    kind: Literal["indicator", "topic", "tool", "question", "item", "text"]
    value: str
    title: str
    printed: str

    def __str__(self) -> str:
        """Return it as a cell shows it."""
        return f"{self.kind}:{self.value}"


class Unit(Data):
    """A unit of the agency."""

    id: str
    name: str

    def __str__(self) -> str:
        """Return it as a cell shows it."""
        return self.name


class Window(Row):
    """One of several times in which a measure runs."""

    start: Day | None
    end: Day | None


def _window(times: tuple[date | None, date | None]) -> Window:
    return Window(start=day(times[0]), end=day(times[1]))


@dataclass(frozen=True, slots=True)
class OfYear:
    """A measure and the assessment that it belongs to."""

    view: MeasureView
    assessment: Assessment


def _subjects(one: OfYear) -> list[Subject]:
    return [subject_data(each) for each in one.view.subjects]


def subject_data(one: Addressed) -> Subject:
    """Return what a measure or an analysis is about."""
    return Subject(kind=one.kind, value=one.value, title=one.title, printed=one.printed)


def _units(one: OfYear) -> list[Unit]:
    pairs = zip(one.view.measure.responsible, one.view.units, strict=True)
    return [Unit(id=unit, name=name) for unit, name in pairs]


_PERIOD: tuple[Value[OfYear], ...] = (
    Value("start", Day | None, meaning(Period, "start"), lambda one: day(one.view.start)),
    Value("end", Day | None, meaning(Period, "end"), lambda one: day(one.view.end)),
    Value("period", str | None, meaning(Measure, "period"), lambda one: one.view.period),
    Value("windows", list[Window], "ช่วงเวลา เมื่อมีหลายช่วง", lambda one: [*map(_window, one.view.windows)]),
)
_INSTEAD: dict[str, tuple[Value[OfYear], ...]] = {
    "addresses": (Value("addresses", list[Subject], meaning(Measure, "addresses"), _subjects),),
    "responsible": (Value("responsible", list[Unit], meaning(Measure, "responsible"), _units),),
    "period": _PERIOD,
}
_LOST = "คะแนนภาพรวมที่เสียไปในตัวชี้วัดซึ่งมาตรการนี้มุ่งแก้"
_DEFAULTS = "ชื่อข้อมูลที่รายงานระบุครั้งเดียวสำหรับทุกมาตรการ คั่นด้วยขึ้นบรรทัดใหม่"
_FISCAL_YEAR = "ปีงบประมาณของมาตรการ (พ.ศ.)"
MEASURES: Published[OfYear] = Published(
    "Measure",
    (
        *values_of(Measure, lambda one: one.view.measure, _INSTEAD),
        Value("defaults", list[str], _DEFAULTS, lambda one: [*one.view.defaults]),
        Value("lost_points", Figure | None, _LOST, lambda one: one.view.worth),
        Value("fiscal_year", Year, _FISCAL_YEAR, lambda one: one.assessment.fiscal_year),
    ),
)
"""A measure, in the order of the officers' own file, and what is computed of it."""
