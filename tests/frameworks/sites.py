"""Sites of agencies that nobody knew: read, assessed and rendered once each."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any

from prongsai.assess import assess_site
from prongsai.content import load_site
from prongsai.documents import contents_of
from prongsai.finish._page_text import sections_of
from tests.documents.test_contents import words
from tests.render.reading import built, read, render
from tests.sheet.books import out

if TYPE_CHECKING:
    from prongsai.assess import AssessedSite, Assessment
    from prongsai.render import Tree

SITES = Path(__file__).parents[1] / "sites"
NAMES = ("hospital", "school", "province-overall", "subdistrict-2569", "unsaid")
_OF_NOBODY = ("accessibility/", "glossary/", "data/")
_OF_SITE = (*_OF_NOBODY, "compare/")
_OF_ALL = (
    "data/figures",
    "data/indicators",
    "data/items",
    "data/measures",
    "data/progress",
    "data/scores",
    "data/findings",
)


@dataclass(frozen=True, eq=False)
class Made:
    """A site as it was assessed and rendered."""

    root: Path
    site: AssessedSite
    tree: Tree

    @property
    def year(self) -> Assessment:
        """The one year of its one agency."""
        return self.site.agencies[0].years[0]

    @property
    def folder(self) -> str:
        """Where its year stands."""
        return f"{self.year.slug}/{self.year.year}"

    @property
    def report(self) -> dict[str, Any]:
        """The year's open data."""
        return dict(json.loads(self.tree.files[f"{self.folder}/data/report.json"]))

    def text(self, page: str) -> str:
        """Return what a reader reads on a page."""
        return re.sub(r"\s+", " ", read(self.tree.pages[page]).text())

    def told(self) -> dict[str, str]:
        """Return what every page and data file of the agency tells, by its path; schemas describe all agencies.

        What holds such files packed has them as they are.
        """
        pages = {path: self.text(path) for path in self.tree.pages if not path.startswith((*_OF_SITE, "index"))}
        files = {
            path: data.decode()
            for path, data in self.tree.files.items()
            if path.startswith(self.year.slug) and not path.endswith(("schema.json", ".zip"))
        }
        return pages | files

    def everywhere(self) -> dict[str, str]:
        """Return what `told` does, and what the site's own pages and data, the search and the agency's documents tell of it.

        With it the workbook of the year, which an officer sends to others, but for the sheet that explains it.
        """
        [agency] = self.site.agencies
        pages = {path: self.text(path) for path in self.tree.pages if not path.startswith(_OF_NOBODY)}
        files = {path: data.decode() for path, data in self.tree.files.items() if path.startswith(_OF_ALL)}
        contents = contents_of(agency, self.year).items()
        documents = {name: " | ".join(words(one.sheets)) for name, one in contents}
        return self.told() | pages | files | documents | self.searched() | {"workbook": self.workbook()}

    def searched(self) -> dict[str, str]:
        """Return what the search has of each page, by its path."""
        pages = {path: page for path, page in self.tree.pages.items() if not path.startswith(_OF_NOBODY)}
        found = {path: sections_of(f"<article>{built(page)}</article>") for path, page in pages.items()}
        return {
            f"search: {path}": " | ".join(f"{one.heading} | {one.text}" for one in sections).replace("\n", " | ")
            for path, sections in found.items()
        }

    def workbook(self) -> str:
        """Return the cells of the year's workbook, one after another."""
        with NamedTemporaryFile(suffix=".xlsx") as file:
            _, *sheets = out(self.root, self.year.slug, self.year.year, Path(file.name)).values()
        return " | ".join(str(cell) for sheet in sheets for row in sheet.rows for cell in row if cell not in (None, ""))


@cache
def made(name: str) -> Made:
    """Return a site of `tests/sites`."""
    return made_of(SITES / name)


def made_of(root: Path) -> Made:
    """Return the site of a folder."""
    site = assess_site(load_site(root))
    assert [str(one) for one in site.findings.errors] == []
    return Made(root, site, render(site))
