"""The figures of one year in full, the days and words of each kind of period, and what becomes of measures unreported."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import TypeAdapter

from prongsai.assess.figures.measures import period_days, period_windows, period_words
from prongsai.assess.figures.outcomes import STATES, delivery_of
from prongsai.content.model.plan import Period, PeriodField
from tests.assess.samples import assessed, measures

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.assess import Assessment

PERIOD: TypeAdapter[Period | None] = TypeAdapter(PeriodField)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    """Return a year with lines of its own."""
    lines = {"strength": 93, "weakness": 84, "improve": 83}
    return assessed(tmp_path_factory.mktemp("year"), measures=measures({}, thresholds=lines))


def test_each_indicator_has_its_figures(year: Assessment) -> None:
    """Rank, points lost, points to the target, and what the agency's lines make of the score."""
    found = [
        (one.number, one.tool, str(one.score), one.rank, str(one.lost), str(one.to_target)) for one in year.indicators
    ]
    assert found == [
        (1, "IIT", "90", 5, "0.60", "0"),
        (2, "IIT", "91", 4, "0.54", "0"),
        (3, "IIT", "92", 3, "0.48", "0"),
        (4, "IIT", "93", 2, "0.42", "0"),
        (5, "IIT", "94", 1, "0.36", "0"),
        (6, "EIT", "83", 8, "1.7", "2"),
        (7, "EIT", "84", 7, "1.6", "1"),
        (8, "EIT", "85", 6, "1.5", "0"),
        (9, "OIT", "60", 10, "8.0", "25"),
        (10, "OIT", "80", 9, "4.0", "5"),
    ]
    assert [one.number for one in year.indicators if one.strength] == [4, 5]
    assert [one.number for one in year.indicators if one.weakness] == [6, 9, 10]
    assert [one.number for one in year.indicators if one.improve] == [9, 10]
    nine = year.indicators[8]
    assert (nine.label, nine.called, nine.confirmed) == (
        "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล",
        "การเปิดเผยข้อมูล",
        "การเปิดเผยข้อมูล",
    )


def test_each_tool_has_its_figures(year: Assessment) -> None:
    """Its name and weight, and its score as computed, where none is reported."""
    found = [(one.label, str(one.weight), str(one.score), one.reported, str(one.shown)) for one in year.tools]
    assert found == [
        ("IIT แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน", "30", "92", None, "92"),
        ("EIT แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก", "30", "84", None, "84"),
        ("OIT แบบวัดการเปิดเผยข้อมูลสาธารณะ", "40", "70", None, "70"),
    ]
    assert (str(year.overall), str(year.target)) == ("80.8", "85")


HALF = "ภายใน 6 เดือนแรกของปีงบประมาณ พ.ศ. 2569"
# What is written in the report on results of 2568; its words, its first and last day, and the days of several times.
PERIODS: list[tuple[object, str, list[str | None], list[list[str | None]]]] = [
    ("fiscal_year", "ตลอดปีงบประมาณ พ.ศ. 2569", ["2025-10-01", "2026-09-30"], []),
    ("ไตรมาส 2", "ไตรมาสที่ 2 ของปีงบประมาณ พ.ศ. 2569", ["2026-01-01", "2026-03-31"], []),
    ("6 เดือนหลัง", "ภายใน 6 เดือนหลังของปีงบประมาณ พ.ศ. 2569", ["2026-04-01", "2026-09-30"], []),
    ("ภายใน มี.ค. 2569", "ภายใน มี.ค. 2569", [None, "2026-03-31"], []),
    ("ตั้งแต่ ม.ค. 2569", "ตั้งแต่ ม.ค. 2569", ["2026-01-01", None], []),
    ("15 มี.ค. 2569", "15 มี.ค. 2569", ["2026-03-15", "2026-03-15"], []),
    ("1 - 15 มี.ค. 2569", "1 มี.ค. 2569 – 15 มี.ค. 2569", ["2026-03-01", "2026-03-15"], []),
    (
        "ม.ค. 2569 และ มิ.ย. 2569",
        "ม.ค. 2569 และ มิ.ย. 2569",
        ["2026-01-01", "2026-06-30"],
        [["2026-01-01", "2026-01-31"], ["2026-06-01", "2026-06-30"]],
    ),
    (
        "ม.ค. - ก.พ. 2569, เม.ย. 2569 และ มิ.ย. 2569",
        "ม.ค. 2569 – ก.พ. 2569, เม.ย. 2569 และ มิ.ย. 2569",
        ["2026-01-01", "2026-06-30"],
        [["2026-01-01", "2026-02-28"], ["2026-04-01", "2026-04-30"], ["2026-06-01", "2026-06-30"]],
    ),
    ("ทุกไตรมาส", "ทุกไตรมาส", [None, None], []),
    (
        "ทุกเดือน ตลอดปีงบประมาณ พ.ศ. 2569",
        "ทุกเดือน ตลอดปีงบประมาณ พ.ศ. 2569",
        ["2025-10-01", "2026-09-30"],
        [],
    ),
    ("ทุกไตรมาส ครั้งแรกภายใน 31 ธ.ค. 2568", "ทุกไตรมาส ครั้งแรกภายใน 31 ธ.ค. 2568", [None, "2026-09-30"], []),
    ("ทุกไตรมาส ครั้งแรกภายใน 15 ธ.ค. 2568", "ทุกไตรมาส ครั้งแรกภายใน 15 ธ.ค. 2568", [None, "2026-09-15"], []),
    ("ทุกไตรมาส ครั้งแรก ธ.ค. 2568", "ทุกไตรมาส ครั้งแรกภายใน ธ.ค. 2568", [None, "2026-09-30"], []),
    ("ทุกเดือน ครั้งแรก 31 ม.ค. 2569", "ทุกเดือน ครั้งแรกภายใน 31 ม.ค. 2569", [None, "2026-09-30"], []),
    ("ทุกเดือน ครั้งแรก 30 ม.ค. 2569", "ทุกเดือน ครั้งแรกภายใน 30 ม.ค. 2569", [None, "2026-09-30"], []),
    ("ทุก 6 เดือน ครั้งแรก มี.ค. 2569", "ทุก 6 เดือน ครั้งแรกภายใน มี.ค. 2569", [None, "2026-09-30"], []),
    ("ทุกปี ครั้งแรก ก.ย. 2569", "ทุกปี ครั้งแรกภายใน ก.ย. 2569", [None, "2026-09-30"], []),
    ("ทุกปี ครั้งแรก ต.ค. 2569", "ทุกปี ครั้งแรกภายใน ต.ค. 2569", [None, "2026-10-31"], []),
    ("ทุกเดือน ครั้งแรก ต.ค. 2568", "ทุกเดือน ครั้งแรกภายใน ต.ค. 2568", [None, "2026-09-30"], []),
    ({"text": "ต่อเนื่อง"}, "ต่อเนื่อง", [None, None], []),
    ({"name": "first_half", "end": "ม.ค. 2569"}, f"{HALF} (ภายใน ม.ค. 2569)", ["2025-10-01", "2026-01-31"], []),
    ({"name": "first_half", "start": "ม.ค. 2569"}, f"{HALF} (ตั้งแต่ ม.ค. 2569)", ["2026-01-01", "2026-03-31"], []),
    (
        {"windows": [{"start": "ม.ค. 2569"}, {"end": "มี.ค. 2569"}]},
        "ตั้งแต่ ม.ค. 2569 และ ภายใน มี.ค. 2569",
        [None, None],
        [["2026-01-01", None], [None, "2026-03-31"]],
    ),
    ({"every": "ทุกไตรมาส", "start": "ต.ค. 2568"}, "ทุกไตรมาส", ["2025-10-01", None], []),
]


