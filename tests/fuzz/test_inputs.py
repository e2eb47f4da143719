"""Inputs that nobody wrote, a fixed number of them: each is read or told, at once, and what is published was typed."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest

from tests.fuzz.generate import KINDS, Made
from tests.fuzz.oracle import LOOKS, Bench, bench, looks, shown
from tests.fuzz.turns import TURN, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 2569
COUNT = TURN
EACH = 40


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
def test_whatever_stands_in_a_file_is_read_or_told(site: Bench, first: int) -> None:
    """Of files changed by hands, programs and enemies, or made from nothing, none fails, hangs, lacks its place or is shown wrongly."""
    failed = {}
    for number, one in islice(numbered(SEED, first), EACH):
        verdict = site.judge(one, looks(number))
        if verdict.problems:
            failed[f"--seed {SEED} --only {number}\n{shown(one)}"] = verdict.problems
    assert failed == {}


def test_an_input_is_told_by_two_numbers() -> None:
    """What failed on one machine fails on any: an input depends on the seed and its number alone, wherever one begins."""
    begun = list(islice(numbered(SEED, 200), 150))
    assert begun == list(islice(numbered(SEED), 350))[200:]
    assert [one for _, one in begun] != [one for _, one in islice(numbered(SEED + 1, 200), 150)]


def test_every_kind_of_file_is_changed_and_made() -> None:
    """Among the inputs of one turn are some of every kind, and of all but names some that were made from nothing."""
    inside = [one for _, one in islice(numbered(SEED), TURN)]
    assert {one.kind for one in inside} == {*KINDS}
    assert {one.kind for one in inside if one.how == "made"} == {*KINDS} - {"names", "last year"}
