"""How a measure is to be carried out (แผนของมาตรการ): when, with what money, and by what its success is seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator

from prongsai.content import _editor_shapes
from prongsai.content._dates import ThaiDate, answering_year
from prongsai.content._fields import (
    Amount,
    Date,
    Listed,
    Prose,
    Text,
    amount_of,
    one_of,
    problem,
    scaled_amount,
    shown,
    year_of,
)
from prongsai.content._near_periods import near_period
from prongsai.content._periods import PERIODS, as_window, months_of, read_period
from prongsai.content._said import Said
from prongsai.content.model.base import Inline, Record
from prongsai.text import fold_digits

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError

_EXAMPLE_YEAR = 2568
_WORDS = re.compile("[^0-9๐-๙]*[ก-ฮ][^0-9๐-๙]*")
"""Words without a number, which most likely are no date at all."""
_BELOW_ZERO = re.compile(r"\s*[-−–]\s*[0-9][0-9,.]*\s*(?:บาท)?\s*")
"""A sum that can be none: no words of a report."""
PeriodName = Annotated[str, one_of(PERIODS)]


def _in_order(start: ThaiDate | None, end: ThaiDate | None) -> None:
    if start and end and end.last() < start.first():
        raise problem("E115", start=str(start), end=str(end))


class Window(Inline):
    """One of several times in which a measure runs (ช่วงเวลา)."""

    start: Date | None = Field(None, description="วันหรือเดือนที่เริ่ม (พ.ศ.)")
    end: Date | None = Field(None, description="วันหรือเดือนที่สิ้นสุด (พ.ศ.)")

    @model_validator(mode="after")
    def _sound(self) -> Window:
        if self.start is None and self.end is None:
            raise problem("E103", field="start หรือ end")
        _in_order(self.start, self.end)
        return self

    def __str__(self) -> str:
        """Return the time in words."""
        return span_words(self.start, self.end)


def span_words(start: ThaiDate | None, end: ThaiDate | None) -> str:
    """Return the time from one day or month to another in words, whichever of the two is known."""
    if start and end:
        return str(start) if start == end else f"{start} – {end}"
    return f"ภายใน {end}" if end else f"ตั้งแต่ {start}"


class Period(Record):
    """When a measure runs: a named period of its fiscal year, days, several times, or the report's words alone."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [{"required": [field]} for field in ("name", "start", "end", "windows", "every", "text")]
        }
    )

    name: Annotated[PeriodName | None, Said(changed="ระยะเวลาของ{of}")] = Field(
        None, description="ช่วงเวลา: " + ", ".join(PERIODS)
    )
    start: Annotated[
        Date | None, Said(changed="กำหนดเริ่มของ{of}", data="วันเริ่ม ค.ศ. แบบ YYYY-MM-DD (null คือไม่ได้ระบุ)")
    ] = Field(None, description="วันหรือเดือนที่เริ่ม (พ.ศ.)")
    end: Annotated[
        Date | None, Said(changed="กำหนดเสร็จของ{of}", data="วันสิ้นสุด ค.ศ. แบบ YYYY-MM-DD (null คือไม่ได้ระบุ)")
    ] = Field(None, description="วันหรือเดือนที่สิ้นสุด (พ.ศ.)")
    windows: Annotated[Listed[Window], Said(changed="ช่วงเวลาของ{of}")] = Field(
        (), description="หลายช่วงเวลา เช่น [{start: ม.ค. 2569, end: ก.พ. 2569}, {start: ก.ค. 2569, end: ส.ค. 2569}]"
    )
    every: Annotated[Prose | None, Said(changed="ความถี่ของ{of}")] = Field(
        None, description="ทำซ้ำบ่อยเพียงใด เช่น ทุกไตรมาส; end คือกำหนดของครั้งแรก"
    )
    text: Annotated[Prose | None, Said(changed="ระยะเวลาของ{of}")] = Field(
        None, description="ระยะเวลาตามที่รายงานพิมพ์ เมื่อบอกเป็นวันไม่ได้ เช่น ดำเนินการอย่างต่อเนื่อง"
    )

    @model_validator(mode="after")
    def _sound(self) -> Period:
        if not any((self.name, self.start, self.end, self.windows, self.every, self.text)):
            raise problem("E103", field="start หรือ end")
        _in_order(self.start, self.end)
        return self


