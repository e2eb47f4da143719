"""Change in prose (การเปลี่ยนแปลง): who rose or fell, by how much, from what to what, and how far two are apart."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from prongsai.assess.checks.against import (
    agrees,
    deny,
    difference_of,
    expanded,
    is_made_of_all,
    of_so_many,
    risen,
    span_of,
    told,
    wrong_number,
)
from prongsai.assess.checks.slips import is_doubtful, is_of_some
from prongsai.assess.figures.arithmetic import FULL
from prongsai.assess.prose.tokens import OVERALL, SIGNS, Subject
from prongsai.assess.prose.words import patterns
from prongsai.text import fold_digits, round2

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prongsai.assess.prose.frames import Frame, Said
    from prongsai.assess.prose.known import Known
    from prongsai.assess.prose.tokens import Token
    from prongsai.findings import Finding

_FORMS = patterns("changes")
_BACK = 4
"""So many years back a score may be compared with, where no year is named."""
_CLOSE = 25
"""So near an amount it is said since when it is, in letters."""
_APART = 30
"""So far behind a count it may be said that those have risen, in letters."""
_BEFORE = 60
"""How far before its word it is looked for of what a change is, in letters."""
_WAYS = {1: "เพิ่มขึ้น", -1: "ลดลง", 0: "เท่าเดิม"}
_SINCE = {1: "เพิ่มขึ้นจากปี {} อยู่", -1: "ลดลงจากปี {} อยู่", 0: "เท่ากับปี {} ต่างกัน"}


def check_changes(frame: Frame, known: Known) -> Iterator[Finding]:
    """Yield what a frame says of change and of how far something is apart, and is not so."""
    yield from _check_change(_sure(frame, known), known)


def _subject_of(frame: Frame) -> Subject | None:
    """Return whose change is spoken of: one subject, or the agency as a whole where scores are spoken of."""
    subjects = expanded(frame.subjects)
    if not subjects:
        # Where both ends are named none is spoken of alone, and "ตัวชี้วัดที่คะแนนลดลง" only names some.
        at = frame.change_at
        some = at is not None and _FORMS["which"].search(frame.clause.text, 0, at.start)
        return OVERALL if frame.scored and not (frame.extreme or some) else None
    return subjects[-1] if len(subjects) == 1 else None


def _check_change(frame: Frame, known: Known) -> Iterator[Finding]:
    if frame.year is not None and frame.year > known.assessment.year:
        return
    if frame.against is not None:
        yield from _check_gap(frame, frame.against, known)
    elif frame.change is None and frame.amount is not None:
        yield from _check_amount(frame, frame.amount, known)
    elif _counts_risen(frame) and frame.count is not None and frame.change:
        yield from _check_risen(frame, frame.count, frame.change, known)
    elif (
        frame.change is not None
        and frame.change_at is not None
        and (not frame.extreme or (frame.amount if frame.greatest else frame.origin or frame.base) is not None)
    ):
        yield from _check_way(frame, frame.change_at, known)
    if not frame.extreme or frame.of_change or (frame.greatest and _is_greatest(frame, known)):
        yield from _check_ends(frame, known)
    if frame.change and frame.change_at and not (frame.extreme or frame.quantity or frame.limit):
        yield from _check_listed(frame, frame.change_at, known)
    yield from _check_sign(frame)


def _check_risen(frame: Frame, count: Said, way: int, known: Known) -> Iterator[Finding]:
    """How many indicators rose or fell, of all or of tools that are named: "ตัวชี้วัดของ IIT ที่ลดลงมี 2"."""
    changes, text = risen(known, frame), frame.clause.text
    at = frame.change_at.start if frame.change_at else count.start
    named = _FORMS["of tools"].search(text, 0, at)
    tools = _FORMS["a tool"].findall(named[0]) if named else [frame.tool] if frame.tool else []
    own = [f"{one.number}" for one in known.assessment.indicators if one.tool in tools]
    among = [one.values[0] for one in expanded(frame.subjects) if one.kind == "indicator"]
    own = among if len(among) > 1 else own  # "ตัวชี้วัดที่ 1 ถึง 8 เพิ่มขึ้นเจ็ดตัวจากแปดตัว"
    every, theirs = (sum(by > 0 for one, by in changes.items() if one in among) for among in (changes, own))
    if changes and not (own and count.number == theirs):
        of = f"ของ {', '.join(tools)} " if named else ""
        what = f"ตัวชี้วัด{of}ที่{_WAYS[way]}จากปี {span_of(frame, known)[0]} มี"
        yield from wrong_number(frame, count, theirs if named else every, what)


def _sure(frame: Frame, known: Known) -> Frame:
    """Return a frame without an amount that is perhaps of something else; but whether scores rose is told."""
    amount = frame.amount
    doubtful = amount is not None and (not _is_of_scores(frame, amount) or _reckoned(frame, amount, known))
    return replace(frame, amount=None) if doubtful else frame


def _is_of_scores(frame: Frame, amount: Said) -> bool:
    """Tell whether an amount looks like one of scores, and not of places or things: "ขยับขึ้นมา 17 ที่"."""
    text = frame.clause.text
    typed, before, behind = text[amount.start : amount.end], text[: amount.start].rstrip(), text[amount.end :]
    sure = "." in typed or before.endswith("ร้อยละ") or not behind.strip()
    return sure or _FORMS["points"].match(behind) is not None


def _reckoned(frame: Frame, amount: Said, known: Known) -> bool:
    """Tell whether an amount is how far something else is apart that its clause names: by years, lines or weights."""
    text, now, subject = frame.clause.text, known.assessment.year, _subject_of(frame)
    own = difference_of(subject, frame, known) if subject else None
    since = _FORMS["since"].search(text, max(0, amount.start - _CLOSE), amount.end + _CLOSE)
    if own is not None and agrees(amount, abs(own)):
        return False
    named, figures = _named_in(text)
    years = {now, now - 1, *named}
    spans = [known.spread(year) for year in years] if _FORMS["of ends"].search(text) else []
    figures = figures if _FORMS["by a line"].search(text) else frozenset()
    for one in () if since else expanded(frame.subjects) or [OVERALL]:
        scores = {year: figure.right for year in years if (figure := known.figure(one, year, printed=False))}
        spans += [score - scores[year] for last, score in scores.items() for year in scores if last - year > 1]
        spans += [score - line for year, score in scores.items() if year in {now, frame.year} for line in figures]
    for tool in known.assessment.criteria.tools if _FORMS["by weight"].search(text) else ():
        of_years = [figure.right for year in years if (figure := known.figure(Subject("tool", (tool.code,)), year))]
        spans += [(score - other) * (tool.weight or 0) / FULL for score in of_years for other in of_years]
    return any(span and agrees(amount, round2(abs(span))) for span in spans)


@lru_cache(maxsize=8)
def _named_in(text: str) -> tuple[frozenset[int], frozenset[Decimal]]:
    """Return the years that a clause names, and the figures that may be lines or scores."""
    text = fold_digits(text)
    return frozenset(map(int, _FORMS["a year"].findall(text))), frozenset(
        map(Decimal, _FORMS["a figure"].findall(text))
    )


def _counts_risen(frame: Frame) -> bool:
    """Tell whether a count is of those that rose, and not of all whose score or rise is told beside it."""
    count, at = frame.count, frame.change_at
    if count is None or at is None or frame.noun != "noun indicators" or frame.limit is not None or frame.values:
        return False
    if frame.quantity == "every" and frame.within:
        return False  # "ทั้งห้าตัวชี้วัดของ IIT เพิ่มขึ้นจากปีก่อน"
    fewer = at.end <= count.start and _FORMS["by so many"].search(frame.clause.text, 0, at.start)
    return at.start - count.end <= _APART and not fewer


def _is_greatest(frame: Frame, known: Known) -> bool:
    """Tell whether the one that is said to have risen or fallen most has done so."""
    named = expanded(frame.subjects)
    changes = risen(known, frame, named[0].kind) if named else {}
    return [changes.get("".join(one.values[:1])) for one in named] == [max(changes.values(), default=None)]


def _check_listed(frame: Frame, at: Token, known: Known) -> Iterator[Finding]:
    """Those that are named together as having risen or fallen: "ที่ลดลง ได้แก่ …"."""
    named = [one.values[0] for one in expanded(frame.subjects) if one.kind == "indicator"] if frame.own else []
    lists = _FORMS["lists"].search(frame.clause.text[max(0, at.start - _BEFORE) : at.start].rstrip())
    some = frame.count is not None and frame.own and frame.subjects[0].start < frame.count.start
    counted = frame.count is not None and frame.count.number == len(named)  # "ที่ลดลงมี 1 ตัวชี้วัด คือ …"
    if len(named) < (1 if counted else 2) or frame.values or some or not lists:
        return  # of one alone it is told as its change
    changes, (base, _) = risen(known, frame), span_of(frame, known)
    if wrong := [one for one in named if one in changes and changes[one] <= 0]:
        right = ", ".join(one for one, by in changes.items() if by > 0)
        wrongly = f"{_labels(wrong, known)} (เทียบปี {base} ที่{_WAYS[frame.change or 0]}คือตัวชี้วัดที่ {right})"
        yield deny(frame, min(at.start, frame.subjects[0].start), max(at.end, frame.subjects[-1].end), wrongly)


def _labels(numbers: Iterable[str], known: Known) -> str:
    return ", ".join(known.assessment.subjects.indicators[int(one)].label for one in numbers)


def _check_sign(frame: Frame) -> Iterator[Finding]:
    """What rises has no minus before it, and what falls no plus; nor does it fall from less to more."""
    amount, at, first, last = frame.amount, frame.change_at, frame.origin, frame.result
    whole = not any("." in frame.clause.text[one.start : one.end] for one in (first, last) if one)
    if at and first and last and not whole and (last.number - first.number) * (frame.change or 0) < 0:
        apart = last.number - first.number
        yield told("W409", frame, at, what=f" {last.number} ต่างจาก {first.number} อยู่", right=f"{apart:+f}")
    if amount and at and SIGNS.get(frame.clause.text[amount.start], 0) * (frame.change or 0) < 0:
        yield told("W412", frame, amount, word=at.text)


def _check_gap(frame: Frame, against: Token, known: Known) -> Iterator[Finding]:
    """How far two subjects are apart."""
    year = frame.year or next((one.year for one in frame.values if one.year), None)
    first, second = (known.figure(one, year) if one else None for one in (_subject_of(frame), against.subject))
    if first is None or second is None:
        return
    said: list[Decimal | None] = [first.right, second.right]
    if frame.of_change:
        said = [difference_of(one, frame, known) if one else None for one in (_subject_of(frame), against.subject)]
    one, other = said
    if one is None or other is None:
        return
    apart, got = one - other, "เปลี่ยนไป" if frame.of_change else "ได้"
    if frame.change and apart and (apart > 0) != (frame.change > 0):
        way = "ต่ำกว่า" if apart < 0 else "สูงกว่า"
        what = f" {first.label} {got} {one} {way} {second.label} ซึ่ง{got}"
        yield told("W409", frame, against, what=what, right=other)
    elif frame.amount is not None:
        yield from wrong_number(
            frame, frame.amount, abs(apart), f"{first.label} กับ {second.label} ต่างกัน", others=known.rises
        )


def _check_amount(frame: Frame, amount: Said, known: Known) -> Iterator[Finding]:
    """How far a score is from a line that is named, the highest from the lowest, or a score from last year's."""
    if frame.year not in (None, known.assessment.year) and not frame.clause.is_row:
        return
    if frame.both:
        if _FORMS["no ends"].search(frame.clause.text, max(0, amount.start - _BEFORE), amount.start):
            return
        scores = known.group(frame.noun, frame.tool).values()
        apart = max(scores, default=0) - min(scores, default=0)
        yield from wrong_number(frame, amount, apart, "คะแนนสูงสุดกับต่ำสุดต่างกัน")
        return
    if len(two := expanded(frame.subjects)) == 2 and frame.own and frame.change_at and not frame.base:  # noqa: PLR2004
        first, second = known.figure(two[0], printed=False), known.figure(two[1], printed=False)
        between = frame.clause.text[frame.change_at.start : frame.subjects[0].start]
        if first and second and frame.aim is None and (not between or "ระหว่าง" in between):
            what = f"{first.label} กับ {second.label} ต่างกัน"
            yield from wrong_number(frame, amount, abs(first.right - second.right), what)
        return
    signed = frame.clause.text[amount.start] in SIGNS
    alone = not frame.subjects and ((signed and (frame.year or frame.base)) or (frame.limit and frame.limit.reached))
    subject = _subject_of(frame) or (OVERALL if alone else None)
    figure = known.figure(subject, printed=False) if subject else None
    if figure is None or subject is None:
        return
    difference = difference_of(subject, frame, known)
    line = frame.aim if frame.limit is None else frame.limit.value
    if line is not None:
        yield from wrong_number(frame, amount, abs(figure.right - line), f"{figure.label} กับ {line} ต่างกัน")
    elif difference is not None and frame.clause.is_row:
        yield from _check_cell(frame, amount, difference, subject, known)
    elif difference is not None and signed and not frame.apart and not agrees(amount, difference):
        what = f"{figure.label} ต่างจากปี {frame.base or known.assessment.year - 1} อยู่"
        yield told("W409", frame, amount, what=what, right=f"{difference:+}")


