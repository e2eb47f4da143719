"""The page of the measures: what it is, the agency's own table (ตารางมาตรการ), and the details that the table lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from prongsai.addresses import paths
from prongsai.render._details import details as details_of
from prongsai.render._entries import has_analysis, kind_mark
from prongsai.render._facts import Fact
from prongsai.render._notes import remarks
from prongsai.render._rows import Row
from prongsai.render._shown import NOTHING, Line, anchor, html, item_told, lines
from prongsai.render._standing import chip, told
from prongsai.render._table import Cell, Heading, Table
from prongsai.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from prongsai.assess import Assessment, MeasureView, Outcome
    from prongsai.render._details import Detail
    from prongsai.render._entries import Piece
    from prongsai.render._measures_table import Cell as Projected
    from prongsai.render._measures_table import MeasuresTable, Part
    from prongsai.render._measures_table import Row as ProjectedRow
    from prongsai.render._shown import Link

_ROOM = 8
"""The most columns beside one another that need no scrolling."""
_SHORT = 90
"""The letters of a cell that a card on a phone shows at once; a longer one opens when pressed."""
_CLOSED = '<details class="ps-cell"><summary>{}</summary><div>{}</div></details>'


def measures_table(a: Assessment, projected: MeasuresTable, link: Link) -> Table:
    """Return the table to be drawn: the first cell of a row names it, or each row that the cell covers.

    The state of a measure stands below its title, and leads to what became of it.
    """
    titles = {one.view.measure.id: projected.places.get((one.view.measure.id, "title")) for one in a.delivery.outcomes}
    chips = {titles[one.view.measure.id]: _state(a, one, link) for one in a.delivery.outcomes}
    headings = tuple(Heading(heading) for heading in projected.headings)
    groups = tuple(tuple(tuple(_cells(row, chips)) for row in group) for group in projected.groups)
    wide = " ps-wide" if len(headings) > _ROOM else ""
    return Table(projected.title, headings, groups, place_css=f"ps-measures{wide}")


def _cells(row: ProjectedRow, chips: Mapping[str | None, Markup]) -> Iterator[Cell]:
    for index, cell in enumerate(row.cells):
        scope = "" if index or not cell.span else "rowgroup" if cell.span > 1 else "row"
        content, label = _content(cell), cell.heading
        if cell.place in chips and cell.span:
            content = html("{} <div>{}</div>", content, chips[cell.place])
        elif not scope and _length(cell) > _SHORT:
            content, label = html(_CLOSED, cell.heading, content), ""
        yield Cell(content, label, scope=scope, id=cell.place if cell.span else "", rows=cell.span)


def _length(cell: Projected) -> int:
    """Return how many letters a cell has."""
    return sum(len(str(line.words if isinstance(line, Line) else line)) for part in cell.parts for line in part.lines)


def _content(cell: Projected) -> object:
    shown = [_part(part) for part in cell.parts]
    if len(shown) < 2:  # noqa: PLR2004 - one piece stands alone
        return shown[0] if shown else NOTHING
    return Markup("").join(html("<div>{}</div>", part) for part in shown)


def _part(part: Part) -> object:
    shown = lines(part.lines, ordered=part.ordered)
    return html("<strong>{}</strong>", shown) if part.strong else shown


class Details(NamedTuple):
    """What is told of one measure beside the table; `state` stands in the table where that names the measure."""

    id: str
    title: str
    state: Markup | None
    facts: list[Fact]


def lead(a: Assessment) -> Markup:
    """Return which disclosure item the page answers, and what it shows."""
    item = a.item
    return say(
        "measures.lead_renamed" if item.former_title else "measures.lead",
        item=item_told(item),
        former=item.former_title,
        name=a.agency.name,
        shown=say(f"measures.{'shown' if has_analysis(a) else 'shown_alone'}", year=a.year, fiscal_year=a.fiscal_year),
    )


def analysis_lead(a: Assessment, link: Link) -> Markup:
    """Return where the whole analysis and all scores stand, or that there is no analysis."""
    return say(
        "measures.analysis_lead" if has_analysis(a) else "measures.no_analysis",
        analysis=link(paths.part(a.slug, a.year, "analysis")),
        results=link(paths.year(a.slug, a.year)),
        year=a.year,
    )


def entry_row(one: Piece) -> Row:
    """Return a piece of the analysis as a row: what it is about, its score, and what the report calls it."""
    named = html("{} <strong>{}</strong>", one.title, one.score) if one.score else one.title
    return Row(anchor(f"#{one.place}", named), kind_mark(one))


def state_link(a: Assessment, one: Outcome, link: Link) -> Markup:
    """Return the state of a measure, which leads to what became of it."""
    to = f"{link(paths.part(a.slug, a.year, 'progress'))}#{one.view.measure.id}"
    mark = chip(one)
    label = say("delivery.state_of", state=mark.striptags(), title=one.view.measure.title)
    return html('<a class="ps-to" href="{}" aria-label="{}">{}</a>', to, label, mark)


def _state(a: Assessment, one: Outcome, link: Link) -> Markup:
    more = told(one)
    return html("{} <small>{}</small>", state_link(a, one, link), more) if more else state_link(a, one, link)


def details(a: Assessment, projected: MeasuresTable, link: Link) -> list[Details]:
    """Return the details of each measure."""
    untitled = not projected.shows("title")
    return [
        Details(
            view.measure.id,
            view.measure.title,
            _state(a, a.delivery.of_measure[view.measure.id], link) if untitled else None,
            [*map(_fact, details_of(view, projected)), *_remarks(a, view)],
        )
        for view in a.measures
    ]


def _remarks(a: Assessment, view: MeasureView) -> list[Fact]:
    """Return what the author remarks on a measure."""
    remarked = [one.words for one in remarks(a, "measures.yml", ("measures", view.number - 1))]
    return [Fact(say("common.notes"), lines(remarked))] if remarked else []


def _fact(one: Detail) -> Fact:
    shown = lines(one.lines, ordered=True)
    return Fact(one.term, html("{} <small>({})</small>", shown, one.note) if one.note else shown, place=one.place)
