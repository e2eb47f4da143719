"""What is not known of a year's criteria, and what its report does not tell (สิ่งที่ยังไม่ทราบ)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess._assessment import Assessment

Unknown = Literal[
    "lent_names",
    "names",
    "weights",
    "lent",
    "lent_weights",
    "lent_list",
    "levels",
    "target",
    "item",
    "overall",
    "level",
    "indicators",
    "some_indicators",
]
_ALL = 4
"""How many things criteria may tell."""


def unknowns(assessment: Assessment) -> tuple[Unknown, ...]:
    """Return what is not known, each by its name, in the order in which a page says it."""
    return tuple(_unknowns(assessment))


def _unknowns(assessment: Assessment) -> Iterator[Unknown]:
    lacking = criteria_lack(assessment)
    if assessment.names_of:
        yield "lent_names"
        lacking = [one for one in lacking if one != "names"]
    yield from _of_another_year(assessment)
    yield from lacking
    if assessment.report.has_measures and assessment.item.code is None and assessment.item.national:
        yield "item"
    scores = assessment.report.scores
    if scores.overall is None:
        yield "overall"
    if scores.level is None:
        yield "level"
    if not scores.indicators:
        yield "indicators"
    elif left_out(assessment):
        yield "some_indicators"


def _of_another_year(assessment: Assessment) -> Iterator[Unknown]:
    """Yield what the year that the report names has lent to its own: weights, the list of indicators, or both."""
    own, used = assessment.framework.year(assessment.year), assessment.criteria
    weights = bool(used.weighted) and not own.weighted
    if used.indicators and not own.indicators:
        yield "lent" if weights else "lent_list"
    elif weights:
        yield "lent_weights"


def left_out(assessment: Assessment) -> list[str]:
    """Return the indicators of the year's list, by number and name, that a report leaves out which scores others."""
    given = {result.number for result in assessment.indicators}
    rules = assessment.criteria.indicators if given else ()
    return [f"{rule.number} {rule.name}" for rule in rules if rule.number not in given]


def criteria_lack(assessment: Assessment) -> list[Unknown]:
    """Return what the criteria of a year do not tell."""
    criteria = assessment.criteria
    known: dict[Unknown, object] = {
        "names": criteria.indicators,
        "weights": criteria.weighted,
        "levels": criteria.levels,
        "target": criteria.target,
    }
    lacking = [name for name, value in known.items() if not value]
    # Another framework may have no target; that its file tells none is nothing to be mended.
    whole = assessment.framework.national or len(lacking) == _ALL
    return [one for one in lacking if whole or one != "target"]
