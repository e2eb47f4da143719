"""Who uses what is defined outside of functions: a constant, a table, a class."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.mutants.changes import first_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tests.mutants.reach import Block


@dataclass(frozen=True, slots=True)
class _Definition:
    """Something defined: its name, what it mentions, and for a function where it stands."""

    name: str
    mentions: frozenset[str]
    function: Block | None


class Users:
    """The functions of the engine, found by what they mention, through as many constants as lie between."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._all = [one for file in files for one in _definitions(file)]

    def of(self, name: str) -> set[Block]:
        """Return the functions that use a name, of whatever file; too many rather than too few."""
        names = {name.partition(".")[0]}
        while more := {one.name for one in self._all if one.function is None and one.mentions & names} - names:
            names |= more
        return {one.function for one in self._all if one.function and (one.mentions & names or one.name in names)}


def _definitions(file: Path) -> Iterator[_Definition]:
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        match node:
            case ast.FunctionDef(name=name):
                yield _Definition(name, _mentions(node), _function(file, node))
            case ast.ClassDef(name=name, body=body):
                yield _Definition(name, _mentions(node), None)
                methods = [one for one in body if isinstance(one, ast.FunctionDef)]
                yield from (_Definition(name, _mentions(one), _function(file, one)) for one in methods)
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield _Definition(name, _mentions(node), None)


def _function(file: Path, node: ast.FunctionDef) -> Block:
    return str(file), first_line(node)


def _mentions(node: ast.AST) -> frozenset[str]:
    names = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
    return frozenset(names | {one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute)})
