"""Reported totals against what they are made of, and the slip that most likely parts them, by what else is told."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from prongsai.assess.checks.prose import indicator_literals
from prongsai.assess.figures.arithmetic import mean, overall_agrees
from prongsai.assess.figures.culprits import Figures, best, find_culprits
from prongsai.findings import Finding
from prongsai.text import fold_digits, ranked, round2

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.figures.culprits import Culprit

    Relation = Callable[[Figures], bool]

_MOST_NAMED = 4
_FULL = Decimal(100)


def check_totals(assessment: Assessment) -> Iterator[Finding]:
    """Yield where a reported total does not follow from the figures below it."""
    yield from _check_overall(assessment)
    yield from _check_tools(assessment)
    yield from _check_questions(assessment)
    yield from _check_bounds(assessment)
    yield from _check_parts(assessment)
    yield from _check_items(assessment)
    yield from _check_order(assessment)


def culprits_of(assessment: Assessment) -> list[Culprit]:
    """Return the single slips that would make the overall score follow from the indicators, the likeliest first."""
    figures = _reported(assessment)
    if figures is None:
        return []

    def holds(mended: Figures) -> bool:
        return overall_agrees(mended.total, mended.indicators, assessment.criteria)

    told = witnesses(assessment, indicator_literals(assessment))
    return find_culprits(figures, holds, told, likelihoods=last_year(assessment))


def _reported(assessment: Assessment) -> Figures | None:
    """Return the indicators and the overall score as reported; None where that is not."""
    overall = assessment.report.scores.overall
    scores = {result.number: result.score for result in assessment.indicators}
    return None if overall is None else Figures(scores, overall)


def _check_overall(assessment: Assessment) -> Iterator[Finding]:
    reported, computed = _reported(assessment), assessment.overall
    if reported is None or computed is None:
        return
    if not overall_agrees(reported.total, reported.indicators, assessment.criteria):
        place = assessment.report.sources["scores.yml"].at("overall")
        culprit = _overall_culprit(assessment, round2(reported.total))
        yield Finding.make("E301", place, culprit=culprit, **_figures(reported.total, computed))


def _overall_culprit(assessment: Assessment, total: Decimal) -> str:
    found = culprits_of(assessment)
    if not found:
        return ""
    likeliest = best(found)
    told = [_told(culprit, total, assessment) for culprit in likeliest[:_MOST_NAMED]]
    if len(likeliest) == 1:
        return f" {told[0]}"
    more = f" และอีก {len(likeliest) - _MOST_NAMED} แบบ" if len(likeliest) > _MOST_NAMED else ""
    return " อาจเป็นอย่างใดอย่างหนึ่ง: " + " หรือ ".join(told) + more


def _told(culprit: Culprit, total: Decimal, assessment: Assessment) -> str:
    if culprit.slot is None:
        return f"ถ้าคะแนนรวมเป็น {round2(culprit.value)} (พิมพ์ไว้ {culprit.printed}) จะตรงกับตัวชี้วัดพอดี"
    label = assessment.subjects.indicators[culprit.slot].label
    return f"ถ้า{label} เป็น {round2(culprit.value)} (พิมพ์ไว้ {culprit.printed}) คะแนนรวมจะเป็น {total} พอดี"


def _check_tools(assessment: Assessment) -> Iterator[Finding]:
    source, scores = assessment.report.sources["scores.yml"], assessment.report.scores
    for tool in assessment.tools:
        if tool.reported is None or tool.score is None or round2(tool.reported) == round2(tool.score):
            continue
        key = next(raw for raw in scores.tools if raw.casefold() == tool.code.casefold())
        numbers = [result.number for result in assessment.indicators if result.tool == tool.code]
        culprit = _mean_culprit(assessment, numbers, tool.reported)
        figures = _figures(tool.reported, tool.score)
        yield Finding.make("E302", source.at("tools", key), tool=tool.code, culprit=culprit, **figures)


def _mean_culprit(assessment: Assessment, numbers: list[int], reported: Decimal) -> str:
    """Return the clause naming the slips among a tool's indicators that would give its reported mean."""
    figures = Figures({number: assessment.subjects.indicators[number].score for number in numbers}, reported)
    found = find_culprits(
        figures, lambda mended: round2(mean(list(mended.indicators.values()))) == round2(mended.total), slots=numbers
    )
    if not found:
        return ""
    told = [
        f"ตัวชี้วัดที่ {culprit.slot} เป็น {round2(culprit.value)} (พิมพ์ไว้ {culprit.printed})"
        for culprit in found[:_MOST_NAMED]
    ]
    return " ถ้า" + " หรือ ".join(told) + " จะตรงพอดี"


