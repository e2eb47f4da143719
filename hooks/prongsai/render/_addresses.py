"""The addresses that an agency publishes, told without rendering a page, and the check that none of them vanishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.content import ADDRESSES_FILE
from prongsai.findings import Finding, Place
from prongsai.render import _links
from prongsai.render._pages import PARTS
from prongsai.text import suggestion

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from prongsai.assess import AssessedAgency, AssessedSite, Assessment, DisclosedItem
    from prongsai.content import ListedAddress


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
        found += [_links.part_of(agency.slug, year.year, part) for part in PARTS]
        found += lasting_addresses(year)
    return tuple(address.removeprefix(_links.agency(agency.slug)) for address in found)


def missing_addresses(agency: AssessedAgency) -> tuple[str, ...]:
    """Return the published addresses that the agency's list does not have yet."""
    listed = {line.address for line in agency.addresses}
    return tuple(address for address in published_addresses(agency) if address not in listed)


def missing_homes(site: AssessedSite) -> tuple[str, ...]:
    """Return the homes of real agencies that the site's list does not have yet."""
    listed = {line.address for line in site.addresses}
    homes = (_links.agency(agency.slug) for agency in site.agencies if not agency.agency.sample)
    return tuple(home for home in homes if home not in listed)


def redirects(agency: AssessedAgency) -> dict[str, str]:
    """Return the declared redirects to build: old address and the page that it leads to in the end.

    A page that stands is never replaced, and a redirect to an address that has moved on is followed.
    """
    standing, home = {*published_addresses(agency)}, _links.agency(agency.slug)
    moved = (line for line in agency.addresses if line.to and line.address not in standing)
    ends = ((line.address, _end(line, agency.addresses, standing)) for line in moved)
    return {home + old: home + end for old, end in ends if end is not None}


def agency_redirects(site: AssessedSite) -> Iterator[tuple[AssessedAgency, dict[str, str]]]:
    """Yield each agency whose folder had another name, with the redirects of every address that it had under that."""
    homes = {_links.agency(agency.slug): agency for agency in site.agencies}
    for line in site.addresses:
        end = _end(line, site.addresses, homes) if line.to and line.address not in homes else None
        if end is not None:
            agency = homes[end]
            pages = {end: end} | {end + page: end + page for page in published_addresses(agency)} | redirects(agency)
            yield agency, {line.address + old.removeprefix(end): to for old, to in pages.items()}


def _end(line: ListedAddress, lines: Iterable[ListedAddress], standing: Container[str]) -> str | None:
    """Return the page that a redirect leads to in the end; None for a loop, or where there is no page."""
    moves = {one.address: one.to for one in lines}
    seen, to = {line.address}, line.to
    while to is not None and to not in standing:
        if to in seen:
            return None
        seen.add(to)
        to = moves.get(to)
    return to


def check_addresses(site: AssessedSite) -> Iterator[Finding]:
    """Yield the addresses that vanished, redirects that lead nowhere, and what the lists do not have yet.

    An agency with errors waits: a year that could not be read would seem to have vanished. The site's own list, of its
    agencies' homes, is kept where there is one: whoever removes or renames an agency's folder takes its list along.
    """
    broken = {finding.place.file.partition("/")[0] for finding in site.findings.errors}
    homes = [_links.agency(agency.slug) for agency in site.agencies]
    waiting = [f"{name}/" for name in broken]
    yield from _check(site.addresses, [*homes, *waiting], "")
    for agency in site.agencies:
        if agency.slug not in broken:
            yield from _check(agency.addresses, published_addresses(agency), _links.agency(agency.slug))
            yield from _unlisted(missing_addresses(agency), f"{agency.slug}/{ADDRESSES_FILE}")
    if site.addresses:
        yield from _unlisted(missing_homes(site), ADDRESSES_FILE)


def _check(lines: Iterable[ListedAddress], published: Sequence[str], home: str) -> Iterator[Finding]:
    for line in lines:
        if line.to is None and line.address not in published:
            yield Finding.make("E901", line.place, address=home + line.address, old=line.address)
        elif line.to is not None and _end(line, lines, published) is None:
            hint = suggestion(line.to, published)
            yield Finding.make("E902", line.place, address=line.address, to=line.to, hint=hint)


def _unlisted(missing: Sequence[str], file: str) -> Iterator[Finding]:
    if missing:
        yield Finding.make("H904", Place(file), count=len(missing), first=missing[0])
