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
    moved = (line for line in agency.addresses if line.to and line.address not in standing)
    ends = ((line.address, end_of(line, agency.addresses, standing)) for line in moved)
    return {home + old: home + end for old, end in ends if end is not None}


def agency_redirects(site: AssessedSite) -> Iterator[tuple[AssessedAgency, dict[str, str]]]:
    """Yield each agency whose folder had another name, with the redirects of every address that it had under that."""
    homes = {paths.agency(agency.slug): agency for agency in site.agencies}
    for line in site.addresses:
        end = end_of(line, site.addresses, homes) if line.to and line.address not in homes else None
        if end is not None:
            agency = homes[end]
            pages = {end: end} | {end + page: end + page for page in published_addresses(agency)} | redirects(agency)
            yield agency, {line.address + old.removeprefix(end): to for old, to in pages.items()}


def end_of(line: ListedAddress, lines: Iterable[ListedAddress], standing: Container[str]) -> str | None:
    """Return the page that a redirect leads to in the end; None for a loop, or where there is no page."""
    moves = {one.address: one.to for one in lines}
    seen, to = {line.address}, line.to
    while to is not None and to not in standing:
        if to in seen:
            return None
        seen.add(to)
        to = moves.get(to)
    return to
