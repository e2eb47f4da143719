"""What prose claims in words (ข้อความอ้าง): lines, counts, extremes, change, ranks and levels, against the scores."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from prongsai.assess.prose.known import OVERALL
from prongsai.assess.prose.tokens import Subject, numerals, singly
from prongsai.assess.prose.words import lists, patterns
from prongsai.findings import Finding
from prongsai.text import round2

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from prongsai.assess.figures.arithmetic import Indicator
    from prongsai.assess.prose.frames import Frame, Limit, Said
    from prongsai.assess.prose.known import Known
    from prongsai.assess.prose.tokens import Of, Token

_FULL = 100
_FORMS = patterns("claims")


def check_claims(frame: Frame, known: Known) -> Iterator[Finding]:
    """Yield what a frame says in words and the scores do not."""
    for token in frame.subjects if frame.own else ():
        yield from _misnumbered(token, frame, known)
    yield from _misplaced(frame, known)
    if frame.year in (None, known.assessment.year):
        yield from _check_extreme(frame, known) if frame.extreme else ()
        yield from _check_either(frame, known)
        yield from _check_limit(frame, known)
        yield from _check_bounds(frame, known)
        yield from _check_order(frame, known)


def expanded(tokens: Iterable[Token]) -> list[Subject]:
    """Return the subjects of tokens one by one."""
    return [one for token in tokens if token.subject is not None for one in token.subject.each]


def _misnumbered(token: Token, frame: Frame, known: Known) -> Iterator[Finding]:
    """Yield that an indicator is named with another one's number."""
    subject, clause = token.subject, frame.clause
    if subject is None or subject.printed is None or str(subject.printed) == subject.values[0]:
        return
    result = known.assessment.subjects.indicators.get(int(subject.values[0]))
    first, last = subject.numbered if clause.typed(*subject.numbered) else (token.end - 1, token.end)
    if result is None or not clause.typed(first, last):
        return
    printed = clause.text[slice(*subject.numbered)]
    other = known.assessment.subjects.indicators.get(subject.printed)
    rank = f" ({printed} คืออันดับ)" if result.rank == subject.printed else f" ({other.label})" if other else ""
    advice = f" ใช้ {{{{ indicator({result.number}) }}}} คู่กับเลข {result.number}" if clause.passage.is_narrative else ""
    figures = {"number": result.number, "name": result.name, "printed": printed}
    yield Finding.make("W405", clause.place(first), rank=rank, advice=advice, **figures)


def _misplaced(frame: Frame, known: Known) -> Iterator[Finding]:
    """Yield that a question is said to be of another indicator than its own, or an indicator of another tool."""
    token, wider = frame.part_of, frame.part_of.subject if frame.part_of else None
    if token is None or wider is None:
        return
    if wider.kind == "tool":
        of = {one: known.tool_of(one) for one in expanded(frame.subjects)}
        wrong = [(one, right) for one, right in of.items() if right and right != wider.values[0]]
        if wrong and frame.clause.typed(token.start, token.end):
            label = known.figure(wrong[0][0], printed=False)
            named = label.label if label else f"ข้อ {wrong[0][0].values[0]}"
            yield told("W410", frame, token, what=f"{named} อยู่ใน", right=wrong[0][1])
        return
    code = next((one.values[0] for one in expanded(frame.subjects[:1]) if one.values), "")
    asked = known.assessment.criteria.question_by_code.get(code)
    if asked and wider.values[0] != f"{asked.indicator}":
        place = frame.clause.place(wider.numbered[0] if wider.printed else token.start)
        figures = {"name": f"ตัวชี้วัดของข้อ {code}", "number": asked.indicator, "printed": wider.values[0]}
        yield Finding.make("W405", place, rank="", advice="", **figures)


# Highest and lowest


