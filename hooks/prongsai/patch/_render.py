"""How lists and groups that come new into a file are written: as those of the same name that stand in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import yaml

from prongsai.patch._edits import Bare
from prongsai.patch._spell import Room, spelled
from prongsai.patch._tree import flow, start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.patch._edits import Value
    from prongsai.patch._tree import Tree

_T = TypeVar("_T")
_SHORT = 40
"""A text between brackets is no longer than this, unless those of its name are."""
_ITEM = "[]"
"""What is written behind the name of a list where its items are meant."""


@dataclass(frozen=True)
class Style:
    """How a file is written.

    Attributes:
        dash: how far in the dash of a list stands from its key.
        step: how far in the fields of a group stand from its key.
        flow: whether what has a name stands between brackets, as most of its name do.
    """

    dash: int = 2
    step: int = 2
    quote: str = "'"
    width: int = 110
    flow: dict[str, bool] = field(default_factory=dict)

    def inline(self, value: Value, column: int, name: str) -> str:
        """Return what follows the colon of a key, or nothing."""
        if value is None:
            return ""
        if isinstance(value, str):
            return " " + spelled(value, self.room(column, len(name) + 2))
        if self._between_brackets(value, name):
            return " " + self.between(value)
        if isinstance(value, list):
            inner = column + self.dash
            return "".join(f"\n{' ' * inner}-{self.item(one, inner, name)}" for one in value)
        inner = column + self.step
        return f"\n{' ' * inner}{self.fields(value, inner)}"

    def item(self, value: Value, column: int, name: str) -> str:
        """Return what follows the dash of an item, which stands at `column`."""
        if isinstance(value, dict) and value and not self._between_brackets(value, name + _ITEM):
            return " " + self.fields(value, column + 2)
        if isinstance(value, dict | list):
            return " " + self.between(value)
        return "" if value is None else " " + spelled(value, self.room(column))

    def fields(self, value: dict[str, Value], column: int) -> str:
        """Return the fields of a group, of which the first stands behind what there is in its line."""
        pad = "\n" + " " * column
        return pad.join(f"{self.key(key)}:{self.inline(one, column, key)}" for key, one in value.items())

    def between(self, value: Value) -> str:
        """Return a value as it stands between brackets."""
        if isinstance(value, dict):
            return "{" + ", ".join(f"{self.key(key)}: {self.between(one)}".rstrip() for key, one in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self.between, value)) + "]"
        return "" if value is None else spelled(value, self.room(0)._replace(flow=True))

    def key(self, name: str) -> str:
        """Return the name of a field as it is written."""
        return spelled(Bare(name), Room(2, flow=True, quote=self.quote))

    def room(self, column: int, before: int = 2) -> Room:
        """Return where a value is to stand whose key, or dash, stands at `column`."""
        return Room(column + 2, column + before, width=self.width, quote=self.quote)

    def _between_brackets(self, value: list[Value] | dict[str, Value], name: str) -> bool:
        leaves = [*_leaves(value)]
        if not leaves:
            return True
        records = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
        nested = any(isinstance(inner, dict | list) for one in records for inner in one.values())
        if nested or any(len(leaf) > _SHORT or "\n" in leaf for leaf in leaves):
            return False
        if name in self.flow:
            return self.flow[name]
        if isinstance(value, dict):
            return len(leaves) == 1
        return not any(" " in leaf for leaf in leaves) and all(len(one) == 1 for one in records)


def style_of(tree: Tree) -> Style:
    """Return how a file is written."""
    dashes, steps, quotes = Counter[int](), Counter[int](), Counter[str]()
    flows: dict[str, Counter[bool]] = {}
    width = 0
    for name, column, node in _named(tree.root, "", 0):
        if isinstance(node, yaml.ScalarNode):
            quotes.update(node.style if node.style in ("'", '"') else "")
            lines = tree.raw(node).split("\n")[1:] if node.style == ">" else []
            width = max([width, *(len(line.strip()) for line in lines if len(lines) > 1)])
            continue
        if node.value:
            flows.setdefault(name, Counter())[flow(node)] += 1
        if not flow(node) and not name.endswith(_ITEM) and name:
            (dashes if isinstance(node, yaml.SequenceNode) else steps)[tree.column(start(node)) - column] += 1
    return Style(
        _most(dashes, 2),
        max(_most(steps, 2), 1),
        _most(quotes, "'"),
        min(width, 120) or 110,
        {name: _most(counted, default=False) for name, counted in flows.items()},
    )


def _most(counted: Counter[_T], default: _T) -> _T:
    return max(counted, key=lambda one: counted[one], default=default)


def _named(node: yaml.Node, name: str, column: int) -> Iterator[tuple[str, int, yaml.Node]]:
    """Yield every value with its name and the column of its key."""
    yield name, column, node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _named(value, key.value, key.start_mark.column)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _named(item, name + _ITEM, column)


def _leaves(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for one in value.values() if isinstance(value, dict) else value or ():
            yield from _leaves(one)
