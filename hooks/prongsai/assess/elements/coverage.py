"""What a report's measures answer and its analysis speaks of (ความครอบคลุม), as far as the report itself says it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from prongsai.assess._expanded import without_comments
from prongsai.assess.elements.element import tells
from prongsai.assess.elements.named import named
from prongsai.text import item_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.elements.named import Named
    from prongsai.assess.figures.subjects import Subject
    from prongsai.content import Entry


def _tells(entry: Entry) -> bool:
    """Tell whether an entry says something: in words, by the items that it names, or in an entry within it."""
    texts = [entry.finding or "", *(point.text for point in entry.guidance)]
    return tells(*texts) or bool(entry.items) or any(map(_tells, entry.entries))


class Coverage:
    """Tells, for one assessed report, what is analysed and what is answered by a measure.

    Where nobody says to which indicator a question or an item belongs, a measure for an indicator that it may belong to
    is neither its answer nor a gap: the report does not tell.
    """

    def __init__(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self._subjects = [subject for view in assessment.measures for subject in view.subjects]
        self.named: set[Named] = {(subject.kind, subject.value) for subject in self._subjects}
        self.telling = [entry for entry in assessment.report.analysis.every_entry if _tells(entry)]
        self._analysed = {(entry.about.kind, entry.about.value) for entry in self.telling}

    @property
    def by_topic(self) -> bool:
        """The report is arranged by the seven topics: a measure or an analysis refers to one."""
        return any(kind == "topic" for kind, _ in self.named | self._analysed)

    @property
    def by_indicator(self) -> bool:
        """The report is arranged by indicators: measures address them, and nothing refers to a topic."""
        return not self.by_topic and any(kind == "indicator" for kind, _ in self.named)

    @cached_property
    def _narrative(self) -> str:
        return without_comments(self._assessment.report.narrative.text)

    @cached_property
    def _told(self) -> set[Named]:
        return named(self._narrative)

    def topic_analysed(self, number: str) -> bool:
        """Tell whether an entry is about the topic, or the narrative names it."""
        title = self._assessment.subjects.topics[number]
        told = ("topic", number) in self._analysed | self._told
        return told or title in self._narrative

    def indicator_analysed(self, number: int) -> bool:
        """Tell whether an entry is about the indicator, its tool, a question or an item of it, or the narrative is."""
        about = (self._assessment.subjects.find(entry.about) for entry in self.telling)
        return ("indicator", str(number)) in self._told or any(number in subject.indicators for subject in about)

    def indicator(self, number: int) -> bool:
        """Tell whether a measure answers the indicator: directly, by its tool, a question or a lost item of it."""
        return any(number in subject.indicators and not self._kept(subject) for subject in self._subjects)

    def may_answer(self, number: int) -> bool:
        """Tell whether a measure may answer the indicator, of which the report does not say what it answers."""
        return any(view.may_answer(number) for view in self._assessment.measures)

    def _kept(self, subject: Subject) -> bool:
        """An item that kept its points says nothing of what its indicator lost."""
        return subject.kind == "item" and subject.value not in self._assessment.subjects.items

    def item(self, code: str) -> bool:
        """Tell whether a measure answers the item: directly, by its indicator, its tool, or a subject that lists it."""
        entries = self._assessment.report.analysis.every_entry
        listing = (entry.about for entry in entries if code in map(item_key, entry.items))
        return self._within(self._assessment.subjects.item(code)) or any(
            (about.kind, about.value) in self.named for about in listing
        )

    def question(self, code: str) -> bool:
        """Tell whether a measure answers the question: directly, by its indicator or tool, or an item cited for it."""
        return self._within(self._assessment.subjects.question(code)) or any(
            ("item", cited) in self.named for cited in self.cited(code)
        )

    def may_answer_item(self, code: str) -> bool:
        """Tell whether a measure may answer the item: it is for an indicator that the item may belong to."""
        return self._among(self._assessment.subjects.item(code).possible)

    def may_answer_question(self, code: str) -> bool:
        """Tell whether a measure may answer the question: that of an indicator to which it may belong, or of a topic.

        Items cited for the question would tell whether a topic's measure answers it, if there were any.
        """
        by_topic = self.by_topic and not self.cited(code)
        return by_topic or self._among(self._assessment.subjects.question(code).possible)

    def cited(self, code: str) -> set[str]:
        """Return the items that the assessors' advice on a question cites."""
        advice = self._assessment.report.analysis.advice
        return {
            item_key(raw)
            for one in advice
            if one.about is not None and (one.about.kind, one.about.value) == ("question", code)
            for raw in one.cites
        }

    def _within(self, subject: Subject) -> bool:
        named = {(subject.kind, subject.value), ("tool", subject.tool or "")} & self.named
        return bool(named) or self._among(subject.indicators)

    def _among(self, numbers: Iterable[int]) -> bool:
        return any(("indicator", str(number)) in self.named for number in numbers)
