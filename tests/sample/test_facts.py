"""One fact, one value: score, level, counts and days are the same on every page, in every data file and in the feed."""

from __future__ import annotations

import csv
import re
from collections import Counter
from xml.etree import ElementTree as ET

import pytest

from prongsai.assess import assess_site
from prongsai.content import load_site
from tests.conftest import WHOLE
from tests.render.reading import Element, render
from tests.sample.facts import (
    FIGURE,
    OWN,
    SERIES,
    Figures,
    Published,
    of_agency,
    of_indicators,
    opened,
    said,
    shown,
)
from tests.sample.test_sample import TODAY

ATOM = "{http://www.w3.org/2005/Atom}"
SUMS = {
    "done": ("done",),
    "running": ("due_soon", "in_progress", "not_started"),
    "overdue": ("overdue",),
    "unreported": ("unreported",),
    "awaited": ("awaited",),
    "cancelled": ("cancelled",),
}
"""The sums of pages, by the states that each is made of."""
PAGES = {
    "index",
    "year/index",
    *(f"year/{part}" for part in ("analysis", "measures", "progress", "data")),
    "brief/index",
}
SITE_PAGES = {"index", "compare/index", "accessibility/index", "glossary/index", "data/index"}
FILES = {
    *("report.json", "indicators.csv", "measures.csv", "progress.csv", "feed.xml", "calendar.ics"),
    *("agencies", "scores", "earlier", "figures", "indicators", "items", "measures", "progress", "findings"),
    *("prongsai.sqlite", "zip"),
}
"""The files that tell facts; that those of the dataset and the tables of a year are report.json's is shown where they
are made (`tests/render/test_data.py`, `test_dataset.py`, `test_open_data.py`), the others here."""
OTHERS = {
    *("report.schema.json", "schema.json", "catalogue.json", "datapackage.json", "dictionary.csv", "catalog.jsonld"),
    *("index.html", "emblem.svg", "evidence", "words.js", "words.css"),
}
"""The files that tell none."""
LONG = 30
"""The letters from which on a line says more than a state or a name."""
VERSION = "4.12"
"""What looks like a figure and is the version of a program."""


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


def test_an_end_without_a_report_is_said_wherever_the_year_stands(published: Published) -> None:
    """P5: the front page, the agency's, the record, the brief and both items' pages say it of a silent year alone."""
    words = "ยังไม่มีรายงานในเว็บไซต์นี้"
    for slug, year in published.years:
        silent = bool(published.report(slug, year)["delivery"]["ended"])
        places = [published.page(slug, year, part) for part in ("measures", "progress")]
        places.append(by_id(published.pages[f"{slug}/index.md"], f"year-{year}"))
        if published.latest[slug] == year:
            places += [home_row(published, slug), published.pages[f"{slug}/brief/index.md"]]
        assert [words in shown(one) for one in places] == [silent] * len(places), (slug, year)


def found_of(element: Element) -> list[str]:
    """Return what is said to be found of how much, such as `11 จาก 11`, in the order of an element's text."""
    return re.findall("[0-9]+ จาก [0-9]+", said(element))


def test_each_item_is_counted_alike(published: Published) -> None:
    """P8: the data page counts for each item by its name what the box of the item's own page counts."""
    for slug, year in published.years:
        parts = ["measures", *(["progress"] if published.report(slug, year)["progress"] else [])]
        boxes = [of_class(published.page(slug, year, part), "ps-assessor")[0] for part in parts]
        known = of_class(published.page(slug, year, "data"), "ps-list")[0]
        assert found_of(known) == [found_of(box)[0] for box in boxes], (slug, year)


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


@pytest.fixture(scope="module")
def figures(published: Published) -> Figures:
    """Return for each agency, by the name of each indicator, the figures that any page may tell of it."""
    return {slug: of_indicators(published, slug) for slug in published.latest}


def test_every_figure_of_every_page_is_one_of_the_data(published: Published, figures: Figures) -> None:
    """Whatever a page tells with two decimals, in a table, a drawing or a closed part, the data tell or it follows."""
    known = {slug: of_agency(published, slug).union(*figures[slug].values()) for slug in published.latest}
    everywhere = {VERSION}.union(*known.values())
    for path, page in published.pages.items():
        found = set(FIGURE.findall(shown(page) + published.heads[path]))
        assert found - known.get(path.split("/")[0], everywhere) == set(), path


def test_every_figure_beside_an_indicator_is_its_own(published: Published, figures: Figures) -> None:
    """A row or line that names one indicator has no figure but those of that indicator, on every page."""
    for path, page in published.pages.items():
        own = figures.get(path.split("/")[0], {})
        for text in map(said, page.all("li", "tr")):
            named = [name for name in own if f". {name}" in text]
            if len(named) == 1:
                assert set(FIGURE.findall(text)) - own[named[0]] == set(), (path, text)


def scores_told(page: Element, scores: dict[str, str]) -> Counter[str]:
    """Return how often a page that is opened tells the score of each name, behind the name."""
    lines = [said(line) for line in opened(page, SERIES | OWN)]
    return Counter(
        name for name, value in scores.items() for line in lines if re.search(rf"{name}[^0-9]*{value}", line)
    )


