"""The whole site, rendered for a known address."""

from __future__ import annotations

import pytest
import yaml

from prongsai.assess import AssessedSite, assess_site
from prongsai.content import load_site
from prongsai.render import Options, Tree, render_site
from tests.conftest import WHOLE
from tests.render.reading import TEMPLATES

URL = "https://ita.example.go.th/open/"
Front = dict[str, str]


@pytest.fixture(scope="session")
def site() -> AssessedSite:
    """Return all agencies of the whole site, the invented one too."""
    return assess_site(load_site(WHOLE))


@pytest.fixture(scope="session")
def tree(site: AssessedSite) -> Tree:
    """Return the site rendered for `URL`."""
    return render_site(site, Options(TEMPLATES, site_url=URL))


@pytest.fixture(scope="session")
def heads(tree: Tree) -> dict[str, Front]:
    """Return what each page tells of itself, by the path of its Markdown."""
    return fronts(tree)


def fronts(tree: Tree) -> dict[str, Front]:
    """Return what the pages of a tree tell of themselves."""
    return {path: yaml.safe_load(page.split("---\n")[1]) for path, page in tree.pages.items()}
