"""Reports with the slips of real ones, for the checks of names."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import TinySite

SITES = Path(__file__).resolve().parents[2] / "sites"


@pytest.fixture
def takhram_en(tmp_path: Path) -> TinySite:
    """Copy the site with the misspelt names of a real report of 2565."""
    return TinySite(Path(shutil.copytree(SITES / "names-takhram-en", tmp_path / "takhram-en")))


@pytest.fixture
def tak_pao(tmp_path: Path) -> TinySite:
    """Copy the site with the codes of two years of a real report of 2566."""
    return TinySite(Path(shutil.copytree(SITES / "codes-tak-pao", tmp_path / "tak-pao")))
