"""Inputs made from nothing: for each kind of file, what its own grammar allows, with something odd now and then."""

from __future__ import annotations

import json
import re
import struct
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from hypothesis import strategies as st

from tests.evidence.files import TYPES, zipped
from tests.fuzz.base import BYTES, YEAR
from tests.fuzz.generate import KIND_FILES, Made, emblem
from tests.fuzz.scramble import CHUNKS, png
from tests.fuzz.words import ADDRESSED, DRAWN, MARKUP, OBJECTS, ODD, PARTS
from tests.progress.files import document, ole

Schema = dict[str, Any]
_PROSE = ["มาตรการเผยแพร่ข้อมูล", "ผ่านดี", "สำนักปลัด", "ได้คะแนน 93.14", "ข้อ O12 เสียคะแนน", "1. ทำ\n2. ทำ"]
_DAYS = ["2569-03-20", "20 มี.ค. 2569", "๑ ตุลาคม ๒๕๖๘", "มี.ค. 2569", "31/12/2568", "2569-09"]
_LETTERS = st.characters(exclude_categories=["Cc", "Cs"])
_SELDOM = 60
_KNOWN: dict[str, list[str]] = {
    "id": [f"m{number:02}" for number in range(1, 30)],
    "measure": ["m01", "m02"],
    "responsible": ["clerk", "finance"],
    "unit": ["clerk", "finance"],
    "part_of": ["clerk", "finance"],
    "file": [name.removeprefix(f"{YEAR}/") for name in BYTES if "/evidence/" in name],
    "emblem": ["emblem.svg", "emblem.png"],
    "months": ["3", "6", "9", "12", "18"],
    "fiscal_year": ["2569"],
}
"""What refers to something else, by the field's name, so that some of it is there."""


def inputs(kind: str) -> st.SearchStrategy[Made]:
    """Return inputs of a kind: a file of it holds what was made, and all others are sound."""
    name = KIND_FILES[kind][0]
    made = _documents(kind) if kind.endswith(".yml") else _MADE[kind]
    # What was reported on the sound measures has no place beside others.
    beside: dict[str, bytes | None] = {f"{YEAR}/progress.yml": None} if kind == "measures.yml" else dict(emblem(name))
    return made.map(lambda data: Made(kind, "made", {name: data, **beside}))


def _documents(kind: str) -> st.SearchStrategy[bytes]:
    """Return files of YAML, as the schema for editors allows them."""
    schema = json.loads(files("prongsai.schemas").joinpath(kind.replace(".yml", ".schema.json")).read_text("utf-8"))
    return values(schema, schema).map(_as_yaml)


def _as_yaml(data: Any) -> bytes:  # noqa: ANN401 - what a file holds
    if "short_name" in data:
        # The units that the other files refer to are there, whatever else is.
        data = data | {"units": [{"id": "clerk", "name": "สำนักปลัด"}, {"id": "finance", "name": "กองคลัง"}]}
    return yaml.dump(data, allow_unicode=True, sort_keys=False).encode("utf-8", "surrogatepass")


def texts(pieces: list[str], most: int = 40) -> st.SearchStrategy[str]:
    """Return pieces in a row, with other letters between them."""
    return st.lists(st.sampled_from(pieces) | st.text(_LETTERS, max_size=4), max_size=most).map("".join)


def values(schema: Schema, whole: Schema, field: str = "") -> st.SearchStrategy[Any]:
    """Return what a schema allows; of some sixty texts and figures one is odd."""
    match schema:
        case {"$ref": path}:
            return _record(path.rpartition("/")[2], json.dumps(whole["definitions"]))
        case {"allOf": [inner]}:
            return values(inner, whole, field)
        case {"type": "object"}:
            return _mapping(schema, whole)
        case {"anyOf": options} | {"oneOf": options}:
            return st.one_of([values(one, whole, field) for one in options if one != {"type": "null"}])
        case {"const": value}:
            return st.just(value)
        case {"type": "array", "items": inner}:
            return st.lists(values(inner, whole, field), min_size=schema.get("minItems", 0), max_size=3)
    return _scalar(schema, field)


@cache
def _record(name: str, definitions: str) -> st.SearchStrategy[Any]:
    """Return a record of the schema; one that is mentioned twice is made once."""
    whole = json.loads(definitions)
    return st.deferred(lambda: values(whole[name], {"definitions": whole}))


