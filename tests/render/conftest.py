"""The reports of the whole site, rendered once, and their pages as HTML."""

import pytest

from prongsai.assess import AssessedSite, Assessment
from prongsai.render import Tree
from tests.assess.samples import assess_reports
from tests.render.reading import Element, read, render


@pytest.fixture(scope="session")
def site() -> AssessedSite:
    """Return the three agencies of one year, assessed."""
    return assess_reports()


@pytest.fixture(scope="session")
def years(site: AssessedSite) -> dict[str, Assessment]:
    """Return the one year of each agency, by its slug."""
    return {agency.slug: agency.years[0] for agency in site.agencies}


@pytest.fixture(scope="session")
def tree(site: AssessedSite) -> Tree:
    """Return the site, rendered."""
    return render(site)


@pytest.fixture(scope="session")
def pages(tree: Tree) -> dict[str, Element]:
    """Return the site's pages as HTML, by the path of their Markdown."""
    return {path: read(page) for path, page in tree.pages.items()}
