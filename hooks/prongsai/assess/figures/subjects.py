"""What an analysis or a measure is about, with its name and figures: an indicator, topic, tool, question or item."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

from prongsai.assess.figures.arithmetic import indicator_label
from prongsai.text import fold_digits, item_key, question_key
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal

    from prongsai.assess.figures.arithmetic import Indicator, ToolScore
    from prongsai.content import Entry, ItemResult, Reference, ReferenceKind, Report
    from prongsai.criteria import Criteria, Topic


_TELLING = ("indicator", "question")
"""What an analysis within that of a topic is about that tells an indicator of the topic."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject as a page names it.

    Attributes:
        label: what a reader sees, such as `ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล` or `O18 E-Service`.
        title: the name alone; empty when the year's criteria do not know it.
        score: its score where one is reported or computed, exact.
        indicators: the indicators it belongs to, by number.
        printed: the name that the report prints in its place; empty where it prints none of its own.
        possible: those among which its own are, where nobody says which of them; empty where that is known.
    """

    kind: ReferenceKind
    value: str
    label: str
    title: str
    tool: str | None
    score: Decimal | None
    indicators: tuple[int, ...]
    possible: tuple[int, ...] = ()
    printed: str = ""


_Asked = TypeVar("_Asked", str, int | str)


def _once(find: Callable[[Subjects, _Asked], Subject]) -> Callable[[Subjects, _Asked], Subject]:
    """Let a subject be made when it is first asked for."""

    @wraps(find)
    def found(self: Subjects, value: _Asked) -> Subject:
        key = (find.__name__, value)
        if key not in self._found:
            self._found[key] = find(self, value)
        return self._found[key]

    return found


@dataclass(init=False)
class Subjects:
    """Finds the subject of a reference among one report's figures and its year's criteria."""

    criteria: Criteria
    indicators: Mapping[int, Indicator]
    tools: Mapping[str, ToolScore]
    questions: Mapping[str, Decimal]
    items: Mapping[str, ItemResult]
    topics: Mapping[str, str]
    _entries: Sequence[Entry]
    _parts: Mapping[str, Decimal | None]
    _found: dict[tuple[str, int | str], Subject] = field(compare=False, repr=False)

    def __init__(
        self,
        criteria: Criteria,
        topics: tuple[Topic, ...],
        report: Report,
        indicators: tuple[Indicator, ...],
        tools: tuple[ToolScore, ...],
    ) -> None:
        self.criteria = criteria
        self.indicators = {result.number: result for result in indicators}
        self.tools = {tool.code: tool for tool in tools}
        scores = report.scores
        self.questions = {question_key(raw): score for raw, score in scores.questions.items()}
        self.items = {item_key(raw): result for raw, result in scores.items.items()}
        self.topics = {str(topic.number): topic.title for topic in topics}
        self._entries = report.analysis.entries
        self._found = {}
        self._parts = {fold_digits(raw): part.score for raw, part in scores.eit_parts.items()}

    def find(self, reference: Reference) -> Subject:
        """Return the subject that `reference` names."""
        found: Subject = getattr(self, reference.kind)(reference.value)
        return replace(found, printed=reference.printed) if reference.printed else found

    @_once
    def indicator(self, value: int | str) -> Subject:
        """Return the indicator (ตัวชี้วัด) of a number, whether the report scores it or not."""
        number = int(value)
        rule = self.criteria.indicator_by_number.get(number)
        result = self.indicators.get(number)
        name = result.name if result else rule.name if rule else ""
        tool, score = (result.tool, result.score) if result else (rule.tool if rule else None, None)
        return Subject("indicator", str(value), indicator_label(number, name), name, tool, score, (number,))

    @_once
    def topic(self, value: str) -> Subject:
        """Return the topic (ประเด็น) of a number, as its year names it."""
        title, own = self.topics.get(value, ""), self._of_topic(value)
        # What a topic's measure does for the other indicators is not written anywhere.
        possible = tuple(number for number in self.indicators if number not in own)
        label = plain("names.titled.topic", value=value, title=title).strip()
        return Subject("topic", value, label, title, None, None, own, possible)

    def _of_topic(self, value: str) -> tuple[int, ...]:
        """Return the indicators of a topic, as its analysis tells: those of questions and lost items that it names.

        An item that kept its points says nothing of what its indicator lost.
        """
        found: set[int] = set()
        for topic in self._entries:
            if (topic.about.kind, topic.about.value) == ("topic", value):
                listed = (topic, *topic.below)
                codes = (item_key(raw) for entry in listed for raw in entry.items)
                found |= {number for code in codes if code in self.items for number in self.item(code).indicators}
                within = (self.find(entry.about) for entry in topic.below)
                found |= {number for one in within if one.kind in _TELLING for number in one.indicators}
        return tuple(sorted(found))

    def text(self, value: str) -> Subject:
        """Return what the report names in words alone; it may belong to any indicator."""
        return Subject("text", value, value, value, None, None, (), tuple(self.indicators))

    def _part(self, value: str) -> Subject:
        """Return a part of a tool (EIT ส่วนที่ 1 และ 2), which asks for the same indicators by other people."""
        whole, part = self.tool(value.partition(":")[0]), value.partition(":")[2]
        label = plain("names.part", tool=whole.label, part=part)
        return replace(whole, value=value, label=label, title=label, score=self._parts.get(part))

    @_once
    def tool(self, value: str) -> Subject:
        """Return the tool (เครื่องมือ) of a code, or a part of it."""
        if ":" in value:
            return self._part(value)
        tool = self.tools.get(value)
        own = tuple(result.number for result in self.indicators.values() if result.tool == value)
        title = tool.name if tool else ""
        possible = () if own else tuple(self.indicators)
        return Subject(
            "tool",
            value,
            f"{title} ({value})" if title else value,
            title,
            value,
            tool.shown if tool else None,
            own,
            possible,
        )

    @_once
    def question(self, code: str) -> Subject:
        """Return the question `code`, such as `e13`."""
        known = self.criteria.question_by_code.get(code)
        above = known or self.criteria.question_by_code.get(code.partition(".")[0])
        title = known.wording or "" if known else ""
        own = (above.indicator,) if above else ()
        tool = above.tool if above else self._tool_of(code)
        label, score = f"{code} {title}".strip(), self.questions.get(code)
        return Subject("question", code, label, title, tool, score, own, self._within(tool, own))

    @_once
    def item(self, code: str) -> Subject:
        """Return the disclosure item `code`, such as `O18`, as the year of the results numbers it."""
        known = self.criteria.item_by_code.get(code)
        title = known.title if known else ""
        above = known.sub.partition(".")[0] if known and known.sub else ""
        own = (int(above),) if above.isdigit() else ()
        result = self.items.get(code)
        tool = "OIT" if self.criteria.national else None
        label, score = f"{code} {title}".strip(), result.score if result else None
        return Subject("item", code, label, title, tool, score, own, self._within(tool, own))

    def _tool_of(self, question: str) -> str | None:
        """Return the tool that the letter of a question's code tells, as the NACC numbers them."""
        return ("EIT" if question.startswith("e") else "IIT") if self.criteria.national else None

    def _within(self, tool: str | None, own: tuple[int, ...]) -> tuple[int, ...]:
        """Return the indicators of a tool, all where tools are unknown, for what is not known to belong to one."""
        if own:
            return ()
        return tuple(one.number for one in self.indicators.values() if tool is None or one.tool in (tool, None))
