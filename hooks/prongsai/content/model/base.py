"""What every record of a file is."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from collections.abc import Mapping


class Record(BaseModel):
    """A frozen record that refuses unknown fields."""

    # Most records are read within another alone: what would read each by itself is made for whoever asks first.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


@cache
def keys_of(record: type[BaseModel]) -> Mapping[str, str]:
    """Return the fields of a record by the names that they have in a file, which may be words of Python's own."""
    return {field.alias or name: name for name, field in record.model_fields.items()}


class Inline(Record):
    """A record that a reader takes for one value: what changes in it is told as a change of the whole."""
