"""Prose against tables (เนื้อความกับตาราง): figures typed by hand against the scores, and what is claimed in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from prongsai.assess.checks.against import advice, agrees, expanded, in_digits_of, spaced, told
from prongsai.assess.checks.changes import check_changes
from prongsai.assess.checks.claims import check_claims, count_of
from prongsai.assess.checks.slips import is_doubtful
from prongsai.assess.checks.standings import check_standings
from prongsai.assess.prose.context import said_in
from prongsai.assess.prose.known import COMPUTED, Figure, Known
from prongsai.assess.prose.passages import tables
from prongsai.assess.prose.tokens import OTHER, OVERALL, Subject, Token, has
from prongsai.assess.prose.words import patterns
from prongsai.findings import Finding
from prongsai.text import fold_digits, round2

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.prose.frames import Frame, Said
    from prongsai.findings import Place


@dataclass(frozen=True, slots=True)
class ByHand:
    """A figure typed by hand in the narrative that a placeholder gives just as well.

    Attributes:
        start: where it begins in the file's decoded text.
        end: where it ends there.
        placeholder: the placeholder, braces included.
        what: what the figure is of.
    """

    place: Place
    start: int
    end: int
    typed: str
    placeholder: str
    what: str


_FORMS = patterns("claims")
_NEAR, _BEHIND, _FAR = 30, 60, 300
_YEARS = 5
"""So far from the year that is said another one is looked for."""
_LEAST = 30
"""A smaller number is no agency's score."""


@dataclass(frozen=True, slots=True)
class Score:
    """A score that is said, whose it is, and what it may be."""

    frame: Frame
    said: Said
    subject: Subject
    figure: Figure

    @property
    def right(self) -> list[Decimal]:
        """What the number may be: where no score is said to be got, also what may stand beside its subject."""
        beside = self.figure.beside
        strict = self.said.got if self.subject.kind == "tool" else self.frame.own
        return [*self.figure.values, *([beside] if beside is not None and not strict else ())]

    @property
    def is_wrong(self) -> bool:
        """Whether the number is none of these; beside an item that of its part of an indicator may be meant."""
        if self.subject.kind == "item" and (not self.frame.own or "ตัวชี้วัดย่อย" in self.frame.clause.text):
            return False
        return not any(agrees(self.said, value) for value in self.right)


def _of_another(score: Score, known: Known) -> bool:
    """Tell whether a figure of a subject named before is the whole's: "… 2.62 คะแนน อย่างไรก็ตาม คะแนน 90.56 …"."""
    now = (score.said.year or score.frame.year) in {None, known.assessment.year}
    whole = known.figure(OVERALL) if now and not score.frame.own else None
    return whole is not None and score.said.number in whole.values


def _of_another_year(score: Score, known: Known) -> bool:
    """Tell whether a figure is the subject's own of the year that stands behind it, or what last year's came to be."""
    behind = _FORMS["in a year"].match(fold_digits(score.frame.clause.text[score.said.end :][:_BEHIND]))
    then = known.figure(score.subject, int(behind["year"])) if behind else None
    before = fold_digits(score.frame.clause.text[max(0, score.said.start - _FAR) : score.said.start])
    if then is None and (named := _FORMS["behind a year"].search(before)):
        then = known.figure(score.subject, int(named["year"]))  # "ซึ่งเคยเป็นที่หนึ่งในปี 2565 ด้วยคะแนน 91.35"
    if then is not None and score.said.number in then.values:
        return True  # "เมื่อปี 2565 ได้ 84.12 คะแนน จากนั้นเพิ่มเป็น 88.02 คะแนนในปี 2566"
    now = known.figure(score.subject)
    if now is None or score.said.number not in now.values:
        return False
    # "ปีก่อนได้ 86.77 คะแนน เพิ่มขึ้นเป็น 87.25", "ปีก่อน OIT แพ้ IIT ส่วน EIT ได้ 81.30 คะแนน"
    from_then = score.frame.origin is not None  # "เพิ่มจาก 84.39 คะแนน ซึ่งปีก่อนต่ำกว่าเกณฑ์ เป็น 86.26 คะแนน"
    return bool(
        from_then
        or _FORMS["become"].search(before)
        or _FORMS["carried"].search(before)
        or _of_something_else(score, before)
    )


