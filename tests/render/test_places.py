"""A site of many agencies by their places: every page small, every agency on one, and nothing of it on a site of few."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from prongsai.addresses import paths
from prongsai.assess import AssessedSite, assess_site, in_short
from prongsai.content import load_site
from prongsai.findings import Findings
from prongsai.render import Options, is_paged, render_shared
from prongsai.render._places import ONE_PAGE, ROOM
from tests.conftest import WHOLE
from tests.render.reading import TEMPLATES

if TYPE_CHECKING:
    from prongsai.assess import AssessedAgency
    from prongsai.render import Tree

KINDS = ("เทศบาลตำบล", "อบต.")
CROWDED, COUNT = "นครราชสีมา", 3 * ROOM + 1
"""A province with more agencies than three pages have room for."""
LIMIT = 180_000
"""What is left of 200 KB for the page's own words: the theme's around them have less than 20."""


def agency(like: AssessedAgency, number: int, province: str | None) -> AssessedAgency:
    """Return an agency of another name, place and kind with the results and measures of `like`."""
    kind = KINDS[number % 2]
    own = like.agency.model_copy(
        update={"name": f"{kind}ที่{number}", "province": province, "kind": kind, "sample": False}
    )
    slug = f"a{number}"
    years = tuple(replace(a, slug=slug, agency=own) for a in like.years[:1])
    return replace(like, slug=slug, agency=own, years=years)


@pytest.fixture(scope="module")
def like() -> AssessedAgency:
    """The agency of the whole site with most measures."""
    site = assess_site(load_site(WHOLE))
    return in_short(max(site.agencies, key=lambda one: len(one.years[0].measures)))


@pytest.fixture(scope="module")
def many(like: AssessedAgency) -> Tree:
    """The shared pages of agencies in 78 places, and of one in none."""
    provinces = [CROWDED] * COUNT + [f"จังหวัดที่{number}" for number in range(76)] + ["กรุงเทพมหานคร", None]
    return shared([agency(like, number, name) for number, name in enumerate(provinces)])


def shared(agencies: list[AssessedAgency]) -> Tree:
    """Render what agencies share."""
    return render_shared(AssessedSite(tuple(agencies), Findings(())), Options(TEMPLATES), [])


def links(tree: Tree, below: str) -> set[str]:
    """Return the agencies and years that pages below an address lead to."""
    pages = (text for path, text in tree.pages.items() if path.startswith(below))
    return {found for text in pages for found in re.findall(r'href="[./]*/(a[0-9]+/(?:[0-9]+/)?)"', text)}


def test_every_page_is_small(many: Tree) -> None:
    """No page of the whole site has more than 200 KB, with what the theme puts around it."""
    sizes = {path: len(text.encode()) for path, text in many.pages.items()}
    assert max(sizes.values()) < LIMIT, max(sizes, key=lambda path: sizes[path])


def test_every_agency_is_on_a_page_of_its_place(many: Tree, like: AssessedAgency) -> None:
    """All are listed once by their place and kind, with their results beside those of their like."""
    everyone, year = {f"a{number}" for number in range(COUNT + 78)}, like.years[0].year
    assert {one.partition("/")[0] for one in links(many, "compare/")} == everyone
    assert {one for one in links(many, "compare/") if str(year) in one} == {f"{one}/{year}/" for one in everyone}
    crowded = [path for path in many.pages if path.startswith(f"compare/{CROWDED}/") and str(year) not in path]
    assert sorted(crowded) == [f"compare/{CROWDED}/{number}.md" for number in (2, 3, 4)] + [
        f"compare/{CROWDED}/index.md"
    ]
    assert many.pages[f"compare/{CROWDED}/index.md"].count("<li class=") == ROOM
    assert re.findall("(?m)^## (.*?) {", many.pages[f"compare/{CROWDED}/2.md"]) == [*KINDS]
    titles = [many.facts[paths.place(name)].title for name in (CROWDED, "กรุงเทพมหานคร", "")]
    assert titles == ["หน่วยงานในจังหวัดนครราชสีมา", "หน่วยงานในกรุงเทพมหานคร", "หน่วยงานระดับประเทศ"]


def test_the_front_page_leads_to_every_place(many: Tree) -> None:
    """A place stands there with how many agencies it has, the whole country last; so it does for contacts and years."""
    for page, below in (("index.md", "compare/"), ("compare/index.md", ""), ("accessibility/index.md", "")):
        found = re.findall(rf'<li><a href="{below}([^"/]+)/[^"]*">(\S+) ([0-9]+) แห่ง</a>', many.pages[page])
        assert len(found) == 79
        assert (CROWDED, CROWDED, str(COUNT)) in found
        assert found[-1] == ("country", "ระดับประเทศ", "1")


def test_the_middle_is_that_of_all(many: Tree, like: AssessedAgency) -> None:
    """A page of a group that fills several shows the middle of the whole group, and the whole site the number of each kind."""
    year = like.years[0].year
    feet = {
        re.findall("(?s)<tfoot>.*?</tfoot>", text)[0]
        for path, text in many.pages.items()
        if f"{CROWDED}/{year}" in path
    }
    assert len(feet) == 1
    rows = re.findall(
        r'<th scope="row"[^>]*>(\S+)</th><td[^>]*>[0-9]+</td><td[^>]*>([0-9]+)</td>',
        many.pages["compare/index.md"],
    )
    assert dict(rows) == {kind: str(len(range(place, COUNT + 78, 2))) for place, kind in enumerate(KINDS)}


def test_a_site_of_few_has_all_on_one_page(like: AssessedAgency) -> None:
    """Up to the bound the front page and the comparison are as they were, and there is no page of a place."""
    tree = shared([agency(like, number, CROWDED) for number in range(ONE_PAGE)])
    assert (is_paged(ONE_PAGE), is_paged(ONE_PAGE + 1), tree.apart) == (False, True, False)
    assert tree.pages["index.md"].count("<li class=") == ONE_PAGE
    assert [path for path in tree.pages if path.startswith(("compare/", "accessibility/"))] == [
        "compare/index.md",
        "accessibility/index.md",
    ]
    assert max(len(text.encode()) for text in (tree.pages["index.md"], tree.pages["accessibility/index.md"])) < LIMIT


@pytest.mark.parametrize(
    ("name", "key"),
    [("ตาก", "ตาก"), ("กำแพงเพชร", "กำแพงเพชร"), ("ก/ข ../", "ก-ข"), ("", "country"), ("..", "country")],
)
def test_a_place_is_one_folder(name: str, key: str) -> None:
    """Whatever is written for a province leads to one folder within the site."""
    assert (paths.place_key(name), paths.place(name, 2568, 2)) == (key, f"compare/{key}/2568/2/")
