"""The goals of `make accuracy`, held on the reports of the whole site; the command measures those of content/ too."""

from __future__ import annotations

import shutil
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.accuracy.totals import measure_totals, slips
from tests.conftest import WHOLE
from tests.tools.accuracy import totals_table

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("agency", "excused", "row"),
    [
        ("town", 0, "| town 2568 | 327 | 58 | 100.0 % | 100.0 % | 30.3 % | 49.2 % | 0 |"),
        ("province", 0, "| province 2566 | 178 | 288 | 100.0 % | 100.0 % | 29.2 % | 66.9 % | 0 |"),
        ("subdistrict", 4, "| subdistrict 2565 | 324 | 58 | 98.8 % | 100.0 % | 20.6 % | 37.5 % | 0 |"),
    ],
)
def test_every_slip_in_a_total_is_detected_and_its_culprit_listed(
    tmp_path: Path, agency: str, excused: int, row: str
) -> None:
    """No slip that moves the overall score is missed but by the hundredth that rounding each step explains as well."""
    shutil.copytree(WHOLE / agency, tmp_path / agency)
    (result,) = measure_totals(tmp_path, witnesses=("none", "prose literal"))
    assert result.planted > 100
    assert result.planted - result.detected == excused
    assert result.listed == result.detected
    assert result.false_alarms == 0
    assert result.first["prose literal"] == result.listed
    assert row in totals_table([result])


def test_slips_are_those_of_a_hand() -> None:
    """A wrong digit, two swapped and one dropped are planted; what is no score any more is told apart."""
    made = list(slips(Decimal("95.55")))
    assert {Decimal("99.55"), Decimal("59.55"), Decimal("9.55"), Decimal("95.5")} <= set(made)
    assert None in made
