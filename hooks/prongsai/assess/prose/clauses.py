"""The prose of a report (เนื้อความ) in clauses: the narrative with its figures filled in, and every text field.

A clause is what one list item, table row, heading or paragraph says; Thai has no full stop to part it further.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from prongsai.assess._expanded import BLOCK
from prongsai.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess._assessment import Assessment
    from prongsai.content import Reference, Source

# What no reader sees, or sees as something else than prose: comments, code, link targets, bare addresses, HTML tags.
_HIDDEN = re.compile(r"<!--.*?-->|`[^`\n]*`|\]\([^)\n]*\)|https?://\S+|</?[A-Za-z][^<>\n]*>", re.DOTALL)
_BREAK = re.compile(r"\n[^\S\n]*(?=\n)|\n(?=[^\S\n]*(?:[-*+#|]|\(?[0-9๐-๙]+[.)]))")
_TELLING = re.compile(r"[0-9๐-๙]|สุด|ทุก")
_TOOL = re.compile(r"(?<![A-Za-z])(IIT|EIT|OIT)(?![A-Za-z])")
_LINE = re.compile(r"\s*[^\n0-9๐-๙]{1,140}[)*\s]*")
_HEADER = re.compile(r"[|>][0-9+-]*[^\n]*\n")
_SKIPPED = " \t\n\r\f\"'\\"


@dataclass(frozen=True, slots=True)
class ProseText:
    """A text with the place of each letter.

    Attributes:
        text: what a reader sees; what is hidden from him is blanked, letter for letter.
        typed: where pieces typed by the officer begin and end in `text`, and where they begin in the file; empty for
            a field of a YAML file, in which everything is typed.
        location: the field in its file.
        about: what the field is about, where the model says so.
        tool: the tool that it is about.
        value: the field's text before anything was blanked.
    """

    text: str
    source: Source
    typed: tuple[tuple[int, int, int], ...] = ()
    location: tuple[str | int, ...] = ()
    about: Reference | None = None
    tool: str | None = None
    value: str = ""

    @property
    def markdown(self) -> bool:
        """Whether it is the narrative, in which placeholders may stand."""
        return not self.location

    def offset(self, start: int, end: int) -> int | None:
        """Return where in the file the letters from `start` to `end` were typed; None when they were not."""
        if self.markdown:
            return next((at + start - first for first, last, at in self.typed if first <= start and end <= last), None)
        return _aligned(self.value[: start + 1], self.source, self.source.marks.get(self.location))

    def place(self, start: int, end: int) -> Place:
        """Return the place of letters that were typed; for a field in which they are not found, that of the field."""
        offset = self.offset(start, end)
        if offset is None:
            return self.source.at(*self.location)
        before = self.source.text[:offset]
        return Place(self.source.file, before.count("\n") + 1, offset - before.rfind("\n"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a passage, beginning at `start` in it; `tool` is what its heading or field is about."""

    text: str
    passage: ProseText
    start: int
    tool: str | None

    def typed(self, start: int, end: int) -> bool:
        """Tell whether the officer typed these letters."""
        return not self.passage.markdown or self.offset(start, end) is not None

    def offset(self, start: int, end: int) -> int | None:
        """Return where in the file these letters were typed."""
        return self.passage.offset(self.start + start, self.start + end)

    def place(self, start: int, end: int) -> Place:
        """Return the place of these letters."""
        return self.passage.place(self.start + start, self.start + end)


def _aligned(text: str, source: Source, mark: tuple[int, int] | None) -> int | None:
    """Return where the last letter of `text`, the beginning of a YAML value, stands in its file.

    Letter for letter, for YAML folds lines and takes quotes away; escapes in double quotes are not followed.
    """
    if mark is None:
        return None
    raw = source.text
    position = sum(len(line) + 1 for line in raw.split("\n")[: mark[0] - 1]) + mark[1] - 1
    if header := _HEADER.match(raw, position):
        position = header.end()
    for letter in text:
        if letter.isspace():
            continue
        while position < len(raw) and raw[position] != letter and raw[position] in _SKIPPED:
            position += 1
        if raw[position : position + 1] != letter:
            return None
        position += 1
    return position - 1


