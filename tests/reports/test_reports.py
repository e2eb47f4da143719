"""The published reports in `content/` say on the site what their originals say, figure by figure.

The one place that looks at `content/`. It goes through what stands there: a report with a key beside this file is held
to it; a report without a key, a key without its report, and a `content/` that is gone are all in order.
"""

from __future__ import annotations

import re
import shutil
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import yaml
from jsonschema import Draft7Validator

from prongsai.schemas import FOLDER, schema_file, schemas
from prongsai.text import item_code, question_code, round2
from tests.accuracy.personal import content_lines, false_alarms
from tests.accuracy.totals import measure_totals
from tests.reports.reports import CONTENT, HERE, christian, count, squeezed
from tests.schemas.documents import seen
from tests.tools.accuracy import totals_table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from prongsai.assess import Assessment, MeasureView
    from tests.reports.reports import Report

# A title and a name after it; นายก (mayor), รองนายก and นายอำเภอ are offices.
PERSON = re.compile(r"(?:นาย(?!ก|อำเภอ)|นางสาว|นาง|น\.ส\.|ว่าที่ ?ร้อย|ดร\.)\s*[ก-ฮเแโใไ]")
NAMES_SCHEMA = "# yaml-language-server: $schema="
# What none of the reports prints.
UNPRINTED = ("tools", "eit_parts", "quarters", "earlier")


def values(records: dict[Any, Any]) -> dict[str, Decimal]:
    """Return the figures of a part of a key."""
    return {str(code): Decimal(record["value"]) for code, record in records.items()}


def unit_names(year: Assessment) -> dict[str, str]:
    """Return the names of the agency's units by id, squeezed."""
    return {unit.id: squeezed(unit.name) for unit in year.agency.units}


def run_of(view: MeasureView) -> tuple[str, date | None, date | None] | None:
    """Return what a measure's period is called, its first and its last day; None where there is none."""
    period = view.measure.period
    return (period.name or "dates", view.start, view.end) if period else None


def run_in_key(period: dict[str, str] | None) -> tuple[str, date, date] | None:
    """Return the same of a key."""
    return (period["kind"], christian(period["start"]), christian(period["end"])) if period else None


def squeezed_all(names: Iterable[str]) -> list[str]:
    """Return names as they are compared."""
    return [squeezed(name) for name in names]


def test_every_report_with_a_key_is_compared(reports: list[Report]) -> None:
    """No key is passed over whose year has a folder in content/."""
    places = {path.stem: path.stem.rpartition("-") for path in HERE.glob("*.yml")}
    there = {name for name, (slug, _, year) in places.items() if (CONTENT / slug / year).is_dir()}
    assert {one.name for one in reports} == there


def test_agency_and_years(reports: list[Report]) -> None:
    """The agency's name, kind and place, and the years of results and measures are the report's."""
    for one in reports:
        agency = one.year.agency
        assert {field: getattr(agency, field) for field in one.key["agency"]} == one.key["agency"], one.name
        assert (one.year.year, one.year.fiscal_year) == (one.key["results_year"], one.key["fiscal_year"]), one.name


def test_scores(reports: list[Report]) -> None:
    """Overall score, level, the ten indicators and their order are the report's, to the last decimal."""
    for one in reports:
        scores = one.year.report.scores
        assert scores.overall == Decimal(one.key["overall"]["value"]), one.name
        assert scores.level == one.key["level"]["value"], one.name
        found = {str(result.number): result.score for result in one.year.indicators}
        assert found == values(one.key["indicators"]), one.name
        assert [int(number) for number in scores.ranking] == one.key.get("ranking", []), one.name


def test_what_no_report_prints(reports: list[Report]) -> None:
    """No score of a tool, part, quarter or earlier year is made up, nor a measure's money or mark of success."""
    for one in reports:
        assert [name for name in UNPRINTED if getattr(one.year.report.scores, name)] == [], one.name
        assert [view.measure.id for view in one.year.measures if view.measure.budget or view.measure.kpi] == [], (
            one.name
        )


