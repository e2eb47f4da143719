"""Geometry of the charts (แผนภูมิ); the SVG itself is drawn by the macros of `overrides/prongsai/charts.html`.

Widths are those of a narrow phone's text column, so that letters stay readable there without any script.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from prongsai.render._shown import numbered, unsaid
from prongsai.text import round2
from prongsai.words import plain, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from prongsai.assess import Assessment

WIDTH = 480
_LEFT, _RIGHT = 8, 400
_ROW, _TOP = 44, 30
_FEWEST_SPOKES = 3
"""Indicators that make a radar: two are a line."""
_CENTRE_X, _CENTRE_Y, _RADIUS = 240, 196, 146


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
    """Horizontal bars on a scale of 0 to 100."""

    id: str
    title: str
    description: str
    height: int
    bars: tuple[Bar, ...]
    target: str | None
    target_x: float | None
    ticks: tuple[tuple[int, float], ...]
    caption: str
    left: int = _LEFT
    right: int = _RIGHT
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class Spoke:
    """A spoke of the radar: the indicator's number, its score, and where line, dot and label stand."""

    number: int
    value: str
    end: tuple[float, float]
    dot: tuple[float, float]
    label: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Radar:
    """The indicators around a circle, 0 in the middle and 100 at the rim."""

    id: str
    title: str
    description: str
    centre: tuple[int, int]
    spokes: tuple[Spoke, ...]
    rings: tuple[str, ...]
    area: str
    target: str | None
    caption: str
    width: int = WIDTH
    height: int = 400


@dataclass(frozen=True, slots=True)
class BandMark:
    """One level of the letter scale."""

    name: str
    x: float
    width: float
    current: bool


@dataclass(frozen=True, slots=True)
class LevelBands:
    """The letter scale with the overall score on it."""

    id: str
    title: str
    description: str
    bands: tuple[BandMark, ...]
    mark: float
    value: str
    value_x: float
    ticks: tuple[tuple[str, float], ...]
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
    )


def indicator_bars(assessment: Assessment) -> Bars:
    """Return the indicators as bars with the target line."""
    rows = [(numbered(result), result.score) for result in assessment.indicators]
    title = plain("blocks.indicators", year=assessment.year)
    return _bars("chart-indicators", title, rows, assessment.target)


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
        value_x=min(max(60, _wide(overall)), 420),
        value=plain("charts.score_level", score=round2(overall), level=level),
        ticks=tuple((str(band.low), _wide(band.low)) for band in rising),
    )


def _wide(value: Decimal) -> float:
    return round(_LEFT + (WIDTH - 2 * _LEFT) * float(value) / 100, 1)


def radar(assessment: Assessment) -> Radar:
    """Return the indicators as a radar; numbers stand at the rim, names in the table beside it."""
    results = assessment.indicators
    count = len(results)
    spokes = tuple(
        Spoke(
            result.number,
            str(round2(result.score)),
            _polar(index, count, 1),
            _polar(index, count, float(result.score) / 100),
            _polar(index, count, 1.19),
        )
        for index, result in enumerate(results)
    )
    target = assessment.target
    return Radar(
        id="chart-radar",
        title=plain("charts.radar", count=count, year=assessment.year),
        description="; ".join(
            plain("charts.spoke", label=result.label, score=round2(result.score)) for result in results
        ),
        centre=(_CENTRE_X, _CENTRE_Y),
        spokes=spokes,
        rings=tuple(_ring(count, [step / 100] * count) for step in range(20, 101, 20)),
        area=_ring(count, [float(result.score) / 100 for result in results]),
        target=None if target is None else _ring(count, [float(target) / 100] * count),
        caption=say("blocks.chart.radar_legend" if target is None else "blocks.chart.radar_legend_target"),
    )


def _polar(index: int, count: int, share: float) -> tuple[float, float]:
    angle = 2 * math.pi * index / count
    reach = _RADIUS * share
    return round(_CENTRE_X + reach * math.sin(angle), 1), round(_CENTRE_Y - reach * math.cos(angle), 1)


def _ring(count: int, shares: Sequence[float]) -> str:
    points = (_polar(index, count, share) for index, share in enumerate(shares))
    return " ".join(f"{x},{y}" for x, y in points)
