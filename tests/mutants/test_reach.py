"""Which tests are run for a change: those that reach the function around it, or what uses the constant."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import SLOW
from tests.mutants.changes import changes
from tests.mutants.reach import gathered, telling
from tests.mutants.users import Users
from tests.tools.mutants import ALSO, KEEPING, ROOT, interval, is_run, new_lines, witnesses

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mutants.reach import Block

SOURCE = """\
BASE = 1
LIMIT = BASE + 1


def over(value):
    \"\"\"Tell.\"\"\"
    if value > LIMIT:
        return True
    else:
        return False


class Table:
    rows = 3

    @property
    def long(self):
        return [row for row in range(self.rows) if over(row)]


def apart():
    return 0
"""


def test_a_block_tells_that_it_is_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each block tells its file and line, a function its first, a decorator's where there is one, and does its work."""
    reached: list[Block] = []
    monkeypatch.setattr(builtins, "note_that_it_is_reached", reached.append, raising=False)
    names: dict[str, object] = {}
    exec(telling(SOURCE, "a.py"), names)  # noqa: S102 - our own source
    assert eval("Table().long", names) == []  # noqa: S307 - our own source
    assert reached == [("a.py", 16), *[("a.py", 5), ("a.py", 10)] * 3]
    assert names["over"].__doc__ == "Tell."


def test_a_change_is_known_by_the_block_around_it() -> None:
    """The block of a change is the one that tells that it is reached; what stands in no function has none."""
    blocks = {(one.line, one.block) for one in changes(SOURCE, "a.py")}
    assert blocks == {(1, 0), (2, 0), (7, 5), (8, 8), (10, 10), (14, 0), (18, 16), (22, 21)}


def test_of_slow_tests_those_are_run_that_see_what_no_other_sees() -> None:
    """Each half runs its own files: what is slow only where it is named here, the rest as the settings of tests say."""
    slow, quick, other = (ROOT / "tests" / name for name in (ALSO[0], "test_text.py", "test_files.py"))
    assert [is_run(frozenset({slow, quick}), path) for path in (slow, quick, other)] == [True, None, False]
    assert is_run(frozenset(), ROOT / "tests/evidence") is True
    assert is_run(frozenset(), ROOT / "tests/kills") is None
    assert {*ALSO} <= {*SLOW}


def test_who_uses_a_constant_is_found(tmp_path: Path) -> None:
    """A constant is used by the functions that mention it, or another that is made of it; a class by its methods too."""
    file = tmp_path / "a.py"
    file.write_text(SOURCE, encoding="utf-8")
    users = Users([file])
    assert users.of("BASE") == {(str(file), 5)}
    assert users.of("Table") == {(str(file), 16)}
    assert users.of("NOTHING") == set()


HALVES: list[dict[str, Any]] = [
    {
        "tests": [["tests/a/test_a.py::wide", 0.005, 90], ["tests/a/test_a.py::narrow", 0.005, 2]],
        "reached": [[["a.py", 1], [0, 1]]],
        "early": [["a.py", 7]],
    },
    {"tests": [["tests/a/test_a.py::slow", 1, 2]], "reached": [[["a.py", 1], [0]], [["a.py", 9], [0]]], "early": []},
]


def test_special_and_quick_tests_go_first() -> None:
    """Tests are run in the order of what they cost: the time that they take, times the blocks that they reach."""
    reached = gathered(HALVES)
    assert reached.of([("a.py", 1)], "b.py") == (
        "tests/a/test_a.py::narrow",
        "tests/a/test_a.py::wide",
        "tests/a/test_a.py::slow",
    )
    assert reached.of([("a.py", 9), ("a.py", 1)], "b.py") == (
        "tests/a/test_a.py::narrow",
        "tests/a/test_a.py::wide",
        "tests/a/test_a.py::slow",
    )
    assert reached.of([("a.py", 9)], "a.py") == ("tests/a/test_a.py::slow",)
    assert reached.of([("a.py", 5)], "a.py") == ()
    assert reached.early == {("a.py", 7)}
    assert reached.seconds["tests/a/test_a.py::slow"] == 1


