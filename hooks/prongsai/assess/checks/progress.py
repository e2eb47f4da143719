"""The report on the measures (รายงานผลการดำเนินการ): complete in every round that is due, with evidence and reasons."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from prongsai.assess.figures.progress import FINAL
from prongsai.content import STATUSES, baht, short_date
from prongsai.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.figures.progress import MeasureProgress, ProgressLine, RoundView
    from prongsai.content import Source, ThaiDate
    from prongsai.findings import Place

_ASKED = {"problems": "ปัญหา อุปสรรค", "suggestions": "ข้อเสนอแนะ"}


def check_progress(assessment: Assessment) -> Iterator[Finding]:
    """Yield what the report on the measures lacks or contradicts; nothing where there is no report."""
    progress = assessment.progress
    if progress is None:
        return
    source = assessment.report.sources["progress.yml"]
    for one in progress.rounds:
        yield from _missing(one, source)
        if one.number is not None and one.reported is not None:
            yield from _early(one.reported, progress.today, source.at("rounds", one.number, "reported"))
        for line in one.lines:
            yield from _check_line(line, source)
            yield from _check_evidence(line, source, progress.today)
    yield from _undated([line for one in progress.rounds for line in one.lines], source)
    for measure in progress.measures:
        yield from _check_course(measure, source, progress.today)


def _missing(one: RoundView, source: Source) -> Iterator[Finding]:
    """Yield the measures without a line in a round that is due; "no progress" is a line too (ไม่มีความคืบหน้า)."""
    if one.missing:
        place = source.at_key("rounds") if one.number is None else source.at("rounds", one.number, "months")
        told = ", ".join(view.named for view in one.missing)
        yield Finding.make("W808", place, months=one.months, end=short_date(one.end), measures=told)


def _check_line(line: ProgressLine, source: Source) -> Iterator[Finding]:
    entry, place = line.entry, _status(line, source)
    names = {"measure": line.view.named, "months": line.months}
    if entry.status == "done" and not any(one.attached for one in entry.evidence):
        yield Finding.make("W809", place, **names)
    budget = None if "budget" in line.view.defaults else line.view.measure.budget
    if budget and budget.amount is not None and entry.spent is not None and entry.spent > budget.amount:
        money = {"spent": baht(entry.spent), "budget": baht(budget.amount)}
        yield Finding.make("W824", source.at(*_at(line), "spent"), **names, **money)
    lacking = [words for field, words in _ASKED.items() if getattr(entry, field) is None]
    if lacking:
        yield Finding.make("W813", source.at(*_at(line), "measure"), **names, lacking=" และ".join(lacking))


def _check_evidence(line: ProgressLine, source: Source, today: date | None) -> Iterator[Finding]:
    """Yield evidence dated before its measure and its round began, or after the day of which the entry speaks."""
    first, last = min(line.view.start or line.start, line.start), max(line.as_of, line.end)
    for index, evidence in enumerate(line.entry.evidence):
        if evidence.date is None:
            continue
        place = source.at(*_at(line), "evidence", index, "date")
        if evidence.date.last() < first or evidence.date.first() > last:
            yield _outside(evidence.date, line, place)
        else:
            yield from _early(evidence.date, today, place)


def _undated(lines: Sequence[ProgressLine], source: Source) -> Iterator[Finding]:
    """Yield once that pieces of evidence have no date."""
    found = [(line, index) for line in lines for index, one in enumerate(line.entry.evidence) if one.date is None]
    if found:
        first, number = found[0]
        titles = ", ".join(dict.fromkeys(line.entry.evidence[index].title for line, index in found))
        yield Finding.make("H816", source.at(*_at(first), "evidence", number), count=len(found), titles=titles)


def _early(day: ThaiDate, today: date | None, place: Place) -> Iterator[Finding]:
    """Yield a day that has not come yet: what is reported has happened."""
    if today is not None and day.first() > today:
        yield Finding.make("W814", place, found=day, today=short_date(today))


def _check_course(measure: MeasureProgress, source: Source, today: date | None) -> Iterator[Finding]:
    """Yield what is wrong with a measure's lines taken one after another."""
    for number, line in enumerate(measure.lines):
        entry = line.entry
        earlier = measure.lines[number - 1].entry if number else None
        kept = earlier is not None and earlier.status == entry.status
        if entry.date is not None:
            yield from _check_date(entry.date, line, source.at(*_at(line), "date"), today, kept=kept)
        if entry.reason is None and (why := _reason_wanted(line)):
            yield Finding.make("W810", _status(line, source), measure=line.view.named, months=line.months, why=why)
    for before, after in pairwise(measure.lines):
        if _backwards(before.entry.status, after.entry.status) and after.entry.note is None:
            words = {"before": STATUSES[before.entry.status], "after": STATUSES[after.entry.status]}
            yield Finding.make("W812", _status(after, source), measure=after.view.named, **words)


def _check_date(
    day: ThaiDate, line: ProgressLine, place: Place, today: date | None, *, kept: bool
) -> Iterator[Finding]:
    """Yield a date outside its round, or to come; a status that stands since an earlier round keeps its date."""
    if day.first() > line.end or (day.last() < line.start and not kept):
        yield _outside(day, line, place)
    else:
        yield from _early(day, today, place)


def _outside(day: ThaiDate, line: ProgressLine, place: Place) -> Finding:
    days = {"start": short_date(line.start), "end": short_date(line.end)}
    return Finding.make("W811", place, found=day, months=line.months, **days)


def _reason_wanted(line: ProgressLine) -> str | None:
    """Return why an entry needs a reason, or None: cancelled, done after its end where it has one, or open after it.

    An entry speaks of its own round only: what became late after it is for the next one to explain.
    """
    entry, end = line.entry, line.view.end
    if entry.status == "cancelled":
        return STATUSES["cancelled"]
    if end is None:
        return None
    if entry.status == "done":
        late = entry.date is not None and entry.date.first() > end
        return f"แล้วเสร็จหลังกำหนด {short_date(end)}" if late else None
    return f"เลยกำหนด {short_date(end)}" if line.as_of > end else None


def _backwards(before: str, after: str) -> bool:
    """Tell whether a status takes back an earlier one: what was final opens again or turns, or work un-begins."""
    if before in FINAL:
        return before != after
    return before == "in_progress" and after == "not_started"


def _at(line: ProgressLine) -> tuple[str | int, ...]:
    number, index = line.at
    return ("rounds", number, "entries", index)


def _status(line: ProgressLine, source: Source) -> Place:
    return source.at(*_at(line), "status")
