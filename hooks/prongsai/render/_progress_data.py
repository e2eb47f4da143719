"""Open data of the report on the measures: `progress` of `report.json`, `progress.csv`, and their dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prongsai.addresses import paths
from prongsai.render._schema_parts import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess import Assessment, MeasureProgress, ProgressLine, RoundView
    from prongsai.content import ThaiDate

PROGRESS_COLUMNS = {
    "round": "รอบรายงาน (เดือนนับจาก 1 ตุลาคมของปีงบประมาณ)",
    "reported": "วันที่รายงาน ค.ศ. แบบ YYYY-MM-DD หรือ YYYY-MM",
    "measure": "รหัสถาวรของมาตรการ",
    "title": "ชื่อมาตรการ",
    "status": "สถานะ not_started, in_progress, done หรือ cancelled",
    "date": "วันที่ถึงสถานะนี้ ค.ศ. แบบ YYYY-MM-DD หรือ YYYY-MM",
    "unit": "ส่วนราชการที่รายงาน",
    "work": "สิ่งที่ได้ดำเนินการ",
    "result": "ผลหรือความสำเร็จ",
    "evidence": "หลักฐาน: ที่อยู่เทียบกับโฟลเดอร์ของปี หรือ URL คั่นด้วยขึ้นบรรทัดใหม่",
    "problems": "ปัญหา อุปสรรค",
    "suggestions": "ข้อเสนอแนะ",
    "reason": "เหตุผลที่ล่าช้าหรือยกเลิก",
    "note": "คำอธิบายเมื่อสถานะถอยหลัง",
}
_TEXTS = ("work", "result", "problems", "suggestions", "reason", "note")
_TEXT_OR_NULL: dict[str, Any] = {"type": ["string", "null"]}
_DAY_OR_NULL: dict[str, Any] = {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"}
_STATUS: dict[str, Any] = {"enum": ["not_started", "in_progress", "done", "cancelled"]}
_STANDING: dict[str, Any] = {"enum": ["overdue", "due_soon", "open", "late", "on_time", "done", "cancelled"]}


def progress_record(assessment: Assessment) -> dict[str, Any] | None:
    """Return the report on the measures as plain data; None when there is none."""
    progress = assessment.progress
    if progress is None:
        return None
    item = progress.item
    return {
        "today": progress.today.isoformat() if progress.today else None,
        "item": {"ita_year": item.ita_year, "code": item.code, "title": item.title},
        "totals": progress.totals,
        "unreported": progress.unreported,
        "measures": [_measure(one) for one in progress.measures],
        "rounds": [_round(one, assessment) for one in progress.rounds],
    }


def _measure(one: MeasureProgress) -> dict[str, Any]:
    return {
        "measure": one.view.measure.id,
        "status": one.status,
        "standing": one.standing,
        "days": one.days,
        "end": one.view.end.isoformat(),
        "done": _day(one.done),
    }


def _round(one: RoundView, assessment: Assessment) -> dict[str, Any]:
    return {
        "months": one.months,
        "start": one.start.isoformat(),
        "end": one.end.isoformat(),
        "reported": _day(one.reported),
        "entries": [_entry(line, assessment) for line in one.lines],
        "missing": [view.measure.id for view in one.missing],
    }


def _entry(line: ProgressLine, assessment: Assessment) -> dict[str, Any]:
    entry = line.entry
    return {
        "measure": entry.measure,
        "status": entry.status,
        "date": _day(entry.date),
        "unit": entry.unit,
        **{field: getattr(entry, field) for field in _TEXTS},
        "evidence": [
            {"address": address, "title": one.title, "date": _day(one.date)}
            for one, address in zip(entry.evidence, _addresses(line, assessment), strict=True)
        ],
        "steps": dict(line.steps),
    }


def _addresses(line: ProgressLine, assessment: Assessment) -> list[str]:
    """Return where each piece of evidence is: its link, or its file as seen from the folder of the data."""
    slug, year = assessment.slug, assessment.year
    start = paths.part(slug, year, "data")
    return [one.url or paths.relative(paths.evidence(slug, year, one.file or ""), start) for one in line.entry.evidence]


def _day(day: ThaiDate | None) -> str | None:
    """Return a day as C.E. `YYYY-MM-DD`, or a month as `YYYY-MM`, so that both sort."""
    if day is None:
        return None
    return day.first().isoformat() if day.day is not None else day.first().strftime("%Y-%m")


def progress_rows(assessment: Assessment) -> Iterator[tuple[object, ...]]:
    """Yield the rows of `progress.csv`, one for each measure of each round."""
    rounds = assessment.progress.rounds if assessment.progress else ()
    for line in (line for one in rounds for line in one.lines):
        entry = line.entry
        values = {field: getattr(entry, field) or "" for field in _TEXTS}
        values |= {
            "round": line.months,
            "reported": _day(line.reported) or "",
            "measure": entry.measure,
            "title": line.view.measure.title,
            "status": entry.status,
            "date": _day(entry.date) or "",
            "unit": line.unit or "",
            "evidence": "\n".join(_addresses(line, assessment)),
        }
        yield tuple(values[name] for name in PROGRESS_COLUMNS)


def progress_schema() -> dict[str, Any]:
    """Return the schema of `progress` in `report.json`."""
    measure = record(
        measure={"type": "string"},
        status={"enum": [*_STATUS["enum"], None]},
        standing=_STANDING,
        days={"type": ["integer", "null"], "minimum": 0},
        end={"type": "string", "format": "date"},
        done=_DAY_OR_NULL,
    )
    whole = record(
        today={"type": ["string", "null"], "format": "date"},
        item=record(ita_year={"type": "integer"}, code=_TEXT_OR_NULL, title={"type": "string"}),
        totals=record(**{status: {"type": "integer", "minimum": 0} for status in _STATUS["enum"]}),
        unreported={"type": "integer", "minimum": 0},
        measures={"type": "array", "items": measure},
        rounds={"type": "array", "items": _round_schema()},
    )
    return {"anyOf": [{"type": "null"}, whole]}


def _round_schema() -> dict[str, Any]:
    evidence = record(address={"type": "string"}, title={"type": "string"}, date=_DAY_OR_NULL)
    entry = record(
        measure={"type": "string"},
        status=_STATUS,
        date=_DAY_OR_NULL,
        unit=_TEXT_OR_NULL,
        **dict.fromkeys(_TEXTS, _TEXT_OR_NULL),
        evidence={"type": "array", "items": evidence},
        steps={"type": "object", "additionalProperties": _STATUS, "propertyNames": {"pattern": "^[1-9][0-9]*$"}},
    )
    return record(
        months={"type": "integer", "minimum": 1},
        start={"type": "string", "format": "date"},
        end={"type": "string", "format": "date"},
        reported=_DAY_OR_NULL,
        entries={"type": "array", "items": entry},
        missing={"type": "array", "items": {"type": "string"}},
    )
