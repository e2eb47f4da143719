"""The open dataset of a site: its tables say what each year's report.json says, and tools of others read them."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from frictionless import Package, Report, system
from rdflib import DCAT, DCTERMS, RDF, Graph, Literal, URIRef

from prongsai.assess import AssessedSite, assess_site
from prongsai.content import LICENCES, load_site
from prongsai.render.data.columns import DATASET_VERSION
from prongsai.render.data.dataset import TABLES, Lines, agency_lines, joined
from prongsai.render.data.package import dataset_files, package
from tests.conftest import WHOLE, TinySite
from tests.render.reading import render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.render import Tree

Rows = list[dict[str, Any]]
KEYED = {
    *("$schema", "schema_version", "agency"),
    *("tools", "reported_tools", "earlier", "quarters", "questions", "items", "eit_parts"),
}
"""What report.json says of another file or table, and what is keyed there by something of the report."""
TOLD = Path(__file__).with_name("dataset-1.0.json")
"""The columns of the tables, as they were first published."""


@pytest.fixture(scope="module")
def whole() -> AssessedSite:
    """The whole site, an invented agency with three years and its rounds of progress among the others."""
    return assess_site(load_site(WHOLE))


@pytest.fixture(scope="module")
def made(whole: AssessedSite) -> Tree:
    """The whole site, rendered."""
    return render(whole)


@pytest.fixture(scope="module")
def reports(made: Tree) -> dict[str, dict[str, Any]]:
    """Every report.json with its numbers exact, by agency and year."""
    return reports_of(made)


def reports_of(made: Tree) -> dict[str, dict[str, Any]]:
    """Return every report.json of a site, as above."""
    found = {path: data for path, data in made.files.items() if path.endswith("/data/report.json")}
    return {
        path.removesuffix("/data/report.json"): json.loads(data, parse_float=Decimal) for path, data in found.items()
    }


def csv_rows(tree: Tree, table: str) -> Rows:
    """Return the rows of a table as text."""
    text = tree.files[f"data/{table}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def json_rows(tree: Tree, table: str) -> Rows:
    """Return the rows of a table with their numbers exact."""
    lines = tree.files[f"data/{table}.jsonl"].decode().splitlines()
    return [json.loads(line, parse_float=Decimal) for line in lines]


def sql_rows(tree: Tree, table: str) -> Rows:
    """Return the rows of a table from the database."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(tree.files["data/prongsai.sqlite"])
        base.row_factory = sqlite3.Row
        return [dict(row) for row in base.execute(f"SELECT * FROM {table}")]  # noqa: S608 - a name of ours


