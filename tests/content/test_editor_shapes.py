"""The shapes that an editor is told, each as it is made of words, kinds and fields."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from jsonschema import Draft7Validator
from pydantic import TypeAdapter

from prongsai.content import _editor_shapes as shapes
from prongsai.content.model.agency import Agency
from prongsai.criteria import kinds

TEXT = {"type": ["string", "number", "boolean"], "pattern": r"\S"}


def test_a_choice_offers_keys_names_and_other_words() -> None:
    """Each has a title that says which key it means; a word that is a key or a name already is offered once."""
    choice = shapes.choice({"done": "เสร็จ", "ก": "ก"}, {"แล้ว": "done", "เสร็จ": "done", "done": "ก"})
    assert choice == {
        "oneOf": [
            {"const": "done", "title": "เสร็จ"},
            {"const": "ก", "title": "ก"},
            {"const": "เสร็จ", "title": "เสร็จ (done)"},
            {"const": "แล้ว", "title": "แล้ว (done)"},
        ]
    }
    assert shapes.choice({"a": "ข"}) == {"oneOf": [{"const": "a", "title": "ข"}, {"const": "ข", "title": "ข (a)"}]}


def test_names_of_kinds_are_offered() -> None:
    """They are examples of a text, which may be another."""
    assert shapes.offered(kinds()[:2]) == TEXT | {"examples": [kind.name for kind in kinds()[:2]]}


def test_a_province_is_asked_of_each_kind_that_lies_in_one() -> None:
    """By every word for such a kind, and of no other."""
    inside = [kind for kind in kinds() if kind.in_province]
    words = [word for kind in inside for word in kind.words]
    assert words
    assert shapes.in_province(kinds()) == {
        "if": {"properties": {"kind": {"enum": words}}, "required": ["kind"]},
        "then": {"properties": {"province": {"not": {"type": "null"}}}, "required": ["province"]},
    }


def test_keys_are_those_of_a_pattern() -> None:
    """Any value stands under a key that fits, spaces around it left out; some keys are offered."""
    shape: dict[str, Any] = {"type": "object", "additionalProperties": {"type": "string"}}
    shapes.keyed("[a-c]", "ab")(shape)
    assert shape == {
        "type": "object",
        "additionalProperties": False,
        "properties": {"a": {"type": "string"}, "b": {"type": "string"}},
        "patternProperties": {r"^\s*(?:[a-c])\s*$": {"type": "string"}},
    }
    bare: dict[str, Any] = {"additionalProperties": {}}
    shapes.keyed("x")(bare)
    assert bare == {"properties": {}, "patternProperties": {r"^\s*(?:x)\s*$": {}}, "additionalProperties": False}


def test_a_record_may_be_its_one_field() -> None:
    """Either the field's value without its words, or the record without a title of its own."""
    field = {"type": "string", "description": "คำ", "title": "Text", "examples": ["ก"]}
    shape: dict[str, Any] = {"title": "Kpi", "description": "คำ", "type": "object", "properties": {"text": field}}
    shapes.or_single("text")(shape)
    assert shape == {"anyOf": [{"type": "string"}, {"type": "object", "properties": {"text": field}}]}
    either: dict[str, Any] = {"properties": {"text": {"anyOf": [TEXT], "default": None}}}
    shapes.or_single("text")(either)
    assert either == {"anyOf": [{"anyOf": [TEXT]}, {"properties": {"text": {"anyOf": [TEXT], "default": None}}}]}


def test_exactly_one_field_is_asked_for() -> None:
    """One left empty is not given."""
    shape: dict[str, Any] = {}
    shapes.exactly_one("a", "b")(shape)
    given = {"not": {"type": "null"}}
    assert shape == {
        "oneOf": [{"required": ["a"], "properties": {"a": given}}, {"required": ["b"], "properties": {"b": given}}]
    }


def test_a_value_may_be_words_or_stand_alone() -> None:
    """The shape of a value is beside that of a text, or of the list beside that of one."""
    assert TypeAdapter(Annotated[int, shapes.OrText()]).json_schema() == {"anyOf": [{"type": "integer"}, TEXT]}
    many = {"type": "array", "items": {"type": "integer"}}
    assert TypeAdapter(Annotated[list[int], shapes.OneOrMany()]).json_schema() == {"anyOf": [{"type": "integer"}, many]}


