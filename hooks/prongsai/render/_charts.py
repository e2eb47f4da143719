"""Geometry of the charts (แผนภูมิ); the SVG itself is drawn by the macros of `overrides/prongsai/charts.html`.

Widths are those of a narrow phone's text column, so that letters stay readable there without any script.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from prongsai.render._shown import numbered, unsaid
from prongsai.text import round2
from prongsai.words import plain, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prongsai.assess import Assessment

WIDTH = 360
"""That of a narrow phone's text column, where letters have the size that they have in the text."""
_LEFT, _RIGHT = 4, 288
_ROW, _TOP = 44, 30
_NAMED = 3
"""The names that a title has room for."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its label above it, its length, and whether it stays below the target."""

    label: str
    value: str
    y: int
    width: float
    low: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars on a scale of 0 to 100; `told` is what they show, in a sentence."""

    id: str
    title: str
    description: str
    height: int
    bars: tuple[Bar, ...]
    target: str | None
    target_x: float | None
    ticks: tuple[tuple[int, float], ...]
    caption: str
    told: str
    left: int = _LEFT
    right: int = _RIGHT
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class BandMark:
    """One level of the letter scale."""

    name: str
    x: float
    width: float
    current: bool


@dataclass(frozen=True, slots=True)
class LevelBands:
    """The letter scale with the overall score on it; `told` is what it shows, in a sentence."""

    id: str
    title: str
    description: str
    bands: tuple[BandMark, ...]
    mark: float
    value: str
    value_x: float
    ticks: tuple[tuple[str, float], ...]
    told: str
    width: int = WIDTH
    height: int = 104
    caption: str = ""


def _x(value: Decimal) -> float:
    return round(_LEFT + (_RIGHT - _LEFT) * float(value) / 100, 1)


def _bars(chart: str, title: str, rows: Iterable[tuple[str, Decimal]], target: Decimal | None) -> Bars:
    values = list(rows)
    bars = tuple(
        Bar(
            label,
            str(round2(value)),
            _TOP + index * _ROW,
            round(_x(value) - _LEFT, 1),
            target is not None and value < target,
        )
        for index, (label, value) in enumerate(values)
    )
    described = "; ".join(f"{label} {round2(value)}" for label, value in values)
    return Bars(
        id=chart,
        title=title,
        description=described if target is None else plain("charts.with_target", scores=described, target=target),
        height=_TOP + len(bars) * _ROW + 22,
        bars=bars,
        target=None if target is None else str(target),
        target_x=None if target is None else _x(target),
        ticks=tuple((tick, _x(Decimal(tick))) for tick in range(0, 101, 20)),
        caption="" if target is None else say("blocks.chart.bars_legend", target=target),
        told=_told(values, target),
    )


def _told(values: list[tuple[str, Decimal]], target: Decimal | None) -> str:
    """Return what bars show: which of them stay below the target, or the highest and the lowest of them."""
    if target is None and len({value for _, value in values}) == 1:
        return say("charts.said.equal", count=len(values), score=round2(values[0][1])) if values[1:] else ""
    if target is None:
        highest, lowest = max(values, key=lambda row: row[1]), min(values, key=lambda row: row[1])
        return say(
            "charts.said.range", highest=highest[0], most=round2(highest[1]), lowest=lowest[0], least=round2(lowest[1])
        )
    low = [label for label, value in values if value < target]
    if not low:
        return say("charts.said.none_low", target=target, count=len(values))
    names, more = ", ".join(low[:_NAMED]), len(low) - _NAMED
    named = say("charts.said.more", names=names, more=more) if more > 0 else names
    return say("charts.said.low", target=target, low=len(low), count=len(values), names=named)


def indicator_bars(assessment: Assessment, chart: str = "chart-indicators") -> Bars:
    """Return the indicators as bars with the target line; `chart` is the id of the drawing."""
    rows = [(numbered(result), result.score) for result in assessment.indicators]
    title = plain("blocks.indicators", year=assessment.year)
    return _bars(chart, title, rows, assessment.target)


def level_chart(assessment: Assessment) -> LevelBands | Bars | None:
    """Return the letter scale where the year has one; else overall and tools as bars, for words are no scale.

    None where the report tells neither.
    """
    return _level_bands(assessment) or _tool_bars(assessment)


def _tool_bars(assessment: Assessment) -> Bars | None:
    """Return the overall score and the tools as bars with the target line, for years whose levels are words."""
    scores = assessment.report.scores
    rows = [] if scores.overall is None else [(plain("charts.overall"), scores.overall)]
    rows += [(tool.label, tool.shown) for tool in assessment.tools]
    if not rows:
        return None
    title = plain(
        "charts.tools" if assessment.tools else "charts.overall_level", year=assessment.year, level=unsaid(scores.level)
    )
    return _bars("chart-level", title, rows, assessment.target)


def _level_bands(assessment: Assessment) -> LevelBands | None:
    """Return the letter scale with the overall score, or None where the year's levels are not bands."""
    levels, overall = assessment.criteria.levels, assessment.report.scores.overall
    if levels is None or not levels.bands or overall is None:
        return None
    level = unsaid(assessment.report.scores.level)
    rising = sorted(levels.bands, key=lambda band: band.low)
    tops = [band.low for band in rising[1:]] + [Decimal(100)]
    bands = tuple(
        BandMark(band.name, _wide(band.low), round(_wide(top) - _wide(band.low), 1), band.name == level)
        for band, top in zip(rising, tops, strict=True)
    )
    return LevelBands(
        id="chart-level",
        title=plain("charts.level", year=assessment.year),
        description=plain("charts.level_told", score=round2(overall), level=level),
        bands=bands,
        mark=_wide(overall),
        value_x=min(max(72, _wide(overall)), WIDTH - 72),
        told=say("charts.level_told", score=round2(overall), level=level),
        value=plain("charts.score_level", score=round2(overall), level=level),
        ticks=tuple((str(band.low), _wide(band.low)) for band in rising),
    )


def _wide(value: Decimal) -> float:
    return round(_LEFT + (WIDTH - 2 * _LEFT) * float(value) / 100, 1)
