"""Where the agency and its indicators stand in prose (ลำดับ ระดับ จำนวนทั้งหมด): ranks, levels, totals, chosen lines."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from prongsai.assess.checks.against import advice, agrees, expanded, in_words, told, wrong_number
from prongsai.assess.checks.slips import is_doubtful
from prongsai.assess.checks.words import words
from prongsai.assess.figures.arithmetic import FULL
from prongsai.assess.prose.tokens import OVERALL, Subject, Token
from prongsai.assess.prose.words import patterns, together
from prongsai.findings import Finding
from prongsai.text import fold_digits, round2

if TYPE_CHECKING:
    import re
    from collections.abc import Container, Iterator

    from prongsai.assess.prose.frames import Frame, Said
    from prongsai.assess.prose.known import Known
    from prongsai.content import Rank, Report

_FORMS = patterns("standings")
_CLOSE = 20
_WAYS = {True: "ดีขึ้น", False: "ลดลง"}
_NEAR = Decimal("0.01")
"""By so much weighted scores differ where what is weighted was rounded."""


def check_standings(frame: Frame, known: Known) -> Iterator[Finding]:
    """Yield what a frame says of rank, level and totals, and is not so."""
    yield from _check_rank(frame, known)
    yield from _check_moved(frame)
    yield from _check_steps(frame, known)
    yield from _check_level(frame, known)
    yield from _check_total(frame, known)
    yield from _check_shares(frame, known)
    yield from _check_chosen(frame, known)


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
        so_many = _FORMS["so many places"].search(fold_digits(frame.scope))
        for where, right in _rank_among(frame, said, told_of.rank):
            if so_many and int(so_many["many"]) < right:
                continue  # "เฉพาะเทศบาลเมือง 3 แห่งในจังหวัด เทศบาลอยู่ลำดับที่ 2", and the ninth of all
            of_all = (among := _FORMS["among"].match(frame.clause.text, said.end)) and among["where"]
            among_fewer = said.number < right and not of_all and is_doubtful(frame, said.number, right)
            if not among_fewer and said.number != right:
                yield told("W408", frame, said, what=f"ลำดับใน{where}", right=in_words(frame, said, right))


@lru_cache(maxsize=8)
def _moves(text: str) -> tuple[re.Match[str], ...]:
    """Return how a clause says that ranks have moved, from one that it names to another."""
    since = () if _FORMS["both"].search(text) else (_FORMS["moved since"],)  # among whom is not sure
    forms = (_FORMS["moved"], *since) if "ดับ" in text else ()
    return tuple(match for form in forms for match in form.finditer(fold_digits(text)))


def _check_moved(frame: Frame) -> Iterator[Finding]:
    """Whether a rank went the way that is said: "ดีขึ้นจากลำดับที่ 48 เป็นลำดับที่ 61" did not."""
    for match in _moves(frame.clause.text):
        first, last = int(match["first"]), int(match["last"])
        if (last - first) * (1 if match["up"] else -1) > 0:
            at = Token(match.start("way"), match.end("way"), frozenset())
            yield told("W409", frame, at, what=f"จากลำดับที่ {first} เป็น {last} คือ", right=_WAYS[last < first])


def _check_steps(frame: Frame, known: Known) -> Iterator[Finding]:
    """By how many places the rank has moved since the year before."""
    year = frame.base or known.assessment.year - 1
    now, before = known.of_year(known.assessment.year), known.of_year(year)
    if frame.steps is None or (frame.own and frame.narrow) or not (now and now.rank and before and before.rank):
        return
    ranks, at = dict(_rank_among(frame, frame.steps, before.rank)), frame.change_at
    if _FORMS["both"].search(frame.clause.text):  # among whom it has moved is not sure
        pairs = ((now.rank.province, before.rank.province), (now.rank.country, before.rank.country))
        if any(one and was and abs(one - was) == frame.steps.number for one, was in pairs):
            return
    for where, rank in _rank_among(frame, frame.steps, now.rank):
        if where in ranks:
            was, way = ranks[where], _FORMS["better" if rank > ranks[where] else "worse"]
            what = f"ลำดับใน{where} ปี {year} คือ {was} และปีนี้คือ {rank} ต่างกัน"
            yield from wrong_number(frame, frame.steps, abs(was - rank), what)
            if at and rank != was and way.match(at.text) and frame.steps.number == abs(was - rank):
                yield told("W409", frame, at, what=what, right=abs(was - rank))


def _rank_among(frame: Frame, said: Said, rank: Rank) -> list[tuple[str, int]]:
    """Return the rank that is meant, by the words before or behind it, or the only one that there is."""
    ranks = {"จังหวัด": rank.province, "ประเทศ": rank.country}
    known = [(where, right) for where, right in ranks.items() if right is not None]
    behind = _FORMS["among"].match(frame.clause.text, said.end)
    narrower = behind is None and _FORMS["narrower"].match(frame.clause.text, said.end)
    narrower = narrower or _FORMS["narrower"].match(frame.scope)
    among = rank.among and rank.among in frame.scope and not _FORMS["fewer"].search(frame.scope)
    if _FORMS["some only"].match(frame.scope) and not among:
        return []  # "เฉพาะเทศบาลเมืองในจังหวัดด้วยกัน 4 แห่ง เทศบาลอยู่อันดับ 3"
    if narrower and not (rank.among and rank.among in narrower[0]):
        return []
    for text in (frame.scope, (behind["where"] if behind else "") or ""):
        named = (where for where, names in words()["ranked among"].items() if any(one in text for one in names))
        first = next(named, "")
        if meant := [one for one in known if one[0] == first]:
            return meant
    sure = narrower or (behind and not behind["where"])  # "ลำดับที่ 41 ของรัฐวิสาหกิจ"
    return known if sure and len(known) == 1 else []


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
    # "เป็นอันดับที่ 3 และสูงสุดในแบบวัด EIT"
    groups += [[*known.assessment.indicators]] * (of_all or not frame.within or bool(frame.extreme))
    above = [sum(one.score > result.score for one in group) for group in groups]
    equal = [sum(one.score == result.score for one in group) for group in groups]  # whichever of them is named first
    fits = any(first < said.number <= first + many for first, many in zip(above, equal, strict=True))
    if above and not (fits or is_doubtful(frame, said.number, *(first + 1 for first in above))):
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
    if right is None or also or not meant.isdisjoint((right, *others)):
        return
    if not (_is_of_before(frame.clause.text[: said.start], meant, known) or _is_anyones(frame, said, known)):
        yield told(
            "W407", frame, said, year=year, right=right, advice=advice(frame, "level" * (year == current), right)
        )


def _is_of_before(before: str, meant: Container[str], known: Known) -> bool:
    """Tell whether a level is last year's, from which it moved or that stands right behind last year's score."""
    year = known.assessment.year - 1
    last, score = known.of_year(year), known.figure(OVERALL, year)
    if last is None or last.level not in meant:
        return False
    behind = _FORMS["behind a score"].search(fold_digits(before))
    its = behind is not None and score is not None and Decimal(behind["score"]) in score.values
    return its or _FORMS["moved from"].search(before) is not None  # "ลดลงจากผ่านดีเป็นผ่าน"


def _is_anyones(frame: Frame, said: Token, known: Known) -> bool:
    """Tell whether a level may be another's or is only spoken of: nothing says it was reached, or with which score."""
    before, behind = frame.clause.text[: said.start], frame.clause.text[said.end :]
    if _FORMS["others at"].search(before):
        return True  # "มีหน่วยงานระดับผ่านดีเยี่ยมเพิ่มขึ้น 200 แห่ง"
    own = known.figure(OVERALL, frame.year)
    with_score = own is not None and any(
        not is_doubtful(frame, one.number, own.right, others=known.figures) for one in frame.values
    )
    alone = not (behind.strip(' ”"*)\n') or _FORMS["scored"].search(before))
    reached = _FORMS["reached"].search(before)
    return frame.strange and not (with_score or alone or reached or frame.year)


