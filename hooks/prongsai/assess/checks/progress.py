"""The report on the measures (รายงานผลการดำเนินการ): complete, with evidence and reasons, and at one with itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from prongsai.assess.checks.words import any_of, words
from prongsai.assess.elements.element import tells
from prongsai.assess.figures.measures import fiscal_dates
from prongsai.assess.figures.progress import FINAL, round_days
from prongsai.assess.figures.rounds import against, odd_days, states, taken_back
from prongsai.content import STATUSES, baht, short_date
from prongsai.findings import Finding
from prongsai.text import cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.figures.progress import MeasureProgress, ProgressLine, RoundView
    from prongsai.content import Source, ThaiDate
    from prongsai.findings import Place

_YEAR = 12
_EXCERPT = 60


def check_progress(assessment: Assessment) -> Iterator[Finding]:
    """Yield what the report on the measures lacks or contradicts; nothing where there is no report."""
    progress = assessment.progress
    if progress is None:
        return
    source, today = assessment.report.sources["progress.yml"], progress.today
    lines = [line for one in progress.rounds for line in one.lines]
    for line in lines:
        yield from _check_line(line, source)
        yield from _said(line, source)
    yield from _undated(lines, source)
    for measure in progress.measures:
        yield from _check_course(measure, source, today)
    yield from _check_rounds(progress.rounds, assessment, source)


def _tell(code: str, line: ProgressLine, source: Source, *at: str | int, **figures: object) -> Finding:
    """Return the finding on a part of a line, which names its measure and its round."""
    return Finding.make(
        code, source.at(*line.at, *at), **{"measure": line.view.named, "months": line.months, **figures}
    )


def _check_line(line: ProgressLine, source: Source) -> Iterator[Finding]:
    """A measure that is done has evidence, costs no more than it may, and is done when its steps are."""
    entry, steps = line.entry, dict(line.steps)
    if entry.status == "done" and not any(one.attached for one in entry.evidence):
        yield _tell("W809", line, source, "status")
    budget = None if "budget" in line.view.defaults else line.view.measure.budget
    if budget and budget.amount is not None and entry.spent is not None and entry.spent > budget.amount:
        yield _tell("W824", line, source, "spent", spent=baht(entry.spent), budget=baht(budget.amount))
    asked = words()["asked of progress"]
    if lacking := " และ".join(what for field, what in asked.items() if getattr(entry, field) is None):
        yield _tell("W813", line, source, "measure", lacking=lacking)
    if found := against(line):
        whole, within = found
        named = f"ขั้นตอนที่ {whole} {STATUSES[steps[whole]]}" if whole else STATUSES[entry.status]
        told = ", ".join(f"{one} {STATUSES[steps[one]]}" for one in within)
        yield _tell("W828", line, source, "status", status=named, steps=told)
    elif entry.status == "in_progress" and states(line) == {"done"}:
        yield _tell("H829", line, source, "status")


def _check_days(line: ProgressLine, source: Source, today: date | None, *, kept: bool) -> Iterator[Finding]:
    """What a report tells of had happened when it was made, in the time of its round, and has come.

    Evidence may be of its measure's time before the round, and a status that was `kept` is of an earlier one.
    """
    first, last = min(line.view.start or line.start, line.start), max(line.as_of, line.end)
    evidence = enumerate(line.entry.evidence)
    days = [("หลักฐานลงวันที่", one.date, ("evidence", index, "date"), first, last) for index, one in evidence]
    own = ("วันที่ถึงสถานะ", line.entry.date, ("date",), date.min if kept else line.start, line.end)
    for what, day, at, begin, end in (*days, own):
        if day is None:
            continue
        place = source.at(*line.at, *at)
        if day.last() < begin or day.first() > end:
            bounds = {"start": short_date(line.start), "end": short_date(line.end)}
            yield Finding.make("W811", place, found=day, months=line.months, **bounds)
        else:
            yield from _early(day, today, place)
        if line.reported and line.reported.last() < day.first() <= line.end:
            yield Finding.make("W825", place, what=what, found=day, reported=line.reported)


def _early(day: ThaiDate, today: date | None, place: Place) -> Iterator[Finding]:
    if today is not None and day.first() > today:
        yield Finding.make("W814", place, found=day, today=short_date(today))


def _undated(lines: Sequence[ProgressLine], source: Source) -> Iterator[Finding]:
    """Yield once that pieces of evidence have no date."""
    found = [(line, index) for line in lines for index, one in enumerate(line.entry.evidence) if one.date is None]
    if found:
        first, number = found[0]
        titles = ", ".join(dict.fromkeys(line.entry.evidence[index].title for line, index in found))
        yield Finding.make("H816", source.at(*first.at, "evidence", number), count=len(found), titles=titles)


def _check_course(measure: MeasureProgress, source: Source, today: date | None) -> Iterator[Finding]:
    """Yield what is wrong with a measure's lines taken one after another."""
    told = dict[str, str]()
    spent: ProgressLine | None = None
    for before, line in zip([None, *measure.lines], measure.lines, strict=False):
        entry, earlier = line.entry, before.entry if before else None
        kept = earlier is not None and earlier.status == entry.status
        yield from _check_days(line, source, today, kept=kept)
        if entry.reason is None and (why := _reason_wanted(line)):
            yield _tell("W810", line, source, "status", why=why)
        if (back := taken_back(line, told)) and entry.note is None:
            step, was, now = back
            of = f"{line.view.named} ขั้นตอนที่ {step}" if step else line.view.named
            figures = {"before": STATUSES[was], "after": STATUSES[now]}
            yield _tell("W812", line, source, "steps" if step else "status", measure=of, **figures)
        # What was done once was done on one day.
        once = kept and entry.status in FINAL and entry.note is None
        if once and before and earlier and earlier.date and entry.date and earlier.date != entry.date:
            was_on = f"เมื่อ {entry.date} ส่วนรอบ {before.months} เดือนว่าเมื่อ {earlier.date}"
            yield _against(line, source, "date", was_on)
        # What was spent up to a round is no less than what was spent up to the one before.
        if entry.spent is not None:
            if spent and spent.entry.spent is not None and entry.spent < spent.entry.spent:
                money = {"spent": baht(entry.spent), "earlier": baht(spent.entry.spent), "before": spent.months}
                yield _tell("W830", line, source, "spent", **money)
            spent = line


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


