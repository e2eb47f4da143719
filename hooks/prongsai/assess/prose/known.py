"""What a report knows (คะแนนที่รายงานมี): the right values of a subject's score, this year's and those before."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from prongsai.assess.figures.arithmetic import FULL, indicator_label, mean, mean_of_tool
from prongsai.assess.figures.results import results_of, scores_of
from prongsai.assess.prose.tokens import Subject
from prongsai.text import round2

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.figures.results import Holder
    from prongsai.content import EarlierYear, Scores


@dataclass(frozen=True, slots=True)
class Figure:
    """What a subject's score may be: each right value and the placeholder that gives it, empty when none does.

    The first value is the one to be told. `slot` is the indicator's number; `beside` what may stand beside a name and
    is no score that it got: a tool's weight, the mean of all indicators alike.
    """

    label: str
    values: dict[Decimal, str] = field(default_factory=dict)
    slot: int | None = None
    beside: Decimal | None = None

    @property
    def right(self) -> Decimal:
        """The value to be told."""
        return next(iter(self.values))


_PLACEHOLDERS = {
    "overall": "overall",
    "mean": "",
    "indicator": "score({})",
    "tool": 'tool("{}")',
    "question": 'question("{}")',
    "item": 'item("{}")',
}
_LABELS = {"overall": "คะแนนภาพรวม", "mean": "ค่าเฉลี่ยของทุกตัวชี้วัด", "question": "ข้อ {}", "item": "ข้อ {}"}
COMPUTED = "computed"
"""The placeholder of the overall score as it is worked out from the indicators."""


class Known:
    """The figures of a report, by subject and year."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self._scores: dict[int, Mapping[Holder, Decimal]] = {}

    def figure(self, subject: Subject, year: int | None = None, *, printed: bool = True) -> Figure | None:
        """Return what the score of a subject may be; None where the report has no figure for it."""
        current, kind, value = self.assessment.year, subject.kind, "".join(subject.values[:1])
        score = self._of(year or current).get((kind, value))
        if score is None:
            return None
        if year is not None and year != current:
            return Figure(f"{self._label(kind, value)} ปี {year}", {score: ""})
        slot, beside = int(value) if kind == "indicator" else None, self._beside(kind, value)
        found = Figure(self._label(kind, value), {score: _PLACEHOLDERS.get(kind, "").format(value)}, slot, beside)
        for other, placeholder in self._also(kind, value, beside):
            found.values.setdefault(other, placeholder)
        if printed and subject.printed is not None and str(subject.printed) != value:
            # Where number and name do not fit, the name is what is meant; a figure of the number's own is no slip.
            found.values.setdefault(self._of(current).get((kind, f"{subject.printed}"), score), "")
        return found

    def any_of(self, subject: Subject) -> Figure | None:
        """Return the figure of a subject, of the whole tool where that of its part is not reported."""
        found = self.figure(subject, printed=False)
        if found is not None or subject.kind != "part":
            return found
        return self.figure(Subject("tool", (subject.values[0].split(" ")[0],)))

    def tool_of(self, subject: Subject) -> str:
        """Return the tool that a question or an indicator is of; empty for others."""
        if subject.kind == "question":
            return {"i": "IIT", "e": "EIT"}.get(subject.values[0][:1], "")
        known = self.assessment.subjects.indicators
        number = int(subject.values[0]) if subject.kind == "indicator" else 0
        return known[number].tool or "" if number in known else ""

    def _beside(self, kind: str, value: str) -> Decimal | None:
        if kind == "tool":
            return next((one.weight for one in self.assessment.criteria.tools if one.code == value), None)
        scores = [one.score for one in self.assessment.indicators] if kind == "overall" else []
        return round2(mean(scores)) if scores else None

    def _also(self, kind: str, code: str, weight: Decimal | None) -> Iterator[tuple[Decimal, str]]:
        """Yield what else the score of this year may be: as computed, as reported, or as its share of the whole."""
        if kind == "overall" and self.assessment.overall is not None:
            yield round2(self.assessment.overall), COMPUTED
        tool = self.assessment.subjects.tools.get(code) if kind == "tool" else None
        if tool is not None:
            yield round2(tool.shown if tool.reported is None else tool.reported), ""
            if weight is not None:  # "คิดเป็น 27.18"
                yield round2(tool.shown * weight / FULL), ""

    def _label(self, kind: str, value: str) -> str:
        if kind != "indicator":
            return _LABELS.get(kind, "{}").format(value).replace("EIT ", "EIT ส่วนที่ ")
        result = self.assessment.subjects.indicators.get(int(value))
        return indicator_label(value, result.name if result else "")

    def of_year(self, year: int) -> Scores | EarlierYear | None:
        """Return the results of a year, by its own report where that is at hand."""
        return results_of(year, self.assessment.report, self.assessment.previous)

    def _of(self, year: int) -> Mapping[Holder, Decimal]:
        if year not in self._scores:
            told = scores_of(year, self.assessment.report, self.assessment.previous)
            tools = self.assessment.tools if year == self.assessment.year else ()
            indicators = [score for (kind, _), score in told.items() if kind == "indicator"]
            every = indicators and len(indicators) == len(self.assessment.indicators)
            means = {("mean", ""): round2(mean(indicators))} if every else {}
            own = {("tool", one.code): round2(one.shown) for one in tools}
            self._scores[year] = {**self._tools_of(year, told), **told, **means, **own}
        return self._scores[year]

    def _tools_of(self, year: int, told: Mapping[Holder, Decimal]) -> dict[Holder, Decimal]:
        """Return the tools' scores of a year as they are worked out, for those that nobody tells."""
        criteria = self.assessment.framework.year(year)
        scores = {int(number): score for (kind, number), score in told.items() if kind == "indicator"}
        means = {tool.code: mean_of_tool(tool.code, scores, criteria) for tool in criteria.tools}
        return {("tool", code): round2(score) for code, score in means.items() if score is not None}

    def extreme(self, place: int, tool: str | None, *, within: bool = False) -> Figure | None:
        """Return what the highest (1) or lowest (-1) score may be: of all, or of narrower groups meant as well.

        Where only a tool is meant, `within` it.
        """
        results = self.assessment.highest if place > 0 else self.assessment.lowest
        if not results or abs(place) != 1:
            return None
        word, name, pick = ("สูงสุด", "highest", max) if place > 0 else ("ต่ำสุด", "lowest", min)
        own = [one for one in self.assessment.indicators if tool is not None and one.tool == tool]
        if within:
            if (best := pick(own, key=lambda one: one.score, default=None)) is None:
                return None
            return Figure(f"{best.label}ซึ่งคะแนน{word}ของ {tool}", {round2(best.score): f"score({best.number})"})
        values, subjects = {round2(results[0].score): f"{name}.score"}, self.assessment.subjects
        tools = [one.shown for one in subjects.tools.values()]
        for narrower in ([one.score for one in own], tools, [*subjects.questions.values()]):
            if narrower:
                values.setdefault(round2(pick(narrower)), "")
        return Figure(f"{results[0].label}ซึ่งคะแนน{word}", values)

    @cached_property
    def figures(self) -> frozenset[Decimal]:
        """Every score of this year and of the one before."""
        now = self.assessment.year
        return frozenset(round2(score) for year in (now, now - 1) for score in self._of(year).values())

    @cached_property
    def rises(self) -> frozenset[Decimal]:
        """By how much each score has risen or fallen since the year before."""
        now, before = self._of(self.assessment.year), self._of(self.assessment.year - 1)
        return frozenset(abs(round2(score - before[of])) for of, score in now.items() if of in before)

    def unknown(self, tool: str | None = None) -> int:
        """Return how many indicators of the year's list, or of a tool, the report has no score for."""
        rules, scored = self.assessment.criteria.indicators, self.assessment.subjects.indicators
        return sum(one.number not in scored and tool in (None, one.tool) for one in rules)

    def spread(self, year: int) -> Decimal:
        """Return how far the highest indicator of a year is from the lowest; 0 where none is known."""
        scores = [score for (kind, _), score in self._of(year).items() if kind == "indicator"]
        return max(scores) - min(scores) if scores else Decimal(0)

    def group(self, noun: str, tool: str | None) -> dict[str, Decimal]:
        """Return the scores of all tools, or of all indicators, or of those of one tool, by what they are called."""
        if noun == "noun tools":
            return {code: round2(one.shown) for code, one in self.assessment.subjects.tools.items()}
        return {one.label: round2(one.score) for one in self.assessment.indicators if tool in (None, one.tool)}

    def mean(self, numbers: Iterable[str]) -> Decimal | None:
        """Return the mean of some indicators."""
        known = self.assessment.subjects.indicators
        scores = [known[int(number)].score for number in numbers if int(number) in known]
        return round2(mean(scores)) if scores else None
