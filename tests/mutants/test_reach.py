"""Which tests are run for a change: those that reach the function around it, or what uses the constant."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

import pytest

from tests.conftest import SLOW
from tests.mutants.reach import telling
from tests.mutants.users import Users
from tests.tools.mutants import ALSO, ROOT, Reach, interval, is_run, new_lines

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = """\
BASE = 1
LIMIT = BASE + 1


def over(value):
    \"\"\"Tell.\"\"\"
    return value > LIMIT


class Table:
    rows = 3

    @property
    def long(self):
        return [row for row in range(self.rows) if over(row)]


def apart():
    return 0
"""


def test_a_function_tells_that_it_is_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each function and method tells its file and first line, a decorator's where there is one, and does what it did."""
    reached: list[tuple[str, int]] = []
    monkeypatch.setattr(builtins, "note_that_it_is_reached", lambda *function: reached.append(function), raising=False)
    names: dict[str, object] = {}
    exec(telling(SOURCE, "a.py"), names)  # noqa: S102 - our own source
    assert eval("Table().long", names) == []  # noqa: S307 - our own source
    assert reached == [("a.py", 13), *[("a.py", 5)] * 3]
    assert names["over"].__doc__ == "Tell."


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
    assert users.of("Table") == {(str(file), 13)}
    assert users.of("NOTHING") == set()


def test_special_tests_go_first() -> None:
    """Tests of which each reaches little are run before those that reach everything; who reaches nothing runs none."""
    reached = Reach({("a.py", 1): ["wide", "narrow"], ("a.py", 9): ["other"]}, {"wide": 90, "narrow": 2, "other": 5})
    assert reached.of([("a.py", 1)]) == (("narrow", "wide"),)
    assert reached.of([("a.py", 1), ("a.py", 9)]) == (("narrow", "other", "wide"),)
    assert reached.of([("a.py", 5)]) == ()


def test_many_tests_are_run_in_two_rounds() -> None:
    """Where many tests reach a change the first forty are run first, and no more than eight hundred in all."""
    names = [f"t{number:04}" for number in range(1000)]
    first, then = Reach({("a.py", 1): names}, dict.fromkeys(names, 1)).of([("a.py", 1)])
    assert first == tuple(names[:40])
    assert then == tuple(names[40:800])


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
