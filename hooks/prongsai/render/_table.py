"""The one form of every table (ตาราง): columns tell what they show of a thing, and a table shows each thing as a row.

The macro `table` of `overrides/prongsai/tables.html` draws it. On a narrow screen each row becomes a card, whose cells
carry the heading of their column.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from markupsafe import escape

from prongsai.render._shown import NOTHING
from prongsai.words import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Thing = TypeVar("Thing")
SEEN = 2
"""So few rows are seen at one look, and are not sorted."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell.

    Attributes:
        content: text, which is escaped where it is drawn, or HTML.
        label: the heading that stands before it on a card; empty for none.
        css: the class.
        scope: `row` or `rowgroup` for the cell that names its row or rows; empty for any other.
        id: the anchor; empty for none.
        rows: how many rows it covers; 0 for one that a cell above covers, which only a card shows.
        columns: how many columns it covers; 0 for one that a cell beside it covers, which is not drawn.
    """

    content: object
    label: str = ""
    css: str = ""
    scope: str = ""
    id: str = ""
    rows: int = 1
    columns: int = 1

    @property
    def attributes(self) -> Iterator[tuple[str, object]]:
        """The attributes that it has."""
        if self.id:
            yield "id", self.id
        if css := self.css if self.rows else "ps-again":
            yield "class", css
        if self.scope:
            yield "scope", self.scope
        if self.rows > 1:
            yield "rowspan", self.rows
        if self.columns > 1:
            yield "colspan", self.columns
        if label := one_line(self.label):
            yield "data-label", label

    def __html__(self) -> str:
        """Return it as HTML: a header, or a plain cell. There are too many for a macro each."""
        tag = "th" if self.scope else "td"
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes)
        return f"<{tag}{attributes}>{escape(one_line(self.content))}</{tag}>"


@dataclass(frozen=True, slots=True)
class Column(Generic[Thing]):
    """A column.

    Attributes:
        heading: what stands above it.
        show: gives the content of a thing's cell, or the whole cell; an empty content is a dash.
        label: the heading on cards, where it differs.
        number: it holds figures, which stand below one another.
        header: its cells name their rows.
        css: the class of its cells.
        place: gives the anchor of a thing's cell.
        foot: what stands in the foot.
    """

    heading: str
    show: Callable[[Thing], object]
    label: str = ""
    number: bool = False
    header: bool = False
    css: str = ""
    place: Callable[[Thing], str] | None = None
    foot: object = None

    def cell(self, content: object, anchor: str = "") -> Cell:
        """Return a cell of this column."""
        shown = NOTHING if content in (None, "") else content
        css = "num" if self.number else self.css
        if self.header:
            return Cell(shown, css=css, scope="row", id=anchor)
        return Cell(shown, self.label or self.heading, css, id=anchor)

    def of(self, thing: Thing) -> Cell:
        """Return the cell of a thing."""
        shown = self.show(thing)
        return shown if isinstance(shown, Cell) else self.cell(shown, self.place(thing) if self.place else "")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a column, and whether that holds figures."""

    words: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table ready to be drawn.

    Attributes:
        groups: the rows, in groups that no cell reaches across.
        foot: the cells of the last row, which sums up; empty for none.
        css: classes of the table beside the grid's own.
        place_css: classes of the place in which it scrolls, beside that one's own.
        sortable: a reader may sort its rows.
    """

    caption: str
    headings: tuple[Heading, ...]
    groups: tuple[tuple[tuple[Cell, ...], ...], ...]
    foot: tuple[Cell, ...] = ()
    css: str = ""
    place_css: str = ""
    sortable: bool = False

    @property
    def parted(self) -> bool:
        """Whether it has several groups, or a foot."""
        return len(self.groups) > 1 or bool(self.foot)


def table(  # noqa: PLR0913 - each tells one thing of a table
    caption: str,
    columns: Sequence[Column[Thing]],
    *groups: Iterable[Thing],
    foot: bool = False,
    css: str = "",
    place_css: str = "",
    sortable: bool = False,
) -> Table:
    """Return a table with a row for each thing, in the order of the groups; `foot` adds that of its columns."""
    rows = tuple(tuple(_row(columns, thing) for thing in group) for group in groups)
    return Table(
        caption,
        tuple(Heading(column.heading, column.number) for column in columns),
        rows,
        tuple(column.cell(column.foot) for column in columns) if foot else (),
        css,
        place_css,
        sortable and sum(map(len, rows)) > SEEN,
    )


def _row(columns: Sequence[Column[Thing]], thing: Thing) -> tuple[Cell, ...]:
    return tuple(cell for cell in (column.of(thing) for column in columns) if cell.columns)
