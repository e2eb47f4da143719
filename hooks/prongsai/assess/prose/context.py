"""With what each clause is read (บริบท): what stands above it, which year that is of, and what is asked there."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from prongsai.assess.prose.above import silenced_by
from prongsai.assess.prose.frames import Context
from prongsai.assess.prose.known import Known
from prongsai.assess.prose.reading import read
from prongsai.assess.prose.tables import read_table
from prongsai.assess.prose.telling import may_tell
from prongsai.assess.prose.tokens import NOTHING, OTHER, OVERALL, Subject, Token, has, names_of, numerals, tokenise
from prongsai.assess.prose.words import patterns
from prongsai.text import fold_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.prose.frames import Frame
    from prongsai.assess.prose.passages import Clause

_FORMS = patterns("context")
_LINE = "85"
"""What every agency is to reach, by the master plan of the national strategy."""
_FEW = 30
"""Of so many words a line is at most that names of whom is spoken below it; in a longer one somebody only stands."""
_MORE = ("limit", "origin", "count", "rank", "level", "amount", "against")
"""What a question may say besides who is the highest, and that no answer takes up."""


def said_in(groups: Iterable[tuple[bool, Sequence[Clause]]], assessment: Assessment) -> list[Frame]:
    """Return what the clauses of a report say, each by itself or, where they are the rows of a table, together."""
    known, names, above, means = Known(assessment), names_of(assessment), dict[str, list[Token]](), dict[str, Decimal]()
    found: list[Frame] = []
    answered, before = set[int](), None
    named = {*_FORMS["an aim"].findall(fold_digits(assessment.report.narrative.text))}
    aim = Decimal(_LINE) if {Decimal(one) for one in named} <= {Decimal(_LINE)} else None
    above_before: list[int] = []
    for is_table, together in groups:
        clause = together[0]
        above_here = [id(lead) for lead in clause.above]
        if is_table or above_here != above_before:
            before, above_before = None, above_here
        if not (is_table or may_tell(clause)):
            before = None
            continue
        above |= {one.text: tokenise(one.text, names) for one in clause.above if one.text not in above}
        leads = [above[lead.text] for lead in clause.above]
        of, silenced = _year_above(leads, assessment.year), silenced_by(clause.above, leads)
        if of and of < assessment.year - 1 and known.of_year(of) is None and _tells(leads):
            silenced |= {"foreign"}  # nothing of so long ago is known
        first = bool(leads) and clause.above[0].question and id(clause.above[0]) not in answered
        answered |= {id(lead) for lead in clause.above}
        default, asked = (
            None if is_table else _default(clause, leads),
            _asked(clause, leads, assessment.year) if first else None,
        )
        context = Context(assessment.year, default, of, silenced, asked, before, means, aim)
        if is_table:
            found += read_table(together, names, leads, context)
        else:
            said = read(clause, tokenise(clause.text, names), context)
            found += _with_line(said, clause, leads, assessment.year) if leads else said
            before = next((one for one in reversed(said) if one.extreme and one.after is None), None)
    return found


def _with_line(said: list[Frame], clause: Clause, above: list[list[Token]], year: int) -> list[Frame]:
    """Return what is said, how many there are by the line above: "ตัวชี้วัดที่ได้ 85 ขึ้นไป ⏎ มี 5 ตัวชี้วัด ได้แก่ …"."""
    first = next((one for one in said if one.count and one.noun == "noun indicators" and not one.change), None)
    if first is None or first.count is None or any(one.limit or one.bounds for one in said):
        return said
    if _FORMS["so many"].fullmatch(clause.text[: first.count.start]) is None:
        return said
    lines = [one.limit for one in _read_lead(clause, above, year) if one.limit and not one.subjects]
    named = _FORMS["weak"].search(clause.text) or _FORMS["strong"].search(clause.text)
    if len(lines) > 1 and named:  # "ได้ 90 คะแนนขึ้นไปเป็นจุดแข็ง และต่ำกว่า 85 คะแนนเป็นจุดอ่อน ⏎ - จุดอ่อน 2 ตัวชี้วัด"
        lines = [one for one in lines if one.below == (named.re is _FORMS["weak"])]
    first.limit = replace(lines[0], start=first.count.end, end=first.count.end) if len(lines) == 1 else None
    return said


def _asked(clause: Clause, above: list[list[Token]], year: int) -> Frame | None:
    """Return what the question above a clause asks for, where that is who is the highest or lowest and no more."""
    told = [one for one in _read_lead(clause, above, year) if one.filled]
    alone = told[0] if len(told) == 1 and told[0].extreme else None
    more = alone and (alone.values or alone.both or any(getattr(alone, one) is not None for one in _MORE))
    return None if more or (alone and alone.change is not None and not alone.greatest) else alone


def _read_lead(clause: Clause, above: list[list[Token]], year: int) -> list[Frame]:
    """Return what the nearest line above a clause says."""
    return read(replace(clause, text=clause.above[0].text), above[0], Context(year))


def _default(clause: Clause, above: list[list[Token]]) -> Token | None:
    """Return what the field itself is about, or the subject of what stands above: "### การใช้อำนาจ ⏎ - ได้ 92.98".

    Of several that stand above any may be meant.
    """
    about = clause.about
    if about is not None and about.kind in {"indicator", "tool", "question", "item"}:
        return Token(0, 0, frozenset({"subject"}), subject=Subject(about.kind, (about.value,)))
    named = ({one.subject for one in lead if one.subject} - {OVERALL, OTHER} for lead in above if len(lead) <= _FEW)
    alone = {one._replace(printed=None, numbered=(0, 0)) for one in next(filter(None, named), ())}
    subject = alone.pop() if len(alone) == 1 else OTHER
    return Token(0, 0, frozenset({"subject"}), subject=subject) if alone or subject != OTHER else None


def _year_above(above: list[list[Token]], current: int) -> int | None:
    """Return the year before this one that what stands above is of, and is not only compared with."""
    named = ((set(_years_in(lead, current)), lead) for lead in above)
    years, lead = next(filter(itemgetter(0), named), (set[int](), []))
    return years.pop() if len(years) == 1 and max(years) < current and not has(lead, "differ", "from", "and") else None


def _tells(above: list[list[Token]]) -> bool:
    """Tell whether what stands above with a year tells of results, and not of a law: "ผลการประเมินปี 2563", "ปี 2563"."""
    dated = next((lead for lead in above if has(lead, "year", "last year")), [])
    return len(dated) == 1 or has(dated, "score", "overall", "got", "grade", "rank", "numerals")


def _years_in(tokens: list[Token], current: int) -> Iterator[int]:
    """Yield the years that are named, those that are told by how long ago they were too: "เมื่อสองปีก่อน"."""
    for before, token in pairwise([NOTHING, *tokens]):
        if token.may("year", "last year"):
            yield int(token.figure) or current - int(before.figure or numerals().get(before.text, 1))
