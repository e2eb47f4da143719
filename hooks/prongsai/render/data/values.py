"""The values that published data are made of: figures with two decimals, days of the Common Era."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, PlainSerializer, WithJsonSchema

from prongsai.text import round2

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from prongsai.content import ThaiDate

DATA_FILES = {
    "report.json": "application/json",
    "indicators.csv": "text/csv",
    "measures.csv": "text/csv",
    "progress.csv": "text/csv",
}
"""The data files of a year and their media types; that of the progress is there only where it is reported."""
_MARK = "\ue002"
_MARKED = re.compile(f'"{_MARK}(-?[0-9]+\\.[0-9]{{2}})"')


def _marked(value: Decimal) -> str:
    """Mark a figure, so that it can leave as a JSON number with its two decimals."""
    return f"{_MARK}{round2(value)}"


Figure = Annotated[
    Decimal, PlainSerializer(_marked, return_type=str), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100})
]
"""A score or points of it, 0 to 100, with two decimals."""
Sum = Annotated[Decimal, PlainSerializer(_marked, return_type=str), WithJsonSchema({"type": "number", "minimum": 0})]
"""A sum of money in baht, with its satang."""
Year = Annotated[int, WithJsonSchema({"type": "integer", "minimum": 2500, "maximum": 2699})]
"""A year of the Buddhist Era."""
Day = Annotated[str, WithJsonSchema({"type": "string", "format": "date"})]
"""A day of the Common Era, `YYYY-MM-DD`."""
DayOrMonth = Annotated[str, WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"})]
"""A day, or a month as `YYYY-MM`, so that both sort."""
Count = Annotated[int, WithJsonSchema({"type": "integer", "minimum": 0})]
Slug = Annotated[str, WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})]


class Data(BaseModel):
    """A published record: every value is always there, null where it is not known; more may be added later."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, defer_build=True)

    separator: ClassVar[str] = "; "
    """What parts several of them in a cell of a table."""


class Row(Data):
    """A published record that a cell of a table shows as a line: what it holds, one after another."""

    separator: ClassVar[str] = "\n"

    def __str__(self) -> str:
        """Return it as a cell shows it; a printed mark stands right before the words, and lines within on their own."""
        values = {name: getattr(self, name) for name in type(self).model_fields}
        mark, lists = values.pop("mark", None), [one for one in values.values() if isinstance(one, list) and one]
        words = " · ".join(_said(one) for one in values.values() if one is not None and not isinstance(one, list))
        flat = [" · ".join(one) for one in lists if isinstance(one[0], str)]
        below = [str(inner) for one in lists for inner in one if isinstance(inner, Data)]
        line = " · ".join([words, *flat])
        return "\n".join([f"{mark} {line}" if mark else line, *below])


def _said(value: object) -> str:
    return str(round2(value)) if isinstance(value, Decimal) else str(value)


def day(value: date | None) -> str | None:
    """Return a day as the Common Era writes it."""
    return value.isoformat() if value else None


def day_or_month(day: ThaiDate | None) -> str | None:
    """Return a Thai date as the Common Era writes it."""
    if day is None:
        return None
    return day.first().isoformat() if day.day is not None else day.first().strftime("%Y-%m")


def to_line(row: Mapping[str, object]) -> str:
    """Return a row as one line of JSON Lines, with figures as in `to_json`."""
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return _MARKED.sub(r"\1", text) + "\n"


def _plain(value: Data | Decimal) -> object:
    return _marked(value) if isinstance(value, Decimal) else value.model_dump(by_alias=True)


def to_json(data: Data | Any) -> str:  # noqa: ANN401 - any plain data
    """Return data as JSON in which figures are numbers with two decimals (93.10, not 93.1)."""
    if isinstance(data, Data):
        text = data.model_dump_json(by_alias=True, indent=2)
    else:
        text = json.dumps(data, ensure_ascii=False, indent=2)
    return _MARKED.sub(r"\1", text) + "\n"


def cell_text(value: object) -> str:
    """Return a cell that a spreadsheet takes for text, never for a formula."""
    text = _text(value)
    return f"'{text}" if text[:1] in ("=", "+", "@", "\t", "\r") or (text[:1] == "-" and not _is_number(text)) else text


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return str(round2(value))
        case bool():
            return "true" if value else "false"
        case dict():
            return "; ".join(f"{key}={_text(inner)}" for key, inner in value.items())
        case [str(), *_]:
            return "\n".join(map(str, value))
        case [first, *_]:
            return (first.separator if isinstance(first, Data) else "; ").join(map(str, value))
        case []:
            return ""
    return str(value)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) is not None