def _check_cell(frame: Frame, amount: Said, difference: Decimal, subject: Subject, known: Known) -> Iterator[Finding]:
    """How far a score is from that of the year before, in a table: there its sign counts."""
    base, year = span_of(frame, known)
    now = known.figure(subject, year, printed=False)
    if now and amount.number != difference and not _is_share(frame, amount, difference, now.right):
        since = "ปีก่อน" if base == year - 1 else f"ปี {base}"
        yield told("W409", frame, amount, what=f"{now.label} ต่างจาก{since}อยู่", right=difference)


def _check_of_all(frame: Frame, at: Token, known: Known) -> Iterator[Finding]:
    """Whether all, none or the sole one rose or fell, of indicators or of tools."""
    if is_made_of_all(frame) or _is_of_what_they_have(frame, at):
        return
    tools = {one.values[0] for one in expanded(frame.subjects) if one.kind == "tool"} if frame.own else set()
    tools |= {frame.tool} if frame.within and frame.tool else set()
    tools = tools or {*of_so_many(frame, known)}
    own = {f"{one.number}" for one in known.assessment.indicators if one.tool in tools or not tools}
    several = {one.values[0] for one in expanded(frame.subjects) if one.kind == "indicator"} if frame.own else set()
    own = several if frame.quantity == "every" and len(several) > 1 else own  # "ตัวชี้วัดที่ 1 - 5 เพิ่มขึ้นทุกตัว"
    of_tools = frame.quantity == "sole" and bool(tools) and frame.noun != "noun indicators" and not frame.within
    of_tools |= frame.noun == "noun tools"
    changes = risen(known, frame, "tool" if of_tools else "indicator")
    changes = {one: by for one, by in changes.items() if of_tools or one in own}
    every, left = frame.quantity == "every", frame.but.subjects if frame.but else ()
    named = {one.values[0] for one in expanded(left if every or not frame.own else frame.subjects) if one.values}
    went = {one: by > 0 if frame.change else not by for one, by in changes.items() if one not in named}
    wrong = [one for one, so in went.items() if so != every]
    above = {f"{one.number}" for one in known.assessment.indicators if one.tool == frame.tool}
    # "### IIT ⏎ ไม่มีตัวชี้วัดใดลดลง"
    wrong = wrong if not (frame.tool and frame.quantity != "sole") or above & {*wrong} else []
    if wrong and (frame.quantity != "sole" or named) and not is_of_some(frame, len(wrong), len(went)):
        claiming = [one for one in (frame.quantity_at, *frame.subjects[:1]) if one is not None]
        first = max(claiming, key=lambda one: one.start, default=at)
        wrongly = f"{', '.join(wrong) if of_tools else _labels(wrong, known)} (เทียบปี {span_of(frame, known)[0]})"
        yield deny(frame, min(first.start, at.start), max(first.end, at.end), wrongly)


