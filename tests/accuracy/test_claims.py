"""The goals of `make accuracy` for claims in other words than those that the grammar was made with."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.accuracy.claims import measure_claims, total
from tests.tools.accuracy import claims_table

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("name", "told"), [("handed", 0.90), ("third", 0.95)])
def test_claims_are_found_with_the_right_value_and_without_false_alarms(tmp_path: Path, name: str, told: float) -> None:
    """Of wrong claims at least 95 % are found, most with the right value; right and other statements are left alone."""
    tallies = measure_claims(name, tmp_path, date(2025, 5, 1))
    whole = total(tallies.values())
    assert whole.recall >= 0.95
    assert whole.told >= told
    assert whole.false == []
    assert claims_table(tallies)[-1].startswith(f"| all | {whole.wrong} | ")
