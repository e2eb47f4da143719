"""Reported totals against what they are made of, and the slip that most likely parts them, by what else is told."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from prongsai.assess.checks.prose import indicator_literals
from prongsai.assess.figures.arithmetic import FULL, mean, overall_agrees
from prongsai.assess.figures.culprits import Figures, best, find_culprits
from prongsai.findings import Finding
from prongsai.text import ranked, round2

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.figures.arithmetic import Indicator
    from prongsai.assess.figures.culprits import Culprit
    from prongsai.findings import Place

    Relation = Callable[[Figures], bool]

_MOST_NAMED = 4


def check_totals(assessment: Assessment) -> Iterator[Finding]:
    """Yield where a reported total does not follow from the figures below it."""
    yield from _check_overall(assessment)
    yield from _check_tools(assessment)
    yield from _check_questions(assessment)
    yield from _check_parts(assessment)
    yield from _check_items(assessment)
    yield from _check_order(assessment)


def _check_overall(assessment: Assessment) -> Iterator[Finding]:
    reported, computed, criteria = assessment.report.scores.overall, assessment.overall, assessment.criteria
    if reported is None or computed is None:
        return
    figures = Figures({result.number: result.score for result in assessment.indicators}, reported)
    holds: Relation = lambda mended: overall_agrees(mended.total, mended.indicators, criteria)  # noqa: E731
    if not holds(figures):
        place = assessment.report.sources["scores.yml"].at("overall")
        found = find_culprits(figures, holds, _witnesses(assessment), likelihoods=_last_year(assessment))
        culprit = _likeliest(found, round2(reported), assessment)
        yield Finding.make("E301", place, culprit=culprit, **_figures(reported, computed))


def _likeliest(found: list[Culprit], total: Decimal, assessment: Assessment) -> str:
    """Return which single slips would make the overall score follow from the indicators."""
    likeliest = best(found)
    told = [_told(culprit, total, assessment) for culprit in likeliest[:_MOST_NAMED]]
    if len(told) < 2:  # noqa: PLR2004 - none to choose from
        return "".join(f" {one}" for one in told)
    more = f" และอีก {len(likeliest) - _MOST_NAMED} แบบ" if len(likeliest) > _MOST_NAMED else ""
    return " อาจเป็นอย่างใดอย่างหนึ่ง: " + " หรือ ".join(told) + more


def _told(culprit: Culprit, total: Decimal, assessment: Assessment) -> str:
    value = f"{round2(culprit.value)} (พิมพ์ไว้ {culprit.printed})"
    if culprit.slot is None:
        return f"ถ้าคะแนนรวมเป็น {value} จะตรงกับตัวชี้วัดพอดี"
    return f"ถ้า{assessment.subjects.indicators[culprit.slot].label} เป็น {value} คะแนนรวมจะเป็น {total} พอดี"


def _check_tools(assessment: Assessment) -> Iterator[Finding]:
    source, scores = assessment.report.sources["scores.yml"], assessment.report.scores
    for tool in assessment.tools:
        if tool.reported is None or tool.score is None or round2(tool.reported) == round2(tool.score):
            continue
        key = next(raw for raw in scores.tools if raw.casefold() == tool.code.casefold())
        own = {result.number: result.score for result in assessment.indicators if result.tool == tool.code}
        found = find_culprits(Figures(own, tool.reported), _is([*own], tool.reported), slots=own)
        slips = [f"ตัวชี้วัดที่ {one.slot} เป็น {round2(one.value)} (พิมพ์ไว้ {one.printed})" for one in found[:_MOST_NAMED]]
        culprit = f" ถ้า{' หรือ '.join(slips)} จะตรงพอดี" if slips else ""
        figures = _figures(tool.reported, tool.score)
        yield Finding.make("E302", source.at("tools", key), tool=tool.code, culprit=culprit, **figures)


def _check_questions(assessment: Assessment) -> Iterator[Finding]:
    """An indicator is the mean of its questions, and lies within what those that are given leave open."""
    for result, given, count in _asked(assessment):
        told, figures = sum(given, Decimal(0)), {"number": result.number}
        low, high = round2(told / count), round2((told + FULL * (count - len(given))) / count)
        if len(given) == count and round2(result.score) != low:
            yield Finding.make("E306", _at(result.number, assessment), **figures, **_figures(result.score, low))
        elif len(given) < count and not low <= result.score <= high:
            figures |= {"count": len(given), "all": count}
            place, score = _at(result.number, assessment), round2(result.score)
            yield Finding.make("W313", place, score=score, low=low, high=high, **figures)


def _asked(assessment: Assessment) -> Iterator[tuple[Indicator, list[Decimal], int]]:
    """Yield the indicators that are means of questions, with those that are given, and how many they have."""
    for result in assessment.indicators if "mean_of_questions" in assessment.criteria.rules else ():
        codes = [question.code for question in assessment.criteria.questions if question.indicator == result.number]
        given = [score for code in codes if (score := assessment.subjects.questions.get(code)) is not None]
        if given:
            yield result, given, len(codes)


def _check_parts(assessment: Assessment) -> Iterator[Finding]:
    """A mean lies between its parts, whatever their weights; how EIT weighs its two parts was never seen."""
    parts = [part.score for part in assessment.report.scores.eit_parts.values() if part.score is not None]
    tool = assessment.subjects.tools.get("EIT")
    if len(parts) == 2 and tool and not min(parts) <= round2(tool.shown) <= max(parts):  # noqa: PLR2004 - EIT's two
        place = assessment.report.sources["scores.yml"].at_key("eit_parts")
        bounds = {"low": round2(min(parts)), "high": round2(max(parts))}
        yield Finding.make("W307", place, score=round2(tool.shown), **bounds)


def _check_items(assessment: Assessment) -> Iterator[Finding]:
    """Items give 0 or 100, a sub-indicator is the mean of its items, an indicator the mean of its sub-indicators."""
    if "mean_of_sub_indicators" not in assessment.criteria.rules:
        return
    lost = {code for code, result in assessment.subjects.items.items() if result.lost or result.score == 0}
    items = [item for code, item in assessment.criteria.item_by_code.items() if code in lost]
    ranges = {sub.id: sub.items for sub in assessment.criteria.sub_indicators}
    for number in sorted({int(sub.partition(".")[0]) for sub in ranges}):
        subs = [item.sub for item in items if item.sub and item.sub.startswith(f"{number}.")]
        known = [span for sub in subs if (span := ranges.get(sub)) is not None]
        if not subs or len(known) != len(subs) or number not in assessment.subjects.indicators:
            continue
        count = max(int(sub.split(".")[1]) for sub in ranges if sub.startswith(f"{number}."))
        right = FULL - sum((FULL / (last - first + 1) / count for first, last in known), Decimal(0))
        score = assessment.subjects.indicators[number].score
        if round2(score) != round2(right):
            place, figures = _at(number, assessment), _figures(score, right)
            yield Finding.make("H310", place, number=number, count=len(subs), **figures)


def _check_order(assessment: Assessment) -> Iterator[Finding]:
    source = assessment.report.sources["scores.yml"]
    for index, (higher, lower) in enumerate(pairwise(_printed_order(assessment))):
        above, below = (assessment.subjects.indicators[number].score for number in (higher, lower))
        if above < below:
            figures = {"higher": higher, "above": round2(above), "lower": lower, "below": round2(below)}
            yield Finding.make("W308", source.at("ranking", index), **figures)


def _at(number: int, assessment: Assessment) -> Place:
    """Return where the score of an indicator stands."""
    key = next(raw for raw in assessment.report.scores.indicators if int(raw) == number)
    return assessment.report.sources["scores.yml"].at("indicators", key)


def _figures(reported: Decimal, computed: Decimal) -> dict[str, object]:
    difference = abs(round2(reported) - round2(computed))
    return {"reported": round2(reported), "computed": round2(computed), "difference": difference}


def _printed_order(assessment: Assessment) -> list[int]:
    """Return the indicators in the order that the report prints them, highest first; empty when it prints none."""
    order = [ranked(raw)[0] for raw in assessment.report.scores.ranking]
    return [int(raw) for raw in order if raw.isdigit() and int(raw) in assessment.subjects.indicators]


def _witnesses(assessment: Assessment) -> Iterator[Relation]:
    """Yield the relations that the report's other figures make: prose, tools, questions, printed order."""
    for slot, value in indicator_literals(assessment):
        yield _is([] if slot is None else [slot], value)
    for tool in assessment.tools:
        if tool.reported is not None:
            yield _is([result.number for result in assessment.indicators if result.tool == tool.code], tool.reported)
    for result, given, count in _asked(assessment):
        if len(given) == count:
            yield _is([result.number], mean(given))
    for higher, lower in pairwise(_printed_order(assessment)):
        yield _not_below(higher, lower)


def _last_year(assessment: Assessment) -> Iterator[Relation]:
    """Yield, for each figure, whether it has come nearer to last year's than it was printed: likely, no more."""
    before = assessment.previous.scores.indicators.items() if assessment.previous else ()
    last = {int(raw): result.score for raw, result in before}
    for result in assessment.indicators:
        if result.number in last:
            yield _nearer(result.number, last[result.number], abs(result.score - last[result.number]))


def _is(numbers: list[int], told: Decimal) -> Relation:
    """Return whether the mean of some indicators, or with none the total, is what is told of it."""
    if not numbers:
        return lambda figures: round2(figures.total) == round2(told)
    return lambda figures: round2(mean([figures.indicators[number] for number in numbers])) == round2(told)


def _not_below(higher: int, lower: int) -> Relation:
    return lambda figures: figures.indicators[higher] >= figures.indicators[lower]


def _nearer(number: int, last: Decimal, printed: Decimal) -> Relation:
    return lambda figures: abs(figures.indicators[number] - last) < printed
