"""Out and in again changes nothing; a cell that was changed comes back, and nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.content import Source, parse
from prongsai.patch import value_at
from prongsai.sheet import read_year
from prongsai.sheet._layout import tables_of
from prongsai.sheet._lines import Cells
from prongsai.sheet._match import Matcher
from prongsai.sheet._plan import planned
from prongsai.sheet._table import alone_of, held
from prongsai.sheet._take import new_texts, take
from tests.patch.edits import MOST_LINES, lines_changed
from tests.sheet.books import SITES, WHOLE, find, out, with_cell, years

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from prongsai.sheet._grids import Grid
    from prongsai.sheet._table import Field, Table
    from prongsai.sheet._year import YearFiles
    from tests.conftest import TinySite

PLACES = years(SITES)
BOOKS = [("sample", 2567), ("sample", 2566), ("town", 2568)]
WORDS = st.sampled_from(
    ["ถ้อยคำใหม่", "ก: ข # ค", "- ข้อ", "2567-04-05", "no", "010", "O'Neil", '"ก"', "[ก]", "ก " * 90 + "ก"]
)


@pytest.mark.parametrize("place", PLACES, ids=lambda one: f"{one[0].name}-{one[1]}-{one[2]}")
def test_out_and_in_again_changes_nothing(place: tuple[Path, str, int], tmp_path: Path) -> None:
    """The workbook of any year brings no edit of any file, nothing that cannot be read, and shows every value."""
    content, slug, year = place
    taken = take(content, out(content, slug, year, tmp_path / "year.xlsx"), "year.xlsx")
    assert (taken.plan.edits, taken.found) == ({}, ())
    files = read_year(content, slug, year)
    cells = Cells(files.units)
    fields = [one for table in tables_of(files) for row in table.rows for one in row.fields.values()]
    values = [held(files.data[one.file], one.at, one.name, alone_of(one.file, one.at)) for one in fields]
    assert [
        one for one, value in zip(fields, values, strict=True) if cells.shown(one.name, one.shape, value) is None
    ] == []


def _cells(table: Table) -> Iterator[tuple[str, Field]]:
    """Yield the cells of a table that hold words of one value, such as `มาตรการ!C2`; an id stays as it is."""
    for line, row in enumerate(table.rows, 2):
        for at, column in enumerate(table.columns):
            one = row.fields.get(column.name)
            if one and one.name != "id" and one.shape.kind in ("text", "line") and one.shape.holds == "words":
                yield f"{table.title}!{chr(ord('A') + at)}{line}", one


def _leaves(data: object, at: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], object]:
    if not isinstance(data, dict | list):
        return {at: data}
    steps: Any = data.items() if isinstance(data, dict) else enumerate(data)
    return {place: leaf for step, inner in steps for place, leaf in _leaves(inner, (*at, step)).items()}


@cache
def _book(slug: str, number: int) -> tuple[YearFiles, Mapping[str, Grid]]:
    with TemporaryDirectory() as folder:
        return read_year(WHOLE, slug, number), out(WHOLE, slug, number, Path(folder) / "year.xlsx")


@settings(max_examples=25)
@given(st.data())
def test_a_value_that_is_changed_comes_back_alone(data: st.DataObject) -> None:
    """Whatever words of a year are changed in a workbook, they are read back, and all else in the files stays."""
    year, grids = _book(*data.draw(st.sampled_from(BOOKS)))
    tables = tables_of(year)
    cell, one = data.draw(st.sampled_from([one for table in tables for one in _cells(table)]))
    words = data.draw(WORDS)
    matcher = Matcher(with_cell(grids, cell, words))
    plan = planned(year, [(table, matcher.rows(table) or ()) for table in tables])
    texts = dict(new_texts(year, year, plan, []))
    assert (matcher.found, plan.found, [*texts]) == ([], [], [year.path(one.file)])
    text = texts[year.path(one.file)]
    read = parse(Source("", text))
    assert held(read, one.at, one.name, alone_of(one.file, one.at)) == words.strip()
    before, after = _leaves(year.data[one.file]), _leaves(read)
    differing = {at for at in before.keys() | after.keys() if before.get(at) != after.get(at)}
    whole = value_at(year.data[one.file], one.at) if one.at else {}
    around = one.path if isinstance(whole, dict) else one.at
    assert all(at[: len(around)] == around for at in differing)
    shown = str(value_at(year.data[one.file], one.path) or "")
    assert lines_changed(year.files[one.file].text, text) <= MOST_LINES + len(shown) // 40


def test_a_score_is_the_same_however_it_ends(tiny: TinySite, tmp_path: Path) -> None:
    """A cell of a score that a program wrote anew changes nothing, another score its line alone."""
    grids = out(tiny.root, "thung-thong", 2568, tmp_path / "year.xlsx")
    cell = find(grids, "คะแนน", "ค่า", 15)
    assert take(tiny.root, with_cell(grids, cell, "90.00"), "year.xlsx").texts == {}
    texts = take(tiny.root, with_cell(grids, cell, 85.5), "year.xlsx").texts
    assert texts == {
        "thung-thong/2568/scores.yml": tiny.path("scores.yml")
        .read_text(encoding="utf-8")
        .replace("  10: 90\n", "  10: 85.50\n")
    }
