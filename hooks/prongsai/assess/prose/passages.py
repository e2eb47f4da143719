"""The prose of a report (เนื้อความ), with the place of every letter: what all checks of prose read.

A passage is the narrative or the words of a field. A clause of one is what a list item, table row, heading or paragraph
says; Thai has no full stop to part it further.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from prongsai.assess._expanded import BLOCK, without_comments
from prongsai.assess.prose.above import Leads
from prongsai.assess.prose.words import patterns
from prongsai.content import holds_prose
from prongsai.text import blanked, fold_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.prose.above import Lead
    from prongsai.content import Location, Reference, Run, Source
    from prongsai.findings import Place

# They speak about the report, or quote it with its slips.
_REMARKS = frozenset({"notes", "acknowledge", "printed"})
_AIMS = frozenset({"kpi", "budget"})
"""What a measure is to reach or cost; no figure there is a score."""
_ABOUT_RESULTS = ("/analysis.yml", "/measures.yml")
"""The files whose prose speaks of the year's results; that of others is of the agency, or of later rounds."""
_FORMS = patterns("passages")
_TAIL, _LONGEST = 60, 300
"""So far from its end a line is looked at, and so long is one that asks, in letters."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a field of a YAML file, or the whole narrative.

    Attributes:
        location: the field's location; empty for the narrative.
        text: the words as they are read, with quotes, escapes and folded lines undone.
        runs: where what was typed stands in `text` and in the file; what placeholders gave was not typed.
    """

    source: Source
    location: Location
    text: str
    runs: tuple[Run, ...]

    @property
    def is_narrative(self) -> bool:
        """Whether it is the narrative, in which placeholders may stand."""
        return not self.location

    @property
    def is_remark(self) -> bool:
        """Whether it is a note on the source or an acknowledgement, and so may quote a slip."""
        return not _REMARKS.isdisjoint(self.location)

    def offset(self, start: int, end: int) -> int | None:
        """Return where in the file the letters from `start` to `end` were typed; None where they were not in a row."""
        index = bisect_right(self.runs, start, key=itemgetter(0)) - 1
        first, last, at = self.runs[index] if index >= 0 else (0, 0, 0)
        return at + start - first if end <= last else None

    def place(self, start: int) -> Place:
        """Return the place of a letter that was typed; of one that was not, that of the whole passage."""
        offset = self.offset(start, start + 1)
        return self.source.at(*self.location) if offset is None else self.source.place(offset)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a passage, beginning at `start` in it.

    Attributes:
        text: what a reader sees; what is hidden from him is blanked, letter for letter.
        about: what its field is about, where the model says so.
        tool: the tool that its heading or field is about.
        above: the headings and lines that it stands below, the nearest first.
    """

    text: str
    passage: Passage
    start: int
    about: Reference | None
    tool: str | None
    above: tuple[Lead, ...] = ()

    @property
    def is_plan(self) -> bool:
        """Whether its field says what is to be done, and so what is to be reached, and not what was found."""
        file, location = self.passage.source.file, self.passage.location
        return "guidance" in location or (file.endswith("/measures.yml") and "finding" not in location)

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table, with bars or tabs between its cells."""
        return self.text.lstrip().startswith("|") or "\t" in self.text.strip()

    def follows(self, before: Clause) -> bool:
        """Tell whether it is the next row of the table of another clause; a blank line parts only those with bars."""
        if not (self.is_row and before.is_row and self.passage == before.passage):
            return False
        between = self.passage.text[before.start + len(before.text) : self.start]
        return not between.strip() and (not between or "|" not in self.text)

    def typed(self, start: int, end: int) -> bool:
        """Tell whether the officer typed these letters."""
        return self.offset(start, end) is not None

    def offset(self, start: int, end: int) -> int | None:
        """Return where in the file these letters were typed."""
        return self.passage.offset(self.start + start, self.start + end)

    def place(self, start: int) -> Place:
        """Return the place of a letter."""
        return self.passage.place(self.start + start)


@lru_cache(maxsize=4)
def passages(assessment: Assessment) -> tuple[Passage, ...]:
    """Return the narrative as it was typed, then the prose of every file, remarks included."""
    fields = (
        Passage(source, location, scalar.value, source.runs(location))
        for file, source in assessment.report.sources.items()
        for location, scalar in source.scalars.items()
        if holds_prose(file, location)
    )
    return (typed_narrative(assessment), *fields)


@lru_cache(maxsize=4)
def prose(assessment: Assessment) -> tuple[Passage, ...]:
    """Return the passages that speak for the report: all but the remarks."""
    return tuple(passage for passage in passages(assessment) if not passage.is_remark)


