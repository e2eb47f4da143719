"""The calendar of agencies (ปฏิทิน): when rounds are to be reported and measures end, for any program of calendars.

Source of the format: RFC 5545, and RFC 7986 for the name. What identifies an event is made of what never changes, so
that a subscriber's program moves an event whose day is moved; `SEQUENCE` says how often it was.
"""

from __future__ import annotations

import uuid
from itertools import pairwise
from typing import TYPE_CHECKING

from prongsai.addresses import paths
from prongsai.assess import days_of
from prongsai.content import Measures, Progress, answering_year
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from prongsai.assess import AssessedAgency, Assessment, Key, MeasureView
    from prongsai.content import Version

    Property = tuple[str, str]

_IDS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:prongsai:calendar")
_LONGEST_LINE = 75
"""In octets, its end not counted (RFC 5545, section 3.1)."""
_UNKNOWN = "19700101T000000Z"
"""When an event was made of which no history tells: the beginning of computers' time, as in the feed."""


def calendar(
    agencies: Iterable[AssessedAgency], versions: Mapping[str, tuple[Version, ...]], site_url: str = ""
) -> bytes:
    """Return the rounds and the ends of measures of some agencies, the latest year first.

    Args:
        agencies: those whose days are told.
        versions: what each year held since it was first published, by its folder; empty where there is no history.
        site_url: the address of the published site, closed by `/`; without it events lead to no page.
    """
    known = list(agencies)
    name = plain("calendar.title", name=_marked(known[0], known[0].agency.short_name) if len(known) == 1 else "ITA")
    lines = [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//Prongsai//TH")]
    lines += [("NAME", _escaped(name)), ("X-WR-CALNAME", _escaped(name))]
    for agency in known:
        for year in agency.years:
            told = versions.get(f"{agency.slug}/{year.year}", ())
            lines += [line for event in _events(agency, year, told, site_url) for line in event]
    return "".join(map(_folded, [*lines, ("END", "VCALENDAR")])).encode()


def _events(
    agency: AssessedAgency, year: Assessment, versions: Sequence[Version], site_url: str
) -> Iterator[list[Property]]:
    moves = _moves(versions, year.year)
    stamp = next((f"{one.day:%Y%m%d}T000000Z" for one in reversed(versions) if one.day), _UNKNOWN)
    for key, day in year.days.items():
        told = _told(year, key)
        page = paths.part(agency.slug, year.year, "progress" if key[0] == "round" else "measures")
        units = dict.fromkeys(unit for view in told for unit in view.units)
        event = [("BEGIN", "VEVENT"), ("UID", str(uuid.uuid5(_IDS, f"{agency.slug}/{year.year}/{'/'.join(key)}")))]
        event += [("DTSTAMP", stamp), ("SEQUENCE", str(moves.get(key, 0))), ("DTSTART;VALUE=DATE", f"{day:%Y%m%d}")]
        event += [("SUMMARY", _escaped(_marked(agency, _summary(year, key, told))))]
        event += [("DESCRIPTION", _escaped("\n".join(view.measure.title for view in told)))] if told else []
        event += [("CATEGORIES", ",".join(map(_escaped, units)))] if units else []
        event += [("URL", f"{site_url}{page}")] if site_url else []
        event += [("STATUS", "CANCELLED")] if _cancelled(year, key) else []
        yield [*event, ("TRANSP", "TRANSPARENT"), ("END", "VEVENT")]


def _told(year: Assessment, key: Key) -> tuple[MeasureView, ...]:
    """Return the measures that are to be reported on, or the one that ends."""
    kind, name = key
    return tuple(
        view for view in year.measures if (view.due_in(int(name)) if kind == "round" else view.measure.id == name)
    )


def _summary(year: Assessment, key: Key, told: tuple[MeasureView, ...]) -> str:
    if key[0] == "round":
        return plain("calendar.round", months=key[1], fiscal_year=year.fiscal_year)
    return plain("calendar.measure", title=told[0].measure.title)


def _cancelled(year: Assessment, key: Key) -> bool:
    return key[0] == "measure" and year.delivery.of_measure[key[1]].state == "cancelled"


def _moves(versions: Sequence[Version], results_year: int) -> dict[Key, int]:
    """Return how often each day was moved from one version to the next."""
    found: dict[Key, int] = {}
    known = [days for one in versions if (days := _days_then(one, results_year)) is not None]
    for before, after in pairwise(known):
        for key in before.keys() & after.keys():
            found[key] = found.get(key, 0) + (before[key] != after[key])
    return found


def _days_then(version: Version, results_year: int) -> dict[Key, date] | None:
    """Return the days that a version told; None where its measures cannot be read."""
    measures, progress = version.files.get("measures.yml"), version.files.get("progress.yml")
    if not isinstance(measures, Measures):
        return None
    fiscal_year = measures.fiscal_year or answering_year(results_year)
    return days_of(measures, progress if isinstance(progress, Progress) else None, fiscal_year)


def _marked(agency: AssessedAgency, name: str) -> str:
    """Return a name, said to be an example where the agency is invented."""
    return plain("common.sample", name=name) if agency.agency.sample else name


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: Property) -> str:
    """Return a line in pieces that are no longer than one may be; each further one begins with a space."""
    pieces, room = [""], _LONGEST_LINE
    for letter in ":".join(line):
        size = len(letter.encode())
        if size > room:
            pieces.append("")
            room = _LONGEST_LINE - 1
        pieces[-1] += letter
        room -= size
    return "\r\n ".join(pieces) + "\r\n"
