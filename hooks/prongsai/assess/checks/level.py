"""The levels told (ระดับ) against the scores; a level is never computed for a page, only doubted here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from prongsai.assess.checks.words import words
from prongsai.assess.figures.arithmetic import below_least
from prongsai.findings import Finding
from prongsai.text import round2, suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from prongsai.assess._assessment import Assessment
    from prongsai.criteria import Criteria, LevelRule, Levels
    from prongsai.findings import Place

_SEEN = ("V1", "V2")


def check_level(assessment: Assessment) -> Iterator[Finding]:
    """Yield a doubt about each level told: a warning where its year's rule was seen, a hint where known weakly."""
    scores, source = assessment.report.scores, assessment.report.sources["scores.yml"]
    low = partial(below_least, assessment.tools, scores)
    own = _Told(assessment.year, assessment.criteria, scores.overall, assessment.every_tool, low)
    yield from _doubts(scores.level, own, source.at("level"))
    if scores.also_level is not None and assessment.criteria.levels:
        yield from _doubts(scores.also_level, _of_scale(own, scores.also_level, assessment), source.at("also_level"))
    for raw, before in scores.earlier.items():
        criteria = assessment.framework.year(year := int(raw))
        told = _Told(year, criteria, before.score)
        yield from _doubts(before.level, told, source.at("earlier", raw, "level"))


@dataclass(frozen=True, slots=True)
class _Told:
    """What a year's level follows from, as far as the report tells it.

    Attributes:
        every_tool: whether each tool's score is told.
        low: the tools and parts below a score, by that score.
    """

    year: int
    criteria: Criteria
    overall: Decimal | None
    every_tool: bool = False
    low: Callable[[Decimal], list[tuple[str, Decimal]]] | None = None


def _of_scale(told: _Told, level: str, assessment: Assessment) -> _Told:
    """Return what is told with the scale that a second level is of: the year's own, or the last before that has it."""
    years = [assessment.framework.year(one) for one in assessment.framework.known_years if one <= told.year]
    has = (one for one in reversed(years) if level in _names(one))
    return replace(told, criteria=next(has, told.criteria))


def _doubts(level: str | None, told: _Told, place: Place) -> Iterator[Finding]:
    """Yield the doubt about one level, if there is any."""
    levels = told.criteria.levels
    if levels is None or level is None:
        return
    names = _names(told.criteria)
    if level not in names:
        yield Finding.make("W311", place, found=level, year=told.year, hint=suggestion(level, names))
        return
    if told.overall is None:
        return
    overall = round2(told.overall)
    reason, weak = _banded(overall, level, levels) if levels.bands else _ruled(overall, level, levels, told)
    if reason:
        code = "H309" if weak or told.criteria.year != told.year else "W305"
        yield Finding.make(code, place, level=level, reason=reason)


def _names(criteria: Criteria) -> list[str]:
    """Return the levels that there are, the highest first; of the NACC's own words not every year tells all."""
    levels = criteria.levels
    if levels is None:
        return []
    every = words()["levels"] if criteria.national and levels.system == "words" else ()
    return [*(every if {*levels.names} <= {*every} else levels.names)]


def _banded(overall: Decimal, level: str, levels: Levels) -> tuple[str, bool]:
    """Return why the overall score is not of a level's band, and whether bands are known only weakly."""
    fitting = next((band for band in levels.bands if band.low <= overall <= band.high), None)
    own = next((band for band in levels.bands if band.name == level), None)
    band, lies = fitting or own, "อยู่" if fitting else "ไม่อยู่"
    if band is None or own is fitting:
        return "", False
    reason = f"คะแนนรวม {overall} {lies}ในช่วงของระดับ {band.name} ({band.low} ถึง {band.high})"
    return reason, levels.confidence not in _SEEN


def _ruled(overall: Decimal, level: str, levels: Levels, told: _Told) -> tuple[str, bool]:
    """Return which condition a level breaks, or the higher one whose conditions are met; and whether either is weak."""
    rules, names = {rule.name: rule for rule in levels.rules}, _names(told.criteria)
    broken = _broken(told, overall, rules[level]) if level in rules else ""
    if broken:
        return broken, not rules[level].official
    # A level below one whose condition is met is doubtful too; of tools that are not told nobody knows.
    better = [rules[name] for name in names[: names.index(level)] if name in rules]
    known = [rule for rule in better if told.every_tool or rule.each_tool_min is None]
    met = next((rule for rule in known if not _broken(told, overall, rule)), None)
    if met is None:
        return "", False
    return f"คะแนนเข้าเกณฑ์ของระดับ {met.name}", not met.official


def _broken(told: _Told, overall: Decimal, rule: LevelRule) -> str:
    """Return which condition of a level the scores do not meet, or nothing."""
    if overall < rule.overall_min:
        return f"คะแนนรวม {overall} ต่ำกว่า {rule.overall_min}"
    least = rule.each_tool_min
    low = [f"{name} {score}" for name, score in told.low(least)] if told.low and least is not None else []
    return f"{', '.join(low)} ต่ำกว่า {least}" if low else ""
