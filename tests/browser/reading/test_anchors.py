"""Anchors that last: fixed Latin ids of our sections, and a place of its own for each measure."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from prongsai.content import load_site
from tests.conftest import WHOLE

if TYPE_CHECKING:
    from tests.browser.conftest import Web

FIXED = re.compile(r"[a-z0-9_][a-z0-9_-]*")
HEADINGS = ("h2", "h3")


class Headings(HTMLParser):
    """Collects the ids of the headings within the article; the theme's own menus are outside of it."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str | None] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a heading's id."""
        self._inside = self._inside or tag == "article"
        if self._inside and tag in HEADINGS:
            self.ids.append(dict(attrs).get("id"))

    def handle_endtag(self, tag: str) -> None:
        """Leave the article."""
        self._inside = self._inside and tag != "article"


def ids(web: Web, page: str) -> list[str | None]:
    """Return the ids of a page's headings."""
    parser = Headings()
    parser.feed((web.folder / page / "index.html").read_text(encoding="utf-8"))
    return parser.ids


def test_every_heading_has_a_fixed_latin_id(web: Web) -> None:
    """No section's address is made of its Thai words, and none is without an address."""
    pages = [path.parent.relative_to(web.folder).as_posix() for path in web.folder.rglob("index.html")]
    found = {page: ids(web, page) for page in pages if "/ita-" not in page}
    assert sum(map(len, found.values())) > 300
    strange = {page: [one for one in own if not one or not FIXED.fullmatch(one)] for page, own in found.items()}
    assert {page: own for page, own in strange.items() if own} == {}
    assert {page for page, own in found.items() if len(own) != len(set(own))} == set()


@pytest.mark.parametrize("part", ["measures", "progress"])
def test_every_measure_has_an_anchor(web: Web, part: str) -> None:
    """Each measure has the anchor of its own id on the measures page and, reported on or not, on the progress page."""
    missing = [
        (agency.slug, report.year, measure.id)
        for agency in load_site(WHOLE).agencies
        for report in agency.reports
        for measure in report.measures.measures
        if measure.id not in ids(web, f"{agency.slug}/{report.year}/{part}")
    ]
    assert missing == []
