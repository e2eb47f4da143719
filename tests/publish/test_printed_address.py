"""A printed page tells where it stands on the web."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.publish.project import mkdocs, write_project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("site_url", "printed"),
    [
        ("https://www.example.go.th/ita/", "https://www.example.go.th/ita/ban-mai/2568/measures/"),
        ("", "ban-mai/2568/measures/"),
    ],
)
def test_the_printed_address_is_as_whole_as_is_known(tmp_path: Path, site_url: str, printed: str) -> None:
    """The whole address when the site's own is set, else the address below the site; no screen shows it."""
    project = write_project(tmp_path / "project")
    done = mkdocs("build", cwd=project, PRONGSAI_SITE_URL=site_url)
    assert done.returncode == 0, done.stderr
    page = (project / "site" / "ban-mai" / "2568" / "measures" / "index.html").read_text(encoding="utf-8")
    assert f'<p class="ps-cover" hidden data-search-exclude>{printed}</p>' in page
