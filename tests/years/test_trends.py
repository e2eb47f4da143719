"""Several years together, against figures worked out by hand; only like is compared with like."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from prongsai.assess import Trends, trends_of
from tests.assess.samples import scores
from tests.years.several import FIRST, YEARS, agency_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def trends(tmp_path: Path) -> Trends:
    """Return the trends of the three years."""
    return trends_of(agency_of(tmp_path).years)


def test_the_overall_goes_over_reports_and_earlier_figures(trends: Trends) -> None:
    """A year's own report goes before what a later one says of it, and a later report's word before an earlier's."""
    assert [(point.year, str(point.score), point.full) for point in trends.overall.points] == [
        (2563, "70.10", False),
        (2564, "75.50", False),
        (2565, "80.80", True),
        (2566, "83.50", True),
        (2567, "86.20", True),
    ]
    assert trends.overall.change == Decimal("2.70")


def test_the_biggest_rises_and_falls(trends: Trends) -> None:
    """Against 2566, indicator 9 rose by 15 and 6 fell by 3; what stayed is in neither list."""
    assert [(one.number, one.change) for one in trends.rises] == [(9, Decimal(15))]
    assert [(one.number, one.change) for one in trends.falls] == [(6, Decimal(-3))]


def test_each_indicator_has_its_series(trends: Trends) -> None:
    """Ten series of three years; indicator 9 went 60, 75, 90."""
    assert [len(one.points) for one in trends.compared] == [3] * 10
    assert [(point.year, point.score) for point in trends.compared[8].points] == list(
        zip((2565, 2566, 2567), map(Decimal, (60, 75, 90)), strict=True)
    )


def test_letters_and_words_stand_apart(trends: Trends) -> None:
    """The level history is cut where ITA changed from letters to words."""
    assert [(run.scale, run.levels) for run in trends.levels] == [
        ("letters", ((2565, "B"),)),
        ("words", ((2566, "ผ่าน"), (2567, "ผ่าน"))),
    ]


def test_what_was_addressed_and_what_it_scored_next(trends: Trends) -> None:
    """Measures of 2565 and 2566 addressed indicators 9 and 10, which scored 75, 80 and then 90, 80."""
    told = [
        (one.year, one.indicator.number, one.measures[0].measure.id, one.after, one.change) for one in trends.followed
    ]
    assert told == [
        (2566, 9, "m01", Decimal(90), Decimal(15)),
        (2566, 10, "m02", Decimal(80), Decimal(0)),
        (2565, 9, "m01", Decimal(75), Decimal(15)),
        (2565, 10, "m02", Decimal(80), Decimal(0)),
    ]


def test_a_missing_year_gives_no_change(tmp_path: Path) -> None:
    """Without the year right before there is neither a change nor a next score; the years still make a trend."""
    trends = trends_of(agency_of(tmp_path, {2565: scores(), 2567: scores(indicators=FIRST | {9: 90})}).years)
    assert (trends.several, trends.overall.change, trends.rises, trends.followed) == (True, None, (), ())
    assert [point.score for point in trends.compared[8].points] == [60, 90]


def test_an_earlier_figure_gives_the_overall_change(tmp_path: Path) -> None:
    """One report with last year's overall in it tells the overall change, 80.80 - 75.00, and no indicator's."""
    trends = trends_of(agency_of(tmp_path, {2565: YEARS[2565]}).years)
    assert (trends.several, trends.overall.change, trends.compared) == (True, Decimal("5.80"), ())


def test_one_year_is_no_trend(tmp_path: Path) -> None:
    """A single report without earlier figures has nothing to be compared with."""
    assert not trends_of(agency_of(tmp_path, {2565: scores()}).years).several


def test_another_indicator_under_the_same_number_is_not_compared(tmp_path: Path) -> None:
    """In a year whose indicators are not known by name, number 9 may be another thing: its series does not go on."""
    named = {number: {"score": value, "name": f"เรื่องที่ {number}"} for number, value in FIRST.items()}
    trends = trends_of(agency_of(tmp_path, {2568: scores(level="ผ่าน"), 2569: scores(indicators=named)}).years)
    assert trends.compared == ()
    assert [one.after for one in trends.followed] == [None, None]
