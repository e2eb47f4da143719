"""The pages of the places of a site of many agencies: who is there, how they compare, and how to reach them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from prongsai.addresses import paths
from prongsai.render import _places, _values
from prongsai.render._shown import link_from
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prongsai.assess import AssessedSite
    from prongsai.render._pages import Page, Pages
    from prongsai.render._places import Place


def place_pages(pages: Pages, site: AssessedSite) -> Iterator[Page]:
    """Yield every page of every place of a site."""
    for place in _places.places(site):
        yield from _lists(pages, place)
        yield from _comparisons(pages, place)
        yield from _contacts(pages, place)


def _lists(pages: Pages, place: Place) -> Iterator[Page]:
    cut, years = _places.cut(place.agencies), [*_places.compared(place)]
    for number, members in enumerate(cut, 1):
        address = paths.place(place.name, number=number)
        link = link_from(address)
        page = pages.shared(
            "place.html",
            address,
            title=_places.numbered_title(plain("places.title", place=place.within), number),
            crumbs=[(plain("common.home"), "")],
            numbers=_places.numbers(number, [link(paths.place(place.name, number=one)) for one in _upto(cut)]),
            compared=[(year, link(paths.place(place.name, year))) for year in years],
            **_places.of_list(members, link),
        )
        yield _of_list(page, number)


def _comparisons(pages: Pages, place: Place) -> Iterator[Page]:
    homes = {one.slug: one for one in place.agencies}
    crumbs = [(plain("common.home"), ""), (plain("compare.title"), paths.compare())]
    for year, cut in _places.compared(place).items():
        title = plain("places.compared", place=place.within, year=year)
        for number, shown in enumerate(cut, 1):
            address = paths.place(place.name, year, number)
            link = link_from(address)
            page = pages.shared(
                "place_year.html",
                address,
                title=_places.numbered_title(title, number),
                crumbs=crumbs,
                numbers=_places.numbers(number, [link(paths.place(place.name, year, one)) for one in _upto(cut)]),
                **_values.of_groups(shown.groups, shown.alone, homes, link),
            )
            yield _of_list(page, number)


def _contacts(pages: Pages, place: Place) -> Iterator[Page]:
    cut = _places.cut(place.agencies)
    for number, members in enumerate(cut, 1):
        address = paths.contacts(place.name, number)
        link = link_from(address)
        page = pages.shared(
            "place_contacts.html",
            address,
            title=_places.numbered_title(plain("places.contacts", place=place.within), number),
            crumbs=[(plain("common.home"), ""), (plain("accessibility.title"), paths.accessibility())],
            numbers=_places.numbers(number, [link(paths.contacts(place.name, one)) for one in _upto(cut)]),
            agencies=members,
        )
        yield _of_list(page, number)


def _of_list(page: Page, number: int) -> Page:
    return page._replace(facts=replace(page.facts, of_list=number))


def _upto(cut: Sequence[object]) -> range:
    """Return the numbers of the pages of a list."""
    return range(1, len(cut) + 1)
