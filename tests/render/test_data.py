"""The open data say what the pages say: numbers with two decimals, a schema, and CSV that Excel reads safely."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from prongsai.render import Tree, report_schema
from tests.assess.samples import AGENCY, assess_folder, line_of, measures, scores, write_agency
from tests.render.reading import Element, render

if TYPE_CHECKING:
    from pathlib import Path

REPORTS = ["town/2568", "province/2566", "subdistrict/2565"]
SCHEMA = Draft202012Validator(report_schema(), format_checker=FormatChecker())


def report(tree: Tree, year: str) -> dict[str, Any]:
    """Return a year's report.json with its numbers exact."""
    return dict(json.loads(tree.files[f"{year}/data/report.json"], parse_float=Decimal))


def rows(tree: Tree, year: str, name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file by column."""
    text = tree.files[f"{year}/data/{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("year", REPORTS)
def test_report_json_satisfies_its_schema(tree: Tree, year: str) -> None:
    """Every report.json is valid against the schema, and the schema published beside it is that one."""
    SCHEMA.validate(json.loads(tree.files[f"{year}/data/report.json"]))
    assert json.loads(tree.files[f"{year}/data/report.schema.json"]) == report_schema()


def test_the_schema_is_strict(tree: Tree) -> None:
    """The schema is one itself, and refuses a missing part, a score as text, a wrong day and another version."""
    Draft202012Validator.check_schema(report_schema())
    good = json.loads(tree.files["town/2568/data/report.json"])
    day = good["measures"][0] | {"start": "2569-13-01"}
    bad = [
        {name: value for name, value in good.items() if name != "level"},
        good | {"schema_version": "1.0"},
        good | {"overall": {"reported": "92.01", "computed": 91.65}},
        good | {"measures": [day]},
    ]
    for record in bad:
        with pytest.raises(ValidationError):
            SCHEMA.validate(record)


def test_a_later_report_satisfies_the_schema_too(tree: Tree) -> None:
    """What a later version adds, anywhere, is no mistake to a program that knows this one."""
    good = json.loads(tree.files["town/2568/data/report.json"])
    later = good | {"schema_version": "2.7", "more": 1, "measures": [one | {"partner": 5} for one in good["measures"]]}
    SCHEMA.validate(later)


@pytest.mark.parametrize("year", [2565, 2569])
def test_a_made_up_report_is_valid_too(tmp_path: Path, year: int) -> None:
    """A report with every optional part, or of an unknown year, satisfies the schema."""
    given = scores(
        earlier={str(year - 1): 70, "๒๕๖๐": 60},
        rank={"province": 1},
        questions={"E1": 50},
        items={"๐1": {"lost": "true", "reason": "x"}},
        notes=[{"text": "x", "line": 3}],
    )
    analysis = {"limitations": [{"text": "ก", "analysis": "ข"}]}
    tree = render(assess_folder(write_agency(tmp_path, year, scores=given, analysis=analysis)))
    found = json.loads(tree.files[f"ban-na/{year}/data/report.json"])
    SCHEMA.validate(found)
    assert list(found["earlier"]) == [str(year - 1), "2560"]
    assert found["questions"] == {"e1": 50}
    assert found["items"] == {"O1": {"score": None, "lost": True, "deducted": None, "reason": "x"}}
    assert (found["overall"]["computed"] is None) == (year == 2569)
    assert found["limitations"] == [{"text": "ก", "analysis": "ข", "handling": None}]


def test_report_json_says_what_is_asked(tree: Tree) -> None:
    """Agency, year, totals, level, tools, indicators, strengths, weaknesses, measures and findings are there."""
    found = report(tree, "town/2568")
    assert found["agency"]["name"] == "เทศบาลเมืองธารทอง"
    assert (found["year"], found["fiscal_year"]) == (2568, 2569)
    assert found["overall"] == {"reported": Decimal("92.01"), "computed": Decimal("91.65")}
    assert found["level"] == {"reported": "ผ่าน", "also": None}
    assert found["tools"] == {"IIT": Decimal("97.23"), "EIT": Decimal("97.93"), "OIT": Decimal("82.75")}
    assert found["indicators"][8] == {
        "number": 9,
        "name": "การเปิดเผยข้อมูล",
        "tool": "OIT",
        "score": Decimal("80.50"),
        "rank": 10,
        "lost_points": Decimal("3.90"),
        "printed": None,
        "name_year": None,
    }
    assert (found["strengths"], found["weaknesses"]) == ([], [])
    lines = report(tree, "subdistrict/2565")
    assert (len(lines["strengths"]), lines["weaknesses"]) == (8, [8, 7])
    assert len(found["measures"]) == 11
    told = next(finding for finding in found["findings"] if finding["code"] == "E301")
    assert (told["severity"], told["file"]) == ("warning", "town/2568/scores.yml")
    assert (told["line"], told["column"]) == (line_of("town/2568/scores.yml", "overall: 92.01"), 10)
    assert "92.01" in told["message"]
    assert "91.65" in told["acknowledged"]
    assert found["item"] == {"ita_year": 2569, "code": "O25", "title": "การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร"}


def test_unstated_and_absent_limitations_differ(tree: Tree) -> None:
    """A report that says it has no limitations gives an empty list; one that is silent gives null."""
    assert report(tree, "province/2566")["limitations"] == []
    assert report(tree, "town/2568")["limitations"] is None


@pytest.mark.parametrize("year", REPORTS)
def test_scores_are_numbers_with_two_decimals(tree: Tree, year: str) -> None:
    """Every figure is a JSON number written with two decimals, a full score as 100.00."""
    text = tree.files[f"{year}/data/report.json"].decode()
    figures = re.findall(r'"(?:score|lost_points|reported|computed|target|[IEO]IT)": ([^,\n]+)', text)
    figures = [figure for figure in figures if figure not in ("null", "{", '"ผ่าน"', '"ผ่านดี"', '"A"')]
    assert len(figures) > 20
    assert [figure for figure in figures if not re.fullmatch(r"[0-9]+\.[0-9]{2}", figure)] == []
    assert '"score": 100.00' in text
    assert "\ue002" not in text


def where(found: Any) -> dict[str, object]:  # noqa: ANN401 - what a file holds
    """Return what each row of a year's tables says of whose it is, and of when in both calendars."""
    agency = found["agency"]
    named = {"agency": agency["slug"], "agency_name": agency["name"]}
    place = {"kind": agency["kind"], "province": agency["province"]}
    return named | place | {"year_be": found["year"], "year_ce": found["year"] - 543}


@pytest.mark.parametrize("year", REPORTS)
def test_indicators_csv_equals_report_json(tree: Tree, year: str) -> None:
    """The indicators of the CSV are those of report.json, figure by figure."""
    found = report(tree, year)
    expected = [
        where(found) | one | {key: one[key] or "" for key in ("printed", "name_year")} for one in found["indicators"]
    ]
    assert rows(tree, year, "indicators") == [{name: str(value) for name, value in one.items()} for one in expected]


@pytest.mark.parametrize("year", REPORTS)
def test_measures_csv_equals_report_json(tree: Tree, year: str) -> None:
    """The measures of the CSV are those of report.json, field by field, with state and days."""
    found = report(tree, year)
    expected = [
        {name: str(value) for name, value in where(found).items()}
        | {
            "fiscal_year_be": str(one["fiscal_year"]),
            "fiscal_year_ce": str(one["fiscal_year"] - 543),
            "id": one["id"],
            "title": one["title"],
            "state": one["state"],
            "days": "" if one["days"] is None else str(one["days"]),
            "continues": one["continues"] or "",
            "addresses": "; ".join(f"{subject['kind']}:{subject['value']}" for subject in one["addresses"]),
            "finding": one["finding"] or "",
            "approach": "",
            "steps": "\n".join(step["title"] for step in one["steps"]),
            "responsible": "; ".join(unit["name"] for unit in one["responsible"]),
            "start": one["start"],
            "end": one["end"],
            "period": one["period"],
            "windows": "",
            "rounds": "; ".join(map(str, one["rounds"])),
            "frequency": "",
            "monitoring": "\n".join(one["monitoring"]),
            "budget": "",
            "kpi": "",
            "printed": "",
            "defaults": "",
            "lost_points": "" if one["lost_points"] is None else str(one["lost_points"]),
        }
        for one in found["measures"]
    ]
    assert rows(tree, year, "measures") == expected


@pytest.mark.parametrize("year", REPORTS)
@pytest.mark.parametrize("name", ["indicators", "measures"])
def test_csv_opens_in_a_spreadsheet(tree: Tree, year: str, name: str) -> None:
    """A CSV begins with the mark of UTF-8 and ends its lines as spreadsheets expect."""
    data = tree.files[f"{year}/data/{name}.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\xef\xbb\xbf") == 1
    assert data.endswith(b"\r\n")


@pytest.mark.parametrize("lead", ["=", "+", "@", "-", "\t=", "=cmd|' /C calc'!A0#"])
def test_a_formula_stays_text(tmp_path: Path, lead: str) -> None:
    """A cell that a spreadsheet would run as a formula is kept as text."""
    title = f"{lead}1+1"
    root = write_agency(tmp_path, measures=measures({"title": title, "finding": title, "steps": [title, title]}))
    found = rows(render(assess_folder(root)), "ban-na/2565", "measures")[0]
    plain = title.strip()
    assert (found["title"], found["finding"], found["steps"]) == (f"'{plain}", f"'{plain}", f"'{plain}\n{plain}")


def test_numbers_and_inner_signs_stay_as_they_are(tmp_path: Path) -> None:
    """A negative number, and a sign within a text, are no formula."""
    root = write_agency(tmp_path, measures=measures({"title": "-5", "finding": "ก = ข"}))
    found = rows(render(assess_folder(root)), "ban-na/2565", "measures")[0]
    assert (found["title"], found["finding"]) == ("-5", "ก = ข")


def test_every_field_is_in_the_dictionary(tree: Tree, pages: dict[str, Element]) -> None:
    """The data page explains every field of report.json and every column, in their order."""
    page = pages["town/2568/data.md"]
    listed = {
        table.all("caption")[0].text(): {
            row.all("code")[0].text(): row.all("td")[0].text() for row in table.all("tbody")[0].all("tr")
        }
        for table in page.all("table")
    }
    assert list(listed["report.json"]) == list(report(tree, "town/2568"))
    assert list(listed["indicators.csv"]) == list(rows(tree, "town/2568", "indicators")[0])
    assert list(listed["measures.csv"]) == list(rows(tree, "town/2568", "measures")[0])
    assert [name for fields in listed.values() for name, meaning in fields.items() if not meaning.strip()] == []


def test_data_keep_arabic_digits(tmp_path: Path) -> None:
    """Thai digits in codes, years and scores are Arabic in the data, whatever digits the pages have."""
    given = scores(overall="๘๐.๘๐", questions={"e๗": "๗๐"})
    root = write_agency(tmp_path, scores=given, agency=AGENCY, measures=measures({"addresses": [{"item": "O๑๘"}]}))
    arabic, thai = (render(assess_folder(root), digits).files for digits in ("arabic", "thai"))
    assert {path: data for path, data in arabic.items() if "/data/" in path} == {
        path: data for path, data in thai.items() if "/data/" in path
    }
    found = json.loads(arabic["ban-na/2565/data/report.json"])
    assert found["overall"]["reported"] == 80.8
    assert found["questions"] == {"e7": 70}
    assert found["measures"][0]["addresses"][0]["value"] == "O18"