def _said(line: ProgressLine, source: Source) -> Iterator[Finding]:
    """What was done, what came of it and what shows it say the same as the status."""
    entry, waits = line.entry, line.entry.status == "not_started"
    said = words()["said of a status"][entry.status]
    begins, whole, holds, unless = (any_of(said[how]) for how in ("begins", "is", "holds", "unless"))
    for field, what in {"work": "ดำเนินการ", "result": "มีผล"}.items():
        text = (getattr(entry, field) or "").strip()
        other = begins.match(text) or whole.fullmatch(text) or holds.search(text)
        if (other or (field == "result" and waits and tells(text))) and not unless.search(text):
            yield _against(line, source, field, f"{what}ว่า “{cut(text, _EXCERPT)}”")
            return
    shown = [one for one in entry.evidence if one.date and one.attached] if waits else []
    if shown and not any_of(words()["explains"]).search(shown[0].title):
        yield _against(line, source, "evidence", f"มีหลักฐาน “{shown[0].title}” ลงวันที่ {shown[0].date}")


def _against(line: ProgressLine, source: Source, field: str, told: str) -> Finding:
    return _tell("H831", line, source, field, status=STATUSES[line.entry.status], told=told)


def _check_rounds(rounds: Sequence[RoundView], assessment: Assessment, source: Source) -> Iterator[Finding]:
    """Yield the measures without a line in a round that is due, and what is odd of the days of rounds.

    "No progress" is a line too (ไม่มีความคืบหน้า). A round lies in the fiscal year of its measures, or as many months as it
    says, and its report is of all.
    """
    year, measures = assessment.fiscal_year, assessment.progress.measures if assessment.progress else ()
    first, whole = (day.first() for day in fiscal_dates(year, "fiscal_year"))
    bounds = {"year": year, "first": short_date(first), "last": short_date(whole)}
    last_end = max((one.view.end for one in measures if one.view.end), default=whole)
    for one in rounds:
        if one.missing:
            place = source.at_key("rounds") if one.number is None else source.at("rounds", one.number, "months")
            told = ", ".join(view.named for view in one.missing)
            yield Finding.make("W808", place, months=one.months, end=short_date(one.end), measures=told)
    written = [one for one in rounds if one.number is not None]
    for before, one, after in zip([None, *written], written, [*written[1:], None], strict=False):
        number, right = one.number or 0, round_days(year, one.months)[1]
        days = {"start": one.own.start, "end": one.own.end} if one.own else {}
        wrong = {field: day for field, day in days.items() if day and not first <= day.first() <= max(whole, right)}
        for field, day in wrong.items():
            yield Finding.make("W503", source.at("rounds", number, field), found=day, **bounds)
        if not wrong and one.months > _YEAR and one.end > whole >= last_end:
            yield Finding.make("H504", source.at("rounds", number, "months"), found=short_date(one.end), **bounds)
        figures: dict[str, object] = {"months": one.months, "start": short_date(one.start), "end": short_date(one.end)}
        figures |= {"right": short_date(right), "reported": one.reported, "found": one.reported}
        figures |= {"before": before.months, "last": short_date(before.end)} if before else {}
        for field, odd in odd_days(one, before, after, year).items():
            told = words()["odd days"][odd].format(**figures)
            yield Finding.make("H832", source.at("rounds", number, field), months=one.months, told=told)
        if one.reported is None:
            continue
        place = source.at("rounds", number, "reported")
        yield from _early(one.reported, assessment.today, place)
        if one.start <= one.reported.last() < one.end:
            yield Finding.make("H826", place, **figures)
        if after and after.reported and one.reported.first() > after.reported.last():
            yield Finding.make("W827", place, **figures | {"later": after.months, "reported": after.reported})
