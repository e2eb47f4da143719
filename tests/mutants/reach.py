"""Which tests reach which functions of the engine: recorded in one run of the tests, as a plugin of pytest."""

from __future__ import annotations

import ast
import builtins
import functools
import gc
import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import CodeType

Function = tuple[str, int]
"""A function: its file and its first line."""


_NOTE = "note_that_it_is_reached"


def telling(source: str, file: str) -> CodeType:
    """Return the code of a file in which each function that stands in no other tells that it is reached."""
    tree = ast.parse(source)
    for node in _outermost(tree):
        line = min(node.lineno, *(one.lineno for one in node.decorator_list), node.lineno)
        note = ast.Call(ast.Name(_NOTE, ast.Load()), [ast.Constant(file), ast.Constant(line)], [])
        node.body.insert(0 if ast.get_docstring(node) is None else 1, ast.Expr(note))
    return compile(ast.fix_missing_locations(tree), file, "exec")


def _outermost(node: ast.AST) -> Iterator[ast.FunctionDef]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef):
            yield child
        else:
            yield from _outermost(child)


class Recorder:
    """Notes for each test, which must pass, the functions that tell that they were reached, its fixtures included.

    Of the tests it runs those that `chosen` tells to be run, and leaves out those that it tells not to be; of None,
    the settings of the tests decide.
    """

    def __init__(self, files: frozenset[str], told: Path, chosen: Callable[[Path], bool | None]) -> None:
        self._files = files
        self._told = told
        self._chosen = chosen
        self._now: set[Function] = set()
        self._fixtures: defaultdict[int, set[Function]] = defaultdict(set)
        self._tests: dict[str, list[Function]] = {}
        self._failed: list[str] = []
        self._caches: list[Any] = []
        setattr(builtins, _NOTE, self._note)

    @pytest.hookimpl(tryfirst=True)
    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        """Leave out what is not chosen."""
        chosen = self._chosen(collection_path)
        return None if chosen is None else not chosen

    def pytest_collection_finish(self) -> None:
        """Find what remembers its answers, for who asks again would not be seen to reach it."""
        kept = [one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper)]  # noqa: SLF001 - the type has no other name
        self._caches = [one for one in kept if one.__wrapped__.__code__.co_filename in self._files]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Function) -> Iterator[None]:
        """Run a test, and note what it reached."""
        for cache in self._caches:
            cache.cache_clear()
        self._now = set()
        result = yield
        for definitions in item._fixtureinfo.name2fixturedefs.values():  # noqa: SLF001 - pytest tells it nowhere else
            self._now |= self._fixtures[id(definitions[-1])]
        self._tests[item.nodeid] = sorted(self._now)
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Iterator[None]:
        """Note what a fixture reached, for every test that shares it."""
        outer, self._now = self._now, set()
        try:
            return (yield)
        finally:
            self._fixtures[id(fixturedef)] |= self._now
            self._now |= outer

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a test that does not pass as things are."""
        if report.failed:
            self._failed.append(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        """Write down what was noted."""
        self._told.write_text(json.dumps({"tests": self._tests, "failed": self._failed}), encoding="utf-8")

    def _note(self, file: str, line: int) -> None:
        self._now.add((file, line))
