"""JSON Schemas by which editors check and complete content files, made from the model so that they cannot fall behind.

`python -m prongsai.schemas` writes one beside this module for each kind of file. Draft 7, because
yaml-language-server, which most editors use for YAML, supports it in full and later drafts only in part.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from prongsai.content import described_records
from prongsai.files import write_whole

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

FOLDER = Path(__file__).parent
_TITLES = {
    "agency.yml": "ข้อมูลหน่วยงาน",
    "scores.yml": "ผลการประเมิน ITA",
    "analysis.yml": "การวิเคราะห์ผลการประเมิน",
    "measures.yml": "มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
    "criteria.yml": "เกณฑ์ของกรอบการประเมิน (_criteria/<กรอบ>/<ปี>.yml)",
    "progress.yml": "รายงานผลการดำเนินการตามมาตรการ",
}


def schema_file(name: str) -> str:
    """Return the name of the schema for the content file `name`: `scores.schema.json` for `scores.yml`."""
    return f"{Path(name).stem}.schema.json"


def schemas(version: str | None = None) -> dict[str, str]:
    """Return the text of every schema by its file name; `version` names the engine in each for a site's own copies."""
    made = {schema_file(name): _schema(name, record, version) for name, record in described_records().items()}
    return {file: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for file, schema in made.items()}


def write_schemas(folder: Path = FOLDER) -> None:
    """Write the schemas into `folder`."""
    for file, text in schemas().items():
        write_whole(folder / file, text.encode())


def _schema(name: str, record: type[BaseModel], version: str | None) -> dict[str, Any]:
    made = record.model_json_schema(ref_template="#/definitions/{model}", schema_generator=_ForEditors)
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": f"{name}: {_TITLES[name]}"}
    if version is not None:
        head = {"$schema": head["$schema"], "$id": f"urn:prongsai:{version}:{Path(name).stem}", "title": head["title"]}
    return {**head, "definitions": made.pop("$defs"), **made}


class _ForEditors(GenerateJsonSchema):
    """Leaves out what pydantic tells programs (English titles, docstrings, defaults): fields speak for themselves."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - pydantic's own union of schemas
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        return {key: value for key, value in made.items() if key not in ("title", "description")}

    def generate_inner(self, schema: Any) -> JsonSchemaValue:  # noqa: ANN401 - pydantic's own union of schemas
        """Put a reference that has a description beside it into `allOf`: draft 7 passes over what stands beside one."""
        made = super().generate_inner(schema)
        if "$ref" in made and len(made) > 1:
            return {**{key: value for key, value in made.items() if key != "$ref"}, "allOf": [{"$ref": made["$ref"]}]}
        return made