def _is_of_group(frame: Frame) -> bool:
    """Tell whether all or none of the indicators or tools are said to have gone a way, or the sole one."""
    of_tools = frame.noun == "noun tools" and frame.quantity in ("every", "none")
    return of_tools or (frame.quantity in ("every", "none", "sole") and frame.noun in ("", "noun indicators"))


def _is_of_what_they_have(frame: Frame, at: Token) -> bool:
    """Tell whether what tools have went a way, or none by more than so much: "ทั้งสามเครื่องมือมีตัวชี้วัดลดลง"."""
    text, start = frame.clause.text, frame.quantity_at.end if frame.quantity_at else 0
    by_more = frame.quantity == "none" and _FORMS["by more"].match(text, at.end)  # "ไม่มีเครื่องมือใดลดลงเกิน 2 คะแนน"
    return frame.noun == "noun tools" and bool(by_more or _FORMS["what they have"].search(text, start, at.start))


def _check_way(frame: Frame, at: Token, known: Known) -> Iterator[Finding]:
    """Whether it rose or fell, and by how much."""
    base, year = span_of(frame, known)
    if frame.quantity == "vague" or (frame.count is not None and not frame.own and frame.quantity != "every"):
        return
    if _is_of_group(frame):
        yield from _check_of_all(frame, at, known)
        return
    subject = _subject_of(frame)
    difference = difference_of(subject, frame, known) if subject else None
    if difference is None or subject is None or _is_longer(frame, subject, known):
        return
    way = (difference > 0) - (difference < 0)
    beside = frame.extreme and not frame.greatest  # "ได้ 81.25 คะแนน เพิ่มขึ้นจาก 83.40 คะแนน เป็นอันดับสุดท้าย"
    figure = known.figure(subject, year, printed=False)
    what = f"{figure.label if figure else ''} {_SINCE[way].format(base)}"
    then, origin = known.figure(subject, base), frame.origin
    its = origin is not None and then is not None and origin.number in then.values  # "และเพิ่มขึ้นจาก 92.10 คะแนน"
    if way != frame.change:
        if year == known.assessment.year - 1 and frame.amount and _since_then(frame, subject, known):
            return  # "- ปีก่อน 97.19 คะแนน ลดลง 2.71 คะแนน"
        if its or not (beside or _may_be_of_else(frame, at, difference)):
            yield told("W409", frame, at, what=what, right=abs(difference))
    elif frame.amount is not None and not (figure and _is_share(frame, frame.amount, difference, figure.right)):
        if its and not agrees(frame.amount, abs(difference)):
            yield told("W409", frame, frame.amount, what=what, right=abs(difference))  # "เพิ่มขึ้น 6.70 จาก 84.55 คะแนน"
        elif not beside:
            yield from wrong_number(frame, frame.amount, abs(difference), what, others=known.rises)