def _check_total(frame: Frame, known: Known) -> Iterator[Finding]:
    """What a tool weighs, and how many indicators, tools, measures and topics there are in all."""
    said, of = frame.count, [one.values[-1] for one in expanded(frame.subjects) if one.values]
    now = frame.year in (None, known.assessment.year)
    if frame.weight and {one.kind for one in expanded(frame.subjects)} == {"indicator"}:
        rules = known.assessment.criteria.indicators  # "ตัวชี้วัดที่ 6 ถึง 8 น้ำหนักร้อยละ 40" is EIT
        whole = {one.tool: {f"{rule.number}" for rule in rules if rule.tool == one.tool} for one in rules if one.tool}
        of = [tool for tool, numbers in whole.items() if numbers == {*of}]
    weights = {one.code: one.weight for one in known.assessment.criteria.tools if now and one.code in of}
    sure = {code: weight for code, weight in weights.items() if weight is not None}
    summed = len(sure) > 1 and frame.weight is not None and frame.weight.number == sum(sure.values())
    for code, weight in sure.items() if not summed else ():  # "IIT และ EIT มีน้ำหนักรวมกันร้อยละ 60"
        if frame.weight and weight != frame.weight.number:
            yield told("W410", frame, frame.weight, what=f"น้ำหนักของ {code} คือ", right=f"{weight:f}")
            break
        score = known.figure(Subject("tool", (code,)))
        if frame.weighted and score:
            right = round2(score.right * weight / FULL)
            near = right / 2 < frame.weighted.number < weight  # less is how much of a rise came of it
            if abs(right - frame.weighted.number) > _NEAR and near:
                yield told("W410", frame, frame.weighted, what=f"คะแนนถ่วงน้ำหนักของ {code} คือ", right=right)
    if said is None or frame.bounds or frame.limit is not None or frame.quantity == "vague":
        return
    if frame.change is not None and not _FORMS["than"].match(frame.clause.text, said.end):
        return  # "เพิ่มขึ้น 2 มาตรการ"
    if frame.noun in (totals := _totals(frame, said, known)) and not _of_some(frame, said, known):
        total, what = totals[frame.noun]
        text, measures = frame.clause.text, frame.noun == "noun measures"
        parted = _FORMS["whole"].search(text, 0, said.start) and _FORMS["in parts"].match(text, said.end)
        more = measures and (said.number > total or parted)  # those of some would be fewer
        if said.number != total and (more or not is_doubtful(frame, said.number, total)):
            yield told("W410", frame, said, what=what, right=in_words(frame, said, total))


