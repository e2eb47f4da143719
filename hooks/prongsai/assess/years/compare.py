"""Agencies beside one another (เทียบหน่วยงาน): those of one kind, in one year, and no order but that of their names."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from prongsai.assess.years.trends import Scale, scale_of
from prongsai.criteria import OTHER
from prongsai.text import thai_order

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from prongsai.assess._assessment import AssessedSite, Assessment


@dataclass(frozen=True, slots=True)
class Spread:
    """The lowest, middle and highest score of an indicator within a group."""

    number: int
    name: str
    lowest: Decimal
    middle: Decimal
    highest: Decimal


@dataclass(frozen=True, slots=True)
class Group:
    """Agencies of one kind (ประเภท) with results of one year in one framework, on one scale of levels.

    Attributes:
        members: the assessments, by the agencies' names.
        spreads: one for each indicator that all members have under one name.
    """

    kind: str
    year: int
    scale: Scale
    members: tuple[Assessment, ...]
    spreads: tuple[Spread, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What can be compared on a site, the latest year first, and the results that have no like."""

    groups: tuple[Group, ...]
    alone: tuple[Assessment, ...]


def compare_site(site: AssessedSite) -> Comparison:
    """Return the groups of two or more; a year whose indicators have other names is another group's.

    An invented agency is compared with none, nor is one whose kind is not told.
    """
    found: dict[tuple[int, str, Scale, str], list[Assessment]] = {}
    for agency in (one for one in site.agencies if not one.agency.sample):
        for assessment in agency.years:
            alike = (assessment.year, assessment.agency.kind, scale_of(assessment), assessment.framework.key)
            found.setdefault(alike, []).append(assessment)
    several = {key: members for key, members in found.items() if len(members) > 1 and key[1] != OTHER}
    groups = [_group(*key[:3], members) for key, members in several.items()]
    alone = [member for key, members in found.items() if key not in several for member in members]
    return Comparison(
        tuple(sorted(groups, key=lambda group: (-group.year, group.kind, group.scale))), tuple(_by_name(alone))
    )


def _by_name(members: Iterable[Assessment]) -> list[Assessment]:
    return sorted(members, key=lambda one: (thai_order(one.agency.name), one.slug, -one.year))


def _group(year: int, kind: str, scale: Scale, members: list[Assessment]) -> Group:
    named = _by_name(members)
    rows = [{(result.number, result.name): result.score for result in member.indicators} for member in named]
    shared = sorted(set.intersection(*(set(row) for row in rows)))
    spreads = []
    for number, name in shared:
        scores = [row[number, name] for row in rows]
        spreads.append(Spread(number, name, min(scores), median(scores), max(scores)))
    return Group(kind, year, scale, tuple(named), tuple(spreads))
