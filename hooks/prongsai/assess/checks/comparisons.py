"""Change, rank, level and totals in prose (การเปลี่ยนแปลง ลำดับ ระดับ), against the figures of this year and the last."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from prongsai.assess.checks.against import advice, agrees, deny, difference_of, expanded, in_words, risen, span_of, told
from prongsai.assess.checks.words import words
from prongsai.assess.figures.arithmetic import FULL
from prongsai.assess.prose.known import OVERALL, Known
from prongsai.assess.prose.tokens import SIGNS, Subject
from prongsai.assess.prose.words import patterns, together
from prongsai.findings import Finding
from prongsai.text import round2

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prongsai.assess.prose.frames import Frame, Said
    from prongsai.assess.prose.tokens import Token
    from prongsai.content import Rank

_FORMS = patterns("comparisons")
_BACK = 4
"""So many years back a score may be compared with, where no year is named."""
_BEFORE = 60
"""How far before its word it is looked for of what a change is, in letters."""
_NEAR = Decimal("0.01")
"""By so much weighted scores differ where what is weighted was rounded."""
_WAYS = {1: "เพิ่มขึ้น", -1: "ลดลง", 0: "เท่าเดิม"}
_SINCE = {1: "เพิ่มขึ้นจากปี {} อยู่", -1: "ลดลงจากปี {} อยู่", 0: "เท่ากับปี {} ต่างกัน"}


def check_comparisons(frame: Frame, known: Known) -> Iterator[Finding]:
    """Yield what a frame says of change, of rank, level and totals, and is not so."""
    yield from _check_change(frame, known)
    yield from _check_rank(frame, known)
    yield from _check_steps(frame, known)
    yield from _check_level(frame, known)
    yield from _check_total(frame, known)
    yield from _check_chosen(frame, known)


def _subject_of(frame: Frame) -> Subject | None:
    """Return whose change is spoken of: one subject, or the agency as a whole where scores are spoken of."""
    subjects = expanded(frame.subjects)
    if not subjects:
        # Where both ends are named none is spoken of alone.
        return OVERALL if frame.scored and not frame.extreme else None
    return subjects[-1] if len(subjects) == 1 else None


def _check_change(frame: Frame, known: Known) -> Iterator[Finding]:
    if frame.year is not None and frame.year > known.assessment.year:
        return
    if frame.against is not None:
        yield from _check_gap(frame, frame.against, known)
    elif frame.change is None and frame.amount is not None:
        yield from _check_amount(frame, frame.amount, known)
    elif _counts_risen(frame) and frame.count is not None and frame.change:
        if changes := risen(known, frame):
            what = f"ตัวชี้วัดที่{_WAYS[frame.change]}จากปี {frame.base or known.assessment.year - 1}"
            own = {f"{one.number}" for one in known.assessment.indicators if one.tool == frame.tool}
            counts = [sum(by > 0 for one, by in changes.items() if one in among) for among in (changes, own)]
            if not (own and frame.count.number == counts[1]):
                yield from _wrong(frame, frame.count, counts[0], what)
    elif (
        frame.change is not None
        and frame.change_at is not None
        and (not frame.extreme or (frame.greatest and frame.amount is not None))
    ):
        yield from _check_way(frame, frame.change_at, known)
    if not frame.extreme or (frame.greatest and _is_greatest(frame, known)):
        yield from _check_ends(frame, known)
    if frame.change and frame.change_at and not (frame.extreme or frame.quantity or frame.limit):
        yield from _check_listed(frame, frame.change_at, known)
    yield from _check_sign(frame)


def _counts_risen(frame: Frame) -> bool:
    """Tell whether a count is of those that rose, and not of all whose score or rise is told beside it."""
    counts = frame.count is not None and frame.noun == "noun indicators" and frame.limit is None
    return counts and not frame.values


def _is_greatest(frame: Frame, known: Known) -> bool:
    """Tell whether the one that is said to have risen or fallen most has done so."""
    named = expanded(frame.subjects)
    changes = risen(known, frame, named[0].kind) if named else {}
    return [changes.get("".join(one.values[:1])) for one in named] == [max(changes.values(), default=None)]


def _check_listed(frame: Frame, at: Token, known: Known) -> Iterator[Finding]:
    """Those that are named together as having risen or fallen: "ที่ลดลง ได้แก่ …"."""
    named = [one.values[0] for one in expanded(frame.subjects) if one.kind == "indicator"] if frame.own else []
    lists = _FORMS["lists"].search(frame.clause.text[max(0, at.start - _BEFORE) : at.start].rstrip())
    if len(named) < 2 or frame.values or not lists:  # noqa: PLR2004 - of one it is told as its change
        return
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
    if at and first and last and (last.number - first.number) * (frame.change or 0) < 0:
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
        yield from _wrong(frame, frame.amount, abs(apart), f"{first.label} กับ {second.label} ต่างกัน")


def _check_amount(frame: Frame, amount: Said, known: Known) -> Iterator[Finding]:
    """How far a score is from a line that is named, the highest from the lowest, or a score from last year's."""
    if frame.year not in (None, known.assessment.year) and not frame.clause.is_row:
        return
    if frame.both:
        scores = known.group(frame.noun, frame.tool).values()
        apart = max(scores, default=0) - min(scores, default=0)
        yield from _wrong(frame, amount, apart, "คะแนนสูงสุดกับต่ำสุดต่างกัน")
        return
    if len(two := expanded(frame.subjects)) == 2 and frame.own and frame.change_at and not frame.base:  # noqa: PLR2004
        first, second = known.figure(two[0], printed=False), known.figure(two[1], printed=False)
        between = frame.clause.text[frame.change_at.start : frame.subjects[0].start]
        if first and second and frame.aim is None and (not between or "ระหว่าง" in between):
            what = f"{first.label} กับ {second.label} ต่างกัน"
            yield from _wrong(frame, amount, abs(first.right - second.right), what)
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
        yield from _wrong(frame, amount, abs(figure.right - line), f"{figure.label} กับ {line} ต่างกัน")
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


