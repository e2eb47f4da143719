"""Inputs that nobody wrote, a fixed number of them: each is read or told, at once, and what is published was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings

from tests.fuzz.generate import Made, made
from tests.fuzz.oracle import LOOKS, Bench, bench, looks, shown
from tests.fuzz.strategies import MADE, inputs

if TYPE_CHECKING:
    from collections.abc import Iterator


SEED = 2569
COUNT = 600
EACH = 50
OF_A_KIND = 15


@pytest.fixture(scope="module")
def site() -> Iterator[Bench]:
    """Return the sound site, in which inputs take their places."""
    with bench() as made_site:
        yield made_site


def test_the_sound_site_is_sound(site: Bench) -> None:
    """The site that inputs are made from is published, so that what an input breaks is its own doing."""
    verdict = site.judge(Made("", "", {}), LOOKS)
    assert (verdict.problems, verdict.accepted, verdict.built) == ([], True, True)


@pytest.mark.parametrize("first", range(0, COUNT, EACH))
def test_a_sound_file_that_was_changed_is_read_or_told(site: Bench, first: int) -> None:
    """Whatever hands, programs and enemies do to a sound file, nothing fails, hangs, lacks its place or is shown wrongly."""
    failed = {}
    for number in range(first, first + EACH):
        one = made(SEED, number)
        verdict = site.judge(one, looks(number))
        if verdict.problems:
            failed[f"--seed {SEED} --only {number}\n{shown(one)}"] = verdict.problems
    assert failed == {}


@pytest.mark.parametrize("kind", MADE)
def test_a_file_that_was_made_from_nothing_is_read_or_told(site: Bench, kind: str) -> None:
    """Whatever the grammar of a kind of file allows, and something odd in it, is read or told likewise."""

    @settings(max_examples=OF_A_KIND, derandomize=True, database=None, phases=[Phase.generate])
    @given(inputs(kind))
    def judge(one: Made) -> None:
        assert site.judge(one, ("pages",)).problems == [], shown(one)

    judge()
