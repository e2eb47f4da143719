"""Templates show what they are given: nothing is decided, looked for or reckoned in them, and each line can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, nodes

from tests.render.reading import TEMPLATES

if TYPE_CHECKING:
    from pathlib import Path

OURS = sorted(TEMPLATES.glob("*.html"))
DECIDING = frozenset(["selectattr", "rejectattr", "select", "reject", "groupby", "unique", "sort", "map", "default"])
LONGEST = 200


def parsed(path: Path) -> nodes.Template:
    """Return a template as Jinja2 reads it."""
    return Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_a_template_compares_and_filters_nothing(path: Path) -> None:
    """No template compares values, chooses among them or keeps what it has found: that is decided before it is filled."""
    template = parsed(path)
    compared = [f"line {node.lineno}" for node in template.find_all((nodes.Compare, nodes.NSRef))]
    chosen = [f"line {node.lineno}: {node.name}" for node in template.find_all(nodes.Filter) if node.name in DECIDING]
    chosen += [f"line {node.lineno}: for … if" for node in template.find_all(nodes.For) if node.test is not None]
    assert compared + chosen == []


def test_one_macro_draws_every_table() -> None:
    """No template but the one of the macro has a table."""
    assert [path.name for path in OURS if "<table" in path.read_text(encoding="utf-8")] == ["tables.html"]


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_no_line_is_too_long(path: Path) -> None:
    """Each line of a template can be read at once."""
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, 1) if len(line) > LONGEST] == []
