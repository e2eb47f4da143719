"""What every record of a file is."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Inline(Record):
    """A record that a reader takes for one value: what changes in it is told as a change of the whole."""
