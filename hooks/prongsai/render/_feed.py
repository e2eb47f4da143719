"""The feed of an agency (ฟีดข่าว): its disclosures, its reports on the measures and their corrections, as Atom 1.0.

Source of the format: RFC 4287. What identifies an entry is made of the agency's folder, which never changes, and not of
the site's address, which may not be known or may move.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from prongsai.addresses import paths, places
from prongsai.content import BE, long_date
from prongsai.render._documents import MEDIA_TYPES
from prongsai.render._shown import score, unsaid
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from prongsai.assess import AssessedAgency, Assessment
    from prongsai.render._documents import DocumentFile
    from prongsai.render._history import YearHistory

ATOM = "http://www.w3.org/2005/Atom"
_IDS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:prongsai:feed")
_THAILAND = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class _Item:
    """One entry.

    Attributes:
        key: what identifies it for ever, below the agency.
        day: when it was published or reported.
        to: the address of its page.
        text: what it tells, in plain words.
        files: the documents that are published with it.
    """

    key: str
    day: date
    title: str
    to: str
    text: str
    files: tuple[DocumentFile, ...] = ()


def feed(
    agency: AssessedAgency,
    histories: Mapping[int, YearHistory],
    documents: Mapping[int, Sequence[DocumentFile]],
    site_url: str,
) -> bytes:
    """Return the feed of an agency, the latest entry first.

    Args:
        agency: the agency with its years.
        histories: what is known of each year's history.
        documents: the documents of each year, to which entries lead; none where they are not made.
        site_url: the address of the published site, closed by `/`; where it is empty, links are relative to the feed.
    """
    items = [item for year in agency.years for item in _items(agency, year, histories[year.year], documents[year.year])]
    items.sort(key=lambda item: (item.day, item.key), reverse=True)
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "th"})
    home = paths.agency(agency.slug)
    if site_url:
        root.set("xml:base", site_url + home)
    name = _marked(agency, agency.agency.name)
    _put(root, "id", _id(agency.slug, ""))
    national = all(year.framework.national for year in agency.years)
    _put(root, "title", plain("feed.title" if national else "feed.other_title", name=name))
    _put(root, "subtitle", " ".join(_subtitle(agency)))
    # With nothing published yet, no day is truer than the beginning of computers' time.
    _put(root, "updated", _moment(max((item.day for item in items), default=date(1970, 1, 1))))
    _put(ET.SubElement(root, "author"), "name", name)
    own = site_url + paths.feed(agency.slug) if site_url else "feed.xml"
    ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": own})
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": "./"})
    for item in items:
        _entry(root, agency, item)
    ET.indent(root)
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _subtitle(agency: AssessedAgency) -> Iterator[str]:
    if agency.agency.sample:
        yield plain("common.sample_notice")
    if agency.agency.compiled_from:
        yield plain("common.not_its_own", name=agency.agency.name)
    yield plain("feed.subtitle")


def _items(
    agency: AssessedAgency, year: Assessment, history: YearHistory, files: Sequence[DocumentFile]
) -> Iterator[_Item]:
    whole = tuple(one for one in files if not one.name.startswith("progress"))
    yield replace(_published(agency, year, history), files=whole)
    yield from _ended(agency, year)
    for each in year.report.progress.rounds if year.report.progress else ():
        added = history.added("progress", "rounds", str(each.months)) or history.published
        day = each.reported.last() if each.reported else added
        if day is not None:
            yield _Item(
                f"{year.year}/progress/{each.months}",
                day,
                plain("feed.progress.title", months=each.months, fiscal_year=year.fiscal_year),
                paths.part(agency.slug, year.year, "progress"),
                plain("feed.progress.text", count=len(each.entries), months=each.months),
                tuple(one for one in files if one.name == f"progress-{each.months:02}"),
            )
    for revision in history.revisions or ():
        if revision.day is not None:
            yield _Item(
                f"{year.year}/changes/{revision.day.isoformat()}",
                revision.day,
                plain("feed.changed", year=year.year, day=long_date(revision.day)),
                f"{paths.part(agency.slug, year.year, 'data')}#{places.HISTORY}",
                "\n".join(revision.sentences),
            )


def _ended(agency: AssessedAgency, year: Assessment) -> Iterator[_Item]:
    """Yield that the time of all measures is over and that no report tells what became of them."""
    last = year.delivery.ended
    if last is not None and last.view.end is not None:
        end = long_date(last.view.end)
        yield _Item(
            f"{year.year}/ended",
            last.view.end,
            plain("feed.ended.title", fiscal_year=year.fiscal_year, end=end),
            paths.part(agency.slug, year.year, "progress"),
            plain("feed.ended.text", count=len(year.measures), end=end),
        )


def _published(agency: AssessedAgency, year: Assessment, history: YearHistory) -> _Item:
    """Return the entry of a year's first publishing; where its day is not known, it says which day it has instead."""
    scores, key = year.report.scores, "text_measures" if year.report.has_measures else "text"
    text = plain(f"feed.published.{key}", result=_result(year), count=len(year.measures))
    day = history.published
    if day is None and scores.source and scores.source.announced:
        day, text = scores.source.announced.last(), f"{text} {plain('feed.published.announced')}"
    elif day is None:
        day, text = date(year.year - BE, 9, 30), f"{text} {plain('feed.published.year_end')}"
    title = plain("feed.published.title", framework=year.framework.name, year=year.year)
    return _Item(f"{year.year}", day, title, paths.year(agency.slug, year.year), text)


def _result(year: Assessment) -> str:
    """Return the overall score and the level, as far as the report tells them."""
    overall, level = year.report.scores.overall, year.report.scores.level
    told = [unsaid(None if overall is None else score(overall))]
    return " ".join(map(str, told if level is None else [*told, plain("common.result_level", level=level)]))


def _entry(root: ET.Element, agency: AssessedAgency, item: _Item) -> None:
    entry = ET.SubElement(root, "entry")
    _put(entry, "id", _id(agency.slug, item.key))
    _put(entry, "title", _marked(agency, item.title))
    _put(entry, "updated", _moment(item.day))
    href = paths.relative(item.to.partition("#")[0], paths.agency(agency.slug)) + "".join(item.to.partition("#")[1:])
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": href})
    for file in item.files:
        told = {"type": MEDIA_TYPES[file.kind], "length": str(len(file.data))}
        href = paths.relative(file.path, paths.agency(agency.slug))
        ET.SubElement(entry, "link", {"rel": "enclosure", "href": href, **told})
    _put(entry, "content", f"{plain('common.sample_notice')}\n{item.text}" if agency.agency.sample else item.text).set(
        "type", "text"
    )


def _marked(agency: AssessedAgency, name: str) -> str:
    """Return a name, said to be an example where the agency is invented."""
    return plain("common.sample", name=name) if agency.agency.sample else name


def _put(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = text
    return element


def _id(slug: str, key: str) -> str:
    return uuid.uuid5(_IDS, f"{slug}/{key}").urn


def _moment(day: date) -> str:
    """Return the beginning of a day in Thailand, as RFC 3339 writes it."""
    return datetime.combine(day, time(), _THAILAND).isoformat()
