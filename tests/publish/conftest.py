"""Sites built once for all the tests of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.publish.project import prongsai, write_agency

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def small_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Content of one small agency; to be read only."""
    content = tmp_path_factory.mktemp("small") / "content"
    write_agency(content)
    return content


@pytest.fixture(scope="session")
def small_site(small_content: Path) -> Path:
    """The site of the small agency alone, as `prongsai build` makes it."""
    site = small_content.parent / "site"
    done = prongsai("build", "--content", str(small_content), "--site-dir", str(site))
    assert done.returncode == 0, done.stderr
    return site
