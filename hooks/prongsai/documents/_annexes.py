"""The annexes (ภาคผนวก) of a report: scores that its text has not shown, what its table of measures lacks, sources."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from prongsai.documents._parts import Heading, Item, Listing, Paragraph, Run, Sheet, text
from prongsai.documents._tables import listed, of_page, shown
from prongsai.render import printed
from prongsai.text import fold_digits, round2
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess import AssessedAgency, Assessment, MeasureView
    from prongsai.documents._parts import Block

_SCORE = re.compile(r"(?:คะแนน|ร้อยละ)\s?([0-9]+(?:\.[0-9]+)?)|(?<![0-9.])([0-9]+(?:\.[0-9]+)?)\s?(?:คะแนน|%)")


def annexes(agency: AssessedAgency, a: Assessment) -> Iterator[Sheet]:
    """Yield the annexes that have something in them."""
    for title, blocks in (
        (plain("documents.annex_results"), _results(a)),
        (plain("documents.annex_details"), _details(a)),
        (plain("documents.annex_sources"), _sources(agency, a)),
    ):
        told = tuple(blocks)
        if told:
            yield Sheet((Heading(title, 1), *told))


def _results(a: Assessment) -> Iterator[Block]:
    if not _says_result(a):
        yield Paragraph((Run(printed.result(a).unescape()),), plain=True)
    scores, placed = a.report.scores, {block.name for block in a.narrative.blocks if block.kind == "table"}
    has = {
        "tools": bool(a.tools),
        "indicators": bool(a.indicators),
        "parts": bool(scores.eit_parts),
        "quarters": bool(scores.quarters),
        "questions": bool(a.subjects.questions),
        "items": bool(a.subjects.items),
    }
    tables = printed.of_results(a)
    for name, told in has.items():
        if told and name not in placed:
            yield from of_page(tables[name])
    for table in (*printed.part_questions(a), *printed.earlier(a)):
        yield from of_page(table)
    yield from text(*_ranks(a), *_lines(a), plain=True)


def _ranks(a: Assessment) -> Iterator[str]:
    """Yield the agency's ranks, unless the report's own text says them all."""
    rank = a.report.scores.rank
    if rank is not None:
        places = {"province": rank.province, "country": rank.country}
        told = [plain(f"blocks.rank_{where}", rank=place) for where, place in places.items() if place is not None]
        said = printed.squeezed(a.narrative.text)
        if any(printed.squeezed(one) not in said for one in told):
            yield f"{plain('blocks.ranks')}{printed.ranks(rank).striptags()}"


def _lines(a: Assessment) -> Iterator[str]:
    """Yield the lines that the agency draws itself, and its own target, as far as the report's own text has not.

    A figure of persons says no line, and one that is a score as well may stand there for the score alone.
    """
    considered = (one.text for one in a.report.analysis.document.considerations)
    found = _SCORE.findall(fold_digits("\n".join((a.narrative.text, *considered))))
    said = {Decimal(before or behind) for before, behind in found}
    said -= {*a.report.scores.tools.values(), a.report.scores.overall, *(one.score for one in a.indicators)}
    thresholds = a.report.measures.thresholds
    for name in ("strength", "weakness", "improve", "target"):
        line = getattr(thresholds, name)
        if line is not None and line not in said:
            yield plain(f"documents.lines.{name}", score=line)


def _says_result(a: Assessment) -> bool:
    """Tell whether the report's own text says its score and its level, as far as there are any."""
    overall, level = a.report.scores.overall, a.report.scores.level
    wanted = [] if overall is None else [str(round2(overall))]
    wanted += [] if level is None else [plain("common.result_level", level=level)]
    said = printed.squeezed(a.narrative.text)
    return all(printed.squeezed(one) in said for one in wanted)


def _details(a: Assessment) -> Iterator[Block]:
    table = printed.project(a)
    for view in a.measures:
        lines = [*_lacking(view, table)]
        # A table without a column of titles says nowhere what a measure is called.
        if lines or not table.shows("title"):
            yield Heading(f"{view.number}. {view.measure.title}", 2, listed=False)
            yield from lines


def _lacking(view: MeasureView, table: printed.MeasuresTable) -> Iterator[Block]:
    """Yield what is told of a measure, and not by the agency's own table."""
    nothing = (plain("common.not_stated"),), ("–",)
    for one in printed.details(view, table):
        # What the table shows has no place of its own here; nor has what was reckoned, and not reported.
        if one.place and one.lines not in nothing:
            told = (*listed(one.lines, ordered=True), *text(f"({one.note})" if one.note else "", plain=True))
            lines = [block for block in told if isinstance(block, Paragraph)]
            if len(lines) == len(told):
                runs = [run for line in lines for run in (Run(" "), *line.runs)]
                yield Paragraph((Run(f"{one.term}:", bold=True), *runs), plain=True)
            else:
                yield Paragraph((Run(one.term, bold=True),), plain=True)
                yield from told


def _sources(agency: AssessedAgency, a: Assessment) -> Iterator[Block]:
    compiled = agency.agency.compiled_from
    if compiled:
        words = plain("page.compiled_from", title=compiled.title)
        yield Paragraph((Run(f"{words} "), *([Run(compiled.url, to=compiled.url)] if compiled.url else [])), plain=True)
        yield from text(compiled.note or "", plain=True)
    source = a.report.scores.source
    if source:
        day = source.announced
        words = plain("results.source_announced" if day else "results.source", source=source.title, day=day)
        yield Paragraph((Run(words), *([Run(" "), Run(source.url, to=source.url)] if source.url else [])), plain=True)
    noted = [
        f"{note.text} {plain('blocks.note_line', line=note.line) if note.line else ''}".strip() for note in a.notes
    ]
    known = (*noted, *printed.acknowledged(a))
    if known:
        yield Listing(tuple(Item(f"{number}.", shown(one)) for number, one in enumerate(known, 1)))
