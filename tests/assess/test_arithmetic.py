"""The sums hold for any scores, not only for those of some reports."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from prongsai.assess import assess_site
from prongsai.assess.figures.arithmetic import Indicator, Lines, indicators_of, overall_agrees, overall_of, tools_of
from prongsai.content import Scores, load_site
from prongsai.criteria import load_criteria
from prongsai.text import round2

if TYPE_CHECKING:
    from tests.conftest import TinySite

CRITERIA = load_criteria(2565)
UNKNOWN = load_criteria(2569)
NO_LINES = Lines(None, None, None)
CENT = Decimal("0.01")
score = st.decimals(0, 100, places=2, allow_nan=False, allow_infinity=False)
ten_scores = st.lists(score, min_size=10, max_size=10)


def reported(values: list[Decimal], overall: Decimal = Decimal(0)) -> Scores:
    """Return scores.yml with these ten indicators."""
    numbered = {str(number): str(value) for number, value in enumerate(values, 1)}
    return Scores.model_validate({"overall": str(overall), "level": "A", "indicators": numbered})


def results(values: list[Decimal]) -> tuple[Indicator, ...]:
    """Return the ten indicators of these scores, read by the criteria of 2565."""
    return indicators_of(reported(values), CRITERIA, NO_LINES)


def overall(values: list[Decimal]) -> Decimal:
    """Return the exact overall score of ten indicators."""
    computed = overall_of(results(values), CRITERIA)
    assert computed is not None
    return computed


def agrees(total: Decimal, values: list[Decimal]) -> bool:
    """Tell whether a reported overall follows from ten indicators."""
    return overall_agrees(total, dict(enumerate(values, 1)), CRITERIA)


@given(ten_scores)
def test_the_overall_lies_between_the_extremes(values: list[Decimal]) -> None:
    """No overall score is below the lowest or above the highest indicator."""
    assert min(values) <= overall(values) <= max(values)


@given(ten_scores)
def test_the_overall_is_the_weighted_mean(values: list[Decimal]) -> None:
    """The overall is 30 per cent of IIT's mean, 30 of EIT's and 40 of OIT's, to within decimal precision."""
    exact = sum(values[:5]) * 6 + sum(values[5:8]) * 10 + sum(values[8:]) * 20
    assert abs(overall(values) - exact / Decimal(100)) < Decimal("1e-20")


@given(ten_scores)
def test_lost_points_are_what_is_missing_to_100(values: list[Decimal]) -> None:
    """What the indicators lose and what the agency has make 100 together."""
    lost = [result.lost for result in results(values)]
    assert None not in lost
    missing = 100 - overall(values)
    assert abs(sum(points for points in lost if points is not None) - missing) < Decimal("1e-20")


@given(ten_scores)
@example([Decimal(100)] * 10)
@example([Decimal(90), Decimal(90), *[Decimal(80)] * 7, Decimal(70)])
def test_ranks_fall_with_the_scores(values: list[Decimal]) -> None:
    """Equal scores share a rank, the next one skips, and a higher score never ranks lower."""
    found = sorted(results(values), key=lambda result: result.rank or 0)
    assert found[0].rank == 1
    for place, (better, worse) in enumerate(pairwise(found), 1):
        assert better.score >= worse.score
        assert worse.rank == (better.rank if worse.score == better.score else place + 1)


def test_tied_ranks_skip() -> None:
    """Two firsts are followed by a third."""
    values = [Decimal(text) for text in ("90", "95", "95", "80", "80", "80", "70", "60", "50", "40")]
    assert [result.rank for result in results(values)] == [3, 1, 1, 4, 4, 4, 7, 8, 9, 10]


@pytest.mark.parametrize(
    ("exact", "written"),
    [("91.665", "91.67"), ("91.6649999", "91.66"), ("0.005", "0.01"), ("2.675", "2.68"), ("99.995", "100.00")],
)
def test_half_goes_up_once(exact: str, written: str) -> None:
    """A half goes up, and a figure just below it is not pushed up by an earlier rounding."""
    assert str(round2(Decimal(exact))) == written


@given(ten_scores)
def test_agreement_is_strict(values: list[Decimal]) -> None:
    """A total is accepted when rounded at the end or at each step; one that is 0.02 away is not."""
    tools = tools_of(results(values), reported(values), CRITERIA)
    exact = round2(overall(values))
    means = [(tool.weight or Decimal(0), round2(tool.score or Decimal(0))) for tool in tools]
    stepwise = round2(sum((weight * score for weight, score in means), Decimal(0)) / 100)
    assert agrees(exact, values)
    assert agrees(stepwise, values)
    assert not agrees(max(exact, stepwise) + 2 * CENT, values)
    assert not agrees(min(exact, stepwise) - 2 * CENT, values)


def test_rounding_at_each_step_may_differ() -> None:
    """Rounding the tools first gives 0.01 more here, and both totals are accepted."""
    values = [Decimal(text) for text in ("0.01", "0.01", "0.01", "0", "0", "0.01", "0.01", "0", "0", "0")]
    assert round2(overall(values)) == 0
    assert [text for text in ("0.00", "0.01", "0.02") if agrees(Decimal(text), values)] == ["0.00", "0.01"]


@pytest.mark.parametrize("missing", ["14.99", "15", "15.01"])
def test_to_target_never_overshoots(missing: str) -> None:
    """The way to the target is what is missing to 85, and nothing once it is reached."""
    value = 100 - Decimal(missing)
    first = results([value] * 10)[0]
    assert first.to_target == max(85 - value, Decimal(0))


@given(score, score, score)
def test_thresholds_are_the_agencys_own(strength: Decimal, weakness: Decimal, value: Decimal) -> None:
    """A strength reaches its line, a weakness stays below its line; where there is no line nothing is judged."""
    first = indicators_of(reported([value] * 10), CRITERIA, Lines(strength, weakness, None))[0]
    assert (first.strength, first.weakness, first.improve) == (value >= strength, value < weakness, False)


def test_unknown_weights_give_no_sums() -> None:
    """Without weights there are ranks, but no tools, no overall score, no lost points and no way to a target."""
    scores = reported([Decimal(90)] * 10)
    found = indicators_of(scores, UNKNOWN, NO_LINES)
    assert [(result.lost, result.to_target, result.rank, result.tool) for result in found] == [
        (None, None, 1, None)
    ] * 10
    assert overall_of(found, UNKNOWN) is None


@pytest.mark.parametrize(("score", "reached"), [("84.99", False), ("85", True), ("85.01", True)])
def test_the_target_itself_is_reached(tiny: TinySite, score: str, *, reached: bool) -> None:
    """A score that is the target score to the hundredth reaches it."""
    tiny.edit("scores.yml", "overall: 90", f"overall: {score}")
    assert assess_site(load_site(tiny.root)).agencies[0].years[0].reached is reached
