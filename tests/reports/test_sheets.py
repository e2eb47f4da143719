"""The workbook of every year in `content/`, out and in again, changes nothing and hides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.sheet._take import take
from tests.reports.reports import CONTENT
from tests.sheet.books import out, years

if TYPE_CHECKING:
    from pathlib import Path


def test_out_and_in_again_changes_nothing(tmp_path: Path) -> None:
    """No year's workbook brings an edit of any file, or has anything that cannot be read."""
    for content, slug, year in years(CONTENT):
        taken = take(content, out(content, slug, year, tmp_path / "year.xlsx"), "year.xlsx")
        assert (slug, year, taken.plan.edits, taken.found) == (slug, year, {}, ())
