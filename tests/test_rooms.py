"""The engine's rooms: who may import whom, and how large a file may grow."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ENGINE = ROOT / "hooks" / "prongsai"
FILES = sorted(ENGINE.rglob("*.py"))
SHORT = [
    *sorted((ROOT / "hooks").rglob("*.py")),
    *sorted((ROOT / "overrides").rglob("*.html")),
    *sorted((ROOT / "overrides").rglob("*.css")),
]
# From the lowest to the highest; each may import those before it.
ROOMS = [
    "text",
    "findings",
    "criteria",
    "content",
    "schemas",
    "assess",
    "render",
    "finish",
    "links",
    "publishing",
    "reference",
    "cli",
]
LONGEST = 400


def name(path: Path) -> str:
    """Return the name that a parametrized test shows for a file."""
    return path.relative_to(ROOT).as_posix()


def module(path: Path) -> list[str]:
    """Return a file's dotted name as parts, after the package's own."""
    parts = list(path.relative_to(ENGINE).with_suffix("").parts)
    return parts[:-1] if parts[-1] == "__init__" else parts


def imports(path: Path) -> list[str]:
    """Return what a file imports, as full dotted names, those for type checking and within functions included."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
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


@pytest.mark.parametrize("path", FILES, ids=name)
def test_the_engine_does_not_know_its_host(path: Path) -> None:
    """No file of the engine imports MkDocs or its theme."""
    assert [full for full in imports(path) if full.split(".")[0] in ("mkdocs", "material", "publish")] == []


@pytest.mark.parametrize("path", [path for path in FILES if room_of(path)], ids=name)
def test_no_room_imports_a_higher_one(path: Path) -> None:
    """A file imports its own room and lower ones only, type checking included."""
    height = ROOMS.index(str(room_of(path)))
    higher = [parts for parts in own(path) if parts[0] in ROOMS and ROOMS.index(parts[0]) > height]
    assert higher == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_room_is_entered_by_its_door(path: Path) -> None:
    """What another room keeps private is imported through that room's own package only."""
    room = room_of(path)
    around = [parts for parts in own(path) if parts[0] != room and any(part.startswith("_") for part in parts[:-1])]
    doors = [
        parts for parts in own(path) if parts[0] != room and parts[-1].startswith("_") and parts[-1] != "__version__"
    ]
    assert around + doors == []


def test_the_adapter_enters_by_the_doors_too() -> None:
    """MkDocs' adapter uses only what the rooms offer."""
    used = own(ROOT / "hooks" / "publish.py")
    assert used
    assert [parts for parts in used if any(part.startswith("_") for part in parts)] == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    """Every module begins with a docstring."""
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", SHORT, ids=name)
def test_no_file_is_too_long(path: Path) -> None:
    """Code, templates and styles stay short enough to read at once."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_every_room_offers_only_what_it_has() -> None:
    """A room's __all__ is sorted, without doubles, and everything in it is imported or defined there."""
    for room in ROOMS:
        path = ENGINE / room / "__init__.py"
        if not path.is_file() or "__all__" not in path.read_text(encoding="utf-8"):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        offered = next(
            ast.literal_eval(node.value)
            for node in tree.body
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__"
        )
        assert (room, len(set(offered))) == (room, len(offered))
        assert set(offered) <= {full.rpartition(".")[2] for full in imports(path)}