def _since_then(frame: Frame, subject: Subject, known: Known) -> bool:
    """Tell whether an amount is how far a score has gone since the year that is spoken of."""
    now, then = known.figure(subject, printed=False), known.figure(subject, frame.year)
    return bool(now and then and frame.amount and agrees(frame.amount, abs(now.right - then.right)))


def _may_be_of_else(frame: Frame, at: Token, difference: Decimal) -> bool:
    """Tell whether something else than a score may have risen, by unknown words, where no year or amount is said."""
    by_so_much = frame.amount is not None and agrees(frame.amount, abs(difference))
    since = _FORMS["since"].match(frame.clause.text[at.end :].lstrip())
    weighed = _FORMS["by weight"].search(frame.clause.text)
    return frame.strange and (weighed is not None or not frame.own) and not (by_so_much or since)


def _is_longer(frame: Frame, subject: Subject, known: Known) -> bool:
    """Tell whether an amount is a change over other years, where none is named to compare with."""
    said, current = frame.amount, known.assessment.year
    if said is None:
        return False
    if _FORMS["row"].match(frame.clause.text, said.end):
        return True  # of each year, or of each tool
    back = () if frame.base or frame.year or frame.years else range(current - _BACK, current)
    changes = (difference_of(subject, replace(frame, base=base), known) for base in back)
    return any(one is not None and agrees(said, one * (frame.change or 0)) for one in changes)


