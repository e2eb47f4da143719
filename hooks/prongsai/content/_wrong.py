"""What the model refuses (ค่าที่อ่านไม่ได้), told as findings at the place of the value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from prongsai.content._fields import shown, visible
from prongsai.content.model.base import keys_of
from prongsai.findings import Finding
from prongsai.text import nearest, suggestion

if TYPE_CHECKING:
    from prongsai.content._source import Location, Source

_EXPECTED = {
    "model_type": "กลุ่มข้อมูล (ชื่อ: ค่า)",
    "model_attributes_type": "กลุ่มข้อมูล (ชื่อ: ค่า)",
    "dict_type": "กลุ่มข้อมูล (ชื่อ: ค่า)",
    "tuple_type": "รายการ (ขึ้นต้นแต่ละข้อด้วย -)",
    "list_type": "รายการ (ขึ้นต้นแต่ละข้อด้วย -)",
}


def finding_of(record: Any, source: Source, model: type[BaseModel], lacking: str) -> Finding:  # noqa: ANN401 - pydantic's own dict
    """Turn one pydantic error into a finding at the place of its value; `lacking` is that for a value not given."""
    location, kind = tuple(record["loc"]), record["type"]
    field = _field_name(location)
    if kind == "missing":
        return Finding.make(lacking, source.at(*location), field=field)
    if kind == "extra_forbidden":
        hint = suggestion(field, _field_names(model, location[:-1]), limit=14)
        return Finding.make("E104", source.at_key(*location), field=visible(field), hint=hint)
    if kind in _EXPECTED:
        figures = {
            "field": f"“{field}” " if field else "ไฟล์",
            "expected": _EXPECTED[kind],
            "found": shown(record["input"]),
        }
        return Finding.make("E101", source.at(*location), **figures)
    figures = dict(record["ctx"])
    if figures.get("field", "") is None:
        figures["field"] = field
    return Finding.make(kind, source.at(*location), **figures)


def meant(record: Any, model: type[BaseModel]) -> Location:  # noqa: ANN401 - pydantic's own dict
    """Return the location that an error is about: of a field that there is not, that of the one most like it."""
    *above, last = record["loc"] or ("",)
    if record["type"] != "extra_forbidden":
        return tuple(record["loc"])
    return (*above, nearest(str(last), _field_names(model, tuple(above))) or last)


def _field_name(location: tuple[str | int, ...]) -> str:
    """Return the name of the value at `location`: its key, or its list's name and its number from 1."""
    *above, last = location or ("",)
    return f"{above[-1]} ข้อที่ {last + 1}" if isinstance(last, int) and above else str(last)


def _field_names(model: type[BaseModel], location: tuple[str | int, ...]) -> list[str]:
    """Return the field names of the record at `location` below `model`."""
    for step in location:
        name = keys_of(model).get(str(step))
        if isinstance(step, int) or name is None:
            continue
        inner = _record_of(model.model_fields[name].annotation)
        if inner is None:
            return []
        model = inner
    return list(keys_of(model))


def _record_of(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - any type expression
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_record_of(argument) for argument in getattr(annotation, "__args__", ()))
    return next((record for record in inner if record is not None), None)
