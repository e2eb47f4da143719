"""The JSON shapes (รูปแบบข้อมูล) of what a field accepts, for editors that check a file while it is typed.

An editor knows JSON types where the loader sees text: `2568` is a number to it, `no` may be a boolean, a date is text.
Each shape accepts at least what its reader in `_fields` accepts, so that an editor never marks what the loader takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prongsai.content._dates import MONTHS, MONTHS_SHORT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pydantic import GetJsonSchemaHandler
    from pydantic_core import CoreSchema

    from prongsai.criteria import Kind

Shape = dict[str, Any]
_DIGIT = "[0-9๐-๙]"
_YEAR = f"[2๒][5๕6๖]{_DIGIT}{{2}}"
_MONTH = "|".join(r"\.?".join(name.split(".")) for name in (*MONTHS, *MONTHS_SHORT))


def _pattern(inner: str) -> str:
    return rf"^\s*(?:{inner})\s*$"


def _any_case(*words: str) -> str:
    """Return a pattern for words in small or capital letters; JSON Schema has no flag for that."""
    return "|".join("".join(f"[{letter.lower()}{letter.upper()}]" for letter in word) for word in words)


_TO_100 = rf"(?:[1๑][0๐]{{2}}(?:\.[0๐]+)?|[1-9๑-๙]?{_DIGIT}(?:\.{_DIGIT}+)?)"
_SCORE_TEXT = rf"\+?{_TO_100}|-[0๐](?:\.[0๐]+)?"  # -0 is zero
_ANY_YEAR = rf"(?:{_YEAR}|{_DIGIT}{{2}})"
_DATE_TEXT = (
    rf"{_YEAR}-{_DIGIT}{{1,2}}(?:-{_DIGIT}{{1,2}})?"
    rf"|{_DIGIT}{{1,2}}[/.-]{_DIGIT}{{1,2}}[/.-]{_ANY_YEAR}"
    rf"|(?:วันที่\s*)?(?:{_DIGIT}{{1,2}}\s*)?(?:เดือน\s*)?(?:{_MONTH})\s*(?:(?:ปี\s*)?พ\.?\s?ศ\.?\s*|ปี\s*)?{_ANY_YEAR}"
)
_OF_URL = r"[^\s<>\x22'`\\]+"  # \x22 is the double quote

TEXT: Shape = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
LINES: Shape = {"anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1}]}
SCORE: Shape = {
    "anyOf": [{"type": "number", "minimum": 0, "maximum": 100}, {"type": "string", "pattern": _pattern(_SCORE_TEXT)}],
    "examples": [95.25, "๙๕.๒๕"],
}
DEDUCTED: Shape = {
    "anyOf": [
        {"type": "number", "minimum": -100, "maximum": 100},
        {"type": "string", "pattern": _pattern(rf"[+-]?{_TO_100}")},
    ],
    "examples": [25, -0.5],
}
BEFORE_AMOUNT = r"(?:งบประมาณ|วงเงิน|จำนวน(?:เงิน)?)?\s*"
AFTER_AMOUNT = r"\s*(?:\.-)?\s*(?:บาท(?:ถ้วน)?)?"
"""What officers write around a sum of money, and nothing else: `งบประมาณ 25,000.- บาท`."""
AMOUNT: Shape = {
    "anyOf": [
        {"type": "number", "minimum": 0},
        {
            "type": "string",
            "pattern": _pattern(
                rf"{BEFORE_AMOUNT}(?:{_DIGIT}{{1,3}}(?:,{_DIGIT}{{3}})+|{_DIGIT}+)(?:\.{_DIGIT}{{1,2}})?{AFTER_AMOUNT}"
            ),
        },
    ],
    "examples": [25000],
}
UNSPENT = "(?:ยัง)?ไม่(?:ได้|มี)?(?:การ)?(?:ใช้จ่าย|เบิกจ่าย|ใช้)(?:เงิน)?(?:งบประมาณ|งบ)?|ไม่มีค่าใช้จ่าย"
"""Words that say that nothing was spent."""
SPENT: Shape = {"anyOf": [*AMOUNT["anyOf"], {"type": "string", "pattern": _pattern(UNSPENT)}], "examples": [25000]}
WHOLE: Shape = {
    "anyOf": [
        {"type": "integer", "minimum": 1, "maximum": 9_999_999},
        {"type": "string", "pattern": _pattern(rf"[1-9๑-๙]{_DIGIT}{{0,6}}")},
    ],
    "examples": [6],
}
YEAR: Shape = {
    "anyOf": [{"type": "integer", "minimum": 2500, "maximum": 2699}, {"type": "string", "pattern": _pattern(_YEAR)}],
    "examples": [2569],
}
# A slug of digits alone is a number to an editor, and `no` may be a boolean.
SLUG: Shape = {
    "type": ["string", "integer", "boolean"],
    "minimum": 0,
    "pattern": _pattern("[a-z0-9]+(?:-[a-z0-9]+)*"),
    "examples": ["m01"],
}
URL: Shape = {
    "type": "string",
    "pattern": _pattern(rf"https?://{_OF_URL}\.{_OF_URL}"),
    "examples": ["https://www.example.go.th"],
}
DATE: Shape = {
    "type": "string",
    "pattern": _pattern(_DATE_TEXT),
    "examples": ["1 ต.ค. 2568", "2568-10-01", "ต.ค. 2568"],
}
FLAG: Shape = {
    "anyOf": [
        {"type": "boolean"},
        {"type": "string", "pattern": _pattern(_any_case("true", "false", "yes", "no") + "|ใช่|ไม่")},
    ],
    "examples": [True],
}


def choice(choices: dict[str, str], others: dict[str, str] | None = None) -> Shape:
    """Return the shape of one of `choices`: its keys, titled with their Thai names, then the names themselves.

    `others` are further words for the keys.
    """
    titles = choices | {name: f"{name} ({key})" for key, name in choices.items() if name not in choices}
    titles |= {word: f"{word} ({key})" for word, key in (others or {}).items() if word not in titles}
    return {"oneOf": [{"const": value, "title": title} for value, title in titles.items()]}


def offered(kinds: Sequence[Kind]) -> Shape:
    """Return the shape of a text for which an editor offers the names of `kinds`."""
    return TEXT | {"examples": [kind.name for kind in kinds]}


def in_province(kinds: Sequence[Kind]) -> Shape:
    """Return what asks for the province of an agency whose kind, by any of its words, always lies in one."""
    words = [word for kind in kinds if kind.in_province for word in kind.words]
    told = {"province": {"not": {"type": "null"}}}
    return {
        "if": {"properties": {"kind": {"enum": words}}, "required": ["kind"]},
        "then": {"properties": told, "required": ["province"]},
    }


def keyed(pattern: str, offered: Sequence[str] = ()) -> Callable[[Shape], None]:
    """Return what gives a mapping's shape its keys: those that match `pattern`, of which an editor offers some."""

    def give(shape: Shape) -> None:
        value = shape["additionalProperties"]
        shape["properties"] = dict.fromkeys(offered, value)
        shape |= {"patternProperties": {_pattern(pattern): value}, "additionalProperties": False}

    return give


