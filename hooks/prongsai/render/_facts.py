"""The facts at the head of a page (ข้อเท็จจริงสำคัญ): each a term, its value, and a note where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from prongsai.words import listed, say

if TYPE_CHECKING:
    from markupsafe import Markup

    from prongsai.assess import Assessment


class Fact(NamedTuple):
    """A fact; `place` is the anchor of its value, empty for none."""

    term: str
    value: object
    note: str | None = None
    place: str = ""


def of_results(a: Assessment) -> list[Fact]:
    """Return the target score and the ranks, as far as they are known."""
    rank = a.report.scores.rank
    found = _targets(a)
    if rank and rank.province:
        found.append(Fact(say("results.rank_province"), rank.province, rank.among))
    if rank and rank.country:
        found.append(Fact(say("results.rank_country"), rank.country, rank.among))
    return found


def _targets(a: Assessment) -> list[Fact]:
    """Return the agency's own target where it set one, then that of the year where it is known."""
    own, overall = a.own_target, a.report.scores.overall
    found = []
    if own is not None and overall is not None:
        reached = say("results.target_reached" if overall >= own else "results.target_missed")
        found.append(Fact(say("results.own_target"), own, reached))
    return found if a.reached is None else [*found, _target(a)]


def _target(a: Assessment) -> Fact:
    """Return the target score and whether it is reached; what falls short of a condition is named first."""
    reached = say("results.target_reached" if a.reached else "results.target_missed")
    low = low_tools(a)
    return Fact(say("common.target"), a.target, say("results.target_low", low=low, reached=reached) if low else reached)


def low_tools(a: Assessment) -> Markup | None:
    """Return which tools and parts of EIT are below what a level asks of each; None for none."""
    below, least = a.low_tools
    if not below or least is None:
        return None
    return say("results.low", tools=listed(f"{name} ({score})" for name, score in below), least=least)
