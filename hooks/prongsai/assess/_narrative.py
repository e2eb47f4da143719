"""The officer's narrative (เนื้อความวิเคราะห์): Markdown in which placeholders stand for every figure.

The grammar is Jinja2's, cut down to placeholders and `if`: parsed by Jinja2, and evaluated here over a fixed list of
names, so that nothing loops, nothing is called that is not listed, and every mistake of a file is told with its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateSyntaxError, nodes

from prongsai.assess._placeholders import PLACEHOLDERS, Block, NoValueError, Placeholders
from prongsai.findings import Finding, Place
from prongsai.text import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prongsai.assess._assessment import Assessment

# `{#` begins a heading's id in Markdown, so comments are written {## … ##}.
_GRAMMAR = Environment(autoescape=False, comment_start_string="{##", comment_end_string="##}")  # noqa: S701 - never renders
_COMPARE = {
    "eq": lambda left, right: left == right,
    "ne": lambda left, right: left != right,
    "gt": lambda left, right: left > right,
    "gteq": lambda left, right: left >= right,
    "lt": lambda left, right: left < right,
    "lteq": lambda left, right: left <= right,
}
_OPEN, _CLOSE = "\ue000", "\ue001"
BLOCK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
"""Where a block such as a table goes in the expanded text; the group is its place in `Narrative.blocks`."""


@dataclass(frozen=True, slots=True)
class Narrative:
    """The narrative with its figures filled in, the blocks it asks for, and what was wrong in it."""

    text: str = ""
    blocks: tuple[Block, ...] = ()
    findings: tuple[Finding, ...] = ()


class _MistakeError(Exception):
    """A mistake at a node: the finding's code and figures, and the word to look for in the line."""

    def __init__(self, code: str, line: int, word: str, **figures: object) -> None:
        super().__init__(code)
        self.code, self.line, self.word, self.figures = code, line, word, figures


def read_narrative(assessment: Assessment) -> Narrative:
    """Expand the placeholders of an assessment's narrative."""
    source = assessment.report.narrative
    if not source.text:
        return Narrative()
    return _Reader(source.text, source.file, Placeholders(assessment)).read()