def _check_way(frame: Frame, at: Token, known: Known) -> Iterator[Finding]:
    """Whether it rose or fell, and by how much."""
    base, year = span_of(frame, known)
    if frame.quantity == "vague":
        return
    if frame.quantity in ("every", "none", "sole") and frame.noun in ("", "noun indicators"):
        own = {f"{one.number}" for one in known.assessment.indicators if frame.tool == one.tool or not frame.within}
        changes = {one: by for one, by in risen(known, frame).items() if one in own}
        every, left = frame.quantity == "every", frame.but.subjects if frame.but else ()
        named = {one.values[0] for one in expanded(left if every or not frame.own else frame.subjects) if one.values}
        went = {one: by > 0 if frame.change else not by for one, by in changes.items() if one not in named}
        wrong = [one for one, so in went.items() if so != every]
        if wrong and (frame.quantity != "sole" or named):
            claiming = [one for one in (frame.quantity_at, *frame.subjects[:1]) if one is not None]
            first = max(claiming, key=lambda one: one.start, default=at)
            wrongly = f"{_labels(wrong, known)} (เทียบปี {base})"
            yield deny(frame, min(first.start, at.start), max(first.end, at.end), wrongly)
        return
    subject = _subject_of(frame)
    difference = difference_of(subject, frame, known) if subject else None
    if difference is None or subject is None or _is_longer(frame, subject, known):
        return
    way = (difference > 0) - (difference < 0)
    figure = known.figure(subject, year, printed=False)
    what = f"{figure.label if figure else ''} {_SINCE[way].format(base)}"
    if way != frame.change:
        yield told("W409", frame, at, what=what, right=abs(difference))
    elif frame.amount is not None and not (figure and _is_share(frame, frame.amount, difference, figure.right)):
        yield from _wrong(frame, frame.amount, abs(difference), what)


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
        if figure is not None and not any(agrees(said, value) for value in right):
            figures = {"subject": figure.label, "right": figure.right, "whose": ""}
            yield told("W401", frame, said, advice=f"แก้เป็น {figure.right}", **figures)


def _wrong(frame: Frame, said: Said, right: object, what: str, code: str = "W409") -> Iterator[Finding]:
    if abs(said.number) != right:
        yield told(code, frame, said, what=what, right=in_words(frame, said, right))