def _check_extreme(frame: Frame, known: Known) -> Iterator[Finding]:
    tokens, subjects = [*singly(frame.subjects)], expanded(frame.subjects)
    kinds = {one.kind for one in subjects}
    # What the field is about may be the lowest of a group of its own.
    aside = not tokens[0].text if kinds == {"question"} else frame.noun == "noun questions"
    named = kinds in ({"indicator"}, {"tool"}, {"question"})
    if frame.extreme_at is None or not named or aside:
        return
    groups = _groups(subjects[0].kind, frame, known)
    left = {value for one in expanded(frame.but.subjects if frame.but else ()) for value in one.values}
    groups = [{one: score for one, score in group.items() if one not in left} for group in groups]
    for at, (subject, token) in enumerate(zip(subjects, tokens, strict=True)):
        places = _places(frame, at, len(subjects))
        unknown = frame.greatest and difference_of(subject, frame, known) is None
        if groups and not unknown and not any(_placed(subject.values[0], group, frame, places) for group in groups):
            narrow = next((group for group in groups[:0:-1] if subject.values[0] in group), groups[0])
            yield _wrong_extreme(token, narrow, frame, places, known, subject)


def _check_either(frame: Frame, known: Known) -> Iterator[Finding]:
    """What may be the highest of scores or of rises is told where it is neither."""
    if frame.either is not None and frame.own and not frame.extreme:
        place, at, _ = frame.either
        yield from _check_extreme(replace(frame, extreme=place, extreme_at=at, change=None), known)


def _superlative(frame: Frame, at: Token) -> str:
    """Return how one is said to be the highest or lowest, or to have risen or fallen most: "เพิ่มขึ้นสูงสุด"."""
    if at.may("above", "below"):
        return "สูงสุด" if frame.extreme > 0 else "ต่ำสุด"  # "ไม่มีตัวชี้วัดใดได้คะแนนสูงกว่า …"
    text, change = frame.clause.text, frame.change_at if frame.greatest and not frame.of_change else None
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
        changes = risen(known, frame, kind)
        ranking = {one: by for one, by in changes.items() if by > 0}  # what fell has not risen least
        ranking = ranking if len(ranking) >= abs(frame.extreme) else changes
        return [ranking] if ranking else []
    rises = _rises(kind, frame, known)
    if kind == "tool":
        return [*rises, known.group("noun tools", None)]
    if kind == "question":  # of those that are given, or of its own indicator's or tool's
        given, asked = known.assessment.subjects.questions, known.assessment.criteria.question_by_code
        of = {code: (code[0], asked[code].indicator if code in asked else None) for code in given}
        within = [{one for one in given if of[one][at] == of[code][at]} for code in given for at in (0, 1)]
        return [{code: round2(given[code]) for code in group} for group in ({*given}, *within) if len(group) > 1]
    indicators = known.assessment.indicators
    tools: list[str | None] = [None]
    tools += [tool for tool in dict.fromkeys((frame.tool, frame.clause.tool)) if tool is not None]
    groups = [{str(one.number): round2(one.score) for one in indicators if tool in (None, one.tool)} for tool in tools]
    if frame.among is None:
        return [*rises, *groups]
    return [*groups, {one: score for one, score in groups[0].items() if frame.among.met(score)}]


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
    return above < places.stop and places.start < above + equal


def _wrong_extreme(  # noqa: PLR0913, PLR0917 - what is said, and what is so
    token: Token, group: dict[str, Decimal], frame: Frame, places: range, known: Known, subject: Subject
) -> Finding:
    ranking = sorted(group, key=lambda value: -group[value] if frame.extreme > 0 else group[value])
    right = [value for value in ranking if group[value] in {group[one] for one in ranking[places.start : places.stop]}]
    figure = known.figure(subject, printed=False)
    figures = ((known.figure(Subject(subject.kind, (value,))), group[value]) for value in right)
    shown = f"{{:{'+' * frame.greatest}}}".format
    way = -1 if frame.greatest and frame.change == -1 else 1
    names = [f"{found.label} ({shown(score * way)})" for found, score in figures if found is not None]
    at = frame.extreme_at or token
    word, score = _superlative(frame, at), group.get(subject.values[0], figure.right if figure else None)
    if frame.greatest:
        score = difference_of(subject, frame, known)
    bare = word.startswith(("สูง", "ต่ำ"))
    plain = len(places) == 1 and frame.change is None and len(group) == len(known.assessment.indicators)
    field = {1: "highest", -1: "lowest"}.get(frame.extreme) if plain and subject.kind == "indicator" else None
    typed = token if frame.clause.typed(token.start, token.start + 1) else at
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


