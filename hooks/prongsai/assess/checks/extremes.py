"""Who is the highest or lowest, and what stands in order (สูงสุด ต่ำสุด เรียงลำดับ), against the scores or rises."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from prongsai.assess.checks.against import deny, difference_of, expanded, risen, spaced
from prongsai.assess.prose.tokens import Subject, singly
from prongsai.assess.prose.words import patterns
from prongsai.findings import Finding
from prongsai.text import fold_digits, round2

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from prongsai.assess.prose.frames import Frame
    from prongsai.assess.prose.known import Known
    from prongsai.assess.prose.tokens import Of, Token

_FORMS = patterns("extremes")
_BEFORE, _BEHIND = 60, 30
"""So far around an end it is said that only its distance from the other one is spoken of, or rises, in letters."""


def check_extremes(frame: Frame, known: Known) -> Iterator[Finding]:
    """Yield who is said to be the highest or lowest, or to stand in an order, and is not."""
    if frame.after is not None and frame.after.subject is not None:
        yield from _check_after(frame, frame.after.subject, frame.after.end, known)
        return
    yield from _check_extreme(frame, known) if frame.extreme else ()
    yield from _check_either(frame, known)
    yield from _check_order(frame, known)


def _check_extreme(frame: Frame, known: Known) -> Iterator[Finding]:
    tokens, subjects = [*singly(frame.subjects)], expanded(frame.subjects)
    kinds = {one.kind for one in subjects}
    # What the field is about may be the lowest of a group of its own.
    aside = not tokens[0].text if kinds == {"question"} else frame.noun == "noun questions"
    named = kinds in ({"indicator"}, {"tool"}, {"question"})
    if frame.extreme_at is None or not named or aside:
        return
    unknown = subjects[0].kind == "question" and subjects[0].values[0] not in known.assessment.criteria.question_by_code
    within = _FORMS["an indicator"].search(frame.clause.text, 0, tokens[0].start)
    if unknown and (within or _FORMS["of an indicator"].match(frame.clause.text, frame.extreme_at.end)):
        return  # "e8 … 83.75 ต่ำสุดของตัวชี้วัดที่ 7", and which questions that has nobody knows
    at = frame.extreme_at.start
    near = frame.clause.text[max(0, at - _BEFORE) : at + _BEHIND]
    if _FORMS["spread"].search(near[: min(at, _BEFORE)]) or (not frame.greatest and _FORMS["of rises"].search(near)):
        return
    start, behind = frame.extreme_at.start, (frame.clause.text, frame.extreme_at.end)
    if kinds != {"tool"} and _FORMS["of tools"].match(*behind):
        return  # "OIT ซึ่งมีตัวชี้วัดที่ 9 และ 10 ได้ 91.75 สูงที่สุดใน 3 เครื่องมือ"
    if _FORMS["in a group"].match(*behind):
        frame = replace(frame, tool=known.tool_of(subjects[0]) or frame.tool)
    right_behind = _FORMS["behind a score"].search(frame.clause.text, 0, start) and _FORMS["in a group"].match(*behind)
    unsure = frame.strange and frame.is_long and tokens[0].start < behind[1] and not right_behind
    others = _groups_else(subjects[0], frame, known) if unsure else []
    others += _group_named(frame, known)
    groups = _groups(subjects[0].kind, frame, known)
    if kinds == {"indicator"} and not frame.greatest and _FORMS["of all"].match(*behind):
        groups, others = groups[:1], []  # "สูงที่สุดในสิบตัวชี้วัด"
    left = {value for one in expanded(frame.but.subjects if frame.but else ()) for value in one.values}
    groups = [{one: score for one, score in group.items() if one not in left} for group in groups]
    for at, (subject, token) in enumerate(zip(subjects, tokens, strict=True)):
        places = _places(frame, at, len(subjects))
        known_of = difference_of(subject, frame, known) if frame.greatest else known.figure(subject, printed=False)
        if (
            groups
            and known_of is not None
            and not any(_placed(subject.values[0], group, frame, places) for group in (*groups, *others))
        ):
            narrow = next((group for group in groups[:0:-1] if subject.values[0] in group), groups[0])
            yield _wrong_extreme(token, narrow, frame, places, known, subject)


def _check_after(frame: Frame, first: Subject, end: int, known: Known) -> Iterator[Finding]:
    """Who stands right behind another in the order of scores: "การใช้อำนาจ ได้ 92.98 คะแนน รองจากการป้องกันการทุจริต"."""
    token, *others = singly(frame.subjects)
    subject = token.subject or first
    if others or subject.kind != first.kind or subject == first or _FORMS["by else"].search(frame.clause.text):
        return
    pairs = [
        (group["".join(subject.values[:1])], group["".join(first.values[:1])], group.values())
        for group in _groups(subject.kind, frame, known)
        if group.keys() >= {*subject.values[:1], *first.values[:1]}
    ]
    apart = [any(min(one, other) < score < max(one, other) for score in scores) for one, other, scores in pairs]
    figures = [figure for one in (subject, first) if (figure := known.figure(one, printed=False))]
    # Strengths are told from the highest down, and what is to be mended from the lowest up.
    behind = any((other - one) * frame.extreme >= 0 for one, other, _ in pairs) or _FORMS["weak"].search(
        frame.clause.text, 0, end
    )
    if pairs and (all(apart) or not behind):
        yield deny(frame, token.start, end, " กับ ".join(f"{one.label} {one.right}" for one in figures))


def _check_either(frame: Frame, known: Known) -> Iterator[Finding]:
    """What may be the highest of scores or of rises is told where it is neither."""
    if frame.either is not None and frame.own and not frame.extreme:
        place, at, _ = frame.either
        yield from _check_extreme(replace(frame, extreme=place, extreme_at=at, change=None), known)


def _superlative(frame: Frame, at: Token) -> str:
    """Return how one is said to be the highest or lowest, or to have risen or fallen most: "เพิ่มขึ้นสูงสุด"."""
    if at.may("above", "below"):
        return "สูงสุด" if frame.extreme > 0 else "ต่ำสุด"  # "ไม่มีตัวชี้วัดใดได้คะแนนสูงกว่า …"
    text, change = frame.clause.text, frame.change_at
    if not at.end:  # the question says it
        return (change.text if change and frame.greatest else "") + at.text
    beside = change is not None and change.end <= at.start and not text[change.end : at.start].strip()
    start = change.start if change is not None and beside else at.start
    return "".join(text[start : at.end].split())


def _places(frame: Frame, at: int, many: int) -> range:
    """Return the places, the first being 0, that the subject named as one of `many` is said to have one of."""
    first = abs(frame.extreme) - 1
    if frame.several > 1:
        way = _FORMS["from the highest" if frame.extreme > 0 else "from the lowest"]
        ordered = _FORMS["in order"].match(frame.clause.text, frame.subjects[-1].end)
        ordered = ordered or way.search(frame.clause.text, 0, frame.subjects[0].start)
        return range(at, at + 1) if ordered and many == frame.several else range(frame.several)
    if many == 1 or frame.values:
        return range(first, first + 1)
    between = frame.clause.text[frame.extreme_at.end : frame.subjects[0].start] if frame.extreme_at else ""
    if between.strip() == "จาก":
        return range(many)  # "รองลงมาจาก A คือ B"
    if first and _FORMS["in order"].match(frame.clause.text, frame.subjects[-1].end):
        return range(first + at, first + at + 1)  # "รองลงมาคือ A และ B ตามลำดับ"
    return range(first, first + many)  # "คะแนนต่ำสุด ได้แก่ A และ B": the two lowest


def _groups(kind: Of, frame: Frame, known: Known) -> list[dict[str, Decimal]]:
    """Return the scores among which one may be meant to be the highest: of all, or of those that are spoken of."""
    if frame.greatest and kind in {"indicator", "tool"}:
        return _groups_risen(kind, frame, known)
    rises = _rises(kind, frame, known)
    if kind == "tool":
        return [*rises, known.group("noun tools", None)]
    if kind == "question":  # of those that are given, or of its own indicator's or tool's
        given, asked = known.assessment.subjects.questions, known.assessment.criteria.question_by_code
        of = {code: (code[0], asked[code].indicator if code in asked else None) for code in given}
        within = [{one for one in given if of[one][at] == of[code][at]} for code in given for at in (0, 1)]
        return [{code: round2(given[code]) for code in group} for group in ({*given}, *within) if len(group) > 1]
    indicators = known.assessment.indicators
    tools = dict.fromkeys((None, frame.tool, frame.clause.tool))  # all of them, or those of one tool
    groups = [{str(one.number): round2(one.score) for one in indicators if tool in (None, one.tool)} for tool in tools]
    if frame.among is None:
        return [*rises, *groups]
    return [*groups, {one: score for one, score in groups[0].items() if frame.among.met(score)}]


def _group_named(frame: Frame, known: Known) -> list[dict[str, Decimal]]:
    """Return those in a row that a clause named before: "ตัวชี้วัดที่ 1 - 5 เพิ่มขึ้นทุกตัว โดยเพิ่มมากที่สุดคือ …"."""
    at = frame.subjects[0].start if frame.subjects else 0
    row = _FORMS["in a row"].search(fold_digits(frame.clause.text), 0, at) if frame.greatest else None
    whole = _groups("indicator", frame, known)[0] if row else {}
    own = {one: score for one, score in whole.items() if row and int(row["first"]) <= int(one) <= int(row["last"])}
    return [own] if own else []


def _groups_else(subject: Subject, frame: Frame, known: Known) -> list[dict[str, Decimal]]:
    """Return among whom else one may be meant to be the highest, by words that are unknown: in a tool, by its rise."""
    if subject.kind != "indicator":
        return []
    own = {f"{one.number}" for one in known.assessment.indicators if one.tool == known.tool_of(subject)}
    rises = risen(known, frame)
    scores = {f"{one.number}": round2(one.score) for one in known.assessment.indicators}
    return [rises, *({name: by for name, by in group.items() if name in own} for group in (rises, scores))]


def _groups_risen(kind: Of, frame: Frame, known: Known) -> list[dict[str, Decimal]]:
    """Return the rises among which one may be meant to be the greatest: of all, or of those of a tool."""
    changes, tool_by = risen(known, frame, kind), {f"{one.number}": one.tool for one in known.assessment.indicators}
    groups = [
        {one: by for one, by in changes.items() if tool in (None, tool_by.get(one))} for tool in (None, frame.tool)
    ]
    rankings = [{one: by for one, by in group.items() if by > 0} for group in groups]  # what fell has not risen least
    pairs = zip(rankings, groups, strict=True)
    return [ranking if len(ranking) >= abs(frame.extreme) else group for ranking, group in pairs]


def _rises(kind: Of, frame: Frame, known: Known) -> list[dict[str, Decimal]]:
    """Return the rises among which one may be the highest, where those of scores or of rises may be meant."""
    if frame.either is None:
        return []
    rises = risen(known, frame.either[2], kind)
    return [rises, *({one: by for one, by in rises.items() if by * way > 0} for way in (1, -1))]


def _placed(value: str, group: dict[str, Decimal], frame: Frame, places: range) -> bool:
    """Tell whether one stands where it is said to: first, second, or among the first three, from above or below."""
    if value not in group:
        return False
    above = sum((score > group[value]) if frame.extreme > 0 else (score < group[value]) for score in group.values())
    equal = sum(score == group[value] for score in group.values())
    # Behind two that share the first place the next one may be called the second.
    higher = {score for score in group.values() if (score - group[value]) * frame.extreme > 0}
    if places.start <= len(higher) < places.stop:
        return True
    return above < places.stop and places.start < above + equal


def _wrong_extreme(  # noqa: PLR0913, PLR0917 - what is said, and what is so
    token: Token, group: dict[str, Decimal], frame: Frame, places: range, known: Known, subject: Subject
) -> Finding:
    ranking = sorted(group.items(), key=lambda one: -one[1] if frame.extreme > 0 else one[1])
    right = {score for _, score in ranking[places.start : places.stop]}
    figures = ((known.figure(Subject(subject.kind, (one,))), score) for one, score in ranking if score in right)
    shown = f"{{:{'+' * frame.greatest}}}".format
    way = -1 if frame.greatest and frame.change == -1 else 1
    names = [f"{found.label} ({shown(score * way)})" for found, score in figures if found is not None]
    figure = known.figure(subject, printed=False)
    own = group.get(subject.values[0], figure.right if figure else None)
    score = difference_of(subject, frame, known) if frame.greatest else own
    at = frame.extreme_at or token
    word = _superlative(frame, at)
    bare = word.startswith(("สูง", "ต่ำ"))
    plain = len(places) == 1 and frame.change is None and len(group) == len(known.assessment.indicators)
    field = {1: "highest", -1: "lowest"}.get(frame.extreme) if plain and subject.kind == "indicator" else None
    typed = token if token.text and frame.clause.typed(token.start, token.start + 1) else at
    return Finding.make(
        "W406",
        frame.clause.place(typed.start),
        word=f"{'' if frame.greatest else 'ได้คะแนน'}{word if bare else f' “{word}”'}".lstrip(),
        which=word if bare else f" “{word}” ",
        named=spaced(figure.label) if figure else "",
        score="" if score is None else shown(score),
        right=", ".join(names),
        advice=f" ใช้ {{{{ {field}.name }}}}" if frame.clause.passage.is_narrative and field else "",
    )


def _check_order(frame: Frame, known: Known) -> Iterator[Finding]:
    """Those that are said to stand in order: "เรียงคะแนนจากมากไปหาน้อย ดังนี้ …"."""
    subjects = [*singly(frame.subjects)]
    before = frame.clause.text[: subjects[0].start] if len(subjects) > 2 else ""  # noqa: PLR2004 - of two a word tells
    ways = {"from the highest": 1, "from the lowest": -1}
    way = 0 if frame.extreme else next((way for name, way in ways.items() if _FORMS[name].search(before)), 0)
    above = " ".join(one.text for one in frame.clause.above) + frame.clause.text * frame.ordered
    if not (way or frame.ordered) or _FORMS["by else"].search(f"{above} {before}"):
        return
    figures = [known.figure(one.subject, printed=False) if one.subject else None for one in subjects]
    if frame.ordered:  # by scores where it begins with the highest or the lowest, and else by something else
        ends = {end.right: way for way in (1, -1) if (end := known.extreme(way, None))}
        way = ends.get(figures[0].right, 0) if figures[0] else 0
    for (first, one), (last, other) in pairwise(zip(subjects, figures, strict=True)):
        if one and other and (one.right - other.right) * way < 0:
            yield deny(frame, first.start, last.end, f"{one.label} {one.right} กับ {other.label} {other.right}")
