"""What the model refuses (ค่าที่อ่านไม่ได้), told as findings at the place of the value, with what was most likely meant."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel

from prongsai.content._fields import shown, visible
from prongsai.content._said import said_of
from prongsai.content.model.base import keys_of
from prongsai.findings import Finding
from prongsai.text import nearest, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from prongsai.content._source import Location, Source

_GROUP = "กลุ่มข้อมูล (ชื่อ: ค่า)"
_LIST = "รายการ (ขึ้นต้นแต่ละข้อด้วย -)"
_EXPECTED = {
    "model_type": _GROUP,
    "model_attributes_type": _GROUP,
    "dict_type": _GROUP,
    "tuple_type": _LIST,
    "list_type": _LIST,
}
_THAI = re.compile("[ก-ฮ]")
_FORM = re.compile(r"(?:ของ|ใน)?\{[^}]*\}")
_HEAD = re.compile(r"\s*(?:[:(,;]| เช่น | จาก ).*")
_MEANT = {
    "title": ("text", "name"),
    "text": ("title",),
    "name": ("title", "text"),
    "note": ("text",),
    "goal": ("target",),
    "aim": ("target", "addresses"),
    "date": ("due", "end"),
    "period": ("due", "end"),
    "deadline": ("due", "end"),
    "number": ("mark", "printed", "id"),
    "no": ("mark", "printed", "number"),
    "unit": ("responsible",),
    "units": ("responsible",),
    "owner": ("responsible",),
    "overall": ("score",),
    "part": ("tool",),
    "pass": ("target",),
    "pass_mark": ("target",),
    "act_below": ("improve",),
    "effect": ("analysis",),
    "impact": ("analysis",),
    "ผลกระทบ": ("analysis",),
    "memo": ("document",),
    "letter": ("document",),
    "บันทึกข้อความ": ("document",),
    "หนังสือ": ("document",),
    "tambon": ("subdistrict",),
    "amphoe": ("district",),
    "changwat": ("province",),
    "cause": ("reason_code",),
}
"""Words that mean a field of another name, in the records that have one of these."""
_FEW = 8
"""How many fields are few enough to be told where none of them is meant."""
_FEWEST = 3
"""The fewest letters by which one name may be a part of another."""
_MOST_HELPED = 200
"""So many unknown names of a file are told with what may be meant; with more it is another thing than it should be."""


class Read(NamedTuple):
    """How a file is read: as which record, what a value not given is called, and the records of all kinds of files."""

    model: type[BaseModel]
    lacking: str
    files: Mapping[str, type[BaseModel]]


def findings_of(errors: Iterable[Any], source: Source, read: Read) -> Iterator[Finding]:
    """Yield pydantic's errors as findings at the places of their values."""
    records = [*errors]
    unknown = [one for one in records if one["type"] == "extra_forbidden"]
    helped = {tuple(one["loc"]) for one in unknown[:_MOST_HELPED]}
    groups = _groups(unknown, source)
    for group in sorted(groups, key=str):
        figures = {"field": f"“{_field_name(group)}” ", "expected": _LIST, "found": "กลุ่มข้อมูล"}
        yield Finding.make("E101", source.at(*group), **figures)
    for record in records:
        location = tuple(record["loc"])
        if groups.isdisjoint(accumulate(((step,) for step in location), initial=())):
            yield _finding(record, source, read, helped=location in helped)


def _groups(unknown: Iterable[Any], source: Source) -> set[Location]:
    """Return where a group stands for a list (`units: {palat: สำนักปลัด}`): none of its names is a field of an item."""
    places = {tuple(one["loc"]) for one in unknown}
    alone = {place[:-2] for place in places if place[-2:-1] == (0,) and place[:-1] not in source.marks}
    lists = {key[:-1] for key in source.keys if key[:-1] in alone and (*key[:-1], 0, key[-1]) not in places}
    return alone - lists


def _finding(record: Any, source: Source, read: Read, *, helped: bool) -> Finding:  # noqa: ANN401 - pydantic's own dict
    location, kind = tuple(record["loc"]), record["type"]
    if kind == "missing":
        return Finding.make(read.lacking, source.at(*location), field=_field_name(location))
    if kind == "extra_forbidden":
        field = str(location[-1])
        hint = _instead(field, read, location[:-1]) if helped else ""
        return Finding.make("E104", source.at_key(*location), field=visible(field), hint=hint)
    standing = _field_name(source.standing(location))
    if kind in _EXPECTED:
        if record["input"] is None and isinstance(location[-1], int):
            return Finding.make("E132", source.at(*location), field=standing)
        field = f"“{_field_name(location)}” " if location else "ไฟล์"
        return Finding.make(
            "E101", source.at(*location), field=field, expected=_EXPECTED[kind], found=shown(record["input"])
        )
    figures = dict(record["ctx"])
    if figures.get("field", "") is None:
        figures["field"] = standing
    return Finding.make(kind, source.at(*location), **figures)