@lru_cache(maxsize=8)
def _shares(text: str) -> tuple[re.Match[str], ...]:
    """Return what each tool is said to be of the whole: "ได้แก่ IIT ร้อยละ 30 EIT ร้อยละ 30 และ OIT ร้อยละ 40"."""
    folded = fold_digits(text) if "OIT" in text else ""
    found = [*_FORMS["a share"].finditer(folded)]
    return tuple(found) if found and _FORMS["of the whole"].fullmatch(text, 0, found[0].start()) else ()


def _check_shares(frame: Frame, known: Known) -> Iterator[Finding]:
    """The one of three shares in a row that is not what its tool weighs; those of the others say what they are."""
    weights = {one.code: one.weight for one in known.assessment.criteria.tools}
    shares = _shares(frame.clause.text)
    wrong = [one for one in shares if weights.get(one["tool"]) != Decimal(one["share"])]
    if len(wrong) == 1 and sorted(one["tool"] for one in shares) == sorted(weights) and all(weights.values()):
        at, code = Token(wrong[0].start("share"), wrong[0].end("share"), frozenset()), wrong[0]["tool"]
        yield told("W410", frame, at, what=f"น้ำหนักของ {code} คือ", right=f"{weights[code]:f}")


def _of_some(frame: Frame, said: Said, known: Known) -> bool:
    """Tell whether a count may be of some: by the words beside it, of a tool, of the year before, of a kind."""
    near = frame.clause.text[max(0, said.start - _CLOSE) : said.start]
    whole = frame.total in {"ทั้งหมด", "ทั้งสิ้น", "รวมทั้งหมด", "รวมทั้งสิ้น"}
    if _FORMS["some before"].search(near) or (not whole and _FORMS["some behind"].match(frame.clause.text, said.end)):
        return True
    listed = [one for one in frame.subjects if one.subject and one.subject.kind in frame.noun]
    if said.number in {_listed_above(frame), len(listed)}:
        return True  # "จุดแข็ง ⏎ - S ⏎ - S ⏎ รวม 2 ตัวชี้วัด", "ได้แก่ S และ S รวม 2 ตัวชี้วัด"
    if frame.noun == "noun indicators":
        tool = frame.subjects[0] if frame.own and frame.subjects else None
        text = frame.clause.text
        if tool and not text[tool.end : said.start].strip() and _FORMS["split"].search(text, 0, tool.start):
            return True  # "เป็นของ IIT 3 ตัวชี้วัด และของ EIT 2 ตัวชี้วัด"
        return frame.apart or said.number == (len(known.group("noun indicators", frame.tool)) if frame.tool else -1)
    before, text = known.assessment.previous, fold_digits(frame.clause.text[: said.start])
    # Those of the year before, whose measures are of the year of these results.
    was = _measures_of(before) if frame.year == known.assessment.year else -1
    of_kind = "มาตรการ" in text and not frame.total and not _FORMS["of measures"].search(text)
    return frame.noun == "noun measures" and (of_kind or said.number == was)


def _listed_above(frame: Frame) -> int:
    """Return how many items the list has below which a clause stands."""
    above = frame.clause.passage.text[: frame.clause.start].rstrip().splitlines()[::-1]
    return sum(1 for _ in takewhile(_FORMS["item"].match, filter(str.strip, above)))


def _measures_of(report: Report | None) -> int:
    """Return how many measures a report has; 0 where there is none."""
    return len(report.measures.measures) if report else 0


def _totals(frame: Frame, said: Said, known: Known) -> dict[str, tuple[int, str]]:
    named = [one.values[0] for one in expanded(frame.subjects) if one.kind == "tool"]
    whole = named and frame.own and frame.subjects[0].start < said.start
    assessment, tools = known.assessment, named if whole else [frame.tool] if frame.within and frame.tool else []
    listed = {one.number: one.tool for one in assessment.criteria.indicators}  # of some there is no score
    listed |= {one.number: one.tool for one in assessment.indicators}
    if said.number == len(listed) and _FORMS["out of"].search(frame.clause.text, 0, said.start):
        tools = []  # "EIT และ OIT มี 5 ตัวชี้วัด จากทั้งหมด 10 ตัวชี้วัด"
    own = [number for number, tool in listed.items() if tool in tools or not tools]
    found: dict[str, tuple[int, str]] = {}
    if tools or frame.total:
        of = f"เครื่องมือ {', '.join(tools)} " if tools else ""
        found["noun indicators"] = (len(own), f"{of}มีตัวชี้วัด")
    if frame.total and assessment.tools:
        found["noun tools"] = (len(assessment.tools), "มีเครื่องมือ")
    years = {None, assessment.fiscal_year, *([assessment.year] if _measures_of(assessment.previous) else [])}
    if assessment.report.has_measures and frame.year in years:
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
