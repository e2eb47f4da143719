"""Menus and limits of cells (รายการให้เลือกและขอบเขตของช่อง)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_range_abs  # type: ignore[import-untyped]  # carries no types

from prongsai.patch import value_at
from prongsai.sheet._marker import LISTS
from prongsai.words import plain

if TYPE_CHECKING:
    from prongsai.content import Shape
    from prongsai.sheet._lines import Cells
    from prongsai.sheet._year import YearFiles

_ONE = ("choice", "flag", "line", "group")
"""Kinds of field in whose cell one thing stands."""


class Menus:
    """What cells offer; `lists` are the menus in use, which a hidden sheet holds."""

    def __init__(self, year: YearFiles, cells: Cells) -> None:
        self._year, self._cells = year, cells
        self._places: dict[tuple[str, ...], int] = {}

    @property
    def lists(self) -> list[tuple[str, ...]]:
        """The menus, each a column."""
        return [*self._places]

    def offer(self, sheet: Any, first: tuple[int, int], last: tuple[int, int], field: tuple[str, Shape]) -> None:  # noqa: ANN401 - the library has no types
        """Let the cells of a field be chosen from a menu, or take figures within their bounds alone."""
        name, shape = field
        told = {"error_title": plain("sheet.refused.title")}
        if shape.holds == "score" and shape.kind == "line":
            told["error_message"] = plain("sheet.refused.score")
            bounds = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
            sheet.data_validation(*first, *last, {**bounds, **told})
        elif options := self._options(name, shape):
            told["error_message"] = plain("sheet.refused.choice")
            place = self._places.setdefault(options, len(self._places))
            source = f"='{LISTS}'!{xl_range_abs(0, place, len(options) - 1, place)}"
            # What else the field takes, words of a period or a code of its own, may be typed.
            strict = shape.kind in ("choice", "flag")
            sheet.data_validation(*first, *last, {"validate": "list", "source": source, "show_error": strict, **told})

    def _options(self, name: str, shape: Shape) -> tuple[str, ...]:
        criteria = self._year.criteria
        if name == "measure":
            listed = value_at(self._year.data["measures.yml"], ("measures",))
            records = listed if isinstance(listed, list) else []
            return tuple(str(one["id"]) for one in records if isinstance(one, dict) and one.get("id"))
        if name in ("level", "also_level"):
            return tuple(criteria.levels.names if criteria.levels else ())
        if name == "tool":
            return tuple(one.code for one in criteria.tools)
        return tuple(self._cells.words(name, shape).values()) if shape.kind in _ONE else ()