def meant(record: Any, model: type[BaseModel]) -> Location:  # noqa: ANN401 - pydantic's own dict
    """Return the location that an error is about: of a field that there is not, that of the one which was meant."""
    *above, last = record["loc"] or ("",)
    if record["type"] != "extra_forbidden":
        return tuple(record["loc"])
    inner = _record_at(model, tuple(above))
    near = (_meant_by(str(last), inner) or _like(str(last), inner)) if inner else None
    return (*above, near or last)


def _instead(field: str, read: Read, above: Location) -> str:
    """Return the clause that helps after an unknown name: where there is such a field, or the nearest of these."""
    inner = _record_at(read.model, above)
    if inner is None:
        return ""
    if field in map(str, above):
        return " (ซ้อนได้เพียงสองระดับ)"
    if (one := _meant_by(field, inner)) is not None:
        return f" (ใกล้เคียงที่สุด: {one})"
    near = _like(field, inner)
    same = near is not None and near.casefold() == _bare(field)
    few = len(keys_of(inner)) <= _FEW
    if not same and (elsewhere := _elsewhere(field, read, inner, others=not few)):
        return elsewhere
    return f" (ใกล้เคียงที่สุด: {near})" if near else suggestion(field, keys_of(inner), limit=14)


def _meant_by(field: str, record: type[BaseModel]) -> str | None:
    """Return the field of a record that another word means."""
    return next((one for one in _MEANT.get(_bare(field), ()) if one in keys_of(record)), None)


@lru_cache(maxsize=_MOST_HELPED)
def _like(field: str, record: type[BaseModel]) -> str | None:
    """Return the field of a record that a name most likely means, which may be what it is called in Thai."""
    if not _THAI.search(field):
        return nearest(_bare(field), keys_of(record))
    called = {words: key for key, name in keys_of(record).items() for words in _called(record, name)}
    wanted = field.replace(" ", "")
    parts = [
        words
        for words in called
        if len(min(words, wanted, key=len)) >= _FEWEST and (words in wanted or wanted in words)
    ]
    best = wanted if wanted in called else min(parts, key=lambda words: abs(len(words) - len(wanted)), default=None)
    best = best or nearest(wanted, called)
    return called[best] if best else None


def _bare(field: str) -> str:
    """Return a name without what it is wrapped in, as names of fields are written."""
    return re.sub(r"[\s-]+", "_", field.strip(" \"'“”‘’*`").casefold())


def _called(record: type[BaseModel], name: str) -> Iterator[str]:
    """Yield what a field is called in Thai, without spaces."""
    said = said_of(record, name)
    words = [said.heading, said.short, _FORM.sub("", said.changed)] if said else []
    for one in (*words, _HEAD.sub("", record.model_fields[name].description or "")):
        if one.strip():
            yield one.replace(" ", "")


def _elsewhere(field: str, read: Read, record: type[BaseModel], *, others: bool) -> str:
    """Return the clause that says where there is a field of this very name: around this one, in the file, in others."""
    if field in keys_of(read.model) and read.model is not record:
        return " (เป็นข้อมูลของทั้งไฟล์ ให้ย่อหน้าออกมา)"
    if way := _way(read.model, field):
        return f" (เป็นข้อมูลใน {' › '.join(way)})"
    found = [name for name, one in read.files.items() if others and (field in keys_of(one) or _way(one, field))]
    return f" (เป็นข้อมูลของ {' หรือ '.join(found)})" if found else ""


def _way(record: type[BaseModel], field: str) -> list[str]:
    """Return the fields that lead to a record which has a field, to one that must have it first; else empty."""
    return min(_ways(record, field), default=(True, 0, []), key=lambda one: one[:2])[2]


def _ways(
    record: type[BaseModel], field: str, way: tuple[str, ...] = (), seen: frozenset[type[BaseModel]] = frozenset()
) -> Iterator[tuple[bool, int, list[str]]]:
    """Yield whether a field may be left out, how deep it lies, and the fields that lead to it."""
    for key, name in keys_of(record).items():
        inner = _record_in(record, name)
        if inner is None or inner in seen:
            continue
        if (found := keys_of(inner).get(field)) is not None:
            yield not inner.model_fields[found].is_required(), len(way), [*way, key]
        yield from _ways(inner, field, (*way, key), seen | {record, inner})


def _field_name(location: Location) -> str:
    """Return the name of the value at `location`: its key, or its list's name and its number from 1."""
    *above, last = location or ("",)
    return f"{above[-1]} ข้อที่ {last + 1}" if isinstance(last, int) and above else str(last)


def _record_at(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """Return the record at `location` below `model`; None where there is none."""
    for step in location:
        name = keys_of(model).get(str(step))
        if isinstance(step, int) or name is None:
            continue
        inner = _record_in(model, name)
        if inner is None:
            return None
        model = inner
    return model


@cache
def _record_in(record: type[BaseModel], name: str) -> type[BaseModel] | None:
    """Return the record that a field of another is, or a list of; None where it is none."""
    return _record_of(record.model_fields[name].annotation)


def _record_of(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - any type expression
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_record_of(argument) for argument in getattr(annotation, "__args__", ()))
    return next((record for record in inner if record is not None), None)
