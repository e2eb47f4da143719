"""The same data as tables (CSV), in UTF-8 with BOM, so that Excel shows the Thai, and their dictionary."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from prongsai.content import BE, Measure, ProgressEntry, Round
from prongsai.render.data.derived import arranged, meaning
from prongsai.render.data.measures import MEASURES, OfYear
from prongsai.render.data.progress import ENTRIES, ENTRY_VALUES, OfRound
from prongsai.render.data.report import IndicatorData, Report, indicator_data
from prongsai.render.data.values import Data, Day, DayOrMonth, cell_text, day_or_month

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from prongsai.assess import Assessment
    from prongsai.render.data.derived import Value

_WHERE = {
    "agency": "รหัสหน่วยงาน (ชื่อโฟลเดอร์)",
    "agency_name": "ชื่อหน่วยงาน",
    "kind": "ประเภทหน่วยงาน",
    "province": "จังหวัด",
    "year_be": "ปีของผลการประเมิน (พ.ศ.)",
    "year_ce": "ปีของผลการประเมิน (ค.ศ.)",
}
_YEARS = {"fiscal_year_be": "ปีงบประมาณของมาตรการ (พ.ศ.)", "fiscal_year_ce": "ปีงบประมาณของมาตรการ (ค.ศ.)"}
_DAYS = (Day, Day | None, DayOrMonth, DayOrMonth | None)


def _told(one: Value[Any]) -> str:
    """Return what a column means; that of days says its calendar, which is not that of the officers' files."""
    return f"{one.meaning} (ค.ศ. ปี-เดือน-วัน)" if one.kind in _DAYS else one.meaning


_INDICATORS = _WHERE | {name: field.description or "" for name, field in IndicatorData.model_fields.items()}
_MEASURES = (
    _WHERE
    | _YEARS
    | {one.name: _told(one) for one in arranged(MEASURES.values, first=("id", "title", "state", "days"))}
)
del _MEASURES["fiscal_year"]
_PROGRESS = (
    _WHERE
    | _YEARS
    | {
        "round": meaning(Round, "months"),
        "reported": f"{meaning(Round, 'reported')} (ค.ศ. ปี-เดือน-วัน)",
        "measure": meaning(ProgressEntry, "measure"),
        "title": meaning(Measure, "title"),
    }
    | {one.name: _told(one) for one in arranged(ENTRY_VALUES, first=("status", "date", "unit"))}
)


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
    where = _where(assessment)
    return _csv(_INDICATORS, (where | _cells(indicator_data(result)) for result in assessment.indicators))


def measures_csv(assessment: Assessment) -> bytes:
    """Return the measures, one a row; days are C.E. dates so that spreadsheets can sort them."""
    where = _where(assessment)
    return _csv(_MEASURES, (where | _cells(MEASURES.record(OfYear(view, assessment))) for view in assessment.measures))


def progress_csv(assessment: Assessment) -> bytes:
    """Return what each round reports of each measure, one a row."""
    rounds = assessment.progress.rounds if assessment.progress else ()
    where = _where(assessment)
    rows = (
        where
        | _cells(ENTRIES.record(OfRound(line, assessment)))
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


def _where(a: Assessment) -> dict[str, object]:
    """Return what says in each row whose it is and of when, so that rows of several files can stand in one."""
    agency = a.agency
    years = {"year_be": a.year, "fiscal_year_be": a.fiscal_year}
    return {
        "agency": a.slug,
        "agency_name": agency.name,
        "kind": agency.kind,
        "province": agency.province,
        **years,
        **{name.replace("_be", "_ce"): year - BE for name, year in years.items()},
    }


def _cells(record: Data) -> dict[str, object]:
    return {name: getattr(record, name) for name in type(record).model_fields}


def _csv(header: Mapping[str, str], rows: Iterable[Mapping[str, object]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([cell_text(row[name]) for name in header] for row in rows)
    return out.getvalue().encode("utf-8-sig")