def _mapping(schema: Schema, whole: Schema) -> st.SearchStrategy[dict[str, Any]]:
    fields = {name: values(inner, whole, name) for name, inner in schema.get("properties", {}).items()}
    if not fields:
        ((pattern, inner),) = schema.get("patternProperties", {"[1-9]": schema["additionalProperties"]}).items()
        return st.dictionaries(_matching(pattern), values(inner, whole), max_size=3)
    needed = {*schema.get("required", fields if schema.get("minProperties") == len(fields) else [])}
    # Where one of several fields must be there, the others may not.
    ways: list[set[str]] = [
        {*one["required"]} for one in schema.get("oneOf") or schema.get("anyOf") or () if "required" in one
    ] or [set()]
    choices: set[str] = set().union(*ways)
    optional = {name: one for name, one in fields.items() if name not in needed | choices}
    needs = ({name: one for name, one in fields.items() if name in needed | way} for way in ways)
    return st.one_of([st.fixed_dictionaries(need, optional=optional) for need in needs])


def _scalar(schema: Schema, field: str) -> st.SearchStrategy[str]:
    pattern = schema.get("pattern", r"\S")
    if field in _KNOWN:
        allowed: st.SearchStrategy[str] = st.sampled_from(_KNOWN[field])
    elif "maximum" in schema:
        hundredths = 1 if schema["type"] == "integer" else 100
        figures = st.integers(schema["minimum"] * hundredths, min(schema["maximum"], 3000) * hundredths)
        allowed = figures.map(lambda figure: f"{figure / hundredths:.2f}".removesuffix(".00"))
    elif "มกราคม" in pattern:
        allowed = st.sampled_from(_DAYS) | _matching(pattern)
    elif pattern == r"\S":
        allowed = st.sampled_from(_PROSE) | st.sampled_from(_PROSE) | texts(MARKUP, 6)
    else:
        allowed = _matching(pattern)
    return st.integers(0, _SELDOM).flatmap(lambda chance: st.sampled_from(ODD) if chance == _SELDOM else allowed)


def _matching(pattern: str) -> st.SearchStrategy[str]:
    return st.from_regex(re.compile(pattern.replace(r"\s", " ")), fullmatch=True)


_NAMES = st.sampled_from(["a", "b", "l", "z"])
_TAGS = st.sampled_from(
    ["g", "use", "path", "rect", "circle", "text", "style", "marker", "pattern", "mask", "symbol", "script"]
)
_STYLING = st.sampled_from(
    ["fill", "marker-mid", "mask", "clip-path", "style", "href", "onload", "d", "points", "transform"]
)
_LOOKS = st.one_of(
    _NAMES.map("url(#{})".format),
    _NAMES.map("#{}".format),
    st.sampled_from(["M0 0 9 9 1 1", "1e99", "red", "url(//a)"]),
)


def _element(tag: str, name: str, looks: dict[str, str], inside: list[str]) -> str:
    styled = "".join(f' {key}="{value}"' for key, value in looks.items())
    return f'<{tag} id="{name}"{styled}>{"".join(inside)}</{tag}>'


def _elements(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        _element, _TAGS, _NAMES, st.dictionaries(_STYLING, _LOOKS, max_size=3), st.lists(inner, max_size=4)
    )


_DRAWINGS = st.recursive(st.sampled_from([*DRAWN, "<use href='#a'/>", "a"]), _elements, max_leaves=20)
_OBJECT = st.lists(st.sampled_from(OBJECTS), max_size=12).map(" ".join)
_SEGMENT = st.builds(
    lambda mark, data: b"\xff" + bytes([mark]) + struct.pack(">H", len(data) + 2) + data,
    st.integers(0xC0, 0xFE),
    st.binary(max_size=40),
)
_MEMBERS = st.sampled_from([*PARTS, "word/document.xml", "word/media/a.png", "xl/sharedStrings.xml", "_rels/.rels"])
_MADE: dict[str, st.SearchStrategy[bytes]] = {
    "analysis.md": texts(MARKUP).map(str.encode),
    "addresses.txt": texts(ADDRESSED).map(str.encode),
    "emblem.svg": _DRAWINGS.map(lambda inside: f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode()),
    "emblem.png": st.lists(st.tuples(st.sampled_from(CHUNKS), st.binary(max_size=30)), max_size=6).map(png),
    "pdf": st.builds(
        lambda more, catalog: document(*(f"<<{one}>>".encode() for one in more), catalog=catalog.encode()),
        st.lists(_OBJECT, max_size=4),
        _OBJECT,
    ),
    "office": st.dictionaries(_MEMBERS, texts([*DRAWN, "<w:t>ก</w:t>"], 8) | st.binary(max_size=40), max_size=4).map(
        lambda parts: zipped({"[Content_Types].xml": TYPES, "word/document.xml": "<a/>", **parts})
    ),
    "picture": st.lists(_SEGMENT, max_size=8).map(lambda inside: b"\xff\xd8" + b"".join(inside) + b"\xff\xd9"),
    "old": st.lists(st.sampled_from(["Workbook", "WordDocument", "_VBA_PROJECT", "ก" * 31]), max_size=6).map(
        lambda names: ole(*names)
    ),
}
MADE = [*(kind for kind in KIND_FILES if kind.endswith(".yml")), *_MADE]
"""The kinds of which inputs are made from nothing."""
