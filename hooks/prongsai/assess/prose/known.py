"""What a report knows (คะแนนที่รายงานมี): the right values of a subject's score, this year's and those before."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from prongsai.assess.figures.arithmetic import indicator_label, mean
from prongsai.assess.prose.tokens import Subject
from prongsai.text import fold_digits, question_key, round2

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from prongsai.assess._assessment import Assessment
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


OVERALL = Subject("overall")
_FULL = 100


class Known:
    """The figures of a report, by subject and year."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment

    def figure(self, subject: Subject, year: int | None = None, *, printed: bool = True) -> Figure | None:
        """Return what the score of a subject may be; None where the report has no figure for it."""
        if year is not None and year != self.assessment.year:
            return self._earlier(subject, year)
        if subject.kind == "overall":
            return self._overall()
        finders = {"indicator": self._indicator, "tool": self._tool}
        finder = finders.get(subject.kind, partial(self._coded, subject.kind))
        found = finder(subject.values[0]) if subject.values else None
        if found is not None and printed and subject.printed is not None and str(subject.printed) != subject.values[0]:
            # Where number and name do not fit, the name is what is meant; a figure of the number's own is no slip.
            other = self._indicator(str(subject.printed))
            found.values.setdefault(other.right if other else found.right, "")
        return found

    def any_of(self, subject: Subject) -> Figure | None:
        """Return the figure of a subject, of the whole tool where that of its part is not reported."""
        found = self.figure(subject, printed=False)
        if found is not None or subject.kind != "part":
            return found
        return self._tool(subject.values[0].split(" ")[0])

    def _overall(self) -> Figure | None:
        reported, computed = self.assessment.report.scores.overall, self.assessment.overall
        if reported is None:
            return None
        values = {round2(reported): "overall"}
        if computed is not None:
            values.setdefault(round2(computed), "computed")
        scores = [one.score for one in self.assessment.indicators]
        return Figure("คะแนนภาพรวม", values, beside=round2(mean(scores)) if scores else None)

    def _indicator(self, value: str) -> Figure | None:
        result = self.assessment.subjects.indicators.get(int(value))
        return (
            None if result is None else Figure(result.label, {round2(result.score): f"score({value})"}, result.number)
        )

    def _tool(self, code: str) -> Figure | None:
        tool = self.assessment.subjects.tools.get(code)
        if tool is None:
            return None
        values = {round2(tool.shown): f'tool("{code}")'}
        if tool.reported is not None:
            values.setdefault(round2(tool.reported), "")
        weight = next((one.weight for one in self.assessment.criteria.tools if one.code == code), None)
        if weight is not None:  # "คิดเป็น 27.18"
            values.setdefault(round2(tool.shown * weight / _FULL), "")
        return Figure(code, values, beside=weight)

    def _coded(self, kind: str, code: str) -> Figure | None:
        """Return the figure of a question or item, or of a part of EIT, which has no placeholder."""
        if kind == "part":
            score, label, slot = parts_of(self.assessment.report.scores).get(code), code.replace(" ", " ส่วนที่ "), ""
        else:
            item, questions = self.assessment.subjects.items.get(code), self.assessment.subjects.questions
            score = questions.get(code) if kind == "question" else item.score if item else None
            label, slot = f"ข้อ {code}", f'{kind}("{code}")'
        return None if score is None else Figure(label, {round2(score): slot})

    def _earlier(self, subject: Subject, year: int) -> Figure | None:
        """Return a figure of another year: of all years the overall score, of the year before what its folder has."""
        before, told = self.assessment.previous, self._told(year)
        scores = before.scores if before and before.year == year else None
        found = _named(told.indicators, told.tools) if told else {}
        if scores is not None:
            indicators = {raw: one.score for raw, one in scores.indicators.items()}
            found |= _named(indicators, scores.tools)
            found |= {("part", name): score for name, score in parts_of(scores).items()}
            found |= {("question", question_key(raw)): score for raw, score in scores.questions.items()}
        score, label = found.get((subject.kind, *subject.values[:1])), "คะแนนภาพรวม"
        if subject.kind == "overall":
            given = (told.score if told else None, scores.overall if scores else None)
            score = next((one for one in given if one is not None), None)
        elif score is not None:
            label = self._label(subject)
        return None if score is None else Figure(f"{label} ปี {year}", {round2(score): ""})

    def _told(self, year: int) -> EarlierYear | None:
        """Return what the report says of an earlier year beside its own, or the report before it does."""
        before = self.assessment.previous
        earlier = (before.scores.earlier if before else {}) | self.assessment.report.scores.earlier
        return next((one for raw, one in earlier.items() if int(fold_digits(raw)) == year), None)

    def of_year(self, year: int) -> Scores | EarlierYear | None:
        """Return the results of a year, by its own report where that is at hand."""
        before = self.assessment.previous
        reports = {before.year: before.scores} if before else {}
        reports[self.assessment.year] = self.assessment.report.scores
        return reports.get(year) or self._told(year)

    def _label(self, subject: Subject) -> str:
        if subject.kind != "indicator":
            return subject.values[0].replace("EIT ", "EIT ส่วนที่ ")
        result = self.assessment.subjects.indicators.get(int(subject.values[0]))
        return indicator_label(subject.values[0], result.name if result else "")

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


def parts_of(scores: Scores) -> dict[str, Decimal]:
    """Return the scores of the parts of EIT that are reported, as `EIT 1` and `EIT 2`."""
    given = scores.eit_parts
    return {f"EIT {fold_digits(name)}": round2(part.score) for name, part in given.items() if part.score is not None}


def _named(indicators: Mapping[str, Decimal], tools: Mapping[str, Decimal]) -> dict[tuple[str, ...], Decimal]:
    """Return the scores of a year by what prose may call them."""
    found: dict[tuple[str, ...], Decimal] = {("tool", raw.upper()): score for raw, score in tools.items()}
    return found | {("indicator", str(int(fold_digits(raw)))): score for raw, score in indicators.items()}
