"""The tiny site, edited, read and rendered by what a test asks of it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from prongsai.assess import assess_site
from prongsai.content import load_site
from tests.render.reading import Element, read, render

if TYPE_CHECKING:
    from prongsai.assess import Assessment
    from prongsai.render import Tree
    from tests.conftest import TinySite

YEAR = "thung-thong/2568"
TODAY = date(2026, 6, 1)


@dataclass(frozen=True)
class Report:
    """The one report of the tiny site, on a day within the fiscal year of its measures."""

    site: TinySite

    def put(self, lines: str, instead: str = "    period: fiscal_year\n") -> None:
        """Put lines into the first measure in the place of others."""
        self.site.edit("measures.yml", instead, lines)

    def lines(self) -> list[str]:
        """Return every finding as an officer reads it, without the folder's name."""
        found = assess_site(load_site(self.site.root), TODAY).findings
        return [str(finding).removeprefix(f"{YEAR}/") for finding in found]

    def assessed(self) -> Assessment:
        """Return the report, assessed."""
        return assess_site(load_site(self.site.root), TODAY).agencies[0].years[0]

    def tree(self) -> Tree:
        """Return the rendered site, which is without errors."""
        site = assess_site(load_site(self.site.root), TODAY)
        assert [*map(str, site.findings.errors)] == []
        return render(site)

    def page(self, part: str) -> Element:
        """Return a page of the year."""
        return read(self.tree().pages[f"{YEAR}/{part}.md"])

    def data(self) -> Any:  # noqa: ANN401 - JSON
        """Return what `report.json` holds."""
        return json.loads(self.tree().files[f"{YEAR}/data/report.json"])

    def rows(self, name: str) -> list[dict[str, str]]:
        """Return the rows of a CSV file."""
        return [*csv.DictReader(io.StringIO(self.tree().files[f"{YEAR}/data/{name}"].decode("utf-8-sig")))]

    def details(self, term: str) -> list[str]:
        """Return what stands behind a term in the details of the measures, in their order."""
        rows = (row for row in self.page("measures").all("div") if [one.text() for one in row.all("dt")] == [term])
        return [row.all("dd")[0].text() for row in rows]


@pytest.fixture
def report(tiny: TinySite) -> Report:
    """Return the report of the tiny site."""
    return Report(tiny)