def test_no_score_is_told_twice_on_a_page(published: Published) -> None:
    """An opened page tells the overall score, each tool's and each indicator's once; what a level lacks says its own."""
    for slug, year in published.years:
        a, record = published.assessed[slug, year], published.report(slug, year)
        of_tools = {**record["tools"], **record["reported_tools"]}
        scores = {code: f"{value:.2f}" for code, value in of_tools.items()}
        scores |= {one["name"]: f"{one['score']:.2f}" for one in record["indicators"]}
        reasons = {name for name, _ in a.low_tools[0]}
        latest = [f"{slug}/index.md", f"{slug}/brief/index.md"] if published.latest[slug] == year else []
        for path in [f"{slug}/{year}/index.md", f"{slug}/{year}/measures.md", f"{slug}/{year}/progress.md", *latest]:
            found = scores_told(published.pages[path], scores)
            assert {name: count for name, count in found.items() if count > 1 + (name in reasons)} == {}, path
            overall = f"{record['overall']['reported']:.2f}"
            assert sum(overall in said(line) for line in opened(published.pages[path])) <= 1, path


def test_no_count_is_told_twice_on_a_page(published: Published) -> None:
    """An opened page tells how many were promised, and how many are in each state, once beside the record of years."""
    for path, page in published.pages.items():
        lines = [said(line) for line in opened(page) if line.tag == "p"]
        for words in ("สัญญาไว้", "ทำเสร็จ [0-9]", "เกินกำหนด [0-9]+ (?!วัน)", "ยังไม่มีรายงาน [0-9]"):
            assert sum(bool(re.search(words, line)) for line in lines) <= 1, (path, words)


def test_no_line_is_told_twice_on_a_page(published: Published) -> None:
    """No sentence, row or heading of some length stands twice under one heading of an opened page."""
    for path, page in published.pages.items():
        heading, lines = "", Counter[tuple[str, str]]()
        for line in opened(page, frozenset()):
            text, titled = said(line), line.tag.startswith(("h", "caption"))
            heading = text if titled else heading
            lines["" if titled else heading, text] += len(text) > LONG
        assert {line: count for line, count in lines.items() if count > 1} == {}, path


def test_what_a_page_tells_of_itself_is_what_it_says(published: Published) -> None:
    """The description of a page, which searches and shared links show, has the score and the level that the page has."""
    for slug, year in published.years:
        told = published.report(slug, year)
        latest = [f"{slug}/index.md"] if published.latest[slug] == year else []
        for path in [f"{slug}/{year}/index.md", *latest]:
            described = next(line for line in published.heads[path].splitlines() if line.startswith("description: "))
            assert figure(described) == f"{told['overall']['reported']:.2f}", path
            assert f"ระดับ {told['level']['reported']} " in described, path


def test_feed_and_calendar_count_and_end_alike(published: Published) -> None:
    """The feed counts as many measures as the data, and ends them on the same day; so does the calendar."""
    for slug, year in published.years:
        record = published.report(slug, year)
        feed = published.files[f"{slug}/feed.xml"].decode()
        promised, ended = record["delivery"]["promised"], record["delivery"]["ended"]
        assert (
            f"คะแนนภาพรวม {record['overall']['reported']:.2f} ระดับ {record['level']['reported']} มาตรการ {promised} "
            in feed
        )
        assert (f"ทั้ง {promised} มาตรการสิ้นสุดเมื่อ" in feed) >= bool(ended)
        calendar = published.files[f"{slug}/calendar.ics"].decode().replace("\r\n ", "")
        days = {day.replace("-", "") for one in record["measures"] if (day := one["end"])}
        assert days <= {*re.findall("DTSTART;VALUE=DATE:([0-9]{8})", calendar)}, (slug, year)


def kind(path: str) -> str:
    """Return of which kind a page or a file is."""
    if path.endswith(".md"):
        return re.sub("/[0-9]{4}/", "/year/", f"/{path}").removesuffix(".md").lstrip("/")
    if "/evidence/" in path:
        return "evidence"
    name = path.rsplit("/", 1)[-1]
    return re.sub(r"^report-[0-9.]+schema.json", "schema.json", re.sub(r"^[^/]+\.zip$", "zip", name))


def test_every_kind_of_page_and_file_is_read(published: Published) -> None:
    """There is no page, data file or feed that nothing here reads, or that is not named as one that tells no fact."""
    slugs = published.latest.keys()
    pages = {
        kind(path).removeprefix(f"{path.split('/')[0]}/") if path.split("/")[0] in slugs else kind(path)
        for path in published.pages
    }
    assert pages == PAGES | SITE_PAGES
    files = {kind(path) for path in published.files}
    dataset = {name.rsplit(".", 1)[0] for name in files if name.endswith(".jsonl")}
    read = {name for name in files if name in FILES or name.rsplit(".", 1)[0] in FILES & dataset}
    assert files - read == OTHERS
    assert read | dataset >= FILES
