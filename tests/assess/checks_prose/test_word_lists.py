"""The lists of words and patterns by which prose is read are what they seem to be."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

ROOMS = Path(__file__).parents[3] / "hooks" / "prongsai" / "assess"
LISTS = sorted(ROOMS.rglob("*.yml"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_no_list_has_a_name_twice(path: Path) -> None:
    """Of two lists with the same name YAML keeps the last, and the first one would be lost without a word."""
    twice: list[str] = []

    def look(node: yaml.Node | None) -> None:
        names = [key.value for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
        twice.extend(name for name in {*names} if names.count(name) > 1)
        for _, inner in node.value if isinstance(node, yaml.MappingNode) else ():
            look(inner)

    look(yaml.compose(path.read_text(encoding="utf-8")))
    assert not twice
