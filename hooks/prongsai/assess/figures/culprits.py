"""The likely slip behind a total that does not add up (ตัวเลขที่น่าจะพิมพ์ผิด).

Every slip of a typist's hand is tried backwards on every figure: a wrong digit, two digits swapped, a digit dropped or
doubled, a shifted decimal point. A value that makes the total come out exactly is a candidate. Arithmetic alone often
leaves several; they are ranked by how much else in the report agrees once the slip is mended, and ties stay ties.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from prongsai.text import round2

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_DIGITS = "0123456789"
_HIGHEST = Decimal(100)
_SHIFTS = (-2, -1, 1, 2)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a report between which a total must hold: the indicators by number, and the total itself."""

    indicators: Mapping[int, Decimal]
    total: Decimal

    def mended(self, slot: int | None, value: Decimal) -> Figures:
        """Return the figures with one replaced: an indicator, or the total when `slot` is None."""
        if slot is None:
            return Figures(self.indicators, value)
        return Figures({**self.indicators, slot: value}, self.total)


@dataclass(frozen=True, slots=True)
class Culprit:
    """A figure that may have been mistyped.

    Attributes:
        slot: the indicator's number, or None for the total.
        printed: the value as printed.
        value: the value that makes the total come out.
        agreeing: how many of the report's other witnesses agree once it is mended.
        likely: how many mere likelihoods speak for it; they only order those that agree equally well.
    """

    slot: int | None
    printed: Decimal
    value: Decimal
    agreeing: int
    likely: int = 0


def meant_values(printed: Decimal) -> set[Decimal]:
    """Return every score (0 to 100, at most two decimals) that one slip of the hand turns into `printed`."""
    found: set[Decimal] = set()
    for text in {str(printed), str(round2(printed))}:
        found.update(_substituted(text), _swapped(text), _restored(text), _undoubled(text))
    found.update(printed.scaleb(shift) for shift in _SHIFTS)
    return {value.normalize() for value in found if _is_score(value) and value != printed}


def _is_score(value: Decimal) -> bool:
    return 0 <= value <= _HIGHEST and value == round2(value)


def _values(texts: Iterable[str]) -> Iterator[Decimal]:
    return (Decimal(text) for text in texts if text.strip("."))


def _substituted(text: str) -> Iterator[Decimal]:
    places = [place for place, letter in enumerate(text) if letter != "."]
    return _values(text[:place] + digit + text[place + 1 :] for place in places for digit in _DIGITS)


def _swapped(text: str) -> Iterator[Decimal]:
    """Swap neighbouring digits, those on both sides of the point included."""
    places = [place for place, letter in enumerate(text) if letter != "."]
    return _values(
        text[:left] + text[right] + text[left + 1 : right] + text[left] + text[right + 1 :]
        for left, right in pairwise(places)
    )


def _restored(text: str) -> Iterator[Decimal]:
    """Put back a digit that was dropped; without a point it may have been any before or after it."""
    return _values(text[:place] + digit + text[place:] for place in range(len(text) + 1) for digit in _DIGITS)


def _undoubled(text: str) -> Iterator[Decimal]:
    """Take out one of two equal neighbouring digits."""
    return _values(text[:place] + text[place + 1 :] for place in range(1, len(text)) if text[place] == text[place - 1])


def find_culprits(
    figures: Figures,
    holds: Callable[[Figures], bool],
    relations: Iterable[Callable[[Figures], bool]] = (),
    slots: Iterable[int | None] | None = None,
    likelihoods: Iterable[Callable[[Figures], bool]] = (),
) -> list[Culprit]:
    """Return the single slips after which `holds` is true, those first that agree with most of `relations`.

    Those that agree with equally many stand in the order of their `likelihoods`, which no number of makes a witness.

    Equal candidates stand in the order of their figures, the total last; the order among them means nothing.
    """
    witnesses, weak = list(relations), list(likelihoods)
    chosen = [*figures.indicators, None] if slots is None else list(slots)
    found = []
    for slot in chosen:
        printed = figures.total if slot is None else figures.indicators[slot]
        for value in sorted(meant_values(printed)):
            mended = figures.mended(slot, value)
            if holds(mended):
                agreeing, likely = (sum(one(mended) for one in known) for known in (witnesses, weak))
                found.append(Culprit(slot, printed, value, agreeing, likely))
    return sorted(found, key=_rank, reverse=True)


def _rank(culprit: Culprit) -> tuple[int, int]:
    return culprit.agreeing, culprit.likely


def best(culprits: list[Culprit]) -> list[Culprit]:
    """Return the candidates that share the first rank."""
    return [culprit for culprit in culprits if _rank(culprit) == _rank(culprits[0])]
