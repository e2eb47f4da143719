"""The engine's rooms: who may import whom, and how large a file may grow."""

from __future__ import annotations

import ast
import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ENGINE = ROOT / "hooks" / "prongsai"
FILES = sorted(ENGINE.rglob("*.py"))
SHORT = [
    *sorted((ROOT / "hooks").rglob("*.py")),
    *sorted((ROOT / "hooks" / "prongsai" / "edit").rglob("templates/*")),
    *sorted((ROOT / "overrides").rglob("*.html")),
    *sorted((ROOT / "overrides").rglob("*.css")),
]
# From the lowest to the highest; each may import those before it.
ROOMS = [
    "archives",
    "text",
    "words",
    "findings",
    "files",
    "processes",
    "site",
    "personal",
    "evidence",
    "criteria",
    "addresses",
    "content",
    "kept",
    "patch",
    "assess",
    "render",
    "documents",
    "schemas",
    "new",
    "migrate",
    "finish",
    "links",
    "build",
    "doctor",
    "reference",
    "host",
    "sheet",
    "edit",
    "cli",
    "__main__",
]
# The floors of the largest room, likewise; what carries an underscore is a file of types or of steps.
FLOORS = [
    "_expanded",
    "figures",
    "_assessment",
    "_published",
    "narrative",
    "prose",
    "elements",
    "checks",
    "years",
    "_assess",
    "_parts",
]
LONGEST = 400
DEEPEST = 21
"""The most files that import one another in a row, types left out; it may fall and never grow."""


def name(path: Path) -> str:
    """Return the name that a parametrized test shows for a file."""
    return path.relative_to(ROOT).as_posix()


def module(path: Path) -> list[str]:
    """Return a file's dotted name as parts, after the package's own."""
    parts = list(path.relative_to(ENGINE).with_suffix("").parts)
    return parts[:-1] if parts[-1] == "__init__" else parts


@cache
def tree_of(path: Path) -> ast.Module:
    """Return what a file says, read once for all tests."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> list[str]:
    """Return what a file imports, as full dotted names, those for type checking and within functions included."""
    found = []
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a relative import hides where it leads"
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def own(path: Path) -> list[list[str]]:
    """Return what a file imports from the engine, as parts after the package's name."""
    return [full.split(".")[1:] for full in imports(path) if full.split(".")[0] == "prongsai"]


def room_of(path: Path) -> str | None:
    """Return the room that a file is in; the package's own file is in none."""
    parts = module(path)
    return parts[0] if parts else None


def test_every_file_is_in_a_known_room() -> None:
    """The rooms are those named above and no other, and each has files."""
    assert {room for path in FILES if (room := room_of(path))} == set(ROOMS)


@pytest.mark.parametrize("path", [path for path in FILES if room_of(path) != "host"], ids=name)
def test_the_engine_does_not_know_its_host(path: Path) -> None:
    """No file of the engine imports MkDocs or its theme, but those of the room for it."""
    assert [full for full in imports(path) if full.split(".")[0] in ("mkdocs", "material", "publish")] == []


@pytest.mark.parametrize("path", [path for path in FILES if room_of(path)], ids=name)
def test_no_room_imports_a_higher_one(path: Path) -> None:
    """A file imports its own room and lower ones only, type checking included."""
    height = ROOMS.index(str(room_of(path)))
    higher = [parts for parts in own(path) if parts[0] in ROOMS and ROOMS.index(parts[0]) > height]
    assert higher == []


def test_no_floor_of_assessing_imports_a_higher_one() -> None:
    """Within `assess` a file imports its own floor and lower ones only, type checking included."""
    climbing = []
    for path in (path for path in FILES if room_of(path) == "assess" and len(module(path)) > 1):
        height = FLOORS.index(module(path)[1])
        inner = [parts[1] for parts in own(path) if parts[0] == "assess" and len(parts) > 2]
        climbing += [(name(path), floor) for floor in inner if FLOORS.index(floor) > height]
    assert climbing == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_room_is_entered_by_its_door(path: Path) -> None:
    """From another room a file imports what that room's own package offers, and nothing that stands behind it."""
    doors = [parts for parts in own(path) if parts[0] in ROOMS and parts[0] != room_of(path)]
    assert [parts for parts in doors if len(parts) > 2 or parts[-1].startswith("_")] == []


def graph(*, types: bool) -> dict[str, set[str]]:
    """Return the files that each file imports, by dotted names; those only for type checking when `types` says so."""
    known = {".".join(module(path)): path for path in FILES}
    found: dict[str, set[str]] = {}
    for here, path in known.items():
        names = _imported(tree_of(path), types=types)
        found[here] = {_file_of(full, known) for full in names if full.startswith("prongsai.")} - {here}
    return found