@pytest.mark.parametrize(("written", "words", "days", "windows"), PERIODS)
def test_a_period_has_words_and_days(
    written: object, words: str, days: list[str | None], windows: list[list[str | None]]
) -> None:
    """One that comes again ends with its last turn in the fiscal year; of several times the first and the last count."""
    period = PERIOD.validate_python(written, context={"year": 2568})
    assert period is not None
    assert period_words(period, 2569) == words
    assert [_told(day) for day in period_days(period, 2569)] == days
    assert [[_told(day) for day in window] for window in period_windows(period)] == windows


def _told(day: date | None) -> str | None:
    return day.isoformat() if day else None


@pytest.mark.parametrize(
    ("fields", "today", "state", "until"),
    [
        ({"period": "first_half"}, date(2023, 3, 31), "awaited", date(2023, 3, 31)),
        ({"period": "first_half"}, date(2023, 4, 1), "unreported", date(2023, 3, 31)),
        ({"period": "first_half", "rounds": [3, 6]}, date(2022, 12, 31), "awaited", date(2022, 12, 31)),
        ({"period": "first_half", "rounds": [3, 6]}, date(2023, 1, 1), "unreported", date(2022, 12, 31)),
        ({"rounds": [12]}, date(2023, 9, 30), "awaited", date(2023, 9, 30)),
        ({}, date(2023, 1, 1), "unreported", None),
        ({"period": "first_half"}, None, "unreported", date(2023, 3, 31)),
    ],
)
def test_a_measure_that_nobody_reports_is_awaited_until_its_day(
    tmp_path: Path, fields: dict[str, Any], today: date | None, state: str, until: date | None
) -> None:
    """Its end, or before that the end of the first round that it promises; the day after it is unreported."""
    year = assessed(tmp_path, measures=measures(fields))
    delivery = delivery_of(year.measures, None, year.fiscal_year, today)
    (outcome,) = delivery.outcomes
    assert (outcome.state, outcome.until, delivery.reported) == (state, until, False)
    assert delivery.counts == dict.fromkeys(STATES, 0) | {state: 1}


def test_what_has_waited_longest_comes_first(tmp_path: Path) -> None:
    """Then the report's own order; the one that ended last is told only where the time of all has passed."""
    plan = ({"period": "second_half"}, {"period": "quarter_1"}, {"period": "first_half"})
    year = assessed(tmp_path, measures=measures(*plan))
    before, after = (delivery_of(year.measures, None, year.fiscal_year, date(2023, month, 1)) for month in (5, 11))
    assert [one.view.measure.id for one in before.in_state("unreported", "awaited")] == ["m2", "m3", "m1"]
    assert [one.view.measure.id for one in before.in_state("unreported")] == ["m2", "m3"]
    assert [one.view.measure.id for one in before.in_state("awaited")] == ["m1"]
    assert (before.late, before.ended) == (0, None)
    assert after.ended is after.of_measure["m1"]
