"""The measures as published data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from prongsai.assess import State
from prongsai.content import Measure, Period
from prongsai.render.data.derived import Published, Value, meaning, values_of
from prongsai.render.data.values import Count, Data, Day, Figure, Row, Year, day

if TYPE_CHECKING:
    from datetime import date

    from prongsai.assess import Assessment, Delivery, MeasureView, Outcome
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

    @property
    def outcome(self) -> Outcome:
        """What became of it."""
        return self.assessment.delivery.of_measure[self.view.measure.id]


def _subjects(one: OfYear) -> list[Subject]:
    return [subject_data(each) for each in one.view.subjects]


def subject_data(one: Addressed) -> Subject:
    """Return what a measure or an analysis is about."""
    return Subject(kind=one.kind, value=one.value, title=one.title, printed=one.printed)


def _units(one: OfYear) -> list[Unit]:
    pairs = zip(one.view.measure.responsible, one.view.units, strict=True)
    return [Unit(id=unit, name=name) for unit, name in pairs]


_FIRST, _LAST = (f" เมื่อมีหลายช่วงคือของช่วง{which} ดู windows" for which in ("แรก", "สุดท้าย"))
_PERIOD: tuple[Value[OfYear], ...] = (
    Value("start", Day | None, meaning(Period, "start") + _FIRST, lambda one: day(one.view.start)),
    Value("end", Day | None, meaning(Period, "end") + _LAST, lambda one: day(one.view.end)),
    Value("period", str | None, meaning(Measure, "period"), lambda one: one.view.period),
    Value("windows", list[Window], "ช่วงเวลา เมื่อมีหลายช่วง", lambda one: [*map(_window, one.view.windows)]),
)
_ROUNDS = f"{meaning(Measure, 'rounds')} (ว่างคือรายงานไม่ได้ระบุรอบ)"
_INSTEAD: dict[str, tuple[Value[OfYear], ...]] = {
    "addresses": (Value("addresses", list[Subject], meaning(Measure, "addresses"), _subjects),),
    "responsible": (Value("responsible", list[Unit], meaning(Measure, "responsible"), _units),),
    "period": _PERIOD,
    "rounds": (Value("rounds", list[int], _ROUNDS, lambda one: [*one.view.measure.rounds]),),
}
_LOST = "คะแนนภาพรวมที่เสียไปในตัวชี้วัดซึ่งมาตรการนี้มุ่งแก้"
_DEFAULTS = "ชื่อข้อมูลที่รายงานระบุครั้งเดียวสำหรับทุกมาตรการ คั่นด้วยขึ้นบรรทัดใหม่"
_STATE = (
    "สถานะ ณ วันที่ delivery.today: done แล้วเสร็จ, due_soon ใกล้ครบกำหนด, in_progress กำลังดำเนินการ, not_started ยังไม่เริ่ม, "
    "overdue เกินกำหนด, unreported สิ้นสุดหรือถึงรอบแล้วแต่ยังไม่มีรายงาน, awaited ยังไม่ถึงรอบรายงาน, cancelled ยกเลิก"
)
_DAYS = "จำนวนวันที่เกินกำหนด ที่เสร็จช้า หรือที่เหลือ ตามสถานะ (null คือไม่ทราบ)"
_FISCAL_YEAR = "ปีงบประมาณของมาตรการ (พ.ศ.)"
MEASURES: Published[OfYear] = Published(
    "Measure",
    (
        *values_of(Measure, lambda one: one.view.measure, _INSTEAD),
        Value("defaults", list[str], _DEFAULTS, lambda one: [*one.view.defaults]),
        Value("lost_points", Figure | None, _LOST, lambda one: one.view.worth),
        Value("fiscal_year", Year, _FISCAL_YEAR, lambda one: one.assessment.fiscal_year),
        Value("state", State, _STATE, lambda one: one.outcome.state),
        Value("days", Count | None, _DAYS, lambda one: one.outcome.progress.days),
    ),
)
"""A measure, in the order of the officers' own file, and what is computed of it."""


class DeliveryData(Data):
    """What became of all measures of a year, whether a report tells it or none does."""

    today: Day | None = Field(description="วันที่นับสถานะ (null คือไม่ได้นับ)")
    has_report: bool = Field(description="มีรายงานผลการดำเนินการหรือไม่")
    promised: Count = Field(description="จำนวนมาตรการทั้งหมด เท่ากับผลรวมของ states")
    states: dict[State, Count] = Field(description="จำนวนมาตรการในแต่ละสถานะ ครบทุกสถานะ")
    done_late: Count = Field(description="จำนวนที่แล้วเสร็จหลังกำหนด (นับอยู่ใน done)")
    ended: Day | None = Field(description="วันสิ้นสุดของมาตรการทั้งหมด เมื่อสิ้นสุดแล้วโดยไม่มีรายงานเลย")


def delivery_data(of: Delivery, today: date | None) -> DeliveryData:
    """Return what became of all measures of a year."""
    return DeliveryData(
        today=day(today),
        has_report=of.reported,
        promised=len(of.outcomes),
        states=of.counts,
        done_late=of.late,
        ended=day(of.ended.view.end) if of.ended else None,
    )
