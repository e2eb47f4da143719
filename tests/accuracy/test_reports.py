"""What is told of whole reports of others, which nobody had in mind who made the checks."""

from __future__ import annotations

from datetime import date

import pytest

from tests.accuracy.claims import total
from tests.accuracy.reports import NAMES, kept, measure_reports, told
from tests.tools.accuracy import claims_table

TODAY = date(2025, 5, 1)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_told_of_what_is_true(name: str) -> None:
    """Other agencies, years and aims, quoted rules and what only looks like a slip are left alone in each report."""
    assert measure_reports(TODAY)[name].false == []


def test_what_is_told_of_each_slip_is_what_is_kept() -> None:
    """Each slip is told in the very words that `make accuracy ACCURACY_ARGS=--keep` wrote."""
    assert told(TODAY) == kept()


def test_most_slips_are_told_with_the_right_value() -> None:
    """Of the slips in all reports four in five are told, and three in four with what is right."""
    tallies = measure_reports(TODAY)
    whole = total(tallies.values())
    assert (whole.recall >= 0.80, whole.told >= 0.75, whole.precision) == (True, True, 1.0)
    assert claims_table(tallies)[-1].startswith(f"| all | {whole.wrong} | ")
