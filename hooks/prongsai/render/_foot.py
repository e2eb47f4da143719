"""What stands below every page: of which day it is, where it comes from, and whom to ask (ท้ายหน้า)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from prongsai.addresses import paths, places
from prongsai.content import Contact, long_date
from prongsai.render._shown import anchor, html
from prongsai.render._standing import as_of
from prongsai.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from prongsai.assess import AssessedAgency, Assessment
    from prongsai.content import Agency, CompiledFrom
    from prongsai.render._shown import Link

_BETWEEN = Markup(" · ")


def foot(link: Link, agency: AssessedAgency | None, a: Assessment | None, changed: date | None) -> list[Markup]:
    """Return the lines below a page of a year, of an agency, or of the whole site.

    An agency's own page tells in its midst whom to ask and what it is compiled from, and its brief is one sheet.
    """
    told = [say("page.changed", day=long_date(changed))] if changed else []
    if agency is None:
        ask = f"{link(paths.accessibility())}#{places.CONTACT}"
        return [_BETWEEN.join([*told, anchor(ask, say("page.ask"))])]
    if a is None:
        return told
    return _of_year(link, agency, a, told)


def _of_year(link: Link, agency: AssessedAgency, a: Assessment, told: list[Markup]) -> list[Markup]:
    dated, source = a.report.analysis.document.date, agency.agency.compiled_from
    history = f"{link(paths.part(a.slug, a.year, 'data'))}#{places.HISTORY}"
    first = [
        *([say("page.printed.dated", day=dated)] if dated else []),
        *told,
        anchor(history, say("page.history", year=a.year)),
    ]
    lines = [_BETWEEN.join(first)]
    if source:
        lines.append(_compiled(source))
    if a.today:
        lines.append(say("page.counted", day=as_of(a.today, counts=True)))
    return [*lines, contact(agency.agency)]


def _compiled(source: CompiledFrom) -> Markup:
    original = html(" ({})", anchor(source.url, say("page.original"))) if source.url else ""
    note = html(" {}", source.note) if source.note else ""
    return html("{}{}{}", say("page.compiled_from", title=source.title), original, note)


def contact(agency: Agency) -> Markup:
    """Return how to reach an agency in one line: by its address where that is all; or that it has not told."""
    given = agency.contact or Contact()
    ways = [*_ways(agency, given)] or [html("{}", one) for one in [given.address] if one]
    if not ways:
        return say("page.no_contact", name=agency.short_name)
    return say("page.contact", name=agency.short_name, ways=_BETWEEN.join(ways))


def _ways(agency: Agency, given: Contact) -> Iterator[Markup]:
    if given.phone:
        yield say("accessibility.contact.phone", phone=given.phone)
    if given.email:
        yield say("accessibility.contact.email", email=given.email)
    if given.line:
        yield html("LINE {}", given.line)
    if given.facebook:
        yield anchor(given.facebook, "Facebook") if given.facebook_page else html("Facebook {}", given.facebook)
    if agency.website:
        yield anchor(agency.website, say("accessibility.contact.website", name=agency.short_name))