def _check_questions(assessment: Assessment) -> Iterator[Finding]:
    source = assessment.report.sources["scores.yml"]
    for number, expected in question_means(assessment).items():
        score = assessment.subjects.indicators[number].score
        if round2(score) != round2(expected):
            key = next(raw for raw in assessment.report.scores.indicators if int(raw) == number)
            figures = _figures(score, expected)
            yield Finding.make("E306", source.at("indicators", key), number=number, **figures)


def _check_bounds(assessment: Assessment) -> Iterator[Finding]:
    """A mean of questions lies within what those that are given leave open, whatever the others are."""
    source, given = assessment.report.sources["scores.yml"], assessment.subjects.questions
    for result in assessment.indicators:
        codes = [one.code for one in assessment.criteria.questions if one.indicator == result.number]
        scores = [given[code] for code in codes if code in given]
        if not scores or len(scores) == len(codes) or "mean_of_questions" not in assessment.criteria.rules:
            continue
        told = sum(scores, Decimal(0))
        low, high = told / len(codes), (told + _FULL * (len(codes) - len(scores))) / len(codes)
        if not round2(low) <= result.score <= round2(high):
            key = next(raw for raw in assessment.report.scores.indicators if int(raw) == result.number)
            figures = {"number": result.number, "score": round2(result.score), "count": len(scores), "all": len(codes)}
            place = source.at("indicators", key)
            yield Finding.make("W313", place, low=round2(low), high=round2(high), **figures)


def _check_parts(assessment: Assessment) -> Iterator[Finding]:
    """A mean lies between its parts, whatever their weights; how EIT weighs its two parts was never seen."""
    parts = [part.score for part in assessment.report.scores.eit_parts.values() if part.score is not None]
    tool = assessment.subjects.tools.get("EIT")
    if len(parts) != 2 or tool is None:  # noqa: PLR2004 - EIT has two parts
        return
    low, high = min(parts), max(parts)
    if not low <= round2(tool.shown) <= high:
        place = assessment.report.sources["scores.yml"].at_key("eit_parts")
        yield Finding.make("W307", place, score=round2(tool.shown), low=round2(low), high=round2(high))


def _check_items(assessment: Assessment) -> Iterator[Finding]:
    """Items give 0 or 100, a sub-indicator is the mean of its items, an indicator the mean of its sub-indicators."""
    if "mean_of_sub_indicators" not in assessment.criteria.rules:
        return
    lost = {code for code, result in assessment.subjects.items.items() if result.lost or result.score == 0}
    ranges = {sub.id: sub.items for sub in assessment.criteria.sub_indicators}
    for number in sorted({int(sub.partition(".")[0]) for sub in ranges}):
        own = [assessment.criteria.item_by_code[code] for code in lost if code in assessment.criteria.item_by_code]
        subs = [item.sub for item in own if item.sub and item.sub.startswith(f"{number}.")]
        known = [ranges[sub] for sub in subs if ranges.get(sub) is not None]
        if not subs or len(known) != len(subs):
            continue
        count = max(int(sub.split(".")[1]) for sub in ranges if sub.startswith(f"{number}."))
        taken = sum((_FULL / (last - first + 1) / count for first, last in filter(None, known)), Decimal(0))
        score = assessment.subjects.indicators[number].score
        if round2(score) != round2(_FULL - taken):
            key = next(raw for raw in assessment.report.scores.indicators if int(raw) == number)
            place = assessment.report.sources["scores.yml"].at("indicators", key)
            figures = _figures(score, _FULL - taken)
            yield Finding.make("H310", place, number=number, count=len(subs), **figures)


