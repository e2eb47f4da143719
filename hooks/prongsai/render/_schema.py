"""The JSON Schema of `report.json`, published beside it."""

from __future__ import annotations

from typing import Any

from prongsai.findings import catalogue
from prongsai.render._data import REPORT_FIELDS
from prongsai.render._progress_data import progress_schema
from prongsai.render._schema_parts import record

_SCORE_OR_NULL: dict[str, Any] = {"type": ["number", "null"], "minimum": 0, "maximum": 100}
_TEXT_OR_NULL: dict[str, Any] = {"type": ["string", "null"]}
_YEAR: dict[str, Any] = {"type": "integer", "minimum": 2500, "maximum": 2699}
_TOOL: dict[str, Any] = {"enum": ["IIT", "EIT", "OIT"]}
_INDICATOR: dict[str, Any] = {"type": "integer", "minimum": 1, "maximum": 10}


def _listed(items: dict[str, Any], **more: Any) -> dict[str, Any]:  # noqa: ANN401 - schemas are plain data
    return {"type": "array", "items": items, **more}


def _mapped(values: dict[str, Any], names: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": values, "propertyNames": names}


def report_schema() -> dict[str, Any]:
    """Return the schema that every `report.json` satisfies (JSON Schema 2020-12)."""
    rank = record(province={"type": ["integer", "null"]}, country={"type": ["integer", "null"]}, among=_TEXT_OR_NULL)
    text = {"type": "string"}
    properties = {
        "agency": record(
            slug={"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
            name=text,
            short_name=text,
            kind=text,
            district=_TEXT_OR_NULL,
            province=text,
            sample={"type": "boolean"},
        ),
        "year": _YEAR,
        "fiscal_year": _YEAR,
        "item": record(ita_year=_YEAR, code={"type": ["string", "null"], "pattern": "^O[1-9][0-9]?$"}, title=text),
        "overall": record(reported=_SCORE_OR_NULL | {"type": "number"}, computed=_SCORE_OR_NULL),
        "level": record(reported=text),
        "target": _SCORE_OR_NULL,
        "rank": {"anyOf": [rank, {"type": "null"}]},
        "earlier": _mapped(_SCORE_OR_NULL, {"pattern": "^[0-9]{4}$"}),
        "tools": _mapped(_SCORE_OR_NULL, _TOOL),
        "reported_tools": _mapped(_SCORE_OR_NULL, _TOOL),
        "indicators": _listed(
            record(
                number=_INDICATOR,
                name=text,
                tool={"enum": ["IIT", "EIT", "OIT", None]},
                score=_SCORE_OR_NULL | {"type": "number"},
                rank=_INDICATOR,
                lost_points=_SCORE_OR_NULL,
            ),
            minItems=10,
            maxItems=10,
        ),
        "strengths": _listed(_INDICATOR, uniqueItems=True),
        "weaknesses": _listed(_INDICATOR, uniqueItems=True),
        "thresholds": record(strength=_SCORE_OR_NULL, weakness=_SCORE_OR_NULL, improve=_SCORE_OR_NULL),
        "questions": _mapped(_SCORE_OR_NULL, {"pattern": "^[ie][1-9][0-9]?$"}),
        "items": _mapped(
            record(score=_SCORE_OR_NULL, lost={"type": "boolean"}, reason=_TEXT_OR_NULL),
            {"pattern": "^O[1-9][0-9]?$"},
        ),
        "limitations": {
            "anyOf": [
                {"type": "null"},
                _listed(record(text=text, analysis=_TEXT_OR_NULL, handling=_TEXT_OR_NULL)),
            ]
        },
        "measures": _listed(_measure()),
        "progress": progress_schema(),
        "findings": _listed(
            record(
                code={"enum": sorted(catalogue())},
                severity={"enum": ["error", "warning", "hint"]},
                file=text,
                line={"type": "integer", "minimum": 1},
                column={"type": "integer", "minimum": 1},
                message=text,
                acknowledged=_TEXT_OR_NULL,
            )
        ),
        "notes": _listed(record(text=text, line={"type": ["integer", "null"]}, finding=_TEXT_OR_NULL)),
    }
    for name, described in REPORT_FIELDS.items():
        properties[name] = {"description": described, **properties[name]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Prongsai report",
        **record(**properties),
    }


def _measure() -> dict[str, Any]:
    text = {"type": "string"}
    return record(
        id={"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        title=text,
        addresses=_listed(
            record(kind={"enum": ["indicator", "topic", "tool", "question", "item"]}, value=text, title=text)
        ),
        finding=_TEXT_OR_NULL,
        steps=_listed(text),
        responsible=_listed(record(id=text, name=text)),
        start={"type": "string", "format": "date"},
        end={"type": "string", "format": "date"},
        period=text,
        rounds=_listed({"type": "integer", "minimum": 1}),
        monitoring=_listed(text),
        lost_points=_SCORE_OR_NULL,
        fiscal_year=_YEAR,
    )
