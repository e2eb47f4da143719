"""Agencies beside one another (เทียบหน่วยงาน): a dot for each on one line for each indicator, and what differs most."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from prongsai.render._shown import numbered, score
from prongsai.text import round2
from prongsai.words import say

if TYPE_CHECKING:
    from markupsafe import Markup

    from prongsai.assess import Assessment, Group, Spread

_STEP, _TOP = 10, 100


class Shape(NamedTuple):
    """A sign of an agency around the point that it marks, at most nine pixels away."""

    name: str
    path: str


_ROUND = "a7 7 0 1 0 14 0 7 7 0 1 0-14 0"
SHAPES = (
    Shape("full", f"M-7 0{_ROUND}"),
    Shape("hollow", "M0-8 8 0 0 8-8 0z"),
    Shape("full", "M-6-6H6V6H-6z"),
    Shape("hollow", "M0-8 8 7H-8z"),
)
"""So many agencies are told apart by their signs; of more, each is one dot among others."""
MANY = Shape("many", "M-5 0a5 5 0 1 0 10 0 5 5 0 1 0-10 0")


class Key(NamedTuple):
    """What a sign stands for."""

    shape: Shape
    name: str


class DotRow(NamedTuple):
    """An indicator: its name, its scores in the order of the key, where each stands, and where the outermost ones do.

    Places are per cent of the drawing's width.
    """

    name: str
    values: str
    marks: list[tuple[Shape, str]]
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Dots:
    """A dot plot: `told` is what differs most, `target` where the target of the overall score stands, where known."""

    told: Markup
    key: list[Key]
    ticks: list[tuple[str, str]]
    rows: list[DotRow]
    target: str | None
    caption: Markup


def dots(group: Group) -> Dots:
    """Return the indicators that the members of a group share, each with the members' scores; one at least."""
    target = group.members[0].target
    lowest = min(one.lowest for one in group.spreads)
    low = max(0, int((lowest if target is None else min(lowest, target)) - _STEP // 2) // _STEP * _STEP)
    few = len(group.members) <= len(SHAPES)
    shapes = list(SHAPES[: len(group.members)]) if few else [MANY] * len(group.members)
    names = [member.agency.short_name for member in group.members]
    widest = max(group.spreads, key=lambda one: one.highest - one.lowest)
    return Dots(
        told=_told(widest),
        key=[Key(*pair) for pair in zip(shapes, names, strict=True)] if few else [Key(MANY, say("compare.dots.many"))],
        ticks=[(_place(Decimal(tick), low), str(tick)) for tick in range(low, _TOP + 1, _STEP)],
        rows=[_row(group, one, shapes, low, few=few) for one in group.spreads],
        target=None if target is None else _place(target, low),
        caption=say(
            "compare.dots.how" if target is None else "compare.dots.how_target",
            axis=say("compare.dots.axis" if low else "compare.dots.axis_whole", low=low),
            target=target,
        ),
    )


def _told(widest: Spread) -> Markup:
    """Return what differs most, or that nothing does."""
    apart = widest.highest - widest.lowest
    return say("compare.dots.told", name=numbered(widest), points=round2(apart)) if apart else say("compare.dots.same")


def _row(group: Group, one: Spread, shapes: list[Shape], low: int, *, few: bool) -> DotRow:
    scores = [_score_of(member, one.number) for member in group.members]
    told = " / ".join(map(score, scores)) if few else f"{score(one.lowest)}–{score(one.highest)}"
    marks = [(shape, _place(value, low)) for shape, value in zip(shapes, scores, strict=True)]
    return DotRow(numbered(one), told, marks, _place(one.lowest, low), _place(one.highest, low))


def _score_of(a: Assessment, number: int) -> Decimal:
    return next(result.score for result in a.indicators if result.number == number)


def _place(value: Decimal, low: int) -> str:
    return str(round2((value - low) * 100 / (_TOP - low)))