def _of_something_else(score: Score, before: str) -> bool:
    """Tell whether the year before a subject is that of a thing, a cause or a rise: "หลังการปรับปรุงในปี 2566 S ได้ …"."""
    aside = _FORMS["aside"].search(before)
    of = score.said.of[-1].start - (score.said.start - len(before)) if score.said.of else len(before)
    return aside is not None and of > max(aside.start(kind) for kind in ("thing", "cause", "base"))


def _may_be_else(score: Score, known: Known) -> bool:
    """Tell whether a number may be of somebody, something or some time else than what it is read as."""
    if _of_another(score, known) or _of_another_year(score, known):
        return True
    if 0 < score.said.number < _LEAST and score.said.number in known.rises and not score.said.got:
        return True  # "ที่เพิ่มมากที่สุดคือ S (27.50 คะแนน) รองลงมาคือ S (7.50 คะแนน)"
    if _stands_behind(score) or (score.subject.kind in {"question", "part"} and score.said.got and _titled(score)):
        return False
    now = known.figure(score.subject)
    rights = (score.figure.right, *((now.right,) if now else ()))
    return is_doubtful(score.frame, score.said.number, *rights, others=known.figures)


def _stands_behind(score: Score) -> bool:
    """Tell whether a number stands right behind its subject, with which a phrase begins."""
    named, text = score.said.of[-1] if score.frame.own and score.said.of else None, score.frame.clause.text
    if named is None or named.end > score.said.start:
        return False
    begins = _FORMS["begins"].search(text, max(0, named.start - _NEAR), named.start)
    return bool(begins and _FORMS["right behind"].fullmatch(text, named.end, score.said.start))


def _titled(score: Score) -> bool:
    """Tell whether only the title of a question stands between its code and its score."""
    of, text = score.said.of[-1], score.frame.clause.text
    return of.end < score.said.start and _FORMS["title"].fullmatch(text, of.end, score.said.start) is not None


def check_prose(assessment: Assessment) -> Iterator[Finding]:
    """Yield figures, counts and claims of the prose that contradict the scores, and figures typed by hand."""
    known = Known(assessment)
    for frame in frames(assessment):
        yield from check_claims(frame, known)
        yield from check_changes(frame, known)
        yield from check_standings(frame, known)
        yield from _of_another_question(frame, known)
    wrong = (one for one in scores(assessment) if one.is_wrong and not _may_be_else(one, known))
    yield from (_wrong_figure(score, known) for score in wrong)
    yield from _misdated(assessment, known)
    for one in typed_by_hand(assessment):
        yield Finding.make("H402", one.place, typed=one.typed, what=spaced(one.what), placeholder=one.placeholder)


def _of_another_question(frame: Frame, known: Known) -> Iterator[Finding]:
    """Yield the code of a question that the report has no score of, beside the score that another one got."""
    given = {code: round2(score) for code, score in known.assessment.subjects.questions.items()}
    named = frame.subjects if frame.own and frame.year in (None, known.assessment.year) else []
    code = "".join(named[0].subject.values) if len(named) == 1 and named[0].subject else ""
    if not (given and code) or named[0].subject is None or named[0].subject.kind != "question" or code in given:
        return
    got = [one.number for one in frame.values if one.year in (None, known.assessment.year)]
    meant = [one for one, score in given.items() if got == [score] and one not in frame.clause.text]
    if len(meant) == 1 and frame.clause.typed(named[0].start, named[0].end):
        yield told("W410", frame, named[0], what=f"ข้อที่ได้ {got[0]} คือ", right=f"ข้อ {meant[0]}")


