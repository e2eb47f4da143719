"""The JSON Schemas for editors: made from the model, named by each file, never stricter than the loader."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from prongsai.content import COLUMN_FIELDS, ENTRY_KINDS, FILE_RECORDS, PERIODS, STATUSES, load_site
from prongsai.render.data.schema import published_schemas, schema_text
from prongsai.schemas import FOLDER, schema_file, schemas, write_schemas
from tests.conftest import WHOLE
from tests.progress.files import FILES as EVIDENCE
from tests.schemas.documents import FILES, SPOILED, added, places, removed, replaced, seen

if TYPE_CHECKING:
    from tests.conftest import TinySite

ROOT = Path(__file__).resolve().parents[2]
FILES_OF_WHOLE = sorted(WHOLE.rglob("*.yml"))


@cache
def validator(name: str) -> Draft7Validator:
    """Return the validator for a content file's name."""
    return Draft7Validator(json.loads((FOLDER / schema_file(name)).read_text(encoding="utf-8")))


def name(path: Path) -> str:
    """Return the name that a parametrized test shows for a file."""
    return path.relative_to(ROOT).as_posix()


def whole(site: TinySite) -> TinySite:
    """Return the site with files that use every field."""
    for file, text in FILES.items():
        site.write(file, text)
    site.write("thung-thong/2568/evidence/a.pdf", EVIDENCE["PDF"])
    site.write("thung-thong/emblem.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    return site


def loaded(site: TinySite, file: str, document: object) -> list[str]:
    """Return the codes of the errors that the loader finds with `document` as the file's data."""
    site.write(file, yaml.safe_dump(document, allow_unicode=True, sort_keys=False))
    return [finding.code for finding in load_site(site.root).findings.errors]


def test_the_schemas_are_what_the_model_gives(tmp_path: Path) -> None:
    """The files in the repository and the package are those made now; `make schemas` writes them again."""
    assert {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")} == schemas()
    write_schemas(tmp_path)
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == schemas()
    assert list(schemas()) == [
        f"{kind}.schema.json" for kind in ("agency", "scores", "analysis", "measures", "progress", "criteria")
    ]


def test_a_schema_is_the_same_however_often_any_was_made() -> None:
    """Making schemas, for editors or of the open data, uses nothing up and changes nothing of which others are made."""
    for make in (schemas, schema_text, schema_text, schemas):
        make()
    assert {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")} == schemas()
    assert schema_text().encode() in dict(published_schemas()).values()


@pytest.mark.parametrize("file", FILE_RECORDS)
def test_a_schema_is_itself_valid(file: str) -> None:
    """Each schema is a valid schema of draft 7, and refuses unknown fields."""
    schema = validator(file).schema
    assert isinstance(schema, dict)
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("file", FILE_RECORDS)
def test_every_field_is_told_in_the_models_words(file: str) -> None:
    """An editor shows for each field of the file the Thai description that the reference prints."""
    schema: Any = validator(file).schema
    fields = FILE_RECORDS[file].model_fields
    assert {field: shape["description"] for field, shape in schema["properties"].items()} == {
        field: described.description for field, described in fields.items()
    }
    required = schema.get("required") or schema.get("anyOf", [{"required": []}])[0]["required"]
    assert set(required) == {field for field, described in fields.items() if described.is_required()}


@pytest.mark.parametrize(
    ("file", "record", "field", "choices"),
    [
        ("analysis.yml", "Entry", "kind", ENTRY_KINDS),
        ("measures.yml", "Measure", "period", PERIODS),
        ("measures.yml", "Column", "show", COLUMN_FIELDS),
        ("progress.yml", "ProgressEntry", "status", STATUSES),
    ],
)
def test_choices_are_offered_with_titles(file: str, record: str | None, field: str, choices: dict[str, str]) -> None:
    """Where a field has choices, an editor offers each key titled in Thai, and each Thai name that the loader takes."""
    schema: Any = validator(file).schema
    shape = (schema["definitions"][record] if record else schema)["properties"][field]
    one = shape if "oneOf" in shape else shape["anyOf"][0]
    titles = {offered["const"]: offered["title"] for offered in one["oneOf"]}
    expected = choices | {word: f"{word} ({key})" for key, word in choices.items() if word not in choices}
    assert titles.items() >= expected.items()
    # What else is offered is another word for one of the keys.
    assert {title.rpartition("(")[2] for word, title in titles.items() if word not in expected} <= {
        f"{key})" for key in choices
    }


def test_indicators_and_tools_are_offered_as_keys() -> None:
    """An editor offers the ten indicators and the three tools as names to fill in."""
    schema: Any = validator("scores.yml").schema
    assert list(schema["properties"]["indicators"]["properties"]) == [str(number) for number in range(1, 11)]
    assert list(schema["properties"]["tools"]["properties"]) == ["IIT", "EIT", "OIT"]


@pytest.mark.parametrize("path", FILES_OF_WHOLE, ids=name)
def test_content_is_valid(path: Path) -> None:
    """Every content file is valid to an independent validator that reads it as an editor does."""
    errors = [error.message for error in validator(path.name).iter_errors(seen(path.read_text(encoding="utf-8")))]
    assert errors == []


@pytest.mark.parametrize("file", FILES)
def test_what_the_loader_takes_is_valid(site: TinySite, file: str) -> None:
    """A file with every field, in Thai and Arabic digits, short and long forms, is fine to loader and schema alike."""
    assert load_site(whole(site).root).findings.errors == []
    assert [error.message for error in validator(file).iter_errors(seen(FILES[file]))] == []


@pytest.mark.parametrize("value", ["ไม่มี", "none", "งบน้อย", {"text": "งบน้อย"}, [], None])
def test_limitations_may_be_written_in_every_form(site: TinySite, value: object) -> None:
    """No limitations, one as text, one as a record, none listed and nothing said are valid, and load."""
    assert validator("analysis.yml").is_valid({"limitations": value})
    assert loaded(site, "analysis.yml", {"limitations": value}) == []


MISTAKES = {
    "score too high": ("scores.yml", ("overall",), 931.4, "E102"),
    "score below zero": ("scores.yml", ("indicators", "4"), -1, "E102"),
    "score in words": ("scores.yml", ("overall",), "ดีมาก", "E101"),
    "score too high in Thai digits": ("scores.yml", ("overall",), "๑๐๐.๑", "E102"),
    "no tenth part": ("scores.yml", ("eit_parts", "10"), 90, "E113"),
    "no fifth quarter": ("scores.yml", ("quarters", "5"), 90, "E113"),
    "no such year": ("scores.yml", ("earlier", "2025"), 90, "E119"),
    "rank in words": ("scores.yml", ("rank", "province"), "หนึ่ง", "E101"),
    "Common Era date": ("scores.yml", ("source", "announced"), "2025-08-01", "E114"),
    "no address": ("agency.yml", ("website",), "www.example.go.th", "E118"),
    "id with a capital": ("agency.yml", ("units", 0, "id"), "Clerk", "E117"),
    "misspelt field": ("agency.yml", ("web_site",), "https://example.go.th", "E104"),
    "empty name": ("agency.yml", ("name",), "", "E132"),
    "no such entry kind": ("analysis.yml", ("entries", 0, "kind"), "ดี", "E113"),
    "two subjects": ("analysis.yml", ("entries", 0, "about", "topic"), 1, "E101"),
    "no subject": ("analysis.yml", ("entries", 0, "about"), {}, "E101"),
    "no acknowledged code": ("analysis.yml", ("acknowledge",), {"reason": "x"}, "E103"),
    "a period of nothing": ("measures.yml", ("measures", 0, "period"), {}, "E103"),
    "no such column": ("measures.yml", ("table", "columns", 0, "show"), "เงินเดือน", "E113"),
    "a budget of nothing": ("measures.yml", ("measures", 0, "budget"), {"amount": -5}, "E101"),
    "a step without words": ("measures.yml", ("measures", 0, "steps", 2), {"mark": "-"}, "E103"),
    "flag in words": ("measures.yml", ("table", "columns", 1, "merge"), "บางที", "E101"),
    "measures as text": ("measures.yml", ("measures",), "ไม่มี", "E101"),
    "no such status": ("progress.yml", ("rounds", 0, "entries", 0, "status"), "เสร็จ", "E113"),
    "evidence twice": ("progress.yml", ("rounds", 0, "entries", 0, "evidence", 0, "url"), "https://a.go.th", "E101"),
    "evidence without a title": (
        "progress.yml",
        ("rounds", 0, "entries", 0, "evidence", 0),
        {"file": "evidence/a.pdf", "date": "ต.ค. 2568"},
        "E103",
    ),
    "round in words": ("progress.yml", ("rounds", 0, "months"), "หกเดือน", "E101"),
    "rounds in words": ("measures.yml", ("measures", 0, "rounds"), ["หก"], "E101"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_schema_and_loader_catch_the_same_mistake(site: TinySite, mistake: str) -> None:
    """A mistake that an editor marks is an error of the loader too."""
    file, place, value, code = MISTAKES[mistake]
    spoiled = replaced(seen(FILES[file]), place, value)
    assert not validator(file).is_valid(spoiled)
    assert code in loaded(whole(site), file, spoiled)


@pytest.mark.parametrize(("file", "field"), [(f, n) for f, r in FILE_RECORDS.items() for n in r.model_fields])
def test_a_required_field_is_required_by_both(site: TinySite, file: str, field: str) -> None:
    """Leaving a field out is an error to the schema exactly if it is one to the loader."""
    spoiled = removed(seen(FILES[file]), (field,))
    caught = [code for code in loaded(whole(site), file, spoiled) if code == "E103"]
    assert validator(file).is_valid(spoiled) is not bool(caught)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_no_schema_is_stricter_than_the_loader(site: TinySite, data: st.DataObject) -> None:
    """Whatever is put, left out or added anywhere in a file: what the schema refuses, the loader refuses."""
    file = data.draw(st.sampled_from(sorted(FILES)))
    document = seen(FILES[file])
    place = data.draw(st.sampled_from(places(document)))
    spoiled = data.draw(
        st.sampled_from(
            [
                removed(document, place),
                added(document, place, "ไม่รู้จัก"),
                *(replaced(document, place, v) for v in SPOILED),
            ]
        )
    )
    whole(site)
    errors = loaded(site, file, spoiled)
    text = site.path(file).read_text(encoding="utf-8")
    if not validator(file).is_valid(seen(text)):
        assert errors != []
