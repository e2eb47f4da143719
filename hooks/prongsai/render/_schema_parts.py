"""What the JSON Schemas of the data files are made of."""

from __future__ import annotations

from typing import Any


def record(**properties: Any) -> dict[str, Any]:  # noqa: ANN401 - schemas are plain data
    """Return the schema of an object that has all of these properties and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