@lru_cache(maxsize=4)
def numbered(assessment: Assessment) -> tuple[tuple[Passage, str], ...]:
    """Return the passages of `prose` that have a digit, few of all, each with its text in Arabic digits."""
    return tuple((one, fold_digits(one.text)) for one in prose(assessment) if _FORMS["digit"].search(one.text))


@lru_cache(maxsize=4)
def typed_narrative(assessment: Assessment) -> Passage:
    """Return the narrative with its placeholders, its comments blanked: every other letter keeps its place."""
    source = assessment.report.narrative
    return Passage(source, (), without_comments(source.text), ((0, len(source.text), 0),))


def filled_narrative(assessment: Assessment) -> Passage:
    """Return the narrative with its figures filled in, and with line breaks for its tables and charts."""
    runs, position = [], 0
    for segment in assessment.narrative.segments:
        end = position + len(segment.text)
        if segment.offset is not None:
            runs.append((position, end, segment.offset))
        position = end
    text = BLOCK.sub(lambda match: "\n" * len(match[0]), assessment.narrative.text)
    return Passage(assessment.report.narrative, (), text, tuple(runs))


@lru_cache(maxsize=4)
def clauses(assessment: Assessment) -> tuple[Clause, ...]:
    """Return the clauses of a report's prose that could hold a figure or a claim."""
    found = [*_clauses(filled_narrative(assessment), None, None)]
    for passage in prose(assessment):
        told = passage.source.file.endswith(_ABOUT_RESULTS) and _AIMS.isdisjoint(passage.location)
        if told and _FORMS["telling"].search(passage.text):
            found += _clauses(passage, *_about(assessment, passage.location))
    return tuple(found)


@lru_cache(maxsize=4)
def tables(assessment: Assessment) -> tuple[tuple[bool, list[Clause]], ...]:
    """Return the rows of the prose that stand together, and each other clause by itself."""
    groups: list[list[Clause]] = []
    for clause in clauses(assessment):
        if groups and clause.follows(groups[-1][-1]):
            groups[-1].append(clause)
        else:
            groups.append([clause])
    return tuple((group[0].is_row, group) for group in groups)


def _clauses(passage: Passage, about: Reference | None, tool: str | None) -> Iterator[Clause]:
    text = _FORMS["hidden"].sub(lambda match: " " * len(match[0]), blanked(passage.text, "<!--", "-->"))
    text = _FORMS["quoted"].sub(lambda match: match[1] + " " * len(match[2]), text)
    start, leads = 0, Leads()
    for end in _ends(text):
        said = text[start:end]
        if passage.is_narrative:
            tool = _heading_tool(said, tool)
        above = leads.above(said)
        shown = _FORMS["mark"].sub(lambda match: " " * len(match[0]), said)
        if len(said) <= _LONGEST and _FORMS["asks"].fullmatch(said.strip()):
            start = end
            continue
        clause = Clause(shown, passage, start, about, tool, above)
        if clause.is_row or _FORMS["telling"].search(said):
            yield clause
        start = end


def _ends(text: str) -> Iterator[int]:
    """Yield where the clauses of a text end; a list without figures of its own goes with the line that leads to it."""
    start, led = 0, 0
    for end in [*(match.end() for match in _FORMS["break"].finditer(text)), len(text)]:
        said = text[start:end]
        goes_on = led and (not said.strip() or (_FORMS["mark"].match(said) and not _FORMS["exact"].search(said)))
        if led and not goes_on:
            yield led
        led = end if goes_on or (_FORMS["led"].search(said[-_TAIL:]) and _FORMS["lists"].search(said)) else 0
        if not led:
            yield end
        start = end
    if led:
        yield led


def _heading_tool(text: str, tool: str | None) -> str | None:
    """Return the tool that a heading, or a short line set as one, is about; else the one that held before it."""
    named = {match[1] for match in _FORMS["tool"].finditer(text)}
    if text.startswith("#"):
        return named.pop() if len(named) == 1 else None
    return named.pop() if len(named) == 1 and _FORMS["line"].fullmatch(text.strip()) else tool


def _about(assessment: Assessment, location: Location) -> tuple[Reference | None, str | None]:
    """Return what the record around a field is about, and the tool of that."""
    part, index, *_ = *location, 0
    # One record may stand without a list.
    number = index if isinstance(index, int) else 0
    if part == "advice":
        advice = assessment.report.analysis.advice[number]
        return advice.about, advice.tool.upper() if advice.tool else None
    about = None
    if part == "entries":
        entries = assessment.report.analysis.by_location
        steps = (location[:end] for end in range(len(location), 1, -1))
        about = next((entries[at] for at in steps if at in entries), assessment.report.analysis.entries[number]).about
    elif part == "measures":
        addresses = assessment.report.measures.measures[number].addresses
        about = addresses[0] if len(addresses) == 1 else None
    return about, assessment.subjects.find(about).tool if about else None
