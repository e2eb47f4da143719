"""Every table is one value: what its columns tell once stands wherever it must be."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from prongsai.render._environment import environment
from prongsai.render._shown import html
from prongsai.render._table import Cell, Column, Table, table
from tests.render.reading import TEMPLATES, Element, parse


class Fruit(NamedTuple):
    """Something to stand in a row."""

    name: str
    weight: int | None


NAME: Column[Fruit] = Column("ชื่อ", lambda fruit: fruit.name, header=True, foot="รวม")
WEIGHT: Column[Fruit] = Column("น้ำหนัก", lambda fruit: fruit.weight, label="หนัก", number=True, foot=7)
PLUM, FIG, PEAR = Fruit("บ๊วย", 3), Fruit("มะเดื่อ", 0), Fruit("แพร์", None)


def drawn(value: Table | Markup) -> Element:
    """Return what the macro draws."""
    return parse(str(environment(TEMPLATES).get_template("tables.html").module.table(value)))  # type: ignore[attr-defined]


def rows(root: Element) -> list[list[str]]:
    """Return the texts of the cells by rows."""
    return [[cell.text() for cell in row.all("th", "td")] for row in root.all("tr")]


def test_a_column_tells_its_heading_once() -> None:
    """The heading stands above, a card's label and the class of figures at every cell, and the foot below."""
    root = drawn(table("ผลไม้", (NAME, WEIGHT), [PLUM], foot=True))
    assert root.all("caption")[0].text() == "ผลไม้"
    assert rows(root) == [["ชื่อ", "น้ำหนัก"], ["บ๊วย", "3"], ["รวม", "7"]]
    assert [cell.attributes for cell in root.all("td")] == [{"class": "num", "data-label": "หนัก"}] * 2
    assert [cell.attributes for cell in root.all("th")] == [
        {"scope": "col"},
        {"scope": "col", "class": "num"},
        {"scope": "row"},
        {"scope": "row"},
    ]


def test_what_is_not_known_is_a_dash_and_nought_is_not() -> None:
    """A cell without a value shows a dash; a figure of nought is a value."""
    assert rows(drawn(table("ผลไม้", (NAME, WEIGHT), [FIG, PEAR])))[1:] == [["มะเดื่อ", "0"], ["แพร์", "–"]]


def test_text_is_escaped_and_stays_on_its_line() -> None:
    """Neither a heading, a label, a caption nor a cell can bring mark-up or a line of its own into a page."""
    evil = '<b>\n# "x"'
    column: Column[Fruit] = Column(evil, lambda fruit: html("<i>{}</i>", fruit.name))
    root = drawn(table(evil, (column,), [Fruit(evil, 1)]))
    assert root.all("b") == []
    assert [cell.attributes["data-label"] for cell in root.all("td")] == ['<b> # "x"']
    assert root.all("i")[0].text() == '<b> # "x"'


def test_a_cell_may_reach_over_rows_and_columns() -> None:
    """A cell covers others: those of its column are shown on cards only, those beside it are not drawn."""
    wide: Column[Fruit] = Column("ก", lambda fruit: Cell(fruit.name, "ก", scope="rowgroup", rows=2))
    again: Column[Fruit] = Column("ข", lambda _: Cell("ซ้ำ", "ข", rows=0))
    gone: Column[Fruit] = Column("ค", lambda _: Cell(None, columns=0))
    across: Column[Fruit] = Column("ง", lambda _: Cell("กว้าง", "ง", columns=2, id="_x"))
    cells = drawn(table("", (wide, again, gone, across), [PLUM])).all("tbody")[0].all("th", "td")
    assert [cell.attributes for cell in cells] == [
        {"scope": "rowgroup", "rowspan": "2", "data-label": "ก"},
        {"class": "ps-again", "data-label": "ข"},
        {"id": "_x", "colspan": "2", "data-label": "ง"},
    ]


def test_groups_have_bodies_of_their_own() -> None:
    """Each group of rows is a body, with the place and the classes that the table asks for."""
    root = drawn(table("", (NAME,), [PLUM], [FIG, PEAR], css="ps-dense", place_css="ps-wide", sortable=True))
    assert [len(body.all("tr")) for body in root.all("tbody")] == [1, 2]
    assert root.all("div")[0].attributes["class"] == "ps-table ps-wide"
    assert root.all("table")[0].attributes == {"class": "ps-grid ps-dense", "data-sortable": ""}


def test_what_is_seen_at_one_look_is_not_sorted() -> None:
    """Two rows have no button to sort them by."""
    assert not table("", (NAME,), [FIG, PEAR], sortable=True).sortable


def test_words_in_the_place_of_a_table_are_a_paragraph() -> None:
    """Where there is no table to show, words say so."""
    root = drawn(Markup("ไม่มี"))
    assert [one.text() for one in root.all("p")] == ["ไม่มี"]
    assert root.all("table") == []
