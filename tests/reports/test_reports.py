"""The three real reports say on the site what their published originals say, figure by figure."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from prongsai.assess import assess_site
from prongsai.content import load_site
from prongsai.text import item_code, question_code, round2

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prongsai.assess import Assessment

ROOT = Path(__file__).resolve().parents[1]
NAMES = ["roi-et-2568", "tak-pao-2566", "takhram-en-2565"]
# A title and a name after it; นายก (mayor), รองนายก and นายอำเภอ are offices.
PERSON = re.compile(r"(?:นาย(?!ก|อำเภอ)|นางสาว|นาง|น\.ส\.|ว่าที่ ?ร้อย|ดร\.)\s*[ก-ฮเแโใไ]")


@pytest.fixture(scope="module")
def loaded() -> dict[str, Assessment]:
    """Return the real years, assessed, by agency and year."""
    site = assess_site(load_site(ROOT / "content"))
    return {
        f"{agency.slug}-{year.year}": year
        for agency in site.agencies
        for year in agency.years
        if not agency.agency.sample
    }


@pytest.fixture(params=NAMES)
def key(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Return the answer key of one report, with its name."""
    name = str(request.param)
    data = yaml.safe_load((ROOT / "tests" / "reports" / f"{name}.yml").read_text(encoding="utf-8"))
    return dict(data) | {"key": name}


@pytest.fixture
def year(key: dict[str, Any], loaded: dict[str, Assessment]) -> Assessment:
    """Return the assessed year that the answer key is about."""
    return loaded[key["key"]]


def values(records: dict[Any, Any]) -> dict[str, Decimal]:
    """Return the figures of a part of the key."""
    return {str(code): Decimal(record["value"]) for code, record in records.items()}


def plain_units(year: Assessment, ids: Iterable[str]) -> list[str]:
    """Return the names of units, without the units that they are part of."""
    names = {unit.id: unit.name for unit in year.agency.units}
    return [names[unit] for unit in ids]


def christian(day: str) -> date:
    """Return a B.E. day of the key as a date."""
    be, month, number = map(int, day.split("-"))
    return date(be - 543, month, number)


def test_every_real_year_has_a_key(loaded: dict[str, Assessment]) -> None:
    """There is one answer key for each real report, and none for another."""
    assert sorted(loaded) == NAMES
    assert sorted(path.stem for path in (ROOT / "tests" / "reports").iterdir()) == NAMES


def test_agency_and_years(key: dict[str, Any], year: Assessment) -> None:
    """The agency's name, kind and place, and the years of results and measures are the report's."""
    agency = year.agency
    named = {"name": agency.name, "kind": agency.kind, "district": agency.district, "province": agency.province}
    assert named == key["agency"]
    assert (year.year, year.fiscal_year) == (key["results_year"], key["fiscal_year"])


def test_scores(key: dict[str, Any], year: Assessment) -> None:
    """Overall score, level and the ten indicators are the report's, to the last decimal."""
    assert year.report.scores.overall == Decimal(key["overall"]["value"])
    assert year.report.scores.level == key["level"]["value"]
    assert {str(result.number): result.score for result in year.indicators} == values(key["indicators"])


def test_rank(key: dict[str, Any], year: Assessment) -> None:
    """The rank in province and country is the report's, or absent where it prints none."""
    rank = year.report.scores.rank
    found = {"province": rank.province, "country": rank.country} if rank else {}
    expected = {place: key["ranks"][place]["value"] for place in ("province", "country") if place in key["ranks"]}
    assert found == expected
    assert (rank.among if rank else None) == key["ranks"].get("among")


def test_questions(key: dict[str, Any], year: Assessment) -> None:
    """The questions with a score are exactly those that the report prints."""
    found = {question_code(raw): score for raw, score in year.report.scores.questions.items()}
    assert found == values(key["questions"])


def test_lost_items(key: dict[str, Any], year: Assessment) -> None:
    """The items that lost points are the report's; where it prints no figure, none is invented."""
    found = {item_code(raw): (item.score, item.lost) for raw, item in year.report.scores.items.items()}
    expected = {
        code: (None, True) if item["score"] is None else (Decimal(item["score"]), False)
        for code, item in key["items_lost"].items()
    }
    assert found == expected


def test_thresholds(key: dict[str, Any], year: Assessment) -> None:
    """The agency's own lines are the report's, and the year's target where it names none."""
    own = {name: line for name, line in year.report.measures.thresholds.model_dump().items() if line is not None}
    assert own == {name: Decimal(line) for name, line in key["thresholds"].items()}
    assert year.lines.improve == 85
    assert year.lines.strength == key["thresholds"].get("strength", 85)


