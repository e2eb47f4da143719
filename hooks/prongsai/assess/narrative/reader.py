"""The officer's narrative (เนื้อความวิเคราะห์): Markdown in which placeholders stand for every figure.

The grammar is Jinja2's, cut down to placeholders and `if`: parsed by Jinja2, and evaluated here over a fixed list of
names, so that nothing loops, nothing is called that is not listed, and every mistake of a file is told with its place.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateSyntaxError, nodes

from prongsai.assess._expanded import CLOSE, OPEN, Block, Narrative, Segment
from prongsai.assess.narrative.placeholders import CHARTS, PLACEHOLDERS, TABLES, NoValueError, Placeholders
from prongsai.assess.narrative.typed import find, source_of
from prongsai.content import LONGEST_NARRATIVE, Source, excess
from prongsai.findings import Finding, Place
from prongsai.text import few_searches, nearest, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prongsai.assess._assessment import Assessment

# `{#` begins a heading's id in Markdown, so comments are written {## … ##}.
_GRAMMAR = Environment(autoescape=False, comment_start_string="{##", comment_end_string="##}")  # noqa: S701 - never renders
_NOT_ARABIC = re.compile(r"(?![0-9])\d")
_OPENING = re.compile(r"\{\{|\{%|\{##")
_GIVEN = r"""(?:[a-z_]+=)?(?:[0-9]{1,3}(?:\.[0-9]{1,2})?|"[A-Za-z0-9._-]*")"""
_SIMPLE = re.compile(rf"(?<!\{{)(\{{\{{ ?[a-z_]+(?:\((?:{_GIVEN}(?:, ?{_GIVEN})*)?\))?(?:\.[a-z_]+)? ?\}}\}})")
_CLOSING = {"{{": "}}", "{%": "%}", "{##": "##}"}
_NO_TEXT = re.compile("[\\0-\\x08\\x0b-\\x1f\\x7f-\\x84\\x86-\\x9f\ud800-\udfff\ufffe\uffff]")
# Braces that are no marks for the grammar; a page would show them as they stand.
_HALF = re.compile(rf"(?<!\{{)\{{\s*(?:{'|'.join(PLACEHOLDERS)})\b[^{{}}\n]*\}}+|\}}\}}")
_CODE = re.compile("[eEiIoO][0-9]{1,2}|[IEO]IT|" + "|".join((*TABLES, *CHARTS)))
_COMPARE = {
    "eq": lambda left, right: left == right,
    "ne": lambda left, right: left != right,
    "gt": lambda left, right: left > right,
    "gteq": lambda left, right: left >= right,
    "lt": lambda left, right: left < right,
    "lteq": lambda left, right: left <= right,
}
# What Jinja2 says, said to an officer.
_PROBLEMS = {
    "Jinja was looking for": "เปิด {% if … %} แล้วไม่ปิดด้วย {% endif %}",
    "unexpected end of template": "เปิด {{ แล้วไม่ปิดด้วย }}",
    "expected token 'end of print statement'": "มีข้อความเกินก่อนปิดด้วย }}",
    "unexpected '}'": "ปิดวงเล็บไม่ครบ",
    "Encountered unknown tag": "ไม่รู้จักคำสั่งนี้ หรือปิดโดยไม่ได้เปิด",
    "Missing end of comment tag": "เปิด {## แล้วไม่ปิดด้วย ##}",
    "Expected an expression": "ไม่มีชื่อคำแทนค่า",
    "Invalid character in identifier": "ชื่อและตัวเลขในวงเล็บต้องเป็นอักษรอังกฤษและเลขอารบิก",
    "unexpected char": 'มีอักขระที่ใช้ตรงนี้ไม่ได้ (เครื่องหมายคำพูดต้องเป็น " แบบตรง)',
}
_UNREADABLE = "อ่านไม่ได้ตรงนี้ ดูตัวอย่างด้วย prongsai explain E202"
# Letters replaced one for one, so that offsets stay those of the file.
_SAME_LENGTH = str.maketrans({OPEN: " ", CLOSE: " "})


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


def misnamed(source: Source) -> tuple[Finding, ...]:
    """Return the mistakes of grammar and names in a narrative whose figures could not be read."""
    if not source.text or len(source.text) > LONGEST_NARRATIVE:
        return ()
    with few_searches():
        return _Reader(source.text, source.file, None).names()


class _Reader:
    def __init__(self, text: str, file: str, values: Placeholders | None) -> None:
        self._text = text.translate(_SAME_LENGTH)
        self._lines = self._text.split("\n")
        self._file = file
        self._values = values
        self._offsets: dict[int, int | None] = {}
        self._blocks: list[Block] = []
        self._findings: list[Finding] = []
        self._searched: dict[tuple[int, str], int] = {}

    def read(self) -> Narrative:
        try:
            segments = self._plainly() or self._wholly()
        except TemplateSyntaxError as error:
            return Narrative(findings=(self._syntax(error),))
        except SyntaxError:
            return Narrative(findings=(self._not_arabic(),))
        except (RecursionError, ValueError):  # nested too deep, or a number of thousands of digits
            mistake = Finding.make("E202", Place(self._file), problem="ซ้อนกันลึกหรือยาวเกินไป")
            return Narrative(findings=(mistake,))
        self._findings += self._halves(segments)
        text = "".join(segment.text for segment in segments)
        if (found := excess(text)) is not None:
            self._findings.append(Finding.make("E208", self._typed_at(segments, found.offset), problem=found.problem))
            return Narrative(findings=tuple(self._findings))
        return Narrative(text, tuple(self._blocks), tuple(self._findings), segments)

    def _plainly(self) -> tuple[Segment, ...]:
        """Return the segments of a narrative of nothing but text and short placeholders that all have a value.

        Empty for any other. Each such placeholder is parsed once however often narratives have it, which saves most of
        what the whole grammar costs.
        """
        pieces = _SIMPLE.split(self._text.removesuffix("\n"))  # as the grammar does
        if any(mark in typed for typed in pieces[::2] for mark in ("{{", "{%", "{##", "\r")):
            return ()
        segments, offset = [], 0
        for number, piece in enumerate(pieces):
            if number % 2:
                try:
                    expression = _expression(piece)
                except TemplateSyntaxError:
                    return ()
                segments.append(Segment(self._shown(expression), None))
            elif piece:
                segments.append(Segment(piece, offset))
            offset += len(piece)
            if self._findings:  # Its line is that of the whole.
                self._blocks, self._findings, self._searched = [], [], {}
                return ()
        return tuple(segments)

    def _wholly(self) -> tuple[Segment, ...]:
        """Return the segments of any narrative, by the grammar."""
        tree = _GRAMMAR.parse(self._text)
        typed = list(tree.find_all(nodes.TemplateData))
        offsets = self._between([node.data for node in typed]) or self._typed()
        self._offsets = dict(zip(map(id, typed), offsets, strict=False))
        return tuple(self._body(tree.body))

    def _typed_at(self, segments: Iterable[Segment], offset: int) -> Place:
        """Return the place of a letter of the expanded text; of what a placeholder gave, where the text before ends."""
        start, typed = 0, 0
        for segment in segments:
            if segment.offset is not None:
                typed = segment.offset + min(len(segment.text), offset - start)
            start += len(segment.text)
            if start > offset:
                break
        return Source(self._file, self._text).place(typed)

    def _halves(self, segments: Iterable[Segment]) -> Iterator[Finding]:
        """Yield the braces that were meant for marks of a placeholder and are not both there."""
        for typed, offset in ((segment.text, segment.offset) for segment in segments):
            for match in _HALF.finditer(typed) if offset is not None else ():
                place = Source(self._file, self._text).place((offset or 0) + match.start())
                yield Finding.make("E202", place, problem="ต้องเปิดด้วย {{ และปิดด้วย }}")

    def names(self) -> tuple[Finding, ...]:
        try:
            tree = _GRAMMAR.parse(self._text)
        except TemplateSyntaxError as error:
            return (self._syntax(error),)
        except SyntaxError:
            return (self._not_arabic(),)
        except (RecursionError, ValueError):
            return ()
        for node in tree.find_all(nodes.Name):
            try:
                self._name(node)
            except _MistakeError as mistake:
                self._note(mistake)
        return tuple(self._findings)

    def _between(self, typed: list[str]) -> list[int] | None:
        """Return where each piece of typed text begins, or None when the plain look at the marks finds other pieces.

        That is so in a raw block, or where marks stand in quotes or take white space away; the lexer knows then.
        """
        text = self._text.removesuffix("\n")  # as the grammar does
        bounds = pairwise([0, *(place for mark in _marks(text) for place in mark), len(text)])
        found = [(begin, text[begin:end]) for begin, end in islice(bounds, 0, None, 2) if begin < end]
        return [begin for begin, _ in found] if [piece for _, piece in found] == typed else None

    def _typed(self) -> Iterator[int | None]:
        """Yield where each piece of typed text begins; None in a raw block, where no placeholder could stand."""
        position, raw = 0, False
        for _, kind, value in _GRAMMAR.lex(self._text):
            # What the lexer leaves out between tokens is only white space that `{%-` takes away.
            position = self._text.find(value, position)
            raw = (raw or kind == "raw_begin") and kind != "raw_end"
            if kind == "data":
                yield None if raw else position
            position += len(value)

    def _syntax(self, error: TemplateSyntaxError) -> Finding:
        line = self._lines[error.lineno - 1] if error.lineno <= len(self._lines) else ""
        column = max(line.find("{{"), line.find("{%"), 0) + 1
        told = error.message or ""
        problem = next((thai for english, thai in _PROBLEMS.items() if english in told), _UNREADABLE)
        return Finding.make("E202", Place(self._file, error.lineno, column), problem=problem)

    def _not_arabic(self) -> Finding:
        """Return the finding for a fraction in other digits, which the grammar takes for a number and cannot read."""
        marks = (_NOT_ARABIC.search(self._text, start, end) for start, end in _marks(self._text))
        start = next((found.start() for found in marks if found), 0)
        place = Source(self._file, self._text).place(start)
        return Finding.make("E202", place, problem=_PROBLEMS["Invalid character in identifier"])

    def _body(self, body: Iterable[nodes.Node]) -> list[Segment]:
        return [segment for node in body for segment in self._statement(node)]

    def _statement(self, node: nodes.Node) -> list[Segment]:
        if isinstance(node, nodes.Output):
            return [self._segment(child) for child in node.nodes]
        if isinstance(node, nodes.If):
            return self._if(node)
        name = type(node).__name__.lower()
        self._note(_MistakeError("E203", node.lineno, "{%", found=name))
        return []

    def _segment(self, node: nodes.Expr) -> Segment:
        if isinstance(node, nodes.TemplateData):
            return Segment(node.data, self._offsets.get(id(node)))
        return Segment(self._shown(node), None)

    def _if(self, node: nodes.If) -> list[Segment]:
        for branch in (node, *node.elif_):
            try:
                chosen = self._value(branch.test)
            except _MistakeError as mistake:
                self._note(mistake)
                return []
            if chosen:
                return self._body(branch.body)
        return self._body(node.else_)

    def _shown(self, node: nodes.Expr) -> str:
        try:
            value = self._name(node, alone=True) if isinstance(node, nodes.Name) else self._value(node)
        except _MistakeError as mistake:
            self._note(mistake)
            return ""
        if isinstance(value, Block):
            self._blocks.append(value)
            return f"{OPEN}{len(self._blocks) - 1}{CLOSE}"
        fields = getattr(value, "FIELDS", ())
        if value is None or callable(value) or fields:
            problem = f"ต้องต่อท้ายด้วย .{' หรือ .'.join(fields)}" if fields else "ต้องมีวงเล็บหรือไม่มีข้อมูลนี้"
            self._note(_MistakeError("E204", node.lineno, source_of(node), found=source_of(node), problem=problem))
            return ""
        # Half a surrogate pair or a control character, written as an escape, is no text that a page can hold.
        return _NO_TEXT.sub("\ufffd", str(value))

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
        found = getattr(node, "operator", None) or type(node).__name__.lower()
        raise _MistakeError("E203", node.lineno, "{", found=found)

    def _name(self, node: nodes.Name, *, alone: bool = False) -> object:
        if node.name not in PLACEHOLDERS:
            hint = (
                _quoted(node.name, alone=alone) or _in_thai(node.name) or suggestion(node.name, PLACEHOLDERS, limit=0)
            )
            raise _MistakeError("E201", node.lineno, node.name, found=node.name, hint=hint)
        return getattr(self._values, node.name, None)

    def _attribute(self, node: nodes.Getattr) -> object:
        inner, named = node.node, source_of(node.node)
        owner = self._name(inner, alone=True) if isinstance(inner, nodes.Name) else self._value(inner)  # "OIT.score"
        fields = getattr(owner, "FIELDS", ())
        if owner is None:
            problem = "รายงานไม่มีข้อมูลนี้ หรือมีไม่ครบ"
            raise _MistakeError("E204", node.lineno, named, found=f"{named}.{node.attr}", problem=problem)
        if node.attr not in fields:
            hint = suggestion(node.attr, fields)
            raise _MistakeError("E201", node.lineno, node.attr, found=f"{named}.{node.attr}", hint=hint)
        return getattr(owner, node.attr)

    def _call(self, node: nodes.Call) -> object:
        function = self._value(node.node)
        if not callable(function) or node.dyn_args is not None or node.dyn_kwargs is not None:
            raise _MistakeError("E203", node.lineno, source_of(node.node), found=f"{source_of(node.node)}(…)")
        positional = [self._value(argument) for argument in node.args]
        named = {keyword.key: self._value(keyword.value) for keyword in node.kwargs}
        try:
            return function(*positional, **named)
        except NoValueError as error:
            problem = str(error)
        except TypeError:
            problem = "ค่าในวงเล็บไม่ครบหรือเกิน"
        raise _MistakeError("E204", node.lineno, source_of(node), found=source_of(node), problem=problem)

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
                raise _MistakeError("E204", node.lineno, "{%", found=source_of(node.expr), problem=problem) from error
            left = right
        return True

    def _note(self, mistake: _MistakeError) -> None:
        key = (mistake.line, mistake.word)
        text = self._lines[mistake.line - 1] if mistake.line <= len(self._lines) else ""
        column = find(text, mistake.word, self._searched.get(key, 0))
        self._searched[key] = column + len("{{")
        place = Place(self._file, mistake.line, column + 1)
        self._findings.append(Finding.make(mistake.code, place, **mistake.figures))


@lru_cache(maxsize=1024)
def _expression(placeholder: str) -> nodes.Expr:
    """Return what the grammar makes of one placeholder, braces included."""
    return next(_GRAMMAR.parse(placeholder).find_all(nodes.Output)).nodes[0]


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each mark that is opened and closed begins and ends."""
    last, never = 0, set()
    for match in _OPENING.finditer(text):
        if match.start() >= last and match[0] not in never:
            closed = text.find(_CLOSING[match[0]], match.end())
            if closed < 0:
                never.add(match[0])
            else:
                last = closed + len(_CLOSING[match[0]])
                yield match.start(), last


def _quoted(name: str, *, alone: bool) -> str:
    """Return the clause that says how to write a code or the name of a table, in a call or alone; empty for others."""
    if not _CODE.fullmatch(name):
        return ""
    if not alone:
        return f' (ใส่เครื่องหมายคำพูดครอบ: "{name}")'
    kinds = {"table": TABLES, "chart": CHARTS, "tool": ("IIT", "EIT", "OIT")}
    call = next((kind for kind, names in kinds.items() if name in names), "item" if name[0] in "oO" else "question")
    return f' (ให้เขียน {{{{ {call}("{name}") }}}})'


def _in_thai(name: str) -> str:
    """Return the clause that names the placeholder which a Thai name means, such as ชื่อหน่วยงาน; empty for none."""
    near = nearest(name, _thai_names())
    return f" (ใกล้เคียงที่สุด: {_thai_names()[near]})" if near else ""


@cache
def _thai_names() -> dict[str, str]:
    return {words.splitlines()[0].partition(" เช่น ")[0]: placeholder for placeholder, words in PLACEHOLDERS.items()}
