"""The controls of a form: one for each value that stands in a file, whatever its shape."""

from __future__ import annotations

from datetime import date

import pytest

from prongsai.edit import Desk, sheet
from prongsai.edit._names import location_of, name_of
from tests.conftest import WHOLE

DAY = date(2026, 7, 1)
FILES = [file for file in Desk(WHOLE, DAY).files() if file.endswith(".yml") and (WHOLE / file).is_file()]


@pytest.mark.parametrize("file", FILES)
def test_every_value_has_a_control(file: str) -> None:
    """Each field that stands in a file has a control with its value, and none of it needs to be edited in the file."""
    desk = Desk(WHOLE, DAY)
    page = sheet(desk, file, ())
    every = [one for control in page.controls for one in control.every]
    assert {one.at[0] for one in page.controls} >= desk.data(file).keys()
    assert [one.name for one in every if one.drawn == "file"] == []
    assert page.changes({}) == []


@pytest.mark.parametrize("at", [(), ("measures", 0, "title"), ("questions", "e 7/1:ก"), ("earlier", "2567")])
def test_a_name_says_where_a_value_stands(at: tuple[str | int, ...]) -> None:
    """A key of any letters and a place in a list come back from the name of a control."""
    assert location_of(name_of(at)) == at