def _check_bounds(frame: Frame, known: Known) -> Iterator[Finding]:
    """Between what all scores are said to lie, "ทั้งสิบตัวชี้วัดอยู่ในช่วง 78.92 ถึง 100", or so many."""
    if frame.count is not None and frame.noun == "noun indicators":
        yield from _check_between(frame, frame.count, known)
        return
    before = frame.clause.text[: frame.bounds[0].start] if len(frame.bounds) == 2 else ""  # noqa: PLR2004
    if not _FORMS["of all"].search(before) or _FORMS["aimed"].search(before):
        return
    scores = [*known.group("noun indicators", frame.tool if frame.within or frame.narrow else None).values()]
    for said, pick, word in zip(frame.bounds, (min, max), ("ต่ำสุด", "สูงสุด"), strict=True):
        # Between whole numbers they may lie anywhere.
        whole = "." not in frame.clause.text[said.start : said.end]
        within = not scores or (whole and pick(*scores, said.number) == said.number)
        if not within and not agrees(said, right := pick(scores)):
            yield told("W401", frame, said, advice=f"แก้เป็น {right}", subject=f"คะแนน{word}", right=right, whose="")


def _check_order(frame: Frame, known: Known) -> Iterator[Finding]:
    """Those that are said to stand in order: "เรียงคะแนนจากมากไปหาน้อย ดังนี้ …"."""
    before = frame.clause.text[: frame.subjects[0].start] if len(frame.subjects) > 2 else ""  # noqa: PLR2004
    ways = {"from the highest": 1, "from the lowest": -1}
    way = 0 if frame.extreme else next((way for name, way in ways.items() if _FORMS[name].search(before)), 0)
    figures = [known.figure(one, printed=False) for one in expanded(frame.subjects)] if way or frame.ordered else []
    if frame.ordered:  # by scores where it begins with the highest or the lowest, and else by something else
        ends = {
            one.right: way
            for one, way in zip((known.extreme(1, None), known.extreme(-1, None)), (1, -1), strict=True)
            if one
        }
        way = ends.get(figures[0].right, 0) if figures[0] else 0
    for (first, one), (last, other) in pairwise(zip(frame.subjects, figures, strict=False)):
        if one and other and (one.right - other.right) * way < 0:
            said = " ".join(frame.clause.text[first.start : last.end].split())
            wrong = f"{one.label} {one.right} กับ {other.label} {other.right}"
            yield Finding.make("W404", frame.clause.place(first.start), said=said, wrong=wrong)


def _check_between(frame: Frame, said: Said, known: Known) -> Iterator[Finding]:
    """How many lie between two lines: "ระหว่าง 85 ถึง 90 คะแนน มี 5 ตัวชี้วัด"; one on a line may be meant or not."""
    if len(frame.bounds) != 2:  # noqa: PLR2004 - from one to the other
        return
    low, high = (one.number for one in frame.bounds)
    scores = {one.number: round2(one.score) for one in known.assessment.indicators}
    within = [one for one, score in scores.items() if low <= score <= high]
    inner = [one for one in within if scores[one] not in {low, high}]
    if not len(inner) <= said.number <= len(within):
        numbers = f" (ตัวชี้วัดที่ {', '.join(map(str, within))})" if within else ""
        figures = {"limit": f"ระหว่าง {low} ถึง {high}", "right": len(within), "numbers": numbers}
        yield told("W403", frame, said, advice=advice(frame, "", len(within)), **figures)


# Lines: above 85, below 85


