"""What every record of a file is."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def keys_of(record: type[BaseModel]) -> dict[str, str]:
    """Return the fields of a record by the names that they have in a file, which may be words of Python's own."""
    return {field.alias or name: name for name, field in record.model_fields.items()}


class Inline(Record):
    """A record that a reader takes for one value: what changes in it is told as a change of the whole."""
