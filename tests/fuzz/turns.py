"""Inputs in a row, by a seed: sound files that were changed and files made from nothing, in turns."""

from __future__ import annotations

from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING

import hypothesis
from hypothesis import HealthCheck, Phase, given, settings

from tests.fuzz.generate import Made, made
from tests.fuzz.strategies import MADE, inputs

if TYPE_CHECKING:
    from collections.abc import Iterator

CHANGED = 250
OF_A_KIND = 10
TURN = CHANGED + OF_A_KIND * len(MADE)


def numbered(seed: int, first: int = 0) -> Iterator[tuple[int, Made]]:
    """Yield inputs without an end, each with its number; it depends on the seed and the number alone."""
    for turn in count(first // TURN):
        inside = enumerate(_turn(seed, turn), turn * TURN)
        yield from ((number, one) for number, one in inside if number >= first)


@lru_cache(maxsize=2)
def _turn(seed: int, turn: int) -> list[Made]:
    changed = [made(seed, number) for number in range(turn * CHANGED, (turn + 1) * CHANGED)]
    return changed + [one for kind in MADE for one in _drawn(kind, hash((seed, turn)))]


def _drawn(kind: str, seed: int) -> list[Made]:
    found: list[Made] = []

    @hypothesis.seed(seed)
    @settings(
        max_examples=OF_A_KIND,
        database=None,
        phases=[Phase.generate],
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs(kind))
    def keep(one: Made) -> None:
        found.append(one)

    keep()
    return found
