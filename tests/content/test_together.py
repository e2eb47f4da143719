"""Mistakes of the narrative are told together with those of the files beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import TinySite


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("scores.yml", "overall: 90", "overall: 900", "E102"),  # the file cannot be read
        ("scores.yml", "level:", "questions: {z1: 50}\nlevel:", "E110"),  # a code in it does not exist
    ],
)
def test_a_misspelt_placeholder_is_told_beside_a_wrong_score(
    site: TinySite, file: str, old: str, new: str, code: str
) -> None:
    """A run tells a misspelt placeholder even where the year's figures could not be read."""
    site.edit(file, old, new)
    site.write("analysis.md", "ได้ {{ overal }} คะแนน\n")
    told = site.lines()
    assert any(f": {code} " in line for line in told)
    assert "thung-thong/2568/analysis.md:1:8: E201 ไม่รู้จักคำแทนค่า “overal” (ใกล้เคียงที่สุด: overall)" in told


def test_an_unclosed_placeholder_is_told_beside_a_wrong_score(site: TinySite) -> None:
    """So is a placeholder that is never closed."""
    site.edit("scores.yml", "overall: 90", "overall: 900")
    site.write("analysis.md", "ได้ {{ overall คะแนน\n")
    assert [line for line in site.lines() if ": E202 " in line]