@pytest.mark.parametrize(
    ("shape", "good", "bad"),
    [
        ("TEXT", ["ก", 1, True, " ก"], ["", "  ", None, []]),
        ("LINES", ["ก", ["ก", 2]], [[], [""], None]),
        ("SCORE", [0, 100, 99.99, "๑๐๐", "100.00", "9.25", "+5", "-0", "-๐.0"], [-1, 101, "101", "-1", "1e2", "005"]),
        ("AMOUNT", [0, 25000, "25,000", "๒๕,๐๐๐.๕๐ บาท", "10"], [-1, "25,00", "1,0000", "1.234", "บาท"]),
        ("WHOLE", [1, 9_999_999, "๙", "10"], [0, 10_000_000, "0", "01", "12345678", 1.5]),
        ("YEAR", [2500, 2699, "๒๕๖๙", " 2569 "], [2499, 2700, "2469", "2799", "69", "25699"]),
        ("SLUG", ["m01", "a-b", 7, "no", False], ["-a", "a-", "A", "a_b", -1, "ก"]),
        ("URL", ["https://a.th", "http://a.b/c?d"], ["ftp://a.th", "https://a", "https://a.th/ b", "a.th"]),
        ("FLAG", [True, False, "true", "No", "YES", "ใช่", "ไม่"], ["y", "1", "ไม่ใช่", 1]),
        ("INDICATOR", [1, 99, "9", "๑๐"], [0, 100, "0", "100", "x"]),
        ("TOPIC", [1, 99, "9", "๑๐"], [0, 100, "0", "100", "x"]),
    ],
)
def test_a_shape_takes_what_the_reader_takes(shape: str, good: list[object], bad: list[object]) -> None:
    """Each at its bounds, in Thai and Arabic digits, as text and as what an editor makes of it."""
    validator = Draft7Validator(getattr(shapes, shape))
    assert [value for value in good if not validator.is_valid(value)] == []
    assert [value for value in bad if validator.is_valid(value)] == []


@pytest.mark.parametrize(
    ("written", "valid"),
    [
        ("2568-10-01", True),
        ("๒๕๖๘-๑๐", True),
        ("2568-1-1", True),
        ("1/10/2568", True),
        ("1-10-68", True),
        ("1.10.2568", True),
        ("1 ต.ค. 2568", True),
        ("ต.ค. 68", True),
        ("วันที่ 1 เดือน ตุลาคม พ.ศ. 2568", True),
        ("1 ตค 2568", True),
        ("ตุลาคม ปี พ.ศ. 2568", True),
        ("2468-10-01", False),
        ("1 ต.ค.", False),
        ("1/10/568", False),
        ("ก.ค", False),
        ("2568", False),
    ],
)
def test_a_date_takes_its_forms(written: str, valid: bool) -> None:  # noqa: FBT001 - a parameter
    """Days and months in figures and in words, with the year in full or by two digits."""
    assert Draft7Validator(shapes.DATE).is_valid(written) is valid


@pytest.mark.parametrize(
    ("keys", "offered", "good", "bad"),
    [
        ("INDICATORS", [*map(str, range(1, 11))], ["1", "99", "๑๐"], ["0", "100", "x"]),
        ("TOOLS", ["IIT", "EIT", "OIT"], ["X", "ก"], [" "]),
        ("EIT_PARTS", ["1", "2"], ["1", "๙"], ["0", "10"]),
        ("QUARTERS", ["1", "2", "3", "4"], ["1", "๔"], ["0", "5", "12"]),
        ("YEARS", [], ["2568", "+2568", "๒๕๖๘", "2568.0"], ["68", "1968", "x"]),
        ("QUESTIONS", [], ["e13", "ก"], [" "]),
        ("ITEMS", [], ["O18", "1"], [" "]),
    ],
)
def test_keys_of_a_mapping_are_of_their_form(keys: str, offered: list[str], good: list[str], bad: list[str]) -> None:
    """Numbers of indicators, tools, parts, quarters and years; what is offered comes first."""
    shape: dict[str, Any] = {"type": "object", "additionalProperties": {}}
    getattr(shapes, keys)(shape)
    assert list(shape["properties"]) == offered
    validator = Draft7Validator(shape)
    assert [key for key in (*good, *offered) if not validator.is_valid({key: 1})] == []
    assert [key for key in bad if validator.is_valid({key: 1})] == []


@pytest.mark.parametrize(
    ("name", "example"), [("TOOL", ["IIT", "EIT", "OIT"]), ("QUESTION", ["e13"]), ("ITEM", ["O18"])]
)
def test_a_code_is_shown_by_an_example(name: str, example: list[str]) -> None:
    """An editor offers it where nothing is typed yet."""
    assert getattr(shapes, name) == {"examples": example}


def test_an_agency_is_asked_for_its_province_by_the_shape_of_its_file() -> None:
    """The shape of agency.yml has what asks for it."""
    assert Agency.model_json_schema()["if"] == shapes.in_province(kinds())["if"]
