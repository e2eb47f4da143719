"""The report on the measures (รายงานผลการดำเนินการ): complete, with evidence and reasons, and at one with itself."""

from __future__ import annotations

from itertools import pairwise
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
    from datetime import date

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.figures.progress import MeasureProgress, ProgressLine, RoundView
    from prongsai.content import Source, ThaiDate
    from prongsai.findings import Place

_YEAR = 12
_EXCERPT = 60
_ODD = {
    "end": "ถึง {end} แต่ {months} เดือนจาก 1 ต.ค. คือถึง {right}",
    "overlaps": "เริ่ม {start} ซ้อนกับรอบ {before} เดือน ซึ่งถึง {last}",
    "apart": "เริ่ม {start} ไม่ต่อจากรอบ {before} เดือน ซึ่งถึง {last}",
    "late": "รายงานเมื่อ {reported} หลังสิ้นปีงบประมาณ",
}
"""What is told of the days of a round that are odd."""
_ASKED = {"problems": "ปัญหา อุปสรรค", "suggestions": "ข้อเสนอแนะ"}


def check_progress(assessment: Assessment) -> Iterator[Finding]:
    """Yield what the report on the measures lacks or contradicts; nothing where there is no report."""
    progress = assessment.progress
    if progress is None:
        return
    source = assessment.report.sources["progress.yml"]
    last_end = max((one.view.end for one in progress.measures if one.view.end), default=None)
    for one in progress.rounds:
        yield from _missing(one, source)
        if one.number is not None:
            yield from _check_round(one, assessment, source, last_end)
        for line in one.lines:
            yield from _check_line(line, source)
            yield from _check_evidence(line, source, progress.today)
            yield from _after_report(line, source)
            yield from _steps(line, source)
            yield from _said(line, source)
    yield from _undated([line for one in progress.rounds for line in one.lines], source)
    for measure in progress.measures:
        yield from _check_course(measure, source, progress.today)
        yield from _spent(measure, source)
        yield from _dates(measure, source)
    written = [one for one in progress.rounds if one.number is not None]
    for before, one, after in zip([None, *written], written, [*written[1:], None], strict=False):
        for field, odd in odd_days(one, before, after, assessment.fiscal_year).items():
            days = {"start": short_date(one.start), "end": short_date(one.end), "reported": one.reported}
            days["right"] = short_date(round_days(assessment.fiscal_year, one.months)[1])
            last = {"before": before.months, "last": short_date(before.end)} if before else {}
            told = _ODD[odd].format(months=one.months, **days, **last)
            yield Finding.make("H832", source.at("rounds", one.number or 0, field), months=one.months, told=told)
        if after and after.reported and one.reported and one.reported.first() > after.reported.last():
            figures = {"months": one.months, "found": one.reported, "later": after.months}
            place = source.at("rounds", one.number or 0, "reported")
            yield Finding.make("W827", place, **figures, reported=after.reported)


def _missing(one: RoundView, source: Source) -> Iterator[Finding]:
    """Yield the measures without a line in a round that is due; "no progress" is a line too (ไม่มีความคืบหน้า)."""
    if one.missing:
        place = source.at_key("rounds") if one.number is None else source.at("rounds", one.number, "months")
        told = ", ".join(view.named for view in one.missing)
        yield Finding.make("W808", place, months=one.months, end=short_date(one.end), measures=told)


def _check_line(line: ProgressLine, source: Source) -> Iterator[Finding]:
    entry, place = line.entry, source.at(*line.at, "status")
    names = {"measure": line.view.named, "months": line.months}
    if entry.status == "done" and not any(one.attached for one in entry.evidence):
        yield Finding.make("W809", place, **names)
    budget = None if "budget" in line.view.defaults else line.view.measure.budget
    if budget and budget.amount is not None and entry.spent is not None and entry.spent > budget.amount:
        money = {"spent": baht(entry.spent), "budget": baht(budget.amount)}
        yield Finding.make("W824", source.at(*line.at, "spent"), **names, **money)
    lacking = [words for field, words in _ASKED.items() if getattr(entry, field) is None]
    if lacking:
        yield Finding.make("W813", source.at(*line.at, "measure"), **names, lacking=" และ".join(lacking))


def _check_evidence(line: ProgressLine, source: Source, today: date | None) -> Iterator[Finding]:
    """Yield evidence dated before its measure and its round began, or after the day of which the entry speaks."""
    first, last = min(line.view.start or line.start, line.start), max(line.as_of, line.end)
    for index, evidence in enumerate(line.entry.evidence):
        if evidence.date is None:
            continue
        place = source.at(*line.at, "evidence", index, "date")
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
        yield Finding.make("H816", source.at(*first.at, "evidence", number), count=len(found), titles=titles)


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
            yield from _check_date(entry.date, line, source.at(*line.at, "date"), today, kept=kept)
        if entry.reason is None and (why := _reason_wanted(line)):
            yield Finding.make(
                "W810", source.at(*line.at, "status"), measure=line.view.named, months=line.months, why=why
            )
    told = dict[str, str]()
    for line in measure.lines:
        if (back := taken_back(line, told)) and line.entry.note is None:
            step, before, after = back
            of = f"{line.view.named} ขั้นตอนที่ {step}" if step else line.view.named
            place = source.at(*line.at, "steps" if step else "status")
            yield Finding.make("W812", place, measure=of, before=STATUSES[before], after=STATUSES[after])


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


