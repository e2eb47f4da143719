"""The addresses that an agency publishes, told without rendering a page, and the check that none of them vanishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.content import ADDRESSES_FILE
from prongsai.findings import Finding, Place
from prongsai.render import _links
from prongsai.render._pages import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess import AssessedAgency, AssessedSite, Assessment, DisclosedItem


def lasting_addresses(assessment: Assessment) -> dict[str, tuple[DisclosedItem, str]]:
    """Return the short addresses of a year's disclosure items: the item and the part of the year each leads to."""
    items = [(assessment.item, "measures")]
    if assessment.progress is not None:
        items.append((assessment.progress.item, "progress"))
    found: dict[str, tuple[DisclosedItem, str]] = {}
    for item, part in items:
        if item.code is not None:
            found.setdefault(_links.item(assessment.slug, item.ita_year, item.code), (item, part))
    return found


def published_addresses(agency: AssessedAgency) -> tuple[str, ...]:
    """Return every address of an agency's pages below its home, as seen from that home, in the site's order."""
    found = [_links.brief(agency.slug)] if agency.years else []
    for year in agency.years:
        found += [_links.part_of(agency.slug, year.year, part) for part, _ in PARTS]
        found += lasting_addresses(year)
    return tuple(address.removeprefix(_links.agency(agency.slug)) for address in found)


def missing_addresses(agency: AssessedAgency) -> tuple[str, ...]:
    """Return the published addresses that the agency's list does not have yet."""
    listed = {line.address for line in agency.addresses}
    return tuple(address for address in published_addresses(agency) if address not in listed)


def redirects(agency: AssessedAgency) -> dict[str, str]:
    """Return the declared redirects to build: old address and new one; a page that stands is never replaced."""
    standing = {*published_addresses(agency)}
    home = _links.agency(agency.slug)
    moved = ((line.address, line.to) for line in agency.addresses if line.to and line.address not in standing)
    return {home + old: home + str(to) for old, to in moved}


def check_addresses(site: AssessedSite) -> Iterator[Finding]:
    """Yield the addresses that vanished, redirects that lead nowhere, and what the lists do not have yet.

    An agency with errors waits: a year that could not be read would seem to have vanished.
    """
    broken = {finding.place.file.partition("/")[0] for finding in site.findings.errors}
    for agency in site.agencies:
        if agency.slug not in broken:
            yield from _check(agency)


def _check(agency: AssessedAgency) -> Iterator[Finding]:
    standing = {*published_addresses(agency)}
    for line in agency.addresses:
        if line.to is None and line.address not in standing:
            yield Finding.make("E901", line.place, address=_links.agency(agency.slug) + line.address, old=line.address)
        elif line.to is not None and line.to not in standing:
            yield Finding.make("E902", line.place, address=line.address, to=line.to)
    missing = missing_addresses(agency)
    if missing:
        place = Place(f"{agency.slug}/{ADDRESSES_FILE}")
        yield Finding.make("H904", place, count=len(missing), first=missing[0])
