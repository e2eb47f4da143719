"""The details of a measure (รายละเอียดของมาตรการ) below the agency's own table: what that does not show, in full."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from prongsai.addresses import places
from prongsai.content import Measure, headed_fields
from prongsai.render._measures_table import shown
from prongsai.render._shown import Line, days_besides, rounds
from prongsai.text import round2
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess import MeasureView
    from prongsai.render._measures_table import MeasuresTable


@dataclass(frozen=True, slots=True)
class Detail:
    """One value of a measure: its term, its lines, the id by which it is linked to, and a remark behind it."""

    term: str
    lines: tuple[str | Line, ...]
    place: str = ""
    note: str = ""


def details(view: MeasureView, table: MeasuresTable) -> tuple[Detail, ...]:
    """Return the details of a measure in the order of the officers' file.

    What the table shows is not said again, but for what it says in short: what the measure answers, and its days.
    """
    return tuple(_details(view, table))


def _details(view: MeasureView, table: MeasuresTable) -> Iterator[Detail]:
    for field, said in headed_fields(Measure):
        in_table = table.shows(field)
        detail = _in_full(field, view) if in_table else _whole(field, view)
        if detail.lines:
            place = "" if in_table else places.cell(field, view.measure.id)
            yield replace(detail, term=said.term, place=place)
    if view.worth:
        yield Detail(plain("measures.worth"), (str(round2(view.worth)),))


def _in_full(field: str, view: MeasureView) -> Detail:
    """Return what the table tells of a field in short only."""
    days = days_besides(view) if field == "period" else ""
    return _whole(field, view) if field == "addresses" else Detail("", (days,) if days else ())


def _whole(field: str, view: MeasureView) -> Detail:
    match field:
        case "title":
            return Detail("", ())
        case "addresses":
            return Detail("", (", ".join(subject.label for subject in view.subjects),) if view.subjects else ())
        case "responsible":
            return Detail("", (", ".join(view.units) or "–",))
        case "period":
            return Detail("", (view.period or plain("common.not_stated"),), note=days_besides(view))
        case "rounds":
            return Detail("", (rounds(view),) if view.measure.rounds else ())
    return Detail("", shown(field, view))
