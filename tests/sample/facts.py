"""What is told of a year wherever it is published: what pages say when they are opened, and what data say of it."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

from prongsai.assess import AssessedSite, Assessment, priorities_of
from prongsai.text import round2
from tests.render.reading import Element, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.render import Tree

FIGURE = re.compile(r"(?<![0-9.])[0-9]{1,3}\.[0-9]{2}(?![0-9])")
LINES = frozenset(["p", "li", "tr", "h1", "h2", "h3", "h4", "caption", "summary"])
"""What is read as one line of a page."""
FOLDED = frozenset(["details", "svg", "nav", "script"])
"""What a page does not say when it is opened: closed parts, which may repeat what stands above them, and drawings."""
SERIES = frozenset(["ps-ledger", "ps-series", "ps-flag"])
"""Where a score stands again as one of a row of years, or beside the one that contradicts it."""
OWN = frozenset(["ps-measures"])
"""Where the agency's own table stands, which is printed as it is."""
Figures = dict[str, dict[str, set[str]]]
"""By agency and by the name of each indicator."""


class Published:
    """The whole site as it is published on a day."""

    def __init__(self, site: AssessedSite, tree: Tree) -> None:
        self.files = tree.files
        self.pages = {path: read(text) for path, text in tree.pages.items()}
        self.heads = {path: text.split("---\n")[1] for path, text in tree.pages.items()}
        self.assessed = {(agency.slug, year.year): year for agency in site.agencies for year in agency.years}
        self.years = [(agency.slug, year.year) for agency in site.agencies for year in agency.years]
        self.latest = {agency.slug: agency.years[0].year for agency in site.agencies if agency.years}

    def report(self, slug: str, year: int) -> dict[str, Any]:
        """Return a year's report.json."""
        return dict(json.loads(self.files[f"{slug}/{year}/data/report.json"]))

    def page(self, slug: str, year: int, part: str) -> Element:
        """Return a part of a year."""
        return self.pages[f"{slug}/{year}/{part}.md"]


def shown(element: Element) -> str:
    """Return the text of an element, its pieces apart, without what is hidden or opens over the page."""
    pieces = [
        one if isinstance(one, str) else f" {shown(one)} "
        for one in element.inside
        if isinstance(one, str) or not {"hidden", "popover"} & one.attributes.keys()
    ]
    return "".join(pieces)


def opened(element: Element, within: frozenset[str] = SERIES) -> Iterator[Element]:
    """Yield the lines that a page says as soon as it is opened, but those `within` elements of some classes."""
    for one in element.inside:
        if isinstance(one, str) or {"hidden", "popover"} & one.attributes.keys() or one.tag in FOLDED:
            continue
        if within & set(one.attributes.get("class", "").split()):
            continue
        if one.tag in LINES:
            yield unfolded(one)
        else:
            yield from opened(one, within)


def said(line: Element) -> str:
    """Return what a line says, its pieces a space apart."""
    return " ".join(shown(line).split())


def unfolded(element: Element) -> Element:
    """Return an element without what is folded in it."""
    inside = [
        one if isinstance(one, str) else unfolded(one)
        for one in element.inside
        if isinstance(one, str) or one.tag not in FOLDED
    ]
    return Element(element.tag, element.attributes, inside)


def numbers(value: object) -> set[str]:
    """Return every number within a record, and every figure within its texts, with two decimals."""
    if isinstance(value, dict | list):
        return {one for inner in (value.values() if isinstance(value, dict) else value) for one in numbers(inner)}
    if isinstance(value, str):
        return {*FIGURE.findall(value)}
    return set() if value is None or isinstance(value, bool) else {f"{abs(Decimal(str(value))):.2f}"}


def apart(*values: Decimal | None) -> set[str]:
    """Return the distances between each two of some values."""
    known = [one for one in values if one is not None]
    return {f"{round2(abs(one - other))}" for one, other in combinations(known, 2)}


def reckoned(a: Assessment) -> dict[int, set[str]]:
    """Return what is reckoned of each indicator of a year: how far it is from its lines, and what it would bring."""
    priorities = priorities_of(a)
    brings = {row.indicator.number: row.outcomes for row in priorities.rows} if priorities else {}
    lines = (a.target, a.lines.strength, a.lines.weakness, a.lines.improve)
    return {
        one.number: {figure for line in lines for figure in apart(one.score, line)}
        | {f"{round2(outcome)}" for _, outcome in brings.get(one.number, ()) if outcome is not None}
        for one in a.indicators
    }


def of_indicators(published: Published, slug: str) -> dict[str, set[str]]:
    """Return by the name of each indicator all figures that any page may tell of it."""
    found: dict[str, set[str]] = {}
    years = sorted(year for agency, year in published.years if agency == slug)
    records = {year: {one["name"]: one for one in published.report(slug, year)["indicators"]} for year in years}
    for year in years:
        rest = reckoned(published.assessed[slug, year])
        for name, one in records[year].items():
            found.setdefault(name, set()).update(numbers([one["score"], one["lost_points"]]), rest[one["number"]])
    for before, after in pairwise(years):
        for name in records[before].keys() & records[after].keys():
            scores = (Decimal(str(records[year][name]["score"])) for year in (before, after))
            found[name] |= apart(*scores)
    return found


def of_agency(published: Published, slug: str) -> set[str]:
    """Return every figure that a page of an agency may tell beside those of indicators."""
    years = sorted(year for agency, year in published.years if agency == slug)
    found: set[str] = set()
    for year in years:
        a = published.assessed[slug, year]
        found |= numbers(published.report(slug, year)) | numbers(a.narrative.text)
        bands = a.criteria.levels.bands if a.criteria.levels else ()
        found |= numbers([bound for band in bands for bound in (band.low, band.high)])
        needs = priorities.tools if (priorities := priorities_of(a)) else ()
        found |= {f"{round2(points)}" for need in needs for points in (need.short, need.together, need.gain) if points}
    overall = [published.assessed[slug, year].report.scores.overall for year in years]
    return found | {one for pair in pairwise(overall) for one in apart(*pair)}
