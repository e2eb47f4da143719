"""Which disclosure item (ข้อ O) a report answers: ITA year Y asks for the results of Y−1 and the measures of Y."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prongsai.criteria import known_years, load_criteria
from prongsai.text import item_code
from prongsai.words import plain

if TYPE_CHECKING:
    from prongsai.content import Report
    from prongsai.criteria import Topic


@dataclass(frozen=True, slots=True)
class DisclosedItem:
    """The item under which the measures are disclosed.

    Attributes:
        ita_year: the B.E. year of the assessment in which it is disclosed.
        code: `O34`…; None when the year's numbering is not known and the agency names none.
        title: the item's title in that year.
        former_title: its title in earlier years where it was renamed.
    """

    ita_year: int
    code: str | None
    title: str
    former_title: str | None = None

    @property
    def name(self) -> str:
        """Code and title, as a heading."""
        return f"{self.code} {self.title}" if self.code else self.title


def disclosed_item(report: Report) -> DisclosedItem:
    """Return the item that the report answers: the agency's own override first, then the criteria of its ITA year."""
    own = report.measures.disclosure
    known = load_criteria(report.ita_year).measures_item
    code = (item_code(own.item) if own.item else None) or (known.code if known else None)
    title = own.title or (known.title if known and known.code == code else plain("names.item.measures"))
    former = known.former_title if known and known.code == code and not own.title else None
    return DisclosedItem(report.ita_year, code, title, former)


def topics_of(item: DisclosedItem) -> tuple[Topic, ...]:
    """Return the topics that the item's year asks for, or else the only list of topics that was ever seen.

    An agency that still arranges its analysis by topic means that list; a year that names topics goes first.
    """
    years = sorted(known_years(), key=lambda year: abs(year - item.ita_year))
    return next((topics for year in years if (topics := load_criteria(year).topics)), ())
