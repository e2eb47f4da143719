"""Prose against tables (เนื้อความกับตาราง): figures, counts and claims typed by hand, against the scores."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from prongsai.assess.checks.claims import check_all, check_extremes, check_numbering, counts
from prongsai.assess.prose.mentions import Lexicon
from prongsai.assess.prose.numbers import literals
from prongsai.assess.prose.passages import clauses
from prongsai.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.checks.claims import Count
    from prongsai.assess.prose.mentions import Figure, Mention
    from prongsai.assess.prose.numbers import Literal
    from prongsai.assess.prose.passages import Clause
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


@dataclass(frozen=True, slots=True)
class _Read:
    """A clause with what it names, and the figures and counts typed in it."""

    clause: Clause
    mentions: list[Mention]
    figures: list[tuple[Literal, Figure]]
    counts: list[Count]


def check_prose(assessment: Assessment) -> Iterator[Finding]:
    """Yield figures, counts and claims of the prose that contradict the scores, and figures typed by hand."""
    lexicon = Lexicon(assessment)
    for read in _reads(assessment, lexicon):
        yield from check_numbering(read.clause, read.mentions, lexicon)
        yield from check_extremes(read.clause, read.mentions, lexicon, assessment)
        yield from check_all(read.clause, read.mentions, lexicon, assessment)
        for count in read.counts:
            if not count.agrees:
                yield _wrong_count(count)
        for literal, figure in read.figures:
            if not any(literal.agrees(value) for value in figure.values):
                yield _wrong_figure(literal, figure)
        for one in _by_hand(read):
            yield Finding.make("H402", one.place, typed=one.typed, what=one.what, placeholder=one.placeholder)


def typed_by_hand(assessment: Assessment) -> Iterator[ByHand]:
    """Yield the figures and counts of the narrative that agree and could be placeholders, in order."""
    for read in _reads(assessment, Lexicon(assessment)):
        yield from _by_hand(read)


def indicator_literals(assessment: Assessment) -> list[tuple[int | None, Decimal]]:
    """Return the figures typed in prose for an indicator, by its number, or for the overall score, by None."""
    return [
        (figure.slot, literal.value)
        for read in _reads(assessment, Lexicon(assessment))
        for literal, figure in read.figures
        if literal.mention.kind in ("indicator", "overall")
    ]


def _reads(assessment: Assessment, lexicon: Lexicon) -> Iterator[_Read]:
    for clause in clauses(assessment):
        mentions = lexicon.mentions(clause.text)
        figures = []
        tools = [one for one in mentions if one.kind == "tool"]
        for literal in literals(clause, mentions, assessment.year):
            before = bisect_right(tools, literal.start, key=attrgetter("end"))
            figure = lexicon.figure(literal.mention, tools[before - 1].value if before else clause.tool)
            if figure is not None:
                figures.append((literal, figure))
        yield _Read(clause, mentions, figures, list(counts(clause, mentions, assessment)))


def _wrong_figure(literal: Literal, figure: Figure) -> Finding:
    right, placeholder = next(iter(figure.values.items()))
    return Finding.make(
        "W401",
        literal.clause.place(literal.start),
        typed=literal.typed,
        subject=figure.label,
        right=right,
        advice=_advice(literal.clause, placeholder, right),
    )


def _wrong_count(count: Count) -> Finding:
    numbers = ", ".join(str(one.number) for one in sorted(count.right, key=lambda one: one.number))
    return Finding.make(
        "W403",
        count.clause.place(count.start),
        typed=count.clause.text[count.start : count.end],
        limit=f"{'ต่ำกว่า' if count.threshold.below else 'ตั้งแต่'} {count.threshold.value}",
        right=len(count.right),
        numbers=f" (ตัวชี้วัดที่ {numbers})" if numbers else "",
        advice=_advice(count.clause, count.placeholder, len(count.right)),
    )


def _advice(clause: Clause, placeholder: str, right: object) -> str:
    return f"ใช้ {{{{ {placeholder} }}}}" if clause.in_narrative and placeholder else f"แก้เป็น {right}"


def _by_hand(read: _Read) -> list[ByHand]:
    if not read.clause.in_narrative:
        return []
    found = [_replaceable(read.clause, *one) for one in (*_agreeing_figures(read), *_agreeing_counts(read))]
    return sorted((one for one in found if one is not None), key=lambda one: one.start)


def _agreeing_figures(read: _Read) -> Iterator[tuple[int, int, str, str]]:
    for literal, figure in read.figures:
        placeholder = figure.values.get(literal.value)
        if placeholder:
            yield literal.start, literal.end, placeholder, figure.label


def _agreeing_counts(read: _Read) -> Iterator[tuple[int, int, str, str]]:
    for count in read.counts:
        if read.clause.text[count.start].isdigit() and count.printed == len(count.right):
            yield count.start, count.end, count.placeholder, "จำนวนตัวชี้วัด"


def _replaceable(clause: Clause, start: int, end: int, placeholder: str, what: str) -> ByHand | None:
    offset = clause.offset(start, end)
    if offset is None:
        return None
    typed, place = clause.text[start:end], clause.place(start)
    return ByHand(place, offset, offset + end - start, typed, f"{{{{ {placeholder} }}}}", what)