def _imported(tree: ast.Module, *, types: bool) -> list[str]:
    """Return the full dotted names that a module imports at its top, and those for type checking where asked."""
    found = []
    for node in tree.body:
        inner = node.body if isinstance(node, ast.If) and types else [node]
        found += [f"{one.module}.{each.name}" for one in inner if isinstance(one, ast.ImportFrom) for each in one.names]
    return found


def _file_of(full: str, known: dict[str, Path]) -> str:
    """Return the module that a dotted name is, or is in."""
    inner = full.removeprefix("prongsai.")
    return inner if inner in known else inner.rpartition(".")[0]


def test_no_import_goes_in_a_circle() -> None:
    """No file imports itself by way of others, type checking included."""
    # Raises CycleError, which names the files of a circle.
    assert [*TopologicalSorter(graph(types=True)).static_order()]


def test_imports_are_no_deeper_than_they_were() -> None:
    """Whoever reads a file to its ground opens no more files in a row than before."""
    imports_of, depths = graph(types=False), dict[str, int]()
    for file in TopologicalSorter(imports_of).static_order():
        depths[file] = 1 + max((depths[one] for one in imports_of.get(file, ())), default=0)
    # The adapter to MkDocs and the start of the command stand around the engine, and were never counted.
    assert max(depth for file, depth in depths.items() if file.split(".")[0] not in ("host", "__main__")) <= DEEPEST


def test_the_hook_only_names_the_events() -> None:
    """`hooks/publish.py` has nothing of its own: it imports events from the host's room and offers just these."""
    path = ROOT / "hooks" / "publish.py"
    _, imported, offered = tree_of(path).body
    assert isinstance(imported, ast.ImportFrom)
    assert isinstance(offered, ast.Assign)
    assert imported.module == "prongsai.host"
    named = [alias.name for alias in imported.names]
    assert (named, [one for one in named if not one.startswith("on_")]) == (ast.literal_eval(offered.value), [])


@pytest.mark.parametrize("path", FILES, ids=name)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    """Every module begins with a docstring."""
    assert ast.get_docstring(tree_of(path))


@pytest.mark.parametrize("path", SHORT, ids=name)
def test_no_file_is_too_long(path: Path) -> None:
    """Code, templates and styles stay short enough to read at once."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_no_file_of_tests_is_too_long() -> None:
    """Nor do tests outgrow what can be read at once."""
    files = [path for path in (ROOT / "tests").rglob("*.py") if "node_modules" not in path.parts]
    assert [name(path) for path in files if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST] == []


def test_what_may_be_used_up_is_not_kept() -> None:
    """A function that is made to be called again holds no `Iterable`, of which a second call may find nothing left."""
    functions = [(path, one) for path in FILES for one in ast.walk(tree_of(path)) if isinstance(one, ast.FunctionDef)]
    assert [(name(path), one.name, kept) for path, one in functions if (kept := _kept(one))] == []


def _kept(function: ast.FunctionDef) -> set[str]:
    """Return the arguments of a function that may be used up and are named in functions within it."""
    arguments = [*function.args.args, *function.args.kwonlyargs]
    passing = {one.arg for one in arguments if one.annotation and "Itera" in ast.unparse(one.annotation)}
    if not passing:
        return passing
    made = [one for one in ast.walk(function) if isinstance(one, (ast.FunctionDef, ast.Lambda)) and one is not function]
    return passing & {one.id for inner in made for one in ast.walk(inner) if isinstance(one, ast.Name)}


def test_every_room_offers_only_what_it_has() -> None:
    """A room's __all__ is sorted, without doubles, and everything in it is imported or defined there."""
    for room in ROOMS:
        path = ENGINE / room / "__init__.py"
        if not path.is_file() or "__all__" not in path.read_text(encoding="utf-8"):
            continue
        offered = next(
            ast.literal_eval(node.value)
            for node in tree_of(path).body
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__"
        )
        assert (room, len(set(offered))) == (room, len(offered))
        assert set(offered) <= {full.rpartition(".")[2] for full in imports(path)}


def test_only_the_reports_look_at_content() -> None:
    """No test depends on `content/`, which an agency replaces, but the suite that compares what stands there."""
    named = re.compile(r"(?:ROOT|HERE|parent|parents\[[0-9]\]) / \"content\"")
    files = sorted((ROOT / "tests").rglob("*.py"))
    found = {name(path) for path in files if named.search(path.read_text(encoding="utf-8"))}
    assert found == {"tests/reports/reports.py", "tests/tools/accuracy.py", "tests/tools/personal.py"}
