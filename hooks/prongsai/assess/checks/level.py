"""The reported level (ระดับ) against the scores; a level is never computed for a page, only doubted here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.assess.figures.arithmetic import below_least
from prongsai.findings import Finding
from prongsai.text import round2, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess._assessment import Assessment
    from prongsai.criteria import LevelRule, Levels

_WORDS = ("ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุง", "ต้องปรับปรุงโดยด่วน")
_SEEN = ("V1", "V2")


def check_level(assessment: Assessment) -> Iterator[Finding]:
    """Yield a doubt about the level: a warning where the year's rule was seen, a hint where it is known only weakly."""
    levels, level = assessment.criteria.levels, assessment.report.scores.level
    if levels is None or level is None:
        return
    place = assessment.report.sources["scores.yml"].at("level")
    names = _names(assessment, levels)
    if level not in names:
        yield Finding.make("W311", place, found=level, hint=suggestion(level, names))
        return
    reason, weak = _letters(assessment, level, levels) if levels.bands else _words(assessment, level, names)
    if reason:
        yield Finding.make("H309" if weak else "W305", place, level=level, reason=reason)


def _names(assessment: Assessment, levels: Levels) -> list[str]:
    """Return the levels that there are, the highest first; of the NACC's own words not every year tells all."""
    words = assessment.framework.national and levels.system == "words" and {*levels.names} <= {*_WORDS}
    return [*_WORDS] if words else [*levels.names]


def _letters(assessment: Assessment, level: str, levels: Levels) -> tuple[str, bool]:
    if assessment.report.scores.overall is None:
        return "", False
    overall = round2(assessment.report.scores.overall)
    fitting = next((band for band in levels.bands if band.low <= overall <= band.high), None)
    if fitting is None or fitting.name == level:
        return "", False
    reason = f"คะแนนรวม {overall} อยู่ในช่วงของระดับ {fitting.name} ({fitting.low} ถึง {fitting.high})"
    return reason, levels.confidence not in _SEEN


def _words(assessment: Assessment, level: str, names: list[str]) -> tuple[str, bool]:
    levels = assessment.criteria.levels
    if levels is None or assessment.report.scores.overall is None:
        return "", False
    rules = {rule.name: rule for rule in levels.rules}
    broken = _broken(assessment, rules[level]) if level in rules else ""
    if broken:
        return broken, not rules[level].official
    # A level below one whose condition is met is doubtful too.
    better = [rules[name] for name in names[: names.index(level)] if name in rules]
    met = next((rule for rule in better if not _broken(assessment, rule)), None)
    if met is None:
        return "", False
    return f"คะแนนเข้าเกณฑ์ของระดับ {met.name}", not met.official


def _broken(assessment: Assessment, rule: LevelRule) -> str:
    """Return which condition of a level the scores do not meet, or nothing."""
    reported = assessment.report.scores.overall
    if reported is not None and (overall := round2(reported)) < rule.overall_min:
        return f"คะแนนรวม {overall} ต่ำกว่า {rule.overall_min}"
    least = rule.each_tool_min
    if least is None:
        return ""
    below = below_least(assessment.tools, assessment.report.scores, least)
    low = [f"{name} {score}" for name, score in below]
    return f"{', '.join(low)} ต่ำกว่า {least}" if low else ""
