"""The charts (แผนภูมิ) of a report as drawings that stand alone: of the same reckoning and templates as on its pages."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from prongsai.render import _charts
from prongsai.render._environment import environment
from prongsai.site import carried

if TYPE_CHECKING:
    from collections.abc import Callable

    from prongsai.assess import Assessment

    Chart = _charts.Bars | _charts.LevelBands


def _in_place_of_radar(assessment: Assessment) -> _charts.Bars:
    """Return bars where a narrative asks for a radar (เรดาร์), in which nobody can compare lengths."""
    return _charts.indicator_bars(assessment, "chart-radar")


CHARTS: dict[str, Callable[[Assessment], Chart | None]] = {
    "radar": _in_place_of_radar,
    "indicators": _charts.indicator_bars,
    "level": _charts.level_chart,
}
"""The charts that a narrative may ask for, by their names there."""
_SVG = re.compile(r"<svg.*</svg>", re.DOTALL)


class Drawn(NamedTuple):
    """A chart as SVG without a look of its own; `told` says in words what it shows."""

    title: str
    told: str
    svg: str
    caption: str
    width: int
    height: int


def drawn(a: Assessment, name: str) -> Drawn | None:
    """Return a chart of a year; None where the report lacks what it shows."""
    chart = CHARTS[name](a)
    if chart is None:
        return None
    found = _SVG.search(str(_macro()(chart)))
    caption = Markup(chart.caption).striptags()  # noqa: S704 - only to drop the tags
    return Drawn(chart.title, chart.description, found[0] if found else "", caption, chart.width, chart.height)


@cache
def _macro() -> Callable[[Chart], str]:
    templates = environment(carried("overrides") / "prongsai")
    return templates.get_template("charts.html").module.chart  # type: ignore[attr-defined,no-any-return]  # a macro
