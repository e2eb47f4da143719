"""A new year: a draft, with what stays true of the year before, and empty what must be new.

No score, finding or date is taken over, and no text that names a year.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from prongsai.content import months_of
from prongsai.criteria import NACC
from prongsai.new._put import Files, filled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prongsai.assess import AssessedAgency, Assessment
    from prongsai.content import Measure, Step

_YEAR_NAMED = re.compile("(?<![0-9๐-๙])[2๒][5๕][0-9๐-๙]{2}(?![0-9๐-๙])")
_SCHEMA = re.compile(r"# yaml-language-server: \$schema=(\S+)/scores\.schema\.json")
_CODE = re.compile("[A-Za-z0-9_-]+")
_WIDTH = 110


def new_year(slug: str, year: int, agency: AssessedAgency | None) -> Files:
    """Return the files of a new year of an agency below the content folder, after its last year where it has one."""
    earlier = [one for one in agency.years if one.year < year] if agency else []
    before = earlier[0] if earlier else None
    framework = before.report.framework if before else NACC
    # A year of which no list is known goes by the names of the year before, as its pages do.
    criteria = framework.year(year) if framework.year(year).indicators else framework.names_before(year)
    names = {rule.number: rule.name or "" for rule in criteria.indicators} if criteria else {}
    indicators = [(number, names.get(number, "")) for number in range(1, max(names, default=10) + 1)]
    carried = _carried(before) if before else []
    unit = next((unit.id for unit in agency.agency.units), "") if agency else "clerk"
    values: dict[str, Any] = {
        "year": year,
        "indicators": indicators,
        "level": next(iter(criteria.levels.names if criteria and criteria.levels else ()), ""),
        "before": before.year if before else None,
        "carried": carried,
        "measures": _dumped(carried),
        "kept": _kept(before) if before else "",
        "unit": unit,
        "schemas": _schemas(before),
    }
    folder = f"{slug}/{year}"
    names_of_files = ("scores.yml", "analysis.yml", "analysis.md", "measures.yml")
    return {f"{folder}/{name}": filled(name, **values) for name in names_of_files}


def is_blank(narrative: str) -> bool:
    """Tell whether a narrative is as a new year has it: it says how it is written, and nothing of the year."""
    return narrative.strip() == filled("analysis.md").decode().strip()


def _schemas(before: Assessment | None) -> str:
    """Return the folder of the schemas as the agency's last year names it, or else that of a new site."""
    source = before.report.sources["scores.yml"].text if before else ""
    named = _SCHEMA.match(source)
    return named[1] if named else "../../../.schemas"


def _carried(before: Assessment) -> list[Measure]:
    """Return the measures that last year did not finish."""
    closed = before.progress.closed if before.progress else frozenset()
    return [measure for measure in before.report.measures.measures if measure.id not in closed]


def _lasting(measure: Measure) -> dict[str, Any]:
    """Return the fields of a measure that hold from year to year; a title that names its year is left empty."""
    title = measure.title
    fields = {
        "steps": [_step(step) for step in measure.steps if not _YEAR_NAMED.search(step.title)],
        "responsible": [*measure.responsible],
        "period": _period(measure),
        "rounds": [*measure.rounds],
        "frequency": measure.frequency,
        "monitoring": _timeless(measure.monitoring),
    }
    return {"title": None if _YEAR_NAMED.search(title) else title} | {key: held for key, held in fields.items() if held}


def _period(measure: Measure) -> object:
    """Return what holds each year of a period: its name, as of the first half of a year, and how often it comes."""
    period = measure.period
    every = period.every if period and not _YEAR_NAMED.search(period.every or "") else None
    if period is None or not every:
        return period and period.name
    return {"every": every, "name": period.name} if period.name else every if months_of(every) else {"every": every}


def _step(step: Step) -> object:
    """Return a step as it is written: its words alone, or with what else it has; a day of last year is left out."""
    held = step.model_dump(exclude_defaults=True, exclude={"due": True, "steps": {"__all__": {"due"}}})
    return step.title if held.keys() == {"title"} else _plain(held)


def _timeless(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if not _YEAR_NAMED.search(text)]


def _kept(before: Assessment) -> str:
    """Return the thresholds and the layout of the table, which an agency keeps."""
    measures = before.report.measures
    thresholds = {key: str(value) for key, value in measures.thresholds if value is not None}
    table = measures.table.model_dump(exclude_defaults=True)
    if _YEAR_NAMED.search(measures.table.title or ""):
        del table["title"]
    kept = {"thresholds": thresholds, "table": _plain(table)}
    return _dumped_mapping({key: value for key, value in kept.items() if value})


def _plain(value: Any) -> Any:  # noqa: ANN401 - what a record holds
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value


class _Empty(yaml.SafeDumper):
    """Writes a value that is not known yet as nothing, and lists within their key's indentation."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - its own
        super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    """Write figures as figures: all scalars of content are read as text."""
    found = dumper.represent_scalar("tag:yaml.org,2002:str", text)
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text):
        found.tag = "tag:yaml.org,2002:float" if "." in text else "tag:yaml.org,2002:int"
    return found


def _list(dumper: yaml.SafeDumper, values: list[Any]) -> yaml.Node:
    """Write a list of codes or figures on one line, as officers do, and every other with a line for each."""
    short = all(isinstance(value, int) or (isinstance(value, str) and _CODE.fullmatch(value)) for value in values)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=short)


_Empty.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))
_Empty.add_representer(str, _text)
_Empty.add_representer(list, _list)


def _dumped_mapping(value: dict[str, Any]) -> str:
    if not value:
        return ""
    return yaml.dump(value, Dumper=_Empty, allow_unicode=True, sort_keys=False, width=_WIDTH)


def _dumped(measures: Iterable[Measure]) -> str:
    """Return carried measures as they stand below their key; a title that is not kept stands behind as a comment."""
    found = []
    for measure in measures:
        record = {"id": measure.id, "continues": measure.id, **_lasting(measure)}
        text = yaml.dump([record], Dumper=_Empty, allow_unicode=True, sort_keys=False, width=_WIDTH - 2)
        was = " ".join(measure.title.split())
        found += re.sub(r"(?m)^  title:$", lambda match: f"{match[0]}    # ปีก่อน: {was}", text).splitlines()  # noqa: B023
    return "".join(f"  {line}\n" for line in found)
