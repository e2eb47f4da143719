"""Sites built once for all the tests of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.once import once
from tests.publish.project import prongsai, write_agency

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def small_content(run_folder: Path) -> Path:
    """Content of one small agency; to be read only."""
    return once(run_folder, "small", lambda root: write_agency(root / "content")) / "content"


@pytest.fixture(scope="session")
def small_site(small_content: Path, run_folder: Path) -> Path:
    """The site of the small agency alone, as `prongsai build` makes it."""

    def build(root: Path) -> None:
        done = prongsai("build", "--content", str(small_content), "--site-dir", str(root / "site"))
        assert done.returncode == 0, done.stderr

    return once(run_folder, "small-site", build) / "site"
