"""The same data as tables (CSV), in UTF-8 with BOM, so that Excel shows the Thai, and their dictionary."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from prongsai.content import Measure, ProgressEntry, Round
from prongsai.render.data.derived import arranged, meaning
from prongsai.render.data.measures import MEASURES, OfYear
from prongsai.render.data.progress import ENTRIES, ENTRY_VALUES, OfRound
from prongsai.render.data.report import IndicatorData, Report, indicator_data
from prongsai.render.data.values import Data, day_or_month
from prongsai.text import round2

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from prongsai.assess import Assessment

_INDICATORS = {"year": "ปี พ.ศ. ของผลการประเมิน"} | {
    name: field.description or "" for name, field in IndicatorData.model_fields.items()
}
_MEASURES = {one.name: one.meaning for one in arranged(MEASURES.values, first=("id", "fiscal_year"))}
_PROGRESS = {
    "round": meaning(Round, "months"),
    "reported": meaning(Round, "reported"),
    "measure": meaning(ProgressEntry, "measure"),
    "title": meaning(Measure, "title"),
    # The status of single steps is in report.json alone: they are several in a cell.
    **{
        one.name: one.meaning for one in arranged(ENTRY_VALUES, first=("status", "date", "unit")) if one.name != "steps"
    },
}


def dictionary(assessment: Assessment) -> dict[str, Mapping[str, str]]:
    """Return the meaning of every value of each data file of a year (พจนานุกรมข้อมูล)."""
    fields = {field.alias or name: field.description or "" for name, field in Report.model_fields.items()}
    found: dict[str, Mapping[str, str]] = {
        "report.json": fields,
        "indicators.csv": _INDICATORS,
        "measures.csv": _MEASURES,
    }
    return found if assessment.progress is None else found | {"progress.csv": _PROGRESS}


def indicators_csv(assessment: Assessment) -> bytes:
    """Return the indicators, one a row."""
    rows = ({"year": assessment.year, **_cells(indicator_data(result))} for result in assessment.indicators)
    return _csv(_INDICATORS, rows)


def measures_csv(assessment: Assessment) -> bytes:
    """Return the measures, one a row; days are C.E. dates so that spreadsheets can sort them."""
    return _csv(_MEASURES, (_cells(MEASURES.record(OfYear(view, assessment))) for view in assessment.measures))


def progress_csv(assessment: Assessment) -> bytes:
    """Return what each round reports of each measure, one a row."""
    rounds = assessment.progress.rounds if assessment.progress else ()
    rows = (
        _cells(ENTRIES.record(OfRound(line, assessment)))
        | {
            "round": line.months,
            "reported": day_or_month(line.reported),
            "title": line.view.measure.title,
            "unit": line.unit,
        }
        for one in rounds
        for line in one.lines
    )
    return _csv(_PROGRESS, rows)


def _cells(record: Data) -> dict[str, object]:
    return {name: getattr(record, name) for name in type(record).model_fields}


def _csv(header: Mapping[str, str], rows: Iterable[Mapping[str, object]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(row[name]) for name in header] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    """Return a cell that a spreadsheet takes for text, never for a formula."""
    text = _text(value)
    return f"'{text}" if text[:1] in ("=", "+", "@", "\t", "\r") or (text[:1] == "-" and not _is_number(text)) else text


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return str(round2(value))
        case [str(), *_]:
            return "\n".join(map(str, value))
        case [first, *_]:
            return (first.separator if isinstance(first, Data) else "; ").join(map(str, value))
        case []:
            return ""
    return str(value)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) is not None
