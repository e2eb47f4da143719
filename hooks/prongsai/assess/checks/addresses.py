"""Addresses that were once published (ที่อยู่ที่เผยแพร่แล้ว): none of them may vanish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.addresses import paths
from prongsai.assess._published import ends_of, missing_addresses, missing_homes, published_addresses
from prongsai.content import ADDRESSES_FILE
from prongsai.findings import Finding, Place
from prongsai.text import few_searches, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prongsai.assess._assessment import AssessedSite
    from prongsai.content import ListedAddress


def check_addresses(site: AssessedSite) -> Iterator[Finding]:
    """Yield the addresses that vanished, redirects that lead nowhere, and what the lists do not have yet.

    An agency with errors waits: a year that could not be read would seem to have vanished. The site's own list, of its
    agencies' homes, is kept where there is one: whoever removes or renames an agency's folder takes its list along.
    """
    yield from check_homes(site)
    broken = _broken(site)
    for agency in site.agencies:
        if agency.slug not in broken:
            with few_searches():
                yield from _check(agency.addresses, published_addresses(agency), paths.agency(agency.slug))
            yield from _unlisted(missing_addresses(agency), f"{agency.slug}/{ADDRESSES_FILE}")


def check_homes(site: AssessedSite) -> Iterator[Finding]:
    """Yield what is wrong with the site's own list, of its agencies' homes."""
    homes = [paths.agency(agency.slug) for agency in site.agencies]
    waiting = [f"{name}/" for name in _broken(site)]
    yield from _check(site.addresses, [*homes, *waiting], "")
    if site.addresses:
        yield from _unlisted(missing_homes(site), ADDRESSES_FILE)


def _broken(site: AssessedSite) -> set[str]:
    return {finding.place.file.partition("/")[0] for finding in site.findings.errors}


def _check(lines: Sequence[ListedAddress], published: Sequence[str], home: str) -> Iterator[Finding]:
    standing = {*published}
    ends = ends_of(lines, standing)
    for line in lines:
        if line.to is None and line.address not in standing:
            yield Finding.make("E901", line.place, address=home + line.address, old=line.address)
        elif line.to is not None and line.address not in ends:
            hint = suggestion(line.to, published)
            yield Finding.make("E902", line.place, address=line.address, to=line.to, hint=hint)


def _unlisted(missing: Sequence[str], file: str) -> Iterator[Finding]:
    if missing:
        yield Finding.make("H904", Place(file), count=len(missing), first=missing[0])