def _check_round(one: RoundView, assessment: Assessment, source: Source, last_end: date | None) -> Iterator[Finding]:
    """A round lies in the fiscal year of its measures, or as many months as it says, and its report is of all."""
    year, number = assessment.fiscal_year, one.number or 0
    first, whole = (day.first() for day in fiscal_dates(year, "fiscal_year"))
    bounds = {"year": year, "first": short_date(first), "last": short_date(whole)}
    days = {"start": one.own.start, "end": one.own.end} if one.own else {}
    beyond = max(whole, round_days(year, one.months)[1])
    wrong = {field: day for field, day in days.items() if day and not first <= day.first() <= beyond}
    for field, day in wrong.items():
        yield Finding.make("W503", source.at("rounds", number, field), found=day, **bounds)
    if not wrong and one.months > _YEAR and one.end > whole and (last_end is None or last_end <= whole):
        yield Finding.make("H504", source.at("rounds", number, "months"), found=short_date(one.end), **bounds)
    if one.reported is not None:
        place = source.at("rounds", number, "reported")
        yield from _early(one.reported, assessment.today, place)
        if one.start <= one.reported.last() < one.end:
            figures = {"months": one.months, "found": one.reported, "end": short_date(one.end)}
            yield Finding.make("H826", place, **figures)


def _after_report(line: ProgressLine, source: Source) -> Iterator[Finding]:
    """What a report tells of had happened when it was made; what lies beyond its round is told as such."""
    days = [("evidence", number, one.date) for number, one in enumerate(line.entry.evidence)]
    for field, number, day in [("date", None, line.entry.date), *days]:
        if day and line.reported and line.reported.last() < day.first() <= line.end:
            at = (*line.at, field) if number is None else (*line.at, field, number, "date")
            what = "วันที่ถึงสถานะ" if number is None else "หลักฐานลงวันที่"
            yield Finding.make("W825", source.at(*at), what=what, found=day, reported=line.reported)


def _steps(line: ProgressLine, source: Source) -> Iterator[Finding]:
    """A measure is done when its steps are, and has begun when one of them has."""
    status, steps, place = line.entry.status, dict(line.steps), source.at(*line.at, "status")
    names = {"measure": line.view.named, "months": line.months}
    if found := against(line):
        whole, within = found
        named = f"ขั้นตอนที่ {whole} {STATUSES[steps[whole]]}" if whole else STATUSES[status]
        told = ", ".join(f"{one} {STATUSES[steps[one]]}" for one in within)
        yield Finding.make("W828", place, **names, status=named, steps=told)
    elif status == "in_progress" and states(line) == {"done"}:
        yield Finding.make("H829", place, **names)


def _said(line: ProgressLine, source: Source) -> Iterator[Finding]:
    """What was done, what came of it and what shows it say the same as the status."""
    entry, said = line.entry, words()["said of a status"]
    for field, what in {"work": "ดำเนินการ", "result": "มีผล"}.items():
        text = (getattr(entry, field) or "").strip()
        if _is_said(text, said[entry.status], came=field == "result" and entry.status == "not_started"):
            yield _against(line, source, field, f"{what}ว่า “{cut(text, _EXCERPT)}”")
            return
    shown = [one for one in entry.evidence if one.date and one.attached] if entry.status == "not_started" else []
    if shown and not any_of(words()["explains"]).search(shown[0].title):
        yield _against(line, source, "evidence", f"มีหลักฐาน “{shown[0].title}” ลงวันที่ {shown[0].date}")


def _is_said(text: str, said: dict[str, list[str]], *, came: bool) -> bool:
    """Tell whether a text begins with, is, or holds words of another status, or something `came`."""
    begins, whole, holds, unless = (any_of(said[how]) for how in ("begins", "is", "holds", "unless"))
    other = begins.match(text) or whole.fullmatch(text) or holds.search(text) or (came and tells(text))
    return bool(other) and not unless.search(text)


def _against(line: ProgressLine, source: Source, field: str, told: str) -> Finding:
    names = {"measure": line.view.named, "months": line.months, "status": STATUSES[line.entry.status]}
    return Finding.make("H831", source.at(*line.at, field), **names, told=told)


def _dates(measure: MeasureProgress, source: Source) -> Iterator[Finding]:
    """What was done once was done on one day."""
    for before, after in pairwise(measure.lines):
        first, entry = before.entry, after.entry
        same = first.status == entry.status and entry.status in FINAL and entry.note is None
        if same and first.date and entry.date and first.date != entry.date:
            yield _against(after, source, "date", f"เมื่อ {entry.date} ส่วนรอบ {before.months} เดือนว่าเมื่อ {first.date}")


def _spent(measure: MeasureProgress, source: Source) -> Iterator[Finding]:
    """What was spent up to a round is no less than what was spent up to the one before."""
    told = [(line, line.entry.spent) for line in measure.lines if line.entry.spent is not None]
    for (before, earlier), (after, spent) in pairwise(told):
        if spent < earlier:
            figures = {"spent": baht(spent), "earlier": baht(earlier), "before": before.months, "months": after.months}
            yield Finding.make("W830", source.at(*after.at, "spent"), measure=measure.view.named, **figures)
