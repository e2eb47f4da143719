"""What a field is called (คำเรียกของข้อมูล) wherever readers meet it: declared once, beside the field itself.

Table columns, details, open data with its dictionary and the history of changes are derived from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class Said:
    """The words for one field.

    In `changed`, `each` and `within`, `{of}` is what the record around the field is called, `{one}` that record when it
    is spoken of itself, and `{name}` the record of the list, or the key, that is meant.

    Attributes:
        heading: above a column, or before the value.
        short: the same where there is little room.
        changed: what is spoken of when the value changes.
        each: of a list of records or of values by key: what one of them is called.
        within: what the fields of such a record call it, where that is not `each`.
        data: the meaning in the data dictionary; of a measure and a line of progress the empty text is `heading`.
    """

    heading: str = ""
    short: str = ""
    changed: str = "{heading}ของ{of}"
    each: str = ""
    within: str = ""
    data: str = ""

    @property
    def term(self) -> str:
        """The shorter of its headings."""
        return self.short or self.heading

    @property
    def meaning(self) -> str:
        """The meaning in the data dictionary."""
        return self.data or self.heading


def said_of(record: type[BaseModel], field: str) -> Said | None:
    """Return the words for a field; None where none are declared."""
    return next((one for one in record.model_fields[field].metadata if isinstance(one, Said)), None)


def headed_fields(record: type[BaseModel]) -> Iterator[tuple[str, Said]]:
    """Yield the fields of a record that have a heading, with their words, in the model's order."""
    for field in record.model_fields:
        said = said_of(record, field)
        if said is not None and said.heading:
            yield field, said
