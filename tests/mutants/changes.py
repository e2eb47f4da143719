"""Small changes of the engine's code (mutants): each a mistake that somebody might make, and a test ought to see.

What changes nothing that anybody could see is left alone: docstrings, annotations, decorators, what only a type checker
reads (the words of a `Literal` that is given a name too), arguments of exceptions that say a programmer erred, keywords
that make no difference on the tests' machine, and None in the place of False as an answer, which says no as well.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.BitXor: ast.BitOr,
}
_PROGRAMMERS = {"TypeError", "AssertionError", "NotImplementedError", "RuntimeError"}
_NO_DIFFERENCE = {"encoding", "newline", "errors", "strict", "maxsize", "frozen", "slots", "repr", "compare"}
_TYPING = {"cast", "TypeVar", "NewType", "ParamSpec"}


class Scope(NamedTuple):
    """Where in a file a change stands, as `Change` tells it."""

    first: int
    block: int
    name: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a file.

    Attributes:
        file: the file's path, as it was given.
        line: where the change stands, counted from 1.
        first: the first line of the outermost function around it, with its decorators; 0 outside of functions.
        block: the line by which the innermost block around it is known; 0 outside of functions.
        name: what is defined there: the outermost function (with its class), class or constant.
        old: what stands there.
        new: what stands there instead; empty where it is left out.
        place: which node of the file, and which of its alternatives.
    """

    file: str
    line: int
    first: int
    block: int
    name: str
    old: str
    new: str
    place: tuple[int, int]

    def __str__(self) -> str:
        """Return the change on one line."""
        return f"{self.file}:{self.line}: {_short(self.old)} → {_short(self.new) or '(left out)'}"


def changes(source: str, file: str) -> Iterator[Change]:
    """Yield every change of a file's source."""
    for index, node in enumerate(_Marked(source).nodes):
        for number, other in enumerate(_alternatives(node.node)):
            yield Change(file, node.line, *node.scope, _told(node.node), _told(other), (index, number))


def changed(source: str, change: Change) -> ast.Module:
    """Return the tree of a source with a change made."""
    marked = _Marked(source)
    index, number = change.place
    found = marked.nodes[index]
    other = [*_alternatives(found.node)][number]
    found.put(ast.copy_location(other, found.node))
    return ast.fix_missing_locations(marked.tree)


@dataclass(frozen=True, slots=True)
class _Node:
    """A node that may be changed, and where it hangs."""

    node: ast.AST
    parent: ast.AST
    field: str
    at: int | None
    line: int
    scope: Scope

    def put(self, other: ast.AST) -> None:
        """Put another node in the place of this one."""
        if self.at is None:
            setattr(self.parent, self.field, other)
        else:
            getattr(self.parent, self.field)[self.at] = other


class _Marked:
    """A source's tree, and its nodes that may be changed, in their order."""

    def __init__(self, source: str) -> None:
        self.tree = ast.parse(source)
        self.nodes: list[_Node] = []
        self._walk(self.tree, Scope(0, 0, ""))

    def _walk(self, parent: ast.AST, outer: Scope) -> None:
        for field, value in ast.iter_fields(parent):
            if _left_alone(parent, field):
                continue
            scope = outer._replace(block=block(parent, value) or outer.block) if outer.first else outer
            for at, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if isinstance(node, ast.AST) and not _silent(node):
                    inner = _scope(node, scope)
                    self.nodes.append(_Node(node, parent, field, at, _line(node), inner))
                    self._walk(node, inner)


def _line(node: ast.AST) -> int:
    """Return where a node stands; parts of a comprehension stand where their target does."""
    return node.target.lineno if isinstance(node, ast.comprehension) else getattr(node, "lineno", 0)


def first_line(node: ast.FunctionDef) -> int:
    """Return where a function begins, with its decorators."""
    return min(node.lineno, *(one.lineno for one in node.decorator_list), node.lineno)


def block(parent: ast.AST, part: object) -> int:
    """Return the line by which a block is known, if a part of a node is one: statements that run one after another."""
    if not isinstance(part, list) or not part or not isinstance(part[0], ast.stmt):
        return 0
    return first_line(parent) if isinstance(parent, ast.FunctionDef) else part[0].lineno


