"""Where each check begins and ends: small changes of a site without a finding, each with all that is told of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases import cases, found

CASES = cases(Path(__file__).parent / "cases")


@pytest.mark.parametrize("name", CASES)
def test_all_that_is_told_is_this(tmp_path: Path, name: str) -> None:
    """Each change is told with its place, what was found and what is right, and nothing else is."""
    assert found(tmp_path, CASES[name]) == CASES[name]["told"]
