"""Series, their changes and what rose and fell, of figures that stand here: bounds, order, and what is not known."""

from __future__ import annotations

from decimal import Decimal

import pytest

from prongsai.assess.years.trends import Point, Series, Trends


def series(number: int | None, **scores: int) -> Series:
    """Return a series of scores by year, written `y2565=80`."""
    points = (Point(int(year[1:]), Decimal(score)) for year, score in scores.items())
    return Series(number, f"ตัวชี้วัด {number}", tuple(points))


def trends(*indicators: Series, overall: Series | None = None) -> Trends:
    """Return trends of indicators, and of an overall score where one is given."""
    return Trends(overall or series(None), indicators, (), ())


@pytest.mark.parametrize(
    ("one", "latest", "before", "change"),
    [
        (series(1), None, None, None),
        (series(1, y2565=80), 2565, None, None),
        (series(1, y2565=80, y2566=85), 2566, 2565, 5),
        (series(1, y2565=80, y2566=80), 2566, 2565, 0),
        (series(1, y2564=70, y2565=80, y2566=75), 2566, 2565, -5),
        (series(1, y2564=70, y2566=75), 2566, None, None),
    ],
)
def test_a_series_changes_against_the_year_right_before(
    one: Series, latest: int | None, before: int | None, change: int | None
) -> None:
    """Of a year that is missing nothing is known, and a change of nothing is one."""
    told = [point and point.year for point in (one.latest, one.before)]
    assert (*told, one.change) == (latest, before, change)


def test_a_point_is_of_a_full_report_unless_it_says_otherwise() -> None:
    """What a later report only names has no level unless it is told."""
    assert (Point(2565, Decimal(1)).full, Point(2565, Decimal(1)).level, Point(2565, Decimal(1)).tools) == (
        True,
        "",
        (),
    )


@pytest.mark.parametrize(
    ("years", "several"), [({}, False), ({"y2565": 80}, False), ({"y2564": 80, "y2565": 80}, True)]
)
def test_two_years_make_a_trend(years: dict[str, int], several: bool) -> None:  # noqa: FBT001 - a parameter
    """Of the overall score, and of each indicator."""
    assert trends(overall=series(None, **years)).several is several
    assert bool(trends(series(1, **years)).compared) is several


def test_the_biggest_change_goes_first_and_equal_ones_by_number() -> None:
    """What rose, and what fell; what stayed, or cannot be compared, is in neither."""
    found = trends(
        series(3, y2565=50, y2566=60),
        series(4, y2565=50, y2566=80),
        series(1, y2565=50, y2566=60),
        series(5, y2565=50, y2566=50),
        series(6, y2566=99),
        series(9, y2565=50, y2566=45),
        series(8, y2565=50, y2566=20),
        series(7, y2565=50, y2566=45),
    )
    assert [one.number for one in found.rises] == [4, 1, 3]
    assert [one.number for one in found.falls] == [8, 7, 9]
