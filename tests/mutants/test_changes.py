"""The changes that mutation testing makes: each a mistake that can be seen, and no other."""

from __future__ import annotations

import ast

import pytest

from tests.mutants.changes import changed, changes
from tests.publish.project import ROOT

SEEN = {
    "x = a < b": ["x = a <= b"],
    "x = a == b": ["x = a != b"],
    "x = a not in b": ["x = a in b"],
    "x = a and b": ["x = a or b"],
    "x = not a": ["x = a"],
    "x = -a": ["x = a"],
    "x = a + b": ["x = a - b"],
    "x = a | b": ["x = a & b"],
    "x = True": ["x = False"],
    "x = 84": ["x = 85"],
    "x = 'ไม่มี'": ["x = ''"],
    "x = '84'": ["x = '85'"],
    "x = b if a else c": ["x = b if not a else c"],
    "x = [a for a in b if c]": ["x = [a for a in b]", "x = [a for a in b if not c]"],
    "if a:\n    b": ["if not a:\n    b"],
    "def f():\n    return a": ["def f():\n    return None"],
    "def f():\n    return False": ["def f():\n    return True"],
    "def f():\n    g()": ["def f():\n    pass"],
    "def f():\n    yield a": ["def f():\n    pass"],
    "for a in b:\n    continue": ["for a in b:\n    break"],
    "def f(a=1):\n    pass": ["def f(a=2):\n    pass"],
}
UNSEEN = (
    '"""What it is."""',
    'def f():\n    """What it does."""',
    "x: Literal['a'] = y",
    "X = Literal['a', 'b']",
    "def f(a: Literal['a']) -> Literal['b']:\n    pass",
    "@cache('a')\ndef f():\n    pass",
    "class A(B, frozen=True):\n    pass",
    "if TYPE_CHECKING:\n    x = 1",
    "__all__ = ['a']",
    "from a import b",
    "raise TypeError('a' + b)",
    "x = open(a, encoding='utf-8')",
    "x = zip(a, b, strict=True)",
    "x = ''",
    "x = f'{a:.2f}'",
    "return None",
)


@pytest.mark.parametrize("source", SEEN, ids=repr)
def test_a_mistake_is_made(source: str) -> None:
    """Operators, conditions, values, results and calls are changed into what somebody might have written by mistake."""
    found = [ast.unparse(changed(source, change)) for change in changes(source, "a.py")]
    assert found == [ast.unparse(ast.parse(one)) for one in SEEN[source]]


@pytest.mark.parametrize("source", UNSEEN, ids=repr)
def test_what_nobody_sees_is_left_alone(source: str) -> None:
    """Docstrings, annotations, decorators, what a type checker reads and what says that a programmer erred stay."""
    assert list(changes(source, "a.py")) == []


def test_every_change_is_told_where_it_stands() -> None:
    """A change names its line, the outermost function with its class, and what is put in the place of what."""
    source = (
        "LIMIT = 1\n\n\nclass A:\n    @property\n    def b(self):\n        return [c for c in self.d if c > LIMIT]\n"
    )
    found = [*changes(source, "a.py")]
    assert [(one.line, one.first, one.name) for one in found] == [(1, 0, "LIMIT"), *[(7, 5, "A.b")] * 4]
    assert sorted(map(str, found)) == [
        "a.py:1: 1 → 2",
        "a.py:7: c > LIMIT → c >= LIMIT",
        "a.py:7: if c > LIMIT → (no condition)",
        "a.py:7: if c > LIMIT → if not c > LIMIT",
        "a.py:7: return [c for c in self.d if c > LIMIT] → return None",
    ]


def test_each_change_is_one_and_another() -> None:
    """Of a real file no two changes give the same code, and each gives other code than stands there."""
    source = (ROOT / "hooks" / "prongsai" / "assess" / "checks" / "level.py").read_text(encoding="utf-8")
    made = [ast.unparse(changed(source, change)) for change in changes(source, "a.py")]
    assert len(made) > 50
    assert len({*made, ast.unparse(ast.parse(source))}) == len(made) + 1
