"""Dates in the Buddhist Era, in every form that officers write."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.content import ThaiDate, long_date, parse_date, short_date
from prongsai.content._dates import BE, MONTHS, MONTHS_SHORT, christian_year
from prongsai.text import thai_digits

if TYPE_CHECKING:
    from tests.conftest import TinySite

DAYS = st.dates(date(2500 - BE, 1, 1), date(2699 - BE, 12, 31))


def spellings(day: date) -> list[str]:
    """Return a day in every form that is accepted."""
    year, names = day.year + BE, (MONTHS[day.month - 1], MONTHS_SHORT[day.month - 1])
    worded = [
        form.format(day=day.day, name=name, year=year)
        for name in names
        for form in ("{day} {name} {year}", "{day}{name}{year}", " {day}  {name}  {year} ", "{day} {name} พ.ศ. {year}")
    ]
    figures = [
        f"{year}-{day:%m-%d}",
        f"{year}-{day.month}-{day.day}",
        f"{day:%d/%m}/{year}",
        f"{day.day}/{day.month}/{year}",
    ]
    return [*worded, *figures]


@given(DAYS)
def test_every_spelling_is_the_same_day(day: date) -> None:
    """A day reads the same in words, short words, ISO order and slashes, in Arabic and in Thai digits."""
    for text in spellings(day):
        for typed in (text, thai_digits(text)):
            parsed = parse_date(typed)
            assert parsed == ThaiDate(day.year + BE, day.month, day.day), typed
            assert (parsed.first(), parsed.last()) == (day, day)


@given(DAYS)
def test_what_is_written_reads_back(day: date) -> None:
    """The long and the short form that pages print read back as the same day."""
    expected = ThaiDate(day.year + BE, day.month, day.day)
    assert parse_date(long_date(day)) == parse_date(short_date(day)) == parse_date(str(expected)) == expected


@pytest.mark.parametrize("text", ["2567-02", "๒๕๖๗-๒", "ก.พ. 2567", "กุมภาพันธ์ 2567", "กุมภาพันธ์ พ.ศ. ๒๕๖๗"])
def test_a_month_alone_is_its_first_to_its_last_day(text: str) -> None:
    """A month without a day begins on its first and ends on its last day, a leap day included."""
    parsed = parse_date(text)
    assert parsed == ThaiDate(2567, 2)
    assert (parsed.first(), parsed.last()) == (date(2024, 2, 1), date(2024, 2, 29))
    assert str(parsed) == "ก.พ. 2567"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("29 ก.พ. 2567", date(2024, 2, 29)),
        ("29/2/2543", date(2000, 2, 29)),
        ("29 ก.พ. 2566", None),
        ("29/2/2643", None),
        ("31 เม.ย. 2568", None),
        ("2568-13-01", None),
        ("2568-00-10", None),
    ],
)
def test_only_days_of_the_calendar_are_dates(text: str, expected: date | None) -> None:
    """Leap days follow the year C.E. that the year B.E. is."""
    parsed = parse_date(text)
    assert (parsed.first() if parsed else None) == expected


@pytest.mark.parametrize("text", ["", "2568", "1 ต.ค. 68", "1 October 2568", "เร็ว ๆ นี้", "0000-01-01", "9999-12-31"])
def test_other_texts_are_no_dates(text: str) -> None:
    """A year of two digits, a foreign month or mere words are no date."""
    assert parse_date(text) is None
    assert christian_year(text) is None


@pytest.mark.parametrize("text", ["2025-10-01", "1 ต.ค. ๒๐๒๕", "01/10/2025", "ตุลาคม 2025"])
def test_a_christian_year_is_no_date_but_is_recognised(text: str) -> None:
    """A date in a C.E. year is not taken for a Thai one, and the year meant is known."""
    assert parse_date(text) is None
    assert christian_year(text) == 2568


@given(st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    """No text makes the reader of dates fail."""
    parsed = parse_date(text)
    assert parsed is None or parsed.first() <= parsed.last()


@pytest.mark.parametrize(
    ("period", "sound"),
    [
        ("{start: 1 ต.ค. 2568, end: 30 ก.ย. 2569}", True),
        ("{start: 1 ต.ค. 2568, end: 1 ต.ค. 2568}", True),
        ("{start: ต.ค. 2568, end: 1 ต.ค. 2568}", True),
        ("{start: 31 ต.ค. 2568, end: ต.ค. 2568}", True),
        ("{start: 1 ต.ค. 2568, end: 30 ก.ย. 2568}", False),
        ("{start: ต.ค. 2568, end: ก.ย. 2568}", False),
    ],
)
def test_a_period_ends_no_earlier_than_it_starts(site: TinySite, period: str, sound: bool) -> None:  # noqa: FBT001 - a table's column
    """A period may be one day, a month may start or end it, and only a backward one is refused."""
    site.edit("measures.yml", "period: fiscal_year", f"period: {period}")
    codes = [finding.code for finding in site.findings()]
    assert ("E115" not in codes) == sound
