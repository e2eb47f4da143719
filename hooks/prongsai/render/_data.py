"""Open data (ข้อมูลเปิด) of a report: `report.json`, `indicators.csv`, `measures.csv`. Digits and codes are Arabic."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

from prongsai.findings import as_record
from prongsai.render._progress_data import PROGRESS_COLUMNS, progress_record, progress_rows
from prongsai.text import fold_digits, item_code, question_code, round2

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from prongsai.assess import Assessment, Indicator, MeasureView, Subject

_MARK = "\ue002"
_MARKED = re.compile(f'"{_MARK}(-?[0-9]+\\.[0-9]{{2}})"')

DATA_FILES = {
    "report.json": "application/json",
    "indicators.csv": "text/csv",
    "measures.csv": "text/csv",
    "progress.csv": "text/csv",
}
"""The data files of a year and their media types; that of the progress is there only where it is reported."""
INDICATOR_COLUMNS = {
    "year": "ปี พ.ศ. ของผลการประเมิน",
    "number": "เลขตัวชี้วัด 1 ถึง 10",
    "name": "ชื่อตัวชี้วัด",
    "tool": "เครื่องมือ IIT, EIT หรือ OIT",
    "score": "คะแนน 0 ถึง 100 ตามที่รายงาน",
    "rank": "อันดับในสิบตัวชี้วัด (คะแนนเท่ากันใช้อันดับเดียวกัน)",
    "lost_points": "คะแนนภาพรวมที่เสียไปเพราะตัวชี้วัดนี้",
}
MEASURE_COLUMNS = {
    "id": "รหัสถาวรของมาตรการ",
    "fiscal_year": "ปีงบประมาณของมาตรการ (พ.ศ.)",
    "title": "ชื่อมาตรการ",
    "addresses": "สิ่งที่มุ่งแก้ เช่น indicator:9 หรือ item:O18 คั่นด้วย ;",
    "finding": "ผลการวิเคราะห์ที่นำมาสู่มาตรการ",
    "steps": "ขั้นตอน คั่นด้วยขึ้นบรรทัดใหม่",
    "responsible": "ส่วนราชการที่รับผิดชอบ คั่นด้วย ;",
    "start": "วันเริ่ม ค.ศ. แบบ YYYY-MM-DD",
    "end": "วันสิ้นสุด ค.ศ. แบบ YYYY-MM-DD",
    "period": "ระยะเวลาเป็นคำ",
    "rounds": "รอบรายงานผล (เดือน) คั่นด้วย ;",
    "monitoring": "แนวทางกำกับติดตาม คั่นด้วยขึ้นบรรทัดใหม่",
    "lost_points": "คะแนนภาพรวมที่เสียไปในตัวชี้วัดซึ่งมาตรการนี้มุ่งแก้",
}
REPORT_FIELDS = {
    "agency": "หน่วยงาน (sample เป็น true เมื่อเป็นหน่วยงานสมมุติ)",
    "year": "ปี พ.ศ. ของผลการประเมิน",
    "fiscal_year": "ปีงบประมาณของมาตรการ",
    "item": "ข้อ OIT ที่เปิดเผยและปี ITA",
    "overall": "คะแนนภาพรวม ที่รายงาน (reported) และที่คำนวณ (computed)",
    "level": "ระดับตามที่รายงาน (โปรแกรมไม่คำนวณระดับ)",
    "target": "ค่าเป้าหมายของปี",
    "rank": "ลำดับในจังหวัดและประเทศ ตามที่รายงาน",
    "earlier": "คะแนนภาพรวมของปีก่อน ๆ",
    "tools": "คะแนนรายเครื่องมือที่คำนวณ",
    "reported_tools": "คะแนนรายเครื่องมือตามที่รายงาน ถ้ารายงานระบุ",
    "indicators": "ตัวชี้วัดสิบตัว",
    "strengths": "เลขตัวชี้วัดที่เป็นจุดแข็งตามเกณฑ์ของหน่วยงาน",
    "weaknesses": "เลขตัวชี้วัดที่เป็นจุดอ่อนตามเกณฑ์ของหน่วยงาน",
    "thresholds": "เกณฑ์จุดแข็ง จุดอ่อน และต้องพัฒนา",
    "questions": "คะแนนรายข้อคำถามที่รายงาน",
    "items": "ข้อ OIT ที่มีคะแนนหรือเสียคะแนน",
    "limitations": "ข้อจำกัด (null คือไม่ได้ระบุ, รายการว่างคือ ไม่มี)",
    "measures": "มาตรการ",
    "progress": "ผลการดำเนินการตามมาตรการ (null คือยังไม่มีรายงาน)",
    "findings": "สิ่งที่ตรวจพบในข้อมูล",
    "notes": "บันทึกข้อขัดแย้งในรายงานต้นฉบับ",
}


def _figure(value: Decimal | None) -> str | None:
    """Mark a figure, so that it can leave as a JSON number with its two decimals."""
    return None if value is None else f"{_MARK}{round2(value)}"


def to_json(data: Any) -> str:  # noqa: ANN401 - any plain data
    """Return plain data as JSON in which marked figures are numbers with two decimals (93.10, not 93.1)."""
    return _MARKED.sub(r"\1", json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def report_record(assessment: Assessment) -> dict[str, Any]:
    """Return everything reported and computed for a year as plain data, with figures marked for `to_json`."""
    scores, lines = assessment.report.scores, assessment.lines
    limitations = assessment.report.analysis.limitations
    target = assessment.criteria.target
    return {
        "agency": {
            "slug": assessment.slug,
            "name": assessment.agency.name,
            "short_name": assessment.agency.short_name,
            "kind": assessment.agency.kind,
            "district": assessment.agency.district,
            "province": assessment.agency.province,
            "sample": assessment.agency.sample,
        },
        "year": assessment.year,
        "fiscal_year": assessment.fiscal_year,
        "item": {
            "ita_year": assessment.item.ita_year,
            "code": assessment.item.code,
            "title": assessment.item.title,
        },
        "overall": {"reported": _figure(scores.overall), "computed": _figure(assessment.overall)},
        "level": {"reported": scores.level},
        "target": _figure(target.score) if target else None,
        "rank": scores.rank.model_dump() if scores.rank else None,
        "earlier": {fold_digits(year): _figure(score) for year, score in scores.earlier.items()},
        "tools": {tool.code: _figure(tool.score) for tool in assessment.tools},
        "reported_tools": {tool.code: _figure(tool.reported) for tool in assessment.tools if tool.reported is not None},
        "indicators": [_indicator(result) for result in assessment.indicators],
        "strengths": [result.number for result in assessment.ranking if result.strength],
        "weaknesses": [result.number for result in assessment.ranking if result.weakness],
        "thresholds": {
            "strength": _figure(lines.strength),
            "weakness": _figure(lines.weakness),
            "improve": _figure(lines.improve),
        },
        "questions": {question_code(raw) or raw: _figure(score) for raw, score in scores.questions.items()},
        "items": {
            item_code(raw) or raw: {"score": _figure(item.score), "lost": item.lost, "reason": item.reason}
            for raw, item in scores.items.items()
        },
        "limitations": None if limitations is None else [limitation.model_dump() for limitation in limitations],
        "measures": [_measure(view, assessment) for view in assessment.measures],
        "progress": progress_record(assessment),
        "findings": [as_record(finding) for finding in assessment.findings],
        "notes": [note.model_dump() for note in assessment.notes],
    }


def _indicator(result: Indicator) -> dict[str, Any]:
    return {
        "number": result.number,
        "name": result.name,
        "tool": result.tool,
        "score": _figure(result.score),
        "rank": result.rank,
        "lost_points": _figure(result.lost),
    }


def _measure(view: MeasureView, assessment: Assessment) -> dict[str, Any]:
    measure = view.measure
    return {
        "id": measure.id,
        "title": measure.title,
        "addresses": [_subject(subject) for subject in view.subjects],
        "finding": measure.finding,
        "steps": list(measure.steps),
        "responsible": [{"id": unit, "name": name} for unit, name in zip(measure.responsible, view.units, strict=True)],
        "start": view.start.isoformat(),
        "end": view.end.isoformat(),
        "period": view.period,
        "rounds": list(measure.rounds),
        "monitoring": list(measure.monitoring),
        "lost_points": _figure(view.worth),
        "fiscal_year": assessment.fiscal_year,
    }


def _subject(subject: Subject) -> dict[str, Any]:
    return {"kind": subject.kind, "value": subject.value, "title": subject.title}


def indicators_csv(assessment: Assessment) -> bytes:
    """Return the ten indicators as CSV in UTF-8 with BOM, so that Excel shows the Thai."""
    rows = (
        (
            assessment.year,
            result.number,
            result.name,
            result.tool or "",
            round2(result.score),
            result.rank,
            "" if result.lost is None else round2(result.lost),
        )
        for result in assessment.indicators
    )
    return _csv(list(INDICATOR_COLUMNS), rows)


def measures_csv(assessment: Assessment) -> bytes:
    """Return the measures as CSV in UTF-8 with BOM; days are C.E. dates so that spreadsheets can sort them."""
    rows = (
        (
            view.measure.id,
            assessment.fiscal_year,
            view.measure.title,
            "; ".join(f"{subject.kind}:{subject.value}" for subject in view.subjects),
            view.measure.finding or "",
            "\n".join(view.measure.steps),
            "; ".join(view.units),
            view.start.isoformat(),
            view.end.isoformat(),
            view.period,
            "; ".join(map(str, view.measure.rounds)),
            "\n".join(view.measure.monitoring),
            "" if view.worth is None else round2(view.worth),
        )
        for view in assessment.measures
    )
    return _csv(list(MEASURE_COLUMNS), rows)


def progress_csv(assessment: Assessment) -> bytes:
    """Return what each round reports of each measure as CSV in UTF-8 with BOM."""
    return _csv(list(PROGRESS_COLUMNS), progress_rows(assessment))


def _csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    """Return a cell that a spreadsheet takes for text, never for a formula."""
    text = str(value)
    return f"'{text}" if text[:1] in ("=", "+", "@", "\t", "\r") or (text[:1] == "-" and not _is_number(text)) else text


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) is not None
