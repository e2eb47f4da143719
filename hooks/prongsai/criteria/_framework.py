"""Frameworks of assessment (กรอบการประเมิน): that of the NACC, and others, told by a file or not known at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from prongsai.criteria._criteria import Criteria, known_years, load_criteria

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prongsai.criteria._criteria import Item, Topic


@dataclass(frozen=True, eq=False)
class Framework:
    """Who assesses by which rules.

    Attributes:
        key: by which content names it: `nacc`, the name of a folder of criteria, or the framework's name as written.
        name: what pages call it.
        national: whether it is that of the NACC (ป.ป.ช.): a year's measures then follow its results by one year, and
            codes, tools and topics are the NACC's. No rule, name or figure of the NACC holds for any other framework.
        own: the years that the content itself tells, which go before those of the program.
    """

    key: str
    name: str
    national: bool
    own: Mapping[int, Criteria] = field(default_factory=dict)

    def year(self, year: int) -> Criteria:
        """Return the criteria of a year (B.E.); a year of which nothing is known gives criteria that know nothing."""
        if year in self.own:
            return self.own[year]
        return load_criteria(year) if self.national else Criteria(year, national=False)

    def lists(self, year: int) -> Criteria:
        """Return the criteria of a year for whoever fills it in.

        Where its indicators are not known they are those of the last year before whose are, by their tools. Weights,
        items, questions and levels are never another year's.
        """
        own, before = self.year(year), self.names_before(year)
        if own.indicators or before is None:
            return own
        tools = tuple(replace(tool, weight=None) for tool in before.tools)
        return replace(own, tools=tools, indicators=tuple(replace(rule, weight=None) for rule in before.indicators))

    @property
    def folder(self) -> str:
        """Where below the content its criteria stand, or may be put."""
        slug = re.sub(r"[^a-z0-9]+", "-", self.key.lower()).strip("-")
        return f"_criteria/{slug or '<ชื่ออังกฤษ>'}"

    @property
    def known_years(self) -> tuple[int, ...]:
        """The years of which something is known, ascending."""
        return tuple(sorted({*self.own, *(known_years() if self.national else ())}))

    def topics_near(self, year: int) -> tuple[Topic, ...]:
        """Return the topics that a year asks for, or else those of the nearest year that asks for any.

        An agency that still arranges its analysis by topic means the list that it knows.
        """
        near = sorted(self.known_years, key=lambda known: abs(known - year))
        return next((topics for known in near if (topics := self.year(known).topics)), ())

    def former_tools(self, criteria: Criteria) -> dict[tuple[str, str], list[int]]:
        """Return the years in which a tool of a year's criteria had another name, by its code and that name."""
        own = {tool.code: tool.name for tool in criteria.tools}
        found: dict[tuple[str, str], list[int]] = {}
        for known in self.known_years:
            for tool in self.year(known).tools:
                if own.get(tool.code, tool.name) != tool.name and tool.name not in own.values():
                    found.setdefault((tool.code, tool.name), []).append(known)
        return found

    def year_titled(self, title: str, asked: Item) -> int | None:
        """Return the last year in which an item had a title, spaces aside, that is not the one asked; None for none."""
        own, wanted = ("".join(one.split()) for one in (title, asked.title or ""))
        for year in reversed(self.known_years):
            known = self.year(year)
            items = filter(None, (*known.items, known.measures_item, known.report_item))
            if own != wanted and any(own == "".join((item.title or "").split()) for item in items):
                return year
        return None

    def names_before(self, year: int) -> Criteria | None:
        """Return the criteria of the last year before `year` whose indicators have names; None where none has."""
        before = (self.year(known) for known in reversed(self.known_years) if known < year)
        return next((criteria for criteria in before if criteria.indicators), None)


NACC_KEY = "nacc"
NACC = Framework(NACC_KEY, "ITA", national=True)
"""The assessment of integrity and transparency (การประเมินคุณธรรมและความโปร่งใส) of the NACC."""


def unknown_framework(name: str) -> Framework:
    """Return a framework of which nothing but its name is known."""
    told = " ".join(name.split())
    return Framework(told, told, national=False)
