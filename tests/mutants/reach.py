"""Which tests reach what of the engine: recorded in one run of the tests, as a plugin of pytest."""

from __future__ import annotations

import ast
import builtins
import functools
import gc
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from time import process_time
from typing import TYPE_CHECKING, Any

import pytest

from tests.mutants.changes import block

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping
    from pathlib import Path
    from types import CodeType

Block = tuple[str, int]
"""A block of a function: its file and the line by which it is known, that of the function itself its first."""


MOST = 800
"""How many tests are run of a change that more of them reach."""
LEAST = 0.005
"""How many seconds even the shortest test is reckoned to take."""
NEAR = 10
"""How much likelier a test of a folder sees a change in the folder of the engine that is called so."""
_NOTE = "note_that_it_is_reached"


def telling(source: str, file: str) -> CodeType:
    """Return the code of a file in which each block of each function tells that it is reached."""
    tree = ast.parse(source)
    for function in _outermost(tree):
        for parent in [*ast.walk(function)]:
            for part in [value for _, value in ast.iter_fields(parent) if block(parent, value)]:
                _tell(part, (file, block(parent, part)))
    return compile(ast.fix_missing_locations(tree), file, "exec")


def _outermost(node: ast.AST) -> Iterator[ast.FunctionDef]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef):
            yield child
        else:
            yield from _outermost(child)


def _tell(statements: list[ast.stmt], reached: Block) -> None:
    """Let statements begin with a note; a docstring stays the first."""
    place = ast.Tuple([ast.Constant(reached[0]), ast.Constant(reached[1])], ast.Load())
    note = ast.Expr(ast.Call(ast.Name(_NOTE, ast.Load()), [place], []))
    at = int(isinstance(statements[0], ast.Expr) and isinstance(statements[0].value, ast.Constant))
    statements.insert(at, note)


@dataclass(frozen=True, slots=True)
class Reach:
    """Which tests reach which blocks.

    Attributes:
        tests: of each block the tests that reach it.
        costs: how dear each test is as a witness: the processor seconds that it takes, times the blocks that it reaches.
        depths: how many blocks of a file a test reaches: the more, the more likely it is about that file.
        seconds: the processor seconds that each test takes, with its fixtures.
        early: the blocks that are reached before the first test begins, while the engine and the tests are imported.
    """

    tests: dict[Block, list[str]]
    costs: dict[str, float]
    depths: Mapping[tuple[str, str], int]
    seconds: dict[str, float]
    early: frozenset[Block]

    def of(self, blocks: Iterable[Block], file: str) -> tuple[str, ...]:
        """Return the tests that reach any of some blocks, the cheapest and most special witnesses of a file first."""
        found = {test for block in blocks for test in self.tests.get(block, ())}
        return tuple(sorted(found, key=lambda test: (self._cost(test, file), test))[:MOST])

    def _cost(self, test: str, file: str) -> float:
        # Tests stand in folders that are called as those of the engine.
        near = NEAR if f"/{test.split('/')[1]}/" in file else 1
        return self.costs[test] / near / max(self.depths.get((file, test), 0), 1) ** 2


class Chosen:
    """Runs the tests that `chosen` tells to be run, and not those that it tells not to be.

    Of None, the settings of the tests decide.
    """

    def __init__(self, chosen: Callable[[Path], bool | None]) -> None:
        self._chosen = chosen

    @pytest.hookimpl(tryfirst=True)
    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        """Leave out what is not chosen."""
        chosen = self._chosen(collection_path)
        return None if chosen is None else not chosen


class Recorder:
    """Notes for each test, which must pass, what it reaches and how long it works, its fixtures included."""

    def __init__(self, files: frozenset[str], told: Path) -> None:
        self._files = files
        self._told = told
        self._now: set[Block] = set()
        self._early: set[Block] = set()
        self._fixtures: defaultdict[int, tuple[set[Block], float]] = defaultdict(lambda: (set(), 0))
        self._shared = 0.0
        self._tests: list[tuple[str, float, int]] = []
        self._reached: defaultdict[Block, list[int]] = defaultdict(list)
        self._failed: list[str] = []
        self._caches: list[Any] = []
        setattr(builtins, _NOTE, self._note)

    def pytest_collection_finish(self) -> None:
        """Find what remembers its answers, for who asks again would not be seen to reach it."""
        self._early = self._now
        self._caches = caches(self._files)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Function) -> Iterator[None]:
        """Run a test, and note what it reached."""
        for cache in self._caches:
            cache.cache_clear()
        self._now, self._shared, began = set(), 0, process_time()
        result = yield
        seconds = process_time() - began - self._shared
        for definitions in item._fixtureinfo.name2fixturedefs.values():  # noqa: SLF001 - pytest tells it nowhere else
            reached, spent = self._fixtures[id(definitions[-1])]
            self._now |= reached
            seconds += spent
        for one in self._now:
            self._reached[one].append(len(self._tests))
        self._tests.append((item.nodeid, seconds, len(self._now)))
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Iterator[None]:
        """Note what a fixture reached and how long it worked, for every test that shares it."""
        if fixturedef.scope == "function":
            return (yield)
        outer, self._now, began = self._now, set(), process_time()
        try:
            return (yield)
        finally:
            spent = process_time() - began
            self._fixtures[id(fixturedef)] = self._now, spent
            self._shared += spent
            self._now = self._now | outer

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a test that does not pass as things are."""
        if report.failed:
            self._failed.append(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        """Write down what was noted."""
        told = {
            "tests": self._tests,
            "reached": [*self._reached.items()],
            "early": [*self._early],
            "failed": self._failed,
        }
        self._told.write_text(json.dumps(told), encoding="utf-8")

    def _note(self, reached: Block) -> None:
        self._now.add(reached)


def caches(files: Container[str]) -> list[Any]:
    """Return what remembers answers of the functions that stand in some files."""
    kept = [one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper)]  # noqa: SLF001 - the type has no other name
    return [one for one in kept if one.__wrapped__.__code__.co_filename in files]


def gathered(halves: Iterable[Mapping[str, Any]]) -> Reach:
    """Return what was noted in several runs, each of some of the tests."""
    tests: defaultdict[Block, list[str]] = defaultdict(list)
    costs: dict[str, float] = {}
    seconds: dict[str, float] = {}
    early: set[Block] = set()
    for half in halves:
        names = [name for name, _, _ in half["tests"]]
        costs |= {name: (spent + LEAST) * breadth for name, spent, breadth in half["tests"]}
        seconds |= {name: spent for name, spent, _ in half["tests"]}
        early |= {(file, line) for file, line in half["early"]}
        for (file, line), numbers in half["reached"]:
            tests[file, line] += [names[number] for number in numbers]
    depths = Counter((file, test) for (file, _), names in tests.items() for test in names)
    return Reach(dict(tests), costs, depths, seconds, frozenset(early))
