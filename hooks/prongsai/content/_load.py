"""Loading a content folder: every problem of a run is collected, none stops the reading of the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from prongsai.content._fields import shown
from prongsai.content._model import Agency, Analysis, Measures, Scores
from prongsai.content._references import check_agency, check_report
from prongsai.content._site import AgencyContent, Report, Site
from prongsai.content._source import Source, read_text
from prongsai.content._yaml import parse
from prongsai.criteria import known_years
from prongsai.findings import ContentError, Finding, Findings, Place
from prongsai.text import fold_digits, nearest, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_M = TypeVar("_M", bound=BaseModel)
_AGENCY_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_YEAR_FILES = ("scores.yml", "analysis.yml", "analysis.md", "measures.yml")
_EXPECTED = {
    "model_type": "กลุ่มข้อมูล (ชื่อ: ค่า)",
    "model_attributes_type": "กลุ่มข้อมูล (ชื่อ: ค่า)",
    "dict_type": "กลุ่มข้อมูล (ชื่อ: ค่า)",
    "tuple_type": "รายการ (ขึ้นต้นแต่ละข้อด้วย -)",
    "list_type": "รายการ (ขึ้นต้นแต่ละข้อด้วย -)",
}


def load_site(root: Path) -> Site:
    """Read every agency below `root` and collect what is wrong; nothing is raised for bad content."""
    found = Findings()
    agencies = []
    for folder in _folders(root, root, found):
        if not _AGENCY_SLUG.fullmatch(folder.name):
            found.add("E013", Place(folder.name), name=folder.name)
        elif (agency := _load_agency(folder, root, found)) is not None:
            agencies.append(agency)
    if not agencies and not found.errors:
        found.add("E001", Place("."), name="<หน่วยงาน>/agency.yml", hint="")
    return Site(tuple(agencies), found)


def _folders(folder: Path, root: Path, found: Findings) -> list[Path]:
    """Return the folders of `folder` by name; links that lead outside are findings, hidden names are passed over."""
    inside = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith(("_", ".")):
            continue
        if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
            found.add("E011", Place(path.relative_to(root).as_posix()))
        elif path.is_dir():
            inside.append(path)
    return inside


def _load_agency(folder: Path, root: Path, found: Findings) -> AgencyContent | None:
    _unknown_files(folder, root, ("agency.yml",), found)
    loaded = _load_file(folder / "agency.yml", root, Agency, found)
    reports = []
    for path in _folders(folder, root, found):
        year = _year(path, root, found)
        if year is not None and loaded is not None:
            report = _load_report(path, year, root, loaded[0], found)
            reports += [report] if report else []
    if loaded is None:
        return None
    agency, source = loaded
    found.extend(check_agency(agency, source))
    return AgencyContent(folder.name, agency, source, tuple(reversed(reports)))


def _year(path: Path, root: Path, found: Findings) -> int | None:
    place = Place(path.relative_to(root).as_posix())
    years = known_years()
    if not re.fullmatch(r"[0-9]{4}", path.name):
        folded = fold_digits(path.name)
        hint = f" (ใช้ {folded})" if folded != path.name else suggestion(path.name, map(str, years), limit=0)
        found.add("E012", place, name=path.name, hint=hint)
        return None
    year = int(path.name)
    if year not in years:
        near = min(years, key=lambda known: abs(known - year))
        hint = f" (ใกล้เคียงที่สุด: {nearest(path.name, map(str, years)) or near})"
        found.add("E107", place, found=path.name, known=f"{years[0]} ถึง {years[-1]}", hint=hint)
        return None
    return year


def _unknown_files(folder: Path, root: Path, known: Iterable[str], found: Findings) -> None:
    names = tuple(known)
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name not in names and not path.name.startswith("."):
            place = Place(path.relative_to(root).as_posix())
            found.add("W014", place, name=path.name, hint=suggestion(path.name, names, limit=0))


def _load_report(folder: Path, year: int, root: Path, agency: Agency, found: Findings) -> Report | None:
    _unknown_files(folder, root, _YEAR_FILES, found)
    scores = _load_file(folder / "scores.yml", root, Scores, found)
    measures = _load_file(folder / "measures.yml", root, Measures, found)
    analysis_path = folder / "analysis.yml"
    analysis = (
        _load_file(analysis_path, root, Analysis, found)
        if _present(analysis_path)
        else (Analysis(), Source(analysis_path.relative_to(root).as_posix()))
    )
    narrative = _load_narrative(folder / "analysis.md", root, found)
    if scores is None or measures is None or analysis is None or narrative is None:
        return None
    sources = {"scores.yml": scores[1], "analysis.yml": analysis[1], "measures.yml": measures[1]}
    report = Report(year, scores[0], analysis[0], measures[0], narrative, sources)
    found.extend(check_report(report, agency))
    return report


def _present(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _load_narrative(path: Path, root: Path, found: Findings) -> Source | None:
    file = path.relative_to(root).as_posix()
    if not _present(path):
        return Source(file)
    try:
        return Source(file, read_text(path, root))
    except ContentError as error:
        found.extend([error.finding])
        return None


def _load_file(path: Path, root: Path, model: type[_M], found: Findings) -> tuple[_M, Source] | None:
    place = Place(path.relative_to(root).as_posix())
    if not _present(path):
        siblings = [entry.name for entry in path.parent.iterdir() if entry.is_file() and entry.name not in _YEAR_FILES]
        near = nearest(path.name, siblings)
        found.add("E001", place, name=path.name, hint=f" (พบ {near} อาจสะกดผิด)" if near else "")
        return None
    try:
        source = Source(place.file, read_text(path, root))
        return model.model_validate(parse(source)), source
    except ContentError as error:
        found.extend([error.finding])
    except ValidationError as error:
        found.extend(_finding(record, source, model) for record in error.errors(include_url=False))
    return None


def _finding(record: Any, source: Source, model: type[BaseModel]) -> Finding:  # noqa: ANN401 - pydantic's own dict
    """Turn one pydantic error into a finding at the place of its value."""
    location, kind = tuple(record["loc"]), record["type"]
    field = str(location[-1]) if location else ""
    if kind == "missing":
        return Finding.make("E103", source.at(*location), field=field)
    if kind == "extra_forbidden":
        hint = suggestion(field, _field_names(model, location[:-1]), limit=12)
        return Finding.make("E104", source.at_key(*location), field=field, hint=hint)
    if kind in _EXPECTED:
        figures = {"field": f"“{field}” ", "expected": _EXPECTED[kind], "found": shown(record["input"])}
        return Finding.make("E101", source.at(*location), **figures)
    figures = dict(record["ctx"])
    if figures.get("field", "") is None:
        figures["field"] = field
    return Finding.make(kind, source.at(*location), **figures)


def _field_names(model: type[BaseModel], location: tuple[str | int, ...]) -> list[str]:
    """Return the field names of the record at `location` below `model`."""
    for step in location:
        if isinstance(step, int) or step not in model.model_fields:
            continue
        inner = _record_of(model.model_fields[step].annotation)
        if inner is None:
            return []
        model = inner
    return list(model.model_fields)


def _record_of(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - any type expression
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_record_of(argument) for argument in getattr(annotation, "__args__", ()))
    return next((record for record in inner if record is not None), None)