# Which indicators, tools, items and questions there are is told by the framework, which an editor does not know.
_ANY = r".*\S.*"
_INDICATOR = f"[1-9๑-๙]{_DIGIT}?"
_TOPIC = f"[1-9๑-๙]{_DIGIT}?"

INDICATORS = keyed(_INDICATOR, [*map(str, range(1, 11))])
TOOLS = keyed(_ANY, ("IIT", "EIT", "OIT"))
EIT_PARTS = keyed("[1-9๑-๙]", "12")
QUARTERS = keyed("[1-4๑-๔]", "1234")
YEARS = keyed(rf"\+?{_YEAR}(?:\.{_DIGIT}+)?")
QUESTIONS = keyed(_ANY)
ITEMS = keyed(_ANY)

# What is added to a text that names one of them.
INDICATOR: Shape = {"pattern": _pattern(_INDICATOR), "minimum": 1, "maximum": 99, "examples": [9]}
TOPIC: Shape = {"pattern": _pattern(_TOPIC), "minimum": 1, "maximum": 99, "examples": [1]}
TOOL: Shape = {"examples": ["IIT", "EIT", "OIT"]}
QUESTION: Shape = {"examples": ["e13"]}
ITEM: Shape = {"examples": ["O18"]}


def or_single(field: str) -> Callable[[Shape], None]:
    """Return what lets a record be written as the value of one of its fields alone."""

    def give(shape: Shape) -> None:
        record = {key: value for key, value in shape.items() if key not in ("title", "description")}
        alone = {key: value for key, value in shape["properties"][field].items() if key in ("anyOf", "type")}
        shape.clear()
        shape |= {"anyOf": [alone, record]}

    return give


def exactly_one(*fields: str) -> Callable[[Shape], None]:
    """Return what asks a record for one of `fields`; a field left empty is not given."""

    def give(shape: Shape) -> None:
        given = {"not": {"type": "null"}}
        shape["oneOf"] = [{"required": [field], "properties": {field: given}} for field in fields]

    return give


class OrText:
    """Marks a value that may be written in words."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> Shape:
        """Return the shape of the value, or of a text."""
        return {"anyOf": [handler(core), TEXT]}


class OneOrMany:
    """Marks a list for which one value may stand alone."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> Shape:
        """Return the shape of one value, or of a list of them."""
        many = handler(core)
        return {"anyOf": [many["items"], many]}
