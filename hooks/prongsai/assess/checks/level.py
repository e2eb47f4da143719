"""The reported level (ระดับ) against the scores; a level is never computed for a page, only doubted here."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    levels = assessment.criteria.levels
    if levels is None:
        return
    place = assessment.report.sources["scores.yml"].at("level")
    level = assessment.report.scores.level
    names = [band.name for band in levels.bands] or list(_WORDS)
    if level not in names:
        yield Finding.make("W311", place, found=level, hint=suggestion(level, names))
        return
    reason, weak = _letters(assessment, levels) if levels.bands else _words(assessment, levels)
    if reason:
        yield Finding.make("H309" if weak else "W305", place, level=level, reason=reason)


def _letters(assessment: Assessment, levels: Levels) -> tuple[str, bool]:
    scores = assessment.report.scores
    overall = round2(scores.overall)
    fitting = next((band for band in levels.bands if band.low <= overall <= band.high), None)
    if fitting is None or fitting.name == scores.level:
        return "", False
    reason = f"คะแนนรวม {overall} อยู่ในช่วงของระดับ {fitting.name} ({fitting.low} ถึง {fitting.high})"
    return reason, levels.confidence not in _SEEN


def _words(assessment: Assessment, levels: Levels) -> tuple[str, bool]:
    rules = {rule.name: rule for rule in levels.rules}
    level = assessment.report.scores.level
    broken = _broken(assessment, rules[level]) if level in rules else ""
    if broken:
        return broken, not rules[level].official
    # A level below one whose condition is met is doubtful too.
    better = [rules[name] for name in _WORDS[: _WORDS.index(level)] if name in rules]
    met = next((rule for rule in better if not _broken(assessment, rule)), None)
    if met is None:
        return "", False
    return f"คะแนนเข้าเกณฑ์ของระดับ {met.name}", not met.official


def _broken(assessment: Assessment, rule: LevelRule) -> str:
    """Return which condition of a level the scores do not meet, or nothing."""
    overall = round2(assessment.report.scores.overall)
    if overall < rule.overall_min:
        return f"คะแนนรวม {overall} ต่ำกว่า {rule.overall_min}"
    least = rule.each_tool_min
    if least is None:
        return ""
    figures = {tool.code: round2(tool.score) for tool in assessment.tools}
    for part, score in assessment.report.scores.eit_parts.items():
        figures[f"EIT ส่วนที่ {part}"] = round2(score)
    low = [f"{name} {score}" for name, score in figures.items() if score < least]
    return f"{', '.join(low)} ต่ำกว่า {least}" if low else ""
