"""The JSON Schema of `report.json`, made from its model and published beside it; what older ones said stays published.

A schema is open: whoever reads version 2.0 reads every 2.x, for later ones only add values. `make schemas` writes the
schema of the present version among the published ones.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from prongsai.render.data.report import SCHEMA_VERSION, Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Schema = dict[str, Any]

FOLDER = Path(__file__).with_name("published")
"""Where every version stands that was ever published."""
_WORDS = frozenset(
    {
        "$id",
        "title",
        "description",
        "default",
        "$defs",
        "properties",
        "required",
        "items",
        "additionalProperties",
        "anyOf",
    }
)
"""What is no bound on a value: its words (the version that a file names is one), and what leads on to other values."""


class _Untitled(GenerateJsonSchema):
    """Leaves out titles that only repeat a value's name."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - pydantic's own union of schemas
        return False


def report_schema() -> Schema:
    """Return the schema that every `report.json` satisfies (JSON Schema 2020-12)."""
    made = Report.model_json_schema(mode="serialization", by_alias=True, schema_generator=_Untitled)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:prongsai:report:{SCHEMA_VERSION}",
        **made,
    }


def published_schemas() -> Iterator[tuple[str, bytes]]:
    """Yield every version of the schema that was ever published: its file's name and its text."""
    for file in sorted(FOLDER.iterdir()):
        yield file.name, file.read_bytes()


def version_after(version: str, old: Schema, new: Schema) -> str:
    """Return the version that `new` must carry where `old` carries `version`.

    A value that is gone, bound otherwise or no longer always there raises the first number; an added one the second.
    """
    major, minor = map(int, version.split("."))
    before, now = dict(_bounds(old, old)), dict(_bounds(new, new))
    if any(now.get(path) != bound for path, bound in before.items()):
        return f"{major + 1}.0"
    return f"{major}.{minor + 1}" if now.keys() - before.keys() else version


def _bounds(
    node: Schema, whole: Schema, path: str = "", above: tuple[str, ...] = ()
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the bounds on each value by its path; whether it is always there is one of them.

    What stands within its like (`above`) is bound as that is.
    """
    if (named := node.get("$ref")) in above:
        return
    above = (*above, named) if named else above
    node = whole["$defs"][named.rpartition("/")[2]] if named else node
    yield path, {key: bound for key, bound in node.items() if key not in _WORDS}
    for name, inner in node.get("properties", {}).items():
        yield f"{path}.{name}?", {"always": name in node.get("required", ())}
        yield from _bounds(inner, whole, f"{path}.{name}", above)
    for key in ("items", "additionalProperties"):
        if isinstance(node.get(key), dict):
            yield from _bounds(node[key], whole, f"{path}.*", above)
    for number, inner in enumerate(node.get("anyOf", ())):
        yield from _bounds(inner, whole, f"{path}|{number}", above)


def published_schema() -> bytes:
    """Return the schema of the present version as it was published: making it takes a twentieth of a small build."""
    path = _file(FOLDER)
    return path.read_bytes() if path.is_file() else schema_text().encode()


def _file(folder: Path) -> Path:
    return folder / f"report-{SCHEMA_VERSION}.schema.json"


def schema_text() -> str:
    """Return the schema of the present version, to be published."""
    return json.dumps(report_schema(), ensure_ascii=False, indent=2) + "\n"


def publish_schema(folder: Path = FOLDER) -> None:
    """Write the schema of the present version among those of `folder`.

    Raises:
        ValueError: what is published under this version says something else: the version must be raised first.
    """
    path = _file(folder)
    if path.is_file():
        needed = version_after(SCHEMA_VERSION, json.loads(path.read_text(encoding="utf-8")), report_schema())
        if needed != SCHEMA_VERSION:
            raise ValueError(f"report.json has changed: set SCHEMA_VERSION in render/data/report.py to {needed}")
    path.write_text(schema_text(), encoding="utf-8", newline="\n")