def lines_of_wrong(assessment: Assessment) -> set[tuple[str, int]]:
    """Return the file and line of each score that is not the report's, from which no other figure is to be reckoned."""
    places = (one.frame.clause.place(one.said.start) for one in scores(assessment) if one.is_wrong)
    return {(place.file, place.line) for place in places}


def typed_by_hand(assessment: Assessment) -> Iterator[ByHand]:
    """Yield the figures and counts of the narrative that agree and could be placeholders, in order."""
    known, found = Known(assessment), list[ByHand]()
    for score in scores(assessment):
        placeholder = score.figure.values.get(score.said.number, "")
        if placeholder == COMPUTED and "คำนวณ" not in score.frame.clause.text:
            continue  # which of the two is right the officer has to find out
        found += _by_hand(score.frame, score.said, placeholder, score.figure.label)
    for frame in frames(assessment):
        count, said = count_of(frame, known), frame.count
        if count and said and said.number == len(count[0]):
            found += _by_hand(frame, said, count[1], "จำนวนตัวชี้วัด")
    yield from sorted({one.start: one for one in reversed(found)}.values(), key=lambda one: one.start)


def indicator_literals(assessment: Assessment) -> list[tuple[int | None, Decimal]]:
    """Return the figures typed in prose for an indicator, by its number, or for the overall score, by None."""
    told = (one for one in scores(assessment) if one.subject.kind in ("indicator", "overall"))
    return [(one.figure.slot, one.said.number) for one in told if one.frame.clause.typed(one.said.start, one.said.end)]


@lru_cache(maxsize=4)
def scores(assessment: Assessment) -> tuple[Score, ...]:
    """Return the scores that the prose says and the report has."""
    known = Known(assessment)
    return tuple(score for frame in frames(assessment) for score in _scores(frame, known))


def said_scores(assessment: Assessment) -> Iterator[tuple[Frame, Said, Subject]]:
    """Yield each score that the prose says, and whose it is."""
    return ((frame, said, subject) for frame in frames(assessment) for said, subject in _paired(frame))


@lru_cache(maxsize=4)
def frames(assessment: Assessment) -> tuple[Frame, ...]:
    """Return what the prose of a report says."""
    return tuple(said_in(tables(assessment), assessment))


def _scores(frame: Frame, known: Known) -> Iterator[Score]:
    year = known.assessment.year
    several = expanded(frame.subjects) if len(frame.values) == 1 else []
    if len(several) > 1 and _is_mean(frame, frame.subjects[0], frame.subjects[-1]):
        numbers = [one.values[0] for one in several if one.kind == "indicator"]
        if (mean := known.mean(numbers)) is not None and frame.year in (None, year):
            together = Figure(f"ค่าเฉลี่ยของตัวชี้วัดที่ {', '.join(numbers)}", {mean: ""})
            yield Score(frame, frame.values[0], OTHER, together)
    for said, subject in _paired(frame):
        figure, above = known.figure(subject, said.year or frame.year), known.figure(subject, frame.of)
        if figure is not None and above is not None and frame.of:
            figure.values.setdefault(above.right, "")
        of_whom = frame.own or not frame.narrow or (said.year or frame.year) is not None
        if figure is not None and of_whom and (said.number in figure.values or not _of_one(said, subject, known)):
            yield Score(frame, said, subject, figure)
    if frame.extreme and not (frame.subjects or frame.several > 1 == len(frame.values)) and frame.year in (None, year):
        best = known.extreme(frame.extreme, frame.tool, within=frame.within)
        if best is not None:
            yield from (Score(frame, said, OTHER, best) for said in frame.values)


def _is_mean(frame: Frame, first: Token, last: Token) -> bool:
    """Tell whether a figure is the mean of those that are named in a row before it."""
    text = frame.clause.text
    near = text[max(0, first.start - _NEAR) : frame.values[0].start]
    return "เฉลี่ย" in near and not _FORMS["a score"].search(text, first.end, max(first.end, last.start))