def test_what_is_about_the_file_goes_first() -> None:
    """Of two tests that cost the same the one goes first that reaches more blocks of the changed file."""
    half = {
        "tests": [["tests/a/test_a.py::about", 0.1, 9], ["tests/a/test_a.py::beside", 0.1, 9]],
        "reached": [[["a.py", 1], [0, 1]], [["a.py", 2], [0]], [["b.py", 1], [1]], [["b.py", 2], [1]]],
        "early": [],
    }
    assert gathered([half]).of([("a.py", 1)], "a.py") == ("tests/a/test_a.py::about", "tests/a/test_a.py::beside")
    assert gathered([half]).of([("a.py", 1)], "b.py") == ("tests/a/test_a.py::beside", "tests/a/test_a.py::about")


def test_what_acts_on_import_is_compared_with_files_first() -> None:
    """What is made of the model stands in files; other changes are tried on the tests that reach them alone."""
    tests = [["tests/a/test_a.py::a", 0.1, 9], [KEEPING[1], 0.1, 9]]
    reached = gathered([{"tests": tests, "reached": [[["a.py", 1], [0]]], "early": []}])
    assert witnesses(reached, [("a.py", 1)], "a.py", late=False) == (KEEPING[1], "tests/a/test_a.py::a")
    assert witnesses(reached, [("a.py", 1)], "a.py", late=True) == ("tests/a/test_a.py::a",)


def test_tests_of_the_folders_name_go_first() -> None:
    """A test of a folder is about what stands in the folder of the engine that is called so."""
    half = {
        "tests": [["tests/a/test_a.py::a", 0.1, 9], ["tests/b/test_b.py::b", 0.1, 9]],
        "reached": [[["x/a/a.py", 1], [0, 1]], [["x/b/b.py", 1], [0, 1]]],
        "early": [],
    }
    reached = gathered([half])
    assert reached.of([("x/a/a.py", 1)], "x/a/a.py") == ("tests/a/test_a.py::a", "tests/b/test_b.py::b")
    assert reached.of([("x/b/b.py", 1)], "x/b/b.py") == ("tests/b/test_b.py::b", "tests/a/test_a.py::a")


def test_no_more_than_eight_hundred_tests_are_run() -> None:
    """Where more tests reach a change, the cheapest are run."""
    tests = [[f"tests/a/test_a.py::{number:04}", 0, 1] for number in range(1000)]
    half = {"tests": tests, "reached": [[["a.py", 1], [*range(1000)]]], "early": []}
    assert gathered([half]).of([("a.py", 1)], "a.py") == tuple(
        f"tests/a/test_a.py::{number:04}" for number in range(800)
    )


def test_new_lines_are_read_from_git() -> None:
    """The lines of a file that are new or changed are told, and none where lines were only taken out."""
    told = "--- a/x.py\n+++ b/x.py\n@@ -1 +1,2 @@\n+a\n+b\n@@ -9,2 +9,0 @@ def f():\n-c\n-d\n@@ -20 +19 @@\n+e\n"
    assert sorted(line for _, line in new_lines(told)) == [1, 2, 19]
    assert {file.rpartition("/")[2] for file, _ in new_lines(told)} == {"x.py"}


@pytest.mark.parametrize(
    ("share", "number", "low", "high"),
    [(0.9, 400, 0.8667, 0.9257), (1.0, 100, 0.9630, 1.0), (0.0, 10, 0.0, 0.2775)],
)
def test_a_share_of_a_sample_has_its_interval(share: float, number: int, low: float, high: float) -> None:
    """Wilson's interval, as tables give it; it never leaves what a share may be."""
    assert interval(share, number) == pytest.approx((low, high), abs=1e-4)
