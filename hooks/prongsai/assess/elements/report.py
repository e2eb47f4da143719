"""What the report on the measures (รายงานผลการดำเนินการ) shows, as an assessor would tick it.

No year is known by the elements that its report item asks for: only the item's number, title and year were seen. The
list holds what agencies promise and publish; assessors have rejected like reports for lacking problems and suggestions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.assess.elements.element import Lacking, Required, says

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.figures.progress import ProgressLine, ProgressView

_FIELDS = (
    ("work", ("work", "result")),
    ("problems", ("problems",)),
    ("suggestions", ("suggestions",)),
)


def report_elements(assessment: Assessment) -> tuple[Required, ...]:
    """Return what the report on the measures shows; empty where there is no report."""
    return tuple(_elements(assessment.progress)) if assessment.progress else ()


def _elements(progress: ProgressView) -> Iterator[Required]:
    lines = [line for one in progress.rounds for line in one.lines]
    promised = len(lines) + sum(len(one.missing) for one in progress.rounds)
    missing = [(one.months, view.number) for one in progress.rounds for view in one.missing]
    yield _ticked("status", missing, promised)
    for key, fields in _FIELDS:
        texts = ((line, [getattr(line.entry, field) for field in fields]) for line in lines)
        lacking = [_name(line) for line, own in texts if not says(*own, figures=True)]  # "12/12"
        yield _ticked(key, lacking, len(lines))
    done = [line for line in lines if line.entry.status == "done"]
    if done:
        lacking = [_name(line) for line in done if not any(one.attached for one in line.entry.evidence)]
        yield _ticked("evidence", lacking, len(done))


def _name(line: ProgressLine) -> tuple[int, int]:
    return line.months, line.view.number


def _ticked(key: str, lacking: Sequence[tuple[int, int]], count: int) -> Required:
    """Return an element ticked or not, by the rounds (in months) and measures (by number) that lack it."""
    rounds: dict[int, tuple[int, ...]] = {}
    for months, number in lacking:
        rounds[months] = (*rounds.get(months, ()), number)
    return Required(key, present=bool(count)).ticked(Lacking(rounds=tuple(rounds.items())), count)