def _check_limit(frame: Frame, known: Known) -> Iterator[Finding]:
    limit, clause = frame.limit, frame.clause
    if limit is None or not 0 <= limit.value <= _FULL:
        return
    if frame.count is not None and frame.noun in ("noun indicators", "noun tools") and frame.quantity != "every":
        yield from _check_count(frame, known)
        kinds = {f"noun {one.kind}s" for one in expanded(frame.subjects)}
        if not frame.own or kinds != {frame.noun} or frame.subjects[0].start < frame.count.start:
            return
    start, end, wrong = _false_of(frame, limit, known)
    if not wrong:
        return
    first, last = min(start, limit.start), max(end, limit.end)
    said = " ".join(clause.text[first:last].replace("*", "").split())
    if clause.is_row and not frame.quantity:
        start, said = limit.start, clause.text[limit.start : limit.end]
        wrong[-1] += f" ซึ่ง{_turned(said)} {limit.value}"
    met = [f"{one.number}" for one in known.assessment.indicators if limit.met(one.score, strictly=True)]
    listed = frame.subjects and frame.subjects[0].start > limit.start and not frame.quantity
    right = f" (ที่เป็นเช่นนั้นคือตัวชี้วัดที่ {', '.join(met)})" if listed and met else ""
    if len(wrong) == 1 and not frame.quantity:
        right = f" ซึ่ง{'สูงกว่า' if limit.below else 'ต่ำกว่า'} {limit.value.normalize():f}{right}"
    yield Finding.make("W404", clause.place(start), said=said, wrong=", ".join(wrong) + right)


def _turned(said: str) -> str:
    """Return the contrary of what a cell says: "ไม่ผ่าน"."""
    word, contrary = next(one for one in lists("kinds.yml")["contrary"].items() if said.startswith(one[0]))
    return f"{contrary}{said.removeprefix(word)}"


def _false_of(frame: Frame, limit: Limit, known: Known) -> tuple[int, int, list[str]]:
    """Return where it is said of whom that they are above or below a line, and those of whom that is false."""
    kind, at = frame.quantity, frame.quantity_at
    whose = expanded(frame.subjects) or ([OVERALL] if limit.reached and not (kind or frame.count) else [])
    own = {one.label: one.right for one in (known.any_of(one) for one in whose) if one is not None}
    first, last = (frame.subjects[0], frame.subjects[-1]) if frame.subjects else (at or limit, at or limit)
    span = first.start, last.end
    group, others = own if frame.own or not frame.subjects else {}, kind in ("none", "sole") and at is not None
    if kind == "vague":  # of most, or of some, there is one
        given = _all(frame, known) if frame.noun and at is not None and not at.text.startswith(("ไม่", "มิ")) else {}
        group = {} if any(limit.met(score, strictly=limit.below) for score in given.values()) else given
        span = (at.start, at.end) if at else span
    elif kind in ("every", "none") and at is not None:
        span = at.start, at.end
        several = kind == "every" and frame.own and len(own) > 1
        group = own if several else _all(frame, known)
    elif kind == "sole" and frame.own and at is not None:
        span = max(span, (at.start, at.end))
        noun = "noun tools" if expanded(frame.subjects)[0].kind == "tool" else frame.noun or "noun indicators"
        group = {name: score for name, score in known.group(noun, frame.tool).items() if name not in own}
    wrong = [name for name, score in group.items() if limit.met(score, strictly=others) == others]
    return *span, [f"{name} {group[name]}" for name in wrong]


def _all(frame: Frame, known: Known) -> dict[str, Decimal]:
    """Return the scores of all that are spoken of, without those that are left out."""
    group, left = known.group(frame.noun, frame.tool), frame.but
    figures = (known.figure(one, printed=False) for one in expanded(left.subjects if left else ()))
    labels = {one.label for one in figures if one is not None}
    return {name: score for name, score in group.items() if name not in labels}