def test_units(key: dict[str, Any], year: Assessment) -> None:
    """The units are those that the report names, each once."""
    assert sorted(unit.name for unit in year.agency.units) == sorted(key["units"])


def test_limitations(key: dict[str, Any], year: Assessment) -> None:
    """A report that says it has no limitations is told from one that does not speak of them."""
    assert year.report.analysis.limitations == (() if key["limitations"] == "ไม่มี" else None)


def test_column_headings(key: dict[str, Any], year: Assessment) -> None:
    """The measures table has the report's own columns."""
    assert [column.heading for column in year.report.measures.table.columns] == key["column_headings"]


def test_measures(key: dict[str, Any], year: Assessment) -> None:
    """Each measure has the report's subjects, units, period, rounds, and number of steps and checks."""
    found = [
        {
            "indicators": [int(s.value) for s in view.subjects if s.kind == "indicator"],
            "topics": [int(s.value) for s in view.subjects if s.kind == "topic"],
            "items": [s.value for s in view.subjects if s.kind == "item"],
            "responsible": plain_units(year, view.measure.responsible),
            "kind": view.measure.period.name or "dates",
            "days": (view.start, view.end),
            "rounds": list(view.measure.rounds),
            "steps": len(view.measure.steps),
            "monitoring": len(view.measure.monitoring),
        }
        for view in year.measures
    ]
    expected = [
        one["addresses"]
        | {"kind": one["period"]["kind"], "days": (christian(one["period"]["start"]), christian(one["period"]["end"]))}
        | {name: one[name] for name in ("responsible", "rounds", "steps", "monitoring")}
        for one in key["measures"]
    ]
    assert found == expected


def test_advice(key: dict[str, Any], year: Assessment) -> None:
    """The assessors' advice on questions names the report's tool, part, question and items, in its order."""
    found = [
        {
            "tool": one.tool,
            "part": one.part,
            "question": one.about.value,
            "cites": [item_code(code) for code in one.cites],
        }
        for one in year.report.analysis.advice
        if one.about is not None and one.about.kind == "question"
    ]
    assert found == [{name: one[name] for name in ("tool", "part", "question", "cites")} for one in key["advice"]]


def test_topic_items(key: dict[str, Any], year: Assessment) -> None:
    """Each of the seven topics is analysed by the items that the report names."""
    found = {
        int(entry.about.value): [item_code(code) for code in entry.items]
        for entry in year.report.analysis.entries
        if entry.about.kind == "topic"
    }
    assert found == key.get("topic_items", {})


@pytest.mark.parametrize(
    ("name", "overall", "tools"),
    [
        ("takhram-en-2565", "87.13", ["89.28", "78.92", "91.67"]),
        ("tak-pao-2566", "97.14", ["100.00", "91.80", "99.00"]),
        ("roi-et-2568", "92.90", ["99.02", "99.65", "83.25"]),
    ],
)
def test_known_answers(name: str, overall: str, tools: list[str], loaded: dict[str, Assessment]) -> None:
    """Tools and overall score come out of the indicators as worked out by hand."""
    year = loaded[name]
    assert [tool.code for tool in year.tools] == ["IIT", "EIT", "OIT"]
    assert [str(round2(tool.score)) for tool in year.tools] == tools
    assert year.overall is not None
    assert str(round2(year.overall)) == overall


def test_half_a_hundredth_goes_up(loaded: dict[str, Assessment]) -> None:
    """The OIT of Takhram En is 91.665 exactly, and is written 91.67."""
    exact = loaded["takhram-en-2565"].tools[2].score
    assert exact == Decimal("91.665")
    assert str(round2(exact)) == "91.67"


@pytest.mark.parametrize(
    "path",
    [path for path in sorted((ROOT / "content").rglob("*.*")) if path.parent.name != "evidence"],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_no_person_is_named(path: Path) -> None:
    """No content file names a person, only offices and units."""
    assert PERSON.findall(path.read_text(encoding="utf-8")) == []


def test_a_name_would_be_noticed() -> None:
    """The check for names sees a titled name and passes over offices."""
    assert PERSON.search("ลงชื่อ นายสมชาย ใจดี")
    assert PERSON.search("นางสาว สมหญิง")
    assert not PERSON.search("รองนายกองค์การบริหารส่วนจังหวัด และนายกเทศมนตรี")


@pytest.mark.parametrize(
    "path", sorted((ROOT / "content").rglob("analysis.md")), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_no_score_is_typed_into_a_narrative(path: Path) -> None:
    """Every score of a narrative is a placeholder, so that it cannot differ from the table."""
    assert re.findall(r"[0-9๐-๙]+\.[0-9๐-๙]{2}\b", path.read_text(encoding="utf-8")) == []
