"""The versions of the schema of the open data: whoever has read one can count on what it said."""

from __future__ import annotations

import copy
import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from prongsai.render.data.report import SCHEMA_VERSION, Report
from prongsai.render.data.schema import (
    FOLDER,
    publish_schema,
    published_schemas,
    report_schema,
    schema_text,
    version_after,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from prongsai.render import Tree

PUBLISHED = {name.removeprefix("report-").removesuffix(".schema.json"): text for name, text in published_schemas()}


def add(schema: dict[str, Any]) -> None:
    """Add a value."""
    schema["$defs"]["Measure"]["properties"]["partner"] = {"type": "number"}


def remove(schema: dict[str, Any]) -> None:
    """Take a value away."""
    del schema["$defs"]["Measure"]["properties"]["title"]


def bind(schema: dict[str, Any]) -> None:
    """Bind a value otherwise."""
    schema["properties"]["year"]["minimum"] = 2550


def loosen(schema: dict[str, Any]) -> None:
    """Say that a value need not be there."""
    schema["required"].remove("overall")


def reword(schema: dict[str, Any]) -> None:
    """Say what a value means in other words."""
    schema["properties"]["year"]["description"] = "ปี"


@pytest.mark.parametrize(
    ("change", "version"), [(add, "3.5"), (remove, "4.0"), (bind, "4.0"), (loosen, "4.0"), (reword, "3.4")]
)
def test_a_change_asks_for_a_version(change: Callable[[dict[str, Any]], None], version: str) -> None:
    """What is added raises the second number, what is changed or gone the first, and other words raise none."""
    old, new = report_schema(), copy.deepcopy(report_schema())
    change(new)
    assert version_after("3.4", old, new) == version


def test_the_present_schema_is_published_under_its_version() -> None:
    """The model gives what stands under the present version, letter for letter."""
    assert PUBLISHED[SCHEMA_VERSION].decode() == schema_text()


def test_each_version_follows_from_the_one_before() -> None:
    """Between two versions that were published in a row there is no other change than their numbers say."""
    versions = sorted(PUBLISHED, key=lambda version: [*map(int, version.split("."))])
    assert versions[-1] == SCHEMA_VERSION
    for before, after in pairwise(versions):
        assert version_after(before, json.loads(PUBLISHED[before]), json.loads(PUBLISHED[after])) == after


def test_a_changed_schema_is_not_published_under_the_old_version(tmp_path: Path) -> None:
    """Whoever changes the model is told the version to set, and what is published stays as it is."""
    file = tmp_path / f"report-{SCHEMA_VERSION}.schema.json"
    old = report_schema()
    del old["properties"]["level"]
    file.write_text(json.dumps(old), encoding="utf-8")
    major, minor = SCHEMA_VERSION.split(".")
    told = rf"set SCHEMA_VERSION in render/data/report\.py to {major}\.{int(minor) + 1}"
    with pytest.raises(ValueError, match=told):
        publish_schema(tmp_path)
    assert json.loads(file.read_text(encoding="utf-8")) == old


def test_every_version_stands_on_the_site(tree: Tree) -> None:
    """Each version's schema has an address of its own, and a report names the one beside it with its version."""
    on_site = {path: text for path, text in tree.files.items() if path.startswith("schemas/")}
    assert on_site == {f"schemas/{path.name}": path.read_bytes() for path in FOLDER.iterdir()}
    report = json.loads(tree.files["town/2568/data/report.json"])
    assert (report["$schema"], report["schema_version"]) == ("report.schema.json", SCHEMA_VERSION)
    assert set(report) == {field.alias or name for name, field in Report.model_fields.items()}
