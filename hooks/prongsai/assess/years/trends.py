"""Several years together (แนวโน้ม): what rose and fell, levels on each scale, and what became of what was addressed.

Only like is compared with like: an indicator with the one that has its number and its name in another year, a year with
the year right before it, a level with levels of its own scale.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.figures.arithmetic import Indicator
    from prongsai.assess.figures.measures import MeasureView

Scale = Literal["letters", "words"]
FEWEST = 2
"""Years that make a trend."""


@dataclass(frozen=True, slots=True)
class Point:
    """A score of one year; `full` is False for an earlier overall score that a later report only names.

    Attributes:
        level: the level that the report with the score tells; empty for none.
        tools: what that later report says of the tools.
    """

    year: int
    score: Decimal
    full: bool = True
    level: str = ""
    tools: tuple[tuple[str, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """Scores of one thing over the years, the earliest first; one that was never told has no points.

    Attributes:
        number: the indicator's number; None for the overall score.
        name: the name in the latest year; empty for the overall score.
    """

    number: int | None
    name: str
    points: tuple[Point, ...]

    @property
    def latest(self) -> Point | None:
        """The last year's point."""
        return self.points[-1] if self.points else None

    @property
    def before(self) -> Point | None:
        """The point of the year right before the last; None when that year is missing."""
        last = self.latest.year if self.latest else 0
        return next((point for point in self.points if point.year == last - 1), None)

    @property
    def change(self) -> Decimal | None:
        """Points gained (or, below zero, lost) against the year right before; None when that year is missing."""
        return self.latest.score - self.before.score if self.latest and self.before else None


@dataclass(frozen=True, slots=True)
class LevelRun:
    """Levels of consecutive reports on one scale: letters (up to 2565) and words (since 2566) are not one axis."""

    scale: Scale
    levels: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """An indicator that measures addressed, its score when they were made, and the year after (None: unknown).

    That the score changed is a fact; that the measures changed it is not said.
    """

    year: int
    indicator: Indicator
    measures: tuple[MeasureView, ...]
    after: Decimal | None

    @property
    def change(self) -> Decimal | None:
        """Points gained or lost in the year after; None when its score is not known."""
        return None if self.after is None else self.after - self.indicator.score


@dataclass(frozen=True, slots=True)
class Trends:
    """An agency's years together.

    Attributes:
        indicators: a series for each indicator of the latest year, by number.
        levels: level history, the earliest first, cut where the scale changes.
        followed: what measures addressed, the latest year first.
    """

    overall: Series
    indicators: tuple[Series, ...]
    levels: tuple[LevelRun, ...]
    followed: tuple[Followed, ...]

    @property
    def several(self) -> bool:
        """Whether there are figures of at least two years."""
        return len(self.overall.points) >= FEWEST

    @property
    def compared(self) -> tuple[Series, ...]:
        """The indicators that have figures of at least two years."""
        return tuple(series for series in self.indicators if len(series.points) >= FEWEST)

    @property
    def rises(self) -> tuple[Series, ...]:
        """The indicators that rose against last year, the biggest rise first."""
        return tuple(series for series in self._by_change(-1) if (series.change or 0) > 0)

    @property
    def falls(self) -> tuple[Series, ...]:
        """The indicators that fell against last year, the biggest fall first."""
        return tuple(series for series in self._by_change(1) if (series.change or 0) < 0)

    def _by_change(self, sign: int) -> list[Series]:
        known = [(series.change, series) for series in self.indicators if series.change is not None]
        return [series for _, series in sorted(known, key=lambda pair: (sign * pair[0], pair[1].number))]


def trends_of(years: Sequence[Assessment]) -> Trends:
    """Return the trends of one agency's assessed years (one or more), in whatever order they come."""
    rising = sorted(years, key=lambda assessment: assessment.year)
    by_year = {assessment.year: assessment for assessment in rising}
    followed = [one for before in reversed(rising) for one in _followed(before, by_year.get(before.year + 1))]
    # Scores of another framework are another thing, whatever they are called.
    alike = [assessment for assessment in rising if assessment.framework.key == rising[-1].framework.key]
    return Trends(
        overall=_overall(alike),
        indicators=tuple(_series(result, alike) for result in alike[-1].indicators),
        levels=_levels(rising),
        followed=tuple(followed),
    )


def _overall(rising: Sequence[Assessment]) -> Series:
    """Return the overall scores; a year's own report goes before a later one's word, a later word before an earlier."""
    last = rising[-1].year
    points = {
        int(year): Point(int(year), one.score, full=False, level=one.level or "", tools=tuple(one.tools.items()))
        for assessment in rising
        for year, one in assessment.report.scores.earlier.items()
        if int(year) <= last and one.score is not None
    }
    own = ((one.year, one.report.scores.overall, one.report.scores.level or "") for one in rising)
    points |= {year: Point(year, score, level=level) for year, score, level in own if score is not None}
    return Series(None, "", tuple(points[year] for year in sorted(points)))


def _series(latest: Indicator, rising: Sequence[Assessment]) -> Series:
    found = [(assessment.year, like(latest, assessment, rising[-1])) for assessment in rising]
    points = tuple(Point(year, result.score) for year, result in found if result is not None)
    return Series(latest.number, latest.name, points)


def like(result: Indicator, other: Assessment, own: Assessment) -> Indicator | None:
    """Return the indicator of another year with the number and the name of this one; None when it is another thing."""
    match = next((one for one in other.indicators if one.number == result.number), None)
    if match is None or own.framework.key != other.framework.key or not (match.confirmed and result.confirmed):
        return None
    rules = [assessment.criteria.indicator_by_number.get(result.number) for assessment in (own, other)]
    names = {name for rule in rules if rule for name in rule.aliases}
    return match if match.name == result.name or {match.name, result.name} & names else None


def scale_of(assessment: Assessment) -> Scale:
    """Return the scale of a year's level: as the year's criteria know it, else as the printed level looks."""
    levels = assessment.criteria.levels
    if levels is not None:
        return levels.system
    level = assessment.report.scores.level
    return "letters" if level and level.isascii() else "words"


def _levels(rising: Iterable[Assessment]) -> tuple[LevelRun, ...]:
    runs: list[LevelRun] = []
    last = ""
    for assessment in rising:
        if (level := assessment.report.scores.level) is None:
            continue
        scale, told = scale_of(assessment), (assessment.year, level)
        if runs and runs[-1].scale == scale and last == assessment.framework.key:
            runs[-1] = LevelRun(scale, (*runs[-1].levels, told))
        else:
            runs.append(LevelRun(scale, (told,)))
        last = assessment.framework.key
    return tuple(runs)


def _followed(before: Assessment, after: Assessment | None) -> list[Followed]:
    """Return what a year's measures addressed; nothing without a next year, whose scores would tell."""
    if after is None:
        return []
    found = []
    for result in before.indicators:
        own = before.answering(result.number)
        match = like(result, after, before)
        if own:
            found.append(Followed(before.year, result, own, match.score if match else None))
    return found