def _check_count(frame: Frame, known: Known) -> Iterator[Finding]:
    count, limit, said = count_of(frame, known), frame.limit, frame.count
    if count is None or limit is None or said is None or count[2]:
        return
    right = len(count[0])
    numbers = ", ".join(str(number) for number in sorted(one.number for one in count[0]))
    yield told(
        "W403",
        frame,
        said,
        limit=f"{'ต่ำกว่า' if limit.below else 'ตั้งแต่'} {limit.value}",
        right=in_words(frame, said, right),
        numbers=f" (ตัวชี้วัดที่ {numbers})" if numbers else "",
        advice=advice(frame, count[1], right),
    )


def in_words(frame: Frame, said: Said, right: object) -> object:
    """Return a number, in words too where the one that it stands for was written so."""
    word = next((word for word, number in numerals().items() if number == right), "")
    return f"{right} ({word})" if word and frame.clause.text[said.start : said.end] in numerals() else right


def count_of(frame: Frame, known: Known) -> tuple[Sequence[Indicator], str, bool] | None:
    """Return the indicators that a count beside a line is of, the placeholder, and whether some reading agrees."""
    limit, said, assessment = frame.limit, frame.count, known.assessment
    if limit is None or said is None or frame.noun != "noun indicators" or frame.year not in (None, assessment.year):
        return None
    kind, side = ("weaknesses", "below") if limit.below else ("strengths", "above")
    right = tuple(one for one in assessment.ranking if limit.met(one.score, strictly=limit.below))
    tools = {frame.tool, frame.clause.tool} - {None}
    groups = [assessment.indicators, *([one for one in assessment.indicators if one.tool == tool] for tool in tools)]
    fits = {
        sum(limit.met(one.score, strictly=strictly) for one in group) for group in groups for strictly in (True, False)
    }
    return right, f'count("{kind}", {side}={limit.value.normalize():f})', int(said.number) in fits


def told(code: str, frame: Frame, at: Said | Token, **figures: object) -> Finding:
    """Return the finding on a number or a word of a frame, which it quotes as `typed`."""
    figures |= {key: spaced(f"{figures[key]}") for key in ("subject", "what") if key in figures}
    return Finding.make(code, frame.clause.place(at.start), typed=frame.clause.text[at.start : at.end], **figures)


def spaced(name: str) -> str:
    """Return a name as it stands after Thai words: one in Latin letters after a space."""
    return f" {name}" if name[:1].isascii() and name[:1].isalpha() else name


def advice(frame: Frame, placeholder: str, right: object) -> str:
    """Return what to do about a wrong figure: the placeholder, or the figure where none can stand."""
    return f"ใช้ {{{{ {placeholder} }}}}" if frame.clause.passage.is_narrative and placeholder else f"แก้เป็น {right}"


def risen(known: Known, frame: Frame, kind: Of = "indicator") -> dict[str, Decimal]:
    """Return how much each indicator or tool has risen, or fallen where that is spoken of."""
    subjects = known.assessment.subjects
    names = [*subjects.tools] if kind == "tool" else [str(number) for number in subjects.indicators]
    changes = {name: difference_of(Subject(kind, (name,)), frame, known) for name in names}
    way = -1 if frame.change == -1 else 1
    return {name: by * way for name, by in changes.items() if by is not None}


def span_of(frame: Frame, known: Known) -> tuple[int, int]:
    """Return the year that is compared with, and the one that is spoken of."""
    year = max(frame.years, default=frame.year or known.assessment.year)
    return frame.base or min(frame.years, default=year - 1), year


def difference_of(subject: Subject, frame: Frame, known: Known) -> Decimal | None:
    """Return by how much a subject has risen since the year that is compared with; None where one is not known."""
    base, year = span_of(frame, known)
    now, before = known.figure(subject, year, printed=False), known.figure(subject, base)
    return None if now is None or before is None or base >= year else now.right - before.right


def agrees(said: Said, value: Decimal) -> bool:
    """Tell whether a number is `value`, or `value` rounded to its own decimals; 100 is never a rounded figure."""
    return said.number == value or (round2(value).quantize(said.number, "ROUND_HALF_UP") == said.number != _FULL)