def _period(value: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 - what stands in the file
    if isinstance(value, list):
        in_words = all(isinstance(one, str) for one in value)
        times = [_window(one, info, in_words=in_words) for one in value]
        return {"text": ", ".join(value)} if in_words and {} in times else {"windows": times}
    return _read(value, info) if isinstance(value, str) else value


def _window(value: Any, info: ValidationInfo, *, in_words: bool) -> Any:  # noqa: ANN401 - what stands in the file
    """Return one of several times; among words alone an empty one where it contradicts itself."""
    if not isinstance(value, str):
        return value
    read, year = _read(value, info), year_of(info)
    window = as_window(read, answering_year(_EXAMPLE_YEAR if year is None else year))
    if window or (in_words and read.keys() == {"text"}):
        return window
    raise _not_understood(value, info)


def _read(text: str, info: ValidationInfo) -> dict[str, object]:
    if not text.strip():
        raise problem("E103", field=None)
    if text.strip() in PERIODS:
        return {"name": text.strip()}
    read = read_period(text, year_of(info))
    if read is None:
        raise _not_understood(text, info)
    return read


def _not_understood(text: str, info: ValidationInfo) -> PydanticCustomError:
    year = answering_year(year_of(info) or _EXAMPLE_YEAR)
    forms = f"ตลอดปีงบประมาณ, 6 เดือนแรก, ไตรมาส 2, ภายใน มี.ค. {year}, ต.ค. {year - 1} – มี.ค. {year}"
    hint = near_period(text, year_of(info))
    words = "ถ้อยคำของรายงาน" if hint or not _WORDS.fullmatch(text.strip()) else shown(text)
    return problem("E122", found=shown(text), hint=hint, forms=forms, words=words)


PeriodField = Annotated[
    Period | None,
    BeforeValidator(_period, json_schema_input_type=PeriodName | Text | Period | tuple[Text | Window, ...] | None),
]
"""A period as the name, the words, the record or the list of times that stands in the file."""


class Budget(Inline):
    """What a measure costs (งบประมาณ): a sum, words of the report, or both; that none is needed is a stated value."""

    model_config = ConfigDict(json_schema_extra=_editor_shapes.or_single("text"))

    amount: Amount | None = Field(None, description="จำนวนเงิน (บาท)")
    text: Prose | None = Field(None, description="ถ้อยคำของรายงาน เช่น ไม่ใช้งบประมาณ หรือแหล่งของเงิน")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:  # noqa: ANN401 - what stands in the file
        if not isinstance(value, str):
            return value
        if amount_of(value) is not None or _BELOW_ZERO.fullmatch(fold_digits(value)):
            return {"amount": value}
        scaled = scaled_amount(value)
        return {"amount": scaled} if scaled else {"text": value}

    @model_validator(mode="after")
    def _stated(self) -> Budget:
        if self.amount is None and self.text is None:
            raise problem("E103", field="amount หรือ text")
        return self

    def __str__(self) -> str:
        """Return it in words."""
        return " ".join(filter(None, (baht(self.amount), self.text)))


def baht(amount: object) -> str:
    """Return a sum of money with grouped thousands, with its satang where there are any; empty for none."""
    return "" if amount is None else f"{amount:,.2f}".removesuffix(".00") + " บาท"


class Kpi(Inline):
    """By what the success of a measure is seen (ตัวชี้วัดความสำเร็จ): its words, where it stands, and where it is to go."""

    model_config = ConfigDict(json_schema_extra=_editor_shapes.or_single("text"))

    text: Prose = Field(description="ตัวชี้วัดความสำเร็จ")
    baseline: Prose | None = Field(None, description="ค่าฐานก่อนเริ่ม")
    target: Prose | None = Field(None, description="ค่าเป้าหมาย")
    unit: Prose | None = Field(None, description="หน่วยนับ เช่น ร้อยละ หรือ ครั้ง")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:  # noqa: ANN401 - what stands in the file
        return {"text": value} if isinstance(value, str) else value

    def __str__(self) -> str:
        """Return it in words."""
        told = {"ฐาน": self.baseline, "เป้าหมาย": self.target}
        figures = [f"{word} {value}" for word, value in told.items() if value]
        unit = f" ({self.unit})" if self.unit else ""
        return " · ".join([f"{self.text}{unit}", *figures])


def due_months(rounds: tuple[int, ...], frequency: str | None) -> tuple[int, ...]:
    """Return the months after 1 October in which a measure is to be reported on: as stated, or as a frequency gives."""
    return rounds or months_of(frequency or "")


LAST_MONTH = 60
"""The longest round, in months from the first day of the measures' fiscal year; a longer one is a slip."""


def months_of_round(field: str) -> AfterValidator:
    """Return what refuses months after 1 October beyond the longest round, in the words of a field."""

    def checked(value: int) -> int:
        if value > LAST_MONTH:
            raise problem("E101", field=f"“{field}” ", expected=f"จำนวนเดือน 1 ถึง {LAST_MONTH}", found=value)
        return value

    return AfterValidator(checked)