def _check_rank(frame: Frame, known: Known) -> Iterator[Finding]:
    said, current = frame.rank, known.assessment.year
    if said is None:
        return
    if frame.own and frame.narrow:
        yield from _check_place(frame, said, known)
        return
    then = known.of_year(frame.year_above) if frame.year_above and said.year is None else None
    also = [right for _, right in _rank_among(frame, said, then.rank)] if then and then.rank else []
    if said.number not in also and (told_of := known.of_year(said.year or frame.year or current)) and told_of.rank:
        for where, right in _rank_among(frame, said, told_of.rank):
            yield from _wrong(frame, said, right, f"ลำดับใน{where}", "W408")


def _check_steps(frame: Frame, known: Known) -> Iterator[Finding]:
    """By how many places the rank has moved since the year before."""
    year = frame.base or known.assessment.year - 1
    now, before = known.of_year(known.assessment.year), known.of_year(year)
    if frame.steps is None or (frame.own and frame.narrow) or not (now and now.rank and before and before.rank):
        return
    ranks, at = dict(_rank_among(frame, frame.steps, before.rank)), frame.change_at
    for where, rank in _rank_among(frame, frame.steps, now.rank):
        if where in ranks:
            was, way = ranks[where], _FORMS["better" if rank > ranks[where] else "worse"]
            what = f"ลำดับใน{where} ปี {year} คือ {was} และปีนี้คือ {rank} ต่างกัน"
            yield from _wrong(frame, frame.steps, abs(was - rank), what)
            if at and rank != was and way.match(at.text) and frame.steps.number == abs(was - rank):
                yield told("W409", frame, at, what=what, right=abs(was - rank))


def _rank_among(frame: Frame, said: Said, rank: Rank) -> list[tuple[str, int]]:
    """Return the rank that is meant, by the words before or behind it, or the only one that there is."""
    ranks = {"จังหวัด": rank.province, "ประเทศ": rank.country}
    known = [(where, right) for where, right in ranks.items() if right is not None]
    behind = _FORMS["among"].match(frame.clause.text, said.end)
    narrower = behind is None and _FORMS["narrower"].match(frame.clause.text, said.end)
    narrower = narrower or _FORMS["narrower"].match(frame.scope)
    if narrower and not (rank.among and rank.among in narrower[0]):
        return []
    for text in (frame.scope, (behind["where"] if behind else "") or ""):
        named = (where for where, names in words()["ranked among"].items() if any(one in text for one in names))
        first = next(named, "")
        if meant := [one for one in known if one[0] == first]:
            return meant
    return known if behind and not behind["where"] and len(known) == 1 else []


def _check_place(frame: Frame, said: Said, known: Known) -> Iterator[Finding]:
    subjects = expanded(frame.subjects)
    alone = len(subjects) == 1 and subjects[0].kind == "indicator"
    if not alone or frame.change is not None or (said.year or frame.year) not in (None, known.assessment.year):
        return
    result = known.assessment.subjects.indicators.get(int(subjects[0].values[0]))
    if result is None or any(not agrees(value, round2(result.score)) for value in frame.values):
        return
    own = [one for one in known.assessment.indicators if one.tool == result.tool]
    # Within a tool that is named, or that the clause is of, which may be meant.
    of_all = _FORMS["of all"].match(frame.clause.text, said.end) is not None
    groups = [own] * (frame.tool == result.tool and not of_all)
    groups += [[*known.assessment.indicators]] * (of_all or not frame.within)
    above = [sum(one.score > result.score for one in group) for group in groups]
    equal = [sum(one.score == result.score for one in group) for group in groups]  # whichever of them is named first
    fits = any(first < said.number <= first + many for first, many in zip(above, equal, strict=True))
    if above and not fits:
        yield told("W408", frame, said, what=f"อันดับของ{result.label}", right=above[-1] + 1)


def _check_level(frame: Frame, known: Known) -> Iterator[Finding]:
    current, said = known.assessment.year, frame.level
    if said is None or (frame.own and frame.narrow):
        return
    year = frame.year or current
    years = (year, year if frame.change else frame.base or year, frame.year_above or year)
    right, *others = (found.level if (found := known.of_year(one)) else None for one in years)
    also = frame.clause.text[said.end :].lstrip().startswith(f"({right})")  # "ผ่าน (A)"
    # By its own name one may be meant, in other words several.
    meant = {*together("levels", "ไม่ผ่านเกณฑ์" if said.may("failed") else said.text), said.text}
    if right is not None and meant.isdisjoint((right, *others)) and not also:
        yield told(
            "W407", frame, said, year=year, right=right, advice=advice(frame, "level" * (year == current), right)
        )


