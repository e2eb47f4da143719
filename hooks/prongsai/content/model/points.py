"""Lines of a list that a report prints (รายการ): steps, and what else stands point by point, with their marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from prongsai.content._fields import PROSE, Date, Listed, Prose, Text, Words, problem, shown
from prongsai.content._marks import Marked, read_marks
from prongsai.content.model.base import Inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Point(Inline):
    """A line of a list (ข้อ): its words, the mark that the report prints before it, and the units that it names."""

    text: Prose = Field(description="ข้อความ")
    mark: Text | None = Field(None, description="เลขข้อหรือขีดที่รายงานพิมพ์ไว้ เช่น ๑. หรือ -")
    responsible: Listed[Text] = Field((), description="รหัสส่วนราชการที่รับผิดชอบข้อนี้ จาก units")

    def __str__(self) -> str:
        """Return the line as it is printed."""
        return f"{self.mark} {self.text}" if self.mark else self.text


class SubStep(Inline):
    """A step within a step (ขั้นตอนย่อย)."""

    title: Prose = Field(description="สิ่งที่จะทำ")
    mark: Text | None = Field(None, description="เลขข้อหรือขีดที่รายงานพิมพ์ไว้ เช่น ๑. หรือ -")
    responsible: Listed[Text] = Field((), description="รหัสส่วนราชการที่รับผิดชอบขั้นตอนนี้ จาก units")
    due: Date | None = Field(None, description="กำหนดเสร็จของขั้นตอนนี้ (พ.ศ.)")

    def __str__(self) -> str:
        """Return the line as it is printed."""
        return f"{self.mark} {self.title}" if self.mark else self.title


def _records(value: Any, name: str, below: str = "") -> Any:  # noqa: ANN401 - what stands in the file
    """Return texts as records that hold their words under `name`, and lines within them under `below`, if given."""
    listed = [value] if isinstance(value, str | dict) else value
    if not isinstance(listed, list):
        return listed
    return [record for one in listed for record in (_of_text(one, name, below) if isinstance(one, str) else [one])]


def _of_text(text: str, name: str, below: str) -> list[Any]:
    # Nothing at all is told as such.
    return [_record(one, name, below) for one in read_marks(text)] or [{name: text}]


def _record(one: Marked, name: str, below: str) -> dict[str, Any]:
    if one.below and not below:
        return {name: "\n".join([one.words, *_lines(one.below)]), "mark": one.mark or None}
    inner = [_record(line, name, "") for line in one.below]
    return {name: one.words, "mark": one.mark or None} | ({below: inner} if inner else {})


def _lines(listed: Iterable[Marked]) -> Iterator[str]:
    for one in listed:
        yield f"{one.mark} {one.words}"
        yield from _lines(one.below)


def _refuse_bare(value: object) -> None:
    """Refuse steps that stand below the words of another (`ก: [ข, ค]`), or in a bare list, with the form to type."""
    words, inner = ("ขั้นตอน", value) if isinstance(value, list) else ("", None)
    if isinstance(value, dict) and len(value) == 1:
        words, inner = next(iter(value.items()))
    if isinstance(inner, list) and words not in Step.model_fields:
        steps = ", ".join(map(shown, inner))
        raise problem("E101", field="ขั้นตอน", expected=f" {{title: {words}, steps: [{steps}]}}", found=shown(value))


Points = Annotated[
    tuple[Point, ...],
    BeforeValidator(
        lambda value: _records(value, "text"), json_schema_input_type=Text | Point | tuple[Text | Point, ...]
    ),
    Words("รายการ ข้อความ หรือ `Point`"),
    PROSE,
]
"""A list whose lines may be texts, or one text with a marked line for each."""


SubSteps = Annotated[
    tuple[SubStep, ...],
    BeforeValidator(
        lambda value: _records(value, "title"), json_schema_input_type=Text | SubStep | tuple[Text | SubStep, ...]
    ),
    Words("รายการ ข้อความ หรือ `SubStep`"),
    PROSE,
]
"""Steps within a step, of which each may be a text."""


class Step(SubStep):
    """A step of a measure (ขั้นตอน), which may have steps of its own."""

    @model_validator(mode="before")
    @classmethod
    def _as_record(cls, value: Any) -> Any:  # noqa: ANN401 - what stands in the file
        _refuse_bare(value)
        return value

    steps: SubSteps = Field((), description="ขั้นตอนย่อย")


Steps = Annotated[
    tuple[Step, ...],
    BeforeValidator(
        lambda value: _records(value, "title", "steps"), json_schema_input_type=Text | Step | tuple[Text | Step, ...]
    ),
    Words("รายการ ข้อความ หรือ `Step`"),
    PROSE,
]
"""Steps, of which each may be a text."""