def _scope(node: ast.AST, scope: Scope) -> Scope:
    if scope.first:
        return scope
    match node:
        case ast.FunctionDef(name=own):
            first = first_line(node)
            return Scope(first, first, f"{scope.name}.{own}".lstrip("."))
        case ast.ClassDef(name=own):
            return Scope(0, 0, f"{scope.name}.{own}".lstrip("."))
        case ast.Assign(targets=[ast.Name(id=own), *_]) | ast.AnnAssign(target=ast.Name(id=own)) if not scope.name:
            return Scope(0, 0, own)
    return scope


def _left_alone(parent: ast.AST, field: str) -> bool:
    """Tell whether a part of a node makes no difference that anybody could see."""
    match parent:
        case ast.Raise(exc=ast.Call(func=ast.Name(id=name))) if name in _PROGRAMMERS:
            return True
        case ast.Call(func=ast.Name(id=name)) if name in _TYPING:
            return field == "args"
        case (
            ast.Assign(targets=[ast.Name(id="__all__")]) | ast.Assign(value=ast.Subscript(value=ast.Name(id="Literal")))
        ):
            return True
        case ast.ClassDef() if field == "keywords":
            return True
    return field in {"annotation", "returns", "decorator_list", "format_spec", "ctx", "ops", "op", "type_params"}


def _silent(node: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom() | ast.Pass():
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.keyword(arg=name):
            return name in _NO_DIFFERENCE
    return False


def _alternatives(node: ast.AST) -> Iterator[ast.AST]:  # noqa: C901, PLR0912 - one case for each kind of change
    """Yield what may stand in a node's place; fresh nodes, that nothing else holds."""
    match node:
        case ast.Compare(left=left, ops=[op], comparators=right) if type(op) in _COMPARISONS:
            yield ast.Compare(left, [_COMPARISONS[type(op)]()], right)
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.BinOp(left=left, op=op, right=right_hand) if type(op) in _ARITHMETIC:
            yield ast.BinOp(left, _ARITHMETIC[type(op)](), right_hand)
        case ast.Constant(value=bool() | int() | str() as value) if value != "":
            yield ast.Constant(_other(value))
        case ast.IfExp(test=test, body=body, orelse=orelse) if not _turned(test):
            yield ast.IfExp(_opposite(test), body, orelse)
        case ast.If(test=test, body=body, orelse=orelse) if not _turned(test):
            yield ast.If(_opposite(test), body, orelse)
        case ast.While(test=test, body=body, orelse=orelse) if not _turned(test):
            yield ast.While(_opposite(test), body, orelse)
        case ast.comprehension(target=target, iter=over, ifs=[_, *_] as tests, is_async=is_async):
            yield ast.comprehension(target, over, [], is_async)
            yield from (
                ast.comprehension(target, over, [*tests[:at], _opposite(test), *tests[at + 1 :]], is_async)
                for at, test in enumerate(tests)
                if not _turned(test)
            )
        case ast.Return(value=ast.expr() as value) if not _says_no(value):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield ast.Pass()
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()


def _turned(test: ast.expr) -> bool:
    """Tell whether turning a test round is one of the changes of the test itself."""
    match test:
        case ast.Compare(ops=[ast.Eq() | ast.NotEq() | ast.Is() | ast.IsNot() | ast.In() | ast.NotIn()]):
            return True
        case ast.UnaryOp(op=ast.Not()):
            return True
    return False


def _opposite(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)


def _says_no(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and (value.value is None or value.value is False)


def _other(value: bool | int | str) -> bool | int | str:  # noqa: FBT001 - any value that code may hold
    """Return another value of the kind; a number in quotes stays one."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    return str(int(value) + 1) if value.isdecimal() else ""


def _told(node: ast.AST) -> str:
    match node:
        case ast.comprehension(ifs=tests):
            return " ".join(f"if {ast.unparse(test)}" for test in tests) or "(no condition)"
        case ast.If(test=test) | ast.While(test=test):
            return f"{type(node).__name__.lower()} {ast.unparse(test)}"
        case ast.Constant(value=str() as value):
            return repr(value)
        case ast.Pass():
            return ""
    return ast.unparse(ast.fix_missing_locations(node))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"
