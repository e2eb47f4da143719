"""The two complete sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.assess.checks_completeness.complete import Complete, copy

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def topics(tmp_path: Path) -> Complete:
    """Return the complete report by the seven topics, of 2566 for ITA 2567."""
    return copy("topics", 2566, tmp_path)


@pytest.fixture
def indicators(tmp_path: Path) -> Complete:
    """Return the complete report by the ten indicators, of 2568 for ITA 2569."""
    return copy("indicators", 2568, tmp_path)
