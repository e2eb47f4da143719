"""One fact, one value: score, level, counts and days are the same on every page, in every data file and in the feed."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from prongsai.assess import AssessedSite, assess_site
from prongsai.content import load_site
from tests.conftest import WHOLE
from tests.render.reading import Element, read, render
from tests.sample.test_sample import TODAY

if TYPE_CHECKING:
    from prongsai.render import Tree

ATOM = "{http://www.w3.org/2005/Atom}"
FIGURE = re.compile(r"(?<![0-9.])[0-9]{1,3}\.[0-9]{2}(?![0-9])")
SUMS = {
    "done": ("done",),
    "running": ("due_soon", "in_progress", "not_started"),
    "overdue": ("overdue",),
    "unreported": ("unreported",),
    "awaited": ("awaited",),
    "cancelled": ("cancelled",),
}
"""The sums of pages, by the states that each is made of."""


class Published:
    """The whole site as it is published on a day."""

    def __init__(self, site: AssessedSite, tree: Tree) -> None:
        self.files = tree.files
        self.pages = {path: read(text) for path, text in tree.pages.items()}
        self.years = [(agency.slug, year.year) for agency in site.agencies for year in agency.years]
        self.latest = {agency.slug: agency.years[0].year for agency in site.agencies if agency.years}

    def report(self, slug: str, year: int) -> dict[str, Any]:
        """Return a year's report.json."""
        return dict(json.loads(self.files[f"{slug}/{year}/data/report.json"]))

    def page(self, slug: str, year: int, part: str) -> Element:
        """Return a part of a year."""
        return self.pages[f"{slug}/{year}/{part}.md"]


@pytest.fixture(scope="module")
def published() -> Published:
    """Return the whole site on a day after the last measure's end."""
    site = assess_site(load_site(WHOLE), TODAY)
    return Published(site, render(site))


def of_class(element: Element, name: str) -> list[Element]:
    """Return the elements below that have a class."""
    return [one for one in element.walk() if name in one.attributes.get("class", "").split()]


def by_id(element: Element, name: str) -> Element:
    """Return the element of an id."""
    return next(one for one in element.walk() if one.attributes.get("id") == name)


def figure(text: str) -> str:
    """Return the first figure of two decimals."""
    return next(iter(FIGURE.findall(text)), "")


def home_row(published: Published, slug: str) -> Element:
    """Return an agency's row on the front page."""
    rows = published.pages["index.md"].all("tr", "li")
    return next(row for row in rows if any(a.attributes.get("href") == f"{slug}/" for a in row.all("a")))


def scored(published: Published, slug: str, year: int) -> dict[str, tuple[str, bool]]:
    """Return the overall score and whether the level is told, by where they stand."""
    found = published.report(slug, year)
    level = found["level"]["reported"]
    record = by_id(published.pages[f"{slug}/index.md"], f"year-{year}").all("p")[1]
    feed = ET.fromstring(published.files[f"{slug}/feed.xml"])  # noqa: S314 - our own file
    told = next(
        one.findtext(f"{ATOM}content", "")
        for one in feed.iter(f"{ATOM}entry")
        if one.find(f"{ATOM}link").attrib["href"] == f"{year}/"  # type: ignore[union-attr] # each entry has one
    )
    texts = {
        "results": of_class(published.page(slug, year, "index"), "ps-panel")[0].text(),
        "record": record.text(),
        "feed": told,
    }
    if published.latest[slug] == year:
        texts["agency"] = of_class(published.pages[f"{slug}/index.md"], "ps-panel")[0].text()
        texts["brief"] = of_class(published.pages[f"{slug}/brief/index.md"], "ps-panel")[0].text()
        texts["home"] = " ".join(one.text() for one in home_row(published, slug).inside if isinstance(one, Element))
    seen = {place: (figure(text), level in text) for place, text in texts.items()}
    return seen | {"data": (f"{found['overall']['reported']:.2f}", True)}


def test_score_and_level_are_the_same_wherever_they_stand(published: Published) -> None:
    """Results, record, agency, home, brief, feed and data have one overall score and one level for a year."""
    for slug, year in published.years:
        found = scored(published, slug, year)
        assert len(set(found.values())) == 1, (slug, year, found)


def sums(element: Element) -> dict[str, int]:
    """Return the sums that are shown within an element."""
    shown = [one for one in element.all("span") if "ps-part" in one.attributes.get("class", "")]
    return {
        key: int(re.findall("[0-9]+", one.text())[0])
        for one in shown
        if "hidden" not in one.attributes
        for key in SUMS
        if f"ps-of-{key}" in one.attributes["class"].split()
    }


def test_counts_are_the_same_wherever_they_stand(published: Published) -> None:
    """Measures, progress, record, home and data count alike, and all counts together are what was promised."""
    for slug, year in published.years:
        told = published.report(slug, year)["delivery"]
        expected = {key: sum(told["states"][state] for state in states) for key, states in SUMS.items()}
        expected = {key: count for key, count in expected.items() if count}
        assert sum(expected.values()) == told["promised"]
        found = {
            "measures": sums(of_class(published.page(slug, year, "measures"), "ps-panel")[0]),
            "progress": sums(of_class(published.page(slug, year, "progress"), "ps-panel")[0]),
            "record": sums(by_id(published.pages[f"{slug}/index.md"], f"year-{year}")),
        }
        if published.latest[slug] == year:
            found["home"] = sums(home_row(published, slug))
        # The record says of a year without any report that its time has ended, in place of a sum.
        expected_of = {place: {} if place == "record" and told["ended"] else expected for place in found}
        assert found == expected_of, (slug, year)


def chips(element: Element) -> Counter[str]:
    """Return the state marks below an element: state, and its days where a late one has them."""
    marks = [one for one in element.walk() if "ps-status" in one.attributes.get("class", "").split()]
    return Counter(one.text().strip() for one in marks)


def test_states_and_days_are_the_same_wherever_they_stand(published: Published) -> None:
    """Each measure has one state and one number of days: in both item pages, in report.json and in measures.csv."""
    for slug, year in published.years:
        found = published.report(slug, year)["measures"]
        table = published.files[f"{slug}/{year}/data/measures.csv"].decode("utf-8-sig")
        rows = [(row["id"], row["state"], row["days"]) for row in csv.DictReader(table.splitlines(keepends=True))]
        assert rows == [(one["id"], one["state"], str("" if one["days"] is None else one["days"])) for one in found]
        own = published.page(slug, year, "measures")
        late = Counter(f"เกินกำหนด {one['days']} วัน" for one in found if one["state"] == "overdue")
        assert Counter({words: count for words, count in chips(own).items() if words.startswith("เกินกำหนด")}) == late
        assert chips(own).total() == len(found)


def test_no_state_is_told_twice_on_a_page(published: Published) -> None:
    """On the pages of the items each measure has its mark once in what stands open, and the score is told once."""
    for slug, year in published.years:
        page = published.page(slug, year, "measures")
        assert chips(page).total() == len(published.report(slug, year)["measures"]), (slug, year)
        results = published.page(slug, year, "index")
        assert len(of_class(results, "ps-big")) == 1
