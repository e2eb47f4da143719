"""The goals of `make personal`, held on a seeded sample; the command measures all of it."""

from __future__ import annotations

import random

import pytest
from stdnum.th import pin

from prongsai.personal import check_digit
from tests.accuracy.personal import content_lines, false_alarms, measure_recall, place_lines
from tests.conftest import WHOLE


def test_planted_personal_data_is_found() -> None:
    """Of a hundred plants of each kind at least 98 are found as what they are, errors as errors."""
    recall = {one.kind: one.found / one.planted for one in measure_recall(plants=100, seed=7)}
    assert len(recall) == 15
    assert {kind: share for kind, share in recall.items() if share < 0.98} == {}


def test_no_line_of_a_report_is_taken_for_it() -> None:
    """The reports of the whole site raise no alarm."""
    lines = content_lines(WHOLE)
    assert len(lines) > 1000
    assert false_alarms(lines) == []


def test_places_and_posts_are_hardly_ever_taken_for_persons() -> None:
    """Of a thousand lines with names of provinces, districts, subdistricts and posts at most one raises an alarm."""
    sample = random.Random(7).sample(place_lines(), 10_000)  # noqa: S311 - a sample, no secret
    assert len(false_alarms(sample)) <= 10


@pytest.mark.parametrize("twelve", ["199990000001", "812345678901", "345600000000", "000000000000"])
def test_the_check_digit_is_that_of_an_independent_reader(twelve: str) -> None:
    """Another implementation of the rule says the same."""
    assert check_digit(twelve) == pin.calc_check_digit(twelve)