def clauses(assessment: Assessment) -> Iterator[Clause]:
    """Yield the clauses of a report's prose that could hold a figure or a claim."""
    for passage in _passages(assessment):
        start, tool = 0, passage.tool
        for end in [*(match.end() for match in _BREAK.finditer(passage.text)), len(passage.text)]:
            text = passage.text[start:end]
            if passage.markdown:
                tool = _heading_tool(text, tool)
            if _TELLING.search(text):
                yield Clause(text, passage, start, tool)
            start = end


def _heading_tool(text: str, tool: str | None) -> str | None:
    """Return the tool that a heading, or a short line set as one, is about; else the one that held before it."""
    named = {match[1] for match in _TOOL.finditer(text)}
    if text.startswith("#"):
        return named.pop() if len(named) == 1 else None
    return named.pop() if len(named) == 1 and _LINE.fullmatch(text) else tool


def _passages(assessment: Assessment) -> Iterator[ProseText]:
    yield _narrative(assessment)
    for passage in (*_analysis(assessment), *_measures(assessment)):
        if _TELLING.search(passage.text):
            yield replace(passage, text=_HIDDEN.sub(_blank, passage.text), value=passage.text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _narrative(assessment: Assessment) -> ProseText:
    typed, position = [], 0
    for segment in assessment.narrative.segments:
        end = position + len(segment.text)
        if segment.offset is not None:
            typed.append((position, end, segment.offset))
        position = end
    text = BLOCK.sub(lambda match: "\n" * len(match[0]), assessment.narrative.text)
    return ProseText(_HIDDEN.sub(_blank, text), assessment.report.narrative, tuple(typed))


def _analysis(assessment: Assessment) -> Iterator[ProseText]:
    analysis, source = assessment.report.analysis, assessment.report.sources["analysis.yml"]
    for name, text in (("preface", analysis.preface), ("rationale", analysis.rationale)):
        yield ProseText(text or "", source, location=(name,))
    for index, entry in enumerate(analysis.entries):
        tool = _tool_of(assessment, entry.about)
        for name, text in (("finding", entry.finding), ("guidance", entry.guidance)):
            yield ProseText(text or "", source, (), ("entries", index, name), entry.about, tool)
    for index, advice in enumerate(analysis.advice):
        tool = advice.tool.upper() if advice.tool else None
        yield ProseText(advice.text, source, (), ("advice", index, "text"), advice.about, tool)
    for index, limit in enumerate(analysis.limitations or ()):
        for name, text in (("text", limit.text), ("analysis", limit.analysis), ("handling", limit.handling)):
            yield ProseText(text or "", source, location=("limitations", index, name))


def _measures(assessment: Assessment) -> Iterator[ProseText]:
    measures, source = assessment.report.measures, assessment.report.sources["measures.yml"]
    yield ProseText(measures.table.title or "", source, location=("table", "title"))
    for index, measure in enumerate(measures.measures):
        about = measure.addresses[0] if len(measure.addresses) == 1 else None
        tool = _tool_of(assessment, about)
        for name, text in (("title", measure.title), ("finding", measure.finding)):
            yield ProseText(text or "", source, (), ("measures", index, name), about, tool)
        for name, texts in (("steps", measure.steps), ("monitoring", measure.monitoring)):
            for number, text in enumerate(texts):
                single = ("measures", index, name)
                location = (*single, number) if (*single, number) in source.marks else single
                yield ProseText(text, source, (), location, about, tool)


def _tool_of(assessment: Assessment, about: Reference | None) -> str | None:
    return assessment.subjects.find(about).tool if about is not None else None
