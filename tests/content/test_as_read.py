"""What is read of values in all their spellings: each record as the engine takes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases import cases, values

CASES = cases(Path(__file__).parent / "read")


@pytest.mark.parametrize("name", CASES)
def test_this_is_read(tmp_path: Path, name: str) -> None:
    """However a value is spelt, it is read as what it says."""
    assert values(tmp_path, CASES[name]) == CASES[name]["read"]
