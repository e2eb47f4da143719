"""The frame of a page (กรอบของหน้า): whose it is, the round of years that it belongs to, and the way to other rounds.

A round (รอบ) goes from a year's result to the measures of the year after and to what became of them, and each of its
parts is told with a year of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from prongsai.addresses import paths, places
from prongsai.render._linked import place
from prongsai.render._shown import anchor, html, parted
from prongsai.words import plain, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prongsai.assess import AssessedAgency, Assessment, DisclosedItem
    from prongsai.render._shown import Link

LEADING = range(0x0E40, 0x0E45)
"""The vowels that are written before the letter that they follow."""
DATA = "data"
"""The part that is no step of a round: it tells of all of them."""
_PLANNED = ("measures", "progress")
"""The parts that tell of the fiscal year after the results."""


class Step(NamedTuple):
    """A part of a round with its year, and whether it is the page's own."""

    words: str
    year: int
    to: str
    own: bool


class Masthead(NamedTuple):
    """What stands above the heading of an agency's page.

    Attributes:
        emblem: the address of the agency's emblem (ตราสัญลักษณ์); None where it has none.
        initial: the first letter of the place, which stands for an emblem that is not there.
        named: the agency with its place; None where the heading names it.
        rounds: the results' years as links, the latest first, the page's own without one; empty where there is one.
    """

    emblem: str | None
    initial: str
    named: Markup | None
    rounds: list[Markup]


def masthead(agency: AssessedAgency, rounds: list[Markup], link: Link, *, inner: bool) -> Masthead:
    """Return the masthead of a page; an `inner` one is below the agency's home."""
    own, where = agency.agency, place(agency.agency)
    emblem = link(paths.emblem(agency.slug, agency.emblem.file)) if agency.emblem else None
    shown = rounds if len(rounds) > 1 else []
    if not inner:
        return Masthead(emblem, _initial(own.name), None, shown)
    named = [anchor(link(paths.agency(agency.slug)), own.name), *([where] if where and where not in own.name else [])]
    return Masthead(emblem, _initial(own.name), Markup(" · ").join(named), shown)


def _initial(name: str) -> str:
    """Return the first letter of a place, with the vowel that is written before it."""
    place_name = parted(name)[1] or name
    return place_name[:2] if ord(place_name[0]) in LEADING else place_name[:1]


def own_rounds(agency: AssessedAgency) -> list[Markup]:
    """Return the rounds of an agency's home, each with a box there."""
    return [anchor(f"#{places.year(year.year)}", year.year) for year in agency.years]


def rounds(agency: AssessedAgency, a: Assessment, part: str, link: Link) -> list[Markup]:
    """Return the same part of every round, or its results where it has no such part; the page's own has no link."""
    return [
        html('<b aria-current="true">{}</b>', a.year)
        if year.year == a.year
        else anchor(link(paths.part_of(agency.slug, year.year, part if part in year.parts else "")), year.year)
        for year in agency.years
    ]


def steps(a: Assessment, part: str, link: Link) -> list[Step]:
    """Return the parts of a round in the order of events, each with its own year."""
    return [
        Step(
            plain(f"page.step.{name or 'results'}"),
            a.fiscal_year if name in _PLANNED else a.year,
            link(paths.part_of(a.slug, a.year, name)),
            name == part,
        )
        for name in a.parts
        if name != DATA
    ]


def told(a: Assessment, part: str, link: Link) -> Markup:
    """Return where a round is disclosed, and the way to its open data."""
    own = Markup(' aria-current="page"') if part == DATA else ""
    data = html('<a href="{}"{}>{}</a>', link(paths.part(a.slug, a.year, DATA)), own, say("common.part.data"))
    return Markup(" · ").join(words for words in (disclosed(a), data) if words)


def disclosed(a: Assessment, place_of: Callable[[DisclosedItem], str | None] = lambda _: None) -> Markup | None:
    """Return in which assessments a round is disclosed: its measures, then the report on them; None where untold.

    Each leads to the place of its item, where that has one.
    """
    asked = [*dict.fromkeys(_item(item, place_of(item)) for item in _dated(a))]
    if not asked:
        return None
    return say("page.disclosed" if len(asked) == 1 else "page.disclosed_twice", first=asked[0], last=asked[-1])


def _item(item: DisclosedItem, at: str | None) -> Markup:
    words = html("{} {}", item.framework, item.ita_year) + (html(" ({})", item.code) if item.code else "")
    return anchor(at, words) if at else words


def _dated(a: Assessment) -> Iterator[DisclosedItem]:
    return (item for item in items(a).values() if item.ita_year)


def items(a: Assessment) -> dict[str, DisclosedItem]:
    """Return the disclosure items of a round by the part that answers each."""
    if not a.measures:
        return {}
    return {"measures": a.item} | ({"progress": a.progress.item} if a.progress else {})
