"""The goals of `make accuracy`, held on the real reports; the command measures all of them."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from tests.accuracy.totals import measure_totals, slips
from tests.tools.accuracy import totals_table

CONTENT = Path(__file__).parents[2] / "content"


@pytest.mark.parametrize(
    ("agency", "row"),
    [
        ("roi-et", "| roi-et 2568 | 313 | 57 | 100.0 % | 100.0 % | 33.2 % | 56.5 % | 0 |"),
        ("tak-pao", "| tak-pao 2566 | 175 | 287 | 100.0 % | 100.0 % | 20.0 % | 60.0 % | 0 |"),
        ("takhram-en", "| takhram-en 2565 | 315 | 57 | 100.0 % | 100.0 % | 21.0 % | 41.6 % | 0 |"),
    ],
)
def test_every_slip_in_a_total_is_detected_and_its_culprit_listed(tmp_path: Path, agency: str, row: str) -> None:
    """Of the slips that move the overall score by 0.01 or more none is missed, and the true figure is a candidate."""
    shutil.copytree(CONTENT / agency, tmp_path / agency)
    (result,) = measure_totals(tmp_path)
    assert result.planted > 100
    assert result.detected == result.planted
    assert result.listed == result.detected
    assert result.false_alarms == 0
    assert result.first["prose literal"] == result.listed
    assert row in totals_table([result])


def test_slips_are_those_of_a_hand() -> None:
    """A wrong digit, two swapped and one dropped are planted; what is no score any more is told apart."""
    made = list(slips(Decimal("95.55")))
    assert {Decimal("99.55"), Decimal("59.55"), Decimal("9.55"), Decimal("95.5")} <= set(made)
    assert None in made
