"""A site of many agencies by their places (จังหวัด): lists, comparisons and contacts in pages that a phone can load.

A site of few keeps all of them on one page. Which is which is told by the number of agencies alone, so that whoever
makes a part of a site knows it without having read the rest.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from prongsai.addresses import paths
from prongsai.assess import AssessedSite, compare_site
from prongsai.findings import Findings
from prongsai.render import _home_page, _site_tables
from prongsai.render._shown import anchor, html
from prongsai.text import thai_order
from prongsai.words import plain, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from markupsafe import Markup

    from prongsai.assess import AssessedAgency, Assessment, Group
    from prongsai.render._shown import Link

_Member = TypeVar("_Member")

ONE_PAGE = 50
"""The most agencies that one page lists: a row has two to four kilobytes, and a page is to stay below 200."""
ROOM, COMPARED = 40, 25
"""The most agencies on each page of more, in a list and beside one another: there a row has figures and dots, too."""


def is_paged(agencies: int) -> bool:
    """Tell whether a site of so many agencies lists them by places, and each has a search index of its own."""
    return agencies > ONE_PAGE


class Place(NamedTuple):
    """A province, the capital, or the whole country, with its agencies by their kinds and names."""

    name: str
    agencies: tuple[AssessedAgency, ...]

    @property
    def called(self) -> str:
        """Its name in a list of places."""
        return self.name or plain("places.country")

    @property
    def within(self) -> str:
        """Where it is, as the end of a title: a province is said to be one."""
        if not self.name:
            return plain("places.country")
        key = "capital" if self.agencies[0].agency.in_capital else "province"
        return plain(f"places.in.{key}", name=self.name)


class Shown(NamedTuple):
    """What a page of a comparison shows: groups, of the larger ones a few members each, and results without a like."""

    groups: list[Group]
    alone: list[Assessment]


def places(site: AssessedSite) -> list[Place]:
    """Return the places of a site by their names, the whole country last."""
    found: dict[str, list[AssessedAgency]] = {}
    for one in sorted(site.by_name, key=lambda one: thai_order(one.agency.kind)):
        found.setdefault(paths.place_key(one.agency.province or ""), []).append(one)
    named = (Place(members[0].agency.province or "", tuple(members)) for members in found.values())
    return sorted(named, key=lambda place: (not place.name, thai_order(place.name)))


def cut(members: Sequence[_Member], room: int = ROOM) -> list[Sequence[_Member]]:
    """Return members in as many pages as they need, each with room for so many."""
    return [members[start : start + room] for start in range(0, len(members), room)]


def compared(place: Place) -> dict[int, list[Shown]]:
    """Return the pages of each year's comparison within a place, the latest year first.

    The middle and the outermost scores are those of the whole group, however many of its members a page shows.
    """
    found = compare_site(AssessedSite(place.agencies, Findings(())))
    groups = [replace(one, members=tuple(members)) for one in found.groups for members in cut(one.members, COMPARED)]
    years = sorted({one.year for one in groups} | {one.year for one in found.alone}, reverse=True)
    return {
        year: _packed([one for one in groups if one.year == year], [one for one in found.alone if one.year == year])
        for year in years
    }


def _packed(groups: Sequence[Group], alone: Sequence[Assessment]) -> list[Shown]:
    """Return groups, and then what has no like, on as few pages as have room for them in their order."""
    made, room = [Shown([], [])], COMPARED
    pieces: list[tuple[Group | None, Sequence[Assessment]]] = [(one, one.members) for one in groups]
    for group, members in [*pieces, *((None, few) for few in cut(alone, COMPARED))]:
        if len(members) > room:
            made.append(Shown([], []))
            room = COMPARED
        room -= len(members)
        if group is None:
            made[-1].alone.extend(members)
        else:
            made[-1].groups.append(group)
    return made


def of_home(found: Sequence[Place], link: Link) -> dict[str, Any]:
    """Return the places that a front page leads to."""
    return {"provinces": [_counted(link(paths.place(one.name)), one.called, len(one.agencies)) for one in found]}


def of_compare(site: AssessedSite, found: Sequence[Place], link: Link) -> dict[str, Any]:
    """Return the kinds of agencies of the whole site, and for each year the places in which they are compared."""
    known = {one.name: compared(one) for one in found}
    years = sorted({year for one in known.values() for year in one}, reverse=True)
    groups = [(one, _middle(one)) for one in compare_site(site).groups]
    return {
        "groups": (),
        "alone": None,
        "numbers": (),
        "kinds": _site_tables.kinds(groups) if groups else None,
        "years": [(year, [_year_of(one, year, link) for one in found if year in known[one.name]]) for year in years],
    }


def _year_of(place: Place, year: int, link: Link) -> Markup:
    results = sum(a.year == year and not one.agency.sample for one in place.agencies for a in one.years)
    return _counted(link(paths.place(place.name, year)), place.called, results)


def _middle(group: Group) -> Decimal | None:
    scores = [overall for a in group.members if (overall := a.report.scores.overall) is not None]
    return median(scores) if scores else None


def of_contacts(found: Sequence[Place], link: Link) -> dict[str, Any]:
    """Return the places whose agencies' contacts stand on pages of their own."""
    return {"provinces": [_counted(link(paths.contacts(one.name)), one.called, len(one.agencies)) for one in found]}


def _counted(to: str, name: str, count: int) -> Markup:
    return anchor(to, say("places.counted", name=name, count=count))


def of_list(members: Sequence[AssessedAgency], link: Link) -> dict[str, Any]:
    """Return agencies as rows, by their kinds."""
    kinds = groupby(members, key=lambda one: one.agency.kind)
    return {
        "choices": _home_page.choices(members),
        "kinds": [(kind, _home_page.rows([*some], link)) for kind, some in kinds],
    }


def numbers(own: int, addresses: Sequence[str]) -> list[Markup]:
    """Return the pages of a list as links by their numbers, the page's own without one; nothing where it is alone."""
    if len(addresses) == 1:
        return []
    return [html("<b>{}</b>", one) if one == own else anchor(to, str(one)) for one, to in enumerate(addresses, 1)]


def numbered_title(title: str, number: int) -> str:
    """Return the title of a page of a list: the first has none of the number."""
    return title if number == 1 else plain("places.numbered", title=title, number=number)
