"""What the report on the measures (รายงานผลการดำเนินการ) shows, as an assessor would tick it.

No year is known by the elements that its report item asks for: only the item's number, title and year were seen. The
list holds what agencies promise and publish; assessors have rejected like reports for lacking problems and suggestions.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from prongsai.assess.elements.required import Required

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.figures.progress import ProgressLine, ProgressView

_FIELDS = (
    ("work", "สิ่งที่ได้ดำเนินการหรือผลของทุกมาตรการ", ("work", "result")),
    ("problems", "ปัญหา อุปสรรค ของทุกมาตรการ", ("problems",)),
    ("suggestions", "ข้อเสนอแนะ ของทุกมาตรการ", ("suggestions",)),
)


def report_elements(assessment: Assessment) -> tuple[Required, ...]:
    """Return what the report on the measures shows; empty where there is no report."""
    return tuple(_elements(assessment.progress)) if assessment.progress else ()


def _elements(progress: ProgressView) -> Iterator[Required]:
    lines = [line for one in progress.rounds for line in one.lines]
    promised = len(lines) + sum(len(one.missing) for one in progress.rounds)
    missing = [(one.months, view.number) for one in progress.rounds for view in one.missing]
    yield _ticked("status", "สถานะของทุกมาตรการในทุกรอบที่ถึงกำหนด", missing, promised)
    for key, label, fields in _FIELDS:
        lacking = [_name(line) for line in lines if not any(getattr(line.entry, field) for field in fields)]
        yield _ticked(key, label, lacking, len(lines))
    done = [line for line in lines if line.entry.status == "done"]
    if done:
        lacking = [_name(line) for line in done if not line.entry.evidence]
        yield _ticked("evidence", "หลักฐานของทุกมาตรการที่แล้วเสร็จ", lacking, len(done))


def _name(line: ProgressLine) -> tuple[int, int]:
    return line.months, line.view.number


def _ticked(key: str, label: str, lacking: Sequence[tuple[int, int]], count: int) -> Required:
    """Return an element ticked or not, by the rounds (in months) and measures (by number) that lack it."""
    element = Required(key, label)
    if count and not lacking:
        return element
    rounds: dict[int, list[str]] = {}
    for months, number in lacking:
        rounds.setdefault(months, []).append(str(number))
    told = [f"รอบ {months} เดือนของมาตรการที่ {', '.join(numbers)}" for months, numbers in rounds.items()]
    detail = "ขาด" + " และ".join(told) if told else ""
    return replace(element, present=False, partly=len(lacking) < count, detail=detail)