def _paired(frame: Frame) -> Iterator[tuple[Said, Subject]]:
    """Yield each number with its subject: several in a row belong to as many subjects in their order."""
    if not frame.values:
        return
    subjects = expanded(frame.subjects)
    if len(subjects) > 1 and len(frame.values) == len(subjects):
        yield from zip(frame.values, subjects, strict=True)
        return
    for said in frame.values:
        own = expanded(said.of)
        if len(own) == 1:
            yield said, own[0]
        elif _whole(frame, said) and not own:
            yield said, OVERALL


def _of_one(said: Said, subject: Subject, known: Known) -> bool:
    """Tell whether those who answer gave it to one indicator: "ประชาชนให้คะแนนเรื่องการสื่อสารไว้เพียง 77.02 คะแนน"."""
    own = known.group("noun indicators", subject.values[0]) if has(said.of, "side IIT", "side EIT") else {}
    return any(agrees(said, score) for score in own.values())


def _whole(frame: Frame, said: Said) -> bool:
    """Tell whether a number that names no subject is said of the agency as a whole."""
    bare = not (frame.extreme or frame.subjects or frame.within) and said.number >= _LEAST
    some = _FORMS["mean of some"].search(frame.clause.text, max(0, said.start - 2 * _NEAR), said.start)
    return bare and not some and (frame.scored or (frame.year or said.year) is not None)


def _misdated(assessment: Assessment, known: Known) -> Iterator[Finding]:
    """Yield the scores that are said to be of a year of which the report has none, and are another year's."""
    for frame, said, subject in said_scores(assessment):
        year = said.year or frame.year
        if year is None or year >= assessment.year or subject != OVERALL or known.figure(subject, year) is not None:
            continue
        figures = ((one, known.figure(subject, one)) for one in range(year - _YEARS, assessment.year + 1))
        years = [one for one, figure in figures if figure is not None and figure.right == said.number]
        if len(years) == 1:
            yield told("W409", frame, said, what=f"ปี {year} ไม่มีคะแนนในรายงาน คะแนนนี้เป็นของปี", right=years[0])


def _wrong_figure(score: Score, known: Known) -> Finding:
    right, placeholder = next(iter(score.figure.values.items()))
    figures = {"subject": score.figure.label, "right": right, "whose": _whose(score, known)}
    return told("W401", score.frame, score.said, advice=advice(score.frame, placeholder, right, score.said), **figures)


def _whose(score: Score, known: Known) -> str:
    """Return whose score the number is instead: another indicator's, or the subject's own of last year."""
    assessment, number = known.assessment, score.said.number
    if score.subject.kind == "indicator":
        others = [one.label for one in assessment.indicators if round2(one.score) == number]
        if len(others) == 1:
            return f" ({number} เป็นคะแนนของ{others[0]})"
    for year in (assessment.year, assessment.year - 1):
        figure = known.figure(score.subject, year)
        if figure is not None and number in figure.values:
            return f" ({number} เป็นของปี {year})"
    now = known.figure(score.subject) if score.frame.year not in (None, assessment.year) else None
    return f" (ปี {assessment.year} ได้ {now.right})" if now is not None else ""


def _by_hand(frame: Frame, said: Said, placeholder: str, what: str) -> Iterator[ByHand]:
    """Yield a figure in digits of the narrative that a placeholder could give."""
    clause, offset = frame.clause, frame.clause.offset(said.start, said.end)
    typed = clause.text[said.start : said.end]
    if placeholder and offset is not None and clause.passage.is_narrative and typed[0].isdigit():
        written = f"{{{{ {in_digits_of(frame, said, placeholder)} }}}}"
        yield ByHand(clause.place(said.start), offset, offset + len(typed), typed, written, what)
