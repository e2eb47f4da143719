"""What a form needs to know of a field (รูปแบบของช่อง), read off the model's own declaration of it."""

from __future__ import annotations

import re
import typing
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from prongsai.content._describe import record_in, type_words
from prongsai.content._fields import LONGEST_NAME, PROSE
from prongsai.content._said import said_of
from prongsai.content.model.base import keys_of
from prongsai.content.model.record import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Kind = Literal[
    "line", "text", "flag", "choice", "codes", "lines", "reference", "references", "group", "groups", "keyed"
]
"""One line or longer words, yes or no, one of a menu; short codes, or words, in a list; what is referred to; a record,
a list of them, or values by keys that are not fields."""
Holds = Literal["words", "score", "number", "date"]
_FLAG = "true หรือ false"
_HOLDS: dict[str, Holds] = {
    "คะแนน 0 ถึง 100": "score",
    "จำนวนเต็ม": "number",
    "จำนวนเงิน (บาท)": "number",
    "ปี พ.ศ.": "number",
    "วันที่ พ.ศ.": "date",
}
"""What a value is besides words, by how its type is called."""
_OF_RECORD = re.compile(r"\s*(?:ของ|ใน|ที่อ้างของ)?\s*\{(?:of|one|name|heading)\}.*")


class Shape(NamedTuple):
    """What a field takes.

    Attributes:
        record: the record that it holds, alone, in a list or by keys; None for plain values.
        alone: the field of that record for which a value may stand alone; empty where none may.
        choices: the Thai words of each value of a menu; empty where there is none.
        example: a value as officers write it; empty for words.
        short: whether its words are a code, a number or a day, which are written without quotation marks.
        required: whether the record cannot be without it.
        holds: whether each value is words, or a score, another number or a day.
    """

    kind: Kind
    label: str
    hint: str
    record: type[BaseModel] | None = None
    alone: str = ""
    choices: Mapping[str, str] = {}
    example: str = ""
    short: bool = False
    required: bool = False
    holds: Holds = "words"


@cache
def shapes_of(record: type[BaseModel]) -> dict[str, Shape]:
    """Return the shapes of a record's fields by their names in a file, in the model's order."""
    hints = typing.get_type_hints(record, include_extras=True)
    return {key: _shape(record, name, hints[name]) for key, name in keys_of(record).items()}


def _shape(record: type[BaseModel], name: str, hint: Any) -> Shape:  # noqa: ANN401 - any type expression
    field, inner = record.model_fields[name], record_in(record, name)
    marks = [*_marks(hint)]
    prose, choices = PROSE in marks, _choices(hint)
    schema = {} if inner else TypeAdapter(hint).json_schema()
    return Shape(
        kind=_kind(hint, inner, prose=prose, choices=choices),
        label=_label(record, name),
        hint=field.description or "",
        record=inner,
        alone=_alone(hint) if inner and inner is not Reference else "",
        choices=choices,
        example=_example(schema),
        short=not prose,
        required=field.is_required(),
        holds=_holding(type_words(hint)),
    )


def _holding(words: str) -> Holds:
    """Return what each value is of a type that is called so, alone, in a list or by keys."""
    one = words.rpartition("รายการ ")[2].rpartition("รหัส: ")[2]
    return next((holds for name, holds in _HOLDS.items() if one.startswith(name)), "words")


def _kind(
    hint: Any,  # noqa: ANN401 - any type expression
    inner: type[BaseModel] | None,
    *,
    prose: bool,
    choices: Mapping[str, str],
) -> Kind:
    many = _holds(hint, tuple)
    if _holds(hint, dict):
        return "keyed"
    if inner is Reference:
        return "references" if many else "reference"
    if inner is not None:
        return "groups" if many else "group"
    if many:
        return "lines" if prose else "codes"
    if choices:
        return "choice"
    if type_words(hint) == _FLAG:
        return "flag"
    return "text" if prose and not _is_name(hint) else "line"


def _is_name(hint: Any) -> bool:  # noqa: ANN401 - any type expression
    """Tell whether a text is a name, which is short."""
    try:
        TypeAdapter(hint).validate_python("ก" * (LONGEST_NAME + 1))
    except ValidationError:
        return True
    return False


def _marks(hint: Any) -> Iterator[object]:  # noqa: ANN401 - any type expression
    """Yield what is declared of a type and of those within it, but of those within a record."""
    yield from getattr(hint, "__metadata__", ())
    for inner in get_args(hint)[:1] if get_origin(hint) is Annotated else get_args(hint):
        yield from _marks(inner)


def _holds(hint: Any, kind: type) -> bool:  # noqa: ANN401 - any type expression
    """Tell whether a type is a tuple or dict, declared or allowed to be missing."""
    return get_origin(hint) is kind or (kind is not get_origin(hint) and any(_holds(one, kind) for one in _above(hint)))


def _above(hint: Any) -> tuple[Any, ...]:  # noqa: ANN401 - any type expression
    """Return what an annotated or optional type wraps."""
    return () if get_origin(hint) in (tuple, dict, None) else tuple(one for one in get_args(hint) if _is_hint(one))


def _is_hint(one: Any) -> bool:  # noqa: ANN401 - any type expression
    return isinstance(one, type) or get_origin(one) is not None


def _choices(hint: Any) -> dict[str, str]:  # noqa: ANN401 - any type expression
    """Return the values of a menu with their words, without the words that stand for a value, too."""
    offered = next((one for one in _schemas(TypeAdapter(hint).json_schema()) if "oneOf" in one), None)
    listed = offered["oneOf"] if offered else []
    titles = {one["const"]: one["title"] for one in listed if "const" in one}
    return {key: title for key, title in titles.items() if not any(title == f"{key} ({other})" for other in titles)}


def _schemas(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a shape and those of which it is one, or a list, or the values by keys; not those of records."""
    yield schema
    for one in schema.get("anyOf", ()):
        yield from _schemas(one)
    for name in ("items", "additionalProperties"):
        if isinstance(schema.get(name), dict):
            yield from _schemas(schema[name])


def _alone(hint: Any) -> str:  # noqa: ANN401 - any type expression
    """Return the field for which a value alone, or each of a list, is taken."""
    for value in (*list(_choices(hint))[:1], "ก", "50"):
        for tried in (value, [value], {"1": value}):
            try:
                read = TypeAdapter(hint).validate_python(tried)
            except ValidationError:
                continue
            first = next(iter(read.values()), None) if isinstance(read, dict) else read
            first = next(iter(first), None) if isinstance(first, tuple) else first
            told = [name for name, held in first or () if held not in (None, (), {}, False)]
            return told[0] if told else ""
    return ""


def _label(record: type[BaseModel], name: str) -> str:
    """Return what a field is called: its heading, or what is spoken of when it changes, or how its meaning begins."""
    said = said_of(record, name)
    told = (said.heading or _OF_RECORD.sub("", said.changed)) if said else ""
    return (
        told
        or re.split(r"[:(;]| เช่น | จาก | เมื่อ | เว้น| ตามเลข| ตามที่", record.model_fields[name].description or name)[
            0
        ].strip()
    )


def _example(schema: dict[str, Any]) -> str:
    examples = next((one["examples"] for one in _schemas(schema) if one.get("examples")), [""])
    return "" if isinstance(examples[0], bool) else str(examples[0])
