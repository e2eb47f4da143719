"""The search of a site of many agencies, where each has an index of its own and the front page knows them by name."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Visits, serving
from tests.browser.search.conftest import QUERY_LIST, Box, pages_for, texts_of
from tests.once import once
from tests.publish.project import BELOW, prongsai, write_agency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

NAMED = {"ธารทอง": "town/", "ฟ้างาม": "province/", "น้ำคำ": "subdistrict/", "ตัวอย่าง": "sample/"}
"""What the agencies of the whole site are called, and their homes."""
OTHERS = 47
"""So many more make them more than one page lists."""


@pytest.fixture(scope="module")
def many(whole_content: Path, run_folder: Path, browser: Browser) -> Iterator[Visits]:
    """The windows on a site of the whole site's agencies, and of so many others that each has an index of its own.

    The others lie in the province that one of the whole site's is called by.
    """

    def build(root: Path) -> None:
        content = Path(shutil.copytree(whole_content, root / "content"))
        for number in range(OTHERS):
            agency = write_agency(content, f"ban-mai-{number:02}").with_name("agency.yml")
            text = agency.read_text(encoding="utf-8")
            agency.write_text(text.replace("province: ตาก", "province: ฟ้างาม"), encoding="utf-8")
        done = prongsai("build", "--content", str(content), "--site-dir", str(root / BELOW), "-j", "1")
        assert done.returncode == 0, done.stderr

    with serving(once(run_folder, "many-web", build) / BELOW) as web:
        yield Visits(web, browser)


@pytest.fixture(scope="module")
def texts(many: Visits) -> dict[str, str]:
    """The folded words of every page of that site."""
    return texts_of(many)


def asked(many: Visits, home: str) -> dict[str, list[str]]:
    """Return what each query of the list finds on a page, best first."""
    page = many.open(home)
    page.locator(".md-search__input").focus()
    box = Box(page, many.web.address)
    found = {query["query"]: box.ask(query["query"]) for query in QUERY_LIST}
    assert many.close() == []
    return found


def agency_of(path: str) -> str:
    """Return the home of the agency whose page it is, or nothing for a page of the site itself."""
    folder = f"{path.partition('/')[0]}/"
    return folder if folder in NAMED.values() or folder.startswith("ban-mai-") else ""


def is_list(path: str) -> bool:
    """Tell whether a page lists the agencies of a place."""
    return path.startswith(("compare/", "accessibility/")) and path not in {"compare/", "accessibility/"}


def test_the_front_page_finds_its_own_and_what_is_of_a_named_agency(many: Visits, texts: dict[str, str]) -> None:
    """Of the whole list: every page of the site itself, and of an agency that a query names, the right one first.

    Lists of agencies are found by the titles of their first pages, for their rows are what the agencies' own pages say.
    """
    own = {path: text.partition("\n")[0] if is_list(path) else text for path, text in texts.items()}
    own = {path: text for path, text in own.items() if not re.search("/[2-9]/$", path)}
    found, missed, first = asked(many, ""), dict[str, set[str]](), dict[str, list[str]]()
    for query in QUERY_LIST:
        typed = query["query"]
        named = {home for name, home in NAMED.items() if name in typed}
        wanted = {path for path in pages_for(query, own) if agency_of(path) in {"", *named}}
        missed[typed] = wanted - {*found[typed]}
        # A province's own page goes before the agency that is called by it.
        if named and "first" in query and found[typed][0] not in [*query["first"], f"compare/{typed}/"]:
            first[typed] = found[typed][:3]
    assert {typed: paths for typed, paths in missed.items() if paths} == {}
    assert first == {}


@pytest.mark.parametrize("home", NAMED.values())
def test_on_its_pages_all_of_an_agency_is_found(many: Visits, texts: dict[str, str], home: str) -> None:
    """Of the whole list: every page of this agency, as on a site of it alone, and no page of another."""
    found = asked(many, home)
    wanted = {
        query["query"]: {path for path in pages_for(query, texts) if agency_of(path) == home} for query in QUERY_LIST
    }
    assert {typed: missed for typed in wanted if (missed := wanted[typed] - {*found[typed]})} == {}
    assert [paths for paths in found.values() if {*map(agency_of, paths)} - {home}] == []