def _check_order(assessment: Assessment) -> Iterator[Finding]:
    order = printed_order(assessment)
    source = assessment.report.sources["scores.yml"]
    for index, (higher, lower) in enumerate(pairwise(order)):
        above, below = (assessment.subjects.indicators[number] for number in (higher, lower))
        if above.score < below.score:
            figures = {"higher": higher, "above": round2(above.score), "lower": lower, "below": round2(below.score)}
            yield Finding.make("W308", source.at("ranking", index), **figures)


def _figures(reported: Decimal, computed: Decimal) -> dict[str, object]:
    difference = abs(round2(reported) - round2(computed))
    return {"reported": round2(reported), "computed": round2(computed), "difference": difference}


def witnesses(assessment: Assessment, literals: Iterable[tuple[int | None, Decimal]]) -> Iterator[Relation]:
    """Yield the relations that the report's other figures make: prose, tools, questions, printed order.

    `literals` are the figures typed in prose for an indicator, by its number, or for the overall score, by None.
    """
    for slot, value in literals:
        yield _total_is(value) if slot is None else _value_is(slot, value)
    for tool in assessment.tools:
        if tool.reported is not None:
            own = [result.number for result in assessment.indicators if result.tool == tool.code]
            yield _mean_is(own, tool.reported)
    for number, expected in question_means(assessment).items():
        yield _value_is(number, expected)
    for higher, lower in pairwise(printed_order(assessment)):
        yield _not_below(higher, lower)


def question_means(assessment: Assessment) -> dict[int, Decimal]:
    """Return the mean of its questions for each indicator that has them all, where the year's rule is known."""
    if "mean_of_questions" not in assessment.criteria.rules:
        return {}
    given = assessment.subjects.questions
    means = {}
    for result in assessment.indicators:
        codes = [question.code for question in assessment.criteria.questions if question.indicator == result.number]
        if codes and all(code in given for code in codes):
            means[result.number] = mean([given[code] for code in codes])
    return means


def printed_order(assessment: Assessment) -> list[int]:
    """Return the indicators in the order that the report prints them, highest first; empty when it prints none."""
    order = [ranked(raw)[0] for raw in assessment.report.scores.ranking]
    return [int(raw) for raw in order if raw.isdigit() and int(raw) in assessment.subjects.indicators]


def last_year(assessment: Assessment) -> Iterator[Relation]:
    """Yield, for each figure, whether it has come nearer to last year's than it was printed: likely, no more."""
    previous = assessment.previous
    if previous is None:
        return
    last = {int(fold_digits(raw)): result.score for raw, result in previous.scores.indicators.items()}
    for result in assessment.indicators:
        if result.number in last:
            yield _nearer(result.number, last[result.number], abs(result.score - last[result.number]))


def _total_is(expected: Decimal) -> Relation:
    return lambda figures: round2(figures.total) == round2(expected)


def _value_is(number: int, expected: Decimal) -> Relation:
    return lambda figures: round2(figures.indicators[number]) == round2(expected)


def _mean_is(numbers: list[int], reported: Decimal) -> Relation:
    return lambda figures: round2(mean([figures.indicators[number] for number in numbers])) == round2(reported)


def _not_below(higher: int, lower: int) -> Relation:
    return lambda figures: figures.indicators[higher] >= figures.indicators[lower]


def _nearer(number: int, last: Decimal, printed: Decimal) -> Relation:
    return lambda figures: abs(figures.indicators[number] - last) < printed
