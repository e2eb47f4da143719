"""Frameworks of assessment that the content itself tells: a folder of years below `_criteria/`, which is no agency."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prongsai.content._source import Source
from prongsai.content.model.criteria import CriteriaYear
from prongsai.criteria import NACC, NACC_KEY, Framework, criteria_from, unknown_framework
from prongsai.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from prongsai.content.model.agency import Agency
    from prongsai.content.model.scores import Scores

CRITERIA_FOLDER = "_criteria"
YEAR_FILE = re.compile(r"(2[56][0-9]{2})\.yml")
_NATIONAL = frozenset({NACC_KEY, "ita", "ปปช"})
_WHOLE = 100
Years = dict[int, tuple[CriteriaYear, Source]]
"""The years of one framework that could be read."""


def framework_of(key: str, years: Years) -> Framework:
    """Return the framework of a folder; its pages call it as its latest year does."""
    national = key == NACC_KEY
    own = {year: criteria_from(told.told(year), national=national) for year, (told, _) in years.items()}
    names = [told.name for _, (told, _) in sorted(years.items()) if told.name]
    return Framework(key, NACC.name if national else names[-1] if names else key, national=national, own=own)


def framework_named(scores: Scores | None, agency: Agency, known: Mapping[str, Framework]) -> Framework:
    """Return the framework of a year: that of its scores, else the agency's, else the NACC's.

    A name that is no folder is a framework of which only the name is known.
    """
    named = (scores.framework if scores else None) or agency.framework or NACC_KEY
    folded = _folded(named)
    if folded in _NATIONAL:
        return known.get(NACC_KEY, NACC)
    found = (one for one in known.values() if folded in (_folded(one.key), _folded(one.name)))
    return next(found, None) or unknown_framework(named)


def _folded(name: str) -> str:
    return re.sub(r"[\s.]+", "", name).casefold()


def check_criteria(told: CriteriaYear, source: Source) -> Iterator[Finding]:
    """Yield what contradicts in a year's criteria: what is told twice, unknown tools, weights that are not 100."""
    for field, key in (("tools", "code"), ("indicators", "number"), ("items", "code"), ("topics", "number")):
        yield from _repeated([getattr(one, key) for one in getattr(told, field)], source, field, key)
    tools = [tool.code for tool in told.tools]
    for index, rule in enumerate(told.indicators):
        if rule.tool is not None and tools and rule.tool not in tools:
            place = source.at("indicators", index, "tool")
            yield Finding.make("E108", place, found=rule.tool, known=", ".join(tools), hint="")
    for field, weights in (
        ("tools", [tool.weight_percent for tool in told.tools]),
        ("indicators", [rule.weight_percent for rule in told.indicators]),
    ):
        given = [weight for weight in weights if weight is not None]
        if given and (len(given) < len(weights) or sum(given) != _WHOLE):
            yield Finding.make("E131", source.at_key(field), total=sum(given), given=len(given), count=len(weights))


def _repeated(keys: Iterable[object], source: Source, field: str, key: str) -> Iterator[Finding]:
    first: dict[object, int] = {}
    for index, value in enumerate(keys):
        place = source.at(field, index, key)
        if value in first:
            yield Finding.make("E112", place, found=value, first=first[value])
        first.setdefault(value, place.line)