def _is_share(frame: Frame, said: Said, difference: Decimal, score: Decimal) -> bool:
    """Tell whether a change is said as a share of what was: "เพิ่มขึ้นร้อยละ 3.97"; in a row its heading may say so."""
    before, after = frame.clause.text[: said.start], frame.clause.text[said.end :]
    shared = before.rstrip().endswith("ร้อยละ") or after.lstrip().startswith(("%", "เปอร์เซ็นต์"))
    was = score - difference
    share = round2(difference / was * FULL) if was else None
    if share is None or not (shared or frame.clause.is_row):
        return False
    return agrees(said, share if said.number < 0 else abs(share))


def _check_ends(frame: Frame, known: Known) -> Iterator[Finding]:
    """From what, and to what: "จาก 85.40 เป็น 89.83"."""
    subject = _subject_of(frame)
    if subject is None:
        return
    base, now = span_of(frame, known)
    between = frame.clause.text[frame.origin.end : frame.result.start] if frame.origin and frame.result else ""
    either = (base, now) if "/" in between else ()  # "(87.25 / 86.77)": in which order is not said
    for said, year in ((frame.origin, base), (frame.result, now)):
        if said is None:
            continue
        figure = known.figure(subject, said.year or year)
        back = range(now - _BACK, now) if said is frame.origin and not (frame.base or said.year) else ()
        others = (known.figure(subject, one) for one in (*back, *either))
        right = {value for one in (figure, *others) if one is not None for value in one.values}
        if figure is None or any(agrees(said, value) for value in right):
            continue
        if not is_doubtful(frame, said.number, figure.right, others=known.figures):
            figures = {"subject": figure.label, "right": figure.right, "whose": ""}
            yield told("W401", frame, said, advice=f"แก้เป็น {figure.right}", **figures)
