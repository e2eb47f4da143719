"""The model described: which record each file holds, the records inside it, and a field's type in Thai words."""

from __future__ import annotations

import typing
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from prongsai.content._fields import PROSE, Words
from prongsai.content.model.agency import Agency
from prongsai.content.model.analysis import Analysis
from prongsai.content.model.base import keys_of
from prongsai.content.model.criteria import CriteriaYear
from prongsai.content.model.measures import Measures
from prongsai.content.model.progress import Progress
from prongsai.content.model.scores import Scores

if TYPE_CHECKING:
    from prongsai.content._source import Location

FILE_RECORDS: dict[str, type[BaseModel]] = {
    "agency.yml": Agency,
    "scores.yml": Scores,
    "analysis.yml": Analysis,
    "measures.yml": Measures,
    "progress.yml": Progress,
}
"""The record that each kind of file holds."""


CRITERIA_FILE = "criteria.yml"
"""What the criteria of a framework's year are called among the kinds of files, which each is named by its year."""


def described_records() -> dict[str, type[BaseModel]]:
    """Return the record of every kind of file that officers may write, those of a year and of criteria."""
    return FILE_RECORDS | {CRITERIA_FILE: CriteriaYear}


def records_below(record: type[BaseModel]) -> list[type[BaseModel]]:
    """Return the records that `record` contains, each once, in the order met."""
    found: dict[type[BaseModel], None] = {}
    _add_below(record, found)
    return list(found)


def _add_below(record: type[BaseModel], found: dict[type[BaseModel], None]) -> None:
    for hint in _hints(record).values():
        for inner in _records(hint):
            if inner not in found:
                found[inner] = None
                _add_below(inner, found)


def record_in(record: type[BaseModel], field: str) -> type[BaseModel] | None:
    """Return the record that a field holds, alone or as a list or by keys; None for a field of plain values."""
    return next(iter(_records(record.model_fields[field].annotation)), None)


@cache
def _hints(record: type[BaseModel]) -> dict[str, Any]:
    """Return the types of a record's fields, which are written as texts and long to read."""
    return typing.get_type_hints(record, include_extras=True)


@lru_cache(maxsize=4096)
def holds_prose(file: str, location: Location) -> bool:
    """Tell whether words for readers stand in a file of content at a location; places in lists do not matter."""
    hint: Any = FILE_RECORDS[file]
    for name in (step for step in location if isinstance(step, str)):
        records = _records(hint)
        known = next((record for record in records if name in keys_of(record)), None)
        # A name that is no field is a key of a mapping: its value is of the same kind.
        hint = _hints(known)[keys_of(known)[name]] if known else hint
    return _is_prose(hint)


def _is_prose(hint: Any) -> bool:  # noqa: ANN401 - any type expression
    """Tell whether a value of a type is words; those inside of a record are its fields' own."""
    return PROSE in getattr(hint, "__metadata__", ()) or any(map(_is_prose, typing.get_args(hint)))


def type_words(hint: Any) -> str:  # noqa: ANN401 - any type expression
    """Return what a field holds, in Thai words, such as `รายการ ข้อความ`."""
    own = [metadata.thai for metadata in getattr(hint, "__metadata__", ()) if isinstance(metadata, Words)]
    inner = [type_words(argument) for argument in typing.get_args(hint) if _is_type(argument)]
    if own and own[0] != "รายการ":
        return own[0]
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return f"`{hint.__name__}`"
    if typing.get_origin(hint) is dict:
        return f"กลุ่ม รหัส: {inner[-1]}"
    return " ".join([*own, *(words for words in dict.fromkeys(inner) if words)]) or "ข้อความ"


def _is_type(argument: Any) -> bool:  # noqa: ANN401 - any type expression
    return argument is not type(None) and (isinstance(argument, type) or typing.get_origin(argument) is not None)


def _records(hint: Any) -> list[type[BaseModel]]:  # noqa: ANN401 - any type expression
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return [hint]
    return [record for argument in typing.get_args(hint) for record in _records(argument)]
