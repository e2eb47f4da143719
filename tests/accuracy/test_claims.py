"""The goals of `make accuracy` for claims in other words than those that the grammar was made with."""

from __future__ import annotations

from datetime import date

import pytest

from tests.accuracy.claims import kept, kinds, measure_claims, measure_copied, told, total
from tests.tools.accuracy import SETS, claims_table

TODAY = date(2025, 5, 1)


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name in SETS for kind in kinds(name)])
def test_what_is_told_of_a_claim_is_what_is_kept(name: str, kind: str) -> None:
    """Each sentence, table and copied folder is told in the very words that `make accuracy ACCURACY_ARGS=--keep` wrote."""
    assert told(name, kind, TODAY) == kept(name)[kind]


@pytest.mark.parametrize(
    ("name", "right"), [("handed", 0.90), ("third", 0.95), ("fourth", 0.90), ("fifth", 0.90), ("sixth", 0.95)]
)
def test_claims_are_found_with_the_right_value_and_without_false_alarms(name: str, right: float) -> None:
    """Of wrong claims at least 95 % are found, most with the right value; right and other statements are left alone."""
    tallies = measure_claims(name, TODAY)
    whole = total(tallies.values())
    assert whole.recall >= 0.95
    assert whole.told >= right
    assert whole.false == []
    assert claims_table(tallies)[-1].startswith(f"| all | {whole.wrong} | ")


def test_most_of_what_other_officers_word_is_read() -> None:
    """Of wrong claims in the words of two more officers 95 % are found, with the right value in nine of ten."""
    whole = total(measure_claims("eighth", TODAY).values())
    assert whole.recall >= 0.95
    assert whole.told >= 0.90
    assert whole.alarms <= 2


def test_whole_reports_of_others_hold_no_false_alarm() -> None:
    """Of slips planted in whole reports at least four in five are found; nothing is told of what is right in them."""
    whole = total(measure_claims("seventh", TODAY).values())
    assert whole.recall >= 0.80
    assert whole.false == []
    assert total(measure_copied("seventh-copied", TODAY).values()).false == []


@pytest.mark.parametrize("name", ["handed-copied", "third-copied", "fourth-copied"])
def test_what_was_forgotten_is_found_and_nothing_else(name: str) -> None:
    """Of copied folders nearly all that was forgotten is told, and nothing of those that are right."""
    tallies = measure_copied(name, TODAY)
    assert total(tallies.values()).recall >= 0.90
    assert total(tallies.values()).false == []