class _Reader:
    def __init__(self, text: str, file: str, values: Placeholders) -> None:
        self._text = text.replace(_OPEN, "").replace(_CLOSE, "")
        self._lines = self._text.split("\n")
        self._file = file
        self._values = values
        self._blocks: list[Block] = []
        self._findings: list[Finding] = []
        self._searched: dict[tuple[int, str], int] = {}

    def read(self) -> Narrative:
        try:
            tree = _GRAMMAR.parse(self._text)
        except TemplateSyntaxError as error:
            return Narrative(findings=(self._syntax(error),))
        text = self._body(tree.body)
        return Narrative(text, tuple(self._blocks), tuple(self._findings))

    def _syntax(self, error: TemplateSyntaxError) -> Finding:
        line = self._lines[error.lineno - 1] if error.lineno <= len(self._lines) else ""
        column = max(line.find("{{"), line.find("{%"), 0) + 1
        return Finding.make("E202", Place(self._file, error.lineno, column), problem=error.message)

    def _body(self, body: Iterable[nodes.Node]) -> str:
        return "".join(self._statement(node) for node in body)

    def _statement(self, node: nodes.Node) -> str:
        if isinstance(node, nodes.Output):
            return "".join(
                child.data if isinstance(child, nodes.TemplateData) else self._shown(child) for child in node.nodes
            )
        if isinstance(node, nodes.If):
            return self._if(node)
        name = type(node).__name__.lower()
        self._note(_MistakeError("E203", node.lineno, "{%", found=name))
        return ""

    def _if(self, node: nodes.If) -> str:
        for branch in (node, *node.elif_):
            try:
                chosen = self._value(branch.test)
            except _MistakeError as mistake:
                self._note(mistake)
                return ""
            if chosen:
                return self._body(branch.body)
        return self._body(node.else_)

    def _shown(self, node: nodes.Expr) -> str:
        try:
            value = self._value(node)
        except _MistakeError as mistake:
            self._note(mistake)
            return ""
        if isinstance(value, Block):
            self._blocks.append(value)
            return f"{_OPEN}{len(self._blocks) - 1}{_CLOSE}"
        if value is None or callable(value):
            self._note(_MistakeError("E204", node.lineno, "{{", found=_source(node), problem="ต้องมีวงเล็บหรือไม่มีข้อมูลนี้"))
            return ""
        return str(value)

    def _value(self, node: nodes.Node) -> object:
        match node:
            case nodes.Const():
                return node.value
            case nodes.Name():
                return self._name(node)
            case nodes.Getattr():
                return self._attribute(node)
            case nodes.Call():
                return self._call(node)
            case nodes.Not():
                return not self._value(node.node)
            case nodes.And():
                return self._value(node.left) and self._value(node.right)
            case nodes.Or():
                return self._value(node.left) or self._value(node.right)
            case nodes.Compare():
                return self._compare(node)
        raise _MistakeError("E203", node.lineno, "{", found=type(node).__name__.lower())

    def _name(self, node: nodes.Name) -> object:
        if node.name not in PLACEHOLDERS:
            hint = suggestion(node.name, PLACEHOLDERS, limit=0)
            raise _MistakeError("E201", node.lineno, node.name, found=node.name, hint=hint)
        return getattr(self._values, node.name)

    def _attribute(self, node: nodes.Getattr) -> object:
        owner = self._value(node.node)
        fields = getattr(owner, "FIELDS", ())
        if node.attr not in fields:
            found = f"{_source(node.node)}.{node.attr}"
            hint = suggestion(node.attr, fields)
            raise _MistakeError("E201", node.lineno, node.attr, found=found, hint=hint)
        return getattr(owner, node.attr)

    def _call(self, node: nodes.Call) -> object:
        function = self._value(node.node)
        if not callable(function) or node.dyn_args is not None or node.dyn_kwargs is not None:
            raise _MistakeError("E203", node.lineno, _source(node.node), found=f"{_source(node.node)}(…)")
        positional = [self._value(argument) for argument in node.args]
        named = {keyword.key: self._value(keyword.value) for keyword in node.kwargs}
        try:
            return function(*positional, **named)
        except NoValueError as error:
            problem = str(error)
        except TypeError:
            problem = "ค่าในวงเล็บไม่ครบหรือเกิน"
        raise _MistakeError("E204", node.lineno, _source(node.node), found=_source(node), problem=problem)

    def _compare(self, node: nodes.Compare) -> bool:
        left = self._value(node.expr)
        for operand in node.ops:
            compare = _COMPARE.get(operand.op)
            if compare is None:
                raise _MistakeError("E203", node.lineno, operand.op, found=operand.op)
            right = self._value(operand.expr)
            try:
                if not compare(left, right):
                    return False
            except TypeError as error:
                problem = "เปรียบเทียบค่าต่างชนิดกันไม่ได้"
                raise _MistakeError("E204", node.lineno, "{%", found=_source(node.expr), problem=problem) from error
            left = right
        return True

    def _note(self, mistake: _MistakeError) -> None:
        key = (mistake.line, mistake.word)
        text = self._lines[mistake.line - 1] if mistake.line <= len(self._lines) else ""
        column = text.find(mistake.word, self._searched.get(key, 0))
        self._searched[key] = column + 1
        place = Place(self._file, mistake.line, max(column, 0) + 1)
        self._findings.append(Finding.make(mistake.code, place, **mistake.figures))


def _source(node: nodes.Node) -> str:
    """Return an expression about as the officer typed it."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Const():
            return f'"{node.value}"' if isinstance(node.value, str) else str(node.value)
        case nodes.Getattr():
            return f"{_source(node.node)}.{node.attr}"
        case nodes.Call():
            named = [f"{keyword.key}={_source(keyword.value)}" for keyword in node.kwargs]
            return f"{_source(node.node)}({', '.join([_source(argument) for argument in node.args] + named)})"
    return "…"
