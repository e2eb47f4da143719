"""The tiny site, under a name of its own: among the tests of assessing, `site` is the real content."""

from pathlib import Path

import pytest

from tests.conftest import FILES, TinySite


@pytest.fixture
def tiny(tmp_path: Path) -> TinySite:
    """Write the tiny site into the test's own folder."""
    made = TinySite(tmp_path / "content")
    for name, text in FILES.items():
        made.write(name, text)
    return made
