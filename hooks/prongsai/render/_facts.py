"""The facts at the head of a page (ข้อเท็จจริงสำคัญ): each a term, its value, and a note where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from prongsai.content import short_date
from prongsai.render._shown import NOTHING, change, score, unsaid, versus
from prongsai.render._standing import as_of, by_round, counted
from prongsai.words import listed, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from prongsai.assess import Assessment, DisclosedItem, Priorities, ProgressView, Required, Series


class Fact(NamedTuple):
    """A fact; `place` is the anchor of its value, empty for none."""

    term: str
    value: object
    note: str | None = None
    place: str = ""


def first_look(a: Assessment, overall: Series) -> list[Fact]:
    """Return what a citizen asks first: the score, better or worse, and what became of the measures."""
    scores, before = a.report.scores, overall.before
    was = say("first_look.before", score=score(before.score), year=before.year) if before else None
    planned = say("first_look.planned", fiscal_year=a.fiscal_year)
    return [
        Fact(say("first_look.score", year=a.year), *_overall(scores.overall, say("first_look.of_100"))),
        Fact(say("first_look.level"), unsaid(scores.level), _as_reported(a)),
        Fact(say("first_look.change"), versus(overall.change), was),
        *([Fact(planned, say("progress.measures", count=len(a.measures)))] if a.report.has_measures else []),
        *(_followed_up(a.progress, len(a.measures)) if a.report.has_measures else []),
    ]


def _as_reported(a: Assessment) -> Markup | None:
    """Return that the level is the report's, and what else it prints as one."""
    scores = a.report.scores
    if scores.also_level:
        return say("first_look.also_level", level=scores.also_level)
    return say("first_look.as_reported") if scores.level else None


def _overall(value: Decimal | None, note: Markup) -> tuple[object, Markup | None]:
    """Return the overall score with its note, or that the report does not tell it."""
    return (unsaid(None), None) if value is None else (score(value), note)


def _followed_up(progress: ProgressView | None, count: int) -> list[Fact]:
    """Return how many measures are done, and how many overdue."""
    done, overdue = say("first_look.done"), say("progress.overdue")
    if progress is None:
        return [Fact(done, say("progress.unreported")), Fact(overdue, say("progress.unreported"))]
    late, today = progress.standings["late"], progress.today
    delayed = say("first_look.late", count=late) if late else None
    counts = counted("overdue", progress.standings["overdue"], progress.measures) if today else NOTHING
    told = say("first_look.as_of", day=as_of(today, short_date(today), counts=True)) if today else None
    return [
        Fact(done, say("first_look.done_of", done=progress.totals["done"], count=count), delayed),
        Fact(overdue, counts, told),
    ]


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


def of_measures(a: Assessment) -> list[Fact]:
    """Return the years of a measures page, and what its measures answer."""
    scores = a.report.scores
    return [
        Fact(say("measures.result_year"), a.year),
        Fact(say("common.measures_year"), a.fiscal_year),
        *_disclosed(a.item),
        Fact(
            say("measures.overall"),
            unsaid(None if scores.overall is None else score(scores.overall)),
            say("measures.level", level=scores.level) if scores.level else None,
        ),
        Fact(say("common.measures_count"), len(a.measures)),
    ]


def _disclosed(item: DisclosedItem) -> list[Fact]:
    """Return in which year, and under which item, the measures are disclosed, as far as that is known."""
    code = say("common.item_code", code=item.code) if item.code else None
    if item.ita_year:
        return [Fact(say("measures.disclosed_year", framework=item.framework), item.ita_year, code)]
    return [Fact(say("common.item"), item.code)] if item.code else []


def of_progress(a: Assessment, progress: ProgressView) -> list[Fact]:
    """Return how many measures are done, overdue and due soon."""
    standings, measures = progress.standings, progress.measures
    overdue = counted("overdue", standings["overdue"], measures)
    due_soon = counted("due_soon", standings["due_soon"], measures)
    return [
        Fact(say("common.measures_year"), a.fiscal_year),
        Fact(say("common.measures_count"), len(a.measures)),
        Fact(say("progress.done"), progress.totals["done"], _done(progress)),
        Fact(say("progress.overdue"), overdue, _overdue_meaning(progress)),
        Fact(say("progress.due_soon"), due_soon, say("progress.due_soon_meaning", days=progress.soon)),
    ]


def _overdue_meaning(progress: ProgressView) -> Markup:
    """Return what overdue means, with how many steps are past a last day of their own, where any step has one."""
    meaning, steps = say("progress.overdue_meaning"), progress.steps
    if not steps or progress.today is None:
        return meaning
    late = sum(one.standing == "overdue" for one in steps)
    return meaning + Markup(" · ") + say("progress.overdue_steps", count=counted("overdue", late, steps))


def _done(progress: ProgressView) -> str:
    late = progress.standings["late"]
    told = [say("progress.of_them_late", count=late)] if late else []
    return Markup(" ").join([*told, by_round(progress)])


def of_data(a: Assessment, checklist: Sequence[Required]) -> list[Fact]:
    """Return the quality of the data: what contradicts, what the report has, and what its author noted."""
    found, present = a.contradictions, sum(one.present for one in checklist)
    known = sum(one.acknowledged is not None for one in found)
    taken = say("data.acknowledged", count=known) if found else say("data.no_contradictions")
    there = say("data.present_of", present=present, count=len(checklist))
    return [
        Fact(say("data.contradictions"), say("data.points", count=len(found)), taken),
        Fact(say("data.present"), there, say("data.listed_below")),
        Fact(say("data.notes"), say("data.notes_count", count=len(a.notes)), say("data.notes_meaning")),
    ]


def of_brief(latest: Assessment, overall: Series, priorities: Priorities | None) -> list[Fact]:
    """Return the latest year's figures for executives."""
    scores = latest.report.scores
    against = say("common.score") if overall.before else say("brief.no_year_before")
    found = [
        Fact(say("brief.overall", year=latest.year), *_overall(scores.overall, say("brief.of_hundred"))),
        Fact(say("common.level"), unsaid(scores.level), say("brief.as_reported") if scores.level else None),
        Fact(say("brief.versus"), change(overall.change), against),
    ]
    if priorities:
        found += _targets(latest)
    return found
