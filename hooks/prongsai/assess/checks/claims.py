"""What prose claims in words (ข้อความอ้าง): lines, counts, extremes, change, ranks and levels, against the scores."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from prongsai.assess.checks.against import advice, agrees, expanded, in_words, is_made_of_all, of_so_many, told
from prongsai.assess.checks.extremes import check_extremes
from prongsai.assess.checks.slips import is_doubtful, is_of_some
from prongsai.assess.figures.arithmetic import FULL
from prongsai.assess.prose.tokens import OVERALL
from prongsai.assess.prose.words import lists, patterns
from prongsai.findings import Finding
from prongsai.text import fold_digits, round2

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prongsai.assess.figures.arithmetic import Indicator
    from prongsai.assess.prose.frames import Frame, Limit, Said
    from prongsai.assess.prose.known import Known
    from prongsai.assess.prose.tokens import Token

_FORMS = patterns("claims")
_LEAST = 30
"""Lower lines are of rises, and of no scores: "เพิ่มตั้งแต่ 5 แต่ไม่เกิน 6 คะแนนมี 2 ตัว"."""


def check_claims(frame: Frame, known: Known) -> Iterator[Finding]:
    """Yield what a frame says in words and the scores do not."""
    for token in frame.subjects if frame.own else ():
        yield from _misnumbered(token, frame, known)
    yield from _misplaced(frame, known)
    if (frame.year or frame.asked or known.assessment.year) == known.assessment.year:
        yield from check_extremes(frame, known)
        yield from _check_limit(frame, known)
        yield from _check_bounds(frame, known)


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
    meant, own = result, [one for one in frame.values if token in one.of]
    of_other = other is not None and bool(own) and all(agrees(one, round2(other.score)) for one in own)
    if other and of_other and not any(agrees(one, round2(result.score)) for one in own):
        meant, rank = other, f" และคะแนนที่พิมพ์เป็นของ{other.label}"  # so it is the name that is wrong
    advice = f" ใช้ {{{{ indicator({meant.number}) }}}} คู่กับเลข {meant.number}" if clause.passage.is_narrative else ""
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


def _check_bounds(frame: Frame, known: Known) -> Iterator[Finding]:
    """Between what all scores are said to lie, "ทั้งสิบตัวชี้วัดอยู่ในช่วง 78.92 ถึง 100", or so many."""
    if frame.count is not None and frame.noun == "noun indicators":
        yield from _check_between(frame, frame.count, known)
        return
    before = frame.clause.text[: frame.bounds[0].start] if len(frame.bounds) == 2 else ""  # noqa: PLR2004
    between = bool(before) and "แต่" in frame.clause.text[frame.bounds[0].end : frame.bounds[1].start]
    if between or not _FORMS["of all"].search(before) or _FORMS["aimed"].search(before):
        return
    scores = [*known.group("noun indicators", frame.tool if frame.within or frame.narrow else None).values()]
    for said, pick, word in zip(frame.bounds, (min, max), ("ต่ำสุด", "สูงสุด"), strict=True):
        # Between whole numbers they may lie anywhere.
        whole = "." not in frame.clause.text[said.start : said.end]
        within = not scores or (whole and pick(*scores, said.number) == said.number)
        if not within and not agrees(said, right := pick(scores)):
            yield told("W401", frame, said, advice=f"แก้เป็น {right}", subject=f"คะแนน{word}", right=right, whose="")


def _check_between(frame: Frame, said: Said, known: Known) -> Iterator[Finding]:
    """How many lie between two lines: "ระหว่าง 85 ถึง 90 คะแนน มี 5 ตัวชี้วัด"; one on a line may be meant or not."""
    if len(frame.bounds) != 2:  # noqa: PLR2004 - from one to the other
        return
    low, high = (one.number for one in frame.bounds)
    scores = {one.number: round2(one.score) for one in known.assessment.indicators}
    within = [one for one, score in scores.items() if low <= score <= high]
    inner = [one for one in within if scores[one] not in {low, high}]
    if not len(inner) <= said.number <= len(within) and not is_doubtful(frame, said.number, len(within)):
        numbers = f" (ตัวชี้วัดที่ {', '.join(map(str, within))})" if within else ""
        figures = {"limit": f"ระหว่าง {low} ถึง {high}", "right": len(within), "numbers": numbers}
        yield told("W403", frame, said, advice=advice(frame, "", len(within)), **figures)


# Lines: above 85, below 85


def _check_limit(frame: Frame, known: Known) -> Iterator[Finding]:
    limit, clause = frame.limit, frame.clause
    years = {one.year for one in frame.values} - {None, known.assessment.year}
    if limit is None or years or not _LEAST <= limit.value <= FULL:
        return  # "เคยได้ 83.16 คะแนนในปี 2566 ขณะนั้นยังไม่ถึง 85"
    if frame.noun == "noun questions" and frame.own:
        asked = {one.kind for one in expanded(frame.subjects)} == {"question"}
        if frame.subjects[0].start > limit.end or not asked:
            return  # "ข้อคำถามที่ได้ต่ำกว่า 85 มี 6 ข้อ เป็นของ IIT 3 ข้อ …", "### OIT ⏎ ข้อคำถามที่ยกมา 8 ข้อต่ำกว่า 80"
    behind = frame.subjects[:1] and frame.subjects[0].start > limit.end
    if behind and frame.count and _FORMS["called"].match(clause.text, limit.end):
        return  # "ต่ำกว่า 85 คะแนนเป็นจุดอ่อน ปรากฏผลดังนี้ จุดแข็งมี 4 ตัวชี้วัด ได้แก่ …"
    if frame.count is not None and frame.noun in ("noun indicators", "noun tools") and frame.quantity != "every":
        yield from _check_count(frame, known)
        kinds = {f"noun {one.kind}s" for one in expanded(frame.subjects)}
        if not frame.own or kinds != {frame.noun} or frame.subjects[0].start < frame.count.start:
            return
    start, end, wrong, many = _false_of(frame, limit, known)
    if not wrong or is_of_some(frame, len(wrong), many):
        return
    first, last = min(start, limit.start), max(end, limit.end)
    said = " ".join(clause.text[first:last].replace("*", "").split())
    side = "สูงกว่า" if limit.below else "ต่ำกว่า"
    if clause.is_row and not frame.quantity:
        start, said = limit.start, clause.text[limit.start : limit.end]
        side = _turned(said)
    met = [f"{one.number}" for one in known.assessment.indicators if limit.met(one.score, strictly=True)]
    listed = frame.subjects and frame.subjects[0].start > limit.start and not frame.quantity
    right = f" (ที่เป็นเช่นนั้นคือตัวชี้วัดที่ {', '.join(met)})" if listed and met else ""
    if len(wrong) == 1 and not frame.quantity:
        right = f" ซึ่ง{side} {limit.value.normalize():f}{right}"
    yield Finding.make("W404", clause.place(start), said=said, wrong=", ".join(wrong) + right)


def _turned(said: str) -> str:
    """Return the contrary of what a cell says: "ไม่ผ่าน"."""
    word, contrary = next(one for one in lists("kinds.yml")["contrary"].items() if said.startswith(one[0]))
    return f"{contrary}{said.removeprefix(word)}"


def _false_of(frame: Frame, limit: Limit, known: Known) -> tuple[int, int, list[str], int]:
    """Return where it is said of whom that they are above or below a line, those of whom that is false, of how many."""
    kind, at = frame.quantity, frame.quantity_at
    alone = limit.reached and not (kind or frame.count or _FORMS["sorted"].search(frame.clause.text, 0, limit.start))
    whose = expanded(frame.subjects) or ([OVERALL] if alone else [])
    own = {one.label: one.right for one in (known.any_of(one) for one in whose) if one is not None}
    first, last = (frame.subjects[0], frame.subjects[-1]) if frame.subjects else (at or limit, at or limit)
    span = first.start, last.end
    group, others = own if frame.own or not frame.subjects else {}, kind in ("none", "sole") and at is not None
    if kind == "vague":  # of most, or of some, there is one
        given = _all(frame, known) if frame.noun and at is not None and not at.text.startswith(("ไม่", "มิ")) else {}
        group = {} if any(limit.met(score, strictly=limit.below) for score in given.values()) else given
        span = (at.start, at.end) if at else span
    elif kind in ("every", "none") and at is not None and not is_made_of_all(frame):
        span = at.start, at.end
        several = kind == "every" and frame.own and len(own) > 1
        group = own if several else _all(frame, known)
        within = _of_named_tool(frame, at, known)
        so = {name for name, score in group.items() if limit.met(score, strictly=kind == "none") != (kind == "none")}
        group = {} if within and so >= within else group
    elif kind == "sole" and frame.own and own and at is not None:
        span = max(span, (at.start, at.end))
        own |= {
            one.values[0].split()[0]: Decimal(0) for one in whose if one.kind == "part"
        }  # it may be that of the tool
        noun = "noun tools" if expanded(frame.subjects)[0].kind == "tool" else frame.noun or "noun indicators"
        group = {name: score for name, score in known.group(noun, frame.tool).items() if name not in own}
        group = {} if {one.kind for one in whose} == {"question"} else group  # which are not all told
    wrong = [name for name, score in group.items() if limit.met(score, strictly=others) == others]
    return *span, [f"{name} {group[name]}" for name in wrong], len(group)


def _of_named_tool(frame: Frame, at: Token, known: Known) -> set[str]:
    """Return the indicators of the one tool that a clause names before it speaks of all: they may be meant alone."""
    named = [tool for tool in known.group("noun tools", None) if tool in frame.clause.text[: at.start]]
    alone = frame.noun == "noun indicators" and len(named) == 1
    return {*known.group("noun indicators", named[0])} if alone else set()


def _all(frame: Frame, known: Known) -> dict[str, Decimal]:
    """Return the scores of all that are spoken of, without those that are left out."""
    group, left = known.group(frame.noun, frame.tool or next(iter(of_so_many(frame, known)), None)), frame.but
    figures = (known.figure(one, printed=False) for one in expanded(left.subjects if left else ()))
    labels = {one.label for one in figures if one is not None}
    return {name: score for name, score in group.items() if name not in labels}


def _check_tools(frame: Frame, limit: Limit, said: Said, known: Known) -> Iterator[Finding]:
    """How many tools are above or below a line: "สองเครื่องมือมีคะแนนตั้งแต่ 85"; one on it may be meant or not."""
    scores = [*known.group("noun tools", None).values()]
    right, other = (
        sum(limit.met(one, strictly=strictly) for one in scores) for strictly in (limit.below, not limit.below)
    )
    forms = _FORMS["forms"].match(frame.clause.text, said.end)
    wrong = int(said.number) not in {right, other} and not is_doubtful(frame, said.number, right)
    if scores and not forms and wrong:
        what = f"เครื่องมือที่ได้{'ต่ำกว่า' if limit.below else 'ตั้งแต่'} {limit.value} มี"
        yield told("W410", frame, said, what=what, right=in_words(frame, said, right))


def _check_count(frame: Frame, known: Known) -> Iterator[Finding]:
    if frame.noun == "noun tools" and frame.limit and frame.count and frame.year in {None, known.assessment.year}:
        yield from _check_tools(frame, frame.limit, frame.count, known)
        return
    count, limit, said = count_of(frame, known), frame.limit, frame.count
    if count is None or limit is None or said is None or count[2]:
        return
    newly = _FORMS["newly"].search(frame.clause.text, limit.end, max(limit.end, said.start))
    if newly and said.number <= len(count[0]):
        return  # "ที่พ้น 85 คะแนนขึ้นมาได้ในปีนี้มี 3 ตัว"
    right = len(count[0])
    if is_doubtful(frame, said.number, right) or said.number in _by_other_lines(frame, limit, said, known):
        return
    numbers = ", ".join(str(number) for number in sorted(one.number for one in count[0]))
    yield told(
        "W403",
        frame,
        said,
        limit=f"{'ต่ำกว่า' if limit.below else 'ตั้งแต่'} {limit.value}",
        right=in_words(frame, said, right),
        numbers=f" (ตัวชี้วัดที่ {numbers})" if numbers else "",
        advice=advice(frame, count[1], right, said),
    )


def _by_other_lines(frame: Frame, limit: Limit, count: Said, known: Known) -> set[int]:
    """Return how many are above, below or between the lines right before a count, where it may be theirs."""
    text = fold_digits(frame.clause.text)
    named = [*_FORMS["a line"].finditer(text, 0, count.start)][-2:]
    lines, scores = [Decimal(one[0]) for one in named], [one.score for one in known.assessment.indicators]
    found = set[int]()
    if lines and lines[-1] != limit.value:
        above = sum(score >= lines[-1] for score in scores)
        found |= {above, len(scores) - above}  # "ได้ 90 คะแนนขึ้นไปถึง 9 ตัวชี้วัด มีเพียงตัวชี้วัดที่ 9 ที่ไม่ถึง 85 คะแนน"
    if len(lines) > 1 and _FORMS["up to"].fullmatch(text, named[0].end(), named[1].start()):
        found.add(sum(min(lines) <= score < max(lines) for score in scores))
    return found


def count_of(frame: Frame, known: Known) -> tuple[Sequence[Indicator], str, bool] | None:
    """Return the indicators that a count beside a line is of, the placeholder, and whether some reading agrees."""
    limit, said, assessment = frame.limit, frame.count, known.assessment
    if limit is None or said is None or frame.noun != "noun indicators" or frame.year not in (None, assessment.year):
        return None
    kind, side = ("weaknesses", "below") if limit.below else ("strengths", "above")
    right = tuple(one for one in assessment.ranking if limit.met(one.score, strictly=limit.below))
    tools = {frame.tool, frame.clause.tool} - {None}
    fits = {
        sum(limit.met(one.score, strictly=strictly) for one in assessment.indicators if tool in (None, one.tool)) + more
        for tool in (None, *tools)
        for strictly in (True, False)
        for more in range(known.unknown(tool) + 1)
    }
    return right, f'count("{kind}", {side}={limit.value.normalize():f})', int(said.number) in fits