def test_totals(reports: list[Report]) -> None:
    """Tools and overall score come out of the indicators as worked out by hand."""
    for one in reports:
        assert one.year.overall is not None, one.name
        found = {tool.code: str(round2(tool.shown)) for tool in one.year.tools}
        assert found | {"overall": str(round2(one.year.overall))} == one.key["computed"], one.name


def test_rank(reports: list[Report]) -> None:
    """The rank in province and country is the report's, or absent where it prints none."""
    for one in reports:
        rank, key = one.year.report.scores.rank, one.key["ranks"]
        found = {"province": rank.province, "country": rank.country} if rank else {}
        expected = {place: key[place]["value"] for place in ("province", "country") if place in key}
        assert found == expected, one.name
        assert (rank.among if rank else None) == key.get("among"), one.name


def test_questions(reports: list[Report]) -> None:
    """The questions with a score are exactly those that the report prints."""
    for one in reports:
        found = {question_code(raw): score for raw, score in one.year.report.scores.questions.items()}
        assert found == values(one.key["questions"]), one.name


def test_lost_items(reports: list[Report]) -> None:
    """The items that lost points are the report's; where it prints no figure, none is invented."""
    for one in reports:
        items = one.year.report.scores.items
        expected = {
            code: (None, True) if item["score"] is None else (Decimal(item["score"]), False)
            for code, item in one.key["items_lost"].items()
        }
        assert {item_code(raw): (item.score, item.lost) for raw, item in items.items()} == expected, one.name


def test_thresholds(reports: list[Report]) -> None:
    """The lines by which pages judge are those that the report names, and no other."""
    for one in reports:
        key = one.key["thresholds"]
        lines = one.year.report.measures.thresholds.model_dump()
        own = {name: line for name, line in lines.items() if line is not None}
        assert own == {name: Decimal(line) for name, line in key.items()}, one.name
        assert (one.year.lines.improve, one.year.lines.strength) == (key.get("improve"), key.get("strength")), one.name


def test_units(reports: list[Report]) -> None:
    """The units are those that the report names, each once, and each is part of what the report says."""
    for one in reports:
        names = unit_names(one.year)
        assert sorted(names.values()) == sorted(squeezed_all(one.key["units"])), one.name
        above = {names[unit.id]: names[unit.part_of] for unit in one.year.agency.units if unit.part_of}
        expected = {squeezed(unit): squeezed(whole) for unit, whole in one.key.get("part_of", {}).items()}
        assert above == expected, one.name


def test_column_headings(reports: list[Report]) -> None:
    """The measures table has the report's own columns, and its title where the report prints one."""
    for one in reports:
        table = one.year.report.measures.table
        found = squeezed_all(column.heading for column in table.columns)
        assert found == squeezed_all(one.key["column_headings"]), one.name
        assert squeezed(table.title) == squeezed(one.key["table_title"]), one.name


def test_measures(reports: list[Report]) -> None:
    """Each measure has the report's subjects, units, period, rounds, and number of steps and checks."""
    for one in reports:
        names = unit_names(one.year)
        found = [
            {
                "indicators": [int(s.value) for s in view.subjects if s.kind == "indicator"],
                "topics": [int(s.value) for s in view.subjects if s.kind == "topic"],
                "items": [s.value for s in view.subjects if s.kind == "item"],
                "responsible": [names[unit] for unit in view.measure.responsible],
                "period": run_of(view),
                "rounds": list(view.measure.rounds),
                "frequency": squeezed(view.measure.frequency),
                "steps": len(view.measure.steps),
                "monitoring": len(view.measure.monitoring),
            }
            for view in one.year.measures
        ]
        expected = [
            measure["addresses"]
            | {
                "responsible": squeezed_all(measure["responsible"]),
                "period": run_in_key(measure["period"]),
                "rounds": measure["rounds"],
                "frequency": squeezed(measure.get("frequency")),
                "steps": count(measure["steps"]),
                "monitoring": count(measure["monitoring"]),
            }
            for measure in one.key["measures"]
        ]
        assert found == expected, one.name


