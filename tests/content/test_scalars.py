"""Every letter of a YAML value is found where it was typed, however it is quoted, escaped or folded."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from prongsai.content import Source, holds_prose
from prongsai.content._yaml import parse

STYLES = st.sampled_from(["'", '"', "|", ">", None])
WORDS = st.text(alphabet="กข'\"\\aำ:#|>-&! \n\t\u00a0\u200b\u2028\x85๑\U0001f642", min_size=1, max_size=30)


def typed(source: Source) -> list[str]:
    """Return the pieces of the value named `x` as the file has them, with their lines and columns."""
    value = source.scalars["x",].value
    found = []
    for first, last, at in source.runs(("x",)):
        place = source.place(at)
        found.append(f"{place.line}:{place.column} {value[first:last]}")
    return found


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("x: กข ค\n", ["1:4 กข ค"]),
        ("x: &here กข\ny: *here\n", ["1:10 กข"]),
        ("x: 'กข'\n", ["1:5 กข"]),
        ("x: 'ก''ข'\n", ["1:5 ก", "1:6 '", "1:8 ข"]),
        ('x: "กข"\n', ["1:5 กข"]),
        ('x: "ก\\"\\u0e02\\tค"\n', ["1:5 ก", '1:6 "', "1:8 ข", "1:16 ค"]),
        ("x: ก ข\n  ค\n\n  ง\n", ["1:4 ก ข", "2:3 ค", "4:3 ง"]),
        ("x: |\n  ก\n   ข\n", ["2:3 ก", "3:4 ข"]),
        ("x: >- # หมายเหตุ\n  ก\n\n  ข\n", ["2:3 ก", "4:3 ข"]),
        ('x: "ก \\\n  ข"\n', ["1:5 ก", "2:3 ข"]),
    ],
)
def test_each_piece_stands_where_it_was_typed(text: str, pieces: list[str]) -> None:
    """Anchors, quotes, escapes, block marks and folded lines move no letter."""
    source = Source("a.yml", text)
    parse(source)
    assert typed(source) == pieces


@given(value=WORDS, style=STYLES, width=st.integers(5, 40), plain=st.booleans())
def test_no_letter_is_lost(value: str, style: Any, width: int, plain: bool) -> None:  # noqa: ANN401, FBT001 - PyYAML's own, drawn
    """Of any value in any style each letter has a place, in order, and is the file's own or the one it escapes."""
    text = yaml.dump({"x": value}, default_style=style, width=width, allow_unicode=plain)
    # Escapes of these are refused; as letters they may stand.
    assume(not re.search(r"\\[NL]|\\x85|\\u2028", text))
    source = Source("a.yml", text)
    assume(parse(source)["x"] is not None)
    read, runs = source.scalars["x",].value, source.runs(("x",))
    assert [*runs] == sorted(runs, key=lambda run: run[2])
    placed = {letter for first, last, _ in runs for letter in range(first, last)}
    assert [letter for index, letter in enumerate(read) if index not in placed and not letter.isspace()] == []
    for first, last, at in runs:
        assert text[at : at + last - first] == read[first:last] or text[at] == "\\"


@pytest.mark.parametrize(
    ("file", "names", "prose"),
    [
        ("measures.yml", "measures title", True),
        ("measures.yml", "measures steps", True),
        ("measures.yml", "measures id", False),
        ("measures.yml", "measures period", False),
        ("analysis.yml", "limitations", True),
        ("analysis.yml", "limitations handling", True),
        ("analysis.yml", "entries about topic", False),
        ("scores.yml", "items O10 reason", True),
        ("scores.yml", "items O10", False),
        ("scores.yml", "notes finding", False),
        ("scores.yml", "rank province", False),
        ("agency.yml", "province", True),
        ("progress.yml", "rounds entries steps 1", False),
    ],
)
def test_the_model_says_what_is_prose(file: str, names: str, prose: bool) -> None:  # noqa: FBT001 - a parameter
    """What is prose is told by the field of the model, whether it stands alone, in a list, or under a key."""
    assert holds_prose(file, tuple(names.split())) is prose
