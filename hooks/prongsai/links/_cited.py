"""The web addresses that stand in the content, in fields of their own or anywhere in a text, with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.content import Site, Source
    from prongsai.findings import Place

_URL = re.compile(r"https?://[^\s<>\"'`\\|\[\]{}]+")
_AFTER = ".,;:!?ๆฯ"
"""What ends a sentence rather than an address."""


@dataclass(frozen=True, slots=True, order=True)
class Cited:
    """A web address and where it stands."""

    place: Place
    url: str


def cited(site: Site) -> list[Cited]:
    """Return every web address of a site's content, by place; those in comments are nobody's links."""
    return sorted({one for source in _sources(site) for one in _cited(source)})


def _sources(site: Site) -> Iterator[Source]:
    for agency in site.agencies:
        yield agency.source
        for report in agency.reports:
            yield from report.sources.values()
            yield report.narrative


def _cited(source: Source) -> Iterator[Cited]:
    # A narrative has no values of its own; it is one text.
    spans = [(scalar.start, scalar.end) for scalar in source.scalars.values()] or [(0, len(source.text))]
    for start, end in spans:
        for match in _URL.finditer(source.text, start, end):
            yield Cited(source.place(match.start()), _trimmed(match.group()))


def _trimmed(url: str) -> str:
    """Return an address without what belongs to the text around it: a full stop, or a bracket that it did not open."""
    while url[-1] in _AFTER or (url[-1] == ")" and url.count("(") < url.count(")")):
        url = url[:-1]
    return url
