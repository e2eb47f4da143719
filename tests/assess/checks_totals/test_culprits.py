"""The search for the slip behind a total, on bare figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from prongsai.assess.figures.culprits import Figures, best, find_culprits, meant_values
from prongsai.text import parse_number

SCORES = st.integers(0, 10000).map(lambda cents: Decimal(cents) / 100)


def total_holds(figures: Figures) -> bool:
    """Tell whether the total is the plain sum; any relation would do."""
    return figures.total == sum(figures.indicators.values())


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("95.55", "99.55"),  # a wrong digit
        ("87.31", "87.13"),  # two digits swapped
        ("78.93", "79.83"),  # swapped across the point
        ("9.55", "95.55"),  # a digit dropped
        ("95.5", "95.55"),  # the last digit dropped
        ("99.55", "9.55"),  # a digit doubled
        ("9.56", "95.6"),  # the point shifted
        ("0.85", "85"),  # the point shifted by two
    ],
)
def test_every_slip_is_tried_backwards(printed: str, meant: str) -> None:
    """What a slip of the hand made is traced back to what was meant."""
    assert Decimal(meant) in meant_values(Decimal(printed))


@given(SCORES)
def test_what_was_meant_is_a_score_and_not_what_was_printed(printed: Decimal) -> None:
    """Every candidate is a score from 0 to 100 with at most two decimals, other than the printed one."""
    for value in meant_values(printed):
        assert 0 <= value <= 100
        assert value == round(value, 2)
        assert value != printed


@given(SCORES, st.data())
def test_one_wrong_digit_is_always_traced_back(meant: Decimal, data: st.DataObject) -> None:
    """Whatever digit of a score is mistyped, the true score is among the candidates."""
    text = f"{meant:.2f}"
    place = data.draw(st.sampled_from([place for place, letter in enumerate(text) if letter != "."]))
    typed = parse_number(text[:place] + data.draw(st.sampled_from("0123456789")) + text[place + 1 :])
    assume(typed is not None and typed != meant)
    assert typed is not None
    assert meant in meant_values(typed)


def test_ties_stay_ties() -> None:
    """Two slips that explain a total equally well share the first rank."""
    found = find_culprits(Figures({1: Decimal("10.00"), 2: Decimal("10.00")}, Decimal("21.00")), total_holds)
    assert {(culprit.slot, culprit.value) for culprit in best(found)} >= {(1, Decimal(11)), (2, Decimal(11))}


def test_a_witness_breaks_the_tie() -> None:
    """What else the report says puts the slip that agrees with it first, alone."""
    figures = Figures({1: Decimal("10.00"), 2: Decimal("10.00")}, Decimal("21.00"))
    found = find_culprits(figures, total_holds, [lambda mended: mended.indicators[2] == Decimal(11)])
    assert [(culprit.slot, culprit.value) for culprit in best(found)] == [(2, Decimal(11))]


def test_no_single_slip_gives_no_culprit() -> None:
    """A total that no single slip explains names nobody."""
    assert find_culprits(Figures({1: Decimal("10.00")}, Decimal("87.65")), total_holds) == []


def test_a_likelihood_never_outweighs_a_witness() -> None:
    """However many likelihoods speak for another slip, the one that agrees with a witness stands first."""
    figures = Figures({1: Decimal("10.00"), 2: Decimal("10.00")}, Decimal("21.00"))
    witness = [lambda mended: mended.indicators[2] == Decimal(11)]
    likely = [lambda mended: mended.indicators[1] == Decimal(11)] * 3
    first = best(find_culprits(figures, total_holds, witness, likelihoods=likely))
    assert [(culprit.slot, culprit.value) for culprit in first] == [(2, Decimal(11))]
    first = best(find_culprits(figures, total_holds, likelihoods=likely))
    assert [(culprit.slot, culprit.value) for culprit in first] == [(1, Decimal(11))]