def test_advice(reports: list[Report]) -> None:
    """The assessors' advice on questions names the report's tool, part, question and items, in its order."""
    for one in reports:
        found = [
            {
                "tool": advice.tool,
                "part": advice.part,
                "question": advice.about.value,
                "cites": [item_code(code) for code in advice.cites],
            }
            for advice in one.year.report.analysis.advice
            if advice.about is not None and advice.about.kind == "question"
        ]
        expected = [
            {name: advice[name] for name in ("tool", "part", "question", "cites")} for advice in one.key["advice"]
        ]
        assert found == expected, one.name


def test_topic_items(reports: list[Report]) -> None:
    """Each of the seven topics is analysed by the items that the report names."""
    for one in reports:
        found = {
            int(entry.about.value): [item_code(code) for code in entry.items]
            for entry in one.year.report.analysis.entries
            if entry.about.kind == "topic"
        }
        assert found == one.key.get("topic_items", {}), one.name


def test_what_is_found(reports: list[Report]) -> None:
    """The checks find in a report what its readers noted: its contradiction, acknowledged, and what it lacks."""
    for one in reports:
        codes = [finding.code for finding in one.year.findings]
        assert {code: codes.count(code) for code in codes} == one.key["findings"], one.name
        assert [f.code for f in one.year.contradictions if f.acknowledged is None] == [], one.name


def test_planted_slips_are_found(reports: list[Report], tmp_path: Path) -> None:
    """Of the slips planted in a report's figures as many are detected and explained as CONTRIBUTING says."""
    for one in reports:
        root = tmp_path / one.name
        shutil.copytree(CONTENT / one.year.slug, root / one.year.slug)
        results = [
            done for done in measure_totals(root, witnesses=("none",)) if done.report.endswith(str(one.year.year))
        ]
        assert one.key["slips"] in totals_table(results), one.name


def test_figures_of_a_narrative_are_the_tables(reports: list[Report]) -> None:
    """Every score of a narrative is a placeholder, and so a figure of the report's tables."""
    for one in reports:
        assert re.findall(r"[0-9๐-๙]+\.[0-9๐-๙]{2}\b", one.year.report.narrative.text) == [], one.name
        scores = one.year.report.scores
        figures = {result.score for result in one.year.indicators} | {scores.overall, *scores.questions.values()}
        known = {f"{figure:.2f}" for figure in figures | {tool.score for tool in one.year.tools}}
        written = set(re.findall(r"[0-9]+\.[0-9]{2}\b", one.year.narrative.text))
        assert written, one.name
        assert written <= known, one.name


def test_no_person_is_named(reports: list[Report]) -> None:
    """No file of a report names a person, only offices and units."""
    files = [path for one in reports for pattern in ("*.yml", "*.md") for path in one.files(pattern)]
    assert [str(path) for path in files if PERSON.search(path.read_text(encoding="utf-8"))] == []


def test_no_line_is_taken_for_personal_data(reports: list[Report]) -> None:
    """Nothing in the files of a report raises the alarm of the guard of personal data."""
    lines = {one.name: content_lines(CONTENT / one.year.slug) for one in reports}
    assert [(name, alarm) for name, text in lines.items() for alarm in false_alarms(text)] == []


def test_a_name_would_be_noticed() -> None:
    """The check for names sees a titled name and passes over offices."""
    assert PERSON.search("ลงชื่อ นายสมชาย ใจดี")
    assert PERSON.search("นางสาว สมหญิง")
    assert not PERSON.search("รองนายกองค์การบริหารส่วนจังหวัด และนายกเทศมนตรี")


def test_files_name_their_schema_and_satisfy_it(reports: list[Report]) -> None:
    """The first line of each file leads to the schema of its kind, and an editor that follows it finds no mistake."""
    for path in (path for one in reports for path in one.files("*.yml")):
        text = path.read_text(encoding="utf-8")
        first = text.partition("\n")[0]
        assert first.startswith(NAMES_SCHEMA), path
        assert (path.parent / first.removeprefix(NAMES_SCHEMA)).resolve() == FOLDER / schema_file(path.name)
        validator = Draft7Validator(yaml.safe_load(schemas()[schema_file(path.name)]))
        assert [error.message for error in validator.iter_errors(seen(text))] == [], path
