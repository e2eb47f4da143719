"""The site of the guides, built once for a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.once import once
from tests.publish.project import ROOT, mkdocs

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def docs_site(run_folder: Path) -> Path:
    """The guides as `make docs` builds them, strictly."""

    def build(root: Path) -> None:
        done = mkdocs("build", "--config-file", str(ROOT / "hooks" / "docs.yml"), "--site-dir", str(root / "site"))
        assert done.returncode == 0, done.stderr

    return once(run_folder, "docs", build) / "site"
