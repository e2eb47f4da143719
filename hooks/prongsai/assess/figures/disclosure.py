"""Which disclosure item (ข้อ O) a report answers: ITA year Y asks for the results of Y−1 and the measures of Y."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from prongsai.criteria import Criteria
from prongsai.text import item_key
from prongsai.words import plain

if TYPE_CHECKING:
    from prongsai.content import Disclosure, Report
    from prongsai.criteria import Framework, Item


@dataclass(frozen=True, slots=True)
class DisclosedItem:
    """The item under which the measures are disclosed.

    Attributes:
        framework: what pages call the framework.
        national: whether it is the NACC's.
        ita_year: the B.E. year of the assessment in which it is disclosed; None where no rule gives it and the agency
            does not tell.
        code: `O34`…; None when the year's numbering is not known and the agency names none.
        title: the item's title in that year; empty where it is not known.
        former_title: its title in earlier years where it was renamed.
    """

    framework: str
    national: bool
    ita_year: int | None
    code: str | None
    title: str
    former_title: str | None = None

    @property
    def name(self) -> str:
        """Code and title, as far as they are known, as a heading."""
        return " ".join(filter(None, (self.code, self.title)))

    @property
    def asked_in(self) -> str:
        """The assessment that asks for it, with its year where that is known: `ITA ปี 2569`."""
        year = self.ita_year
        return plain("names.asked_in", framework=self.framework, year=year) if year else self.framework

    @property
    def slug(self) -> str | None:
        """The code as a part of addresses; None for one without Latin letters or digits."""
        return re.sub(r"[^a-z0-9]+", "-", (self.code or "").lower()).strip("-") or None


def disclosed_item(report: Report) -> DisclosedItem:
    """Return the item that the report answers: the agency's own override first, then the criteria of its ITA year."""
    return item_of(report.framework, report.ita_year, report.measures.disclosure, "measures_item")


def item_of(
    framework: Framework, year: int | None, own: Disclosure, asked: Literal["measures_item", "report_item"] | None
) -> DisclosedItem:
    """Return an item as the agency tells it, and for the rest as the criteria of its year do that `asked` names."""
    criteria = framework.year(year) if year else Criteria(0)
    known: Item | None = getattr(criteria, asked) if asked else None
    code = item_key(own.item) if own.item else known.code if known else None
    same = known if known and known.code == code else None
    listed = criteria.item_by_code.get(code) if code else None
    title = own.title or (same.title if same else listed.title if listed else "")
    former = same.former_title if same and not own.title else None
    return DisclosedItem(framework.name, framework.national, year, code, title, former)