def shown(value: object) -> str:
    """Return a single value as a cell shows it."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, object]]:  # noqa: ANN401 - any JSON
    """Yield each value of a record that is neither a list nor keyed by something of the report, by its column."""
    for name, inner in value.items():
        if isinstance(inner, dict):
            yield from leaves(inner, f"{path}{name}_")
        elif not isinstance(inner, list):
            yield f"{path}{name}", inner


def test_every_value_of_a_report_is_in_the_dataset(made: Tree, reports: dict[str, dict[str, Any]]) -> None:
    """What report.json tells once of a year stands in its row of `scores`, and each figure is the same."""
    rows = {row["id"]: row for row in json_rows(made, "scores")}
    assert rows.keys() == reports.keys()
    for year, told in reports.items():
        once = {name: value for name, value in told.items() if name not in KEYED}
        once["progress"] = {name: value for name, value in (once["progress"] or {}).items() if name != "totals"}
        # Counts of states are those of the rows of `measures`.
        once["delivery"] = {name: value for name, value in once["delivery"].items() if name != "states"}
        # A record that is null as a whole has columns that are.
        expected = {name: value for name, value in leaves(once) if value is not None or name in rows[year]}
        assert {name: rows[year][name] for name in expected} == expected


@pytest.mark.parametrize(
    ("table", "of"), [("indicators", "indicators"), ("measures", "measures"), ("findings", "findings")]
)
def test_every_row_is_what_the_report_says(made: Tree, reports: dict[str, dict[str, Any]], table: str, of: str) -> None:
    """The rows of a year are the records of its report.json, in their order, lists in them included."""
    rows = json_rows(made, table)
    for year, told in reports.items():
        own = [row for row in rows if row["report"] == year]
        kept = [
            {name: row["measure" if (table, name) == ("measures", "id") else name] for name in one if name in row}
            for row, one in zip(own, told[of], strict=True)
        ]
        assert kept == [{name: value for name, value in one.items() if name in own[0]} for one in told[of]]


def test_items_and_progress_are_what_the_report_says(made: Tree, reports: dict[str, dict[str, Any]]) -> None:
    """The items of a year by their codes, and what each round says of each measure, stand in the dataset."""
    items = [(row["report"], row["code"], row["score"], row["lost"]) for row in json_rows(made, "items")]
    assert items == [
        (year, code, one["score"], one["lost"]) for year, told in reports.items() for code, one in told["items"].items()
    ]
    rounds = [(row["report"], row["round"], row["measure"], row["status"]) for row in json_rows(made, "progress")]
    assert len(rounds) > 10
    assert rounds == [
        (year, one["months"], entry["measure"], entry["status"])
        for year, told in reports.items()
        for one in (told["progress"] or {"rounds": []})["rounds"]
        for entry in one["entries"]
    ]


@pytest.mark.parametrize(
    ("site", "groups"),
    [("whole", {"tools", "reported_tools", "questions"}), ("hospital", {"quarters"})],
)
def test_what_a_report_says_by_names_has_rows(site: str, groups: set[str]) -> None:
    """What report.json keys by a year, a tool, a quarter or a question has a row of its own, and loses nothing."""
    made = render(assess_site(load_site(WHOLE.with_name(site))))
    reports = reports_of(made)
    assert [
        tuple(row[name] for name in ("report", "year", "score", "level", "tools")) for row in json_rows(made, "earlier")
    ] == [
        (year, int(of), one["score"], one["level"], one["tools"])
        for year, told in reports.items()
        for of, one in told["earlier"].items()
    ]
    figures = {(row["report"], row["of"], row["part"], row["key"]): row["score"] for row in json_rows(made, "figures")}
    expected: dict[tuple[Any, ...], Any] = {}
    for year, told in reports.items():
        for of in ("tools", "reported_tools", "quarters", "questions"):
            expected |= {(year, of, None, key): score for key, score in told[of].items()}
        for part, one in told["eit_parts"].items():
            expected[year, "eit_parts", None, part] = one["score"]
            expected |= {(year, "questions", part, key): score for key, score in one["questions"].items()}
    assert {of for _, of, _, _ in figures} == groups
    assert figures == expected


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_the_three_forms_say_the_same(made: Tree, table: str) -> None:
    """CSV, JSON Lines and the database have the same rows, and the same value in each column that holds one."""
    lines, rows, stored = json_rows(made, table), csv_rows(made, table), sql_rows(made, table)
    assert len(lines) == len(rows) == len(stored) > 0
    for line, row, kept in zip(lines, rows, stored, strict=True):
        assert [*line] == [*row] == [*kept]
        single = {name: value for name, value in line.items() if not isinstance(value, list | dict)}
        assert {name: float(value) if isinstance(value, Decimal) else value for name, value in single.items()} == {
            name: kept[name] for name in single
        }
        texts = {name: shown(value) for name, value in single.items()}
        # What a spreadsheet would take for a formula has a mark before it.
        assert {name: row[name].removeprefix("'") for name in single} == texts


def test_both_calendars_are_told(made: Tree) -> None:
    """A Buddhist year has its Common Era year beside it, and a day of the Common Era its Buddhist one."""
    (score,) = (row for row in json_rows(made, "scores") if row["id"] == "town/2568")
    assert (score["year"], score["year_ce"]) == (2568, 2025)
    days = [(row["start"], row["start_be"]) for row in json_rows(made, "measures") if row["start"]]
    assert days
    assert all(f"{int(start[:4]) + 543}{start[4:]}" == be for start, be in days)


def test_an_id_leads_to_one_row(made: Tree) -> None:
    """No two rows of a table have one id, and what refers to a row of another table finds it."""
    ids = {table.name: [row["id"] for row in json_rows(made, table.name)] for table in TABLES}
    assert all(len(found) == len({*found}) for found in ids.values())
    assert {row["measure_id"] for row in json_rows(made, "progress")} <= {*ids["measures"]}
    assert "sample/2567/6/m01" in ids["progress"] or any(one.startswith("sample/") for one in ids["progress"])


def test_an_agency_has_its_licence(made: Tree) -> None:
    """Under which licence an agency gives its data stands beside the agency, and the page of its home."""
    rows = {row["id"]: row for row in json_rows(made, "agencies")}
    assert {*rows} == {"province", "sample", "subdistrict", "town"}
    assert rows["town"]["page"] == "../town/"
    assert {row["licence"] for row in rows.values()} <= {None, "CC-BY-4.0", "CC-BY-SA-4.0", "ODC-BY-1.0"}


def validated(tree: Tree, folder: Path) -> Report:
    """Return what Frictionless says of the dataset of a site."""
    for path, data in tree.files.items():
        if path.startswith("data/"):
            (folder / path.removeprefix("data/")).write_bytes(data)
    with system.use_context(trusted=True):
        told: Report = Package(str(folder / "datapackage.json")).validate()
    return told


def test_the_dataset_is_a_data_package(made: Tree, tmp_path: Path) -> None:
    """Frictionless, which is not ours, finds nothing wrong: types, required values, keys and references hold."""
    told = validated(made, tmp_path)
    assert told.flatten(["rowNumber", "fieldName", "type", "message"]) == []
    assert {task.name for task in told.tasks} == {f"{table.name}{end}" for table in TABLES for end in ("", "-jsonl")}


def test_a_table_without_rows_is_one_too(tiny: TinySite, tmp_path: Path) -> None:
    """A site without progress has its table all the same, with a header alone."""
    tree = render(assess_site(load_site(tiny.root)))
    assert tree.files["data/progress.csv"].count(b"\r\n") == 1
    assert validated(tree, tmp_path).flatten(["rowNumber", "fieldName", "type", "message"]) == []


def test_the_database_tells_nothing_of_who_wrote_it(whole: AssessedSite, made: Tree) -> None:
    """Made again, in two parts that are joined, the files are the same, and none tells the version of a library."""
    parts = [joined([agency_lines(agency)]) for agency in whole.agencies]
    again = dict(dataset_files(TABLES, joined(parts), [], ""))
    for name in ("prongsai.sqlite", "scores.csv", "measures.jsonl"):
        assert again[f"data/{name}"] == made.files[f"data/{name}"]
    assert made.files["data/prongsai.sqlite"][92:100] == bytes(8)


def test_a_column_is_never_taken_away(made: Tree) -> None:
    """The tables are those that stand under their version: what is added raises its second number, else the first."""
    told = {
        one["name"]: [(field["name"], field["type"]) for field in one["schema"]["fields"]]
        for one in package(TABLES, [], {table.name for table in TABLES})["resources"]
    }
    known = json.loads(TOLD.read_text(encoding="utf-8"))
    assert known["version"] == DATASET_VERSION == json.loads(made.files["data/datapackage.json"])["schema_version"]
    assert {name: [tuple(pair) for pair in pairs] for name, pairs in known["tables"].items()} == told


def test_the_dictionary_tells_every_column(made: Tree) -> None:
    """Each column of each table stands in the dictionary, with a meaning in Thai."""
    rows = list(csv.DictReader(io.StringIO(made.files["data/dictionary.csv"].decode("utf-8-sig"), newline="")))
    assert [(row["table"], row["column"]) for row in rows] == [
        (table.name, column.name) for table in TABLES for column in table.columns
    ]
    assert [row for row in rows if not row["meaning"]] == []


# Its own reader of JSON-LD says so of itself.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("site_url", ["", "https://www.example.go.th/ita/"])
def test_the_catalogue_leads_to_every_file(site_url: str) -> None:
    """A program that reads RDF and not JSON finds in the DCAT catalogue each table in each form, and the database."""
    files = dict(dataset_files(TABLES, joined([]), ["CC-BY-4.0"], site_url))
    told, at = Graph(), site_url or "https://mirror.example.go.th/"
    # What knows its address says so; another copy is where it was read.
    told.parse(data=files["data/catalog.jsonld"], format="json-ld", publicID=f"{at}data/catalog.jsonld")
    (catalog,) = told.subjects(RDF.type, DCAT.Catalog)
    (dataset,) = told.objects(catalog, DCAT.dataset)
    assert (dataset, RDF.type, DCAT.Dataset) in told
    # What the third version of DCAT added, and this program does not name.
    assert (dataset, URIRef(f"{DCAT}version"), Literal(DATASET_VERSION)) in told
    (title,) = told.objects(dataset, DCTERMS.title)
    assert isinstance(title, Literal)
    assert title.language == "th"
    files_of = [next(told.objects(one, DCAT.downloadURL)) for one in told.objects(dataset, DCAT.distribution)]
    named = {str(one).removeprefix(at) for one in files_of}
    assert len(named) == len(files_of) == 2 * len(TABLES) + 1
    assert named <= files.keys()
    assert {*told.objects(None, DCTERMS.license)} == {URIRef(LICENCES["CC-BY-4.0"])}


def test_a_list_of_any_length_is_stored() -> None:
    """As the text of its cell, however long: readers of CSV have a limit of their own."""
    text = "ก" * 200_000
    rows = Lines(f'x,"{text}"\r\n', json.dumps({"id": "x", "steps": [text]}) + "\n")
    assert ([*rows.stored([1])], rows.height) == ([["x", text]], 1)
