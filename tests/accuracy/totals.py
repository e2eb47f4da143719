"""Plants slips of the hand in every figure of every report and counts how the checks meet them."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from prongsai.assess import assess_site
from prongsai.assess.figures.arithmetic import overall_agrees
from prongsai.assess.figures.culprits import Figures, best, find_culprits
from prongsai.content import load_site
from prongsai.text import parse_number, round2

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

    from prongsai.assess import Assessment
    from prongsai.assess.figures.culprits import Culprit

    Relation = Callable[[Figures], bool]

EFFECT = Decimal("0.01")
WITNESSES = ("none", "prose literal", "tool scores", "printed order", "questions", "last year")


@dataclass
class TotalsResult:
    """What became of the slips planted in one report.

    Attributes:
        planted: slips whose effect on the overall score is 0.01 or more and whose result is still a score.
        refused: slips whose result is no score from 0 to 100, which reading refuses.
        unseen: slips with a smaller effect, which no sum can show.
        detected: planted slips after which the overall score no longer follows.
        listed: detected ones whose true value is among the candidates.
        alone: those where it is the only one.
        candidates: how many candidates a detected slip leaves, by count.
        first: for each kind of witness, those where the true value stands alone at the head.
        tied: those where it shares the head with others that fit as well.
        false_alarms: findings on the figures before anything was planted.
    """

    report: str
    planted: int = 0
    refused: int = 0
    unseen: int = 0
    detected: int = 0
    listed: int = 0
    alone: int = 0
    candidates: Counter[int] = field(default_factory=Counter)
    first: Counter[str] = field(default_factory=Counter)
    tied: Counter[str] = field(default_factory=Counter)
    false_alarms: int = 0


def slips(value: Decimal) -> Iterator[Decimal | None]:
    """Yield what one slip makes of a figure: a wrong digit, two swapped, one dropped; None for what is no score."""
    text = str(round2(value))
    places = [place for place, letter in enumerate(text) if letter != "."]
    typed = {text[:place] + digit + text[place + 1 :] for place in places for digit in "0123456789"}
    typed |= {text[:place] + text[place + 1 :] for place in places}
    for left, right in pairwise(places):
        typed.add(text[:left] + text[right] + text[left + 1 : right] + text[left] + text[right + 1 :])
    for spelling in sorted(typed):
        number = parse_number(spelling.removesuffix("."))
        if number is None or not 0 <= number <= 100:
            yield None
        elif number != value:
            yield number


def measure_totals(root: Path, seed: int = 1, witnesses: Collection[str] = WITNESSES) -> list[TotalsResult]:
    """Plant every slip in every report below `root`, made consistent first, and count, with some kinds of witnesses."""
    site = assess_site(load_site(root))
    years = [year for agency in site.agencies for year in agency.years if year.overall is not None]
    return [_measure(year, seed, witnesses) for year in years]


def _measure(assessment: Assessment, seed: int, witnesses: Collection[str]) -> TotalsResult:
    assert assessment.overall is not None
    # A repeatable draw, not a secret, and the same whatever other reports stand beside this one.
    chance = random.Random(f"{seed} {assessment.slug} {assessment.year}")  # noqa: S311
    true = Figures({one.number: one.score for one in assessment.indicators}, round2(assessment.overall))
    last = {slot: _near(_value(true, slot), chance) for slot in [*true.indicators, None]}
    planter = _Planter(assessment, true, last, witnesses)
    for slot in [*true.indicators, None]:
        for typed in slips(_value(true, slot)):
            planter.plant(slot, typed)
    return planter.result


def _value(figures: Figures, slot: int | None) -> Decimal:
    return figures.total if slot is None else figures.indicators[slot]


def _near(value: Decimal, chance: random.Random) -> Decimal:
    """Draw a plausible figure of the year before: within a few points."""
    return min(max(round2(value + Decimal(str(chance.gauss(0, 3)))), Decimal(0)), Decimal(100))


class _Planter:
    """Plants slips in the true figures of one report, one at a time, and keeps the count."""

    def __init__(
        self,
        assessment: Assessment,
        true: Figures,
        last: Mapping[int | None, Decimal],
        kinds: Collection[str],
    ) -> None:
        self._assessment = assessment
        self._true = true
        self._last = last
        self._kinds = kinds
        self.result = TotalsResult(f"{assessment.slug} {assessment.year}", false_alarms=int(not self._holds(true)))

    def _holds(self, figures: Figures) -> bool:
        return overall_agrees(figures.total, figures.indicators, self._assessment.criteria)

    def plant(self, slot: int | None, typed: Decimal | None) -> None:
        """Plant one slip and count how it is met."""
        if typed is None:
            self.result.refused += 1
            return
        planted = self._true.mended(slot, typed)
        if self._effect(slot, typed) < EFFECT:
            self.result.unseen += 1
            return
        self.result.planted += 1
        if not self._holds(planted):
            self.result.detected += 1
            self._rank(planted, slot, typed)

    def _effect(self, slot: int | None, typed: Decimal) -> Decimal:
        shift = abs(typed - _value(self._true, slot))
        if slot is None:
            return shift
        return self._assessment.criteria.shares[slot] * shift

    def _rank(self, planted: Figures, slot: int | None, typed: Decimal) -> None:
        meant = _value(self._true, slot)
        found = find_culprits(planted, self._holds)
        self.result.candidates[len(found)] += 1
        if not any(_is(culprit, slot, meant) for culprit in found):
            return
        self.result.listed += 1
        self.result.alone += len(found) == 1
        witnesses = self._witnesses(slot, typed)
        for name, relations in ((kind, witnesses[kind]) for kind in self._kinds):
            strong, weak = ([], relations) if name == "last year" else (relations, [])
            head = best(find_culprits(planted, self._holds, strong, likelihoods=weak) if relations else found)
            if any(_is(culprit, slot, meant) for culprit in head):
                (self.result.first if len(head) == 1 else self.result.tied)[name] += 1

    def _witnesses(self, slot: int | None, typed: Decimal) -> dict[str, list[Relation]]:
        """Return one witness of each kind, true to the figures before the slip."""
        true, planted = self._true, self._true.mended(slot, typed)
        order = sorted(true.indicators, key=lambda number: -true.indicators[number])
        return {
            "none": [],
            "prose literal": [lambda figures: _value(figures, slot) == _value(true, slot)],
            "tool scores": [self._tool(code) for code in self._assessment.subjects.tools],
            "printed order": [_ordered(high, low) for high, low in pairwise(order)],
            "questions": [_same(number, true) for number in true.indicators],
            "last year": [self._nearer(one, planted) for one in self._last],
        }

    def _nearer(self, slot: int | None, planted: Figures) -> Relation:
        last = self._last[slot]
        return lambda figures: abs(_value(figures, slot) - last) < abs(_value(planted, slot) - last)

    def _tool(self, code: str) -> Relation:
        own = [one.number for one in self._assessment.indicators if one.tool == code]

        def mean(figures: Figures) -> Decimal:
            return round2(sum((figures.indicators[number] for number in own), Decimal(0)) / len(own))

        return lambda figures: mean(figures) == mean(self._true)


def _is(culprit: Culprit, slot: int | None, meant: Decimal) -> bool:
    return culprit.slot == slot and culprit.value == meant


def _ordered(high: int, low: int) -> Relation:
    return lambda figures: figures.indicators[high] >= figures.indicators[low]


def _same(number: int, true: Figures) -> Relation:
    return lambda figures: figures.indicators[number] == true.indicators[number]
