"""The addresses that an agency publishes, told without rendering a page, and where those lead that have moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.addresses import paths

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from prongsai.assess._assessment import AssessedAgency, AssessedSite, Assessment
    from prongsai.assess.figures.disclosure import DisclosedItem
    from prongsai.content import ListedAddress


def lasting_addresses(assessment: Assessment) -> dict[str, tuple[DisclosedItem, str]]:
    """Return the short addresses of a year's disclosure items: the item and the part of the year each leads to."""
    items = [(assessment.item, "measures")] if assessment.report.has_measures else []
    if assessment.progress is not None:
        items.append((assessment.progress.item, "progress"))
    found: dict[str, tuple[DisclosedItem, str]] = {}
    for item, part in items:
        if (address := item_address(assessment.slug, item)) is not None:
            found.setdefault(address, (item, part))
    return found


def item_address(slug: str, item: DisclosedItem) -> str | None:
    """Return the short lasting address of an item; None for one without a code that an address can have."""
    if item.slug is None or (item.national and item.ita_year is None):
        return None
    return paths.item(slug, item.ita_year, item.slug, national=item.national)


def published_addresses(agency: AssessedAgency) -> tuple[str, ...]:
    """Return every address of an agency's pages below its home, as seen from that home, in the site's order."""
    found = [paths.brief(agency.slug)] if agency.years else []
    for year in agency.years:
        found += [paths.part_of(agency.slug, year.year, part) for part in year.parts]
        found += lasting_addresses(year)
    return tuple(address.removeprefix(paths.agency(agency.slug)) for address in found)


def missing_addresses(agency: AssessedAgency) -> tuple[str, ...]:
    """Return the published addresses that the agency's list does not have yet."""
    listed = {line.address for line in agency.addresses}
    return tuple(address for address in published_addresses(agency) if address not in listed)


def missing_homes(site: AssessedSite) -> tuple[str, ...]:
    """Return the homes of real agencies that the site's list does not have yet."""
    listed = {line.address for line in site.addresses}
    homes = (paths.agency(agency.slug) for agency in site.agencies if not agency.agency.sample)
    return tuple(home for home in homes if home not in listed)


def redirects(agency: AssessedAgency) -> dict[str, str]:
    """Return the declared redirects to build: old address and the page that it leads to in the end.

    A page that stands is never replaced, and a redirect to an address that has moved on is followed.
    """
    standing, home = {*published_addresses(agency)}, paths.agency(agency.slug)
    ends = ends_of(agency.addresses, standing)
    return {home + old: home + end for old, end in ends.items() if old not in standing}


def agency_redirects(site: AssessedSite) -> Iterator[tuple[AssessedAgency, dict[str, str]]]:
    """Yield each agency whose folder had another name, with the redirects of every address that it had under that."""
    homes = {paths.agency(agency.slug): agency for agency in site.agencies}
    for home, end in ends_of(site.addresses, homes).items():
        if home not in homes:
            agency = homes[end]
            pages = {end: end} | {end + page: end + page for page in published_addresses(agency)} | redirects(agency)
            yield agency, {home + old.removeprefix(end): to for old, to in pages.items()}


def ends_of(lines: Iterable[ListedAddress], standing: Container[str]) -> dict[str, str]:
    """Return the page that each redirect leads to in the end, by its address; a loop, and what is no page, has none.

    A way that was followed once is not followed again, so that time grows with the lines.
    """
    moves = {one.address: one.to for one in lines if one.to is not None}
    ends: dict[str, str | None] = {}
    for old, next_one in moves.items():
        way, to = {old: None}, next_one
        while to in moves and not (to in standing or to in ends or to in way):
            way[to] = None
            to = moves[to]
        ends |= dict.fromkeys(way, to if to in standing else ends.get(to))
    return {old: end for old in moves if (end := ends[old]) is not None}