def _check_total(frame: Frame, known: Known) -> Iterator[Finding]:
    """What a tool weighs, and how many indicators, tools, measures and topics there are in all."""
    said, of = frame.count, [one.values[-1] for one in expanded(frame.subjects[:1]) if one.values]
    now = frame.year in (None, known.assessment.year)
    weights = {one.code: one.weight for one in known.assessment.criteria.tools if now and one.code in of}
    for code, weight in ((code, weight) for code, weight in weights.items() if weight is not None):
        if frame.weight and weight != frame.weight.number:
            yield told("W410", frame, frame.weight, what=f"น้ำหนักของ {code} คือ", right=f"{weight:f}")
        score = known.figure(Subject("tool", (code,)))
        if frame.weighted and score:
            right = round2(score.right * weight / FULL)
            if abs(right - frame.weighted.number) > _NEAR and frame.weighted.number < weight:
                yield told("W410", frame, frame.weighted, what=f"คะแนนถ่วงน้ำหนักของ {code} คือ", right=right)
    if said is None or frame.bounds or frame.limit is not None or frame.change is not None or frame.quantity == "vague":
        return
    if frame.noun in (totals := _totals(frame, known)) and not _of_some(frame, said, known):
        yield from _wrong(frame, said, *totals[frame.noun], "W410")


def _of_some(frame: Frame, said: Said, known: Known) -> bool:
    """Tell whether a count may be of some and not of all: of a tool, of the year before, of a kind."""
    if frame.noun == "noun indicators":
        tool = frame.subjects[0] if frame.own and frame.subjects else None
        text = frame.clause.text
        if tool and not text[tool.end : said.start].strip() and _FORMS["split"].search(text, 0, tool.start):
            return True  # "เป็นของ IIT 3 ตัวชี้วัด และของ EIT 2 ตัวชี้วัด"
        return frame.apart or said.number == (len(known.group("noun indicators", frame.tool)) if frame.tool else -1)
    before, text = known.assessment.previous, frame.clause.text[: said.start]
    # Those of the year before, whose measures are of the year of these results.
    was = len(before.measures.measures) if before and frame.year == known.assessment.year else -1
    of_kind = "มาตรการ" in text and not frame.total and not _FORMS["of measures"].search(text)
    return frame.noun == "noun measures" and (of_kind or said.number == was)


def _totals(frame: Frame, known: Known) -> dict[str, tuple[int, str]]:
    whole = frame.own and any(one.kind == "tool" for one in expanded(frame.subjects))
    assessment, tool = known.assessment, frame.tool if frame.within or whole else None
    own = [one for one in assessment.indicators if tool in (None, one.tool)]
    found: dict[str, tuple[int, str]] = {}
    if tool is not None or frame.total:
        found["noun indicators"] = (len(own) + known.unknown(tool), f"{f'เครื่องมือ {tool} ' if tool else ''}มีตัวชี้วัด")
    if frame.total and assessment.tools:
        found["noun tools"] = (len(assessment.tools), "มีเครื่องมือ")
    if assessment.report.has_measures and frame.year in (None, assessment.fiscal_year, assessment.year):
        found["noun measures"] = (len(assessment.measures), "มีมาตรการ")
    if frame.total.startswith("ครบ") and assessment.subjects.topics and not frame.subjects:  # OIT has some, too
        found["noun topics"] = (len(assessment.subjects.topics), "มีประเด็น")
    return found


def _check_chosen(frame: Frame, known: Known) -> Iterator[Finding]:
    """The lines that the agency chose: "ตั้งแต่ 90 คะแนนเป็นจุดแข็ง"."""
    limit, lines = frame.limit, known.assessment.lines
    called = _FORMS["called"].match(frame.clause.text, limit.end) if limit is not None else None
    if limit is None or called is None or not known.assessment.report.has_measures:
        return
    chosen = {lines.strength} if called["strength"] else {lines.weakness, lines.improve}
    right = [line for line in chosen if line is not None]
    if right and limit.value not in right and limit.below != bool(called["strength"]):
        lines_chosen = " หรือ ".join(f"{one.normalize():f}" for one in right)
        place = frame.clause.place(limit.start)
        yield Finding.make("W411", place, typed=f"{limit.value:f}", what=called[1], right=lines_chosen)
